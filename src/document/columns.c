/* How wide the columns of a table on paper are: as wide as what stands in them asks for, and all
 * together as wide as the text. */
#include "renderers.h"

#include "text.h"

/* A column that asks for no more than this gets it, and the others share the rest; the heading of a
 * number that is longer than a few letters breaks. */
enum { SHORT_COLUMN = 3600, SHORT_HEADING = 2800 };
/* Bars are to be compared; more columns of them leave room for the words beside them. */
enum { BAR_COLUMN = 4400, BAR_COLUMN_OF_MORE = 3000 };
enum { LEAST_COLUMN = 1000, LONGEST_WORD = 6000 };

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
		if (m->now.word > PAPER_WIDTH)
			m->now.word = PAPER_WIDTH;
		if (m->now.line > 2 * PAPER_WIDTH)
			m->now.line = 2 * PAPER_WIDTH;
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
			measure_inlines(m, n, n->kind == NODE_STRONG ? PAPER_BOLD_LETTER : letter);
	}
}

static void measure_cell(struct paper_column *c, const struct node *cell, int padding)
{
	const int around = 2 * padding + 50;
	struct extent *extent = cell->header ? &c->heading : &c->body;
	struct measure m = {{0, 0}, {0, 0}};

	measure_inlines(&m, cell, cell->header ? PAPER_BOLD_LETTER : PAPER_LETTER);
	extent->word = larger(extent->word, m.longest.word + around);
	extent->line = larger(extent->line, m.longest.line + around);
	c->bar = c->bar || cell->bar_whole > 0;
}

static void settle_column(struct paper_column *c, int bar_width)
{
	int heading = c->heading.line;

	if (c->number && heading > SHORT_HEADING)
		heading = c->heading.word;
	c->least = larger(LEAST_COLUMN, larger(c->heading.word, c->body.word));
	if (c->least > LONGEST_WORD)
		c->least = LONGEST_WORD;
	c->wanted = larger(c->least, larger(heading, c->body.line));
	if (c->bar)
		c->wanted = larger(c->wanted, bar_width);
}

static void measure_columns(const struct node *table, struct paper_column *columns, int n,
                            int padding)
{
	int bars = 0;

	for (const struct node *row = table->first; row; row = row->next) {
		struct paper_column *c = columns;
		for (const struct node *cell = row->first; cell; cell = cell->next)
			measure_cell(c++, cell, padding);
	}
	for (int i = 0; i < n; i++)
		bars += columns[i].bar;
	for (int i = 0; i < n; i++) {
		columns[i].number = doc_column_is_number(table, i);
		settle_column(&columns[i], bars > 1 ? BAR_COLUMN_OF_MORE : BAR_COLUMN);
	}
}

/* ---- how wide each column is ---- */

static bool is_short(const struct paper_column *c)
{
	return c->bar || c->number || c->wanted <= SHORT_COLUMN;
}

/* Each column without a width gets its longest word, and of what is left a share in proportion to
 * what it lacks. */
static void share(struct paper_column *columns, int n, int room)
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
		struct paper_column *c = &columns[i];
		if (c->width == 0)
			c->width = c->least + (int)(left * (c->wanted - c->least + 1) / lacks);
	}
}

/* What is too much for the page is made less everywhere; what is left then is for the widest. */
static void fit(struct paper_column *columns, int n)
{
	struct paper_column *widest = columns;
	int64_t sum = 0;
	int rest = PAPER_WIDTH;

	for (int i = 0; i < n; i++)
		sum += columns[i].width;
	for (int i = 0; i < n; i++) {
		struct paper_column *c = &columns[i];
		if (sum > PAPER_WIDTH)
			c->width = (int)(c->width * (int64_t)PAPER_WIDTH / sum);
		rest -= c->width;
		widest = c->width > widest->width ? c : widest;
	}
	widest->width += rest;
}

void columns_measure(const struct node *table, struct paper_column *columns, int n, int padding)
{
	int room = PAPER_WIDTH, first_text = -1;
	bool all_short = true;

	measure_columns(table, columns, n, padding);
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
