#include "big.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ft2build.h>
#include <freetype/freetype.h>

#include "grid.h"
#include "mem.h"
#include "tr.h"

/* Pixels of a cell above each other; the grey of a pixel, of 255, from which it is black. */
enum { PIXELS_HIGH = 2, INK = 110, RESOLUTION = 72, UNIT = 64, PIXELS_MAX = 96, STEP = UNIT / 8 };

/* One letter in one size: made once, for it takes ten times as long as drawing it. */
struct glyph {
	uint32_t c;
	int advance;               /* pixels to the next letter */
	int left, top, cols, rows; /* the black box, from where the letter stands */
	unsigned char black[];     /* cols * rows */
};

/* All letters of one size that were asked for. */
struct sized {
	enum big_cells cells;
	long size;
	int above, below; /* pixels of usual letters, from the line they stand on */
	struct glyph **glyphs;
	int n_glyphs, room;
};

struct font {
	FT_Library library;
	FT_Face face;
	struct sized *now; /* the one that the face is set to */
	struct sized **sizes;
	int n_sizes, room;
	struct sized *of_rows[2][BIG_MAX_ROWS + 1]; /* for usual letters; NULL: not looked for */
};

static int pixels_wide(enum big_cells cells)
{
	return cells == BIG_QUADRANTS ? 2 : 1;
}

/* ---- a font ---- */

enum status font_open(const char *path, struct font **out, struct err *e)
{
	struct font *f = xcalloc(1, sizeof(*f));

	*out = NULL;
	if (FT_Init_FreeType(&f->library) != 0)
		fatal("out of memory");
	if (FT_New_Face(f->library, path, 0, &f->face) != 0 || !FT_IS_SCALABLE(f->face)) {
		font_free(f);
		return err_set(e, E_INVALID,
		               _("%s is no font that letters can be made of. Choose another file."),
		               path);
	}
	*out = f;
	return OK;
}

static void sized_free(struct sized *s)
{
	for (int i = 0; i < s->n_glyphs; i++)
		free(s->glyphs[i]);
	free(s->glyphs);
	free(s);
}

void font_free(struct font *f)
{
	if (!f)
		return;
	for (int i = 0; i < f->n_sizes; i++)
		sized_free(f->sizes[i]);
	free(f->sizes);
	if (f->face)
		FT_Done_Face(f->face);
	FT_Done_FreeType(f->library);
	free(f);
}

bool font_has(struct font *f, const char *text)
{
	while (*text) {
		uint32_t c = text_next(&text);

		if (text_is_readable(c) && FT_Get_Char_Index(f->face, c) == 0)
			return false;
	}
	return true;
}

const char *font_library_version(void)
{
	static char version[32];
	FT_Library library;
	int major, minor, patch;

	if (FT_Init_FreeType(&library) != 0)
		return "";
	FT_Library_Version(library, &major, &minor, &patch);
	FT_Done_FreeType(library);
	snprintf(version, sizeof(version), "%d.%d.%d", major, minor, patch);
	return version;
}

/* ---- letters ---- */

/* A cell is twice as high as it is wide, so a quarter of one is as well: then letters are made
 * twice as wide in pixels. */
static void use_size(struct font *f, struct sized *s)
{
	if (f->now == s)
		return;
	FT_Set_Char_Size(f->face, 0, s->size, (FT_UInt)(RESOLUTION * pixels_wide(s->cells)),
	                 RESOLUTION);
	f->now = s;
}

static struct glyph *make_glyph(struct font *f, struct sized *s, uint32_t c)
{
	FT_GlyphSlot from = f->face->glyph;
	struct glyph *g;
	int cols = 0, rows = 0;

	use_size(f, s);
	/* What cannot be drawn is left out. */
	if (FT_Get_Char_Index(f->face, c) != 0 &&
	    FT_Load_Char(f->face, c, FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT) == 0) {
		cols = (int)from->bitmap.width;
		rows = (int)from->bitmap.rows;
	} else {
		from = NULL;
	}
	g = xcalloc(1, sizeof(*g) + (size_t)cols * (size_t)rows);
	*g = (struct glyph){.c = c, .cols = cols, .rows = rows};
	if (!from)
		return g;
	g->advance = (int)(from->advance.x + UNIT / 2) / UNIT;
	g->left = from->bitmap_left;
	g->top = from->bitmap_top;
	for (int y = 0; y < rows; y++)
		for (int x = 0; x < cols; x++)
			g->black[y * cols + x] =
			        from->bitmap.buffer[y * from->bitmap.pitch + x] >= INK;
	return g;
}

/* Borrowed; by binary search, in the order of code points. */
static const struct glyph *glyph_of(struct font *f, struct sized *s, uint32_t c)
{
	int low = 0, high = s->n_glyphs;

	while (low < high) {
		int middle = (low + high) / 2;

		if (s->glyphs[middle]->c < c)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < s->n_glyphs && s->glyphs[low]->c == c)
		return s->glyphs[low];
	if (s->n_glyphs == s->room) {
		s->room = s->room ? 2 * s->room : 64;
		s->glyphs = xreallocarray(s->glyphs, (size_t)s->room, sizeof(*s->glyphs));
	}
	memmove(&s->glyphs[low + 1], &s->glyphs[low],
	        (size_t)(s->n_glyphs - low) * sizeof(*s->glyphs));
	s->n_glyphs++;
	s->glyphs[low] = make_glyph(f, s, c);
	return s->glyphs[low];
}

/* Pixels above and below the line that letters stand on, for all of text. */
static void reach(struct font *f, struct sized *s, const char *text, int *above, int *below)
{
	while (*text) {
		const struct glyph *g = glyph_of(f, s, text_next(&text));

		if (g->top > *above)
			*above = g->top;
		if (g->rows - g->top > *below)
			*below = g->rows - g->top;
	}
}

/* ---- sizes ---- */

static struct sized *find_size(struct font *f, enum big_cells cells, long size)
{
	/* So that texts without the highest and lowest letters get the same size. */
	static const char usual[] = "lHdgjp";
	struct sized *s;

	for (int i = 0; i < f->n_sizes; i++)
		if (f->sizes[i]->cells == cells && f->sizes[i]->size == size)
			return f->sizes[i];
	if (f->n_sizes == f->room) {
		f->room = f->room ? 2 * f->room : 16;
		f->sizes = xreallocarray(f->sizes, (size_t)f->room, sizeof(*f->sizes));
	}
	s = xcalloc(1, sizeof(*s));
	s->cells = cells;
	s->size = size;
	f->sizes[f->n_sizes++] = s;
	reach(f, s, usual, &s->above, &s->below);
	return s;
}

/* Of the small ones each pixel is needed; from larger ones on no foot of a letter touches the top
 * of one on the next line. */
enum { SMALL_ROWS = 5 };

static bool fits(struct font *f, struct sized *s, int rows, const char *text)
{
	int above = s->above, below = s->below;

	reach(f, s, text, &above, &below);
	return above + below + (rows > SMALL_ROWS) <= rows * PIXELS_HIGH;
}

/* The largest size, in eighths of a pixel, in which text fits in these rows. */
static struct sized *fit(struct font *f, enum big_cells cells, int rows, const char *text)
{
	int low = UNIT / STEP, high = PIXELS_MAX * UNIT / STEP;

	while (high - low > 1) {
		int middle = (low + high) / 2;

		if (fits(f, find_size(f, cells, (long)middle * STEP), rows, text))
			low = middle;
		else
			high = middle;
	}
	return find_size(f, cells, (long)low * STEP);
}

void big_init(struct big *b, struct font *f, enum big_cells cells, int rows, const char *text)
{
	struct sized **known = &f->of_rows[cells][rows];
	int below = 0;

	if (!*known)
		*known = fit(f, cells, rows, "");
	*b = (struct big){.font = f, .cells = cells, .rows = rows, .sized = *known};
	/* An accent on a capital needs more. */
	if (!fits(f, b->sized, rows, text))
		b->sized = fit(f, cells, rows, text);
	b->above = b->sized->above;
	reach(f, b->sized, text, &b->above, &below);
}

/* ---- lines ---- */

static int advance(const void *arg, uint32_t c)
{
	const struct big *b = arg;

	return glyph_of(b->font, b->sized, c)->advance;
}

static int pixels_of(const struct big *b, const char *text, size_t len)
{
	const char *end = text + len;
	int pixels = 0;

	while (text < end)
		pixels += advance(b, text_next(&text));
	return pixels;
}

static int cols_of(const struct big *b, int pixels)
{
	int wide = pixels_wide(b->cells);

	return (pixels + wide - 1) / wide;
}

int big_width(const struct big *b, const char *text)
{
	return cols_of(b, pixels_of(b, text, strlen(text)));
}

/* May a line end behind this character, without a blank? */
static bool ends_part(char c)
{
	return c == '-' || c == '/' || c == '\n';
}

static bool is_cut(const char *text, const struct text_line *before, const struct text_line *line)
{
	return before->start + before->len == line->start && line->start > 0 &&
	       !ends_part(text[line->start - 1]);
}

size_t big_wrap(const struct big *b, const char *text, int cols, struct text_line *lines,
                size_t max)
{
	size_t n = text_wrap_by(text, cols * pixels_wide(b->cells), advance, b, lines, max);

	for (size_t i = 0; i < n && i < max; i++) {
		lines[i].width = cols_of(b, lines[i].width);
		if (lines[i].width > cols || (i > 0 && is_cut(text, &lines[i - 1], &lines[i])))
			return 0;
	}
	return n;
}

/* ---- drawing ---- */

/* Black pixels of one line of text. */
struct bitmap {
	int cols, rows; /* in pixels */
	unsigned char *black;
};

static void add_glyph(struct bitmap *m, const struct glyph *g, int x, int baseline)
{
	for (int y = 0; y < g->rows; y++) {
		int row = baseline - g->top + y;

		for (int i = 0; i < g->cols && row >= 0 && row < m->rows; i++) {
			int col = x + g->left + i;

			if (g->black[y * g->cols + i] && col >= 0 && col < m->cols)
				m->black[row * m->cols + col] = 1;
		}
	}
}

static int pixel(const struct bitmap *m, int row, int col)
{
	return row < m->rows && col < m->cols ? m->black[row * m->cols + col] : 0;
}

/* By the upper left, upper right, lower left and lower right quarter: 1, 2, 4 and 8. */
static const uint32_t quarters[16] = {
        ' ',    0x2598, 0x259d, 0x2580, 0x2596, 0x258c, 0x259e, 0x259b,
        0x2597, 0x259a, 0x2590, 0x259c, 0x2584, 0x2599, 0x259f, 0x2588,
};

static uint32_t cell_of(const struct bitmap *m, enum big_cells cells, int row, int col)
{
	int x = col * pixels_wide(cells), black = 0;

	for (int i = 0; i < 4; i++)
		black |= pixel(m, row * PIXELS_HIGH + i / 2, cells == BIG_QUADRANTS ? x + i % 2 : x)
		         << i;
	return quarters[black];
}

void big_put(struct canvas *c, int row, int col, const struct big *b, enum role role,
             const char *text, size_t len)
{
	const char *end = text + len;
	int cols = cols_of(b, pixels_of(b, text, len)), x = 0;
	struct bitmap m = {.cols = cols * pixels_wide(b->cells), .rows = b->rows * PIXELS_HIGH};

	m.black = xcalloc((size_t)m.rows * (size_t)m.cols + 1, 1);
	while (text < end) {
		const struct glyph *g = glyph_of(b->font, b->sized, text_next(&text));

		add_glyph(&m, g, x, b->above);
		x += g->advance;
	}
	for (int y = 0; y < b->rows; y++)
		for (int i = 0; i < cols; i++)
			canvas_fill(c, (struct rect){row + y, col + i, 1, 1}, role,
			            cell_of(&m, b->cells, y, i));
	free(m.black);
}
