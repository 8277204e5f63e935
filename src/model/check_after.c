#include "check_parts.h"

#include "entity.h"
#include "mem.h"
#include "rules.h"
#include "tr.h"

/* ---- rows that are about one other row ---- */

/* Of these every reference that may be empty is a thing that a row can be about. */
static const enum entity_id about_one[] = {ENTITY_follow_up, ENTITY_signal_link, ENTITY_tag};

static int count_things(const struct entity *en, const void *row)
{
	int n = 0;

	for (int i = 0; i < en->n_fields; i++) {
		const struct field *f = &en->fields[i];
		n += f->type == FIELD_REF && f->min == 0 && row_int(row, f) != 0;
	}
	return n;
}

static enum status check_about_one(const struct snapshot *s, const struct entity *en, struct err *e)
{
	int n;
	const char *rows = snapshot_rows(s, en, &n);

	for (int i = 0; i < n; i++) {
		/* Nobody can enter this, so it is named as in the file. */
		if (count_things(en, rows + (size_t)i * en->size) != 1)
			return err_set(e, E_INVALID,
			               _("%s[%d]: It must be about exactly one thing."), en->key,
			               i);
	}
	return OK;
}

/* ---- what becomes of a proposal (domain.md 3.2, row 20 of 3.1, and 3.3) ---- */

/* The code of a solution or an idea, or the title of a theme. */
static const char *proposal(const struct snapshot *s, const struct follow_up *f,
                            char code[CODE_SIZE])
{
	if (f->solution_id != 0)
		return solution_code(snapshot_find_solution(s, f->solution_id)->code, code);
	if (f->idea_id != 0)
		return idea_code(snapshot_find_idea(s, f->idea_id)->code, code);
	return snapshot_find_theme(s, f->theme_id)->title;
}

static enum status check_follow_up(const struct snapshot *s, const struct follow_up *f,
                                   struct err *e)
{
	const struct solution *o = NULL;
	char code[CODE_SIZE];

	if (f->solution_id != 0)
		o = snapshot_find_solution(s, f->solution_id);
	bool self = o != NULL && o->addressee == FOR_SELF;
	if (self && !follow_fits(f->status, self))
		return err_set(e, E_INVALID,
		               _("The follow-up of %s does not fit: what people do themselves is "
		                 "taken up, started, finished or stopped."),
		               proposal(s, f, code));
	if (!self && !follow_fits(f->status, self))
		return err_set(e, E_INVALID,
		               _("The follow-up of %s does not fit: only what people do themselves "
		                 "is taken up, started, finished or stopped."),
		               proposal(s, f, code));
	if ((f->status == FOLLOW_PARTLY_ADOPTED || f->status == FOLLOW_NOT_ADOPTED) &&
	    f->explanation[0] == '\0')
		return err_set(e, E_INVALID, _("Say why %s was not adopted, or only partly."),
		               proposal(s, f, code));
	return OK;
}

/* ---- the conditions of the grant (domain.md 3.1, row 24, and A.11) ---- */

static enum status check_preconditions(const struct snapshot *s, struct err *e)
{
	bool seen[PRECONDITIONS + 1] = {false};

	for (int i = 0; i < s->n_evidence; i++) {
		int number = s->evidence[i].number;
		if (seen[number])
			return err_set(e, E_INVALID, _("Precondition %d is there twice."), number);
		seen[number] = true;
	}
	return OK;
}

/* ---- versions of the report, and corrections (domain.md 3.1, row 29, and 3.2.8) ---- */

/* None of them disappears: so their numbers are 1, 2, 3 and so on. */
static enum status check_numbers(const struct snapshot *s, const struct entity *en, struct err *e)
{
	const struct field *f = entity_field(en, "number");
	int n;
	const char *rows = snapshot_rows(s, en, &n);
	AUTO_FREE bool *seen = xcalloc((size_t)n + 1, sizeof *seen);

	for (int i = 0; i < n; i++) {
		int number = (int)row_int(rows + (size_t)i * en->size, f);
		if (number > n)
			return err_set(
			        e, E_INVALID,
			        _("\"%s\" has a number %d, and a number before it is missing."),
			        en->key, number);
		if (seen[number])
			return err_set(e, E_INVALID, _("\"%s\" has the number %d twice."), en->key,
			               number);
		seen[number] = true;
	}
	return OK;
}

/* A version follows on one that went out. */
static enum status check_versions(const struct snapshot *s, struct err *e)
{
	for (int i = 0; i + 1 < s->n_versions; i++) {
		if (s->versions[i].status < REPORT_PUBLISHED)
			return err_set(
			        e, E_INVALID,
			        _("Version %d of the report never went out, and there is one "
			          "behind it."),
			        s->versions[i].number);
	}
	return OK;
}

enum status check_after(const struct snapshot *s, struct err *e)
{
	enum status st = OK;

	for (size_t i = 0; st == OK && i < N_ITEMS(about_one); i++)
		st = check_about_one(s, &entities[about_one[i]], e);
	for (int i = 0; st == OK && i < s->n_follow_ups; i++)
		st = check_follow_up(s, &s->follow_ups[i], e);
	if (st == OK)
		st = check_preconditions(s, e);
	if (st == OK)
		st = check_numbers(s, &entities[ENTITY_report_version], e);
	if (st == OK)
		st = check_versions(s, e);
	return st == OK ? check_numbers(s, &entities[ENTITY_correction], e) : st;
}
