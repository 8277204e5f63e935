/* The action table, the answers, and everything that is made from them. */
#include "action.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

static const struct action_info infos[ACTION_COUNT] = {
#define ACTION(id, name, contexts, keys, label, help, flags) \
	[ACTION_##id] = {name, contexts, keys, label, help, flags},
#include "action.def"
#undef ACTION
};

const struct action_info *action_info(enum action id)
{
	return &infos[id];
}

enum reach action_reach(unsigned contexts)
{
	if (contexts == CTX_GLOBAL)
		return REACH_EVERYWHERE;
	return contexts == CTX_SESSION ? REACH_SESSION : REACH_VIEW;
}

static const struct answer_info answers[ANSWER_COUNT] = {
#define ANSWER(id, contexts, keys, label, help) [ANSWER_##id] = {contexts, label, help},
#include "answer.def"
#undef ANSWER
};

static const char *const keys_of_answers[ANSWER_COUNT] = {
#define ANSWER(id, contexts, keys, label, help) [ANSWER_##id] = keys,
#include "answer.def"
#undef ANSWER
};

static const char *const labels_of_answers[ANSWER_COUNT] = {
#define ANSWER(id, contexts, keys, label, help) [ANSWER_##id] = label,
#include "answer.def"
#undef ANSWER
};

const struct answer_info *answer_info(enum answer id)
{
	return &answers[id];
}

const char *answer_keys(enum answer id)
{
	return tr_lookup("key", keys_of_answers[id]);
}

bool answer_is_range(enum answer id)
{
	return keys_of_answers[id][1] != '\0';
}

struct key answer_key(enum answer id)
{
	return (struct key){.code = (unsigned char)answer_keys(id)[0]};
}

bool answer_is(enum answer id, struct key key)
{
	return !answer_is_range(id) && key_equal(key, answer_key(id));
}

const char *const *answer_labels(enum answer first)
{
	return &labels_of_answers[first];
}

/* While text is typed, keys that are text belong to the line. */
static bool is_text_key(struct key k)
{
	return k.code < KEY_BASE && !(k.mods & (KEY_CTRL | KEY_ALT));
}

static bool belongs_to_line(struct key k)
{
	return is_text_key(k) || k.code == KEY_DELETE || k.code == KEY_LEFT_ ||
	       k.code == KEY_RIGHT_ || k.code == KEY_HOME_ || k.code == KEY_END_;
}

static bool has_key(enum action id, struct key key)
{
	struct key keys[ACTION_KEYS_MAX];
	int i, n = action_keys(id, keys);

	for (i = 0; i < n; i++)
		if (key_equal(keys[i], key))
			return true;
	return false;
}

enum action action_find(unsigned context, struct key key, bool typing)
{
	enum action found = ACTION_NONE;
	int id;

	if (typing && belongs_to_line(key))
		return ACTION_NONE;
	/* The view's own key wins over one that works in many views. */
	for (id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		if ((infos[id].contexts & (context | CTX_GLOBAL)) &&
		    has_key((enum action)id, key) &&
		    (!found ||
		     action_reach(infos[id].contexts) < action_reach(infos[found].contexts)))
			found = (enum action)id;
	return found;
}

const char *action_keys_text(enum action id, char *out, size_t size)
{
	struct key keys[ACTION_KEYS_MAX];
	int i, n = action_keys(id, keys);
	size_t len = 0;
	char name[32];

	out[0] = '\0';
	for (i = 0; i < n && len < size; i++)
		len += (size_t)snprintf(out + len, size - len, "%s%s", i ? ", " : "",
		                        key_name(keys[i], name, sizeof(name)));
	return out;
}

struct key action_key(enum action id, bool typing)
{
	struct key keys[ACTION_KEYS_MAX];
	int i, n = action_keys(id, keys);

	for (i = 0; i < n; i++)
		if (!typing || !belongs_to_line(keys[i]))
			return keys[i];
	return (struct key){.code = KEY_NONE};
}

const char *action_first_key(enum action id, bool typing, char *out, size_t size)
{
	return key_name(action_key(id, typing), out, size);
}

/* ---- sentences that name keys ---- */

/* Sentences are few, so all that were asked for are kept. */
static struct sentence {
	char *text, *with_keys;
	struct sentence *next;
} * sentences;

void action_forget_sentences(void)
{
	struct sentence *s;

	while ((s = sentences)) {
		sentences = s->next;
		free(s->text);
		free(s->with_keys);
		free(s);
	}
}

/* name is what stands between the brackets, of this length. */
static void add_key(struct buf *b, const char *name, size_t length)
{
	bool typing = length > 0 && name[length - 1] == '!';
	char key[32];
	int id;

	length -= typing;
	for (id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		if (strlen(infos[id].name) == length && memcmp(infos[id].name, name, length) == 0)
			break;
	BUG_IF(id == ACTION_COUNT);
	action_first_key((enum action)id, typing, key, sizeof(key));
	buf_add(b, key[0] ? key : gettext(infos[id].label));
}

const char *text_with_keys(const char *text)
{
	struct sentence *s;
	const char *p = text;
	struct buf b;
	size_t length;

	if (!strchr(text, '{'))
		return text;
	for (s = sentences; s; s = s->next)
		if (strcmp(s->text, text) == 0)
			return s->with_keys;
	buf_init(&b);
	while (*p) {
		length = strcspn(p, "{");
		buf_addn(&b, p, length);
		p += length;
		if (!*p)
			break;
		length = strcspn(p, "}");
		add_key(&b, p + 1, length - 1);
		p += length + (p[length] == '}');
	}
	s = xmalloc(sizeof(*s));
	*s = (struct sentence){xstrdup(text), buf_take(&b), sentences};
	sentences = s;
	return s->with_keys;
}

/* ---- documents ---- */

static const struct {
	unsigned context;
	const char *title;
} chapters[] = {
#define CHAPTER(id, name, title) {CTX_##id, title},
        DESK_VIEWS(CHAPTER)
#undef CHAPTER
                {CTX_SESSION, N_("Everywhere in a session")},
        {CTX_GLOBAL, N_("Everywhere")},
};

static const char *const format_names[] = {
        [KEYS_TEXT] = "text", [KEYS_MARKDOWN] = "md", [KEYS_MAN] = "man"};

int keys_format_find(const char *name)
{
	size_t i;

	for (i = 0; i < N_ITEMS(format_names); i++)
		if (strcmp(format_names[i], name) == 0)
			return (int)i;
	return -1;
}

/* An action of one place stands in its chapter, one of the whole session or of
 * everywhere only there. */
static bool in_chapter(unsigned contexts, unsigned context)
{
	if (context == CTX_GLOBAL || context == CTX_SESSION)
		return contexts == context;
	return contexts != CTX_SESSION && (contexts & context);
}

static void document_heading(enum keys_format format, const char *title, struct buf *out)
{
	if (format == KEYS_MARKDOWN)
		buf_addf(out, "\n### %s\n\n| %s | %s | %s |\n|---|---|---|\n", title, _("Keys"),
		         _("Action"), _("What it does"));
	else if (format == KEYS_MAN)
		buf_addf(out, ".SS %s\n", title);
	else
		buf_addf(out, "\n%s\n", title);
}

static void add_man_text(const char *s, struct buf *out)
{
	for (; *s; s++) {
		if (*s == '\\' || *s == '-')
			buf_addc(out, '\\');
		buf_addc(out, *s);
	}
}

/* name is the one that the settings know; "" for an answer, which has none. */
static void document_keys(enum keys_format format, const char *keys, const char *name,
                          const char *label, const char *help, struct buf *out)
{
	int width;

	if (format == KEYS_MARKDOWN) {
		buf_addf(out, name[0] ? "| %s | `%s` | %s |\n" : "| %s | %s | %s |\n",
		         keys[0] ? keys : "-", name[0] ? name : "-", gettext(help));
	} else if (format == KEYS_MAN) {
		buf_add(out, ".TP\n.B ");
		add_man_text(keys[0] ? keys : name, out);
		buf_addc(out, '\n');
		add_man_text(gettext(help), out);
		buf_addc(out, '\n');
	} else {
		width = 20 - text_width(keys);
		buf_addf(out, "  %s%*s %s. %s\n", keys, width > 0 ? width : 0, "", gettext(label),
		         gettext(help));
	}
}

void action_document(enum keys_format format, struct buf *out)
{
	char keys[128];
	size_t i;
	int id;

	for (i = 0; i < N_ITEMS(chapters); i++) {
		document_heading(format, gettext(chapters[i].title), out);
		for (id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
			if (in_chapter(infos[id].contexts, chapters[i].context))
				document_keys(format,
				              action_keys_text((enum action)id, keys, sizeof(keys)),
				              infos[id].name, infos[id].label, infos[id].help, out);
		for (id = ANSWER_NONE + 1; id < ANSWER_COUNT; id++)
			if (in_chapter(answers[id].contexts, chapters[i].context))
				document_keys(format, answer_keys((enum answer)id), "",
				              answers[id].label, answers[id].help, out);
	}
}
