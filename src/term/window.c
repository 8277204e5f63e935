/* What is told to the window around the screen: its title, and texts for the clipboard. */
#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "text.h"

enum { TITLE_COLS = 80 };

/* ---- bell ---- */

void term_ring(struct term *t)
{
	if (!t->gone)
		modes_write("\a");
}

/* ---- title ---- */

void window_show_title(const struct term *t)
{
	AUTO_FREE char *bytes = NULL;

	if (t->title == NULL)
		return;
	bytes = xasprintf("%s%s%s", t->modes.title, t->title, t->modes.title_end);
	modes_write(bytes);
}

/* As the terminal may be given it: of its own bytes it would obey some. */
static char *shown_title(const struct term *t, const char *text)
{
	char *harmless = text_harmless(text);

	if (t->options.ascii) {
		char *ascii = text_ascii(harmless);

		free(harmless);
		harmless = ascii;
	}
	harmless[text_fit(harmless, TITLE_COLS, NULL)] = '\0';
	return harmless;
}

void term_set_title(struct term *t, const char *text)
{
	char *title;

	if (t->gone || t->modes.title[0] == '\0')
		return;
	title = shown_title(t, text);
	if (t->title != NULL && strcmp(t->title, title) == 0) {
		free(title);
		return;
	}
	free(t->title);
	t->title = title;
	window_show_title(t);
}

/* ---- clipboard ---- */

bool term_has_clipboard(const struct term *t)
{
	return t->modes.clipboard;
}

void term_copy(struct term *t, const char *text)
{
	AUTO_BUF struct buf bytes;

	buf_init(&bytes);
	if (t->gone || !t->modes.clipboard)
		return;
	buf_add(&bytes, "\033]52;c;");
	buf_add_base64(&bytes, text, strlen(text));
	buf_addc(&bytes, '\a');
	modes_write(bytes.data);
}
