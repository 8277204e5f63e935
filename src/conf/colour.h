/* A colour as a person writes it: private to src/conf. */
#ifndef DIALOOG_SRC_CONF_COLOUR_H
#define DIALOOG_SRC_CONF_COLOUR_H

#include <stdbool.h>

/* "#004a7f" becomes 0x004a7f; false: it is none, *out is unchanged. */
bool colour_read(const char *text, int *out);
/* The contrast of 0xRRGGBB on white, in tenths of WCAG 2.1 and rounded down: 45 is the 4.5:1 that
 * it asks for text (1.4.3). */
int colour_contrast(int colour);

#endif
