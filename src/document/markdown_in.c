/* Markdown of a person into the tree.  What the tree has no place for becomes text, in its order,
 * so that no word is lost: headings are paragraphs in bold, for the outline belongs to the program.
 */
#include "markdown_in.h"

#include <md4c.h>
#include <string.h>

#include "doc.h"
#include "mem.h"

/* Lists in lists; one that is deeper becomes lines of its item.  Renderers go down by recursion. */
enum { LEVELS = 6, MARKS = 4 };

/* Where blocks go: the parent, a quote, a list or an item. */
struct frame {
	struct frame *outer;
	struct node *node;
	int level;     /* lists around it, with itself */
	bool as_typed; /* a list for which there is no place: its items are lines with a mark */
	unsigned number;
	char mark;           /* behind the number; '-': there are no numbers */
	struct node *before; /* of a quote: what stands before it */
};

struct reader {
	struct arena *a;
	struct frame *inner;
	struct node *line;         /* that is being filled: a paragraph or an item; NULL: none */
	struct node *marks[MARKS]; /* in the line: the nodes that text goes into, the last one */
	int n_marks;
	int strong, emphasis, links; /* how many of each are around the text */
	bool is_heading;
	bool image_said; /* there is a text for the image */
	struct buf text; /* that is in no node yet */
	struct buf mark; /* to write before the next line: "2025. " */
};

/* ---- lines ---- */

/* An item is its text and then a list: what comes after that list stands in its last item. */
static struct node *text_place(struct node *item)
{
	while (item->last && item->last->kind == NODE_LIST && item->last->last)
		item = item->last->last;
	return item;
}

static void push(struct reader *r, struct node *mark)
{
	BUG_IF(r->n_marks == MARKS);
	r->marks[r->n_marks++] = mark;
}

static void begin_line(struct reader *r)
{
	struct node *in = r->inner->node;

	if (in->kind == NODE_ITEM) {
		in = text_place(in);
		if (in->first)
			doc_text(r->a, in, "\n");
	} else {
		in = doc_paragraph(r->a, in, "");
	}
	r->line = in;
	if (r->mark.len > 0)
		doc_text(r->a, in, r->mark.data);
	buf_clear(&r->mark);
	if (r->is_heading)
		push(r, doc_strong(r->a, in, ""));
}

/* The node that text goes into. */
static struct node *place(struct reader *r)
{
	if (!r->line)
		begin_line(r);
	return r->n_marks > 0 ? r->marks[r->n_marks - 1] : r->line;
}

static void flush(struct reader *r)
{
	if (r->text.len > 0)
		doc_text(r->a, place(r), r->text.data);
	buf_clear(&r->text);
}

static void end_line(struct reader *r)
{
	flush(r);
	r->line = NULL;
	r->n_marks = 0;
}

static void add_signs(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		buf_addc(out, markdown_sign(text[i]));
}

/* ---- blocks ---- */

static struct frame *enter(struct reader *r, struct node *node)
{
	struct frame *frame = arena_alloc(r->a, sizeof(*frame));

	frame->outer = r->inner;
	frame->node = node;
	frame->level = r->inner ? r->inner->level : 0;
	r->inner = frame;
	return frame;
}

/* A quote in a quote or in an item is part of it. */
static void enter_quote(struct reader *r)
{
	struct node *in = r->inner->node;
	struct node *before = in->last;
	bool is_one = in->kind != NODE_QUOTE && in->kind != NODE_ITEM;

	enter(r, is_one ? doc_quote(r->a, in, "") : in)->before = before;
}

/* One in which nothing was said is none. */
static void leave_quote(struct reader *r)
{
	struct frame *frame = r->inner;
	struct node *in = frame->outer->node;

	r->inner = frame->outer;
	if (frame->node == in || frame->node->first)
		return;
	in->last = frame->before;
	if (in->last)
		in->last->next = NULL;
	else
		in->first = NULL;
}

/* A list that the tree has a place for: a new one, or one that goes on; else NULL. */
static struct node *list_for(struct reader *r, bool ordered)
{
	struct node *in = r->inner->node;
	bool is_item = in->kind == NODE_ITEM;

	if (is_item && in->last && in->last->kind == NODE_LIST)
		return ordered || in->last->ordered ? NULL : in->last;
	return is_item && r->inner->level >= LEVELS ? NULL : doc_list(r->a, in, ordered);
}

/* A list that does not begin with 1 was no list for who typed it. */
static void enter_list(struct reader *r, const MD_BLOCK_OL_DETAIL *numbers)
{
	struct node *list = numbers && numbers->start != 1 ? NULL : list_for(r, numbers);
	struct frame *frame = enter(r, list ? list : r->inner->node);

	frame->as_typed = !list;
	frame->number = numbers ? numbers->start : 0;
	frame->mark = numbers ? numbers->mark_delimiter : '-';
	frame->level += list ? 1 : 0;
}

static void enter_item(struct reader *r)
{
	struct frame *list = r->inner;

	if (!list->as_typed) {
		enter(r, doc_item(r->a, list->node, ""));
		return;
	}
	if (list->mark == '-')
		buf_add(&r->mark, "- ");
	else
		buf_addf(&r->mark, "%u%c ", list->number++, list->mark);
	enter(r, list->node);
}

static void leave_item(struct reader *r)
{
	if (r->mark.len > 0)
		begin_line(r);
	end_line(r);
	r->inner = r->inner->outer;
}

static void enter_code(struct reader *r, const MD_BLOCK_CODE_DETAIL *code)
{
	if (code->info.size == 0)
		return;
	add_signs(&r->text, code->info.text, code->info.size);
	buf_addc(&r->text, '\n');
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct reader *r = data;

	end_line(r);
	if (type == MD_BLOCK_QUOTE)
		enter_quote(r);
	else if (type == MD_BLOCK_UL)
		enter_list(r, NULL);
	else if (type == MD_BLOCK_OL)
		enter_list(r, detail);
	else if (type == MD_BLOCK_LI)
		enter_item(r);
	else if (type == MD_BLOCK_CODE)
		enter_code(r, detail);
	r->is_heading = type == MD_BLOCK_H;
	r->strong = r->is_heading;
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct reader *r = data;

	(void)detail;
	if (type == MD_BLOCK_CODE && r->text.len > 0 && r->text.data[r->text.len - 1] == '\n')
		r->text.data[--r->text.len] = '\0';
	if (type == MD_BLOCK_LI) {
		leave_item(r);
		return 0;
	}
	end_line(r);
	if (type == MD_BLOCK_QUOTE)
		leave_quote(r);
	else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
		r->inner = r->inner->outer;
	r->is_heading = false;
	r->strong = 0;
	return 0;
}

/* ---- marks in a line ---- */

/* In bold text bold is nothing new: each kind of mark is there once, so that they are never deep.
 */
static void begin_mark(struct reader *r, int *count,
                       struct node *(*add)(struct arena *a, struct node *parent, const char *text))
{
	if ((*count)++ > 0)
		return;
	flush(r);
	push(r, add(r->a, place(r), ""));
}

static void end_mark(struct reader *r, int *count)
{
	if (--*count > 0)
		return;
	flush(r);
	r->n_marks--;
}

static const char *address_of(struct reader *r, const MD_ATTRIBUTE *href)
{
	AUTO_BUF struct buf url;

	buf_init(&url);
	add_signs(&url, href->text, href->size);
	return arena_strdup(r->a, url.data);
}

static void add_title(struct reader *r, const MD_ATTRIBUTE *title)
{
	if (title->size == 0)
		return;
	buf_add(&r->text, " (");
	add_signs(&r->text, title->text, title->size);
	buf_addc(&r->text, ')');
}

/* An address that is none for the web stays as it was typed, around its text. */
static void begin_link(struct reader *r, const MD_SPAN_A_DETAIL *link)
{
	const char *url = address_of(r, &link->href);

	if (!doc_url_is_safe(url)) {
		buf_addc(&r->text, '[');
	} else if (r->links++ == 0) {
		flush(r);
		push(r, doc_link(r->a, place(r), url, ""));
	}
}

static void end_link(struct reader *r, const MD_SPAN_A_DETAIL *link)
{
	const char *url = address_of(r, &link->href);

	if (!doc_url_is_safe(url)) {
		buf_addf(&r->text, "](%s)", url);
	} else {
		if (r->links == 1 && !place(r)->first && r->text.len == 0)
			buf_add(&r->text, url);
		end_mark(r, &r->links);
	}
	add_title(r, &link->title);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct reader *r = data;

	if (type == MD_SPAN_STRONG)
		begin_mark(r, &r->strong, doc_strong);
	else if (type == MD_SPAN_EM)
		begin_mark(r, &r->emphasis, doc_emphasis);
	else if (type == MD_SPAN_A)
		begin_link(r, detail);
	else if (type == MD_SPAN_IMG)
		r->image_said = false;
	return 0;
}

/* An image is what is said about it; without that its address. */
static void end_image(struct reader *r, const MD_SPAN_IMG_DETAIL *image)
{
	if (!r->image_said)
		buf_add(&r->text, address_of(r, &image->src));
	add_title(r, &image->title);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct reader *r = data;

	if (type == MD_SPAN_STRONG)
		end_mark(r, &r->strong);
	else if (type == MD_SPAN_EM)
		end_mark(r, &r->emphasis);
	else if (type == MD_SPAN_A)
		end_link(r, detail);
	else if (type == MD_SPAN_IMG)
		end_image(r, detail);
	return 0;
}

/* An entity ("&amp;") is no sign but what was typed. */
static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE len, void *data)
{
	struct reader *r = data;

	if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
		buf_addc(&r->text, '\n');
	else
		add_signs(&r->text, text, len);
	r->image_said = true;
	return 0;
}

void doc_markdown(struct arena *a, struct node *parent, const char *text)
{
	const MD_PARSER parser = {.flags = MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_NOHTML |
	                                   MD_FLAG_NOINDENTEDCODEBLOCKS,
	                          .enter_block = enter_block,
	                          .leave_block = leave_block,
	                          .enter_span = enter_span,
	                          .leave_span = leave_span,
	                          .text = add_text};
	struct reader r = {.a = a};
	AUTO_BUF struct buf prepared;

	buf_init(&prepared);
	buf_init(&r.text);
	buf_init(&r.mark);
	markdown_prepare(&prepared, text);
	enter(&r, parent);
	if (md_parse(prepared.data, (MD_SIZE)prepared.len, &parser, &r) != 0)
		fatal("out of memory");
	buf_fini(&r.text);
	buf_fini(&r.mark);
}
