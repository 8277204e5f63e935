/* The one action table: what can be done, where, with which keys, and how it is
 * called.  The enum, the keymap, the footer, the help, the palette and `dialoog
 * keys` all come from action.def, and the keys of questions from answer.def. */
#ifndef DIALOOG_DESK_ACTION_H
#define DIALOOG_DESK_ACTION_H

#include "buf.h"
#include "key.h"

#include <stdbool.h>

/* The views of the desk: the start screen, then those of a session, each with its title.  From
 * this list come the ids of the views and their table (app.h, words.c), the contexts below, and
 * the chapters of `dialoog keys`: what is added here works everywhere. */
#define DESK_VIEWS(VIEW) \
	VIEW(START, start, N_("Start screen")) \
	VIEW(PREPARE, prepare, N_("Preparing")) \
	VIEW(AGENDA, agenda, N_("Agenda")) \
	VIEW(IDEAS, ideas, N_("Ideas")) \
	VIEW(REPORT_BACK, report_back, N_("Groups tell")) \
	VIEW(CLUSTERING, clustering, N_("Clustering")) \
	VIEW(VOTE, vote, N_("Vote")) \
	VIEW(SOLUTIONS, solutions, N_("Solutions")) \
	VIEW(CLOSING, closing, N_("Closing")) \
	VIEW(FOLLOW_UP, follow_up, N_("Follow-up")) \
	VIEW(REPORT, report, N_("Report")) \
	VIEW(PERSONAL, personal, N_("Personal data")) \
	VIEW(NAMES, names, N_("Names")) \
	VIEW(JOURNAL, journal, N_("Journal"))

enum view_id {
#define VIEW_ID(id, name, title) VIEW_##id,
	DESK_VIEWS(VIEW_ID)
#undef VIEW_ID
	        VIEW_COUNT
};

/* Where an action can be used; a view has one of these. */
enum context {
#define CONTEXT(id, name, title) CTX_##id = 1 << VIEW_##id,
	DESK_VIEWS(CONTEXT)
#undef CONTEXT
	        CTX_GLOBAL = 1 << VIEW_COUNT,       /* everywhere */
	CTX_SESSION = CTX_GLOBAL - (CTX_START << 1) /* every part of a session */
};

enum action_flags {
	ACT_FOOTER = 1,  /* in the line of keys, in the order of the table */
	ACT_TYPING = 2,  /* in the footer while text is typed */
	ACT_WRITES = 4,  /* not in a window that only reads */
	ACT_CLOSED = 16, /* of those that write: in a closed session too */
	ACT_ALWAYS = 8 /* by its keys that are no text, whatever is asked or typed (design.md 6) */
};

enum action {
	ACTION_NONE,
#define ACTION(id, name, contexts, keys, label, help, flags) ACTION_##id,
#include "action.def"
#undef ACTION
	ACTION_COUNT
};

struct action_info {
	const char *name; /* in [keys] and in the palette: "idea-edit" */
	unsigned contexts;
	const char *keys;  /* defaults, separated by spaces: "u Ctrl-Z" */
	const char *label; /* short, for the footer; msgid */
	const char *help;  /* one sentence; msgid */
	unsigned flags;
};

/* Keys that are no actions: what a question or a view takes (answer.def). */
enum answer {
	ANSWER_NONE,
#define ANSWER(id, contexts, keys, label, help) ANSWER_##id,
#include "answer.def"
#undef ANSWER
	ANSWER_COUNT
};

struct answer_info {
	unsigned contexts;
	const char *label; /* short; msgid */
	const char *help;  /* when it can be used and what it does; msgid */
};

/* Borrowed; id must not be ANSWER_NONE. */
const struct answer_info *answer_info(enum answer id);
/* "m", "A-Z", in the language of the desk. */
const char *answer_keys(enum answer id);
/* The key of an answer that is no range. */
struct key answer_key(enum answer id);
/* Letters or digits that a view takes, not the one key of an answer. */
bool answer_is_range(enum answer id);
/* Is it the key of this answer?  False for a range. */
bool answer_is(enum answer id, struct key key);
/* Labels, as msgids, of first and those that follow it in the table: choices of a form. */
const char *const *answer_labels(enum answer first);

enum { ACTION_KEYS_MAX = 6 };

struct settings;

/* Gives the actions the keys of section [keys] of the settings; what is wrong there is added to
 * the problems of the settings, and an action without a right key keeps its own.  Returns how
 * many actions got keys.  For the whole process; NULL: all as in the table. */
int keymap_load(struct settings *settings);

/* In one place, in every part of a session, or everywhere: where two actions have the same key,
 * the nearer one wins. */
enum reach { REACH_VIEW, REACH_SESSION, REACH_EVERYWHERE };
enum reach action_reach(unsigned contexts);

/* Borrowed; id must not be ACTION_NONE. */
const struct action_info *action_info(enum action id);
/* The action of a key: in the view's context first, then everywhere.  typing: only
 * keys that are no text.  ACTION_NONE when there is none. */
enum action action_find(unsigned context, struct key key, bool typing);
/* The keys of an action, at most ACTION_KEYS_MAX; returns how many. */
int action_keys(enum action id, struct key out[ACTION_KEYS_MAX]);
/* "u, Ctrl-Z" in the language of the desk, into out, which is returned. */
const char *action_keys_text(enum action id, char *out, size_t size);
/* The first key that works here, KEY_NONE when there is none. */
struct key action_key(enum action id, bool typing);
/* The same by its name, for the footer. */
const char *action_first_key(enum action id, bool typing, char *out, size_t size);

/* A translated sentence that names keys of actions, as the desk has them now: {idea-new} is the
 * first key of that action, {idea-new!} the first that works while typing; what has no key is
 * called by its label.  Lives until the next keymap_load. */
const char *text_with_keys(const char *text);
#define K_(s) text_with_keys(gettext(s))
/* When keys change. */
void action_forget_sentences(void);

enum keys_format { KEYS_TEXT, KEYS_MARKDOWN, KEYS_MAN, KEYS_FORMAT_COUNT };
int keys_format_find(const char *name);
/* Every action and answer, its keys and its help, by part of the program. */
void action_document(enum keys_format format, struct buf *out);

#endif
