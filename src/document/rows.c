/* Where a table on paper may go on on the next page.  That depends on how high its rows are, about:
 * LibreOffice leaves out what of a row that may not be broken does not fit on a page, and what is
 * kept together leaves the end of the page before it empty. */
#include "renderers.h"

#include "text.h"

/* In hundredths of a millimetre, of the format in which it is most: between the margins of a page,
 * a line of a cell, what is above and below its text, and a bar with what is below it. */
enum { PAPER_HEIGHT = 24700, CELL_LINE = 600, AROUND_CELL = 300, BAR = 353 };
/* Most of a page that stays together. */
enum { WHOLE_ROW = PAPER_HEIGHT / 3 };

static int plain_width(uint32_t c)
{
	return text_char_width(c) * PAPER_LETTER;
}

static int bold_width(uint32_t c)
{
	return text_char_width(c) * PAPER_BOLD_LETTER;
}

static void add_inlines(struct lines *l, const struct node *parent, bool strong)
{
	for (const struct node *n = parent->first; n; n = n->next) {
		if (n->kind == NODE_TEXT)
			lines_add(l, n->text, strong ? bold_width : plain_width);
		else
			add_inlines(l, n, strong || n->kind == NODE_STRONG);
	}
}

static int row_height(const struct node *row, const struct paper_column *columns, int padding)
{
	int highest = CELL_LINE;

	for (const struct node *cell = row->first; cell; cell = cell->next, columns++) {
		struct lines l = {.room = columns->width - 2 * padding, .n = 1};
		int height;

		add_inlines(&l, cell, cell->header);
		height = l.n * CELL_LINE + (cell->bar_whole > 0 ? BAR : 0);
		highest = height > highest ? height : highest;
	}
	return highest + AROUND_CELL;
}

bool row_stays_whole(const struct node *row, const struct paper_column *columns, int padding)
{
	return row_height(row, columns, padding) <= WHOLE_ROW;
}

static bool is_first_of_body(const struct node *table, const struct node *row)
{
	const struct node *first = table->first;

	while (first && first->header)
		first = first->next;
	return row == first;
}

bool row_keeps_next(const struct node *table, const struct node *row,
                    const struct paper_column *columns, int padding)
{
	if (!row->next)
		return false;
	if (row->header)
		return true;
	if (!row_stays_whole(row, columns, padding) ||
	    !row_stays_whole(row->next, columns, padding))
		return false;
	return is_first_of_body(table, row) || !row->next->next;
}
