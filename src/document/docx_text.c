/* Paragraphs, and the text in them. */
#include "docx.h"

#include <string.h>

#include "mem.h"

/* How text looks inside a paragraph. */
struct marks {
	bool strong, emphasis, link;
	bool one_line; /* a line break is a blank */
};

/* ---- paragraphs ---- */

static void add_spacing(struct docx *d, const struct paragraph *p)
{
	if (d->before == 0 && p->after == 0 && !p->new_page)
		return;
	buf_add(&d->body, "<w:spacing");
	if (d->before > 0 || p->new_page)
		buf_addf(&d->body, " w:before=\"%d\"", d->before);
	if (p->after > 0)
		buf_addf(&d->body, " w:after=\"%d\"", p->after);
	buf_add(&d->body, "/>");
	d->before = 0;
}

void docx_begin_paragraph(struct docx *d, const struct paragraph *p)
{
	struct buf *out = &d->body;

	buf_addf(out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", p->style);
	if (p->keep_next)
		buf_add(out, "<w:keepNext/>");
	if (p->new_page)
		buf_add(out, "<w:pageBreakBefore/>");
	if (p->list > 0)
		buf_addf(out, "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr>",
		         p->level, p->list);
	if (p->fill)
		buf_addf(out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%s\"/>", p->fill);
	add_spacing(d, p);
	if (p->left > 0)
		buf_addf(out, "<w:ind w:left=\"%d\" w:right=\"%d\" w:hanging=\"%d\"/>", p->left,
		         p->bar, LIST_INDENT);
	else if (p->fill)
		buf_addf(out, "<w:ind w:right=\"%d\"/>", p->bar);
	if (p->right)
		buf_add(out, "<w:jc w:val=\"right\"/>");
	buf_add(out, "</w:pPr>");
	d->text_started = d->break_waits = false;
}

void docx_end_paragraph(struct docx *d)
{
	buf_add(&d->body, "</w:p>");
}

int docx_relation(struct docx *d, const char *type, const char *target, bool external)
{
	/* Those of the package itself have names, so a number is never taken. */
	buf_addf(&d->rels,
	         "<Relationship Id=\"rId%d\" Type=\"http://schemas.openxmlformats.org/"
	         "officeDocument/2006/relationships/%s\" Target=\"",
	         ++d->n_rels, type);
	escape_xml(&d->rels, target);
	buf_addf(&d->rels, "\"%s/>", external ? " TargetMode=\"External\"" : "");
	return d->n_rels;
}

/* ---- text ---- */

static void begin_run(struct docx *d, const struct marks *m)
{
	buf_add(&d->body, "<w:r>");
	if (!m->strong && !m->emphasis && !m->link)
		return;
	buf_addf(&d->body, "<w:rPr>%s%s%s</w:rPr>",
	         m->link ? "<w:rStyle w:val=\"Hyperlink\"/>" : "",
	         m->strong ? "<w:b/><w:bCs/>" : "", m->emphasis ? "<w:i/><w:iCs/>" : "");
}

/* A run of text without line breaks. */
static void add_run(struct docx *d, const struct marks *m, const char *text, size_t len)
{
	char *piece = xstrndup(text, len);

	begin_run(d, m);
	/* At the start and at the end of a paragraph there is nothing to break. */
	if (d->break_waits)
		buf_add(&d->body, "<w:br/>");
	d->break_waits = false;
	d->text_started = true;
	buf_add(&d->body, "<w:t xml:space=\"preserve\">");
	escape_xml(&d->body, piece);
	buf_add(&d->body, "</w:t></w:r>");
	free_pointer(&piece);
}

static void add_text(struct docx *d, const struct marks *m, const char *text)
{
	if (m->one_line) {
		if (text[0])
			add_run(d, m, text, strlen(text));
		return;
	}
	while (*text) {
		size_t len = strcspn(text, "\n");
		if (len > 0)
			add_run(d, m, text, len);
		text += len;
		if (*text == '\n') {
			d->break_waits = d->text_started;
			text++;
		}
	}
}

void docx_text(struct docx *d, const char *text)
{
	add_text(d, &(struct marks){.one_line = true}, text);
}

static void add_inlines(struct docx *d, const struct node *parent, const struct marks *m);

static void add_link(struct docx *d, const struct node *node, const struct marks *m)
{
	struct marks inner = *m;

	/* A link in a link is the outer one. */
	if (m->link || !node->first || !doc_url_is_safe(node->url)) {
		add_inlines(d, node, m);
		return;
	}
	AUTO_BUF struct buf url;
	buf_init(&url);
	escape_url(&url, node->url);
	buf_addf(&d->body, "<w:hyperlink r:id=\"rId%d\">",
	         docx_relation(d, "hyperlink", url.data, true));
	inner.link = true;
	add_inlines(d, node, &inner);
	buf_add(&d->body, "</w:hyperlink>");
}

static void add_inlines(struct docx *d, const struct node *parent, const struct marks *m)
{
	for (const struct node *n = parent->first; n; n = n->next) {
		struct marks inner = *m;
		if (n->kind == NODE_TEXT) {
			add_text(d, m, n->text);
		} else if (n->kind == NODE_STRONG) {
			inner.strong = true;
			add_inlines(d, n, &inner);
		} else if (n->kind == NODE_EMPHASIS) {
			inner.emphasis = true;
			add_inlines(d, n, &inner);
		} else if (n->kind == NODE_LINK) {
			add_link(d, n, m);
		}
	}
}

void docx_paragraph(struct docx *d, const struct paragraph *p, const struct node *node,
                    bool one_line)
{
	docx_begin_paragraph(d, p);
	add_inlines(d, node, &(struct marks){.one_line = one_line});
	docx_end_paragraph(d);
}
