/* The inside of a canvas, for the files of this layer only. */
#ifndef DIALOOG_CANVAS_GRID_H
#define DIALOOG_CANVAS_GRID_H

#include "canvas.h"

struct canvas {
	int rows, cols;
	int cursor_row, cursor_col;
	struct rect entry;
	bool ascii;
	struct cell *cells; /* rows * cols, row by row */
	struct placed_spot {
		struct rect area;
		struct spot spot;
	} * spots;
	size_t n_spots, spots_room;
};

/* Puts one glyph (a cell of width 1 or 2 with its role); what falls outside is
 * clipped, and half of a wide character, old or new, becomes a space. */
void grid_set(struct canvas *c, int row, int col, const struct cell *glyph);
/* Those of from, put at row, col. */
void grid_place_spots(struct canvas *c, int row, int col, const struct canvas *from);

#endif
