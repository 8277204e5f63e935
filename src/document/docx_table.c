/* Tables: their columns are as wide as their texts ask for. */
#include "docx.h"

#include "mem.h"
#include "text.h"

enum {
	CELL_MARGIN = 113, /* on both sides, 2 mm; the style of the table has it too */
	CHAR_WIDTH = 134,  /* of a usual text */
	WORD_WIDTH = 150,  /* of a character in a single word, in bold: it may be "Memo" */
	LONGEST_WORD = 30, /* what is longer, as an address, may be broken */
	SHORT_TABLE = 13,  /* rows that are on one page for certain, unless each is long */
	BAR_COLUMN = 2268, /* in less than 4 cm bars cannot be compared */
};

struct column {
	int wish, least; /* the width at which no text is broken, and no word */
	int width;
	bool number, settled;
};

/* ---- widths ---- */

struct measure {
	int chars, word, longest;
};

static void measure_text(struct measure *m, const char *text)
{
	while (*text) {
		uint32_t c = text_next(&text);
		m->chars++;
		m->word = c == ' ' || c == '\n' || c == '-' ? 0 : m->word + 1;
		if (m->word > m->longest)
			m->longest = m->word;
	}
}

static void measure_inlines(struct measure *m, const struct node *parent)
{
	for (const struct node *n = parent->first; n; n = n->next) {
		if (n->kind == NODE_TEXT)
			measure_text(m, n->text);
		else
			measure_inlines(m, n);
	}
}

static void raise_to(int *width, int least)
{
	if (*width < least)
		*width = least;
}

static void measure_cell(struct column *c, const struct node *cell)
{
	struct measure m = {0};

	measure_inlines(&m, cell);
	if (m.longest > LONGEST_WORD)
		m.longest = LONGEST_WORD;
	/* A longer text is never on one line, so it does not ask for more. */
	if (m.chars > 200)
		m.chars = 200;
	raise_to(&c->least, m.longest * WORD_WIDTH + 2 * CELL_MARGIN);
	/* The word above a column may stand on two lines; what is in it decides. */
	if (!cell->header)
		raise_to(&c->wish, m.chars * CHAR_WIDTH + 2 * CELL_MARGIN);
	if (cell->bar_whole > 0)
		raise_to(&c->least, BAR_COLUMN);
}

static void measure_table(struct column *columns, int n, const struct node *table)
{
	for (const struct node *row = table->first; row; row = row->next) {
		struct column *c = columns;
		for (const struct node *cell = row->first; cell; cell = cell->next)
			measure_cell(c++, cell);
	}
	for (int i = 0; i < n; i++) {
		columns[i].number = doc_column_is_number(table, i);
		raise_to(&columns[i].wish, columns[i].least);
	}
}

/* Gives every column that wants no more than its fair part of room what it wants; the others share
 * what is left of it by what they want. */
static void share(struct column *columns, int n, int room)
{
	int open = n, wishes = 0;

	for (bool again = true; again && open > 0;) {
		again = false;
		int fair = room / open;
		for (int i = 0; i < n; i++) {
			struct column *c = &columns[i];
			if (c->settled || c->wish > fair)
				continue;
			c->settled = again = true;
			c->width = c->wish;
			room -= c->wish;
			open--;
		}
	}
	for (int i = 0; i < n; i++)
		wishes += columns[i].settled ? 0 : columns[i].wish;
	for (int i = 0; i < n; i++)
		if (!columns[i].settled)
			columns[i].width = (int)((int64_t)room * columns[i].wish / wishes);
}

static struct column *widest(struct column *columns, int n)
{
	struct column *found = columns;

	for (int i = 1; i < n; i++)
		if (columns[i].width > found->width)
			found = &columns[i];
	return found;
}

/* Takes from the widest what a column is short of for its longest word, as long as that helps. */
static void mend(struct column *columns, int n)
{
	for (int i = 0; i < n; i++) {
		struct column *c = &columns[i], *other = widest(columns, n);
		int lack = c->least - c->width;
		if (lack <= 0 || other->width - lack < other->least)
			continue;
		c->width += lack;
		other->width -= lack;
	}
}

static void lay_out(struct column *columns, int n, const struct node *table)
{
	int total = 0;

	measure_table(columns, n, table);
	share(columns, n, TEXT_WIDTH);
	mend(columns, n);
	for (int i = 0; i < n; i++)
		total += columns[i].width;
	/* All tables are as wide as the text. */
	widest(columns, n)->width += TEXT_WIDTH - total;
}

/* ---- cells ---- */

/* A paragraph of which the background is the bar: it stays editable, and needs no picture. */
static void add_bar(struct docx *d, const struct node *cell, int width, bool keep)
{
	int part = cell->bar_part < cell->bar_whole ? cell->bar_part : cell->bar_whole;
	int room = width - 2 * CELL_MARGIN;
	char fill[7];

	if (part <= 0)
		return;
	docx_colour(fill, d->look->colour, 100);
	docx_begin_paragraph(d, &(struct paragraph){.style = "TableBar",
	                                            .keep_next = keep,
	                                            .fill = fill,
	                                            .bar = room - (int)((int64_t)room * part /
	                                                                cell->bar_whole)});
	docx_end_paragraph(d);
}

/* cell: NULL: its row is shorter than others. */
static void add_cell(struct docx *d, const struct node *cell, const struct column *c, bool header,
                     bool keep)
{
	static const struct node none = {.kind = NODE_CELL, .text = "", .url = ""};
	const struct paragraph p = {.style = header ? "TableHeading" : "TableText",
	                            .keep_next = keep,
	                            .right = c->number};

	buf_addf(&d->body, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>", c->width);
	docx_paragraph(d, &p, cell ? cell : &none, false);
	if (cell && cell->bar_whole > 0)
		add_bar(d, cell, c->width, keep);
	buf_add(&d->body, "</w:tc>");
}

/* The row is on the page of the next one: a table that is not long is not broken, and of a long one
 * no row is alone on a page. */
static bool keeps_next(const struct node *table, const struct node *row)
{
	int rows = 0;

	if (!row->next)
		return false;
	for (const struct node *r = table->first; r; r = r->next)
		rows++;
	return rows <= SHORT_TABLE || row->header || row == table->first ||
	       row == table->first->next || !row->next->next;
}

static void add_row(struct docx *d, const struct node *row, const struct column *columns, int n,
                    bool repeats, bool keep)
{
	const struct node *cell = row->first;

	buf_addf(&d->body, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>",
	         repeats ? "<w:tblHeader/>" : "");
	for (int i = 0; i < n; i++) {
		add_cell(d, cell, &columns[i], row->header, keep);
		cell = cell ? cell->next : NULL;
	}
	buf_add(&d->body, "</w:tr>");
}

static void add_properties(struct docx *d, const struct node *table)
{
	struct buf *out = &d->body;

	buf_addf(out,
	         "<w:tblPr><w:tblStyle w:val=\"ReportTable\"/><w:tblW w:w=\"%d\" "
	         "w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"%s\" "
	         "w:firstRow=\"%d\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" "
	         "w:noHBand=\"1\" w:noVBand=\"1\"/>",
	         TEXT_WIDTH, table->first->header ? "0620" : "0600", table->first->header);
	if (table->text[0]) {
		buf_add(out, "<w:tblCaption w:val=\"");
		escape_xml(out, table->text);
		buf_add(out, "\"/>");
	}
	buf_add(out, "</w:tblPr>");
}

void docx_table(struct docx *d, const struct node *table, bool shows_caption)
{
	int n = doc_columns(table);
	AUTO_FREE struct column *columns = xcalloc((size_t)n, sizeof(*columns));
	bool repeats = true;

	lay_out(columns, n, table);
	if (shows_caption) {
		docx_begin_paragraph(d, &(struct paragraph){.style = "Caption"});
		docx_text(d, table->text);
		docx_end_paragraph(d);
	}
	d->before = 0;
	buf_add(&d->body, "<w:tbl>");
	add_properties(d, table);
	buf_add(&d->body, "<w:tblGrid>");
	for (int i = 0; i < n; i++)
		buf_addf(&d->body, "<w:gridCol w:w=\"%d\"/>", columns[i].width);
	buf_add(&d->body, "</w:tblGrid>");
	for (const struct node *row = table->first; row; row = row->next) {
		repeats = repeats && row->header;
		add_row(d, row, columns, n, repeats, keeps_next(table, row));
	}
	buf_add(&d->body, "</w:tbl>");
}
