/* The rules of a session as pure functions.  Each comment names its source. */
#ifndef DIALOOG_MODEL_RULES_H
#define DIALOOG_MODEL_RULES_H

#include "entity.h"
#include "err.h"
#include "session.h"

#include <stddef.h>

struct arena;

/* ---- codes (design.md 4) ---- */

enum { CODE_SIZE = 16, SUBTHEME_MAX = 26 };
/* "I17", "O12", "S3", "A": in out, which is returned. */
const char *idea_code(int code, char out[CODE_SIZE]);
const char *solution_code(int code, char out[CODE_SIZE]);
const char *signal_code(int code, char out[CODE_SIZE]);
const char *subtheme_code(int code, char out[CODE_SIZE]);

/* ---- ideas (method.md 4.1) ---- */

/* One idea for each note: with more characters it is better said shorter. */
enum { IDEA_LONG = 80 };

/* ---- groups ---- */

/* The tables of one hall. */
enum { GROUPS_MAX = 30 };

/* ---- dots (method.md 4.3) ---- */

/* Dots for each person when n subthemes can be chosen: clamp(ceil(n / 3), 2, 5). */
int dot_advice(int n_subthemes);

/* ---- a count (domain.md 3.2.4) ---- */

struct count_check {
	int total;          /* dots counted */
	int handed_out;     /* voters x dots + extra */
	int expected;       /* handed_out - leftover, when leftover is known */
	bool complete;      /* every option and the leftover are filled in */
	bool empty;         /* no dot at all */
	int missing;        /* options without a number */
	int voters;         /* with those who came late */
	int per_option_max; /* voters x dots_per_subtheme */
	int over_option;    /* index of the first option with more dots than possible, or -1 */
	bool over_total;    /* total > handed_out */
	/* The fewest dots that must have been counted or given wrongly to explain the numbers; 0
	 * when they are right, or not complete. */
	int wrong;
};

/* dots[i] is the number of option i, -1 when not filled in; leftover -1 too. */
void count_check(const struct ballot *b, const int *dots, int n, int leftover,
                 struct count_check *out);

/* ---- ranking (domain.md 3.2.5, 3.2.16; method.md 4.3) ---- */

struct ranked {
	int index; /* in the caller's array */
	int dots;
	int rank; /* equal dots share a rank: 1, 2, 3, 3, 5 */
};

/* Sorts by dots, highest first, equal ones in the caller's order (which only says
 * where they stand, never who wins).  out has n places. */
void rank_by_dots(const int *dots, int n, struct ranked *out);

enum cut_state {
	CUT_EMPTY, /* no dot was given: there is no top */
	CUT_CLEAR, /* the first n_sure are chosen */
	CUT_TIED   /* equal dots cross the border: the tie rule must be carried out */
};

struct cut {
	enum cut_state state;
	int n_sure;    /* how many stand above the border without doubt */
	int tie_first; /* positions in the ranking of the equal ones */
	int tie_last;
	int tie_places; /* places left for them */
	int tie_rank;   /* the rank they share: "equal on place 3" */
	bool practical; /* the last chosen and the first not chosen differ by at most 1
	                   dot or 5 % of the higher, rounded up: shown, never blocks */
};

/* What stands above the border when places themes are chosen; fewer options than
 * places is clear.  Options without any dot are never chosen. */
void find_cut(const struct ranked *ranking, int n, int places, struct cut *out);

/* The cut of a ballot.  The options of a run-off all had the dots for a place already: when it
 * leaves places open, those without a dot there are equal, and the tie rule goes on. */
void ballot_cut(const struct ballot *b, const struct ranked *ranking, int n, struct cut *out);

/* True when so many wrong dots (count_check) could change the ranking of the top (domain.md
 * 7.18): which options stand in it, or in which order.  Becoming equal is a change too, and so
 * is being equal no more: a tie is carried out by its rule only when the count is right. */
bool difference_matters(const struct ballot *b, const struct ranked *ranking, int n, int wrong);

/* ---- where a ballot stands (domain.md 3.2.4 and 3.2.5, 7.16 to 7.18) ---- */

/* Everything about one count of a ballot; pointers are into the snapshot. */
struct tally {
	const struct ballot *ballot;
	const struct vote_count *count; /* NULL: none */
	const struct ballot_option *options[SUBTHEME_MAX];
	int n;
	int dots[SUBTHEME_MAX]; /* of each option; -1: not filled in */
	struct count_check check;
	struct ranked ranking[SUBTHEME_MAX]; /* what is not filled in stands last, with -1 */
	struct cut cut;
	int tie_place; /* what cut.tie_rank is in the vote itself, also in a run-off */
	bool doubtful; /* what is wrong could change the top: then no reason will do */
	bool accepted; /* complete, and right or with a difference that was explained */
};

/* The count that holds of a ballot: the fixed one, else the last.  False when there is none,
 * or no ballot (NULL); out then has the ballot only. */
bool tally_make(const struct snapshot *s, const struct ballot *b, struct tally *out);
/* The same for any count. */
void tally_count(const struct snapshot *s, const struct vote_count *c, struct tally *out);
/* "Counted: 89. Expected: 88.", or what else the numbers cannot be; "" when nothing is wrong. */
const char *tally_what_is_wrong(const struct snapshot *s, const struct tally *t, char *out,
                                size_t size);

/* ---- schedule keeper (domain.md 1.3, 7.1; design.md 7) ---- */

enum item_state { ITEM_DONE, ITEM_NOW, ITEM_TO_COME, ITEM_SKIPPED };

struct schedule_row {
	enum item_state state;
	int64_t start, end;    /* moments: real when known, else as it is going now */
	int real_minutes;      /* of a done item, rounded */
	int64_t planned_start; /* if everything had gone as planned */
};

/* A proposal to win time: take minutes off item (index in the agenda). */
struct saving {
	int item;
	int minutes;
};

struct schedule {
	struct schedule_row *rows; /* one for each agenda item, in the arena */
	int n;
	int current;         /* index of the running item, or -1 */
	int64_t remaining;   /* ms of the running item, negative when over */
	int64_t planned_end; /* end_planned, or without it the end of the agenda */
	int64_t end;         /* as it is going now */
	int behind;          /* whole minutes, negative when ahead */
	bool other_day; /* so far from the plan that this is another day: behind means nothing */
	struct saving *savings; /* proposals in their fixed order, in the arena */
	int n_savings;
	int saved; /* sum of the proposals, at most behind */
};

/* Where the agenda stands at now.  Before the first item is started everything is
 * as planned (the clock of a part begins at Enter, not on the clock: 7.1), except
 * that being late is shown.  Savings: items to come that are not protected, in
 * trim_order, down to min_minutes, until behind is won back; none on another day. */
void schedule_make(const struct session *session, const struct agenda_item *items, int n,
                   int64_t now, struct arena *arena, struct schedule *out);

/* ---- look-alikes (libraries.md 3: character trigrams, Dice) ---- */

/* 0..1; 1 for texts that are equal after folding. */
double similarity(const char *a, const char *b);

struct alike {
	int index; /* in the caller's list */
	double score;
};
/* The texts that look most like text, best first, at or above threshold; at most
 * max.  skip is an index that is left out, or -1. */
int find_alike(const char *text, const char *const *texts, int n, int skip, double threshold,
               struct alike *out, int max);
/* The same for every text from first on, beside those that stand before it in the list: the one
 * that looks most like it, or index -1.  out has room for n - first. */
void find_alike_before(const char *const *texts, int n, int first, double threshold,
                       struct alike *out);
/* From here on two ideas, or two titles, are called look-alikes.  Of the 60 ideas
 * of the first session the one labelled pair scores 0.67 and every other pair at
 * most 0.42; of its nine titles every pair at most 0.30. */
#define ALIKE_IDEA 0.5
#define ALIKE_TITLE 0.5

/* ---- notes that cannot be read (domain.md 7.11) ---- */

/* What stands in an idea for a word that nobody can read. */
#define ILLEGIBLE_WORD "[onleesbaar]"
/* From the text: can all of it be read, or nothing at all? */
enum legibility legibility_of(const char *text);
/* Of a text that is typed at the moment now: on a day after the session, or when it is closed, it
 * is typed out later; else it was heard in the hall, whether or not the agenda is kept. */
enum origin origin_at(const struct session *s, int64_t now);

/* ---- what text may hold (domain.md 3.4): only a hint ---- */

/* Could nobody read the note well, or were letters of it lost?  Then the group is asked. */
bool idea_is_unclear(const struct idea *idea);

/* ---- what every document and the CSV tell alike ---- */

/* Groups that were not withdrawn. */
int count_groups(const struct snapshot *s);
/* The total that was counted, or the kinds together when these are more. */
int people_total(const struct head_count *h);
/* The people who took part: those at the start, else a later count; NULL: not counted. */
const struct head_count *best_heads(const struct snapshot *s);
/* Where an idea belongs: a subtheme that was taken away, or is of another question, is none, and
 * what is parked has none.  NULL: none. */
const struct subtheme *subtheme_of_idea(const struct snapshot *s, const struct idea *i);
/* NULL: none, or one that was taken away. */
const struct theme *theme_of_solution(const struct snapshot *s, const struct solution *solution);
/* From when until when the session was, by the parts of the agenda; 0: not known.  There is no end
 * as long as a part is to come in a session that is not closed, when nobody ended the part that
 * began last, or when that was more than a day later: then it was not kept in one go. */
struct span {
	int64_t from, until;
};
struct span session_span(const struct snapshot *s);

/* ---- numbers that everyone needs ---- */

/* Ideas that are not withdrawn; group_id, question_id 0: all. */
int count_ideas(const struct snapshot *s, int64_t group_id, int64_t question_id);
/* Not withdrawn, not parked, without subtheme, of the question (0: all). */
int count_loose_ideas(const struct snapshot *s, int64_t question_id);
int count_parked_ideas(const struct snapshot *s);
int count_ideas_in(const struct snapshot *s, int64_t subtheme_id);
/* theme_id 0: all; group_id 0: all; which: 0 all, 1 do ourselves, 2 pass on. */
int count_solutions(const struct snapshot *s, int64_t theme_id, int64_t group_id, int which);
/* Text that may be shown in public (domain.md 3.2.10). */
const char *idea_public(const struct idea *i);
const char *solution_public(const struct solution *s);
const char *signal_public(const struct signal *s);
/* The open or last fixed main ballot that is not invalid, or NULL. */
const struct ballot *current_ballot(const struct snapshot *s);
/* The run-off of a ballot that is not invalid, or NULL. */
const struct ballot *run_off_of(const struct snapshot *s, const struct ballot *b);
/* How many places of the vote stand above those that this ballot is about: 0 for the vote
 * itself, so that place 1 of a run-off can be called place 3. */
int places_above(const struct snapshot *s, const struct ballot *b);
/* The last count of a ballot, or NULL. */
const struct vote_count *last_count(const struct snapshot *s, const struct ballot *b);
/* Options of a ballot in their order, into out (at most SUBTHEME_MAX); returns how many. */
int ballot_options(const struct snapshot *s, const struct ballot *b,
                   const struct ballot_option *out[SUBTHEME_MAX]);
/* Dots of each option in a count, -1 when not filled in. */
void count_dots(const struct snapshot *s, const struct vote_count *c,
                const struct ballot_option *const *options, int n, int *dots);
/* True when there is a vote, or one is still to come: a skipped item is none. */
bool session_has_vote(const struct snapshot *s);
/* Is it a question of a round of ideas? */
bool question_asks_for_ideas(const struct snapshot *s, const struct question *q);
/* True when the agenda has an item of this kind, skipped or not: the part of the session is
 * there either way. */
bool session_has_kind(const struct snapshot *s, enum item_kind kind);
/* The last day on which the names of a session are kept: as was decided, else so many days after
 * the session (domain.md 3.1, row 21); "" when it has no date.  out is DATE_SIZE bytes. */
enum { NAMES_KEPT_DAYS = 28 };
void session_keep_until(const struct session *s, char *out);
/* The planning of the phases changes between sessions (domain.md 0.1, D1): a session has the
 * one with the latest reference date that is not after its own date, else the first one. */
bool phase_is_of_session(const struct snapshot *s, const struct phase *p);
/* A kind of people that is fewer than this is not told by number: a few people could be
 * recognised (domain.md 3.1, row 22). */
enum { FEWEST_TOLD = 5 };
/* People that are to sit in the groups; 0: not filled in. */
int people_in_groups(const struct snapshot *s);
/* The most people that were counted at any moment; 0 when nobody counted. */
int most_people(const struct snapshot *s);
const struct head_count *find_heads(const struct snapshot *s, enum head_moment moment);
/* The list of subthemes of a question (0: any) may not change: a ballot on it is open (3.2.3).
 * After the result it may: a theme is a snapshot (3.2.6, 7.14). */
bool list_is_frozen(const struct snapshot *s, int64_t question_id);
/* A ballot on the list is open or fixed: an idea that comes now was not voted on (7.8). */
bool list_has_ballot(const struct snapshot *s, int64_t question_id);

/* ---- looking back, and what becomes of the proposals (domain.md 3.3, A.11, A.13) ---- */

/* The fields of reflection that ask about a core value, in the order of the seed. */
extern const char *const core_value_fields[CORE_VALUES];
/* What was answered about each of them; nothing when nobody looked back. */
void core_values(const struct snapshot *s, enum verdict out[CORE_VALUES]);
/* "passed on": how a proposal stands. */
const char *follow_word(enum follow_status status);
const char *follow_word_id(enum follow_status status); /* the same as a msgid */
/* What people do themselves is taken up, started, finished or stopped; all other statuses are of
 * what is passed on, and "answered" is of both. */
bool follow_fits(enum follow_status status, bool self);
/* How a solution or a parked idea stands: the last line about it, or NULL. */
const struct follow_up *follow_of_solution(const struct snapshot *s, int64_t solution_id);
const struct follow_up *follow_of_idea(const struct snapshot *s, int64_t idea_id);

/* How something stands for everybody on a day: the last line that is public and not of a later
 * date, and what was answered since. */
struct standing {
	const struct follow_up *state, *answer; /* NULL: none; borrowed from the snapshot */
};
/* Of what has exactly these ids, 0 for none of that sort; today "": of all days. */
struct standing find_standing(const struct snapshot *s, int64_t solution_id, int64_t theme_id,
                              int64_t idea_id, const char *today);
/* The line that says most, or NULL: nothing is known. */
const struct follow_up *standing_line(struct standing st);
/* A proposal that somebody else has to do something about. */
bool is_passed_on(const struct solution *s);
/* Proposals on top in the report that nobody has received yet. */
int count_not_passed_on(const struct snapshot *s);
/* Conditions of the grant of which something is told. */
int count_evidence(const struct snapshot *s);

/* ---- what is still open before closing (domain.md 1.2, 7.11, 7.25) ---- */

enum open_point_kind {
	OPEN_GROUP_WITHOUT_IDEAS,
	OPEN_LOOSE_IDEAS,
	OPEN_ILLEGIBLE,
	OPEN_PERSONAL_DATA,
	OPEN_NO_VOTE_RESULT,
	OPEN_MORE_VOTERS, /* than people that were counted */
	OPEN_NOT_VOTED,   /* a question with subthemes that nobody voted on */
	OPEN_THEME_WITHOUT_SOLUTIONS,
	OPEN_NO_END_COUNT,
	OPEN_NO_ANSWER_DATE,
	OPEN_NO_NEXT_DATE,
	OPEN_NOTHING_MISSED,
	OPEN_NOT_PASSED_ON, /* proposals that nobody received */
	OPEN_NO_VALUES,
	OPEN_NO_EVIDENCE /* conditions of the grant of which nothing is told */
};

struct open_point {
	enum open_point_kind kind;
	int number;       /* how many, where that means something */
	const char *what; /* a name or code, borrowed, or "" */
};

/* At most max points, the weightiest first; returns how many. */
int find_open_points(const struct snapshot *s, struct open_point *out, int max);

/* ---- the rules that must always hold (domain.md 3.2) ---- */

/* E_INVALID with a sentence about the first rule that is broken. */
MUST_CHECK enum status snapshot_check(const struct snapshot *s, struct err *e);

#endif
