/* The blocks of the document. */
#include "docx.h"

#include <string.h>

#include "mem.h"

/* Pictures are measured in these: 914,400 in an inch. */
enum { EMU_PER_HUNDREDTH = 360 };
/* Between a list and the line above it; below its last item, and below a table: as below a
 * paragraph, and a little more. */
enum { BEFORE_LIST = 80, AFTER_LIST = 200, AFTER_TABLE = 280 };

/* ---- lists ---- */

/* Which levels of a list are numbered, as struct docx's shapes; of lists of both kinds on one
 * level the first counts. */
static unsigned char shape_of(const struct node *list, int level)
{
	unsigned shape = list->ordered ? 1U << level : 0;

	if (level + 1 == LIST_LEVELS)
		return (unsigned char)shape;
	for (const struct node *item = list->first; item; item = item->next) {
		for (const struct node *n = item->first; n; n = n->next)
			if (n->kind == NODE_LIST)
				return (unsigned char)(shape | shape_of(n, level + 1));
	}
	return (unsigned char)shape;
}

/* A list that begins at 1; its number. */
static int new_list(struct docx *d, unsigned char shape)
{
	buf_addc(&d->shapes, (char)shape);
	return (int)d->shapes.len;
}

static bool is_numbered(const struct docx *d, int list, int level)
{
	return d->shapes.data[list - 1] >> level & 1;
}

static void add_list(struct docx *d, const struct node *list, int number, int level, bool is_end);

/* keep: on the page of the next item. */
static void add_item(struct docx *d, const struct node *item, int number, int level, bool is_end,
                     bool keep)
{
	const struct node *inner = item->first;
	char tint[7];

	while (inner && inner->kind != NODE_LIST)
		inner = inner->next;
	struct paragraph p = {.style = "ListParagraph",
	                      .keep_next = inner || keep,
	                      .list = number,
	                      .level = level,
	                      .after = is_end && !inner ? AFTER_LIST : 0};
	if (d->in_quote) {
		docx_colour(tint, d->look->colour, LIGHT);
		p.fill = tint;
		p.left = QUOTE_INDENT + LIST_INDENT * (level + 1);
		p.bar = QUOTE_INDENT;
	}
	docx_paragraph(d, &p, item, false);
	if (!inner)
		return;
	if (level + 1 < LIST_LEVELS)
		level++;
	if (is_numbered(d, number, level) != inner->ordered)
		number = new_list(d, inner->ordered ? (1U << LIST_LEVELS) - 1 : 0);
	add_list(d, inner, number, level, is_end);
}

/* is_end: below it the text goes on. */
static void add_list(struct docx *d, const struct node *list, int number, int level, bool is_end)
{
	for (const struct node *item = list->first; item; item = item->next) {
		/* No item is alone on a page. */
		bool keep = item->next ? item == list->first || !item->next->next
		                       : is_end && d->keeps_end;
		add_item(d, item, number, level, is_end && !item->next, keep);
	}
}

/* ---- pictures ---- */

static void add_drawing(struct docx *d, const struct picture *p, int relation)
{
	long long width = p->width * EMU_PER_HUNDREDTH, height = p->height * EMU_PER_HUNDREDTH;
	struct buf *out = &d->body;

	buf_addf(out,
	         "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
	         "<wp:extent cx=\"%lld\" cy=\"%lld\"/><wp:docPr id=\"%d\" name=\"picture%d\" "
	         "descr=\"",
	         width, height, d->n_pictures, d->n_pictures);
	escape_xml(out, p->description);
	buf_addf(out,
	         "\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/"
	         "2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"%d\" "
	         "name=\"picture%d.png\"/>"
	         "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId%d\"/><a:stretch>"
	         "<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" "
	         "y=\"0\"/>"
	         "<a:ext cx=\"%lld\" cy=\"%lld\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
	         "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
	         "</w:drawing></w:r>",
	         d->n_pictures, d->n_pictures, relation, width, height);
}

/* A picture in a paragraph of its own. */
static void add_picture(struct docx *d, const struct picture *p, const char *style)
{
	d->n_pictures++;
	AUTO_FREE char *name = xasprintf("media/image%d.png", d->n_pictures);
	AUTO_FREE char *path = xasprintf("word/%s", name);
	zip_add(d->zip, path, p->png, p->len, true);
	docx_begin_paragraph(d, &(struct paragraph){.style = style});
	add_drawing(d, p, docx_relation(d, "image", name, false));
	docx_end_paragraph(d);
}

static void add_figure(struct docx *d, const struct node *figure)
{
	struct picture p;

	if (picture_of_figure(figure, &p))
		add_picture(d, &p, "Picture");
}

static void add_logo(struct docx *d)
{
	struct picture p;

	if (d->look->logo && picture_of_logo(d->look, &p))
		add_picture(d, &p, "Logo");
}

/* ---- all blocks ---- */

static bool is_before(const struct node *n, enum node_kind kind)
{
	return n->next && n->next->kind == kind;
}

/* style: when the place of the paragraph does not ask for another one. */
static void add_paragraph(struct docx *d, const struct node *n, const char *style)
{
	/* A line such as "What we do ourselves:" above a list stays with it. */
	bool announces = is_before(n, NODE_LIST);

	if (doc_is_caption(n))
		style = "Caption";
	docx_paragraph(d,
	               &(struct paragraph){.style = style,
	                                   .keep_next = announces || d->keeps_end,
	                                   .after = announces ? BEFORE_LIST : 0},
	               n, false);
}

static void add_heading(struct docx *d, const struct node *heading)
{
	static const char *const styles[] = {"Heading2", "Heading3", "Heading4"};

	d->before = 0;
	docx_paragraph(d,
	               &(struct paragraph){.style = styles[heading->level - 2],
	                                   .new_page = heading->new_page},
	               heading, true);
}

static void add_table(struct docx *d, const struct node *table, const struct node *before)
{
	bool shows_caption = table->text[0] && !doc_caption_is_said(table, before);

	if (doc_columns(table) == 0)
		return;
	/* Two tables with nothing between them would be one. */
	if (!shows_caption && before && before->kind == NODE_TABLE) {
		docx_begin_paragraph(d, &(struct paragraph){.style = "TableText"});
		docx_end_paragraph(d);
	}
	docx_table(d, table, shows_caption);
	d->before = AFTER_TABLE;
}

static void add_blocks(struct docx *d, const struct node *parent, const char *style);

static void add_quote(struct docx *d, const struct node *quote)
{
	d->in_quote = true;
	add_blocks(d, quote, "Quote");
	d->in_quote = false;
}

/* style: of the paragraphs. */
static void add_blocks(struct docx *d, const struct node *parent, const char *style)
{
	/* A line right below the title says where and when. */
	const struct node *before = NULL, *first = parent->kind == NODE_DOC ? parent->first : NULL;

	for (const struct node *n = parent->first; n; n = n->next) {
		d->keeps_end = is_before(n, NODE_FIGURE);
		if (n->kind == NODE_HEADING)
			add_heading(d, n);
		else if (n->kind == NODE_LIST)
			add_list(d, n, new_list(d, shape_of(n, 0)), 0, true);
		else if (n->kind == NODE_TABLE)
			add_table(d, n, before);
		else if (n->kind == NODE_QUOTE)
			add_quote(d, n);
		else if (n->kind == NODE_FIGURE)
			add_figure(d, n);
		else
			add_paragraph(d, n, n == first ? "Subtitle" : style);
		before = n;
	}
}

void docx_body(struct docx *d, const struct node *doc)
{
	add_logo(d);
	docx_begin_paragraph(d, &(struct paragraph){.style = "Heading1"});
	docx_text(d, doc->text);
	docx_end_paragraph(d);
	add_blocks(d, doc, "Normal");
	/* Nothing but a paragraph may end a document. */
	if (doc->last && doc->last->kind == NODE_TABLE) {
		docx_begin_paragraph(d, &(struct paragraph){.style = "TableText"});
		docx_end_paragraph(d);
	}
}
