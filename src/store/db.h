/* Private to the store: the open file and the small steps that every command is
 * made of. */
#ifndef DIALOOG_STORE_DB_H
#define DIALOOG_STORE_DB_H

/* The session extension is compiled into Debian's library; the header shows it
 * only when asked. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>
#include <sys/types.h>
#include <time.h>

#include "commands.h"
#include "store.h"
#include "entity.h"

#include "second.h"

enum {
	SCHEMA_VERSION = 7,
	APPLICATION_ID = 0x6469616c /* "dial" */
};

/* Is the table of this kind? */
typedef bool table_test(const char *table);

/* What a file and its -wal look like from outside. */
struct file_stamp {
	dev_t device;
	ino_t inode;
	off_t size, wal_size;
	struct timespec changed, wal_changed;
};

/* FILE.draft, of a writer. */
struct draft_file {
	int fd;             /* -1: not open */
	int64_t end;        /* where the next record goes */
	int64_t generation; /* of the half that it is in */
	int64_t used[2];    /* how far each half was written to */
	bool unsynced;      /* something was written since it was last brought to the disk */
	int64_t changed_at; /* boot time of the first of that */
	int64_t sync_ms;    /* how long that took the last time */
};

/* A session as a command left it: the next one begins with it, when nobody changed the file since
 * then (data_version). */
struct known {
	struct arena *arena; /* or NULL: none is known */
	struct snapshot session;
	int64_t session_id;
	unsigned data_version;
};

struct store {
	sqlite3 *db;
	struct kept_statement {
		const void *key; /* its address is compared: see kept_query and kept_written */
		sqlite3_stmt *stmt;
		bool is_used;
	} kept[ENTITY_COUNT + 32]; /* one for each entity (rows.c), the others are literals */
	struct known known;
	char *name; /* as it was given: for sentences */
	char *path; /* the real one, without links: the files beside it are named after it */
	bool writes;
	bool made;     /* the file was not there before */
	bool together; /* commands are part of one transaction, see store_add_sessions */
	/* Of a reader.  It reads the file at rest, without looking at FILE-wal, as long
	 * as nobody writes; generation counts how often it had to open anew. */
	bool at_rest;
	struct file_stamp stamp; /* of the files at the last opening; a writer needs the inode */
	int generation;
	char *copy_dir; /* of a private copy that was made for reading, or NULL */
	const struct clock *clock;
	int lock_fd, bell_fd;
	bool watches_screens;
	char op_id[OP_ID_SIZE]; /* of the next command, or "" */
	char *reason;           /* of corrections, or NULL, see store_next_reason */
	int version;            /* of the schema that the file has */
	struct second second;   /* of a writer: FILE.journal */
	struct draft_file draft;
	int64_t changed_at;   /* boot time of the last step */
	int64_t copied_at;    /* boot time of the last copy, or of the opening */
	const char *copy_why; /* a copy was asked for, at boot time copy_asked; or NULL */
	int64_t copy_asked;
	bool unsettled;         /* there is something in the -wal */
	bool uncopied;          /* there was a step since the last copy */
	char *second_place;     /* a folder for each copy, or NULL */
	bool second_lacks;      /* the last copy is not there */
	bool erasing;           /* something was erased that is not yet wiped, see wipe.c */
	int64_t erase_tried_at; /* boot time of the last try */
	/* Of a writer: a write failed, so that the files have to be read anew; another file stands
	 * in the place of the hub, and a copy was made of what it held. */
	bool doubtful, replaced;
	struct late *slow;        /* tells who shows the screen that the disk takes long, or NULL */
	bool shows;               /* it reads for the hall: nothing but the hub itself */
	bool looked_through;      /* every page of the file was read since it is open */
	bool glanced;             /* of the second copy only the end was read (reconcile.c) */
	char notice[NOTICE_SIZE]; /* what was found and mended, for people, or "" */
};

/* ---- db.c ---- */

/* How much of a hub SQLite keeps in memory, as PRAGMA cache_size says it: a session is read as a
 * whole, and what it is read from the system keeps too. */
#define CACHE_KIB "-512"

enum db_mode {
	DB_WRITE,  /* and read */
	DB_READ,   /* beside a writer */
	DB_AT_REST /* nobody writes: without a look at, or a byte in, the files beside it */
};
/* Opens a file that is there.  name is what sentences call it from here on: as it was
 * given, also when path is a private copy.  *db is to be closed, after a failure too. */
MUST_CHECK enum status db_open(const char *path, const char *name, enum db_mode mode, sqlite3 **db,
                               struct err *e);
/* Turns the last failure of the connection into a sentence that begins with what, which
 * has a %s for the name of the file: "hub.db cannot be used: the disk is full. Make
 * room." */
enum status db_error(sqlite3 *db, struct err *e, const char *what);
/* The same for the code that a call gave, when db has done something else since. */
enum status db_error_code(sqlite3 *db, int rc, struct err *e, const char *what);
/* Runs SQL text without parameters. */
MUST_CHECK enum status db_exec(sqlite3 *db, const char *sql, struct err *e);
/* A prepared statement with its parameters bound: 'i' int64_t, 't' const char *,
 * 'r' int64_t reference (0 becomes NULL).  NULL and *e on failure. */
sqlite3_stmt *db_query(sqlite3 *db, struct err *e, const char *sql, const char *types, ...);
/* Steps a statement that changes rows, and finalizes it. */
MUST_CHECK enum status db_run(sqlite3 *db, struct err *e, const char *sql, const char *types, ...);
/* The single number that a query gives; fallback when it gives none or NULL. */
MUST_CHECK enum status db_number(sqlite3 *db, struct err *e, int64_t *out, int64_t fallback,
                                 const char *sql, const char *types, ...);
/* Ends a row loop: OK after SQLITE_DONE, else the error.  Finalizes. */
MUST_CHECK enum status db_finish(sqlite3 *db, sqlite3_stmt *stmt, int rc, struct err *e);
/* What is made of the row that stmt stands on; row is zeroed. */
typedef void row_reader(sqlite3_stmt *stmt, struct arena *a, void *row);
/* All rows of a statement, n of them of size bytes, in an array of a that is never NULL.  Returns
 * what its last step said, for db_finish or kept_finish. */
int db_collect(sqlite3_stmt *stmt, struct arena *a, size_t size, row_reader *reader, void **out,
               int *n);
/* db_query for what is done at every step, or for every picture of the hall: preparing takes longer
 * than the rest, so the statement is kept until the connection is closed.  sql is a literal, and is
 * not used anew before kept_finish (or kept_number or kept_run, which take what kept_query gave).
 */
sqlite3_stmt *kept_query(struct store *st, struct err *e, const char *sql, const char *types, ...);
/* Adds the SQL that key stands for. */
typedef void sql_writer(struct buf *sql, const void *key);
/* The same for SQL that is made from a table, and only when the statement is not there yet.  It is
 * known by the address of key, as that of kept_query by the address of sql. */
sqlite3_stmt *kept_written(struct store *st, struct err *e, const void *key, sql_writer *writer,
                           const char *types, ...);
MUST_CHECK enum status kept_finish(struct store *st, sqlite3_stmt *stmt, int rc, struct err *e);
MUST_CHECK enum status kept_number(struct store *st, struct err *e, int64_t *out, int64_t fallback,
                                   sqlite3_stmt *stmt);
MUST_CHECK enum status kept_run(struct store *st, struct err *e, sqlite3_stmt *stmt);
/* Before the connection is closed. */
void kept_forget(struct store *st);
/* The row that stmt stands on, of whatever connection, into a table with the same columns. */
MUST_CHECK enum status db_copy_row(sqlite3 *to, const char *table, sqlite3_stmt *stmt,
                                   struct err *e);
/* All of from, as it sees it now, becomes schema of to. */
MUST_CHECK enum status db_copy_whole(sqlite3 *to, const char *schema, sqlite3 *from, struct err *e);
/* The status of a db_query that gave NULL. */
enum status db_failed(const struct err *e);
/* Column as text in arena a; never NULL. */
const char *column_text(sqlite3_stmt *stmt, int col, struct arena *a);
/* Column as a value of the enum of f; a name that is unknown counts as the first. */
int column_enum(sqlite3_stmt *stmt, int col, const struct field *f);

/* ---- open.c ---- */

MUST_CHECK enum status open_configure(struct store *st, struct err *e);
/* The settings of a writer, for a file that is known to be a hub. */
MUST_CHECK enum status open_for_writing(struct store *st, struct err *e);
/* A hub, and of a schema that this program knows? */
MUST_CHECK enum status open_check_version(struct store *st, struct err *e);

/* ---- schema.c ---- */

/* The tables of the versions above from (0: an empty file) up to to, and user_version, inside
 * the transaction that is open. */
MUST_CHECK enum status schema_build(sqlite3 *db, int from, int to, struct err *e);
/* A hub of an older version becomes one of this version, or stays as it is. */
MUST_CHECK enum status schema_migrate(struct store *st, struct err *e);

/* ---- copy.c ---- */

struct dirent;

/* A whole copy of what the connection reads, at path, which is not there yet; looked at before
 * it gets that name. */
MUST_CHECK enum status copy_make(sqlite3 *db, const char *path, struct err *e);
/* Is there room for a copy with this name?  E_CONFLICT: it, or a file that would be taken for a
 * part of it, is there. */
MUST_CHECK enum status copy_check_place(const char *path, struct err *e);
/* The moment at which the name of a copy begins, in text; is this the name of a later one? */
enum { COPY_STAMP_SIZE = 32 };
void copy_stamp(int64_t at, char out[COPY_STAMP_SIZE]);
bool copy_is_later(const char *name, const char *stamp);
/* Is the second place within reach?  E_NOT_FOUND: it is not. */
MUST_CHECK enum status copy_check_second(const char *place, struct err *e);
/* The folder for copies in the second place, which is set; owned by the caller. */
char *copy_second_dir(const struct store *st);
/* There was a step since the last copy, or the second place lacks that one. */
bool copy_is_wanted(const struct store *st);
/* Of a hub that is new: the copies in FILE.bak are of another one, and not to be pushed out by
 * those of this one.  They go into a folder of their own. */
MUST_CHECK enum status copies_set_apart(struct store *st, struct err *e);
/* The names in FILE.bak, the oldest first; returns how many, less than 0 without a folder. */
int copies_list(const struct store *st, struct dirent ***names);
void copies_free(struct dirent **names, int n);

/* ---- share.c ---- */

/* Of a shared copy: the notice says so, unless it has something else to say. */
void share_tell(struct store *st);

/* ---- check.c ---- */

/* Is every page of the file whole, and every index?  The second is quick and leaves the indexes
 * out, and the values: one that is wrong keeps one session closed, not the hub. */
MUST_CHECK enum status check_integrity(sqlite3 *db, const char *name, struct err *e);
MUST_CHECK enum status check_pages(sqlite3 *db, const char *name, struct err *e);

/* What `dialoog check` looks at, but for the pages, the schema and the second copy. */
MUST_CHECK enum status check_alone(struct store *st, struct err *e);
/* Foreign keys, the journal, and the rules of every session. */
MUST_CHECK enum status check_content(struct store *st, struct err *e);

/* ---- check_steps.c ---- */

/* Every step of the journal can be read. */
MUST_CHECK enum status check_journal(struct store *st, struct err *e);
/* Taking all steps back, in a copy in memory, leads to the empty hub: E_CORRUPT when a step or
 * a row is not as it was left.  Inside a transaction that has written nothing. */
MUST_CHECK enum status check_way_back(struct store *st, struct err *e);
/* What people call the row with this id: its code, its title in quotes, or "row 12". */
void row_called(sqlite3 *db, const struct entity *en, int64_t id, char out[ROW_NAME_SIZE]);

/* ---- rebuild.c ---- */

struct journal_place;
/* Where the newest whole copy of the hub left stands; false when there is none with a step. */
bool rebuild_copy_place(const struct store *left, struct journal_place *p);
/* The same for the hub at path. */
bool rebuild_place_at(const char *path, const struct clock *clock, struct journal_place *p);
struct history;
bool rebuild_has_more(const struct journal_place *copy, const struct history *journal);

/* ---- check_second.c ---- */

/* Base and steps of FILE.journal lead to the rows that the hub has, and to its journal:
 * E_CORRUPT when they do not, and when that file is damaged or not of this hub.  That there is
 * none is said in st->notice.  Inside a transaction that has written nothing. */
MUST_CHECK enum status check_second(struct store *st, struct err *e);

/* ---- reconcile.c ---- */

/* Where a hub stands. */
struct journal_place {
	int64_t hub_id, generation;
	int64_t seq;            /* of the last step; 0: none */
	int64_t at;             /* when it was taken */
	char op_id[OP_ID_SIZE]; /* its op_id, or "" */
};
MUST_CHECK enum status place_read(sqlite3 *db, struct journal_place *p, struct err *e);

/* The sentence for a second copy that is of a later moment of this hub: an old copy of the hub was
 * put back, in which a text may stand that was erased since. */
enum status older_than_second(const struct store *st, struct err *e);

/* Brings FILE and FILE.journal to the same step and opens the latter; what had to be done is
 * in st->notice.  Not inside a transaction. */
MUST_CHECK enum status second_start(struct store *st, struct err *e);
/* Does FILE.journal have steps that follow on those of the hub?  That it is of a later generation
 * is said in st->notice. */
MUST_CHECK enum status second_is_ahead(struct store *st, bool *ahead, struct err *e);
/* Those steps, into the hub that the connection has open (a private copy of a reader). */
MUST_CHECK enum status second_catch_up(struct store *st, struct err *e);
/* Makes FILE.journal anew, from the hub as it is now.  Not inside a transaction. */
MUST_CHECK enum status second_new_base(struct store *st, struct err *e);

/* ---- reader.c ---- */

MUST_CHECK enum status reader_open(struct store *st, struct err *e);
/* The hub and its -wal (or the hub alone) as they are, as a private copy, whatever state they are
 * in. */
MUST_CHECK enum status reader_open_copy(struct store *st, bool with_wal, struct err *e);
/* Closes the connection, of a writer too, and removes a private copy. */
void reader_close(struct store *st);
/* A reader of the file at rest would never see what a writer does: before each read it
 * looks whether there is one now, and opens anew.  Not inside a transaction. */
void reader_follow(struct store *st);

/* ---- rows.c: entities as rows ---- */

/* Inserts a row with every field. */
MUST_CHECK enum status rows_insert(sqlite3 *db, const struct entity *ent, const void *row,
                                   struct err *e);
/* Every field of the row with this id gets the value it has in row. */
MUST_CHECK enum status rows_replace(sqlite3 *db, const struct entity *ent, const void *row,
                                    struct err *e);
/* One field of one row. */
MUST_CHECK enum status rows_update(sqlite3 *db, const struct entity *ent, int64_t id,
                                   const struct field *f, int64_t number, const char *text,
                                   struct err *e);
/* The whole session inside the transaction that is open. */
MUST_CHECK enum status rows_load_session(struct store *st, int64_t session_id, struct arena *a,
                                         struct snapshot *out, struct err *e);
/* The session inside the transaction that is open, as rows_load_session gives it, but without
 * reading it again when that can be; in a or in st->known, which lives until the command ends. */
MUST_CHECK enum status known_load(struct store *st, int64_t session_id, struct arena *a,
                                  struct snapshot *out, struct err *e);
/* After COMMIT: session, in arena a, which becomes that of st->known, is what the file holds. */
void known_remember(struct store *st, int64_t session_id, struct arena *a,
                    const struct snapshot *session);
void known_forget(struct store *st);

/* ---- command.c: one command, one transaction, one row of the journal ---- */

enum { JOURNAL_COMMAND, JOURNAL_UNDO, JOURNAL_REDO, JOURNAL_BORDER };

struct command {
	struct store *st;
	sqlite3_session *rec;
	sqlite3_session *aside; /* what undo leaves alone: the counters of codes */
	struct arena *arena;
	struct snapshot before; /* the session when the command began */
	int64_t session_id;
	const char *action;
	const char *reason; /* of a correction, cleaned; "" or NULL: it is none */
	int kind;
	char subject[32];
	int64_t result; /* id of what was made */
	bool repeated;  /* op_id was known: nothing to do, result is the first one's */
	bool kept;      /* what it did stays: nothing to roll back */
};

enum command_flags {
	COMMAND_PLAIN = 0,
	COMMAND_EVEN_CLOSED = 1, /* allowed in a closed session */
	COMMAND_BORDER = 2,      /* undo does not go past it */
	COMMAND_NO_SESSION = 4,  /* the session does not exist yet */
	COMMAND_CORRECTS = 8     /* in a closed session with a reason: a correction */
};

/* BEGIN IMMEDIATE, recording on.  On failure nothing is open.  When c->repeated is set
 * the caller goes straight to command_end. */
MUST_CHECK enum status command_begin(struct store *st, struct command *c, int64_t session_id,
                                     const char *action, int flags, struct err *e);
/* With s OK: rules, journal, COMMIT, bell.  Else, or when any of these fails: ROLLBACK.
 * Returns what the command as a whole came to. */
MUST_CHECK enum status command_end(struct command *c, enum status s, struct err *e);
/* The end of what went well, of an undo and a redo too: rules, journal, COMMIT, bell; or
 * ROLLBACK when any of these fails. */
MUST_CHECK enum status command_finish(struct command *c, int64_t undo_of, struct err *e);
/* The row of the journal for a step. */
MUST_CHECK enum status journal_insert(sqlite3 *db, const struct record *r, struct err *e);
/* A step of the program itself, of every session, that undo does not go past. */
MUST_CHECK enum status journal_line(sqlite3 *db, int64_t now, const char *action, struct err *e);
/* Takes the next code of a kind and moves the counter on. */
MUST_CHECK enum status command_next_code(struct command *c, const char *kind, int64_t question_id,
                                         int *code, struct err *e);
/* text cleaned for a field, in the command's arena. */
MUST_CHECK enum status command_clean(struct command *c, const struct field *f, const char *text,
                                     const char **out, struct err *e);
/* The row with this id as it was when the command began, or NULL. */
const void *command_find(const struct command *c, enum entity_id entity, int64_t id);
/* Now, but never before what already happened in the session: a laptop's clock that
 * is set back must not make a part end before it began. */
int64_t command_now(const struct command *c);
/* A zeroed row of this entity with id, session_id and series_id set, in the arena. */
void *command_row(struct command *c, enum entity_id entity);
/* Gives the fields of a row, which lives in the command's arena, their new values, cleaned. */
struct change;
MUST_CHECK enum status command_change(struct command *c, const struct entity *ent, void *row,
                                      const struct change *changes, int n, struct err *e);
/* Inserts it, checking its numbers and texts; texts must be clean. */
MUST_CHECK enum status command_insert(struct command *c, enum entity_id entity, const void *row,
                                      struct err *e);
/* Gives every field of a row that is there the value it has in row, checked alike. */
MUST_CHECK enum status command_replace(struct command *c, enum entity_id entity, const void *row,
                                       struct err *e);
/* Updates one field by name. */
MUST_CHECK enum status command_set(struct command *c, enum entity_id entity, int64_t id,
                                   const char *field, int64_t number, const char *text,
                                   struct err *e);

/* ---- correct.c ---- */

/* Of a command in a closed session: may it be, and with which reason? */
MUST_CHECK enum status correct_begin(struct command *c, int flags, struct err *e);
/* Adds the correction with this number and the reason that was given for it (store_next_reason);
 * E_INVALID without one. */
MUST_CHECK enum status correct_add(struct command *c, int number, int64_t at, struct err *e);
/* Adds the correction, when the command has a reason and changes something. */
MUST_CHECK enum status correct_end(struct command *c, struct err *e);

/* ---- cmd_row.c ---- */

/* The highest code that a signal was ever given in this hub, also when that was undone; 0:
 * none.  The counters know it, which undo leaves alone, and the rows that came with a file. */
MUST_CHECK enum status signals_given(struct command *c, int64_t *highest, struct err *e);

/* ---- cmd_ideas.c ---- */

/* Gives some fields of one row new values, by the rules of what may be changed. */
struct change;
MUST_CHECK enum status command_edit_row(struct command *c, enum entity_id entity, int64_t id,
                                        const struct change *changes, int n, struct err *e);
/* What every new idea gets by itself, however it comes in; its text and question are
 * there already. */
void idea_complete(const struct command *c, struct idea *idea);

/* ---- salvage.c ---- */

/* The rows of the damaged hub left (path and name) that can still be read, into the hub at
 * part, which has the tables already; what came along is added to told.  E_CORRUPT: nothing. */
MUST_CHECK enum status salvage_all(struct store *left, const char *part, struct buf *told,
                                   struct err *e);
/* The same for personal data alone, of which there may be none, with the -wal of the hub or without
 * it (left NULL: not from there); what cannot be read comes from copy (path and name), or NULL. */
MUST_CHECK enum status salvage_people(struct store *left, bool with_wal, struct store *copy,
                                      const char *part, struct buf *told, struct err *e);

/* ---- draft.c ---- */

void draft_close(struct store *st);
/* What is typed comes to the disk a second after the first key of it: the boot time when that
 * is, or -1, and doing it. */
int64_t draft_due(const struct store *st);
void draft_settle(struct store *st);
/* Nothing of what was typed before stays in the file, but for the drafts that still count. */
MUST_CHECK enum status draft_renew(struct store *st, struct err *e);

/* ---- steady.c ---- */

/* The hub as it is now is the one that is open. */
void steady_remember(struct store *st);
/* Before each write, and not inside a transaction (but that of store_add_sessions): the hub and
 * its second copy are there and can be written to, which may have taken some mending.
 * E_READONLY: this store only reads. */
MUST_CHECK enum status steady(struct store *st, struct err *e);

/* ---- read.c ---- */

/* The setting of a practice hub, and who made a step: which of the two hubs it was made in. */
#define SETTING_PRACTICE "practice"
#define ACTOR_PRACTICE "practice"
#define ACTOR_DESK "desk"
/* Who made a step that is no action of people. */
#define ACTOR_PROGRAM "program"

MUST_CHECK enum status is_practice(struct store *st, bool *out, struct err *e);
/* Who makes a step in this hub now. */
MUST_CHECK enum status actor_now(struct store *st, const char **actor, struct err *e);

/* ---- reserve.c ---- */

/* Keeps some room back when there is enough; while nobody types. */
void reserve_make(struct store *st);
/* None any more: the hub is closed. */
void reserve_end(struct store *st);
/* When there is little, the notice says so. */
void reserve_warn(struct store *st);

/* ---- rest.c ---- */

/* A step was committed. */
void rest_changed(struct store *st);

/* ---- beside.c: the files beside the hub ---- */

MUST_CHECK enum status beside_lock(struct store *st, struct err *e);
/* Somebody may have deleted the lock: then another writer may have come.  E_BUSY: so it is. */
MUST_CHECK enum status beside_lock_again(struct store *st, struct err *e);
/* True when no writer lives. */
bool beside_lock_is_free(const char *path);
void beside_unlock(struct store *st);
/* Rings for readers; a bell that cannot be rung costs them only time. */
void beside_ring(struct store *st);

/* ---- slow.c: around each wait for the disk, and not inside each other ---- */

void slow_begin(struct store *st);
void slow_end(struct store *st);

/* ---- tables.c ---- */

/* The tables that the journal records, so that undo takes them back. */
bool table_is_journalled(const char *name);
/* The counters of codes: recorded too, for the second copy, but never undone. */
bool table_is_aside(const char *name);
/* Personal data and the row of the hub itself: in no second copy. */
bool table_is_kept_apart(const char *name);
/* The setting that says that wiping is under way: of this file alone, in no second copy. */
#define WIPE_NOTE "erasing"
/* The same for copies in a second place, whose folder follows; the ones, and all of these. */
#define WIPE_PLACE WIPE_NOTE " in "
#define WIPE_PLACES "key GLOB '" WIPE_PLACE "*'"
#define WIPE_NOTES "key GLOB '" WIPE_NOTE "*'"
#endif
