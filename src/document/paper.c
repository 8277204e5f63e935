/* How much of a page of A4 a document takes, for what must fit on one.  The sizes are those of the
 * formats for paper (docx_styles.c, odt_style.c), with the widths of Open Sans, which is wide: in
 * another font less is full. */
#include "document.h"

#include <stdint.h>
#include <string.h>

#include "mem.h"
#include "renderers.h"

/* What is between the margins, and what is below the last line, which may be outside; and what a
 * logo takes of that; in points. */
enum { PAGE_HEIGHT = 708, LOGO_HEIGHT = 60 };

/* The width of a line, in thousandths of the size of its letters, by the widths below. */
enum { LINE_WIDTH = 38900, ITEM_WIDTH = 36900, HEADING_WIDTH = 25000, TITLE_WIDTH = 16500 };

/* In points; what is between two blocks is counted with the first of them. */
struct paper_sizes {
	int line, heading_line, title_line;
	int below_title, below_paragraph, below_item, below_list;
	int around_heading, around_quote, around_figure;
};

/* DOCX, of which a PDF is made, and ODT: the one has higher lines, the other more between blocks.
 */
static const struct paper_sizes formats[] = {{.line = 18,
                                              .heading_line = 23,
                                              .title_line = 36,
                                              .below_title = 14,
                                              .below_paragraph = 8,
                                              .below_item = 3,
                                              .below_list = 5,
                                              .around_heading = 24,
                                              .around_quote = 16,
                                              .around_figure = 20},
                                             {.line = 17,
                                              .heading_line = 23,
                                              .title_line = 36,
                                              .below_title = 17,
                                              .below_paragraph = 9,
                                              .below_item = 3,
                                              .below_list = 8,
                                              .around_heading = 33,
                                              .around_quote = 20,
                                              .around_figure = 20}};

static int letter_width(uint32_t c)
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
static void add_inlines(struct lines *l, const struct node *n)
{
	if (n->kind == NODE_TEXT)
		lines_add(l, n->text, letter_width);
	for (const struct node *c = n->first; c; c = c->next) {
		if (c->kind != NODE_LIST)
			add_inlines(l, c);
	}
}

static int lines(const struct node *n, int width)
{
	struct lines l = {.room = width, .n = 1};
	add_inlines(&l, n);
	return l.n;
}

static int title(const struct node *n, const struct paper_sizes *sizes)
{
	struct lines l = {.room = TITLE_WIDTH, .n = 1};
	lines_add(&l, n->text, letter_width);
	return n->text[0] ? l.n * sizes->title_line + sizes->below_title : 0;
}

static int height(const struct node *n, const struct paper_sizes *sizes);

static int children(const struct node *n, const struct paper_sizes *sizes)
{
	int sum = 0;
	for (const struct node *c = n->first; c; c = c->next)
		sum += height(c, sizes);
	return sum;
}

static int height(const struct node *n, const struct paper_sizes *sizes)
{
	switch (n->kind) {
	case NODE_DOC:
		return title(n, sizes) + children(n, sizes);
	case NODE_HEADING:
		return lines(n, HEADING_WIDTH) * sizes->heading_line + sizes->around_heading;
	case NODE_PARAGRAPH:
		return lines(n, LINE_WIDTH) * sizes->line + sizes->below_paragraph;
	case NODE_LIST:
		return children(n, sizes) + sizes->below_list;
	case NODE_ITEM:
		return lines(n, ITEM_WIDTH) * sizes->line + sizes->below_item + children(n, sizes);
	case NODE_QUOTE:
		return children(n, sizes) + sizes->around_quote;
	case NODE_FIGURE:
		/* As high as it is wide, as the code of an address is. */
		return n->width_mm * 72 / 25 + sizes->around_figure;
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

bool doc_fits_on_page(const struct node *first, const struct node *then, bool has_logo)
{
	int room = has_logo ? PAGE_HEIGHT - LOGO_HEIGHT : PAGE_HEIGHT;
	for (size_t i = 0; i < N_ITEMS(formats); i++) {
		if (height(first, &formats[i]) + height(then, &formats[i]) > room)
			return false;
	}
	return true;
}
