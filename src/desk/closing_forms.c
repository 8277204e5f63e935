/* The forms of closing: head counts, looking back, the answer, next dates. */
#include "closing.h"
#include "correct.h"
#include "details.h"

#include "date.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

/* ---- head counts ---- */

static const char *const moments[] = {N_("At the start"), N_("At the vote"), N_("At the end")};

const char *closing_moment(enum head_moment m)
{
	return gettext(moments[m]);
}

static bool store_heads(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	struct head_count h = {.moment = (enum head_moment)id, .total = v->number[0]};

	h.residents = v->number[1] < 0 ? 0 : v->number[1];
	h.care = v->number[2] < 0 ? 0 : v->number[2];
	h.policy = v->number[3] < 0 ? 0 : v->number[3];
	h.other = v->number[4] < 0 ? 0 : v->number[4];
	if (!desk_did(d, store_set_heads(d->store, d->session_id, &h, e), e))
		return false;
	desk_say(d, ROLE_GOOD,
	         ngettext("Stored: %d person", "Stored: %d people", (unsigned long)h.total),
	         h.total);
	return true;
}

static const char *number_or_empty(struct desk *d, const struct head_count *h, int number)
{
	return h ? arena_printf(d->frame, "%d", number) : "";
}

int closing_known_people(const struct desk *d, enum head_moment m)
{
	const struct ballot *b = m == HEADS_VOTE ? current_ballot(&d->snap) : NULL;

	return b ? b->voters : 0;
}

/* What was counted; before that what is known, which is only stored with the form. */
static const char *total_or_known(struct desk *d, const struct head_count *h, enum head_moment m)
{
	int known = h ? h->total : closing_known_people(d, m);

	return h || known > 0 ? arena_printf(d->frame, "%d", known) : "";
}

void closing_heads_form(struct desk *d, enum head_moment m)
{
	const struct head_count *h = find_heads(&d->snap, m);
	const struct form_field fields[] = {
	        {.kind = FORM_NUMBER,
	         .label = _("All together"),
	         .max = 9999,
	         .value = total_or_known(d, h, m)},
	        {.kind = FORM_NUMBER,
	         .label = _("Residents"),
	         .max = 9999,
	         .optional = true,
	         .value = number_or_empty(d, h, h ? h->residents : 0)},
	        {.kind = FORM_NUMBER,
	         .label = _("Care and welfare"),
	         .max = 9999,
	         .optional = true,
	         .value = number_or_empty(d, h, h ? h->care : 0)},
	        {.kind = FORM_NUMBER,
	         .label = _("Policy"),
	         .max = 9999,
	         .optional = true,
	         .value = number_or_empty(d, h, h ? h->policy : 0)},
	        {.kind = FORM_NUMBER,
	         .label = _("Other"),
	         .max = 9999,
	         .optional = true,
	         .value = number_or_empty(d, h, h ? h->other : 0)},
	};

	correct_open(d, closing_moment(m), fields, N_ITEMS(fields), WHY_NEEDED, store_heads, m);
}

/* ---- looking back ---- */

static const char *const reflections[] = {"missed", "went_well", "better"};

static bool store_reflection(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	if (!desk_did(d,
	              store_set_reflection(d->store, d->session_id, reflections[id - ID_MISSED],
	                                   v->text[0], e),
	              e))
		return false;
	desk_say(d, ROLE_GOOD, _("Stored: %s"), _("Looking back"));
	return true;
}

void closing_reflection_form(struct desk *d, int64_t id)
{
	const struct reflection *r = d->snap.n_reflections ? d->snap.reflections : NULL;
	const char *labels[] = {_("Whom did we miss? (a group, no names)"), _("What went well?"),
	                        _("What can be better?")};
	const char *values[] = {r ? r->missed : "", r ? r->went_well : "", r ? r->better : ""};

	correct_block(d, _("Looking back"), labels[id - ID_MISSED], values[id - ID_MISSED],
	              TEXT_MAX_IDEA, store_reflection, id);
}

static bool store_answer_by(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct change change = {.field = "answer_by", .text = v->text[0]};
	const char *wrong = detail_wrong(&d->snap, "answer_by", v->text[0], d->frame);

	(void)id;
	if (wrong) {
		err_set(e, E_INVALID, "%s", wrong);
		return false;
	}
	if (!desk_did(d,
	              store_edit(d->store, d->session_id, ENTITY_session, d->session_id, &change, 1,
	                         "details-edit", "answer_by", e),
	              e))
		return false;
	desk_say(d, ROLE_GOOD, _("Stored: %s"), detail_label("answer_by"));
	return true;
}

void closing_answer_by_form(struct desk *d)
{
	char weeks[DATE_SIZE];
	struct form_field field = {.kind = FORM_DATE,
	                           .label = _("People hear at the latest on"),
	                           .value = d->snap.sessions->answer_by,
	                           .optional = true};

	/* Four weeks is what people are told when nothing else was agreed; they count from
	 * the day of the session, which may not be known yet. */
	if (!field.value[0] && date_valid(d->snap.sessions->date)) {
		date_add_days(d->snap.sessions->date, 28, weeks);
		field.value = weeks;
	}
	correct_open(d, _("When do people hear what is done with it?"), &field, 1, WHY_NEEDED,
	             store_answer_by, 0);
}

/* ---- next dates ---- */

static const char *const date_kinds[] = {N_("dialogue session"), N_("project group"),
                                         N_("something else")};

static bool store_date(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct change changes[] = {
	        {.field = "kind", .number = v->number[0]},
	        {.field = "title", .text = v->text[1]},
	        {.field = "date", .text = v->text[2]},
	        {.field = "time_from", .text = v->text[3]},
	        {.field = "time_to", .text = v->text[4]},
	        {.field = "place", .text = v->text[5]},
	        {.field = "purpose", .text = v->text[6]},
	        {.field = "call", .text = v->text[7]},
	};
	const char *wrong = later_date_wrong(&d->snap, v->text[2], d->frame);
	int64_t added = 0;
	enum status s;

	if (wrong) {
		err_set(e, E_INVALID, "%s", wrong);
		return false;
	}
	if (id)
		s = store_edit(d->store, d->session_id, ENTITY_next_date, id, changes,
		               N_ITEMS(changes), "date-edit", "", e);
	else
		s = store_add(d->store, d->session_id, ENTITY_next_date, changes, N_ITEMS(changes),
		              "date-add", &added, e);
	if (!desk_did(d, s, e))
		return false;
	desk_say(d, ROLE_GOOD, "%s", _("Stored: the date"));
	return true;
}

void closing_date_form(struct desk *d, const struct next_date *n)
{
	const struct form_field fields[] = {
	        {.kind = FORM_CHOICE,
	         .label = _("Kind"),
	         .choices = date_kinds,
	         .n_choices = N_ITEMS(date_kinds),
	         .value = arena_printf(d->frame, "%d", n ? (int)n->kind : 0)},
	        {.kind = FORM_TEXT,
	         .label = _("Title"),
	         .value = n ? n->title : "",
	         .max = TEXT_MAX_TITLE},
	        {.kind = FORM_DATE, .label = _("Date"), .value = n ? n->date : ""},
	        {.kind = FORM_TIME, .label = _("From"), .value = n ? n->time_from : ""},
	        {.kind = FORM_TIME,
	         .label = _("Until"),
	         .value = n ? n->time_to : "",
	         .optional = true},
	        {.kind = FORM_TEXT,
	         .label = _("Place"),
	         .value = n ? n->place : "",
	         .max = TEXT_MAX_TITLE,
	         .optional = true},
	        {.kind = FORM_TEXT,
	         .label = _("What for"),
	         .value = n ? n->purpose : "",
	         .max = TEXT_MAX_FIELD,
	         .optional = true},
	        {.kind = FORM_TEXT,
	         .label = _("Call to people"),
	         .value = n ? n->call : "",
	         .max = TEXT_MAX_FIELD,
	         .optional = true},
	};

	correct_open(d, n ? _("Change the date") : _("A next date"), fields, N_ITEMS(fields),
	             WHY_NEEDED, store_date, n ? n->id : 0);
}
