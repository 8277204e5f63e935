/* How many lines a text takes on paper. */
#include "renderers.h"

#include "text.h"

void lines_add(struct lines *l, const char *text, int (*width_of)(uint32_t c))
{
	while (*text) {
		uint32_t c = text_next(&text);
		int width = escape_is_hidden(c) ? 0 : width_of(c);

		if (c == '\n') {
			l->n++;
			l->line = l->word = 0;
			continue;
		}
		l->word = c == ' ' || l->word + width > l->room ? 0 : l->word + width;
		l->line += width;
		if (l->line > l->room && c != ' ') {
			l->n++;
			l->word = l->word > 0 ? l->word : width;
			l->line = l->word;
		}
	}
}
