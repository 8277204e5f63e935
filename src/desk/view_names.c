/* Names: who signed up and who did what in this session; to see, to correct and to wipe
 * (domain.md 3.4, "Rights"). */
#include "erasing.h"
#include "names.h"
#include "overlay.h"

#include <strings.h>

#include "date.h"
#include "text.h"
#include "tr.h"

/* Row ids: that of the person, with the kind as second key; the date has its own. */
enum { ID_KEEP_UNTIL = -1 };
enum { SUB_SIGN_UP = PERSON_SIGN_UP + 1, SUB_ROLE = PERSON_ROLE + 1 };

void names_read(struct desk *d)
{
	struct err e = {0};

	arena_reset(d->names.arena);
	if (store_people(d->store, d->session_id, d->names.arena, &d->names.people, &e) != OK)
		desk_say(d, ROLE_ERROR, "%s", e.msg);
}

/* "a, b", or one of them when the other is empty. */
static const char *with(struct desk *d, const char *a, const char *b)
{
	return arena_printf(d->frame, "%s%s%s", a, a[0] && b[0] ? ", " : "", b);
}

static struct row date_row(struct desk *d)
{
	char date[DATE_SIZE], day[64];

	keep_until_date(d, date);
	date_long(date, day, sizeof(day));
	return (struct row){.id = ID_KEEP_UNTIL,
	                    .left = _("Keep until"),
	                    .text = arena_strdup(d->frame, day),
	                    .right = d->snap.sessions->keep_until[0] ? "" : _("as is usual"),
	                    .warning = names_overdue(d, d->session_id) != NULL};
}

static struct row sign_up_row(struct desk *d, const struct sign_up *p)
{
	char day[64];

	date_typed(p->delete_after, day, sizeof(day));
	return (struct row){
	        .id = p->id,
	        .sub = SUB_SIGN_UP,
	        .left = p->name,
	        .text = with(d, with(d, p->contact, purpose_word(p->purpose)), p->remark),
	        /* Translators: a date, the last one on which a name is kept */
	        .right = arena_printf(d->frame, _("until %s"), day)};
}

static struct row role_row(struct desk *d, const struct named_role *p)
{
	return (struct row){.id = p->id,
	                    .sub = SUB_ROLE,
	                    .left = p->name,
	                    .text = with(d, with(d, p->role, p->function), p->organisation),
	                    .right = p->named_in_report ? _("agrees to be named") : ""};
}

static struct row heading(struct desk *d, const char *text, int count)
{
	return (struct row){.left = "", .text = text, .right = arena_printf(d->frame, "%d", count)};
}

static struct row *make_rows(struct desk *d, int *n)
{
	const struct people *p = &d->names.people;
	size_t room = (size_t)p->n_sign_ups + (size_t)p->n_roles + 6;
	struct row *rows = arena_array(d->frame, room, sizeof(*rows));
	int i;

	*n = 0;
	rows[(*n)++] = date_row(d);
	rows[(*n)++] = heading(d, _("Who signed up"), p->n_sign_ups);
	for (i = 0; i < p->n_sign_ups; i++)
		rows[(*n)++] = sign_up_row(d, &p->sign_ups[i]);
	rows[(*n)++] = heading(d, _("Who did what"), p->n_roles);
	for (i = 0; i < p->n_roles; i++)
		rows[(*n)++] = role_row(d, &p->roles[i]);
	*n = list_filter(&d->names.list, rows, *n, edit_text(&d->filter));
	return rows;
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	draw_list_below(d, &d->names.list, c, area,
	                _("Names stand here alone: in no report and in no export."), rows, n);
}

/* ---- the person under the cursor ---- */

static const struct sign_up *selected_sign_up(const struct desk *d)
{
	const struct people *p = &d->names.people;
	int i;

	for (i = 0; i < p->n_sign_ups && d->names.list.sub == SUB_SIGN_UP; i++)
		if (p->sign_ups[i].id == d->names.list.selected)
			return &p->sign_ups[i];
	return NULL;
}

static const struct named_role *selected_role(const struct desk *d)
{
	const struct people *p = &d->names.people;
	int i;

	for (i = 0; i < p->n_roles && d->names.list.sub == SUB_ROLE; i++)
		if (p->roles[i].id == d->names.list.selected)
			return &p->roles[i];
	return NULL;
}

static void edit_selected(struct desk *d)
{
	const struct sign_up *p = selected_sign_up(d);
	const struct named_role *r = selected_role(d);

	if (p)
		sign_up_form(d, p);
	else if (r)
		role_form(d, r);
	else if (d->names.list.selected == ID_KEEP_UNTIL)
		keep_until_form(d);
}

/* ---- wiping ---- */

static void wipe_one(struct desk *d, int value, int64_t id)
{
	enum person_kind kind = selected_role(d) ? PERSON_ROLE : PERSON_SIGN_UP;
	struct err e = {0};
	enum status s;

	(void)value;
	if (d->names.list.selected != id)
		return;
	s = store_wipe_person(d->store, d->session_id, kind, id, &e);
	names_read(d);
	erase_tell(d, s, &e, _("a name"));
}

/* Many names at once go only after a word that nobody types by accident. */
static bool wipe_all(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	enum status s;

	(void)id;
	if (strcasecmp(v->text[0], _("wipe")) != 0) {
		err_set(e, E_INVALID,
		        _("Nothing was wiped. Type the word %s, or go back with Esc."), _("wipe"));
		return false;
	}
	s = store_wipe_people(d->store, d->session_id, e);
	names_read(d);
	erase_tell(d, s, e, _("all names of this session"));
	return true;
}

static void ask_wipe(struct desk *d)
{
	const struct sign_up *p = selected_sign_up(d);
	const struct named_role *r = selected_role(d);
	const char *name = p ? p->name : r ? r->name : "";

	ask_yes(d,
	        arena_printf(d->frame,
	                     _("Wipe %s for ever? The name goes out of this file, and all earlier "
	                       "copies are thrown away. This cannot be taken back."),
	                     name),
	        wipe_one, d->names.list.selected);
}

static void ask_wipe_all(struct desk *d)
{
	int n = d->names.people.n_sign_ups + d->names.people.n_roles;
	const struct form_field word = {
	        .kind = FORM_TEXT,
	        .label = arena_printf(d->frame, _("Type the word: %s"), _("wipe")),
	        .value = "",
	        .max = 20,
	        .personal = true};

	form_open(d,
	          arena_printf(d->frame,
	                       ngettext("Wipe the %d name and all earlier copies for ever?",
	                                "Wipe all %d names and all earlier copies for ever?",
	                                (unsigned long)n),
	                       n),
	          &word, 1, wipe_all, 0);
}

/* ---- the view ---- */

static void settle_list(struct desk *d)
{
	struct row *rows;
	int n;

	names_read(d);
	rows = make_rows(d, &n);
	list_settle(&d->names.list, rows, n);
}

static bool action(struct desk *d, enum action a)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	if (list_move(&d->names.list, rows, n, a))
		return true;
	switch (a) {
	case ACTION_NAME_EDIT:
		edit_selected(d);
		return true;
	case ACTION_SIGN_UP:
		sign_up_ask(d);
		return true;
	case ACTION_ROLE_ADD:
		role_form(d, NULL);
		return true;
	case ACTION_NAME_WIPE:
		ask_wipe(d);
		return true;
	case ACTION_NAMES_WIPE:
		ask_wipe_all(d);
		return true;
	case ACTION_BACK:
		if (!edit_empty(&d->filter))
			return false;
		desk_go_part(d, d->part);
		return true;
	default:
		return false;
	}
}

static const char *disabled(struct desk *d, enum action a)
{
	if (a == ACTION_NAME_WIPE && !selected_sign_up(d) && !selected_role(d))
		return _("Go to a name first.");
	if (a == ACTION_NAMES_WIPE && d->names.people.n_sign_ups + d->names.people.n_roles == 0)
		return _("There are no names in this session.");
	return NULL;
}

const struct view_ops view_names = {
        .context = CTX_NAMES,
        .enter = settle_list,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .disabled = disabled,
        .what = N_("The names of people who signed up, and of those who did something."),
        .now = N_("Pass the sign-ups on to those who need them. Then wipe them with X."),
        .next = N_("Esc brings you back to the report."),
};
