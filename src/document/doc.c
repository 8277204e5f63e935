#include "doc.h"

#include <string.h>
#include <strings.h>

static struct node *node_new(struct arena *a, enum node_kind kind, const char *text)
{
	struct node *node = arena_alloc(a, sizeof(*node));
	node->kind = kind;
	node->text = arena_strdup(a, text);
	node->url = "";
	return node;
}

static struct node *add(struct arena *a, struct node *parent, enum node_kind kind, const char *text)
{
	struct node *node = node_new(a, kind, text);
	if (parent->last)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
	return node;
}

/* A node whose text is its first child, so that every renderer finds all text in
 * one kind of node. */
static struct node *add_holder(struct arena *a, struct node *parent, enum node_kind kind,
                               const char *text)
{
	struct node *node = add(a, parent, kind, "");
	if (text[0])
		add(a, node, NODE_TEXT, text);
	return node;
}

struct node *doc_new(struct arena *a, const char *title)
{
	return node_new(a, NODE_DOC, title);
}

struct node *doc_heading(struct arena *a, struct node *parent, int level, const char *text)
{
	struct node *node = add_holder(a, parent, NODE_HEADING, text);
	node->level = level < 2 ? 2 : level > 4 ? 4 : level;
	return node;
}

void doc_new_page(struct node *heading)
{
	heading->new_page = true;
}

struct node *doc_paragraph(struct arena *a, struct node *parent, const char *text)
{
	return add_holder(a, parent, NODE_PARAGRAPH, text);
}

struct node *doc_quote(struct arena *a, struct node *parent, const char *text)
{
	struct node *node = add(a, parent, NODE_QUOTE, "");
	if (text[0])
		add_holder(a, node, NODE_PARAGRAPH, text);
	return node;
}

struct node *doc_figure(struct arena *a, struct node *parent, const void *png, size_t len,
                        int width_mm, const char *description)
{
	struct node *node = add(a, parent, NODE_FIGURE, description);
	char *copy = arena_alloc(a, len);
	memcpy(copy, png, len);
	node->png = copy;
	node->png_len = len;
	node->width_mm = width_mm;
	return node;
}

struct node *doc_list(struct arena *a, struct node *parent, bool ordered)
{
	struct node *node = add(a, parent, NODE_LIST, "");
	node->ordered = ordered;
	return node;
}

struct node *doc_item(struct arena *a, struct node *list, const char *text)
{
	return add_holder(a, list, NODE_ITEM, text);
}

struct node *doc_table(struct arena *a, struct node *parent, const char *caption)
{
	return add(a, parent, NODE_TABLE, caption);
}

struct node *doc_row(struct arena *a, struct node *table, bool header)
{
	struct node *node = add(a, table, NODE_ROW, "");
	node->header = header;
	return node;
}

struct node *doc_cell(struct arena *a, struct node *row, const char *text)
{
	struct node *node = add_holder(a, row, NODE_CELL, text);
	node->header = row->header;
	return node;
}

struct node *doc_number(struct arena *a, struct node *row, int number)
{
	struct node *node = doc_cell(a, row, arena_printf(a, "%d", number));
	node->number = true;
	return node;
}

struct node *doc_bar(struct arena *a, struct node *row, int number, int whole)
{
	struct node *node = doc_number(a, row, number);
	node->bar_part = number;
	node->bar_whole = whole;
	return node;
}

struct node *doc_text(struct arena *a, struct node *parent, const char *text)
{
	return add(a, parent, NODE_TEXT, text);
}

struct node *doc_strong(struct arena *a, struct node *parent, const char *text)
{
	return add_holder(a, parent, NODE_STRONG, text);
}

struct node *doc_emphasis(struct arena *a, struct node *parent, const char *text)
{
	return add_holder(a, parent, NODE_EMPHASIS, text);
}

struct node *doc_link(struct arena *a, struct node *parent, const char *url, const char *text)
{
	struct node *node = add_holder(a, parent, NODE_LINK, text);
	node->url = arena_strdup(a, url);
	return node;
}

void doc_adopt(struct node *parent, struct node *from)
{
	if (!from->first)
		return;
	if (parent->last)
		parent->last->next = from->first;
	else
		parent->first = from->first;
	parent->last = from->last;
	from->first = from->last = NULL;
}

bool doc_is_caption(const struct node *n)
{
	return n->kind == NODE_PARAGRAPH && n->first && n->first->kind == NODE_STRONG &&
	       !n->first->next && n->next && n->next->kind == NODE_TABLE;
}

bool doc_caption_is_said(const struct node *table, const struct node *before)
{
	const struct node *text = before ? before->first : NULL;

	if (!text)
		return false;
	if (before->kind == NODE_HEADING)
		return text->kind == NODE_TEXT &&
		       strncmp(text->text, table->text, strlen(table->text)) == 0;
	return doc_is_caption(before);
}

int doc_columns(const struct node *table)
{
	int most = 0;
	for (const struct node *row = table->first; row; row = row->next) {
		int n = 0;
		for (const struct node *cell = row->first; cell; cell = cell->next)
			n++;
		if (n > most)
			most = n;
	}
	return most;
}

bool doc_column_is_number(const struct node *table, int column)
{
	for (const struct node *row = table->first; row; row = row->next) {
		if (row->header)
			continue;
		const struct node *cell = row->first;
		for (int i = 0; cell && i < column; i++)
			cell = cell->next;
		if (cell && cell->number)
			return true;
	}
	return false;
}

/* Bytes of the scheme that a link may have at the start of an address; 0: it has another. */
static size_t scheme_length(const char *url)
{
	static const char *const schemes[] = {"https://", "http://", "mailto:"};

	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
			return strlen(schemes[i]);
	}
	return 0;
}

bool doc_url_is_safe(const char *url)
{
	return scheme_length(url) > 0;
}

/* Bytes of an address without "/" behind it. */
static size_t bare_length(const char *url)
{
	size_t len = strlen(url);

	return len > 0 && url[len - 1] == '/' ? len - 1 : len;
}

bool doc_link_shows_url(const struct node *link)
{
	const struct node *only = link->first;

	if (!only || only->next || only->kind != NODE_TEXT)
		return false;
	const char *url = link->url + scheme_length(link->url);
	const char *text = only->text + scheme_length(only->text);
	size_t len = bare_length(url);
	return len == bare_length(text) && strncmp(url, text, len) == 0;
}
