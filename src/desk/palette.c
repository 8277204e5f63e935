/* The palette: every action by its name, those of other screens too, and the parts of the session.
 */
#include "overlay.h"

#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

/* A value of the choice is an action, or a part of the session behind those. */
enum { VALUE_PART = ACTION_COUNT + 1, VALUES_MAX = VALUE_PART + PARTS_MAX };

/* What is searched of each, folded. */
struct searched {
	const char *label, *name, *help;
	int recent;     /* its place among those chosen last, RECENT_MAX for the others */
	bool elsewhere; /* it is of another screen: found by what is typed, behind the others */
};

/* ---- what matches, and how well ---- */

enum match { LABEL_BEGINS, WORD_BEGINS, IN_LABEL, LETTERS_OF_LABEL, LETTERS_OF_NAME, IN_HELP };
enum { MATCHES = IN_HELP + 1 };
_Static_assert(2 * (int)MATCHES <= (int)CHOICE_RANKS && (int)RECENT_MAX < (int)CHOICE_RANKS,
               "ranks of the choice");

/* The letters stand in the text in this order, with or without others between them. */
static bool has_letters(const char *text, const char *letters)
{
	while (*letters) {
		uint32_t wanted = text_next(&letters), c = 0;

		while (*text && c != wanted)
			c = text_next(&text);
		if (c != wanted)
			return false;
	}
	return true;
}

static bool begins_a_word(const char *text, const char *wanted)
{
	const char *at = text;

	while ((at = strstr(at, wanted))) {
		if (at == text || strchr(" -/(", at[-1]))
			return true;
		at++;
	}
	return false;
}

static int match(const struct searched *s, const char *typed)
{
	if (strncmp(s->label, typed, strlen(typed)) == 0)
		return LABEL_BEGINS;
	if (begins_a_word(s->label, typed))
		return WORD_BEGINS;
	if (strstr(s->label, typed))
		return IN_LABEL;
	if (has_letters(s->label, typed))
		return LETTERS_OF_LABEL;
	if (has_letters(s->name, typed))
		return LETTERS_OF_NAME;
	return strstr(s->help, typed) ? IN_HELP : -1;
}

/* All that is typed at once, or each of its words, of which the worst one counts. */
static int match_words(const struct searched *s, const char *typed)
{
	AUTO_FREE char *bare = text_bare(typed);
	int whole = match(s, bare), worst = LABEL_BEGINS;
	char *rest = bare, *word;

	while ((word = strtok_r(rest, " ", &rest))) {
		int found = match(s, word);

		if (found < 0)
			return whole;
		worst = found > worst ? found : worst;
	}
	return whole >= 0 && whole < worst ? whole : worst;
}

static int rank(const void *ranked, int value, const char *typed)
{
	const struct searched *s = &((const struct searched *)ranked)[value];
	int found;

	if (!typed[0])
		return s->elsewhere ? -1 : s->recent;
	found = match_words(s, typed);
	return found >= 0 && s->elsewhere ? MATCHES + found : found;
}

static const char *folded(struct arena *a, const char *text)
{
	AUTO_FREE char *bare = text_bare(text);

	return arena_strdup(a, bare);
}

/* ---- actions of other screens ---- */

static const char *const titles[VIEW_COUNT] = {
#define TITLE(id, name, title) [VIEW_##id] = title,
        DESK_VIEWS(TITLE)
#undef TITLE
};

/* What the screen is called where this can be done: as its tab, when it has one. */
static const char *screen_of(const struct desk *d, unsigned contexts)
{
	int view = 0;

	for (int i = 0; i < d->n_parts; i++)
		if (views[d->parts[i].view]->context & contexts)
			return d->parts[i].title;
	while (!(views[view]->context & contexts))
		view++;
	return gettext(titles[view]);
}

/* Where it can be done; NULL: here. */
static const char *elsewhere(const struct desk *d, enum action id)
{
	unsigned contexts = action_info(id)->contexts;

	if (contexts & (views[d->view]->context | CTX_GLOBAL))
		return NULL;
	if (contexts & CTX_START)
		return _("only on the start screen");
	if (!d->session_id)
		return _("only in a session");
	return arena_printf(d->frame, _("only in %s"), screen_of(d, contexts));
}

/* ---- choosing ---- */

static int recent_place(const struct desk *d, enum action id)
{
	int i = 0;

	while (i < RECENT_MAX && d->recent[i] != id)
		i++;
	return i;
}

static void remember(struct desk *d, enum action id)
{
	int at = recent_place(d, id);

	if (at == RECENT_MAX)
		at--;
	memmove(&d->recent[1], &d->recent[0], (size_t)at * sizeof(d->recent[0]));
	d->recent[0] = id;
}

static void chosen(struct desk *d, int value, int64_t id)
{
	const char *where;

	(void)id;
	if (value >= VALUE_PART - 1) {
		desk_go_part(d, value - VALUE_PART);
		return;
	}
	where = elsewhere(d, (enum action)value);
	if (where) {
		desk_say(d, ROLE_WARNING, "%s: %s.", desk_label(d, (enum action)value), where);
		return;
	}
	remember(d, (enum action)value);
	if (!desk_do(d, (enum action)value))
		desk_say(d, ROLE_DIM, _("%s does nothing here."),
		         desk_label(d, (enum action)value));
}

/* ---- the lines ---- */

static void add_action(struct desk *d, struct arena *a, struct searched *searched, enum action id)
{
	const struct action_info *info = action_info(id);
	const char *where = elsewhere(d, id), *reason = where ? NULL : desk_disabled(d, id);
	const char *label = desk_label(d, id), *help = gettext(info->help);
	char keys[64];

	searched[id] = (struct searched){.label = folded(a, label),
	                                 .name = info->name,
	                                 .help = folded(a, help),
	                                 .recent = recent_place(d, id),
	                                 .elsewhere = where != NULL};
	action_keys_text(id, keys, sizeof(keys));
	/* Of another screen its help tells it from those with the same label, and here its key does
	 * nothing, or something else. */
	if (where)
		choice_add_off(d, (int)id, arena_printf(d->frame, "%s, %s: %s", label, where, help),
		               "");
	else if (reason)
		choice_add_off(d, (int)id, arena_printf(d->frame, "%s: %s", label, reason), keys);
	else
		choice_add(d, (int)id, "", arena_printf(d->frame, "%s: %s", label, help), keys);
}

/* Preparing is part -1, with key 0. */
static void add_part(struct desk *d, struct arena *a, struct searched *searched, int part)
{
	const char *text = arena_printf(d->frame, _("Go to part %d: %s"), part + 1,
	                                part < 0 ? _("Preparing") : d->parts[part].title);

	searched[VALUE_PART + part] = (struct searched){
	        .label = folded(a, text), .name = "", .help = "", .recent = RECENT_MAX};
	choice_add(d, VALUE_PART + part, "", text,
	           part < 9 ? arena_printf(d->frame, "%d", part + 1) : "");
}

void show_palette(struct desk *d)
{
	struct arena *a = choice_open(d, _("What do you want to do?"), chosen, 0);
	struct searched *searched = arena_array(a, VALUES_MAX, sizeof(*searched));

	choice_rank(d, rank, searched, _("There is no action with that name."));
	for (int id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		add_action(d, a, searched, (enum action)id);
	for (int part = -1; d->session_id && part < d->n_parts; part++)
		add_part(d, a, searched, part);
}
