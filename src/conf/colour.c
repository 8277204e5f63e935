#include "colour.h"

#include <math.h>
#include <string.h>

bool colour_read(const char *text, int *out)
{
	static const char digits[] = "0123456789abcdef";
	int colour = 0;

	if (text[0] != '#' || strlen(text) != 7)
		return false;
	for (text++; *text; text++) {
		char c = *text >= 'A' && *text <= 'F' ? (char)(*text - 'A' + 'a') : *text;
		const char *digit = strchr(digits, c);

		if (!digit)
			return false;
		colour = colour * 16 + (int)(digit - digits);
	}
	*out = colour;
	return true;
}

/* Of a channel from 0 to 255, WCAG 2.1, "relative luminance". */
static double luminance(int channel)
{
	double c = channel / 255.0;

	return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

int colour_contrast(int colour)
{
	double l = 0.2126 * luminance(colour >> 16) + 0.7152 * luminance(colour >> 8 & 0xff) +
	           0.0722 * luminance(colour & 0xff);

	return (int)(10.0 * 1.05 / (l + 0.05));
}
