/* The forms for names: who signs up for what comes next, who does what in the session.  Nothing of
 * it has a history or a draft; that is why their fields are personal. */
#include "names.h"
#include "details.h"
#include "overlay.h"

#include <string.h>

#include "date.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

/* ---- until when ---- */

void keep_until_date(const struct desk *d, char out[DATE_SIZE])
{
	char today[DATE_SIZE];

	session_keep_until(d->snap.sessions, out);
	if (out[0])
		return;
	moment_date(desk_now(d), today);
	date_add_days(today, NAMES_KEPT_DAYS, out);
}

static bool store_keep_until(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct change change = {.field = "keep_until", .text = v->text[0]};
	const char *wrong = later_date_wrong(&d->snap, v->text[0], d->frame);

	(void)id;
	if (wrong) {
		err_set(e, E_INVALID, "%s", wrong);
		return false;
	}
	if (!desk_did(d,
	              store_edit(d->store, d->session_id, ENTITY_session, d->session_id, &change, 1,
	                         "details-edit", "keep_until", e),
	              e))
		return false;
	desk_say(d, ROLE_GOOD, _("Stored: %s"), detail_label("keep_until"));
	return true;
}

void keep_until_form(struct desk *d)
{
	char date[DATE_SIZE];
	const struct form_field field = {
	        .kind = FORM_DATE, .label = _("The last day"), .value = date, .optional = true};

	keep_until_date(d, date);
	form_open(d, _("Until when are the names of this session kept?"), &field, 1,
	          store_keep_until, 0);
}

/* ---- a sign-up ---- */

static const char *const purposes[SIGN_UP_PURPOSE_COUNT] = {
        [FOR_PROJECT_GROUP] = N_("project group"),
        [FOR_NEXT_SESSION] = N_("next session"),
        [FOR_FEEDBACK] = N_("hearing what is done with it"),
};

const char *purpose_word(enum sign_up_purpose p)
{
	return gettext(purposes[p]);
}

static bool store_sign_up(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	struct sign_up p = {.id = id,
	                    .name = v->text[0],
	                    .contact = v->text[1],
	                    .purpose = (enum sign_up_purpose)v->number[2],
	                    .remark = v->text[3],
	                    .delete_after = v->text[4]};

	if (!desk_did(d, store_keep_sign_up(d->store, d->session_id, &p, e), e))
		return false;
	names_read(d);
	desk_say(d, ROLE_GOOD, "%s", _("Stored: the sign-up. It stands in no report or export."));
	return true;
}

void sign_up_form(struct desk *d, const struct sign_up *p)
{
	char date[DATE_SIZE];
	const struct form_field fields[] = {
	        {.kind = FORM_TEXT,
	         .label = _("Name"),
	         .value = p ? p->name : "",
	         .max = TEXT_MAX_TITLE,
	         .personal = true},
	        {.kind = FORM_TEXT,
	         .label = _("Mail address or phone"),
	         .value = p ? p->contact : "",
	         .max = TEXT_MAX_TITLE,
	         .personal = true},
	        {.kind = FORM_CHOICE,
	         .label = _("What for"),
	         .choices = purposes,
	         .n_choices = SIGN_UP_PURPOSE_COUNT,
	         .value = arena_printf(d->frame, "%d", p ? (int)p->purpose : 0)},
	        {.kind = FORM_TEXT,
	         .label = _("Remark, may stay empty"),
	         .value = p ? p->remark : "",
	         .max = TEXT_MAX_FIELD,
	         .optional = true,
	         .personal = true},
	        {.kind = FORM_DATE, .label = _("Keep until"), .value = p ? p->delete_after : date},
	};

	keep_until_date(d, date);
	form_open(d, p ? _("Change the sign-up") : _("A sign-up"), fields, N_ITEMS(fields),
	          store_sign_up, p ? p->id : 0);
}

static void sign_up_agreed(struct desk *d, int value, int64_t id)
{
	(void)value;
	(void)id;
	sign_up_form(d, NULL);
}

void sign_up_ask(struct desk *d)
{
	char date[DATE_SIZE], day[64];

	keep_until_date(d, date);
	date_long(date, day, sizeof(day));
	ask_yes(d,
	        arena_printf(d->frame,
	                     _("Ask first: may we keep your name and mail address until %s? We use "
	                       "them only for this, and you can always say that we wipe them "
	                       "earlier."),
	                     day),
	        sign_up_agreed, 0);
}

/* ---- a role ---- */

static const char *const agreements[] = {N_("no"), N_("yes")};

static bool store_role(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	struct named_role p = {.id = id,
	                       .role = v->text[0],
	                       .name = v->text[1],
	                       .function = v->text[2],
	                       .organisation = v->text[3],
	                       .named_in_report = v->number[4] == 1};
	int i;

	for (i = 0; i < d->names.people.n_roles; i++)
		if (d->names.people.roles[i].id == id)
			p.consented_at = d->names.people.roles[i].consented_at;
	if (!desk_did(d, store_keep_role(d->store, d->session_id, &p, e), e))
		return false;
	names_read(d);
	desk_say(d, ROLE_GOOD, "%s", _("Stored: the role."));
	return true;
}

void role_form(struct desk *d, const struct named_role *p)
{
	const struct form_field fields[] = {
	        {.kind = FORM_TEXT,
	         .label = _("Role, like chair or speaker"),
	         .value = p ? p->role : "",
	         .max = TEXT_MAX_TITLE},
	        {.kind = FORM_TEXT,
	         .label = _("Name"),
	         .value = p ? p->name : "",
	         .max = TEXT_MAX_TITLE,
	         .personal = true},
	        {.kind = FORM_TEXT,
	         .label = _("Function"),
	         .value = p ? p->function : "",
	         .max = TEXT_MAX_TITLE,
	         .optional = true,
	         .personal = true},
	        {.kind = FORM_TEXT,
	         .label = _("Organisation"),
	         .value = p ? p->organisation : "",
	         .max = TEXT_MAX_TITLE,
	         .optional = true,
	         .personal = true},
	        {.kind = FORM_CHOICE,
	         .label = _("Agrees to be named in public?"),
	         .choices = agreements,
	         .n_choices = N_ITEMS(agreements),
	         .value = p && p->named_in_report ? "1" : "0"},
	};

	form_open(d, p ? _("Change the role") : _("A role in this session"), fields,
	          N_ITEMS(fields), store_role, p ? p->id : 0);
}

/* ---- the time is over ---- */

const struct overdue *names_overdue(const struct desk *d, int64_t session_id)
{
	int i;

	for (i = 0; i < d->start.n_overdue; i++)
		if (d->start.overdue[i].session_id == session_id)
			return &d->start.overdue[i];
	return NULL;
}

const char *overdue_sentence(struct desk *d, const struct overdue *o)
{
	char day[64];

	date_typed(o->until, day, sizeof(day));
	return arena_printf(
	        d->frame,
	        ngettext("Session %d still has %d name, kept until %s. Wipe it: n in Report.",
	                 "Session %d still has %d names, kept until %s. Wipe them: n in Report.",
	                 (unsigned long)o->n),
	        o->session_number, o->n, day);
}
