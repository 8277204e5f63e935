/* The commands: each is one transaction, one row of the journal, and one step
 * back for undo.  Every command ends with the rules of domain.md 3.2
 * (snapshot_check); one that would break a rule changes nothing and gives
 * E_INVALID with the sentence.  A closed session refuses everything but what looks
 * back on it (the texts of its report, the reflection) or comes after it (follow-up,
 * signals, filing, versions of the report), undo and redo up to its closing,
 * reopening, and what is corrected with a reason (store_next_reason).
 *
 * Texts are cleaned here, so callers pass what was typed.  Ids of new rows come
 * back in *id (which may be NULL). */
#ifndef DIALOOG_STORE_COMMANDS_H
#define DIALOOG_STORE_COMMANDS_H

#include "store.h"
#include "entity.h"
#include "rules.h"

/* ---- the journal ---- */

/* What happened, for a line on the screen: the sentence is the desk's. */
struct journal_entry {
	int64_t seq, at;
	int64_t undo_of;  /* of an undo or redo: the seq of the step */
	int kind;         /* 0 command, 1 undo, 2 redo, 3 undo does not go past it */
	char action[32];  /* "idea-add" */
	char subject[32]; /* "I17", "A", "2": a code, never typed text */
};

/* Would store_undo, or store_redo, find a step to take?  E_NOT_FOUND: no, and the sentence is the
 * one that it would say. */
MUST_CHECK enum status store_has_undo(struct store *st, int64_t session_id, bool undo,
                                      struct err *e);
/* Takes back the last step of this session, or does it again.  *what (may be NULL)
 * tells which.  E_NOT_FOUND: nothing left, or a border (result fixed, closed):
 * then the sentence says so. */
MUST_CHECK enum status store_undo(struct store *st, int64_t session_id, struct journal_entry *what,
                                  struct err *e);
MUST_CHECK enum status store_redo(struct store *st, int64_t session_id, struct journal_entry *what,
                                  struct err *e);
/* The last rows of the journal of a session, newest first, in arena a. */
MUST_CHECK enum status store_journal(struct store *st, int64_t session_id, int max, struct arena *a,
                                     struct journal_entry **out, int *n, struct err *e);
/* The same, with the steps that are of the whole hub: a text that was erased, for example. */
MUST_CHECK enum status store_journal_whole(struct store *st, int64_t session_id, int max,
                                           struct arena *a, struct journal_entry **out, int *n,
                                           struct err *e);
/* What an idea said when it was written down, in arena a; its text of now when that never changed,
 * or the journal does not know. */
MUST_CHECK enum status store_first_text(struct store *st, int64_t session_id,
                                        const struct idea *idea, struct arena *a, const char **text,
                                        struct err *e);
/* The op_id of the next command: a retry with the same one is done once, and gives
 * the first one's id back.  "" or never called: a fresh one each time. */
void store_next_op(struct store *st, const char *op_id);
enum { OP_ID_SIZE = 64 };
/* A random one; returns out. */
const char *op_id_make(char out[OP_ID_SIZE]);
/* Why the commands from here on correct a closed session; NULL or "": they do not, which is
 * how it begins.  Each that changes something adds a row of correction in the same step.
 * Ideas, solutions, points of groups, next dates, head counts and the date of the answer can
 * be corrected; they are refused without a reason.  In an open session it says nothing. */
void store_next_reason(struct store *st, const char *reason);
/* Everything that is journalled, and the counters, as text: for comparing states in
 * tests.  Appended to out. */
struct buf;
MUST_CHECK enum status store_dump(struct store *st, bool with_counters, struct buf *out,
                                  struct err *e);

/* ---- sessions ---- */

/* Adds the session in s (made by a template or an import) with its ids.  A hub has
 * one series: in an empty hub the series comes along, else the session joins the
 * one that is there.  A number that is taken, or 0, becomes the next free one; so does
 * the code of a signal that the hub gave out already.  With store_next_reason it is one that was
 * held by mistake elsewhere: the report tells why it comes here.
 * E_CONFLICT: a session with this id is there already.  Not undoable. */
MUST_CHECK enum status store_add_session(struct store *st, const struct snapshot *s, int64_t *id,
                                         struct err *e);
/* The same for n sessions: all of them or, when something fails, none. */
MUST_CHECK enum status store_add_sessions(struct store *st, const struct snapshot *sessions, int n,
                                          struct err *e);
MUST_CHECK enum status store_close_session(struct store *st, int64_t session_id, struct err *e);
/* reason comes into the verslag.  Not undoable, like closing. */
MUST_CHECK enum status store_reopen_session(struct store *st, int64_t session_id,
                                            const char *reason, struct err *e);

/* ---- one row ---- */

/* A new value for one field of a row: text for texts, dates and times, number for
 * all others. */
struct change {
	const char *field;
	const char *text;
	int64_t number;
};
/* Changes fields of one row.  action is the journal's word ("idea-edit"), subject its
 * code.  Nothing changed: OK and no step.  A follow-up is only added to: E_INVALID. */
MUST_CHECK enum status store_edit(struct store *st, int64_t session_id, enum entity_id entity,
                                  int64_t id, const struct change *changes, int n,
                                  const char *action, const char *subject, struct err *e);
/* Takes one row away for good, but for undo: one that was made by mistake, on which nothing hangs
 * (E_CONFLICT), such as a question without ideas; what a phase brings goes along. */
MUST_CHECK enum status store_remove(struct store *st, int64_t session_id, enum entity_id entity,
                                    int64_t id, const char *action, const char *subject,
                                    struct err *e);
/* The same changes for several ideas, in one step; its subject is the code of the only one, or how
 * many they are.  An idea that goes to another question leaves its subtheme. */
MUST_CHECK enum status store_edit_ideas(struct store *st, int64_t session_id, const int64_t *ideas,
                                        int n_ideas, const struct change *changes, int n,
                                        const char *action, struct err *e);
/* Adds one row: the fields that are given, zero for the others, id, session and series
 * by itself; ideas, solutions, subthemes and signals get their code, lists with a
 * position or number the next one. */
MUST_CHECK enum status store_add(struct store *st, int64_t session_id, enum entity_id entity,
                                 const struct change *values, int n, const char *action,
                                 int64_t *id, struct err *e);

/* ---- from practice (domain.md 7.34) ---- */

/* What was entered elsewhere, with question, theme and group of the session that it comes to; ids,
 * codes, session, subtheme and duplicate are not looked at. */
struct taken {
	const struct idea *ideas;
	int n_ideas;
	const struct solution *solutions;
	int n_solutions;
};
/* Adds these, in one step with a correction that has the reason of store_next_reason, without which
 * it is refused.  *first: the code of the first one. */
MUST_CHECK enum status store_take(struct store *st, int64_t session_id, const struct taken *t,
                                  int *first, struct err *e);

/* ---- agenda ---- */

/* Starts an item, also one that was done before (its time begins anew): the running
 * one ends, the session opens if it was prepared. */
MUST_CHECK enum status store_start_item(struct store *st, int64_t session_id, int64_t item_id,
                                        struct err *e);
/* A new item behind item after (0: at the end). */
MUST_CHECK enum status store_add_item(struct store *st, int64_t session_id, int64_t after,
                                      const struct change *values, int n, int64_t *id,
                                      struct err *e);
/* Ends the running item without starting another. */
MUST_CHECK enum status store_end_item(struct store *st, int64_t session_id, struct err *e);
/* Moves an item up (-1) or down (+1). */
MUST_CHECK enum status store_move_item(struct store *st, int64_t session_id, int64_t item_id,
                                       int by, struct err *e);
struct minutes_change {
	int64_t item_id;
	int minutes; /* the new number */
};
/* Several items at once: the advice of the schedule keeper, one step back. */
MUST_CHECK enum status store_set_minutes(struct store *st, int64_t session_id,
                                         const struct minutes_change *changes, int n,
                                         struct err *e);
/* Groups 1..n exist and no others: new ones are added, empty ones withdrawn; a group
 * that has ideas stays (E_CONFLICT). */
MUST_CHECK enum status store_set_group_count(struct store *st, int64_t session_id, int n,
                                             const char *name_format, struct err *e);

/* The people of a group that became too small join another one: its numbers are added
 * there, its ideas stay its own (domain.md 7.6). */
MUST_CHECK enum status store_merge_groups(struct store *st, int64_t session_id, int64_t from,
                                          int64_t into, struct err *e);

/* ---- ideas and subthemes ---- */

/* Several new ideas at once (a paste of many lines): one step back. */
MUST_CHECK enum status store_add_ideas(struct store *st, int64_t session_id, int64_t question_id,
                                       int64_t group_id, const char *const *texts, int n,
                                       struct err *e);
/* The same for ideas that were typed elsewhere, into a file: that is their origin.  The code of
 * the first one comes in *first; the others have the codes behind it. */
MUST_CHECK enum status store_import_ideas(struct store *st, int64_t session_id, int64_t question_id,
                                          int64_t group_id, const char *const *texts, int n,
                                          int *first, struct err *e);
/* Puts ideas into a subtheme (0: out of it), out of the parking lot. */
MUST_CHECK enum status store_assign_ideas(struct store *st, int64_t session_id,
                                          const int64_t *ideas, int n, int64_t subtheme_id,
                                          struct err *e);
/* Parks ideas with a reason ("": none yet), out of their subtheme. */
MUST_CHECK enum status store_park_ideas(struct store *st, int64_t session_id, const int64_t *ideas,
                                        int n, const char *reason, struct err *e);
/* All ideas of from go to into; from is withdrawn. */
MUST_CHECK enum status store_merge_subthemes(struct store *st, int64_t session_id, int64_t from,
                                             int64_t into, struct err *e);
/* A new subtheme with these ideas of subtheme from. */
MUST_CHECK enum status store_split_subtheme(struct store *st, int64_t session_id, int64_t from,
                                            const char *title, const char *short_name,
                                            const int64_t *ideas, int n, int64_t *id,
                                            struct err *e);

/* ---- the vote ---- */

struct ballot_request {
	int64_t question_id; /* whose subthemes */
	int voters, dots_per_person, dots_per_subtheme, places;
	enum tie_rule tie_rule;
	enum verdict groups_agreed; /* when they were asked about the list */
	const char *counted_by;
};
/* Freezes the list and opens the vote with its first count. */
MUST_CHECK enum status store_open_ballot(struct store *st, int64_t session_id,
                                         const struct ballot_request *r, int64_t *id,
                                         struct err *e);
/* dots -1 empties the line. */
MUST_CHECK enum status store_set_dots(struct store *st, int64_t session_id, int64_t count_id,
                                      int64_t option_id, int dots, struct err *e);
/* Rejects the last count with a reason, which must be given, and opens the next one
 * (same leftover). */
MUST_CHECK enum status store_next_count(struct store *st, int64_t session_id, int64_t ballot_id,
                                        const char *reason, const char *counted_by, int64_t *id,
                                        struct err *e);
/* Leaves the difference between counted and expected as it is, with its reason, until a
 * number changes.  E_INVALID when it could change the ranking of the top: then only counting
 * again helps. */
MUST_CHECK enum status store_accept_difference(struct store *st, int64_t session_id,
                                               int64_t ballot_id, const char *reason,
                                               struct err *e);
/* Fixes the result of a clear ballot, whose count is right or accepted: themes are made.
 * E_CONFLICT when a tie crosses the border.  Of a run-off: fixes its parents too.  Undo does
 * not go past it. */
MUST_CHECK enum status store_fix_result(struct store *st, int64_t session_id, int64_t ballot_id,
                                        struct err *e);
/* Settles a tie and fixes: TIE_WIDEN takes all equal ones; TIE_TOGETHER and TIE_LOT
 * take the chosen options (as many as there are places left).  decision: who agreed,
 * how the lot was drawn. */
MUST_CHECK enum status store_settle_tie(struct store *st, int64_t session_id, int64_t ballot_id,
                                        enum tie_rule how, const int64_t *chosen, int n,
                                        const char *decision, struct err *e);
/* Opens a run-off between the equal ones, one dot each.  Until it is fixed or invalid
 * the vote itself waits: its counts cannot be changed (E_CONFLICT).  Of a run-off that
 * ends equal there is none: settle it.  counted_by: roles, no names. */
MUST_CHECK enum status store_open_run_off(struct store *st, int64_t session_id, int64_t ballot_id,
                                          int voters, const char *counted_by, int64_t *id,
                                          struct err *e);
/* Gives the ballot (and its run-offs) up with a reason; its themes are withdrawn and
 * the list is open again.  Undo does not go past it. */
MUST_CHECK enum status store_invalidate_ballot(struct store *st, int64_t session_id,
                                               int64_t ballot_id, const char *reason,
                                               struct err *e);

/* ---- closing and the report ---- */

/* One row for each moment; a second call replaces the numbers. */
MUST_CHECK enum status store_set_heads(struct store *st, int64_t session_id,
                                       const struct head_count *h, struct err *e);
MUST_CHECK enum status store_set_reflection(struct store *st, int64_t session_id, const char *field,
                                            const char *text, struct err *e);
/* Whether the session lived up to the core values, in the order of core_value_fields. */
MUST_CHECK enum status store_set_values(struct store *st, int64_t session_id,
                                        const enum verdict values[CORE_VALUES], const char *remark,
                                        struct err *e);
/* How the session met each condition of the grant; "" for one of which nothing is told. */
MUST_CHECK enum status store_set_evidence(struct store *st, int64_t session_id,
                                          const char *const texts[PRECONDITIONS], struct err *e);
/* What becomes of proposals: a new line for each of these solutions and ideas, of which
 * solution_id, idea_id, id, session and position are not looked at.  What stands there stays. */
MUST_CHECK enum status store_add_follow_ups(struct store *st, int64_t session_id,
                                            const int64_t *solutions, int n_solutions,
                                            const int64_t *ideas, int n_ideas,
                                            const struct follow_up *line, struct err *e);
/* Text of a section of the report (theme_id for SECTION_ROUND_2). */
MUST_CHECK enum status store_set_report_text(struct store *st, int64_t session_id,
                                             enum section section, int64_t theme_id,
                                             const char *text, struct err *e);

/* ---- before a report goes out ---- */

/* A text that may hold something of a person (model/personal.h) may stay as it is. */
MUST_CHECK enum status store_keep_text(struct store *st, int64_t session_id, const char *text,
                                       struct err *e);
/* The text of one field gets another one, "" where it may be empty; of what people said or agreed
 * in a closed session with a reason (store_next_reason). */
MUST_CHECK enum status store_replace_text(struct store *st, int64_t session_id,
                                          enum entity_id entity, int64_t id, const char *field,
                                          const char *text, struct err *e);
/* Who read the version that is worked on: a role, no name.  E_INVALID: it is fixed, and did not
 * change since. */
MUST_CHECK enum status store_version_read(struct store *st, int64_t session_id, const char *read_by,
                                          struct err *e);
/* Fixes it, with a mark of what it tells.  changes: since the version before and why; needed from
 * the second one on.  E_INVALID: the session is not closed, it is fixed already, or a text may hold
 * something of a person. */
MUST_CHECK enum status store_version_fix(struct store *st, int64_t session_id, const char *changes,
                                         struct err *e);
/* By which a file is known again: its CRC-32, as eight digits. */
enum { FILE_SUM_SIZE = 9 };
MUST_CHECK enum status store_file_sum(const char *path, char out[FILE_SUM_SIZE], struct err *e);
/* The version that was fixed goes out, as the file at path, whose name and checksum are kept: it
 * stands beside the hub, and where that is is another thing on each machine.  The one before
 * is corrected by it.  Undo does not go past it.  E_INVALID: none is fixed. */
MUST_CHECK enum status store_version_publish(struct store *st, int64_t session_id, const char *path,
                                             struct err *e);

#endif
