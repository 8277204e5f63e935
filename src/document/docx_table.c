/* Tables: their columns are as wide as their texts ask for. */
#include "docx.h"

#include "mem.h"

enum {
	CELL_MARGIN = 113, /* on both sides, 2 mm; the style of the table has it too */
	CELL_MARGIN_PAPER = 200,
};

/* ---- widths ---- */

struct column {
	bool number;
	int width;
};

/* The columns of a table, owned by the caller; all tables are as wide as the text. */
static struct column *lay_out(const struct paper_column *paper, int n)
{
	struct column *columns = xcalloc((size_t)n, sizeof(*columns));
	int64_t at = 0;
	int left = 0;

	for (int i = 0; i < n; i++) {
		at += paper[i].width;
		columns[i].number = paper[i].number;
		columns[i].width = (int)(at * TEXT_WIDTH / PAPER_WIDTH) - left;
		left += columns[i].width;
	}
	return columns;
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

static void add_row(struct docx *d, const struct node *row, const struct column *columns, int n,
                    bool whole, bool repeats, bool keep)
{
	const struct node *cell = row->first;

	buf_addf(&d->body, "<w:tr><w:trPr>%s%s</w:trPr>", whole ? "<w:cantSplit/>" : "",
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
	AUTO_FREE struct paper_column *paper = xcalloc((size_t)n, sizeof(*paper));
	columns_measure(table, paper, n, CELL_MARGIN_PAPER);
	AUTO_FREE struct column *columns = lay_out(paper, n);
	bool repeats = true;

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
		add_row(d, row, columns, n, row_stays_whole(row, paper, CELL_MARGIN_PAPER), repeats,
		        row_keeps_next(table, row, paper, CELL_MARGIN_PAPER));
	}
	buf_add(&d->body, "</w:tbl>");
}
