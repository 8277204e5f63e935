#include "rules.h"

#include <string.h>

/* The advice of method.md 4.3: a third of the list, rounded up, but enough to
 * spread and few enough to choose. */
int dot_advice(int n_subthemes)
{
	int third = n_subthemes > 0 ? (n_subthemes - 1) / 3 + 1 : 0;

	return third < 2 ? 2 : third > 5 ? 5 : third;
}

/* People who came after the start of the vote are known only by their dots. */
static int late_voters(const struct ballot *b)
{
	if (b->extra_dots <= 0 || b->dots_per_person <= 0)
		return 0;
	return (b->extra_dots - 1) / b->dots_per_person + 1;
}

/* Dots that options have above what is possible are wrong, and so is the difference of the
 * total.  What is too much in one place may be what lacks in another, or in the total. */
static int fewest_wrong(int excess, int off)
{
	int moved = 2 * excess - off;

	return off >= excess ? off : moved;
}

void count_check(const struct ballot *b, const int *dots, int n, int leftover,
                 struct count_check *out)
{
	int excess = 0;

	memset(out, 0, sizeof *out);
	out->over_option = -1;
	out->voters = b->voters + late_voters(b);
	out->per_option_max = out->voters * b->dots_per_subtheme;
	for (int i = 0; i < n; i++) {
		if (dots[i] < 0) {
			out->missing++;
			continue;
		}
		out->total += dots[i];
		if (dots[i] <= out->per_option_max)
			continue;
		excess += dots[i] - out->per_option_max;
		if (out->over_option < 0)
			out->over_option = i;
	}
	out->handed_out = b->voters * b->dots_per_person + b->extra_dots;
	out->expected = leftover < 0 ? out->handed_out : out->handed_out - leftover;
	out->complete = out->missing == 0 && leftover >= 0;
	out->empty = out->total == 0;
	out->over_total = out->total > out->handed_out;
	if (out->complete)
		out->wrong = fewest_wrong(excess, out->total - out->expected);
}

void rank_by_dots(const int *dots, int n, struct ranked *out)
{
	/* Insertion keeps equal ones in the caller's order; a ballot has at most 26
	 * options. */
	for (int i = 0; i < n; i++) {
		int at = i;
		while (at > 0 && out[at - 1].dots < dots[i]) {
			out[at] = out[at - 1];
			at--;
		}
		out[at] = (struct ranked){.index = i, .dots = dots[i]};
	}
	for (int i = 0; i < n; i++)
		out[i].rank = i > 0 && out[i].dots == out[i - 1].dots ? out[i - 1].rank : i + 1;
}

/* Options with at least one dot; they stand first in a ranking. */
static int count_candidates(const struct ranked *ranking, int n)
{
	int candidates = 0;

	while (candidates < n && ranking[candidates].dots > 0)
		candidates++;
	return candidates;
}

/* 39 and 37 are in effect equal, which the hall should see (method.md 4.3): so it is at most
 * 5 % of the higher, rounded up, which up to 20 dots is one dot. */
static bool practically_equal(int higher, int lower)
{
	return higher - lower <= (higher + 19) / 20;
}

void find_cut(const struct ranked *ranking, int n, int places, struct cut *out)
{
	int candidates = count_candidates(ranking, n);

	*out = (struct cut){.state = CUT_CLEAR, .tie_first = -1, .tie_last = -1};
	if (candidates == 0) {
		out->state = CUT_EMPTY;
		return;
	}
	if (places <= 0)
		return;
	if (candidates < places || n == places) {
		out->n_sure = candidates;
		return;
	}

	int border = ranking[places - 1].dots;
	if (ranking[places].dots != border) {
		out->n_sure = places;
		out->practical = practically_equal(border, ranking[places].dots);
		return;
	}
	out->state = CUT_TIED;
	out->tie_first = places - 1;
	while (out->tie_first > 0 && ranking[out->tie_first - 1].dots == border)
		out->tie_first--;
	out->tie_last = places;
	while (out->tie_last + 1 < n && ranking[out->tie_last + 1].dots == border)
		out->tie_last++;
	out->n_sure = out->tie_first;
	out->tie_places = places - out->tie_first;
	out->tie_rank = ranking[out->tie_first].rank;
}

void ballot_cut(const struct ballot *b, const struct ranked *ranking, int n, struct cut *out)
{
	find_cut(ranking, n, b->places, out);
	if (b->kind != BALLOT_RUN_OFF || out->state == CUT_TIED || out->n_sure >= b->places ||
	    n <= b->places || ranking[n - 1].dots != 0)
		return;
	out->state = CUT_TIED;
	out->tie_first = out->n_sure;
	out->tie_last = n - 1;
	out->tie_places = b->places - out->n_sure;
	out->tie_rank = ranking[out->tie_first].rank;
}

bool difference_matters(const struct ballot *b, const struct ranked *ranking, int n, int wrong)
{
	struct cut cut;

	if (wrong <= 0 || b->places <= 0 || n <= 0)
		return false;
	ballot_cut(b, ranking, n, &cut);
	/* Without any dot in the count, one dot makes the top; equal ones across the border may
	 * not have been equal. */
	if (cut.state != CUT_CLEAR)
		return true;
	/* With places to spare, an option without dots needs only one to be chosen. */
	if (cut.n_sure < b->places && cut.n_sure < n)
		return true;
	for (int i = 0; i < cut.n_sure; i++) {
		/* When all are chosen the last one can only fall away by losing all its dots. */
		int below = i + 1 < n ? ranking[i + 1].dots : 0;
		if (wrong >= ranking[i].dots - below)
			return true;
	}
	return false;
}
