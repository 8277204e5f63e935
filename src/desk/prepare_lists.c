/* The lists of preparing: examples, information sheets, the phases with what each of them brings,
 * and what has to be taken along. */
#include "agenda.h"
#include "overlay.h"
#include "prepare.h"

#include <string.h>

#include "date.h"
#include "entity.h"
#include "mem.h"
#include "tr.h"

enum { FIELDS_MAX = 4 };

enum list_of { EXAMPLES, SHEETS, PHASES, PRODUCTS, LISTS };

static const struct {
	enum entity_id entity;
	/* msgids; of a list, when it is empty, of a row with its number, and of its form */
	const char *heading, *none, *numbered, *form;
	const char *add, *edit, *remove; /* of the journal */
	struct {
		const char *field, *label;
		enum form_kind kind;
		bool optional;
	} fields[FIELDS_MAX];
} lists[LISTS] = {
        [EXAMPLES] = {ENTITY_example,
                      N_("Examples"),
                      N_("No example yet."),
                      N_("Example %d"),
                      N_("Example"),
                      "example-add",
                      "example-edit",
                      "example-remove",
                      {{"title", N_("Title"), FORM_TEXT, false},
                       {"lines", N_("What is told"), FORM_BLOCK, true},
                       {"lesson", N_("What it teaches"), FORM_TEXT, true},
                       {"presenter", N_("Who tells it"), FORM_TEXT, true}}},
        [SHEETS] = {ENTITY_info_sheet,
                    N_("Information sheets"),
                    N_("No information sheet yet."),
                    N_("Sheet %d"),
                    N_("Information sheet"),
                    "sheet-add",
                    "sheet-edit",
                    "sheet-remove",
                    {{"title", N_("Title"), FORM_TEXT, false},
                     {"lines", N_("What stands on it"), FORM_BLOCK, true},
                     {"source", N_("Source"), FORM_TEXT, true}}},
        [PHASES] = {ENTITY_phase,
                    N_("Phases of the project"),
                    N_("No phase yet."),
                    N_("Phase %d"),
                    N_("Phase"),
                    "phase-add",
                    "phase-edit",
                    "phase-remove",
                    {{"name", N_("Name"), FORM_TEXT, false},
                     {"date_from", N_("Begins"), FORM_MONTH, true},
                     {"date_to", N_("Ends"), FORM_MONTH, true},
                     {"reference_date", N_("As planned on"), FORM_MONTH, true}}},
        [PRODUCTS] = {ENTITY_phase_product,
                      NULL,
                      N_("Nothing named yet."),
                      NULL,
                      N_("What this phase brings"),
                      "product-add",
                      "product-edit",
                      "product-remove",
                      {{"text", N_("What it brings"), FORM_TEXT, false},
                       {"uncertain", N_("Is it sure?"), FORM_CHOICE, false}}},
};

/* In the order of the values of phase_product.uncertain. */
static const char *const sureness[] = {N_("it is sure"), N_("it is not sure yet")};

/* Second keys of rows: those before belong to groups and questions. */
enum { SUB_LISTS = 16, SUB_TAKE = SUB_LISTS + LISTS };
/* Ids of rows that stand for an empty list, or for an empty phase (and its place). */
enum { ID_EMPTY = -1000, ID_EMPTY_PHASE = -2000 };
/* What is to be taken along to every session, and the dots. */
enum { ID_ALWAYS = -500, ID_STICKERS };
/* So many subthemes are expected when the number of dots was not chosen. */
enum { SUBTHEMES_USUAL = 9 };

static const struct entity *entity_of(enum list_of list)
{
	return &entities[lists[list].entity];
}

static int field_count(enum list_of list)
{
	int n = 0;

	while (n < FIELDS_MAX && lists[list].fields[n].field)
		n++;
	return n;
}

/* ---- rows ---- */

static bool is_withdrawn(enum list_of list, const void *row)
{
	const struct field *f = entity_field(entity_of(list), "withdrawn");

	return f && row_int(row, f);
}

/* more stands behind the text; "": nothing does. */
static void add(struct desk *d, struct row *rows, int *n, int64_t id, int sub, const char *left,
                const char *text, const char *more)
{
	rows[(*n)++] =
	        (struct row){.id = id,
	                     .sub = sub,
	                     .left = left,
	                     .text = more[0] ? arena_printf(d->frame, "%s (%s)", text, more) : text,
	                     .right = ""};
}

static void add_empty(struct desk *d, struct row *rows, int *n, int64_t id, enum list_of list)
{
	add(d, rows, n, id, SUB_LISTS + (int)list, "-", gettext(lists[list].none), "");
	rows[*n - 1].role = ROLE_DIM;
}

static const char *span(struct desk *d, const struct phase *p)
{
	char from[64], to[64];

	date_long(p->date_from, from, sizeof(from));
	date_long(p->date_to, to, sizeof(to));
	if (!p->date_to[0])
		return from[0] ? arena_printf(d->frame, _("from %s"), from) : "";
	/* Translators: a month or date; two of them */
	return from[0] ? arena_printf(d->frame, _("%s until %s"), from, to)
	               : arena_printf(d->frame, _("until %s"), to);
}

static void add_products(struct desk *d, struct row *rows, int *n, int phase)
{
	int before = *n;

	for (int i = 0; i < d->snap.n_phase_products; i++) {
		const struct phase_product *p = &d->snap.phase_products[i];

		if (p->phase_id == d->snap.phases[phase].id)
			add(d, rows, n, p->id, SUB_LISTS + PRODUCTS, "", p->text,
			    p->uncertain ? _("not sure yet") : "");
	}
	if (*n == before)
		add_empty(d, rows, n, ID_EMPTY_PHASE - phase, PRODUCTS);
}

static const char *more_of(struct desk *d, enum list_of list, const void *row)
{
	if (list == PHASES)
		return span(d, row);
	if (list == EXAMPLES)
		return ((const struct example *)row)->presenter;
	return "";
}

static void add_list(struct desk *d, struct row *rows, int *n, enum list_of list)
{
	const struct entity *en = entity_of(list);
	const struct field *title = entity_field(en, lists[list].fields[0].field);
	int count, shown = 0;
	const char *all;

	all = snapshot_rows(&d->snap, en, &count);
	add(d, rows, n, 0, 0, "", gettext(lists[list].heading), "");
	for (int i = 0; i < count; i++) {
		const void *row = all + (size_t)i * en->size;

		if (is_withdrawn(list, row))
			continue;
		shown++;
		add(d, rows, n, row_int(row, entity_field(en, "id")), SUB_LISTS + (int)list,
		    arena_printf(d->frame, gettext(lists[list].numbered), shown),
		    row_text(row, title), more_of(d, list, row));
		if (list == PHASES)
			add_products(d, rows, n, i);
	}
	if (shown == 0)
		add_empty(d, rows, n, ID_EMPTY - (int)list, list);
}

/* As many as everybody may use, and a tenth more (domain.md 1.2). */
static const char *stickers_text(struct desk *d)
{
	int people = people_in_groups(&d->snap), dots = d->snap.sessions->dots_per_person, all;

	if (!dots)
		dots = dot_advice(SUBTHEMES_USUAL);
	if (!people)
		return arena_printf(d->frame,
		                    _("%d for each person, and 10 percent more. Fill in how many "
		                      "people each group has."),
		                    dots);
	all = (people * dots * 11 + 9) / 10;
	return arena_printf(d->frame, _("%d: %d people x %d dots, and 10 percent more."), all,
	                    people, dots);
}

static void add_take_along(struct desk *d, struct row *rows, int *n)
{
	int before;

	add(d, rows, n, 0, 0, "", _("To take along"), "");
	add(d, rows, n, ID_ALWAYS, SUB_TAKE, _("Always"),
	    _("Laptop with its power lead, beamer with cable, USB stick, sticky notes in a colour "
	      "for each group, thick pens, large sheets, tape, name stickers, tally sheets."),
	    "");
	if (session_has_vote(&d->snap))
		add(d, rows, n, ID_STICKERS, SUB_TAKE, _("Dots"), stickers_text(d), "");
	before = *n;
	for (int i = 0; i < d->snap.n_agenda; i++) {
		const struct agenda_item *item = &d->snap.agenda[i];

		if (item->material[0] && !item->skipped)
			add(d, rows, n, item->id, SUB_TAKE, _("For the hall"), item->material,
			    item->title);
	}
	if (*n > before)
		return;
	add(d, rows, n, ID_EMPTY - SUB_TAKE, SUB_TAKE, "-",
	    _("Nothing is named in the agenda. Write it with an item of the agenda."), "");
	rows[*n - 1].role = ROLE_DIM;
}

size_t prepare_lists_room(const struct desk *d)
{
	size_t room = LISTS * 2 + 5 + (size_t)d->snap.n_agenda + (size_t)d->snap.n_phase_products;

	room += (size_t)d->snap.n_phases * 2;
	return room + (size_t)d->snap.n_examples + (size_t)d->snap.n_info_sheets;
}

void prepare_lists_add(struct desk *d, struct row *rows, int *n)
{
	add_take_along(d, rows, n);
	for (enum list_of list = EXAMPLES; list <= PHASES; list++)
		add_list(d, rows, n, list);
}

/* ---- the row under the cursor ---- */

static bool selected_list(const struct desk *d, enum list_of *list)
{
	int sub = d->prepare.list.sub - SUB_LISTS;

	*list = (enum list_of)sub;
	return sub >= 0 && sub < LISTS;
}

bool prepare_list_selected(const struct desk *d)
{
	enum list_of list;

	return selected_list(d, &list);
}

static const void *find_row(const struct desk *d, enum list_of list, int64_t id)
{
	const struct entity *en = entity_of(list);
	const char *rows;
	int n;

	rows = snapshot_rows(&d->snap, en, &n);
	for (int i = 0; i < n; i++)
		if (row_int(rows + (size_t)i * en->size, entity_field(en, "id")) == id)
			return rows + (size_t)i * en->size;
	return NULL;
}

/* The phase of the product, or of the empty line, under the cursor; 0: there is none. */
static int64_t selected_phase(const struct desk *d)
{
	int64_t id = d->prepare.list.selected;
	const struct phase_product *p = find_row(d, PRODUCTS, id);
	int64_t at = ID_EMPTY_PHASE - id;

	if (p)
		return p->phase_id;
	return at >= 0 && at < d->snap.n_phases ? d->snap.phases[at].id : 0;
}

/* ---- forms ---- */

static bool is_text(enum form_kind kind)
{
	return kind != FORM_CHOICE;
}

/* What was filled in, as changes; returns how many. */
static int read_values(enum list_of list, const struct form_values *v, struct change *out)
{
	int n = field_count(list);

	for (int i = 0; i < n; i++) {
		out[i] = (struct change){.field = lists[list].fields[i].field};
		if (is_text(lists[list].fields[i].kind))
			out[i].text = v->text[i];
		else
			out[i].number = v->number[i];
	}
	return n;
}

/* The place behind the last one. */
static int next_position(const struct desk *d, enum list_of list)
{
	const struct entity *en = entity_of(list);
	const struct field *f = entity_field(en, "position");
	const char *rows;
	int n, last = 0;

	rows = snapshot_rows(&d->snap, en, &n);
	for (int i = 0; i < n; i++) {
		int position = (int)row_int(rows + (size_t)i * en->size, f);

		last = position > last ? position : last;
	}
	return last + 1;
}

/* What a form of a new row has in the place of an id: of which list it will be. */
static int64_t id_of_new(enum list_of list)
{
	return -1 - (int64_t)list;
}

static enum list_of list_of_new(int64_t id)
{
	return (enum list_of)(-1 - id);
}

static bool add_row(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	enum list_of list = list_of_new(id);
	struct change values[FIELDS_MAX + 2];
	int64_t added = 0;
	int n;

	n = read_values(list, v, values);
	values[n++] = (struct change){.field = "position", .number = next_position(d, list)};
	if (list == PRODUCTS)
		values[n++] = (struct change){.field = "phase_id", .number = selected_phase(d)};
	if (!desk_did(d,
	              store_add(d->store, d->session_id, lists[list].entity, values, n,
	                        lists[list].add, &added, e),
	              e))
		return false;
	d->prepare.list.selected = added;
	d->prepare.list.sub = SUB_LISTS + (int)list;
	desk_say(d, ROLE_GOOD, _("Stored: %s"), v->text[0]);
	return true;
}

static bool change_row(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	struct change values[FIELDS_MAX];
	enum list_of list;
	int n;

	if (!selected_list(d, &list))
		return true;
	n = read_values(list, v, values);
	if (!desk_did(d,
	              store_edit(d->store, d->session_id, lists[list].entity, id, values, n,
	                         lists[list].edit, "", e),
	              e))
		return false;
	desk_say(d, ROLE_GOOD, _("Stored: %s"), v->text[0]);
	return true;
}

/* A new phase belongs to the planning that the report tells (phase_is_of_session); of the first
 * one, the day of the session is the day on which it is told. */
static const char *planning_date(const struct desk *d)
{
	for (int i = 0; i < d->snap.n_phases; i++)
		if (phase_is_of_session(&d->snap, &d->snap.phases[i]))
			return d->snap.phases[i].reference_date;
	return d->snap.sessions->date;
}

static const char *value_of(struct desk *d, enum list_of list, const void *row, int i)
{
	const struct field *f = entity_field(entity_of(list), lists[list].fields[i].field);

	if (!row && strcmp(f->name, "reference_date") == 0)
		return planning_date(d);
	if (!row)
		return is_text(lists[list].fields[i].kind) ? "" : "0";
	return field_is_text(f) ? row_text(row, f)
	                        : arena_printf(d->frame, "%d", (int)row_int(row, f));
}

/* row NULL: a new one. */
static void open_form(struct desk *d, enum list_of list, const void *row)
{
	const struct entity *en = entity_of(list);
	struct form_field fields[FIELDS_MAX];
	int n = field_count(list);

	for (int i = 0; i < n; i++)
		fields[i] = (struct form_field){
		        .kind = lists[list].fields[i].kind,
		        .label = gettext(lists[list].fields[i].label),
		        .value = value_of(d, list, row, i),
		        .max = entity_field(en, lists[list].fields[i].field)->max,
		        .optional = lists[list].fields[i].optional,
		        .choices = sureness,
		        .n_choices = N_ITEMS(sureness)};
	form_open(d, gettext(lists[list].form), fields, n, row ? change_row : add_row,
	          row ? row_int(row, entity_field(en, "id")) : id_of_new(list));
}

void prepare_list_add(struct desk *d)
{
	enum list_of list;

	if (selected_list(d, &list))
		open_form(d, list, NULL);
}

/* ---- adding from anywhere ---- */

static void add_to(struct desk *d, int value, int64_t id)
{
	(void)id;
	if (value >= LISTS)
		prepare_new_question_form(d, d->snap.rounds[value - LISTS].id);
	else
		open_form(d, (enum list_of)value, NULL);
}

void prepare_choose_what_to_add(struct desk *d)
{
	choice_open(d, _("What do you want to add?"), add_to, 0);
	for (int i = 0; i < d->snap.n_rounds; i++)
		choice_add(d, LISTS + i, "",
		           arena_printf(d->frame, _("A question for round %d"),
		                        d->snap.rounds[i].number),
		           "");
	for (enum list_of list = EXAMPLES; list <= PHASES; list++)
		choice_add(d, (int)list, "", gettext(lists[list].form), "");
}

static void edit_take_along(struct desk *d, int64_t id)
{
	const struct agenda_item *item = snapshot_find_agenda_item(&d->snap, id);

	if (item)
		agenda_edit_item(d, item);
	else
		desk_say(d, ROLE_NORMAL, "%s",
		         _("What else is needed you write with an item of the agenda."));
}

bool prepare_list_edit(struct desk *d)
{
	enum list_of list;

	if (d->prepare.list.sub == SUB_TAKE) {
		edit_take_along(d, d->prepare.list.selected);
		return true;
	}
	if (!selected_list(d, &list))
		return false;
	open_form(d, list, find_row(d, list, d->prepare.list.selected));
	return true;
}

const char *prepare_list_remove_disabled(struct desk *d)
{
	enum list_of list;

	if (!selected_list(d, &list) || d->prepare.list.selected < 0)
		return _("Go to a question, or to a line of a list below it first.");
	return NULL;
}

void prepare_list_remove(struct desk *d)
{
	const struct change gone = {.field = "withdrawn", .number = 1};
	int64_t id = d->prepare.list.selected;
	struct err e = {0};
	enum list_of list;
	enum status s;

	if (!selected_list(d, &list))
		return;
	if (entity_field(entity_of(list), "withdrawn"))
		s = store_edit(d->store, d->session_id, lists[list].entity, id, &gone, 1,
		               lists[list].remove, "", &e);
	else
		s = store_remove(d->store, d->session_id, lists[list].entity, id,
		                 lists[list].remove, "", &e);
	if (desk_did(d, s, &e))
		desk_say(d, ROLE_GOOD, "%s", K_("Taken away. With {undo} you bring it back."));
}
