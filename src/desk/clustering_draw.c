/* The two lists of clustering, and what is said below them. */
#include "clustering.h"

#include "text.h"
#include "tr.h"

/* What a list of two columns takes beside its texts: signs before them, blanks between. */
enum { LIST_EDGES = 9 };

static const char *left_heading(struct desk *d)
{
	const struct subtheme *sub = snapshot_find_subtheme(&d->snap, d->clustering.inside);
	int loose = count_loose_ideas(&d->snap, d->clustering.question_id);
	int all = count_ideas(&d->snap, 0, d->clustering.question_id);
	char code[CODE_SIZE];

	if (sub)
		return arena_printf(d->frame, _("In %s: %s"), subtheme_code(sub->code, code),
		                    sub->title);
	if (loose == 0)
		return arena_printf(d->frame, ngettext("%d idea", "%d ideas", (unsigned long)all),
		                    all);
	return arena_printf(d->frame,
	                    ngettext("%d of %d ideas without subtheme",
	                             "%d of %d ideas without subtheme", (unsigned long)loose),
	                    loose, all);
}

/* Why the left list is empty, and what to do now. */
static const char *nothing_left(struct desk *d)
{
	if (d->clustering.inside)
		return _("No ideas in it yet.");
	if (count_ideas(&d->snap, 0, d->clustering.question_id) == 0)
		return _("No ideas yet. Type them in the round first: go back with [.");
	return K_("Nothing left to put away. Go on with {part-next}.");
}

/* Where the right pane begins: the left one takes half when its texts need that, else what
 * they need, so that the titles of the subthemes get the rest. */
static int split_at(struct rect area, const char *heading, const struct row *left, int n)
{
	int i, width, wanted = text_width(heading) + 2;

	if (wanted < area.cols / 3)
		wanted = area.cols / 3;

	for (i = 0; i < n && wanted < area.cols / 2; i++) {
		width = text_width(left[i].left) + text_width(left[i].text) + LIST_EDGES;
		wanted = width > wanted ? width : wanted;
	}
	return wanted > area.cols / 2 ? area.cols / 2 : wanted;
}

/* A line for each subtheme: the short name when the title does not fit. */
static void shorten_titles(struct desk *d, struct rect pane, struct row *rows, int n)
{
	int i, room = list_text_cols(pane, rows, n);
	const struct subtheme *sub;
	size_t fits;

	for (i = 0; i < n; i++) {
		sub = snapshot_find_subtheme(&d->snap, rows[i].id);
		if (text_width(sub->title) <= room)
			continue;
		if (sub->short_name[0] && text_width(sub->short_name) <= room) {
			rows[i].text = sub->short_name;
			continue;
		}
		fits = text_fit(sub->title, room - 1, NULL);
		rows[i].text = arena_printf(d->frame, "%.*s…", (int)fits, sub->title);
	}
}

static void draw_ideas(struct desk *d, struct canvas *c, struct rect pane, const struct row *rows,
                       int n)
{
	canvas_put_fit(c, pane.row, pane.col + 1, pane.cols - 1, ROLE_HEADING, left_heading(d));
	pane.row += 1;
	pane.rows -= 1;
	draw_list(d, &d->clustering.ideas, c, pane, rows, n, !d->clustering.right, nothing_left(d));
}

static void draw_subthemes(struct desk *d, struct canvas *c, struct rect pane, struct row *rows,
                           int n)
{
	int parked = count_parked_ideas(&d->snap), end = pane.col + pane.cols - 2;

	canvas_put_fit(c, pane.row, pane.col + 1, pane.cols - 9, ROLE_HEADING, _("Subthemes"));
	canvas_put_right(c, pane.row, end, 8, ROLE_HEADING, _("ideas"));
	pane.row += 1;
	pane.rows -= 1 + (parked > 0);
	shorten_titles(d, pane, rows, n);
	draw_list(d, &d->clustering.subthemes, c, pane, rows, n, d->clustering.right,
	          K_("No subtheme yet. Press {subtheme-new} to make one."));
	if (!parked)
		return;
	canvas_put(c, pane.row + pane.rows, pane.col + 3, pane.cols, ROLE_DIM, _("Parking lot"));
	canvas_put_right(c, pane.row + pane.rows, end, 8, ROLE_DIM,
	                 arena_printf(d->frame, "%d", parked));
}

void clustering_panes(struct desk *d, struct canvas *c, struct rect area, struct row *left,
                      int n_left, struct row *right, int n_right)
{
	int split, below;
	const char *alike;

	/* The panes do not jump while somebody searches. */
	split = edit_empty(&d->filter) ? split_at(area, left_heading(d), left, n_left)
	                               : area.cols / 2;
	below = area.row + area.rows - 1;
	draw_ideas(d, c, (struct rect){area.row, area.col, area.rows - 1, split - 2}, left, n_left);
	draw_subthemes(
	        d, c,
	        (struct rect){area.row, area.col + split - 1, area.rows - 1, area.cols - split + 1},
	        right, n_right);
	/* What is said about the subthemes stands below them, or has the whole line. */
	alike = clustering_alike(d);
	canvas_put_fit(c, below, area.col + 1, split - 3, ROLE_DIM, alike);
	if (!alike[0])
		split = 1;
	canvas_put_fit(c, below, area.col + split, area.cols - split, ROLE_WARNING,
	               clustering_warning(d, d->clustering.subthemes.all));
}
