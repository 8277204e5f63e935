/* Which keys an action has: those of the table, or those of section [keys] of the settings. */
#include "action.h"

#include <string.h>

#include "mem.h"
#include "settings.h"
#include "text.h"
#include "tr.h"

struct binding {
	struct key keys[ACTION_KEYS_MAX];
	int n;
};

static struct binding bindings[ACTION_COUNT];
static bool is_ready;

/* ---- keys of a text ---- */

#define NO_KEY "none"

enum { KEY_NAME_SIZE = 24 };

/* The next name of "n F9" or "n, F9" into out; false: none is left.  A longer one is cut, and
 * then no key. */
static bool next_name(const char **text, char out[KEY_NAME_SIZE])
{
	size_t length;

	*text += strspn(*text, " \t,");
	length = strcspn(*text, " \t,");
	if (length == 0)
		return false;
	AUTO_FREE char *name = xstrndup(*text, length);
	text_copy(out, KEY_NAME_SIZE, name);
	*text += length;
	return true;
}

static bool binding_has(const struct binding *b, struct key key)
{
	for (int i = 0; i < b->n; i++)
		if (key_equal(b->keys[i], key))
			return true;
	return false;
}

static void binding_drop(struct binding *b, int i)
{
	b->n--;
	memmove(&b->keys[i], &b->keys[i + 1], (size_t)(b->n - i) * sizeof(b->keys[0]));
}

static void bind_default(enum action id)
{
	const char *text = action_info(id)->keys;
	struct binding *b = &bindings[id];
	char name[KEY_NAME_SIZE];

	b->n = 0;
	while (b->n < ACTION_KEYS_MAX && next_name(&text, name))
		b->n += key_parse(name, &b->keys[b->n]);
}

static void bind_defaults(void)
{
	for (int id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		bind_default((enum action)id);
	is_ready = true;
}

int action_keys(enum action id, struct key out[ACTION_KEYS_MAX])
{
	if (!is_ready)
		bind_defaults();
	memcpy(out, bindings[id].keys, sizeof(bindings[id].keys));
	return bindings[id].n;
}

/* ---- two for one key ---- */

/* What must always be reached: nothing else may take its keys, and it keeps one. */
static bool is_needed(enum action id)
{
	return id == ACTION_BACK || (action_info(id)->flags & ACT_ALWAYS);
}

static bool meet(unsigned a, unsigned b)
{
	return (a & b) || action_reach(a) == REACH_EVERYWHERE ||
	       action_reach(b) == REACH_EVERYWHERE;
}

/* Two actions with one key, of which not simply the nearer one wins. */
static bool clash(enum action a, enum action b)
{
	enum reach x = action_reach(action_info(a)->contexts);
	enum reach y = action_reach(action_info(b)->contexts);

	if (!meet(action_info(a)->contexts, action_info(b)->contexts))
		return false;
	return x == y || is_needed(x > y ? a : b);
}

/* The letters or digits of an answer, where this action would have one of them. */
static bool clashes_with_range(enum action id, struct key key)
{
	unsigned contexts = action_info(id)->contexts;

	for (int answer = ANSWER_NONE + 1; answer < ANSWER_COUNT; answer++) {
		unsigned of_range = answer_info((enum answer)answer)->contexts;
		const char *range;

		if (!answer_is_range((enum answer)answer) || key.mods != 0)
			continue;
		range = answer_keys((enum answer)answer);
		if (key.code < (unsigned char)range[0] || key.code > (unsigned char)range[2])
			continue;
		/* In one place the range wins over an action that reaches further. */
		if (meet(contexts, of_range) &&
		    (action_reach(of_range) != REACH_VIEW || action_reach(contexts) == REACH_VIEW))
			return true;
	}
	return false;
}

/* Another action that has this key where id would have it, among those that are settled. */
static enum action other_with(enum action id, struct key key, const bool settled[ACTION_COUNT])
{
	for (int other = ACTION_NONE + 1; other < ACTION_COUNT; other++)
		if (other != (int)id && settled[other] && binding_has(&bindings[other], key) &&
		    clash(id, (enum action)other))
			return (enum action)other;
	return ACTION_NONE;
}

/* ---- section [keys] ---- */

static enum action find_action(const char *name)
{
	for (int id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		if (strcmp(action_info((enum action)id)->name, name) == 0)
			return (enum action)id;
	return ACTION_NONE;
}

/* The keys that a line names; with say, what is none is said.  True when all it has is keys. */
static bool read_line(struct settings *s, enum action id, const char *value, bool say)
{
	struct binding *b = &bindings[id];
	const char *name = action_info(id)->name;
	char word[KEY_NAME_SIZE];
	struct key key;
	bool is_good = true;

	b->n = 0;
	while (next_name(&value, word)) {
		bool is_key = key_parse(word, &key);

		if (is_key && !binding_has(b, key) && b->n < ACTION_KEYS_MAX) {
			b->keys[b->n++] = key;
			continue;
		}
		is_good = false;
		if (is_key && binding_has(b, key)) {
			if (say)
				settings_key_wrong(s, name, _("%s stands there twice."), word);
		} else if (say && is_key) {
			settings_key_wrong(s, name,
			                   _("There are at most %d keys. %s is one too many."),
			                   ACTION_KEYS_MAX, word);
		} else if (say) {
			settings_key_wrong(s, name,
			                   _("%s is no key. Write it like n, F9, Ctrl-N or PgDn."),
			                   word);
		}
	}
	return is_good;
}

/* Takes away the keys that are somebody else's; with say, it is said. */
static void settle(struct settings *s, enum action id, const bool settled[ACTION_COUNT], bool say)
{
	struct binding *b = &bindings[id];
	const char *name = action_info(id)->name;

	for (int i = 0; i < b->n;) {
		enum action other = other_with(id, b->keys[i], settled);
		char key[40];

		if (!other && !clashes_with_range(id, b->keys[i])) {
			i++;
			continue;
		}
		key_name(b->keys[i], key, sizeof(key));
		if (say && other)
			settings_key_wrong(s, name,
			                   _("%s is already the key of %s. Choose another key, or "
			                     "give %s another one."),
			                   key, action_info(other)->name, action_info(other)->name);
		else if (say)
			settings_key_wrong(s, name,
			                   _("%s is needed here for typing a number or a letter. "
			                     "Choose another key."),
			                   key);
		binding_drop(b, i);
	}
}

/* A line of the section about an action that there is. */
struct line {
	enum action id;
	const char *value;
	bool is_out;  /* the action has its own keys: the line says the same, or does not hold */
	bool is_good; /* all that it has is keys */
};

/* Returns true when the line holds: some key, or none at all on purpose. */
static bool take_line(struct settings *s, const struct line *line, const bool settled[ACTION_COUNT],
                      bool say)
{
	bool is_empty = line->value[strspn(line->value, " \t,")] == '\0';

	read_line(s, line->id, line->value, say);
	settle(s, line->id, settled, say);
	if (say && is_empty && is_needed(line->id))
		settings_key_wrong(s, action_info(line->id)->name, "%s",
		                   _("This action cannot be without a key. Name one."));
	return bindings[line->id].n > 0 || (is_empty && !is_needed(line->id));
}

/* Does the line give the action the keys that it has without it? */
static bool says_the_same(struct settings *s, struct line *line)
{
	struct binding *b = &bindings[line->id], before = *b;
	bool same;

	line->is_good = read_line(s, line->id, line->value, false);
	same = b->n == before.n;
	for (int i = 0; same && i < b->n; i++)
		same = key_equal(b->keys[i], before.keys[i]);
	*b = before;
	return same;
}

/* Two ways to say that an action has no key: none, and nothing at all. */
static const char *without_none(const char *value)
{
	const char *word = value + strspn(value, " \t,");
	size_t length = strcspn(word, " \t,");

	if (length != strlen(NO_KEY) || strncmp(word, NO_KEY, length) != 0 ||
	    word[length + strspn(word + length, " \t,")] != '\0')
		return value;
	return "";
}

/* The lines; what is no action is said. */
static int read_lines(struct settings *s, struct line lines[ACTION_COUNT])
{
	const char *name, *value;
	int n = 0;

	for (int i = 0; settings_key(s, i, &name, &value); i++) {
		enum action id = find_action(name);

		if (!id) {
			settings_key_wrong(s, name, "%s",
			                   _("There is no action with this name. The names are in: "
			                     "dialoog keys --format md"));
			continue;
		}
		/* No name is twice in a section, so there is room for all. */
		lines[n] = (struct line){.id = id, .value = without_none(value)};
		lines[n].is_out = says_the_same(s, &lines[n]);
		n++;
	}
	return n;
}

/* One after the other, when those that are out have their own keys already.  Stops at the first
 * that does not hold and puts it out: then all begins again, because what came before may have
 * taken a key that is needed again.  True when all others hold. */
static bool take_lines(struct settings *s, struct line *lines, int n, bool settled[ACTION_COUNT],
                       bool say)
{
	bind_defaults();
	for (int id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		settled[id] = true;
	for (int i = 0; i < n; i++)
		settled[lines[i].id] = lines[i].is_out;
	for (int i = 0; i < n; i++) {
		if (lines[i].is_out)
			continue;
		if (!take_line(s, &lines[i], settled, say)) {
			lines[i].is_out = true;
			return false;
		}
		settled[lines[i].id] = true;
	}
	return true;
}

int keymap_load(struct settings *settings)
{
	struct line lines[ACTION_COUNT];
	bool settled[ACTION_COUNT];
	int n, held = 0;

	action_forget_sentences();
	bind_defaults();
	n = read_lines(settings, lines);
	/* As the file comes with the program, it changes nothing and nothing can clash. */
	while (held < n && lines[held].is_out && lines[held].is_good)
		held++;
	if (held == n)
		return n;
	held = 0;
	while (!take_lines(settings, lines, n, settled, false)) {
	}
	take_lines(settings, lines, n, settled, true);
	for (int i = 0; i < n; i++) {
		if (lines[i].is_out && !take_line(settings, &lines[i], settled, true))
			bind_default(lines[i].id);
		else
			held++;
	}
	return held;
}
