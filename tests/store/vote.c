#include "vote.h"

void open_vote(struct hub *h, struct vote *v, int places)
{
	const struct ballot_request r = {.question_id = QUESTION_1,
	                                 .voters = VOTERS,
	                                 .dots_per_person = DOTS,
	                                 .dots_per_subtheme = 1,
	                                 .places = places,
	                                 .counted_by = "begeleider"};
	static const char *const titles[LETTERS] = {"Ontmoeten", "Bewegen", "Eten", "Wonen",
	                                            "Natuur"};

	for (int i = 0; i < LETTERS && !v->subthemes[i]; i++)
		v->subthemes[i] = add_subtheme(h, titles[i]);
	assert_step(h, store_open_ballot(h->st, SESSION, &r, &v->ballot, &h->e), "ballot-open",
	            snapshot_find_ballot(hub_load(h), v->ballot)->number == 1 ? "1" : "2");
	hub_load(h);
	v->count = last_count(&h->snap, snapshot_find_ballot(&h->snap, v->ballot))->id;
}

enum status set_leftover(struct hub *h, int64_t count, int leftover)
{
	const struct change change = {.field = "leftover", .number = leftover};

	return store_edit(h->st, SESSION, ENTITY_vote_count, count, &change, 1, "leftover-set", "",
	                  &h->e);
}

void count(struct hub *h, int64_t ballot_id, const int *dots, int off)
{
	const struct ballot_option *options[SUBTHEME_MAX];
	const struct ballot *b = snapshot_find_ballot(hub_load(h), ballot_id);
	const struct vote_count *c = last_count(&h->snap, b);
	int64_t ids[SUBTHEME_MAX], count_id = c->id;
	int n = ballot_options(&h->snap, b, options);
	int left = b->voters * b->dots_per_person;

	for (int i = 0; i < n; i++) {
		ids[i] = options[i]->id;
		left -= dots[i];
	}
	for (int i = 0; i < n; i++)
		assert_ok(h, store_set_dots(h->st, SESSION, count_id, ids[i], dots[i], &h->e));
	assert_ok(h, set_leftover(h, count_id, left - off));
}
