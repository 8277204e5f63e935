#include "walk.h"

#include "entity.h"

int roll(struct dice *d, int n)
{
	/* xorshift64*, by Vigna: small, and good enough to choose with. */
	d->state ^= d->state >> 12;
	d->state ^= d->state << 25;
	d->state ^= d->state >> 27;
	return (int)((d->state * 2685821657736338717u >> 33) % (unsigned)n);
}

/* ---- what to take ---- */

/* What is this row of the sample in the session that is walked in? */
static int64_t own(const struct hub *h, int64_t id)
{
	return id - SESSION + h->session;
}

/* The id of any row of a list, now and then one that is not there. */
static int64_t any(struct hub *h, struct dice *d, enum entity_id entity)
{
	const struct entity *ent = &entities[entity];
	const char *rows;
	int n;

	rows = snapshot_rows(&h->snap, ent, &n);
	if (n == 0 || roll(d, 25) == 0)
		return NOWHERE;
	return row_int(rows + (size_t)roll(d, n) * ent->size, entity_field(ent, "id"));
}

static const char *any_text(struct dice *d)
{
	static const char *const texts[] = {
	        "Een bankje in het park",
	        "Samen koken",
	        "Eén boekje met alles",
	        "  veel \t  ruimte  ",
	        "Wandelen voor beginners",
	        "Minder wachttijd bij de huisarts",
	        "Meer groen",
	        "Een buurthuis dat elke dag open is",
	        "",
	        "kapot \xff\xfe",
	};

	return texts[roll(d, (int)N_ITEMS(texts))];
}

static int any_ideas(struct hub *h, struct dice *d, int64_t out[5])
{
	int i, n = 1 + roll(d, 5);

	for (i = 0; i < n; i++)
		out[i] = any(h, d, ENTITY_idea);
	return n;
}

static const struct ballot *open_ballot(struct hub *h)
{
	const struct ballot *b = current_ballot(&h->snap);

	if (b && run_off_of(&h->snap, b))
		b = run_off_of(&h->snap, b);
	return b;
}

static enum status edit(struct hub *h, enum entity_id entity, int64_t id, const char *field,
                        const char *text, int number)
{
	const struct change change = {.field = field, .text = text, .number = number};

	return store_edit(h->st, h->session, entity, id, &change, 1, "edit", "X", &h->e);
}

/* ---- the commands ---- */

static enum status idea_add(struct hub *h, struct dice *d)
{
	const struct change values[] = {
	        {.field = "question_id", .number = any(h, d, ENTITY_question)},
	        {.field = "group_id", .number = any(h, d, ENTITY_group)},
	        {.field = "text", .text = any_text(d)},
	};

	return store_add(h->st, h->session, ENTITY_idea, values, 3, "idea-add", NULL, &h->e);
}

static enum status ideas_add(struct hub *h, struct dice *d)
{
	const char *const texts[] = {any_text(d), any_text(d), any_text(d)};

	return store_add_ideas(h->st, h->session, any(h, d, ENTITY_question),
	                       any(h, d, ENTITY_group), texts, 1 + roll(d, 3), &h->e);
}

static enum status solution_add(struct hub *h, struct dice *d)
{
	const struct change values[] = {
	        {.field = "question_id", .number = own(h, QUESTION_2)},
	        {.field = "group_id", .number = any(h, d, ENTITY_group)},
	        {.field = "text", .text = any_text(d)},
	        {.field = "addressee", .number = roll(d, ADDRESSEE_COUNT + 1)},
	        {.field = "theme_id", .number = h->snap.n_themes ? any(h, d, ENTITY_theme) : 0},
	};

	return store_add(h->st, h->session, ENTITY_solution, values, 5, "solution-add", NULL,
	                 &h->e);
}

static enum status subtheme_add(struct hub *h, struct dice *d)
{
	const struct change values[] = {
	        {.field = "question_id",
	         .number = roll(d, 4) ? own(h, QUESTION_1) : own(h, QUESTION_2)},
	        {.field = "title", .text = any_text(d)},
	};

	return store_add(h->st, h->session, ENTITY_subtheme, values, 2, "subtheme-add", NULL,
	                 &h->e);
}

static enum status question_add(struct hub *h, struct dice *d)
{
	const struct change values[] = {
	        {.field = "round_id", .number = any(h, d, ENTITY_round)},
	        {.field = "text", .text = any_text(d)},
	};

	return store_add(h->st, h->session, ENTITY_question, values, 2, "question-add", NULL,
	                 &h->e);
}

static enum status list_add(struct hub *h, struct dice *d)
{
	static const struct {
		enum entity_id entity;
		const char *field;
	} lists[] = {
	        {ENTITY_next_date, "title"},   {ENTITY_info_sheet, "title"},
	        {ENTITY_example, "title"},     {ENTITY_action_point, "what"},
	        {ENTITY_agenda_item, "title"},
	};
	int i = roll(d, (int)N_ITEMS(lists));
	const struct change value = {.field = lists[i].field, .text = any_text(d)};

	return store_add(h->st, h->session, lists[i].entity, &value, 1, "list-add", NULL, &h->e);
}

static enum status any_edit(struct hub *h, struct dice *d)
{
	static const struct {
		enum entity_id entity;
		const char *field;
		int values; /* 0: a text */
	} fields[] = {
	        {ENTITY_idea, "text", 0},           {ENTITY_idea, "public_text", 0},
	        {ENTITY_idea, "legibility", 4},     {ENTITY_idea, "withdrawn", 2},
	        {ENTITY_solution, "text", 0},       {ENTITY_solution, "highlighted", 2},
	        {ENTITY_solution, "withdrawn", 2},  {ENTITY_subtheme, "title", 0},
	        {ENTITY_subtheme, "withdrawn", 2},  {ENTITY_subtheme, "explanation", 0},
	        {ENTITY_group, "name", 0},          {ENTITY_group, "people", 40},
	        {ENTITY_agenda_item, "skipped", 2}, {ENTITY_session, "place", 0},
	        {ENTITY_session, "top_n", 40},      {ENTITY_session, "date", 0},
	        {ENTITY_series, "name", 0},         {ENTITY_question, "text", 0},
	        {ENTITY_next_date, "withdrawn", 2},
	};
	int i = roll(d, (int)N_ITEMS(fields));

	return edit(h, fields[i].entity, any(h, d, fields[i].entity), fields[i].field,
	            fields[i].values ? NULL : any_text(d),
	            fields[i].values ? roll(d, fields[i].values) : 0);
}

static enum status duplicate(struct hub *h, struct dice *d)
{
	const struct change change = {.field = "duplicate_of",
	                              .number = roll(d, 4) ? any(h, d, ENTITY_idea) : 0};

	return store_edit(h->st, h->session, ENTITY_idea, any(h, d, ENTITY_idea), &change, 1,
	                  "idea-duplicate", "X", &h->e);
}

static enum status start_item(struct hub *h, struct dice *d)
{
	return store_start_item(h->st, h->session, any(h, d, ENTITY_agenda_item), &h->e);
}

static enum status end_item(struct hub *h, struct dice *d)
{
	(void)d;
	return store_end_item(h->st, h->session, &h->e);
}

static enum status move_item(struct hub *h, struct dice *d)
{
	return store_move_item(h->st, h->session, any(h, d, ENTITY_agenda_item),
	                       roll(d, 2) ? 1 : -1, &h->e);
}

static enum status set_minutes(struct hub *h, struct dice *d)
{
	const struct minutes_change changes[] = {
	        {any(h, d, ENTITY_agenda_item), roll(d, 30)},
	        {any(h, d, ENTITY_agenda_item), roll(d, 620)},
	};

	return store_set_minutes(h->st, h->session, changes, 1 + roll(d, 2), &h->e);
}

static enum status set_groups(struct hub *h, struct dice *d)
{
	return store_set_group_count(h->st, h->session, roll(d, 9), "Groep %d", &h->e);
}

static enum status merge_groups(struct hub *h, struct dice *d)
{
	return store_merge_groups(h->st, h->session, any(h, d, ENTITY_group),
	                          any(h, d, ENTITY_group), &h->e);
}

static enum status assign(struct hub *h, struct dice *d)
{
	int64_t ideas[5];
	int n = any_ideas(h, d, ideas);

	return store_assign_ideas(h->st, h->session, ideas, n,
	                          roll(d, 6) ? any(h, d, ENTITY_subtheme) : 0, &h->e);
}

static enum status park(struct hub *h, struct dice *d)
{
	int64_t ideas[5];
	int n = any_ideas(h, d, ideas);

	return store_park_ideas(h->st, h->session, ideas, n, any_text(d), &h->e);
}

static enum status merge(struct hub *h, struct dice *d)
{
	return store_merge_subthemes(h->st, h->session, any(h, d, ENTITY_subtheme),
	                             any(h, d, ENTITY_subtheme), &h->e);
}

static enum status split(struct hub *h, struct dice *d)
{
	int64_t from = any(h, d, ENTITY_subtheme), ideas[5];
	int i, n = 0;

	for (i = 0; i < h->snap.n_ideas && n < 5; i++)
		if (h->snap.ideas[i].subtheme_id == from && roll(d, 2))
			ideas[n++] = h->snap.ideas[i].id;
	return store_split_subtheme(h->st, h->session, from, any_text(d), "", ideas, n, NULL,
	                            &h->e);
}

static enum status ballot_open(struct hub *h, struct dice *d)
{
	const struct ballot_request r = {.question_id = own(h, QUESTION_1),
	                                 .voters = roll(d, 30),
	                                 .dots_per_person = 1 + roll(d, 4),
	                                 .dots_per_subtheme = 1,
	                                 .places = 1 + roll(d, 4),
	                                 .counted_by = "de begeleider"};

	return store_open_ballot(h->st, h->session, &r, NULL, &h->e);
}

static enum status dots(struct hub *h, struct dice *d)
{
	const struct ballot *b = open_ballot(h);
	const struct vote_count *c = b ? last_count(&h->snap, b) : NULL;
	const struct ballot_option *options[SUBTHEME_MAX];
	int n = b ? ballot_options(&h->snap, b, options) : 0;

	if (!n || !c || roll(d, 20) == 0)
		return store_set_dots(h->st, h->session, any(h, d, ENTITY_vote_count),
		                      any(h, d, ENTITY_ballot_option), roll(d, 30), &h->e);
	return store_set_dots(h->st, h->session, c->id, options[roll(d, n)]->id, roll(d, 6) - 1,
	                      &h->e);
}

/* All numbers of the last count, so that a result is near; the last one is a step. */
static enum status fill_count(struct hub *h, struct dice *d)
{
	const struct ballot *b = open_ballot(h);
	const struct vote_count *c = b ? last_count(&h->snap, b) : NULL;
	int64_t id = c ? c->id : NOWHERE;
	const struct ballot_option *options[SUBTHEME_MAX];
	int i, number[SUBTHEME_MAX], total = 0, n = b ? ballot_options(&h->snap, b, options) : 0;

	if (!c || c->status != COUNT_OPEN)
		return edit(h, ENTITY_vote_count, id, "leftover", NULL, roll(d, 3));
	count_dots(&h->snap, c, options, n, number);
	for (i = 0; i < n; i++) {
		if (number[i] < 0)
			return store_set_dots(h->st, h->session, id, options[i]->id, roll(d, 4),
			                      &h->e);
		total += number[i];
	}
	return edit(h, ENTITY_vote_count, id, "leftover", NULL,
	            b->voters * b->dots_per_person - total + (roll(d, 5) == 0));
}

static enum status next_count(struct hub *h, struct dice *d)
{
	const struct ballot *b = open_ballot(h);

	return store_next_count(h->st, h->session, b ? b->id : NOWHERE, any_text(d), "twee mensen",
	                        NULL, &h->e);
}

static enum status accept_difference(struct hub *h, struct dice *d)
{
	const struct ballot *b = open_ballot(h);

	return store_accept_difference(h->st, h->session, b ? b->id : NOWHERE, any_text(d), &h->e);
}

static enum status run_off(struct hub *h, struct dice *d)
{
	const struct ballot *b = current_ballot(&h->snap);

	return store_open_run_off(h->st, h->session, b ? b->id : NOWHERE, roll(d, 20),
	                          "twee mensen", NULL, &h->e);
}

static enum status set_heads(struct hub *h, struct dice *d)
{
	const struct head_count heads = {.moment = (enum head_moment)roll(d, HEAD_MOMENT_COUNT),
	                                 .total = roll(d, 40),
	                                 .residents = roll(d, 30)};

	return store_set_heads(h->st, h->session, &heads, &h->e);
}

static enum status set_text(struct hub *h, struct dice *d)
{
	if (roll(d, 2))
		return store_set_reflection(h->st, h->session, roll(d, 2) ? "missed" : "better",
		                            any_text(d), &h->e);
	return store_set_report_text(h->st, h->session, (enum section)roll(d, SECTION_COUNT), 0,
	                             any_text(d), &h->e);
}

static enum status set_after(struct hub *h, struct dice *d)
{
	const char *texts[PRECONDITIONS];
	enum verdict values[CORE_VALUES];

	for (int i = 0; i < CORE_VALUES; i++)
		values[i] = (enum verdict)roll(d, VERDICT_COUNT);
	for (int i = 0; i < PRECONDITIONS; i++)
		texts[i] = roll(d, 2) ? any_text(d) : "";
	if (roll(d, 2))
		return store_set_values(h->st, h->session, values, any_text(d), &h->e);
	return store_set_evidence(h->st, h->session, texts, &h->e);
}

static enum status follow_up(struct hub *h, struct dice *d)
{
	const struct follow_up f = {.status = (enum follow_status)roll(d, FOLLOW_STATUS_COUNT),
	                            .date = "2025-05-20",
	                            .body = any_text(d),
	                            .explanation = any_text(d),
	                            .told_by = "",
	                            .public = roll(d, 2)};
	int64_t id = any(h, d, ENTITY_solution);

	return store_add_follow_ups(h->st, h->session, &id, 1, NULL, 0, &f, &h->e);
}

static enum status item_add(struct hub *h, struct dice *d)
{
	const struct change values[] = {{.field = "title", .text = any_text(d)},
	                                {.field = "minutes", .number = roll(d, 30)}};
	int64_t id;

	return store_add_item(h->st, h->session, roll(d, 3) ? any(h, d, ENTITY_agenda_item) : 0,
	                      values, 2, &id, &h->e);
}

/* Most of them hold something and stay. */
static enum status take_away(struct hub *h, struct dice *d)
{
	static const enum entity_id entities_of[] = {ENTITY_question, ENTITY_phase,
	                                             ENTITY_phase_product};
	enum entity_id entity = entities_of[roll(d, 3)];

	return store_remove(h->st, h->session, entity, any(h, d, entity), "row-remove", "", &h->e);
}

/* ---- choosing ---- */

typedef enum status command(struct hub *h, struct dice *d);

struct choice {
	int weight;
	command *run;
};

static enum status choose(struct hub *h, struct dice *d, const struct choice *choices, int n)
{
	int i, at, sum = 0;

	for (i = 0; i < n; i++)
		sum += choices[i].weight;
	at = roll(d, sum);
	for (i = 0; at >= choices[i].weight; i++)
		at -= choices[i].weight;
	clock_advance(&h->clock, roll(d, 60) * 1000);
	return choices[i].run(h, d);
}

enum status walk_command(struct hub *h, struct dice *d)
{
	static const struct choice choices[] = {
	        {14, idea_add},    {4, ideas_add},         {6, solution_add}, {8, subtheme_add},
	        {1, question_add}, {4, list_add},          {18, any_edit},    {5, duplicate},
	        {4, start_item},   {2, end_item},          {4, move_item},    {2, set_minutes},
	        {2, set_groups},   {12, assign},           {3, park},         {3, merge},
	        {3, split},        {2, ballot_open},       {6, dots},         {10, fill_count},
	        {1, next_count},   {4, run_off},           {2, set_heads},    {3, set_text},
	        {2, merge_groups}, {2, accept_difference}, {2, set_after},    {3, follow_up},
	        {2, item_add},     {1, take_away},
	};

	return choose(h, d, choices, (int)N_ITEMS(choices));
}

enum status walk_vote(struct hub *h, struct dice *d)
{
	static const struct choice choices[] = {{3, ballot_open},
	                                        {30, fill_count},
	                                        {1, next_count},
	                                        {2, run_off},
	                                        {4, accept_difference}};

	return choose(h, d, choices, (int)N_ITEMS(choices));
}

/* What sessions have together: a name, the sheets with information. */
enum status walk_shared(struct hub *h, struct dice *d)
{
	const struct change sheet = {.field = "title", .text = any_text(d)};

	if (h->snap.n_info_sheets == 0 || roll(d, 4) == 0)
		return store_add(h->st, h->session, ENTITY_info_sheet, &sheet, 1, "sheet-add", NULL,
		                 &h->e);
	if (roll(d, 2))
		return edit(h, ENTITY_info_sheet, any(h, d, ENTITY_info_sheet), "title",
		            any_text(d), 0);
	return edit(h, ENTITY_series, SERIES, "name", any_text(d), 0);
}

static enum status fix(struct hub *h, struct dice *d)
{
	const struct ballot *b = open_ballot(h);

	(void)d;
	return store_fix_result(h->st, h->session, b ? b->id : NOWHERE, &h->e);
}

static enum status settle(struct hub *h, struct dice *d)
{
	const struct ballot *b = open_ballot(h);

	(void)d;
	return store_settle_tie(h->st, h->session, b ? b->id : NOWHERE, TIE_WIDEN, NULL, 0,
	                        "de zaal", &h->e);
}

static enum status invalidate(struct hub *h, struct dice *d)
{
	return store_invalidate_ballot(h->st, h->session, any(h, d, ENTITY_ballot), any_text(d),
	                               &h->e);
}

static enum status close_session(struct hub *h, struct dice *d)
{
	(void)d;
	return store_close_session(h->st, h->session, &h->e);
}

static enum status reopen_session(struct hub *h, struct dice *d)
{
	return store_reopen_session(h->st, h->session, any_text(d), &h->e);
}

enum status walk_border(struct hub *h, struct dice *d)
{
	static const struct choice choices[] = {
	        {8, fix}, {4, settle}, {1, invalidate}, {1, close_session}, {8, reopen_session},
	};

	return choose(h, d, choices, (int)N_ITEMS(choices));
}
