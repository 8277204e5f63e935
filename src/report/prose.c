#include "builder.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

struct node *section_begin(struct builder *b)
{
	struct node *outer = b->doc;
	b->doc = doc_new(b->a, "");
	return outer;
}

struct node *section_end(struct builder *b, struct node *outer, int level, const char *heading)
{
	struct node *section = b->doc, *added = NULL;
	b->doc = outer;
	if (section->first) {
		added = doc_heading(b->a, outer, level, heading);
		doc_adopt(outer, section);
	}
	return added;
}

void say(struct buf *prose, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	char *sentence = NULL;
	if (vasprintf(&sentence, fmt, args) < 0)
		fatal("out of memory");
	va_end(args);
	if (prose->len > 0 && sentence[0])
		buf_addc(prose, ' ');
	buf_add(prose, sentence);
	free(sentence);
}

void say_text(struct builder *b, struct buf *prose, const char *text)
{
	if (text[0])
		say(prose, "%s", with_stop(b->a, text));
}

void end_paragraph(struct builder *b, struct buf *prose)
{
	if (prose->len > 0)
		doc_paragraph(b->a, b->doc, prose->data);
	buf_clear(prose);
}

void labelled(struct builder *b, const char *label, const char *text)
{
	if (!text[0])
		return;
	struct node *p = doc_paragraph(b->a, b->doc, "");
	doc_strong(b->a, p, label);
	doc_text(b->a, p, arena_printf(b->a, " %s", text));
}

void bold_line(struct builder *b, const char *text)
{
	doc_strong(b->a, doc_paragraph(b->a, b->doc, ""), text);
}

void bold_end(struct builder *b, struct node *outer, const char *text)
{
	struct node *section = b->doc;
	b->doc = outer;
	if (section->first) {
		bold_line(b, text);
		doc_adopt(outer, section);
	}
}

void bold_number(struct builder *b, struct node *row, int number)
{
	struct node *cell = doc_cell(b->a, row, "");
	cell->number = true;
	doc_strong(b->a, cell, arena_printf(b->a, "%d", number));
}

const char *find_section_text(const struct snapshot *s, enum section section, int64_t theme_id)
{
	for (int i = 0; i < s->n_texts; i++) {
		const struct report_text *t = &s->texts[i];
		if (t->section == section && t->theme_id == theme_id)
			return t->text;
	}
	return "";
}

void section_text(struct builder *b, enum section section, int64_t theme_id)
{
	doc_markdown(b->a, b->doc, find_section_text(b->s, section, theme_id));
}
