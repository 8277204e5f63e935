/* Tables of a text document: as wide as the text, each column as wide as what stands in it. */
#include "odt.h"

#include <stdint.h>

#include "mem.h"
#include "renderers.h"
#include "text.h"

/* About how wide a cell of a terminal is in the letters of the table, plain and bold. */
enum { LETTER = 235, BOLD_LETTER = 262 };
/* A column that asks for no more than this gets it, and the others share the rest; the heading of a
 * number that is longer than a few letters breaks. */
enum { SHORT_COLUMN = 3600, SHORT_HEADING = 2800, BAR_COLUMN = 4400 };
enum { LEAST_COLUMN = 1000, LONGEST_WORD = 6000 };
/* A table with no more rows than this stays on one page, and one that is a chart as well a longer
 * one: bars are for comparing. */
enum { WHOLE_ROWS = 10, WHOLE_CHART_ROWS = 14 };

/* How wide the longest word and the longest line of a text are. */
struct extent {
	int word, line;
};

struct column {
	struct extent heading, body;
	bool number, bar;
	int least, wanted, width;
};

/* ---- how much room a text asks for ---- */

struct measure {
	struct extent now, longest;
};

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static void measure_text(struct measure *m, const char *text, int letter)
{
	while (*text) {
		uint32_t c = text_next(&text);
		int width = escape_is_hidden(c) ? 0 : text_char_width(c) * letter;
		m->now.word = c == ' ' || c == '\n' ? 0 : m->now.word + width;
		m->now.line = c == '\n' ? 0 : m->now.line + width;
		/* What does not fit on a line is not counted any further. */
		if (m->now.word > ODT_TEXT_WIDTH)
			m->now.word = ODT_TEXT_WIDTH;
		if (m->now.line > 2 * ODT_TEXT_WIDTH)
			m->now.line = 2 * ODT_TEXT_WIDTH;
		m->longest.word = larger(m->longest.word, m->now.word);
		m->longest.line = larger(m->longest.line, m->now.line);
	}
}

static void measure_inlines(struct measure *m, const struct node *parent, int letter)
{
	for (const struct node *n = parent->first; n; n = n->next) {
		if (n->kind == NODE_TEXT)
			measure_text(m, n->text, letter);
		else
			measure_inlines(m, n, n->kind == NODE_STRONG ? BOLD_LETTER : letter);
	}
}

static void measure_cell(struct column *c, const struct node *cell)
{
	enum { AROUND = 2 * ODT_CELL_PADDING + 50 };
	struct extent *extent = cell->header ? &c->heading : &c->body;
	struct measure m = {{0, 0}, {0, 0}};

	measure_inlines(&m, cell, cell->header ? BOLD_LETTER : LETTER);
	extent->word = larger(extent->word, m.longest.word + AROUND);
	extent->line = larger(extent->line, m.longest.line + AROUND);
	c->bar = c->bar || cell->bar_whole > 0;
}

static void settle_column(struct column *c)
{
	int heading = c->heading.line;

	if (c->number && heading > SHORT_HEADING)
		heading = c->heading.word;
	c->least = larger(LEAST_COLUMN, larger(c->heading.word, c->body.word));
	if (c->least > LONGEST_WORD)
		c->least = LONGEST_WORD;
	c->wanted = larger(c->least, larger(heading, c->body.line));
	if (c->bar)
		c->wanted = larger(c->wanted, BAR_COLUMN);
}

static void measure_columns(const struct node *table, struct column *columns, int n)
{
	for (const struct node *row = table->first; row; row = row->next) {
		struct column *c = columns;
		for (const struct node *cell = row->first; cell; cell = cell->next)
			measure_cell(c++, cell);
	}
	for (int i = 0; i < n; i++) {
		columns[i].number = doc_column_is_number(table, i);
		settle_column(&columns[i]);
	}
}

/* ---- how wide each column is ---- */

static bool is_short(const struct column *c)
{
	return c->bar || c->number || c->wanted <= SHORT_COLUMN;
}

/* Each column without a width gets its longest word, and of what is left a share in proportion to
 * what it lacks. */
static void share(struct column *columns, int n, int room)
{
	int64_t words = 0, lacks = 0;

	for (int i = 0; i < n; i++) {
		if (columns[i].width > 0)
			continue;
		words += columns[i].least;
		lacks += columns[i].wanted - columns[i].least + 1;
	}
	int64_t left = room > words ? room - words : 0;
	for (int i = 0; i < n; i++) {
		struct column *c = &columns[i];
		if (c->width == 0)
			c->width = c->least + (int)(left * (c->wanted - c->least + 1) / lacks);
	}
}

/* What is too much for the page is made less everywhere. */
static void fit(struct column *columns, int n)
{
	int64_t sum = 0;

	for (int i = 0; i < n; i++)
		sum += columns[i].width;
	for (int i = 0; i < n && sum > ODT_TEXT_WIDTH; i++)
		columns[i].width = (int)(columns[i].width * (int64_t)ODT_TEXT_WIDTH / sum);
}

static void set_widths(struct column *columns, int n)
{
	int room = ODT_TEXT_WIDTH, first_text = -1;
	bool all_short = true;

	for (int i = 0; i < n; i++) {
		all_short = all_short && is_short(&columns[i]);
		if (first_text < 0 && !columns[i].number)
			first_text = i;
	}
	for (int i = 0; i < n; i++) {
		if (!is_short(&columns[i]) || (all_short && i == first_text))
			continue;
		columns[i].width = columns[i].wanted;
		room -= columns[i].width;
	}
	share(columns, n, room);
	fit(columns, n);
}

/* ---- writing ---- */

static bool stays_whole(const struct node *table, const struct column *columns, int n)
{
	int rows = 0, most = WHOLE_ROWS;

	for (const struct node *row = table->first; row; row = row->next)
		rows++;
	for (int i = 0; i < n; i++)
		if (columns[i].bar)
			most = WHOLE_CHART_ROWS;
	return rows <= most;
}

/* The styles of one table and its columns, which bear its name: "Table3", "Table3.1". */
static void table_styles(struct odt *o, const struct node *table, const struct column *columns,
                         int n)
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
	         "style:may-break-between-rows=\"%s\" fo:margin-top=\"0cm\" "
	         "fo:margin-bottom=\"0.5cm\"",
	         o->tables, stays_whole(table, columns, n) ? "false" : "true");
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
static void write_cell(struct odt *o, const struct node *cell, const struct column *c,
                       const char *shade)
{
	static const struct node nothing;
	const char *style = "Table_20_Contents";

	if (!cell)
		cell = &nothing;
	if (cell->header)
		style = c->number ? "Table_20_Heading_20_Number" : "Table_20_Heading";
	else if (cell->number)
		style = "Table_20_Number";
	buf_addf(&o->text,
	         "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">", shade);
	odt_paragraph(o, cell, style);
	if (cell->bar_whole > 0)
		bar(o, cell, c->width);
	buf_add(&o->text, "</table:table-cell>\n");
}

/* Every other row is shaded, so that the eye keeps to its row. */
static void write_row(struct odt *o, const struct node *row, const struct column *columns, int n,
                      bool shaded)
{
	const struct node *cell = row->first;
	const char *shade = row->header ? "HeadingCell" : shaded ? "ShadedCell" : "Cell";

	buf_add(&o->text, "<table:table-row table:style-name=\"Row\">\n");
	for (int i = 0; i < n; i++) {
		write_cell(o, cell, &columns[i], shade);
		cell = cell ? cell->next : NULL;
	}
	buf_add(&o->text, "</table:table-row>\n");
}

static void write_rows(struct odt *o, const struct node *table, const struct column *columns, int n)
{
	const struct node *row = table->first;
	bool shaded = false;

	if (row->header) {
		buf_add(&o->text, "<table:table-header-rows>\n");
		for (; row && row->header; row = row->next)
			write_row(o, row, columns, n, false);
		buf_add(&o->text, "</table:table-header-rows>\n");
	}
	for (; row; row = row->next, shaded = !shaded)
		write_row(o, row, columns, n, shaded);
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
	AUTO_FREE struct column *columns = xcalloc((size_t)n, sizeof(*columns));
	measure_columns(table, columns, n);
	set_widths(columns, n);
	o->tables++;
	table_styles(o, table, columns, n);
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
