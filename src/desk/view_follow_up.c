/* Follow-up: who receives which proposal, and how it stands (domain.md 3.3). */
#include "follow_up.h"

#include "date.h"
#include "report.h"
#include "text.h"
#include "tr.h"

/* Rows are told apart by what they are about. */
enum { SUB_SOLUTION, SUB_IDEA };
/* Lines that tell what happened before. */
enum { HISTORY_ROWS = 3 };

static struct row proposal_row(struct desk *d, struct proposal p)
{
	const struct follow_up *f = proposal_stands(d, p);

	return (struct row){.id = p.idea ? p.idea->id : p.solution->id,
	                    .sub = p.idea ? SUB_IDEA : SUB_SOLUTION,
	                    .left = proposal_code(d, p),
	                    .text = p.idea ? idea_public(p.idea) : solution_public(p.solution),
	                    .right = f ? follow_word(f->status) : "-",
	                    .marked = p.solution && p.solution->highlighted,
	                    .role = f ? ROLE_NORMAL : ROLE_STRONG};
}

/* ---- the groups of proposals ---- */

enum { GROUP_PARKED = ADDRESSEE_COUNT, GROUP_COUNT };

static int group_of(struct proposal p)
{
	return p.idea ? GROUP_PARKED : (int)p.solution->addressee;
}

/* Those of one group; on top in the report first. */
static int proposals_of(struct desk *d, int group, struct proposal *out)
{
	int n = 0;

	for (int top = 1; top >= 0 && group != GROUP_PARKED; top--)
		for (int i = 0; i < d->snap.n_solutions; i++) {
			const struct solution *s = &d->snap.solutions[i];

			if (!s->withdrawn && (int)s->addressee == group && s->highlighted == top)
				out[n++] = (struct proposal){.solution = s};
		}
	for (int i = 0; group == GROUP_PARKED && i < d->snap.n_ideas; i++)
		if (!d->snap.ideas[i].withdrawn && d->snap.ideas[i].parked)
			out[n++] = (struct proposal){.idea = &d->snap.ideas[i]};
	return n;
}

static struct proposal *make_room(struct desk *d)
{
	return arena_array(d->frame, (size_t)(d->snap.n_solutions + d->snap.n_ideas) + 1,
	                   sizeof(struct proposal));
}

static const char *group_title(int group)
{
	return group == GROUP_PARKED ? _("Parked ideas") : addressee_heading((enum addressee)group);
}

static void add_group(struct desk *d, int group, struct row *rows, int *n)
{
	struct proposal *all = make_room(d);
	int count = proposals_of(d, group, all), received = 0;

	for (int i = 0; i < count; i++)
		received += proposal_stands(d, all[i]) != NULL;
	if (count == 0)
		return;
	rows[(*n)++] = (struct row){.left = "",
	                            .text = arena_printf(d->frame, _("%s: %d of %d have a status"),
	                                                 group_title(group), received, count),
	                            .right = ""};
	for (int i = 0; i < count; i++)
		rows[(*n)++] = proposal_row(d, all[i]);
}

/* What others have to do comes first. */
static struct row *make_rows(struct desk *d, int *n)
{
	size_t room = (size_t)(d->snap.n_solutions + d->snap.n_ideas) + GROUP_COUNT + 1;
	struct row *rows = arena_array(d->frame, room, sizeof(*rows));

	*n = 0;
	for (int group = FOR_SELF + 1; group < GROUP_COUNT; group++)
		add_group(d, group, rows, n);
	add_group(d, FOR_SELF, rows, n);
	*n = list_filter(&d->follow_up.list, rows, *n, edit_text(&d->filter));
	return rows;
}

static bool selected(const struct desk *d, struct proposal *out)
{
	const struct list *l = &d->follow_up.list;

	*out = (struct proposal){0};
	if (l->sub == SUB_IDEA)
		out->idea = snapshot_find_idea(&d->snap, l->selected);
	else
		out->solution = snapshot_find_solution(&d->snap, l->selected);
	return out->idea || out->solution;
}

const struct follow_up *follow_up_selected(const struct desk *d)
{
	struct proposal p;

	return selected(d, &p) ? proposal_stands(d, p) : NULL;
}

/* ---- drawing ---- */

static bool is_about(const struct follow_up *f, struct proposal p)
{
	return p.idea ? f->idea_id == p.idea->id : f->solution_id == p.solution->id;
}

static const char *history_line(struct desk *d, const struct follow_up *f)
{
	char date[64] = "";

	date_long(f->date, date, sizeof(date));
	return arena_printf(d->frame, "%s%s%s%s%s%s%s%s", date, date[0] ? ": " : "",
	                    follow_word(f->status), f->body[0] ? ", " : "", f->body,
	                    f->explanation[0] ? ". " : "", f->explanation,
	                    f->public ? "" : _(" (not in the report)"));
}

/* What happened to the proposal under the cursor, the last line first. */
static void draw_history(struct desk *d, struct canvas *c, struct rect area)
{
	struct proposal p;
	int row = area.row;

	if (!selected(d, &p))
		return;
	for (int i = d->snap.n_follow_ups - 1; i >= 0 && row < area.row + area.rows; i--)
		if (is_about(&d->snap.follow_ups[i], p)) {
			canvas_put_fit(c, row, area.col + 1, area.cols - 2,
			               row == area.row ? ROLE_NORMAL : ROLE_DIM,
			               history_line(d, &d->snap.follow_ups[i]));
			row++;
		}
	if (row == area.row)
		canvas_put_fit(c, row, area.col + 1, area.cols - 2, ROLE_DIM,
		               K_("Nobody has received it yet. {status-add} fills in who does."));
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	struct rect list = area, below = {area.row, area.col, HISTORY_ROWS, area.cols};
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	list.rows -= HISTORY_ROWS + 1;
	below.row = list.row + list.rows + 1;
	draw_list(d, &d->follow_up.list, c, list, rows, n, true,
	          _("There are no proposals yet. They come from the round of solutions."));
	if (n > 0 && list.rows > 0)
		draw_history(d, c, below);
}

/* ---- actions ---- */

static bool is_same(struct proposal a, struct proposal b)
{
	return a.idea == b.idea && a.solution == b.solution;
}

/* The others of its group that have no status yet may get the same one. */
static void add_status(struct desk *d)
{
	struct proposal p, *all = make_room(d);
	int n, kept = 0;

	if (!selected(d, &p))
		return;
	n = proposals_of(d, group_of(p), all);
	for (int i = 0; i < n; i++)
		if (!is_same(all[i], p) && !proposal_stands(d, all[i]))
			all[kept++] = all[i];
	follow_up_form(d, p, all, kept);
}

static void settle_list(struct desk *d)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	list_settle(&d->follow_up.list, rows, n);
}

static bool action(struct desk *d, enum action a)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	if (list_move(&d->follow_up.list, rows, n, a))
		return true;
	if (a == ACTION_STATUS_ADD) {
		add_status(d);
		return true;
	}
	if (a != ACTION_BACK || !edit_empty(&d->filter))
		return false;
	desk_go_part(d, d->part);
	return true;
}

static const char *disabled(struct desk *d, enum action a)
{
	struct proposal p;

	return a == ACTION_STATUS_ADD && !selected(d, &p) ? _("There are no proposals yet.") : NULL;
}

const struct view_ops view_follow_up = {
        .context = CTX_FOLLOW_UP,
        .enter = settle_list,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .disabled = disabled,
        .what = N_("What happens with the proposals: who receives which, and how each stands."),
        .now = N_("Press {status-add} on a proposal and fill in who works on it. In one go for all "
                  "of a group, if you like."),
        .next = N_("Esc brings you back. The report tells it under: what happens with your input."),
};
