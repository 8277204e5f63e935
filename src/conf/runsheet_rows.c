#include "runsheet_rows.h"

#include <string.h>

#include "arena.h"
#include "date.h"
#include "file.h"
#include "ini_row.h"
#include "mem.h"
#include "rules.h"
#include "text.h"
#include "tr.h"

enum { NAMES_MAX = 60, NAME_SIZE = 64 };

struct sheet {
	struct ini *ini;
	struct snapshot *s;
	struct arena *arena;
	int64_t series_id, session_id;
	const char *round_names[NAMES_MAX]; /* the round of a name: same place in s->rounds */
};

/* ---- words of a template, in the order of their enums ---- */

static const char *const level_words[] = {"informeren", "consulteren", "coproduceren", NULL};
static const char *const tie_words[] = {"opnieuw_stemmen", "meer_themas", "samen_besluiten",
                                        "loten", NULL};
static const char *const round_words[] = {"ideeen", "oplossingen", NULL};
static const char *const next_words[] = {[DATE_SESSION] = "sessie",
                                         [DATE_PROJECT_GROUP] = "projectgroep",
                                         [DATE_OTHER] = "anders",
                                         [DATE_OTHER + 1] = NULL};
static const char *const item_words[] = {
        [ITEM_PLENARY] = "plenair", [ITEM_EXAMPLE] = "voorbeeld",
        [ITEM_FILM] = "film",       [ITEM_FEEDBACK] = "terugkoppeling",
        [ITEM_ROUND] = "ronde",     [ITEM_CLUSTERING] = "clusteren",
        [ITEM_VOTE] = "stemmen",    [ITEM_REPORT_BACK] = "groepen_vertellen",
        [ITEM_BREAK] = "pauze",     [ITEM_CLOSING] = "afsluiting",
        [ITEM_KIND_COUNT] = NULL,
};

/* ---- keys of a template ---- */

static const struct ini_key series_keys[] = {
        {"naam", "name", .required = true},
        {"regio", "region"},
        {"organisatie", "organisation"},
        {"programma", "programme"},
        {"webpagina", "web_page"},
        {"webpagina_kort", "web_page_short"},
        {"mail", "mail"},
        {"over", "about"},
        {"taal", "language", .required = true},
};
static const struct ini_key session_keys[] = {
        {"titel", "title", .required = true},
        {"start", "start_planned"},
        {"doel", "goal"},
        {"hoofdvraag", "main_question"},
        {"niveau", "level", .required = true, .words = level_words},
        {"invloed", "influence"},
        {"top", "top_n"},
        {"stickers", "dots_per_person"},
        {"stickers_per_subthema", "dots_per_subtheme"},
        {"gelijke_stand", "tie_rule", .words = tie_words},
};
static const struct ini_key round_keys[] = {
        {"soort", "kind", .required = true, .words = round_words},
        {"titel", "title", .required = true},
};
static const struct ini_key item_keys[] = {
        {"titel", "title", .required = true},
        {"soort", "kind", .required = true, .words = item_words},
        {"minuten", "minutes", .required = true},
        {"minimaal", "min_minutes"},
        {"inhalen", "trim_order"},
        {"beschermd", "protected"},
        {"wie", "who"},
        {"materiaal", "material"},
        {"notitie", "note"},
};
static const struct ini_key phase_keys[] = {
        {"naam", "name", .required = true},
        {"van", "date_from"},
        {"tot", "date_to"},
        {"peildatum", "reference_date", .required = true},
};
static const struct ini_key example_keys[] = {
        {"titel", "title", .required = true},
        {"les", "lesson"},
        {"wie", "presenter"},
};
static const struct ini_key next_keys[] = {
        {"soort", "kind", .required = true, .words = next_words},
        {"titel", "title", .required = true},
        {"van", "time_from"},
        {"tot", "time_to"},
        {"plaats", "place"},
        {"doel", "purpose"},
        {"oproep", "call"},
};
static const struct ini_key info_keys[] = {
        {"titel", "title", .required = true},
        {"bron", "source"},
};

#define READ_ROW(sheet, section, keys, entity, row, e) \
	ini_read_row((sheet)->ini, section, keys, (int)N_ITEMS(keys), entity, row, (sheet)->arena, \
	             e)

/* Reading goes on behind a mistake, so that all of them are told: the first one counts. */
static enum status worst(enum status before, enum status now)
{
	return before != OK ? before : now;
}

/* ---- lists of names ---- */

/* Adds the row of one section; position counts from 1. */
typedef enum status adder(struct sheet *sheet, const char *section, int position, struct err *e);

/* The names in a list like "welkom, ronde1" into names; -1 and a sentence when there
 * are too many or one stands there twice. */
static int split_names(struct sheet *sheet, const char *key, const char *list,
                       const char *names[NAMES_MAX], struct err *e)
{
	int n = 0;

	for (const char *at = list; *at != '\0';) {
		size_t len = strcspn(at, ",");
		AUTO_FREE char *clean = NULL;
		struct err inner;

		if (n == NAMES_MAX) {
			ini_wrong(sheet->ini, SECTION_TEMPLATE, key, e,
			          _("There are more than %d names."), NAMES_MAX);
			return -1;
		}
		if (text_clean(at, len, TEXT_LINE, NAME_SIZE, &clean, &inner) != OK) {
			ini_wrong(sheet->ini, SECTION_TEMPLATE, key, e, "%s", inner.msg);
			return -1;
		}
		for (int i = 0; i < n; i++) {
			if (strcmp(names[i], clean) == 0) {
				ini_wrong(sheet->ini, SECTION_TEMPLATE, key, e,
				          _("The name \"%s\" is there twice."), clean);
				return -1;
			}
		}
		names[n++] = arena_strdup(sheet->arena, clean);
		at += len;
		at += *at == ',';
	}
	return n;
}

/* Calls add for the section "start name" of each name, also behind one that is wrong. */
static enum status add_named(struct sheet *sheet, const char *key, const char *start,
                             const char *names[NAMES_MAX], adder *add, struct err *e)
{
	const char *list = ini_get(sheet->ini, SECTION_TEMPLATE, key);
	int n = list == NULL ? 0 : split_names(sheet, key, list, names, e);

	enum status st = n < 0 ? E_INVALID : OK;
	for (int i = 0; i < n; i++) {
		const char *section = arena_printf(sheet->arena, "%s %s", start, names[i]);
		enum status one =
		        ini_has_section(sheet->ini, section)
		                ? add(sheet, section, i + 1, e)
		                : ini_wrong(sheet->ini, SECTION_TEMPLATE, key, e,
		                            _("There is no section [%s] in the file."), section);
		st = st == OK ? one : st;
	}
	return st;
}

/* ---- rows ---- */

static enum status add_series(struct sheet *sheet, struct err *e)
{
	struct series *series = snapshot_add(sheet->s, ENTITY_series);
	enum status st = READ_ROW(sheet, "reeks", series_keys, ENTITY_series, series, e);

	series->id = sheet->series_id;
	if (st == OK && !tr_has_language(series->language))
		st = ini_wrong(sheet->ini, "reeks", "taal", e, _("Choose one of: %s."), "nl, en");
	return st;
}

static enum status set_text(struct sheet *sheet, struct session *session, const char *field,
                            const char *value, struct err *e)
{
	const struct field *f = entity_field(&entities[ENTITY_session], field);
	const char *clean;

	BUG_IF(f == NULL);
	if (value == NULL || *value == '\0')
		return OK;
	enum status st = field_clean(f, value, strlen(value), sheet->arena, &clean, e);
	if (st == OK)
		row_set_text(session, f, clean);
	return st;
}

static enum status set_options(struct sheet *sheet, struct session *session,
                               const struct runsheet_options *o, struct err *e)
{
	if (o->date == NULL || !date_valid(o->date))
		return err_set(e, E_INVALID, _("A session needs a date. Type it like 2025-05-27."));

	enum status st = set_text(sheet, session, "title", o->title, e);
	if (st == OK)
		st = set_text(sheet, session, "date", o->date, e);
	if (st == OK)
		st = set_text(sheet, session, "place", o->place, e);
	if (st == OK)
		st = set_text(sheet, session, "start_planned", o->start, e);
	return st;
}

static enum status add_session(struct sheet *sheet, const struct runsheet_options *o, struct err *e)
{
	struct session *session = snapshot_add(sheet->s, ENTITY_session);
	enum status st = READ_ROW(sheet, "sessie", session_keys, ENTITY_session, session, e);

	session->id = sheet->session_id;
	session->series_id = sheet->series_id;
	/* A first number; the store gives the next one when it is taken. */
	session->number = o->number != 0 ? o->number : 1;
	st = worst(st, ini_read_lines(sheet->ini, "sessie", "spelregel", ENTITY_session,
	                              "ground_rules", session, sheet->arena, e));
	/* What somebody asks for is no mistake in the file, and said only when that has none. */
	return st == OK ? set_options(sheet, session, o, e) : st;
}

static enum status add_question(struct sheet *sheet, const char *section, int64_t round_id,
                                int in_round, int main, struct err *e)
{
	const char *text = arena_printf(sheet->arena, "vraag%d", in_round);
	const struct ini_key keys[] = {
	        {text, "text", .required = true},
	        {arena_printf(sheet->arena, "%s_zaal", text), "text_screen"},
	        {arena_printf(sheet->arena, "%s_minuten", text), "minutes"},
	};
	struct question *q = snapshot_add(sheet->s, ENTITY_question);

	q->id = id_new();
	q->session_id = sheet->session_id;
	q->round_id = round_id;
	q->number = sheet->s->n_questions;
	q->main = in_round == main;
	return READ_ROW(sheet, section, keys, ENTITY_question, q, e);
}

static enum status add_round(struct sheet *sheet, const char *section, int position, struct err *e)
{
	struct round *round = snapshot_add(sheet->s, ENTITY_round);
	int main = 0;
	enum status st = READ_ROW(sheet, section, round_keys, ENTITY_round, round, e);

	st = worst(st, ini_read_number(sheet->ini, section, "hoofdvraag", 1, NAMES_MAX, &main, e));
	round->id = id_new();
	round->session_id = sheet->session_id;
	round->number = position;

	int64_t round_id = round->id;
	for (int i = 1;; i++) {
		const char *key = arena_printf(sheet->arena, "vraag%d", i);
		/* The first is required, so that a round always has a question. */
		if (i > 1 && ini_get(sheet->ini, section, key) == NULL)
			break;
		st = worst(st, add_question(sheet, section, round_id, i, main, e));
	}
	return st;
}

static enum status link_round(struct sheet *sheet, const char *section, struct agenda_item *item,
                              struct err *e)
{
	const char *name = ini_get(sheet->ini, section, "ronde");

	for (int i = 0; name != NULL && i < sheet->s->n_rounds; i++) {
		if (strcmp(sheet->round_names[i], name) == 0) {
			item->round_id = sheet->s->rounds[i].id;
			return OK;
		}
	}
	return ini_wrong(sheet->ini, section, "ronde", e,
	                 _("Name one of the rounds in the list of [%s]."), SECTION_TEMPLATE);
}

static enum status add_item(struct sheet *sheet, const char *section, int position, struct err *e)
{
	struct agenda_item *item = snapshot_add(sheet->s, ENTITY_agenda_item);
	enum status st = READ_ROW(sheet, section, item_keys, ENTITY_agenda_item, item, e);

	if (st == OK && item->min_minutes > item->minutes)
		st = ini_wrong(sheet->ini, section, "minimaal", e,
		               _("This cannot be more than the planned %d minutes."),
		               item->minutes);
	item->id = id_new();
	item->session_id = sheet->session_id;
	item->position = position;
	return item->kind == ITEM_ROUND ? worst(st, link_round(sheet, section, item, e)) : st;
}

static enum status add_phase(struct sheet *sheet, const char *section, int position, struct err *e)
{
	struct phase *phase = snapshot_add(sheet->s, ENTITY_phase);
	int uncertain = 0;
	enum status st = READ_ROW(sheet, section, phase_keys, ENTITY_phase, phase, e);

	st = worst(st,
	           ini_read_number(sheet->ini, section, "onzeker", 1, NAMES_MAX, &uncertain, e));
	phase->id = id_new();
	phase->series_id = sheet->series_id;
	phase->position = position;
	for (int i = 1;; i++) {
		const char *key = arena_printf(sheet->arena, "product%d", i);
		if (ini_get(sheet->ini, section, key) == NULL)
			break;
		struct phase_product *product = snapshot_add(sheet->s, ENTITY_phase_product);
		product->id = id_new();
		product->series_id = sheet->series_id;
		product->phase_id = phase->id;
		product->position = i;
		product->uncertain = i == uncertain;
		st = worst(st, ini_read_text(sheet->ini, section, key, ENTITY_phase_product, "text",
		                             product, sheet->arena, e));
	}
	return st;
}

static enum status add_example(struct sheet *sheet, const char *section, int position,
                               struct err *e)
{
	struct example *example = snapshot_add(sheet->s, ENTITY_example);

	example->id = id_new();
	example->session_id = sheet->session_id;
	example->position = position;
	enum status st = ini_read_lines(sheet->ini, section, "regel", ENTITY_example, "lines",
	                                example, sheet->arena, e);
	return worst(st, READ_ROW(sheet, section, example_keys, ENTITY_example, example, e));
}

/* A template is of no day: when it is, is filled in later, and till then "to be announced". */
static enum status add_next_date(struct sheet *sheet, const char *section, int position,
                                 struct err *e)
{
	struct next_date *next = snapshot_add(sheet->s, ENTITY_next_date);

	(void)position;
	next->id = id_new();
	next->series_id = sheet->series_id;
	next->session_id = sheet->session_id;
	return READ_ROW(sheet, section, next_keys, ENTITY_next_date, next, e);
}

static enum status add_info_sheet(struct sheet *sheet, const char *section, int position,
                                  struct err *e)
{
	struct info_sheet *info = snapshot_add(sheet->s, ENTITY_info_sheet);

	info->id = id_new();
	info->series_id = sheet->series_id;
	info->position = position;
	enum status st = ini_read_lines(sheet->ini, section, "regel", ENTITY_info_sheet, "lines",
	                                info, sheet->arena, e);
	return worst(st, READ_ROW(sheet, section, info_keys, ENTITY_info_sheet, info, e));
}

/* ---- table groups ---- */

static enum status add_group(struct sheet *sheet, int number, const char *name, struct err *e)
{
	struct group *group = snapshot_add(sheet->s, ENTITY_group);
	const char *colour = arena_printf(sheet->arena, "kleur%d", number);

	group->id = id_new();
	group->session_id = sheet->session_id;
	group->number = number;
	group->name = arena_printf(sheet->arena, "%s %d", name, number);
	return ini_read_text(sheet->ini, "groepen", colour, ENTITY_group, "colour", group,
	                     sheet->arena, e);
}

static enum status add_groups(struct sheet *sheet, int wanted, struct err *e)
{
	static const char section[] = "groepen";
	struct group base = {.name = "", .colour = ""};
	int n = 1;
	enum status st = ini_read_number(sheet->ini, section, "aantal", 1, GROUPS_MAX, &n, e);

	st = worst(st, ini_read_text(sheet->ini, section, "naam", ENTITY_group, "name", &base,
	                             sheet->arena, e));
	if (st == OK && base.name[0] == '\0')
		st = ini_wrong(sheet->ini, section, "naam", e, "%s",
		               _("This key must be there and have a value."));
	if (st == OK && (wanted < 0 || wanted > GROUPS_MAX))
		return err_set(e, E_INVALID, _("A session has 1 to %d groups."), GROUPS_MAX);
	n = wanted > 0 && wanted <= GROUPS_MAX ? wanted : n;
	for (int i = 1; i <= n; i++)
		st = worst(st, add_group(sheet, i, base.name, e));
	/* Colours of groups that there are not this time. */
	ini_use_lines(sheet->ini, section, "kleur");
	return st;
}

/* ---- all of it ---- */

static void set_end(struct snapshot *s)
{
	char end[TIME_SIZE];
	int minutes = 0;

	if (s->sessions[0].start_planned[0] == '\0')
		return;
	for (int i = 0; i < s->n_agenda; i++)
		minutes += s->agenda[i].minutes;
	minutes_to_time(time_to_minutes(s->sessions[0].start_planned) + minutes, end);
	s->sessions[0].end_planned = arena_strdup(s->arena, end);
}

enum status runsheet_fill(struct ini *ini, const struct runsheet_options *o, struct snapshot *s,
                          struct err *e)
{
	/* Rounds come before the items that point to them. */
	static const struct {
		const char *key, *start;
		adder *add;
	} lists[] = {
	        {"rondes", "ronde", add_round},        {"agenda", "stap", add_item},
	        {"fasen", "fase", add_phase},          {"voorbeelden", "voorbeeld", add_example},
	        {"vervolg", "vervolg", add_next_date}, {"infobladen", "infoblad", add_info_sheet},
	};
	struct sheet sheet = {.ini = ini,
	                      .s = s,
	                      .arena = s->arena,
	                      .series_id = id_new(),
	                      .session_id = id_new()};
	const char *others[NAMES_MAX];

	enum status st = add_series(&sheet, e);
	st = worst(st, add_session(&sheet, o, e));
	st = worst(st, add_groups(&sheet, o->groups, e));
	for (size_t i = 0; i < N_ITEMS(lists); i++)
		st = worst(st, add_named(&sheet, lists[i].key, lists[i].start,
		                         lists[i].add == add_round ? sheet.round_names : others,
		                         lists[i].add, e));
	if (st == OK && s->n_agenda == 0)
		return ini_wrong(ini, SECTION_TEMPLATE, "agenda", e, "%s",
		                 _("This key must be there and have a value."));
	if (st == OK)
		set_end(s);
	return st;
}
