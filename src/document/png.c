/* Whether a PNG file is whole: a format takes it as it is, and who opens a damaged one sees no
 * picture, or is told that the document is damaged.  The chunks are those of the PNG specification
 * (W3C), 5.3 and 5.6. */
#include "renderers.h"

#include <string.h>
#include <zlib.h>

/* A chunk is its length, its name of four letters, its data, and a check of the last two. */
enum { NAME_LEN = 4, BEFORE_DATA = 4 + NAME_LEN, AROUND_DATA = BEFORE_DATA + 4 };
/* The data of the first chunk begin with the width and the height. */
enum { HEADER_LEN = 13 };

static const char signature[] = "\x89PNG\r\n\x1a\n";
enum { SIGNATURE_LEN = sizeof(signature) - 1 };

static uint32_t word_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
	       bytes[3];
}

static bool is_named(const unsigned char *chunk, const char *name)
{
	return memcmp(chunk + 4, name, NAME_LEN) == 0;
}

/* The length of the chunk with all that is around its data; 0 when it is cut off or damaged. */
static size_t whole_chunk(const unsigned char *chunk, size_t room)
{
	if (room < AROUND_DATA)
		return 0;
	uint32_t len = word_at(chunk);
	if (len > INT32_MAX || len > room - AROUND_DATA)
		return 0;
	uint32_t sum = (uint32_t)crc32(0, chunk + 4, NAME_LEN + len);
	return word_at(chunk + BEFORE_DATA + len) == sum ? (size_t)len + AROUND_DATA : 0;
}

/* The chunks behind the signature: the header first, the end last, and a picture between them. */
static bool chunks_are_whole(const unsigned char *bytes, size_t len)
{
	bool has_data = false, at_end = false;

	for (size_t at = 0, next = 0; at < len; at += next) {
		const unsigned char *chunk = bytes + at;
		next = whole_chunk(chunk, len - at);
		bool is_header = next == AROUND_DATA + HEADER_LEN && is_named(chunk, "IHDR");
		if (next == 0 || at_end || is_header != (at == 0))
			return false;
		has_data = has_data || is_named(chunk, "IDAT");
		at_end = is_named(chunk, "IEND");
	}
	return has_data && at_end;
}

bool png_size(const void *png, size_t len, uint32_t *width, uint32_t *height)
{
	const unsigned char *bytes = png;

	if (len < SIGNATURE_LEN || memcmp(bytes, signature, SIGNATURE_LEN) != 0 ||
	    !chunks_are_whole(bytes + SIGNATURE_LEN, len - SIGNATURE_LEN))
		return false;
	*width = word_at(bytes + SIGNATURE_LEN + BEFORE_DATA);
	*height = word_at(bytes + SIGNATURE_LEN + BEFORE_DATA + 4);
	return *width > 0 && *width <= INT32_MAX && *height > 0 && *height <= INT32_MAX;
}
