/* As much of a PNG file as a format must know. */
#include "renderers.h"

#include <string.h>

static uint32_t word_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
	       bytes[3];
}

bool png_size(const void *png, size_t len, uint32_t *width, uint32_t *height)
{
	/* The signature, and the chunk that comes first: its length and its name. */
	static const char start[] = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR";
	const unsigned char *bytes = png;
	enum { START = sizeof(start) - 1 };

	if (len < START + 8 || memcmp(bytes, start, START) != 0)
		return false;
	*width = word_at(bytes + START);
	*height = word_at(bytes + START + 4);
	return *width > 0 && *width <= INT32_MAX && *height > 0 && *height <= INT32_MAX;
}
