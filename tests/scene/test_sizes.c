/* What holds of every scene at every size: nothing is cut off or drawn over something else, no line
 * is longer than 50 characters, and what has to be said is said.  With the longest texts there are.
 */
#include "sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "date.h"
#include "mem.h"
#include "tr.h"

enum { SUBTHEMES = 12, SOLUTIONS = 40, IDEAS = 60, ITEMS = 14, LINE_CHARS = 50, MARGIN = 2 };

/* 108 characters, of the session of 15 May 2025. */
#define LONG_THEME \
	"Op weg naar een gelijkwaardige samenwerking tussen inwoners (initiatieven) en " \
	"organisatie in zorg en welzijn"

/* As long as a question gets: it is all there, with a clock below it. */
#define LONG_QUESTION \
	"Vraag000 welke thema's zijn denk je belangrijk en behoeven aandacht voor een " \
	"vitaler leven binnen Zoetermeer en de wijken eromheen, Vraag001?"

static struct buf said; /* all lines that were drawn, a space behind each */

struct fixture {
	struct clock clock;
	struct arena *arena;
	struct public_view view;
	struct font *font;
};

static const char *text(struct fixture *f, const char *kind, int i)
{
	static const char *const ends[] = {
	        "", " voor iedereen in de wijk", " zodat buren elkaar leren kennen en helpen",
	        " bij de Meerzichtlaan, de Van Leeuwenhoeklaan en het Rakkersveld"};

	return arena_printf(f->arena, "%s%03d%s", kind, i, ends[i % 4]);
}

/* As long as the text of a solution may be, but for what is written behind it. */
static const char *longest(struct fixture *f)
{
	enum { TIMES = 180 };
	const char *text = "";

	for (int i = 0; i < TIMES; i++)
		text = arena_printf(f->arena, "%sgeïnd, éen ", text);
	return text;
}

static void fill(struct fixture *f)
{
	struct public_view *v = &f->view;
	struct arena *a = f->arena;

	*v = (struct public_view){.series_name = "Participatiehub",
	                          .web_page = "https://samenzoetermeergezond.nl/projecten/hub",
	                          .web_page_short = "samenzoetermeergezond.nl/projecten/hub",
	                          .mail = "info@gezondheidsregiozoetermeer.nl",
	                          .title = "Eerste dialoogsessie Participatiehub Zoetermeer",
	                          .date = "2025-05-15",
	                          .start = "13:00",
	                          .place = "De Kapelaan",
	                          .language = "nl",
	                          .influence = "We vragen wat jij vindt.",
	                          .ground_rules = "Iedereen telt mee.\nLaat elkaar uitpraten.",
	                          .answer_by = "2025-06-12",
	                          .level = LEVEL_CONSULT,
	                          .top_n = 3,
	                          .voters = 30,
	                          .dots_per_person = 3,
	                          .dots_per_subtheme = 1};
	v->subthemes = arena_array(a, SUBTHEMES, sizeof(*v->subthemes));
	for (v->n_subthemes = 0; v->n_subthemes < SUBTHEMES; v->n_subthemes++)
		v->subthemes[v->n_subthemes] = (struct public_subtheme){
		        .id = v->n_subthemes + 1,
		        .question_id = 1,
		        .code = v->n_subthemes + 1,
		        .title = v->n_subthemes == 4 ? LONG_THEME
		                                     : text(f, "Onderwerp", v->n_subthemes)};
	v->themes = arena_array(a, 3, sizeof(*v->themes));
	for (v->n_themes = 0; v->n_themes < 3; v->n_themes++)
		v->themes[v->n_themes] = (struct public_theme){
		        .id = v->n_themes + 1,
		        .rank = v->n_themes + 1,
		        .dots = 20 - v->n_themes,
		        .title = v->n_themes == 1 ? LONG_THEME : text(f, "Thema", v->n_themes)};
	v->solutions = arena_array(a, SOLUTIONS, sizeof(*v->solutions));
	for (v->n_solutions = 0; v->n_solutions < SOLUTIONS; v->n_solutions++)
		v->solutions[v->n_solutions] = (struct public_solution){
		        .theme_id = 2,
		        .addressee = v->n_solutions % 2 ? FOR_SELF : FOR_CARE,
		        .text = text(f, "Oplossing", v->n_solutions)};
	v->groups = arena_array(a, 4, sizeof(*v->groups));
	for (v->n_groups = 0; v->n_groups < 4; v->n_groups++)
		v->groups[v->n_groups] = (struct public_group){v->n_groups + 1, v->n_groups + 1};
	v->questions = arena_array(a, 1, sizeof(*v->questions));
	v->n_questions = 1;
	v->questions[0] = (struct public_question){.id = 1,
	                                           .round_id = 1,
	                                           .round = 1,
	                                           .main = true,
	                                           .kind = ROUND_IDEAS,
	                                           .text = LONG_QUESTION};
	v->ideas = arena_array(a, IDEAS, sizeof(*v->ideas));
	for (v->n_ideas = 0; v->n_ideas < IDEAS; v->n_ideas++)
		v->ideas[v->n_ideas] = (struct public_idea){.id = v->n_ideas + 1,
		                                            .code = v->n_ideas + 1,
		                                            .question_id = 1,
		                                            .group_id = v->n_ideas % 4 + 1,
		                                            .text = text(f, "Idee", v->n_ideas)};
	v->reports = arena_array(a, 12, sizeof(*v->reports));
	for (v->n_reports = 0; v->n_reports < 12; v->n_reports++)
		v->reports[v->n_reports] =
		        (struct public_report){v->n_reports / 3 + 1, text(f, "Punt", v->n_reports)};
	v->feedback = arena_array(a, 8, sizeof(*v->feedback));
	for (v->n_feedback = 0; v->n_feedback < 8; v->n_feedback++)
		v->feedback[v->n_feedback] = (struct public_feedback){
		        arena_printf(a, "%s%s", v->n_feedback == 5 ? longest(f) : "",
		                     text(f, "Voorstel", v->n_feedback)),
		        FOLLOW_NOT_ADOPTED, "Er is dit jaar geen geld voor."};
	v->agenda = arena_array(a, ITEMS, sizeof(*v->agenda));
	for (v->n_agenda = 0; v->n_agenda < ITEMS; v->n_agenda++)
		v->agenda[v->n_agenda] =
		        (struct public_item){.id = v->n_agenda + 1,
		                             .minutes = 10,
		                             .title = text(f, "Agendapunt", v->n_agenda)};
	v->phases = arena_array(a, 3, sizeof(*v->phases));
	for (v->n_phases = 0; v->n_phases < 3; v->n_phases++)
		v->phases[v->n_phases] =
		        (struct public_phase){text(f, "Fase", v->n_phases), "2025-06", "2026-01"};
	v->stage = (struct stage){.scene = "welcome",
	                          .message = "",
	                          .lots = "1 5 9",
	                          .lots_drawn = "",
	                          .revealed = ""};
}

static int start(void **state)
{
	static struct fixture f;
	int64_t now;
	struct err e;

	assert_int_equal(tr_init("nl", &e), OK);
	assert_true(moment_parse("2025-05-15T13:15:00", &now));
	clock_init_fixed(&f.clock, now);
	f.arena = arena_new();
	f.font = scene_font("", &e);
	assert_non_null(f.font);
	fill(&f);
	buf_init(&said);
	*state = &f;
	return 0;
}

static int stop(void **state)
{
	struct fixture *f = *state;

	font_free(f->font);
	arena_free(f->arena);
	buf_fini(&said);
	return 0;
}

/* The text of a row, from a column to another; the caller's to free. */
static char *row_text(const struct canvas *c, int row)
{
	struct buf b;

	buf_init(&b);
	for (int col = 0; col < canvas_cols(c); col++) {
		const struct cell *cell = canvas_cell(c, row, col);
		char utf8[4];

		if (cell->width == 0)
			continue;
		if (cell->ch[0] == 0)
			buf_addc(&b, ' ');
		for (size_t i = 0; i < N_ITEMS(cell->ch) && cell->ch[i]; i++)
			buf_addn(&b, utf8, text_encode(cell->ch[i], utf8));
	}
	return buf_take(&b);
}

static bool is_bare(const struct canvas *c, int row, int from, int to)
{
	for (int col = from; col < to; col++)
		if (canvas_cell(c, row, col)->ch[0] != 0)
			return false;
	return true;
}

/* Of a list all numbers are there, each once, over all pages: nothing was cut off or drawn over. */
struct seen {
	const char *kind; /* "Idee": texts begin with that and their number */
	const char *once; /* said on one page at least; NULL: nothing */
	int said;
	int times[IDEAS];
};

static void note_seen(struct seen *seen, const char *line)
{
	size_t len = strlen(seen->kind);

	seen->said += seen->once && strstr(line, seen->once);
	for (const char *p = line; (p = strstr(p, seen->kind)); p += len) {
		int i = -1;

		if (sscanf(p + len, "%3d", &i) == 1 && i >= 0 && i < IDEAS)
			seen->times[i]++;
	}
}

static void check_row(const struct canvas *c, int row, const char *where)
{
	AUTO_FREE char *line = row_text(c, row);
	const char *text = line + strspn(line, " ");
	size_t chars = text_chars(text);

	if (strstr(line, "\342\200\246"))
		fail_msg("%s, row %d: cut off: %s", where, row, line);
	while (chars > 0 && text[strlen(text) - 1] == ' ' && chars--)
		line[strlen(line) - 1] = '\0';
	/* What is drawn, and two things beside each other, are no line of text. */
	for (const char *p = text; *p;) {
		const char *gap = strstr(p, "  ");
		size_t bytes = gap ? (size_t)(gap - p) : strlen(p);
		AUTO_FREE char *piece = xstrndup(p, bytes);

		if (!strstr(piece, "\342\226") && text_chars(piece) > LINE_CHARS)
			fail_msg("%s, row %d: %zu characters: %s", where, row, text_chars(piece),
			         piece);
		p += bytes;
		p += strspn(p, " ");
	}
}

/* What of a scene is looked for. */
static const struct list {
	enum scene scene;
	const char *kind;
	int n, not_this; /* the one that has the longest title instead; -1: none has */
	const char *once;
	int most; /* of them on a page */
} lists[] = {{SCENE_AGENDA, "Agendapunt", ITEMS, -1, NULL, 9},
             {SCENE_QUESTION, "Vraag", 2, -1, "briefje", 2},
             {SCENE_IDEAS, "Idee", IDEAS, -1, NULL, 6},
             {SCENE_SUBTHEMES, "Onderwerp", SUBTHEMES, 4, NULL, 9},
             {SCENE_VOTE, "Onderwerp", SUBTHEMES, 4, "Lukt plakken niet?", 9},
             {SCENE_RESULTS, "Thema", 3, 1, "stemden", 6},
             {SCENE_THEME, "Oplossing", SOLUTIONS, -1, NULL, 6},
             {SCENE_REPORT_BACK, "Punt", 12, -1, NULL, 6},
             {SCENE_FEEDBACK, "Voorstel", 8, -1, NULL, 6},
             {SCENE_PHASES, "Fase", 3, -1, "Uiterlijk", 6}};

static const struct list *list_of(enum scene scene)
{
	static const struct list none = {.kind = "?", .not_this = -1, .most = IDEAS};

	for (size_t i = 0; i < N_ITEMS(lists); i++)
		if (lists[i].scene == scene)
			return &lists[i];
	return &none;
}

static void show_all_of(struct fixture *f, enum scene scene)
{
	f->view.stage.scene = scene_info(scene)->name;
	f->view.stage.reveal = REVEAL_ALL;
	f->view.stage.focus_id = scene == SCENE_THEME ? 2 : 0;
	f->view.stage.page = 0;
}

/* ---- what is drawn and where, by letters of any size ---- */

enum { DRAWN_MAX = 4096 };
static struct rect drawn[DRAWN_MAX];
static int n_drawn;

static void forget_drawn(void)
{
	n_drawn = 0;
	buf_clear(&said);
}

static void note_drawn(int row, int col, int rows, int cols)
{
	if (cols > 0 && n_drawn < DRAWN_MAX)
		drawn[n_drawn++] = (struct rect){row, col, rows, cols};
}

/* The linker puts these two before those of the program. */
void __real_type_put(struct canvas *c, int row, int col, const struct type *t, enum role role,
                     const char *text, const struct text_line *line);
void __wrap_type_put(struct canvas *c, int row, int col, const struct type *t, enum role role,
                     const char *text, const struct text_line *line);
void __real_canvas_bar(struct canvas *c, int row, int col, int cols, int part, int whole);
void __wrap_canvas_bar(struct canvas *c, int row, int col, int cols, int part, int whole);

void __wrap_type_put(struct canvas *c, int row, int col, const struct type *t, enum role role,
                     const char *text, const struct text_line *line)
{
	note_drawn(row, col, t->rows, line->width);
	buf_addn(&said, text + line->start, line->len);
	buf_addc(&said, ' ');
	__real_type_put(c, row, col, t, role, text, line);
}

void __wrap_canvas_bar(struct canvas *c, int row, int col, int cols, int part, int whole)
{
	note_drawn(row, col, 1, cols);
	__real_canvas_bar(c, row, col, cols, part, whole);
}

static bool overlap(const struct rect *a, const struct rect *b)
{
	return a->row < b->row + b->rows && b->row < a->row + a->rows &&
	       a->col < b->col + b->cols && b->col < a->col + a->cols;
}

/* Nothing is drawn over something else, or beyond the screen. */
static void check_drawn(const char *where, int cols, int rows)
{
	assert_true(n_drawn < DRAWN_MAX);
	for (int i = 0; i < n_drawn; i++) {
		const struct rect *a = &drawn[i];

		if (a->row < 0 || a->col < 0 || a->row + a->rows > rows || a->col + a->cols > cols)
			fail_msg("%s: beyond the screen, at row %d", where, a->row);
		for (int k = 0; k < i; k++)
			if (overlap(a, &drawn[k]))
				fail_msg("%s: row %d is drawn over row %d", where, a->row,
				         drawn[k].row);
	}
}

/* Which of them were drawn, a bit each; where there are too many for a page it fails. */
static uint64_t which_drawn(const struct list *list)
{
	struct seen seen = {.kind = list->kind};
	uint64_t bits = 0;

	note_seen(&seen, said.data);
	for (int i = 0; i < list->n; i++)
		bits |= seen.times[i] ? UINT64_C(1) << i : 0;
	assert_in_range(__builtin_popcountll(bits), 0, list->most);
	return bits;
}

static void check_seen(const struct seen *seen, const struct list *list, const char *where)
{
	for (int i = 0; i < list->n; i++)
		if (i != list->not_this && seen->times[i] != 1)
			fail_msg("%s: %s%03d is there %d times", where, list->kind, i,
			         seen->times[i]);
	if (list->once && seen->said == 0)
		fail_msg("%s: not said: %s", where, list->once);
}

static void check_pages(struct fixture *f, enum scene scene, int cols, int rows, struct font *font)
{
	struct scene_show show = {
	        .view = &f->view, .clock = &f->clock, .font = font, .cells = BIG_QUADRANTS};
	const struct list *list = list_of(scene);
	struct canvas *c = canvas_new(rows, cols);
	struct seen seen = {.kind = list->kind, .once = list->once};
	AUTO_FREE char *all = xasprintf("%s at %dx%d", scene_info(scene)->name, cols, rows);
	int pages;

	show_all_of(f, scene);
	pages = scene_pages(&show, rows, cols);
	assert_in_range(pages, 1, 200);
	for (int page = 0; page < pages; page++) {
		AUTO_FREE char *where = xasprintf("%s, page %d", all, page + 1);

		f->view.stage.page = scene_place_of(&show, rows, cols, page);
		assert_int_equal(scene_page(&show, rows, cols), page);
		forget_drawn();
		scene_draw(&show, c);
		check_drawn(where, cols, rows);
		which_drawn(list);
		note_seen(&seen, said.data);
		for (int row = 0; row < rows; row++) {
			check_row(c, row, where);
			/* But for a code, which has a margin of its own. */
			if (scene != SCENE_QR &&
			    (!is_bare(c, row, 0, MARGIN) || !is_bare(c, row, cols - MARGIN, cols)))
				fail_msg("%s, row %d: in the margin", where, row);
		}
	}
	check_seen(&seen, list, all);
	canvas_free(c);
}

/* With large letters and without. */
static void check_all(struct fixture *f, int cols, int rows)
{
	for (int s = SCENE_NONE + 1; s < SCENE_COUNT; s++) {
		check_pages(f, (enum scene)s, cols, rows, f->font);
		check_pages(f, (enum scene)s, cols, rows, NULL);
	}
}

static void test_sizes(void **state)
{
	enum { TIMES = 60 };
	struct fixture *f = *state;

	srand(20250515);
	check_all(f, SCENE_MIN_COLS, SCENE_MIN_ROWS);
	check_all(f, 64, 24);
	check_all(f, 120, 40);
	check_all(f, 200, 60);
	for (int i = 0; i < TIMES; i++)
		check_all(f, SCENE_MIN_COLS + rand() % 170, SCENE_MIN_ROWS + rand() % 55);
}

/* With a clock that runs the rest has less room. */
static void test_sizes_with_clock(void **state)
{
	enum { TIMES = 30 };
	struct fixture *f = *state;

	f->view.stage.clock =
	        (struct part_clock){.state = CLOCK_PAUSED, .left_ms = 750000, .total_ms = 1200000};
	srand(20250527);
	check_all(f, SCENE_MIN_COLS, SCENE_MIN_ROWS);
	for (int i = 0; i < TIMES; i++)
		check_all(f, SCENE_MIN_COLS + rand() % 170, SCENE_MIN_ROWS + rand() % 55);
	f->view.stage.clock.state = CLOCK_OFF;
}

/* A smaller canvas shows of each page what is on it, and nothing of another page; but for what it
 * has no room for, which it says. */
static void test_reduced(void **state)
{
	enum { TIMES = 40 };
	struct fixture *f = *state;
	struct scene_show show = {.view = &f->view, .clock = &f->clock, .cells = BIG_QUADRANTS};
	int whole = 0, looked_at = 0;

	srand(20251128);
	for (int i = 0; i < TIMES; i++) {
		int rows = 20 + rand() % 40, cols = 60 + rand() % 140;
		struct canvas *screen = canvas_new(rows, cols);
		struct canvas *small =
		        canvas_new(SCENE_MIN_ROWS + rand() % 12, SCENE_MIN_COLS + rand() % 30);

		show.font = i % 2 ? f->font : NULL;
		for (size_t l = 0; l < N_ITEMS(lists); l++) {
			int pages;

			show_all_of(f, lists[l].scene);
			pages = scene_pages(&show, rows, cols);
			for (int page = 0; page < pages; page++) {
				uint64_t large, reduced;

				f->view.stage.page = scene_place_of(&show, rows, cols, page);
				forget_drawn();
				scene_draw(&show, screen);
				large = which_drawn(&lists[l]);
				forget_drawn();
				scene_draw_reduced(&show, rows, cols, small);
				reduced = which_drawn(&lists[l]);
				assert_int_equal(reduced & ~large, 0);
				looked_at++;
				if (canvas_cell(small, canvas_rows(small) - 2,
				                canvas_cols(small) - 2)
				            ->ch[0] == '.')
					continue;
				assert_int_equal(reduced, large);
				whole++;
			}
		}
		canvas_free(screen);
		canvas_free(small);
	}
	assert_in_range(whole, looked_at / 3, looked_at - 1);
}

/* The number of the first of them that was drawn. */
static int first_drawn(const struct list *list)
{
	const char *first = strstr(said.data, list->kind);
	int i = -1;

	assert_non_null(first);
	assert_int_equal(sscanf(first + strlen(list->kind), "%3d", &i), 1);
	return i;
}

/* A place is the same on screens of any size: what begins the page of one is on that of another. */
static void test_places(void **state)
{
	static const enum scene scenes[] = {SCENE_IDEAS, SCENE_AGENDA};
	enum { TIMES = 60 };
	struct fixture *f = *state;
	struct scene_show show = {.view = &f->view, .clock = &f->clock, .cells = BIG_QUADRANTS};
	int other_page = 0;

	srand(20261128);
	for (int i = 0; i < TIMES; i++) {
		const struct list *list = list_of(scenes[i / 2 % 2]);
		int rows = 20 + rand() % 40, cols = 64 + rand() % 130;
		struct canvas *one = canvas_new(rows, cols);
		struct canvas *other = canvas_new(20 + rand() % 40, 64 + rand() % 130);
		int pages;

		show.font = i % 2 ? f->font : NULL;
		show_all_of(f, list->scene);
		pages = scene_pages(&show, rows, cols);
		for (int page = 0; page < pages; page++) {
			int first;

			f->view.stage.page = scene_place_of(&show, rows, cols, page);
			forget_drawn();
			scene_draw(&show, one);
			first = first_drawn(list);
			forget_drawn();
			scene_draw(&show, other);
			assert_true(which_drawn(list) >> first & 1);
			other_page +=
			        scene_page(&show, canvas_rows(other), canvas_cols(other)) != page;
		}
		canvas_free(one);
		canvas_free(other);
	}
	assert_true(other_page > 0);
}

/* One sentence, whatever is on. */
static void test_too_small(void **state)
{
	struct fixture *f = *state;
	struct scene_show show = {.view = &f->view, .clock = &f->clock, .font = f->font};

	for (int rows = 1; rows < SCENE_MIN_ROWS; rows++)
		for (int cols = 1; cols < SCENE_MIN_COLS; cols += 3) {
			struct canvas *c = canvas_new(rows, cols);

			scene_draw(&show, c);
			canvas_free(c);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_sizes),     cmocka_unit_test(test_sizes_with_clock),
	        cmocka_unit_test(test_reduced),   cmocka_unit_test(test_places),
	        cmocka_unit_test(test_too_small),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
