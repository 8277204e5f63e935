/* What places of a canvas are about. */
#include "canvas.h"

#include <stdlib.h>

#include "grid.h"
#include "mem.h"

void canvas_add_spot(struct canvas *c, struct rect area, struct spot spot)
{
	if (c->n_spots == c->spots_room) {
		c->spots_room = c->spots_room ? 2 * c->spots_room : 64;
		c->spots = xreallocarray(c->spots, c->spots_room, sizeof(*c->spots));
	}
	c->spots[c->n_spots++] = (struct placed_spot){area, spot};
}

void canvas_clear_spots(struct canvas *c)
{
	c->n_spots = 0;
}

static bool covers(struct rect r, int row, int col)
{
	return row >= r.row && row - r.row < r.rows && col >= r.col && col - r.col < r.cols;
}

bool canvas_spot_at(const struct canvas *c, int row, int col, struct spot *out)
{
	for (size_t i = c->n_spots; i > 0; i--)
		if (covers(c->spots[i - 1].area, row, col)) {
			*out = c->spots[i - 1].spot;
			return true;
		}
	return false;
}

void grid_place_spots(struct canvas *c, int row, int col, const struct canvas *from)
{
	for (size_t i = 0; i < from->n_spots; i++) {
		struct rect area = from->spots[i].area;

		area.row += row;
		area.col += col;
		canvas_add_spot(c, area, from->spots[i].spot);
	}
}
