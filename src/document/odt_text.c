/* Headings, paragraphs, lists, quotes and pictures of a text document. */
#include "odt.h"

#include <stdint.h>
#include <string.h>

#include "mem.h"
#include "renderers.h"
#include "text.h"

/* ---- what stands in one paragraph ---- */

/* Blanks and line breaks wait until there is something to put them before: of a run of them one is
 * left, and none at the start and the end. */
struct line {
	struct buf *out;
	bool may_break; /* a newline is one, which it is not in a heading */
	bool is_fresh;  /* nothing was written since the last break */
	bool is_blank;  /* the last that was written is a blank */
	bool in_link;   /* in which there can be no other one */
	enum { NOTHING, BLANK, BREAK } waiting;
};

static void flush(struct line *l)
{
	if (l->waiting == BREAK)
		buf_add(l->out, "<text:line-break/>");
	else if (l->waiting == BLANK)
		buf_addc(l->out, ' ');
	l->is_fresh = l->is_fresh || l->waiting == BREAK;
	l->is_blank = l->waiting == BLANK;
	l->waiting = NOTHING;
}

static void write_char(struct line *l, uint32_t c)
{
	char utf8[5] = "";

	flush(l);
	text_encode(c, utf8);
	escape_xml(l->out, utf8);
	l->is_fresh = l->is_blank = false;
}

static void write_text(struct line *l, const char *text)
{
	while (*text) {
		uint32_t c = text_next(&text);
		bool is_space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
		if (!is_space && !escape_is_hidden(c))
			write_char(l, c);
		if (!is_space || l->is_fresh)
			continue;
		if (c == '\n' && l->may_break)
			l->waiting = BREAK;
		else if (l->waiting == NOTHING && !l->is_blank)
			l->waiting = BLANK;
	}
}

static void write_inlines(struct line *l, const struct node *parent);

static void write_span(struct line *l, const struct node *node, const char *style)
{
	flush(l);
	buf_addf(l->out, "<text:span text:style-name=\"%s\">", style);
	write_inlines(l, node);
	buf_add(l->out, "</text:span>");
}

static void write_link(struct line *l, const struct node *node)
{
	if (l->in_link || !doc_url_is_safe(node->url)) {
		write_inlines(l, node);
		return;
	}
	AUTO_BUF struct buf url;
	buf_init(&url);
	escape_url(&url, node->url);
	flush(l);
	buf_add(l->out, "<text:a xlink:type=\"simple\" xlink:href=\"");
	escape_xml(l->out, url.data);
	buf_add(l->out, "\" text:style-name=\"Internet_20_link\" "
	                "text:visited-style-name=\"Visited_20_Internet_20_Link\">");
	l->in_link = true;
	write_inlines(l, node);
	l->in_link = false;
	buf_add(l->out, "</text:a>");
}

/* Of an item too, which may hold a list besides. */
static void write_inlines(struct line *l, const struct node *parent)
{
	for (const struct node *n = parent->first; n; n = n->next) {
		if (n->kind == NODE_TEXT)
			write_text(l, n->text);
		else if (!n->first)
			continue;
		else if (n->kind == NODE_STRONG)
			write_span(l, n, "Strong_20_Emphasis");
		else if (n->kind == NODE_EMPHASIS)
			write_span(l, n, "Emphasis");
		else if (n->kind == NODE_LINK)
			write_link(l, n);
	}
}

void odt_paragraph(struct odt *o, const struct node *parent, const char *style)
{
	struct line l = {.out = &o->text, .may_break = true, .is_fresh = true};

	buf_addf(&o->text, "<text:p text:style-name=\"%s\">", style);
	write_inlines(&l, parent);
	buf_add(&o->text, "</text:p>\n");
}

void odt_heading(struct odt *o, int level, const char *text, const struct node *parent)
{
	struct line l = {.out = &o->text, .is_fresh = true};

	buf_addf(&o->text, "<text:h text:style-name=\"%s%d\" text:outline-level=\"%d\">",
	         parent && parent->new_page ? "NewPage" : "Heading_20_", level, level);
	write_text(&l, text);
	if (parent)
		write_inlines(&l, parent);
	buf_add(&o->text, "</text:h>\n");
}

/* ---- lists ---- */

static void list(struct odt *o, const struct node *node, bool ends);

/* begins: it stays on the page of what comes after it, as an item with a list of its own does.
 * ends: nothing of the whole list comes after it, so that there is more room under it. */
static void item(struct odt *o, const struct node *node, bool begins, bool ends)
{
	const struct node *inner = node->last && node->last->kind == NODE_LIST ? node->last : NULL;
	const char *style = "List_20_Item";

	if (o->in_quote)
		style = ends && !inner ? "Quotations_20_Item_20_End" : "Quotations_20_Item";
	else if (ends && !inner)
		style = o->keeps_end ? "List_20_Item_20_End_20_kept" : "List_20_Item_20_End";
	else if (begins || inner)
		style = "List_20_Item_20_Start";
	buf_add(&o->text, "<text:list-item>");
	odt_paragraph(o, node, style);
	if (inner)
		list(o, inner, ends);
	buf_add(&o->text, "</text:list-item>\n");
}

static void list(struct odt *o, const struct node *node, bool ends)
{
	if (!node->first)
		return;
	buf_addf(&o->text, "<text:list text:style-name=\"%s_20_%s\">",
	         o->in_quote ? "Quotations" : "List", node->ordered ? "Numbers" : "Bullets");
	for (const struct node *n = node->first; n; n = n->next)
		item(o, n, n == node->first, ends && !n->next);
	buf_add(&o->text, "</text:list>\n");
}

/* ---- pictures ---- */

void odt_length(struct buf *out, const char *attribute, int64_t hundredths)
{
	buf_addf(out, " %s=\"%d.%02dmm\"", attribute, (int)(hundredths / 100),
	         (int)(hundredths % 100));
}

/* A picture in a paragraph of its own. */
static void picture(struct odt *o, const struct picture *p, const char *style)
{
	int number = ++o->pictures;
	AUTO_FREE char *name = xasprintf("Pictures/%d.png", number);
	zip_add(o->zip, name, p->png, p->len, true);
	buf_addf(&o->manifest,
	         "<manifest:file-entry manifest:full-path=\"%s\" "
	         "manifest:media-type=\"image/png\"/>\n",
	         name);
	buf_addf(&o->text,
	         "<text:p text:style-name=\"%s\"><draw:frame draw:style-name=\"Frame\" "
	         "draw:name=\"Picture %d\" text:anchor-type=\"as-char\" draw:z-index=\"0\"",
	         style, number);
	odt_length(&o->text, "svg:width", p->width);
	odt_length(&o->text, "svg:height", p->height);
	buf_addf(&o->text,
	         "><draw:image xlink:href=\"%s\" xlink:type=\"simple\" xlink:show=\"embed\" "
	         "xlink:actuate=\"onLoad\"/><svg:desc>",
	         name);
	escape_xml(&o->text, p->description);
	buf_add(&o->text, "</svg:desc></draw:frame></text:p>\n");
}

static void figure(struct odt *o, const struct node *node)
{
	struct picture p;

	if (picture_of_figure(node, &p))
		picture(o, &p, "Picture");
}

void odt_logo(struct odt *o, const struct doc_look *look)
{
	struct picture p;

	if (look->logo && picture_of_logo(look, &p))
		picture(o, &p, "Logo");
}

/* ---- all blocks ---- */

static void paragraph(struct odt *o, const struct node *node, const struct node *parent)
{
	const char *style = "Text_20_body";

	if (parent->kind == NODE_QUOTE)
		style = "Quotations";
	else if (parent->kind == NODE_DOC && parent->first == node)
		style = "Subtitle";
	else if (node->next && (node->next->kind == NODE_LIST || node->next->kind == NODE_TABLE))
		style = "Text_20_body_20_lead";
	else if (o->keeps_end)
		style = "Text_20_body_20_kept";
	odt_paragraph(o, node, style);
}

static void quote(struct odt *o, const struct node *node)
{
	o->in_quote = true;
	odt_blocks(o, node);
	o->in_quote = false;
}

void odt_blocks(struct odt *o, const struct node *parent)
{
	const struct node *before = NULL;

	for (const struct node *n = parent->first; n; n = n->next) {
		o->keeps_end = n->next && n->next->kind == NODE_FIGURE;
		if (n->kind == NODE_HEADING)
			odt_heading(o, n->level, "", n);
		else if (n->kind == NODE_LIST)
			list(o, n, true);
		else if (n->kind == NODE_TABLE)
			odt_table(o, n, n->text[0] && !doc_caption_is_said(n, before));
		else if (n->kind == NODE_QUOTE)
			quote(o, n);
		else if (n->kind == NODE_FIGURE)
			figure(o, n);
		else if (n->kind == NODE_PARAGRAPH)
			paragraph(o, n, parent);
		before = n;
	}
}
