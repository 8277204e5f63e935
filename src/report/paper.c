/* How much of a page of A4 a document takes, for what must fit on one.  The sizes are those of the
 * formats for paper, with the widths of Open Sans, which is wide: in another font less is full. */
#include "builder.h"

#include <stdint.h>
#include <string.h>

#include "mem.h"
#include "text.h"

/* The width of a line, in thousandths of the size of its letters, by the widths below. */
enum { LINE_WIDTH = 38900, ITEM_WIDTH = 36900, HEADING_WIDTH = 25000, TITLE_WIDTH = 16500 };

/* In points; what is between two blocks is counted with the first of them. */
enum {
	LINE = 18,
	HEADING_LINE = 23,
	TITLE_LINE = 36,
	BELOW_PARAGRAPH = 8,
	BELOW_ITEM = 3,
	BELOW_TITLE = 14,
	AROUND_HEADING = 24,
	AROUND_QUOTE = 16,
	AROUND_FIGURE = 20,
};

static int width_of(uint32_t c)
{
	static const struct {
		const char *letters;
		int width;
	} usual[] = {
	        {" ijlI.,:;'!|()", 280}, {"ftr-/\"", 390},     {"sckvxyz", 520},
	        {"mwMW@%&", 920},        {"abdeghnopqu", 600}, {"0123456789", 572},
	};
	for (size_t i = 0; c < 0x80 && i < N_ITEMS(usual); i++) {
		if (strchr(usual[i].letters, (int)c))
			return usual[i].width;
	}
	return c < 0x1100 ? 650 : 1000;
}

/* The text of a block, without that of a list in it. */
static void add_text(struct buf *out, const struct node *n)
{
	if (n->kind == NODE_TEXT)
		buf_add(out, n->text);
	for (const struct node *c = n->first; c; c = c->next) {
		if (c->kind != NODE_LIST)
			add_text(out, c);
	}
}

/* Lines of words, of which one that is too long is broken. */
static int lines_of(const char *text, int width)
{
	int lines = 1, line = 0, word = 0;
	while (*text) {
		uint32_t c = text_next(&text);
		int next = width_of(c);
		if (c == '\n') {
			lines++;
			line = word = 0;
			continue;
		}
		word = c == ' ' || word + next > width ? 0 : word + next;
		line += next;
		if (line > width && c != ' ') {
			lines++;
			line = word > 0 ? word : next;
		}
	}
	return lines;
}

static int lines(const struct node *n, int width)
{
	AUTO_BUF struct buf text;
	buf_init(&text);
	add_text(&text, n);
	return lines_of(text.data, width);
}

static int children(const struct node *n)
{
	int sum = 0;
	for (const struct node *c = n->first; c; c = c->next)
		sum += height_on_paper(c);
	return sum;
}

static int title(const struct node *n)
{
	return n->text[0] ? lines_of(n->text, TITLE_WIDTH) * TITLE_LINE + BELOW_TITLE : 0;
}

int height_on_paper(const struct node *n)
{
	switch (n->kind) {
	case NODE_DOC:
		return title(n) + children(n);
	case NODE_HEADING:
		return lines(n, HEADING_WIDTH) * HEADING_LINE + AROUND_HEADING;
	case NODE_PARAGRAPH:
		return lines(n, LINE_WIDTH) * LINE + BELOW_PARAGRAPH;
	case NODE_LIST:
		return children(n) + BELOW_PARAGRAPH - BELOW_ITEM;
	case NODE_ITEM:
		return lines(n, ITEM_WIDTH) * LINE + BELOW_ITEM + children(n);
	case NODE_QUOTE:
		return children(n) + AROUND_QUOTE;
	case NODE_FIGURE:
		/* As high as it is wide, as the code of an address is. */
		return n->width_mm * 72 / 25 + AROUND_FIGURE;
	case NODE_TABLE:
	case NODE_ROW:
	case NODE_CELL:
	case NODE_TEXT:
	case NODE_STRONG:
	case NODE_EMPHASIS:
	case NODE_LINK:
		break;
	}
	return 0;
}
