/* The palette: every action that there is here by its name, and the parts of the session. */
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
	int recent; /* its place among those chosen last, RECENT_MAX for the others */
};

/* ---- what matches, and how well ---- */

enum match { LABEL_BEGINS, WORD_BEGINS, IN_LABEL, LETTERS_OF_LABEL, LETTERS_OF_NAME, IN_HELP };
_Static_assert((int)IN_HELP < (int)CHOICE_RANKS && (int)RECENT_MAX < (int)CHOICE_RANKS,
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
static int rank(const void *ranked, int value, const char *typed)
{
	const struct searched *s = &((const struct searched *)ranked)[value];
	AUTO_FREE char *bare = text_bare(typed);
	int whole, worst = LABEL_BEGINS;
	char *rest = bare, *word;

	if (!typed[0])
		return s->recent;
	whole = match(s, bare);
	while ((word = strtok_r(rest, " ", &rest))) {
		int found = match(s, word);

		if (found < 0)
			return whole;
		worst = found > worst ? found : worst;
	}
	return whole >= 0 && whole < worst ? whole : worst;
}

static const char *folded(struct arena *a, const char *text)
{
	AUTO_FREE char *bare = text_bare(text);

	return arena_strdup(a, bare);
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
	(void)id;
	if (value >= VALUE_PART - 1) {
		desk_go_part(d, value - VALUE_PART);
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
	const char *reason = desk_disabled(d, id), *label = desk_label(d, id);
	char keys[64];

	searched[id] = (struct searched){.label = folded(a, label),
	                                 .name = info->name,
	                                 .help = folded(a, gettext(info->help)),
	                                 .recent = recent_place(d, id)};
	action_keys_text(id, keys, sizeof(keys));
	if (reason)
		choice_add_off(d, (int)id, arena_printf(d->frame, "%s: %s", label, reason), keys);
	else
		choice_add(d, (int)id, "",
		           arena_printf(d->frame, "%s: %s", label, gettext(info->help)), keys);
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
	unsigned context = views[d->view]->context;
	struct arena *a = choice_open(d, _("What do you want to do?"), chosen, 0);
	struct searched *searched = arena_array(a, VALUES_MAX, sizeof(*searched));

	choice_rank(d, rank, searched);
	for (int id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		if (action_info((enum action)id)->contexts & (context | CTX_GLOBAL))
			add_action(d, a, searched, (enum action)id);
	for (int part = -1; d->session_id && part < d->n_parts; part++)
		add_part(d, a, searched, part);
}
