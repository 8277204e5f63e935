/* What was entered in the practice hub by mistake, taken into the own one (domain.md 7.34): a whole
 * session that was begun there, or ideas and solutions, all or one of them. */
#include "app.h"
#include "overlay.h"
#include "solutions.h"

#include <string.h>

#include "file.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

/* ---- what is there ---- */

/* Does this session, idea or solution come with the program? */
static bool is_given(const struct desk *d, int64_t id)
{
	for (int i = 0; i < PRACTICE_SESSIONS; i++) {
		const struct snapshot *given = &d->taking.given[i];

		if (given->sessions->id == id || snapshot_find_idea(given, id) ||
		    snapshot_find_solution(given, id))
			return true;
	}
	return false;
}

typedef void look_fn(struct desk *d, const struct snapshot *s);

/* Each session of the practice hub.  The snapshot lives until look returns. */
static enum status look_at_practice(struct desk *d, look_fn *look, struct err *e)
{
	struct arena *list = arena_new(), *a = arena_new();
	struct session_row *rows;
	struct snapshot s;
	struct store *st;
	int n = 0;
	enum status status = store_open(d->practice_path, STORE_READ, d->clock, &st, e);

	if (status == OK && !store_is_practice(st))
		status = err_set(e, E_CONFLICT, _("%s is not a practice file."), d->practice_path);
	if (status == OK)
		status = store_sessions(st, list, &rows, &n, e);
	for (int i = 0; i < n && status == OK; i++) {
		status = store_load(st, rows[i].id, a, &s, e);
		if (status == OK)
			look(d, &s);
	}
	store_close(st);
	arena_free(a);
	arena_free(list);
	return status;
}

/* The group with the same number, or the one that is typed for. */
static int64_t same_group(const struct desk *d, const struct snapshot *s, int64_t group_id)
{
	const struct group *theirs = snapshot_find_group(s, group_id);

	for (int i = 0; theirs && i < d->snap.n_groups; i++)
		if (d->snap.groups[i].number == theirs->number &&
		    group_is_active(&d->snap.groups[i]))
			return d->snap.groups[i].id;
	return d->ideas.group_id ? d->ideas.group_id : group_step(d, 0, 1);
}

/* What was erased there is not worth taking. */
static bool is_removed(const struct snapshot *s, const char *text)
{
	const char *language = tr_select(s->series->language);
	bool removed = strcmp(text, _("Removed on request")) == 0;

	tr_select(language);
	return removed;
}

static bool has_idea(const struct desk *d, const char *text)
{
	for (int i = 0; i < d->snap.n_ideas; i++)
		if (!d->snap.ideas[i].withdrawn && strcmp(d->snap.ideas[i].text, text) == 0)
			return true;
	return false;
}

static bool has_solution(const struct desk *d, const char *text)
{
	for (int i = 0; i < d->snap.n_solutions; i++)
		if (!d->snap.solutions[i].withdrawn && strcmp(d->snap.solutions[i].text, text) == 0)
			return true;
	return false;
}

/* What was typed there, and not taken before. */
static void look_for_ideas(struct desk *d, const struct snapshot *s)
{
	struct arena *a = d->taking.arena;
	struct idea *idea;

	for (int i = 0; i < s->n_ideas && d->taking.n < TAKEN_MAX; i++) {
		if (s->ideas[i].withdrawn || is_removed(s, s->ideas[i].text) ||
		    is_given(d, s->ideas[i].id) || has_idea(d, s->ideas[i].text))
			continue;
		idea = &d->taking.ideas[d->taking.n++];
		*idea = s->ideas[i];
		idea->question_id = d->ideas.question_id;
		idea->group_id = same_group(d, s, idea->group_id);
		idea->text = arena_strdup(a, idea->text);
		idea->public_text = arena_strdup(a, idea->public_text);
		idea->park_reason = arena_strdup(a, idea->park_reason);
		idea->district = arena_strdup(a, idea->district);
	}
}

static void look_for_solutions(struct desk *d, const struct snapshot *s)
{
	struct arena *a = d->taking.arena;
	struct solution *own;

	for (int i = 0; i < s->n_solutions && d->taking.n < TAKEN_MAX; i++) {
		if (s->solutions[i].withdrawn || is_removed(s, s->solutions[i].text) ||
		    is_given(d, s->solutions[i].id) || has_solution(d, s->solutions[i].text))
			continue;
		own = &d->taking.solutions[d->taking.n++];
		*own = s->solutions[i];
		own->theme_id = d->solutions.theme_id;
		own->question_id = solutions_question(d);
		own->group_id = own->group_id ? same_group(d, s, own->group_id) : 0;
		own->text = arena_strdup(a, own->text);
		own->public_text = arena_strdup(a, own->public_text);
		own->organisation = arena_strdup(a, own->organisation);
	}
}

/* A session that was begun there, in which something was typed. */
static void look_for_sessions(struct desk *d, const struct snapshot *s)
{
	bool begun_here = s->n_ideas + s->n_solutions > 0 && !is_given(d, s->sessions->id);
	struct session_row *row;

	for (int i = 0; i < d->start.n; i++)
		begun_here = begun_here && d->start.rows[i].id != s->sessions->id;
	if (!begun_here || d->taking.n == TAKEN_MAX)
		return;
	row = &d->taking.sessions[d->taking.n++];
	*row = (struct session_row){.id = s->sessions->id,
	                            .title = arena_strdup(d->taking.arena, s->sessions->title),
	                            .date = arena_strdup(d->taking.arena, s->sessions->date),
	                            .ideas = count_ideas(s, 0, 0),
	                            .solutions = s->n_solutions};
}

/* False when that was said: nothing is there, or it cannot be read. */
static bool look(struct desk *d, look_fn *fn)
{
	struct err e = {0};

	arena_free(d->taking.arena);
	memset(&d->taking, 0, sizeof(d->taking));
	d->taking.arena = arena_new();
	d->taking.ideas = arena_array(d->taking.arena, TAKEN_MAX, sizeof(*d->taking.ideas));
	d->taking.solutions = arena_array(d->taking.arena, TAKEN_MAX, sizeof(*d->taking.solutions));
	d->taking.sessions = arena_array(d->taking.arena, TAKEN_MAX, sizeof(*d->taking.sessions));
	if (practice_read(d->taking.arena, d->taking.given, &e) != OK ||
	    look_at_practice(d, fn, &e) != OK)
		desk_say(d, ROLE_ERROR, "%s", e.msg);
	else if (d->taking.n == 0)
		desk_say(d, ROLE_NORMAL, "%s",
		         _("Nothing was typed in the practice session that is not here already."));
	return d->taking.n > 0;
}

/* ---- taking ideas or solutions ---- */

enum { ALL = TAKEN_MAX };

static bool says_why(const char *why, struct err *e)
{
	if (why[strspn(why, " ")])
		return true;
	err_set(e, E_INVALID, _("Say why. It goes into the report."));
	return false;
}

/* What is taken, with the reason, for the report. */
static const char *told(struct desk *d, int n, const char *why)
{
	return arena_printf(d->frame,
	                    ngettext("%d line was typed in the practice session first. %s",
	                             "%d lines were typed in the practice session first. %s",
	                             (unsigned long)n),
	                    n, why);
}

/* What came stands under the cursor: the first of it. */
static void go_to_first(struct desk *d, bool ideas, int first)
{
	for (int i = 0; ideas && i < d->snap.n_ideas; i++)
		if (d->snap.ideas[i].code == first)
			d->ideas.list.selected = d->snap.ideas[i].id;
	for (int i = 0; !ideas && i < d->snap.n_solutions; i++)
		if (d->snap.solutions[i].code == first) {
			d->solutions.column = d->snap.solutions[i].addressee != FOR_SELF;
			d->solutions.lists[d->solutions.column].selected = d->snap.solutions[i].id;
		}
}

static bool store_taken(struct desk *d, const struct form_values *v, int64_t which, struct err *e)
{
	int at = which == ALL ? 0 : (int)which, n = which == ALL ? d->taking.n : 1, first;
	bool ideas = d->view == VIEW_IDEAS;
	struct taken t = {0};
	char code[CODE_SIZE];
	enum status s;

	if (at + n > d->taking.n || !says_why(v->text[0], e))
		return false;
	if (ideas)
		t = (struct taken){.ideas = d->taking.ideas + at, .n_ideas = n};
	else
		t = (struct taken){.solutions = d->taking.solutions + at, .n_solutions = n};
	store_next_reason(d->store, told(d, n, v->text[0]));
	s = store_take(d->store, d->session_id, &t, &first, e);
	store_next_reason(d->store, NULL);
	if (!desk_did(d, s, e))
		return false;
	go_to_first(d, ideas, first);
	desk_say(d, ROLE_GOOD,
	         ngettext("%d line taken over, from %s on. u takes it back.",
	                  "%d lines taken over, from %s on. u takes them back.", (unsigned long)n),
	         n, ideas ? idea_code(first, code) : solution_code(first, code));
	return true;
}

static void ask_why(struct desk *d, form_fn *store, int64_t id)
{
	form_line(d, _("From the practice session"), _("Why? It goes into the report"), "",
	          TEXT_MAX_FIELD / 2, store, id);
}

static void lines_chosen(struct desk *d, int value, int64_t id)
{
	(void)id;
	ask_why(d, store_taken, value);
}

static void take_lines(struct desk *d)
{
	bool ideas = d->view == VIEW_IDEAS;

	if (!look(d, ideas ? look_for_ideas : look_for_solutions))
		return;
	choice_open(d, _("Which lines belong in this session?"), lines_chosen, 0);
	if (d->taking.n > 1)
		choice_add(d, ALL, "", arena_printf(d->frame, _("All %d lines"), d->taking.n), "");
	for (int i = 0; i < d->taking.n; i++)
		choice_add(d, i,
		           group_short(d, ideas ? d->taking.ideas[i].group_id
		                                : d->taking.solutions[i].group_id),
		           ideas ? d->taking.ideas[i].text : d->taking.solutions[i].text, "");
}

/* ---- taking a session ---- */

static enum status add_session(struct desk *d, int64_t id, const char *why, struct err *e)
{
	struct arena *a = arena_new();
	struct snapshot s;
	struct store *st;
	enum status status = store_open(d->practice_path, STORE_READ, d->clock, &st, e);

	if (status == OK)
		status = store_load(st, id, a, &s, e);
	store_close(st);
	store_next_reason(d->store, arena_printf(d->frame,
	                                         _("This session was held in the practice file "
	                                           "first. %s"),
	                                         why));
	if (status == OK)
		status = store_add_session(d->store, &s, NULL, e);
	store_next_reason(d->store, NULL);
	arena_free(a);
	return status;
}

static bool store_session(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	if (!says_why(v->text[0], e) || add_session(d, id, v->text[0], e) != OK)
		return false;
	desk_refresh(d);
	if (desk_open_session(d, id))
		desk_say(d, ROLE_GOOD, "%s",
		         _("The session is here now. Names were not taken over; they stand in the "
		           "practice file."));
	return true;
}

static void session_chosen(struct desk *d, int value, int64_t id)
{
	(void)id;
	if (value < d->taking.n)
		ask_why(d, store_session, d->taking.sessions[value].id);
}

static void take_session(struct desk *d)
{
	if (!look(d, look_for_sessions))
		return;
	choice_open(d, _("Which session was not meant as practice?"), session_chosen, 0);
	for (int i = 0; i < d->taking.n; i++) {
		const struct session_row *row = &d->taking.sessions[i];

		choice_add(d, i, row->date, row->title,
		           arena_printf(d->frame,
		                        ngettext("%d line", "%d lines",
		                                 (unsigned long)(row->ideas + row->solutions)),
		                        row->ideas + row->solutions));
	}
}

void take_from_practice(struct desk *d)
{
	if (d->view == VIEW_START)
		take_session(d);
	else
		take_lines(d);
}

const char *take_disabled(const struct desk *d)
{
	if (d->practice && !d->own_path)
		return _("This is the practice session. Open your own file first.");
	if (d->practice)
		return K_("First go back to your own file: the list of sessions, then {practice}.");
	if (!d->practice_path || !file_exists(d->practice_path))
		return _("There is no practice session yet.");
	if (d->view == VIEW_SOLUTIONS && !snapshot_find_theme(&d->snap, d->solutions.theme_id))
		return _("There is no theme yet. First fix the result of the vote.");
	return NULL;
}
