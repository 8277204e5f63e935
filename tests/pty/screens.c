#include "screens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>

#include "mem.h"
#include "program.h"
#include "text.h"

#define ESC "\003" /* the same, without a wait for the rest of a sequence */
#define HOME "\033OH"
#define END "\033OF"
#define F12 "\033[24~"
#define CLEAR "\025"

#define LIST "Welke sessie wil je openen?"
#define QUESTION "Welke thema's zijn belangrijk"

static const struct screen screens[] = {
        {"", "2  di 27 mei 2025", "start", LIST, .selected = true},
        /* A session that is closed and complete. */
        {END, "> 1  do 15 mei 2025"},
        {"\r", "[1 Agenda]"},
        {"2", "[2 Ronde 1]", "ideas-list", QUESTION, .selected = true},
        {"3", "[3 Clusteren]", "clustering", "Subthema's"},
        {"4", "[4 Stemmen]", "vote-fixed", "30 kiezers", .selected = true},
        {"5", "[5 Ronde 2]", "solutions", "Zelf doen", .selected = true},
        {"6", "[6 Afsluiten]", "closing", "Hoeveel mensen", .selected = true},
        {"c", "Scan de code", "qr", NULL},
        {ESC, "[6 Afsluiten]"},
        {"7", "[7 Verslag]", "report", "Het programma maakt", .selected = true},
        {"c", "mensen aan het begin", "figures", "Cijfers"},
        {ESC, "[7 Verslag]"},
        {"p", "Wat ziet de zaal?", "hall", "Wat ziet de zaal?", .selected = true},
        {ESC, "[7 Verslag]"},
        {F12, LIST},
        /* A new one, from its beginning. */
        {"n", "Welk draaiboek"},
        {HOME "\r", "Titel", "form", "Een nieuwe sessie"},
        {"\r\r" CLEAR "14:00\r\r", "[0 Vooraf]", "preparing", "Sessie", .selected = true},
        {"1", "[1 Agenda]"},
        {"\r", "nog 10:00", "agenda", NULL, .selected = true},
        {"q", "De klok loopt.", "question", "De klok loopt."},
        {ESC, "Enter Volgend punt"},
        {"?", "Wat is dit?", "help", "Wat is dit?"},
        {ESC, "Enter Volgend punt"},
        {":", "Wat wil je doen?", "palette", "Wat wil je doen?", .selected = true},
        {ESC, "Enter Volgend punt"},
        {"3", "Nog geen ideeën", "empty-clustering", "0 ideeën"},
        {"4", "[4 Stemmen]", "empty-vote", NULL},
        {"5", "[5 Ronde 2]", "empty-solutions", NULL},
        {"6", "[6 Afsluiten]", "empty-closing", "Hoeveel mensen", .selected = true},
        {"7", "[7 Verslag]", "empty-report", "Het programma maakt", .selected = true},
        {"2", "Groep 1 >", "empty-ideas", QUESTION},
        {"Wandelen in het park\r", "Bewaard: I1"},
        {"\tSamen koken in het buurthuis\r", "Bewaard: I2"},
        {"Een half id", "> Een half id", "ideas-typing", QUESTION},
        {CLEAR ESC "d", "is hetzelfde als", "choice", "is hetzelfde als"},
        {ESC, "n Nieuw"},
        {"r", "Wat vertelt elke groep?", "report-back", "Wat vertelt"},
        {ESC "r", "Samen koken"},
        {ESC "3", "[3 Clusteren]"},
        {"nBewegen\r\r", "A  Bewegen"},
        {"nOntmoeten\r\r", "B  Ontmoeten"},
        {HOME "A", "I1 naar A"},
        {"B", "Alle ideeën staan"},
        {"4", "[4 Stemmen]", "vote-setup", "2 subthema's"},
        {"\r", "Hoeveel mensen stemmen er?"},
        {CLEAR "10\r" CLEAR "1\r" CLEAR "1\r" CLEAR "1\r\r" CLEAR "teller\r", "10 kiezers"},
        {"5\r3\r1\r", "Geteld: 8. Verwacht: 9.", "vote-mismatch", "10 kiezers", .selected = true},
};

void screens_walk(void (*look)(struct pty *p, const struct screen *s))
{
	char hub[PROGRAM_PATH_MAX];
	struct pty *p = program_start(true, "demo", "--hub", program_path("practice.db", hub),
	                              "--now", "2025-05-15T14:02", NULL);

	for (size_t i = 0; i < N_ITEMS(screens); i++) {
		pty_send(p, screens[i].keys);
		assert_true(pty_wait_text(p, screens[i].shows));
		if (screens[i].name != NULL)
			look(p, &screens[i]);
	}
	pty_free(p);
}

static void look_letters(struct pty_look look, char out[5])
{
	size_t n = 0;

	if (look.bold)
		out[n++] = 'b';
	if (look.dim)
		out[n++] = 'd';
	if (look.reverse)
		out[n++] = 'r';
	if (look.underline)
		out[n++] = 'u';
	out[n] = '\0';
}

static void dump_row(struct pty *p, int row, struct buf *out)
{
	const char *s = pty_row(p, row);
	char letters[5], before[5] = "";

	for (int col = 0; col < 80; col++) {
		const char *start = s;
		int width = 1;

		look_letters(pty_look(p, row, col), letters);
		if (strcmp(letters, before) != 0) {
			buf_add(out, before[0] != '\0' ? "}" : "");
			if (letters[0] != '\0')
				buf_addf(out, "{%s:", letters);
			memcpy(before, letters, sizeof before);
		}
		/* Blanks at the end of a row are left out of its text. */
		if (*s == '\0') {
			buf_addc(out, ' ');
			continue;
		}
		width = text_char_width(text_next(&s));
		buf_addn(out, start, (size_t)(s - start));
		col += width > 1;
	}
	buf_add(out, before[0] != '\0' ? "}|\n" : "|\n");
}

void screens_dump(struct pty *p, struct buf *out)
{
	int row, col;

	for (row = 0; row < 24; row++)
		dump_row(p, row, out);
	pty_cursor(p, &row, &col);
	if (pty_cursor_is_visible(p))
		buf_addf(out, "cursor %d %d\n", row, col);
	else
		buf_add(out, "no cursor\n");
}
