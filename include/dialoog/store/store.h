/* The hub: everything in one SQLite file.  One writer holds FILE.lock; each
 * command is one transaction that is on disk before it returns.  Source of the
 * rules: design.md 3 and 4, journal.md. */
#ifndef DIALOOG_STORE_STORE_H
#define DIALOOG_STORE_STORE_H

#include "clock.h"
#include "err.h"
#include "public.h"
#include "session.h"

struct store;
struct arena;

enum store_mode {
	STORE_READ,   /* reports, lists: while nobody writes, not a byte beside it */
	STORE_SHOW,   /* as READ, for the hall: of the hub alone, as it stands there */
	STORE_WRITE,  /* the desk and the commands that change: takes the lock */
	STORE_CREATE, /* as WRITE, and makes the file when it is absent */
};

/* Opens the hub at path.  E_NOT_FOUND: no such file; E_CORRUPT: not a hub, or
 * damaged; E_TOO_NEW: made by a newer dialoog; E_BUSY: another one writes (the
 * sentence says who and since when); E_READONLY, E_NO_SPACE, E_IO. */
MUST_CHECK enum status store_open(const char *path, enum store_mode mode, const struct clock *clock,
                                  struct store **out, struct err *e);
/* Somebody writes in the hub at path now. */
bool store_is_worked_on(const char *path);
/* For a process that shows to everybody and must keep nothing of what it reads: from here on the
 * memory of SQLite is wiped when it is let go.  Before the first store of the process. */
void store_keep_nothing(void);
/* Lets go of all pages that were read. */
void store_let_go_of_pages(struct store *st);
/* Checkpoints (a writer) and closes; NULL-safe. */
void store_close(struct store *st);
/* Closes, and removes the file when this opening made it: after a failure nothing that
 * is empty stays behind.  NULL-safe. */
void store_discard(struct store *st);
/* The path as it was given. */
const char *store_path(const struct store *st);
bool store_can_write(const struct store *st);
/* What the opening, or a write since, found and mended, in a sentence for people, or "". */
const char *store_notice(const struct store *st);
enum { NOTICE_SIZE = 256 };
/* The same, once: false and "" when there is none. */
bool store_take_notice(struct store *st, char out[NOTICE_SIZE]);
/* Can be written again?  Writes something that does not matter.  E_* as a command. */
MUST_CHECK enum status store_try(struct store *st, struct err *e);
/* Calls tell with arg when a wait for the disk takes longer than 150 ms, by another thread, so
 * that somebody can say why (late.h); with NULL no more. */
void store_on_slow(struct store *st, void (*tell)(void *arg), void *arg);
/* The disk is full: gives back the room that was kept for that; false when there is none. */
bool store_make_room(struct store *st);

/* Integrity of the file, the schema, foreign keys and the rules of every session.
 * E_CORRUPT or E_INVALID with the first thing that does not hold. */
MUST_CHECK enum status store_check(struct store *st, struct err *e);

/* A whole copy of the hub as it is now, as the new file out, also while a desk works with it; it
 * is read back before it gets that name.  E_CONFLICT: out is there. */
MUST_CHECK enum status store_backup(struct store *st, const char *out, struct err *e);
/* The same for others to have: a hub of its own with what is for everybody of each session
 * (selection.h).  No names, no private texts or notes, no settings; of the journal the labels
 * alone, so that undo starts anew in it.  It has the setting SHARED_MARK: the day it was made. */
MUST_CHECK enum status store_share(struct store *st, const char *out, struct err *e);
#define SHARED_MARK "shared-copy"

/* Of a writer: reads every page of the hub, once, and says E_CORRUPT when one is damaged.  Before
 * the first step that is done anyhow: what is built on a damaged page is lost later. */
MUST_CHECK enum status store_look_through(struct store *st, struct err *e);
/* One more whole copy in FILE.bak, named after the time and why ("part"), when there was a step
 * since the last one; the last ten stay.  It is read back before it counts. */
MUST_CHECK enum status store_keep_copy(struct store *st, const char *why, struct err *e);
/* The same, a little later, from store_rest; why lives on.  Or now, when it was not made yet. */
void store_want_copy(struct store *st, const char *why);
MUST_CHECK enum status store_keep_wanted(struct store *st, struct err *e);
/* Each copy is made in this folder too, in a folder of the hub's name, of which the last ten stay
 * as well; "": nowhere.  It is never made itself.  What fails there is told as the failure of a
 * copy, in a sentence that says so, and tried again with the next copy. */
void store_set_second_place(struct store *st, const char *dir);
/* What is to be done while nobody types: what was written comes into the one file after two
 * seconds, and a changed hub is copied every ten minutes.  The failure of a copy is returned. */
MUST_CHECK enum status store_rest(struct store *st, struct err *e);
/* Of that only what is typed, which comes to the disk. */
void store_rest_drafts(struct store *st);
/* In how many ms it has something to do; -1: never. */
int store_rest_due(const struct store *st);
/* Makes the hub at path again, as the new file out, from what is left: the hub itself when it
 * is whole, its FILE.journal, the newest copy in FILE.bak with what the journal has behind it,
 * else row by row.  What is there stays as it is.  What came from where, and what may be
 * missing, is added to told, a line each; *missing: how many later steps the damaged hub has alone,
 * as far as is known.  E_CONFLICT: out is there; E_CORRUPT or E_INVALID: out
 * was made, but not all of it holds, or nothing could be read. */
struct buf;
MUST_CHECK enum status store_rebuild(const char *path, const char *out, const struct clock *clock,
                                     struct buf *told, int64_t *missing, struct err *e);

/* What the hub at path can be put back from, when it is damaged or gone: its second copy, or one
 * of the copies in FILE.bak. */
enum rescue_from { RESCUE_NOTHING, RESCUE_SECOND, RESCUE_COPY };
enum rescue_from store_can_rescue(const char *path, const struct clock *clock);
/* Is it a whole hub, but of before its second copy began anew, so that a text or a name may stand
 * in it that was erased since? */
bool store_is_earlier(const char *path, const struct clock *clock);
/* Puts a damaged or missing hub back in its own place, as store_rebuild makes it; what was
 * there is kept in FILE.bak, but not an earlier hub.  told as there.  E_BUSY: a desk works with it;
 * else as store_rebuild: then all is as it was, but for what stands in FILE.rebuilt. */
MUST_CHECK enum status store_rescue(const char *path, const struct clock *clock, struct buf *told,
                                    struct err *e);

/* ---- what is typed and not stored yet ---- */

struct draft {
	const char *place;   /* where it is typed: the last one of a place and session counts */
	int64_t session_id;  /* 0: of no session */
	const char *op_id;   /* of the command that it will be, see store_next_op; or "" */
	const char *context; /* what the place needs to know to go on with it */
	const char *text;    /* "": it is over */
};
/* Keeps a draft as it now is, at every key; it survives the program, and the machine after a
 * second.  Fields for personal data are never kept.  E_IO, E_NO_SPACE. */
MUST_CHECK enum status store_keep_draft(struct store *st, const struct draft *d, struct err *e);
/* The drafts of a session that were left, in arena a; *n of them.  What their commands stored
 * after all is not among them. */
MUST_CHECK enum status store_drafts(struct store *st, int64_t session_id, struct arena *a,
                                    struct draft **out, int *n, struct err *e);
/* How many of whatever session hold these words (text_contains). */
MUST_CHECK enum status store_drafts_hold(struct store *st, const char *words, int *found,
                                         struct err *e);
/* Those are over; *dropped: how many. */
MUST_CHECK enum status store_drop_drafts(struct store *st, const char *words, int *dropped,
                                         struct err *e);

/* ---- reading ---- */

struct session_row {
	int64_t id;
	int number;
	const char *title, *date, *place;
	enum session_status status;
	int ideas, solutions, people; /* see store_count */
};
/* Sessions by number, in arena a; *n of them.  They are not counted.  One that is prepared and
 * holds ideas, solutions or a vote is open here: it goes on. */
MUST_CHECK enum status store_sessions(struct store *st, struct arena *a, struct session_row **out,
                                      int *n, struct err *e);
/* Counts what is in each of them. */
MUST_CHECK enum status store_count(struct store *st, struct session_row *rows, int n,
                                   struct err *e);
/* The id of session number, or of the newest for 0.  E_NOT_FOUND. */
MUST_CHECK enum status store_find_session(struct store *st, int number, int64_t *id, struct err *e);
/* Everything of one session, in arena a (which is reset first), in one read
 * transaction. */
MUST_CHECK enum status store_load(struct store *st, int64_t session_id, struct arena *a,
                                  struct snapshot *out, struct err *e);

/* Practice is in a file of its own (domain.md 3.2.12).  The mark is for a hub without steps. */
bool store_is_practice(struct store *st);
MUST_CHECK enum status store_mark_practice(struct store *st, struct err *e);

/* A setting of the hub; "" when not set; in arena a. */
const char *store_setting(struct store *st, const char *key, struct arena *a);
MUST_CHECK enum status store_set_setting(struct store *st, const char *key, const char *value,
                                         struct err *e);
/* The same for what does not have to outlive a power cut: without waiting for the disk. */
MUST_CHECK enum status store_note_setting(struct store *st, const char *key, const char *value,
                                          struct err *e);

/* ---- what the hall sees ---- */

MUST_CHECK enum status store_stage(struct store *st, struct arena *a, struct stage *out,
                                   struct err *e);
/* Not journalled, not undoable. */
MUST_CHECK enum status store_set_stage(struct store *st, const struct stage *s, struct err *e);
/* Only what may be shown to everybody, by its own SELECTs: private columns (raw
 * texts, reasons, notes) are never read.  parts: of enum public_part.  In arena a. */
MUST_CHECK enum status store_load_public(struct store *st, int64_t session_id, unsigned parts,
                                         struct arena *a, struct public_view *out, struct err *e);

/* ---- two desks ---- */

/* A desk that only reads may ask the one that writes to hand the hub over.  The question and the
 * answer stand in FILE.lock; the bell of the writer rings for the question. */
enum store_request { REQUEST_NONE, REQUEST_ASKED, REQUEST_REFUSED };
/* Of a reader.  E_READONLY, E_IO. */
MUST_CHECK enum status store_ask_over(struct store *st, struct err *e);
/* What stands there now; pid of who asked, 0 when nobody does, or when that window is gone. */
enum store_request store_request(const struct store *st, int *pid);
/* The answer is no; for yes the writer closes the hub. */
MUST_CHECK enum status store_refuse(struct store *st, struct err *e);

/* ---- the doorbell ---- */

/* Grows with every change that another connection made. */
int64_t store_data_version(struct store *st);
/* An inotify descriptor, or -1: for a reader on FILE.bell; for a writer on FILE.lock, where others
 * ask for the hub, and on FILE.screens, where screens of the hall come and go; drain it with
 * store_bell_drain when readable. */
int store_bell_fd(struct store *st);
void store_bell_drain(struct store *st);

/* The version of the library behind this, "3.40.1". */
const char *store_library_version(void);

#endif
