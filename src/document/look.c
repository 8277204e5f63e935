/* What formats write of a look. */
#include "renderers.h"

#include <string.h>

uint32_t colour_on_white(uint32_t colour, int percent)
{
	uint32_t result = 0, share = (uint32_t)percent;

	for (int shift = 0; shift < 24; shift += 8) {
		uint32_t part = colour >> shift & 0xFF;
		result |= (part * share + 255 * (100 - share)) / 100 << shift;
	}
	return result;
}

const char *language_with_country(const char *language)
{
	static const char *const known[] = {"nl-NL", "en-GB"};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strncmp(known[i], language, 2) == 0 && !language[2])
			return known[i];
	return NULL;
}
