/* Tables of a text document: as wide as the text, each column as wide as what stands in it. */
#include "odt.h"

#include <stdint.h>

#include "mem.h"
#include "renderers.h"

/* The styles of one table and its columns, which bear its name: "Table3", "Table3.1". */
static void table_styles(struct odt *o, const struct paper_column *columns, int n)
{
	int width = 0;

	for (int i = 0; i < n; i++) {
		width += columns[i].width;
		buf_addf(&o->automatic,
		         "<style:style style:name=\"Table%d.%d\" style:family=\"table-column\">"
		         "<style:table-column-properties",
		         o->tables, i + 1);
		odt_length(&o->automatic, "style:column-width", columns[i].width);
		buf_add(&o->automatic, "/></style:style>\n");
	}
	buf_addf(&o->automatic,
	         "<style:style style:name=\"Table%d\" style:family=\"table\">"
	         "<style:table-properties table:align=\"left\" table:border-model=\"separating\" "
	         "style:may-break-between-rows=\"true\" fo:margin-top=\"0cm\" "
	         "fo:margin-bottom=\"0.5cm\"",
	         o->tables);
	odt_length(&o->automatic, "style:width", width);
	buf_add(&o->automatic, "/></style:style>\n");
}

/* A paragraph with a background, as long as the part is of the whole: no picture, so that who edits
 * the text can move its right margin. */
static void bar(struct odt *o, const struct node *cell, int width)
{
	int64_t room = width - 2 * ODT_CELL_PADDING, whole = cell->bar_whole;
	int64_t part = cell->bar_part > whole ? whole : cell->bar_part;

	if (part <= 0 || room <= 0)
		return;
	buf_addf(&o->automatic,
	         "<style:style style:name=\"Bar%d\" style:family=\"paragraph\" "
	         "style:parent-style-name=\"Bar\"><style:paragraph-properties "
	         "fo:margin-left=\"0cm\"",
	         ++o->bars);
	odt_length(&o->automatic, "fo:margin-right", (int)(room - room * part / whole));
	buf_add(&o->automatic, "/></style:style>\n");
	buf_addf(&o->text, "<text:p text:style-name=\"Bar%d\"/>\n", o->bars);
}

/* cell is NULL where a row has fewer than the table. */
static void write_cell(struct odt *o, const struct node *cell, const struct paper_column *c,
                       const char *shade, bool keep)
{
	static const struct node nothing;
	const char *style = "Table_20_Contents";

	if (!cell)
		cell = &nothing;
	if (cell->header)
		style = c->number ? "Table_20_Heading_20_Number" : "Table_20_Heading";
	else if (c->number)
		style = "Table_20_Number";
	buf_addf(&o->text,
	         "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">", shade);
	AUTO_FREE char *kept = xasprintf("%s_20_kept", style);
	odt_paragraph(o, cell, keep ? kept : style);
	if (cell->bar_whole > 0)
		bar(o, cell, c->width);
	buf_add(&o->text, "</table:table-cell>\n");
}

/* Every other row is shaded, so that the eye keeps to its row.  keep: it is on the page of the next
 * one. */
static void write_row(struct odt *o, const struct node *row, const struct paper_column *columns,
                      int n, bool shaded, bool keep)
{
	const struct node *cell = row->first;
	const char *shade = row->header ? "HeadingCell" : shaded ? "ShadedCell" : "Cell";

	buf_addf(&o->text, "<table:table-row table:style-name=\"%s\">\n",
	         row_stays_whole(row, columns, ODT_CELL_PADDING) ? "Row" : "HighRow");
	for (int i = 0; i < n; i++) {
		write_cell(o, cell, &columns[i], shade, keep);
		cell = cell ? cell->next : NULL;
	}
	buf_add(&o->text, "</table:table-row>\n");
}

static void write_rows(struct odt *o, const struct node *table, const struct paper_column *columns,
                       int n)
{
	const struct node *row = table->first;
	bool shaded = false;

	if (row->header) {
		buf_add(&o->text, "<table:table-header-rows>\n");
		for (; row && row->header; row = row->next)
			write_row(o, row, columns, n, false, true);
		buf_add(&o->text, "</table:table-header-rows>\n");
	}
	for (; row; row = row->next, shaded = !shaded)
		write_row(o, row, columns, n, shaded,
		          row_keeps_next(table, row, columns, ODT_CELL_PADDING));
}

static void write_caption(struct odt *o, const char *caption)
{
	buf_add(&o->text, "<text:p text:style-name=\"Caption\">");
	escape_xml(&o->text, caption);
	buf_add(&o->text, "</text:p>\n");
}

void odt_table(struct odt *o, const struct node *table, bool captioned)
{
	int n = doc_columns(table);

	if (n == 0)
		return;
	AUTO_FREE struct paper_column *columns = xcalloc((size_t)n, sizeof(*columns));
	columns_measure(table, columns, n, ODT_CELL_PADDING);
	o->tables++;
	table_styles(o, columns, n);
	if (captioned)
		write_caption(o, table->text);
	buf_addf(&o->text, "<table:table table:name=\"Table%d\" table:style-name=\"Table%d\">\n",
	         o->tables, o->tables);
	if (table->text[0]) {
		buf_add(&o->text, "<table:title>");
		escape_xml(&o->text, table->text);
		buf_add(&o->text, "</table:title>\n");
	}
	for (int i = 0; i < n; i++)
		buf_addf(&o->text, "<table:table-column table:style-name=\"Table%d.%d\"/>\n",
		         o->tables, i + 1);
	write_rows(o, table, columns, n);
	buf_add(&o->text, "</table:table>\n");
}
