/* The journal: every step of the session, the last one first, and which of them were taken back. */
#include "app.h"
#include "overlay.h"

#include <string.h>

#include "date.h"
#include "text.h"
#include "tr.h"

enum { STEPS_MAX = 5000, UNDO = 1, REDO = 2, BORDER = 3 };

/* Anew when the session was: after each step, whoever made it. */
static void read_steps(struct desk *d)
{
	struct err e = {0};

	if (d->journal.reading == d->reading)
		return;
	arena_reset(d->journal.arena);
	d->journal.n = 0;
	d->journal.reading = d->reading;
	if (store_journal_whole(d->store, d->session_id, STEPS_MAX, d->journal.arena,
	                        &d->journal.steps, &d->journal.n, &e) != OK) {
		d->journal.n = 0;
		desk_say(d, ROLE_ERROR, "%s", e.msg);
	}
}

/* The step that an undo or a redo is about, or NULL when it is too long ago. */
static const struct journal_entry *find_step(const struct journal_entry *steps, int n, int64_t seq)
{
	/* Newest first. */
	for (int low = 0, high = n - 1; low <= high;) {
		int middle = (low + high) / 2;

		if (steps[middle].seq == seq)
			return &steps[middle];
		if (steps[middle].seq > seq)
			low = middle + 1;
		else
			high = middle - 1;
	}
	return NULL;
}

static const char *sentence_of(struct desk *d, const struct journal_entry *step,
                               const struct journal_entry *steps, int n)
{
	const struct journal_entry *about =
	        step->undo_of ? find_step(steps, n, step->undo_of) : step;
	char sentence[200];

	if (!about)
		about = step;
	journal_sentence(about, sentence, sizeof(sentence));
	if (step->kind == UNDO)
		return arena_printf(d->frame, _("Undone: %s"), sentence);
	if (step->kind == REDO)
		return arena_printf(d->frame, _("Done again: %s"), sentence);
	return arena_strdup(d->frame, sentence);
}

/* What became of it since, by the newest step that is about it. */
static void mark_undone(const struct journal_entry *steps, int n, bool *undone)
{
	for (int i = n - 1; i >= 0; i--) {
		const struct journal_entry *about = find_step(steps, n, steps[i].undo_of);

		if (about)
			undone[about - steps] = steps[i].kind == UNDO;
	}
}

static struct row step_row(struct desk *d, const struct journal_entry *steps, int n, int i,
                           bool undone)
{
	char time[TIME_SIZE];

	moment_time(steps[i].at, time);
	return (struct row){.id = steps[i].seq,
	                    .left = arena_strdup(d->frame, time),
	                    .text = sentence_of(d, &steps[i], steps, n),
	                    .right = undone                    ? _("taken back")
	                             : steps[i].kind == BORDER ? _("stays")
	                                                       : "",
	                    .role = undone ? ROLE_DIM : ROLE_NORMAL};
}

static struct row day_row(struct desk *d, const char *date)
{
	char day[64];

	date_long(date, day, sizeof(day));
	return (struct row){.left = "", .text = arena_strdup(d->frame, day), .right = ""};
}

static struct row *make_rows(struct desk *d, int *n)
{
	const struct journal_entry *steps;
	char day[DATE_SIZE] = "", date[DATE_SIZE];
	struct row *rows;
	bool *undone;
	int n_steps;

	read_steps(d);
	steps = d->journal.steps;
	n_steps = d->journal.n;
	rows = arena_array(d->frame, (size_t)n_steps * 2 + 1, sizeof(*rows));
	undone = arena_array(d->frame, (size_t)n_steps + 1, sizeof(*undone));
	mark_undone(steps, n_steps, undone);
	*n = 0;
	for (int i = 0; i < n_steps; i++) {
		moment_date(steps[i].at, date);
		if (strcmp(day, date) != 0)
			rows[(*n)++] = day_row(d, date);
		text_copy(day, sizeof(day), date);
		rows[(*n)++] = step_row(d, steps, n_steps, i, undone[i]);
	}
	*n = list_filter(&d->journal.list, rows, *n, edit_text(&d->filter));
	return rows;
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	draw_list_below(d, &d->journal.list, c, area,
	                _("Every step of this session, the last one first."), rows, n);
}

static void settle_list(struct desk *d)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	list_settle(&d->journal.list, rows, n);
}

/* The newest step is what one looks for. */
static void enter(struct desk *d)
{
	memset(&d->journal.list, 0, sizeof(d->journal.list));
	settle_list(d);
}

static void go_back(struct desk *d)
{
	/* The other views are of the part that is open. */
	if (d->journal.from == VIEW_NAMES || d->journal.from == VIEW_REPORT_BACK)
		desk_go_view(d, d->journal.from);
	else
		desk_go_part(d, d->part);
	d->line_open = d->line_open && d->journal.from_typing;
}

static bool action(struct desk *d, enum action a)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	if (list_move(&d->journal.list, rows, n, a))
		return true;
	if (a != ACTION_BACK || !edit_empty(&d->filter))
		return false;
	go_back(d);
	return true;
}

const struct view_ops view_journal = {
        .context = CTX_JOURNAL,
        .enter = enter,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .what = N_("What was done in this session, and when."),
        .now = N_(
                "Look something up, with / for a word or a code. {undo} takes back the last step."),
        .next = N_("Esc brings you back to where you were."),
};
