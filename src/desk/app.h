/* Private to the desk: its state, shared by the frame, the views and the overlays. */
#ifndef DIALOOG_DESK_APP_H
#define DIALOOG_DESK_APP_H

#include "action.h"
#include "arena.h"
#include "buf.h"
#include "canvas.h"
#include "clock.h"
#include "commands.h"
#include "desk.h"
#include "key.h"
#include "overdue.h"
#include "people.h"
#include "public.h"
#include "report.h"
#include "rules.h"
#include "scene.h"
#include "session.h"
#include "store.h"

#include "edit.h"
#include "hint.h"
#include "list.h"
#include "marks.h"

struct desk;

/* A screen of the desk.  draw never changes what is stored; action and key return true
 * when they used it. */
struct view_ops {
	unsigned context;
	void (*enter)(struct desk *d);
	/* Puts the cursors of its lists on rows that are there; before each event, because
	 * several may come between two drawings. */
	void (*settle)(struct desk *d);
	void (*draw)(struct desk *d, struct canvas *c, struct rect area);
	bool (*action)(struct desk *d, enum action a);
	bool (*key)(struct desk *d, struct key k);              /* before the keymap; or NULL */
	bool (*paste)(struct desk *d, const char *text);        /* or NULL */
	struct edit *(*typing)(struct desk *d);                 /* the line being typed, or NULL */
	const char *(*disabled)(struct desk *d, enum action a); /* why not now, or NULL */
	/* Time passed and nothing else is said: it may say something; or NULL. */
	void (*tick)(struct desk *d);
	/* The whole footer while the view waits for keys of its own; NULL: the usual one. */
	const struct hint *(*hints)(struct desk *d);
	/* A click: the focus goes to the list of this row, or what is typed is of this group; or
	 * NULL. */
	void (*point)(struct desk *d, const struct spot *s);
	/* The footer as things stand now; each may be NULL, and none means: as in the table. */
	enum action (*first)(struct desk *d);                /* what matters most */
	enum answer (*range)(struct desk *d);                /* letters or digits it takes */
	const char *(*label)(struct desk *d, enum action a); /* msgid */
	const char *what, *now, *next;                       /* help: msgids */
};

/* By view_id: view_start of view_start.c, and so on. */
extern const struct view_ops *const views[VIEW_COUNT];

/* A part of the session: a tab of the second line. */
struct part {
	enum view_id view;
	int64_t round_id;
	const char *title, *shorter; /* in the arena of the snapshot */
};

/* The lines that views type in. */
enum line_id {
	LINE_IDEA,
	LINE_SOLUTION,
	LINE_POINT,
	LINE_NEXT, /* what was typed while a solution waited for whom it is */
	LINE_COUNT
};

enum {
	PARTS_MAX = 16,
	SAID_MAX = 100,
	TAKEN_MAX = 1000,
	OPEN_POINTS_MAX = 16,
	FOLLOW_MAX = 1000,
	RECENT_MAX = 5
};

struct form_values;
struct overlay;

struct desk {
	struct clock *clock;
	struct store *store;
	char *path, *practice_path;
	char *own_path;            /* the hub that was left to practise, or NULL */
	struct settings *settings; /* or NULL: nothing is set */
	bool practice, read_only;
	/* Another desk writes, so that this one reads; it asked that one to hand over. */
	bool looks_on, asks_over;
	int asked_by;            /* the process that asks this one, or 0 */
	bool answers;            /* that question is on the screen */
	int64_t stopped_session; /* where the program stopped without being left, or 0 */
	int stopped_part;
	/* The session that was open last, or 0, and the part in which one was in it. */
	int64_t last_session;
	int last_part;
	int64_t stopped_at; /* when it was last known to run, wall ms, or 0 */
	int64_t alive_at;   /* when that was last written of this one */

	struct arena *arena; /* of snap, parts and everything that is read from the file */
	/* Snapshots that were read anew in this turn: whoever still holds a row of one
	 * holds something old, never something freed.  Freed at the next event. */
	struct retired {
		struct arena *arena;
		struct retired *next;
	} * retired;
	struct snapshot snap;
	int64_t session_id; /* 0: the start screen */
	int64_t reading;    /* grows each time that the session is read */
	struct {
		int64_t reading;
		const char *text;
	} title; /* above every screen, as it was at that reading */
	struct no_step {
		int64_t reading;
		const char *why; /* there is no step, or NULL: as it was at that reading */
	} no_undo, no_redo;
	struct arena *stage_arena;
	struct stage stage;
	struct part parts[PARTS_MAX];
	int n_parts, part; /* part -1: preparing */
	enum view_id view;

	struct arena *frame; /* for one turn: rows, texts of lists */
	int rows, cols;      /* of the window, 0 before the first drawing */
	struct spot clicked; /* the row that was clicked on last, when nothing came since */

	/* The line at the bottom, and what it said before. */
	char message[512];
	enum role message_role;
	struct said {
		int64_t at;
		char text[512];
	} said[SAID_MAX]; /* the last one is at (n_said - 1) % SAID_MAX */
	int n_said;
	struct edit lines[LINE_COUNT]; /* an unfinished line stays with what it is for */
	/* What FILE.draft has of them, and of the form that is open. */
	struct kept {
		char *place, *context, *text; /* NULL: none */
		int64_t session_id;
		char op_id[OP_ID_SIZE]; /* of the command that it will be */
	} kept[LINE_COUNT], kept_form;
	bool drafts_failed; /* the last one could not be kept */
	char drafts_why[256];
	/* Saving fails, and lines that could not be stored yet (trouble.c). */
	struct {
		bool on;
		int64_t next;  /* boot time when it is tried again */
		char why[512]; /* a sentence */
	} trouble;
	struct waiting *waiting;
	struct edit *line; /* the one that the view types in */
	bool line_open;    /* typing goes there */
	struct edit filter;
	bool filter_open; /* the search text is being typed */
	struct {
		int n, all;
	} found;                 /* lines with that text, of how many, in the list with the focus */
	struct overlay *overlay; /* topmost, or NULL */

	/* What each view remembers: ids, never rows. */
	struct {
		struct list list;
		struct arena *arena;
		struct session_row *rows;
		int n;
		bool unread;             /* the last reading of the list failed */
		struct overdue *overdue; /* sessions that keep names too long */
		int n_overdue;
		struct overdue *unanswered; /* sessions whose answer is late */
		int n_unanswered;
	} start;
	struct {
		struct list list;
	} prepare;
	struct {
		struct list list;
		bool moving;
		int moved; /* places since then, so that Esc can put it back */
	} agenda;
	struct {
		struct list list;
		int64_t round_id, question_id, group_id;
		struct marks marks;
		int64_t told[GROUPS_MAX]; /* groups of which was said that they have no ideas */
		int n_told;
		/* The rows of a question, as long as nothing changes; in the arena of idea_rows. */
		struct {
			int64_t reading, question_id;
			struct row *rows;
			int n;
			int *by_group; /* how many ideas, in the order of the groups */
		} shown;
	} ideas;
	struct {
		struct list list;
		char *taken;      /* the stored text that the line began with, or NULL */
		int64_t taken_id; /* of that point, or 0 */
	} report_back;
	struct {
		struct list ideas, subthemes;
		bool right; /* the focus is on the subthemes */
		int64_t question_id;
		int64_t inside; /* the ideas of this subtheme are shown; 0: the loose ones */
		struct marks marks;
		/* What looks like this idea, as it was at that reading. */
		int64_t alike_reading, alike_id;
		char alike[160];
	} clustering;
	struct {
		struct list list;
		struct edit number;
		int64_t question_id; /* to vote about, or 0 */
		enum verdict agreed; /* what the groups said about the list, for the form */
		char scene[32];      /* what the hall saw before the vote was opened, or "" */
		int64_t focus_id;
	} vote;
	struct {
		struct list lists[2];
		int column;
		int64_t theme_id, group_id;
		bool asking;         /* for whom is the line in d->line? */
		bool entered;        /* after what was typed meanwhile: the next key is an answer */
		bool *personal;      /* of each solution, in the arena of the session */
		int64_t personal_of; /* the reading that it is of */
	} solutions;
	struct {
		struct list list;
		/* What is still open, as it was at that reading. */
		int64_t open_reading;
		struct open_point open[OPEN_POINTS_MAX];
		int n_open;
	} closing;
	struct {
		struct list list;
		/* What the form that is open is about: n ids of solutions, or of ideas. */
		int64_t ids[FOLLOW_MAX];
		int n_ids;
		bool ideas, self; /* they are ideas; they are what people do themselves */
	} follow_up;
	struct {
		struct list list;
		/* What is missing, as it was at that reading. */
		struct arena *arena;
		int64_t reading;
		struct missing_point *missing;
		int n_missing;
		int n_open;         /* of these, what Closing tells as well */
		char *written;      /* the file that was written last, or NULL, */
		int64_t written_of; /* of this session */
		/* Its version, as it was at that reading. */
		int64_t version_of;
		struct version_state version;
		int64_t sent_of; /* and the file that went out */
		enum sent { SENT_AS_IT_WAS, SENT_GONE, SENT_CHANGED } sent;
		/* What the section under the cursor becomes, as it was at that reading. */
		struct {
			struct arena *arena;
			int64_t reading, row;
			int cols;
			const char *text;
		} preview;
	} report;
	/* What became of the session before that one, as it was at that reading (last_time.c). */
	struct {
		int64_t reading;
		int waiting, number;
	} last_time;
	struct {
		struct list list;
		/* What waits for a decision, as it was at that reading. */
		struct arena *arena;
		int64_t reading;
		struct personal_hit *hits;
		int n;
		int form_sub; /* which text the form that is open is about, as list.sub */
	} personal;
	struct {
		struct list list;
		struct arena *arena;
		struct people people; /* read by this view alone */
	} names;
	struct {
		struct list list;
		enum view_id from;   /* where Esc goes back to, */
		bool from_typing;    /* and whether its line was open */
		struct arena *arena; /* of the steps, as they were at that reading */
		int64_t reading;
		struct journal_entry *steps;
		int n;
	} journal;

	/* See idea_rows. */
	struct {
		struct arena *arena;
		struct row *rows;
		int n;
		int64_t reading;
	} idea_rows;
	/* Ideas that wait for a yes (intake.c). */
	struct {
		struct arena *arena;
		const char **texts;
		int n;
		int64_t question_id, group_id;
		const char *file; /* its name; NULL: pasted */
	} intake;
	/* What was found in the practice hub and may be taken over: of one kind, n of them. */
	struct {
		struct arena *arena;
		struct idea *ideas; /* with question and group of the session that is open */
		struct solution *solutions;
		struct session_row *sessions;
		int n;
		struct snapshot given[PRACTICE_SESSIONS]; /* what was there to begin with */
	} taking;

	struct {
		bool (*store)(struct desk *d, const struct form_values *v, int64_t id,
		              struct err *e);
		int n; /* fields before the reason */
	} correct;     /* the form that corrects a closed session */

	/* Of a desk that is played: by which other processes count while its own clock goes from
	 * one moment to another; or NULL. */
	const struct clock *machine;
	void (*show_slow)(void *arg, const char *sentence); /* or NULL */
	void *show_slow_arg;
	bool (*wants_stop)(void *arg); /* or NULL, see desk_on_wait */
	void *wants_stop_arg;
	struct {
		bool is_ready;
		struct font *font; /* or NULL */
		struct scene_show show;
		struct arena *arena; /* of the view */
		struct public_view view;
		int64_t session;
		unsigned parts;
		int64_t reading; /* of the session that it is of */
		bool is_loaded;
		/* The idea that is asked about before it is shown, and, while a key is handled,
		 * the one that was with the key before. */
		int64_t asked_about, asked_before;
		struct {
			int64_t item; /* that was begun after it; 0: none */
			enum scene scene;
			int64_t focus_id;
			int page, reveal;
			char *revealed;
		} before;
		bool had_screen; /* since the desk began */
	} hall;
	const struct edit *typed; /* what had the entry of the last drawing (desk_draw_typed) */
	bool slow_told;           /* that it is waited for the disk, since the last drawing */
	bool unasked;             /* see desk_take_unasked */
	int64_t data_version;     /* of the last reading, for a desk that only reads */
	bool done;
	char erase_words[256]; /* that somebody wants gone, see erase_find */
	bool place_lost;       /* where the facilitator is could not be written */
	bool begun;            /* the first screen is there, see desk_begin */
	bool left; /* by the facilitator, not by a signal: the next start is a fresh one */
	bool want_suspend, want_redraw, want_editor;
	/* Chosen in the palette, the last one first; ACTION_NONE: fewer were. */
	enum action recent[RECENT_MAX];
	bool has_clipboard;
	char *copied;   /* what was copied last, or NULL */
	bool want_copy; /* it is not on the clipboard yet */
};

/* ---- desk.c: the file and the session ---- */

/* Says something on the status line; in ROLE_DIM it is not kept among the messages. */
void desk_say(struct desk *d, enum role role, const char *fmt, ...) PRINTF_LIKE(3, 4);
/* After a command: says what failed, or reads the session anew.  Returns s == OK. */
bool desk_did(struct desk *d, enum status s, const struct err *e);
/* Reads the session anew. */
void desk_refresh(struct desk *d);
/* Lets go of the snapshots that were replaced: at the beginning of an event. */
void desk_free_retired(struct desk *d);
/* False, and said on the status line, when it could not be read: then nothing changed. */
bool desk_open_session(struct desk *d, int64_t session_id);
void desk_close_session(struct desk *d);
/* Opens a hub in the place of the one that is open, which stays when that fails; the session has
 * to be opened anew. */
MUST_CHECK enum status desk_open_hub(struct desk *d, const char *path, struct err *e);
/* Opens another hub (the practice hub). */
bool desk_switch_hub(struct desk *d, const char *path);
void desk_go_view(struct desk *d, enum view_id view);
void desk_go_part(struct desk *d, int part);
bool desk_writes(const struct desk *d);
/* What the store found and mended, once. */
void desk_say_notice(struct desk *d);
/* Nobody types: what can be done now. */
void desk_rest(struct desk *d);
/* The open session may be changed: it is not closed and the file is ours. */
bool desk_may_change(const struct desk *d);
/* The current time. */
int64_t desk_now(const struct desk *d);
/* The sentence for a step of the journal: "Idea I17 added". */
/* What preparing calls a field of session or series; the field itself for another one. */
const char *detail_label(const char *field);
void journal_sentence(const struct journal_entry *j, char *out, size_t size);

/* ---- dispatch.c: from an event to what is done about it ---- */
/* Why an action cannot be done now, or NULL. */
const char *desk_disabled(struct desk *d, enum action a);
/* What the action is called now. */
const char *desk_label(struct desk *d, enum action a);
/* Does an action, or says why not.  False when it means nothing here. */
bool desk_do(struct desk *d, enum action a);
/* Says that this key does nothing here, and which key shows what there is. */
void desk_say_no_use(struct desk *d, struct key k);
/* The topmost question is whether to leave the program. */
bool leaving_is_asked(const struct desk *d);
/* What a key does, whatever lies over the view. */
void desk_press(struct desk *d, struct key k);

/* ---- parts.c ---- */
void parts_make(struct desk *d);
/* Draws them as tabs, each with the key that leads there, before column end. */
void parts_draw(struct desk *d, struct canvas *c, int end);
int part_of_view(const struct desk *d, enum view_id view);
const struct round *part_round(const struct desk *d);

/* ---- settings_text.c ---- */
/* Says that there are mistakes in the settings, and which key shows them. */
void settings_say_problems(struct desk *d);
/* Shows what is set, from which file, and what is wrong in it. */
void settings_show(struct desk *d);

/* ---- messages.c: what the line at the bottom said ---- */
/* At the end of an event: what it says now is kept, when it is new. */
void messages_keep(struct desk *d);
void messages_show(struct desk *d);

/* ---- where.c: going on where the program stopped ---- */
/* A hub was opened: was it left in an orderly way?  Once the desk has begun (desk_begin), it is
 * marked as open. */
void where_opened(struct desk *d);
void where_session(struct desk *d);
void where_part(struct desk *d);
void where_left(struct desk *d);
/* The open session is let go: the part is remembered for when it is opened again. */
void where_leave(struct desk *d);
/* The part in which the session that was just read opens; status: as the list of sessions has it.
 */
int where_part_to_open(const struct desk *d, enum session_status status);
/* The moment at which the program is known to run is written, now or when it is due. */
void where_alive(struct desk *d);
void where_tick(struct desk *d);
/* To the screen where the program stopped, and says so; else nothing. */
void where_return(struct desk *d);

/* ---- trouble.c: when saving fails ---- */
enum added { ADDED, WAITS, REFUSED };
/* Adds a row as store_add does, with what is typed in the line of the view: ADDED, with its id;
 * WAITS: it cannot be stored now and will be by itself, the line is free; REFUSED, and said. */
enum added desk_add(struct desk *d, enum entity_id entity, const struct change *values, int n,
                    const char *action, int64_t *id, struct err *e);
/* A command failed: is it the machine?  Then it is tried again from here on. */
bool trouble_begins(struct desk *d, enum status s, const struct err *e);
/* Tries again when it is time for that: in so many ms (-1: never). */
void trouble_try(struct desk *d);
/* Lines of this session waited when the program stopped: they are stored now, or go on waiting. */
void trouble_resume(struct desk *d);
int trouble_due(const struct desk *d);
/* What is wrong, on the status line. */
void trouble_say(struct desk *d);
/* Lines that wait: how many; as rows of those whose field is id; all forgotten here, but still
 * among the drafts; and back from there, when it is a draft of that kind. */
int waiting_count(const struct desk *d);
int waiting_rows(struct desk *d, enum entity_id entity, const char *field, int64_t id,
                 struct row *rows);
/* A field of the one that is this row. */
int64_t waiting_number(const struct desk *d, int64_t row_id, const char *field);
/* Writes those lines among the drafts, again. */
void waiting_keep(struct desk *d);
void waiting_let_go(struct desk *d);
bool waiting_take(struct desk *d, const struct draft *draft);

/* ---- two_desks.c ---- */
/* Why not, or NULL. */
const char *take_over_disabled(const struct desk *d);

/* ---- take_practice.c ---- */

/* Asks what is to be taken over from the practice hub into this one, and why; or why not, NULL when
 * it can be. */
void take_from_practice(struct desk *d);
const char *take_disabled(const struct desk *d);
void take_over(struct desk *d);
/* Has the other one asked, or answered? */
void two_desks_look(struct desk *d);

/* ---- hall.c: what the hall sees, the clock of the part ---- */
const char *hall_sees(struct desk *d);
/* The scene and the clock that the hall sees are of no other session. */
bool hall_is_ours(const struct desk *d);
void hall_choose(struct desk *d);
/* More of what the hall sees, or its next page; less or the page before with by less than 0. */
void hall_step(struct desk *d, int by);
/* What the hall sees over all of this screen, until another key. */
void hall_here(struct desk *d);
void hall_let_go(struct desk *d);
/* Keeps what the hall sees before an item of the agenda begins; and, when that is taken back, shows
 * it again: false when the hall has gone on since. */
void hall_remember(struct desk *d, int64_t item_id);
bool hall_bring_back(struct desk *d, int64_t item_id);
/* Asks for a message and shows it to the hall; or takes the one that is there away. */
void hall_message(struct desk *d);
void hall_follow(struct desk *d, const char *scene, int64_t focus_id);
void hall_black(struct desk *d);
void hall_pause(struct desk *d);
void part_clock_toggle(struct desk *d);
bool part_clock_start(struct desk *d, int minutes);
/* Goes on with so much left; a clock that stands still stays so. */
void part_clock_resume(struct desk *d, int64_t left_ms);
/* The same clock once more: the time of the desk made a jump. */
void part_clock_again(struct desk *d);
/* No clock any more. */
void part_clock_stop(struct desk *d);
void part_clock_add(struct desk *d, int minutes);
/* "nog 12:31", with quiet "nog 13 minuten"; "" when there is no clock of this session. */
void part_clock_text(const struct desk *d, char *out, size_t size);
/* ms until that is another text: a second, or with quiet a minute; -1: it stays. */
int part_clock_due(const struct desk *d);
/* "12:31 left" or "0:20 over" of a clock that runs. */
void part_clock_words(int64_t left_ms, char *out, size_t size);

/* ---- view_report_back.c ---- */
/* The line of a point holds something that is not stored. */
bool report_back_unfinished(const struct desk *d);
/* The point under the cursor, or NULL. */
const struct group_report *report_back_point(struct desk *d);

/* ---- vote_forms.c ---- */
/* The hall's scene after a step was taken back or done again. */
void vote_follow(struct desk *d, const char *step, bool undone);

/* ---- frame.c: what surrounds every view ---- */
void frame_draw(struct desk *d, struct canvas *c);
/* Too small to show what keys do: then they do nothing but leave. */
bool frame_is_too_small(const struct desk *d);
/* The schedule now, in the frame arena. */
struct schedule *desk_schedule(struct desk *d);

/* ---- line.c: the typing line of a view where notes come in at speed ---- */
/* On entering the view: the line for what; it is open when ready and allowed. */
void line_enter(struct desk *d, enum line_id what, bool ready);
/* The line when it is open, else NULL: a view's typing. */
struct edit *line_typing(struct desk *d);
/* n opens the line, Esc closes it; false: the action is for the view. */
bool line_action(struct desk *d, enum action a);
/* One row: what was typed and not stored, when the line is closed; returns the rows used. */
int line_rest(struct desk *d, struct canvas *c, struct rect area);
/* Rows that the line gets of an area: what it needs, at most a third. */
int line_rows(const struct edit *line, const char *label, struct rect area);
/* Draws "Groep 3 > text_" with the cursor. */
void line_draw(struct canvas *c, struct rect area, const char *label, struct edit *line);

/* ---- helpers that several views use ---- */
const struct group *group_at(const struct desk *d, int64_t id);
/* A group that people sit in: not withdrawn, not joined with another one. */
bool group_is_active(const struct group *g);
/* The next (by > 0) or previous active group; 0 when there is none. */
int64_t group_step(const struct desk *d, int64_t id, int by);
const char *group_short(struct desk *d, int64_t group_id); /* "G3", in the frame arena */
/* Draws a list of a view; without rows it says what was searched in vain, or empty.  Returns how
 * many rows of cells are used. */
int draw_list(struct desk *d, struct list *l, struct canvas *c, struct rect area,
              const struct row *rows, int n, bool focus, const char *empty);
/* The same below a heading. */
void draw_list_below(struct desk *d, struct list *l, struct canvas *c, struct rect area,
                     const char *heading, const struct row *rows, int n);
/* Shows a sentence in the middle of an empty area; focus: the cursor of the canvas goes there. */
void draw_empty(struct canvas *c, struct rect area, const char *text, bool focus);
/* A text that is stored, so in the language of the series, whatever the desk speaks. */
const char *for_series(const struct desk *d, const char *msgid);
/* "aan: gemeenten": for whom, in the words of the screen. */
const char *addressee_word(enum addressee a);
const char *tie_rule_word(enum tie_rule r);
extern const char *const tie_rule_words[TIE_RULE_COUNT]; /* the same as msgids */
const char *level_word(enum level l);

#endif
