/* A canvas as a picture, in the colours that a terminal of 256 colours shows. */
#ifndef DIALOOG_TERM_SVG_H
#define DIALOOG_TERM_SVG_H

#include "buf.h"
#include "term.h"

/* A whole SVG file: blocks are drawn as they are, letters in a font of one width. */
void canvas_to_svg(const struct canvas *c, enum term_theme theme, struct buf *out);

#endif
