/* What the hall sees: the stage that the desk sets, and the public view of a
 * session, which holds only what may be shown to everybody. */
#ifndef DIALOOG_MODEL_PUBLIC_H
#define DIALOOG_MODEL_PUBLIC_H

#include "clock.h"
#include "session.h"

/* ---- the clock of a part ---- */

enum clock_state { CLOCK_OFF, CLOCK_RUNNING, CLOCK_PAUSED };

struct part_clock {
	enum clock_state state;
	int64_t left_ms;       /* when paused; when running: at set_wall */
	char boot_id[40];      /* of the machine's start in which it was set */
	int64_t deadline_boot; /* CLOCK_BOOTTIME ms, when running */
	int64_t deadline_wall; /* the same as wall time */
	int64_t total_ms;      /* of the whole part, for a bar; 0: not known */
};

struct stage {
	int64_t session_id;
	const char *scene; /* name of the scene */
	int64_t focus_id;  /* item, group, theme it is about */
	int page;          /* the place in its list at which its page begins, see scene_place_of */
	int reveal;        /* steps, but of ideas */
	/* Codes of the ideas that were revealed, in that order, with spaces between them: one that
	 * comes later is not among them. */
	const char *revealed;
	bool black, pause;
	bool held; /* it stays with its scene when the agenda goes on */
	const char *message;
	struct part_clock clock;
	/* Lots drawn for everybody to see: the subthemes, as ids with spaces between them, those
	 * that were drawn, and the moment from which that is to be seen. */
	const char *lots, *lots_drawn;
	int64_t lots_at;
};

/* ms left on the clock now (negative when over); after another start of the machine
 * it falls back to wall time. */
int64_t part_clock_left(const struct part_clock *c, const struct clock *clock);

/* Parts of the public view that can be left out, so that a screen reads only what its scene shows;
 * the session itself, its groups and the stage always come along. */
enum public_part {
	PUBLIC_AGENDA = 1 << 0,
	PUBLIC_QUESTIONS = 1 << 1,
	PUBLIC_IDEAS = 1 << 2,
	PUBLIC_SUBTHEMES = 1 << 3,
	PUBLIC_THEMES = 1 << 4,
	PUBLIC_SOLUTIONS = 1 << 5,
	PUBLIC_REPORTS = 1 << 6,
	PUBLIC_DATES = 1 << 7,
	PUBLIC_PHASES = 1 << 8,
	PUBLIC_EXAMPLES = 1 << 9,
	PUBLIC_SHEETS = 1 << 10,
	PUBLIC_FEEDBACK = 1 << 11,
	PUBLIC_ALL = (1 << 12) - 1
};

/* Only what may be shown to everybody. Filled by the store's own SELECTs. */
struct public_view {
	const char *series_name, *web_page, *web_page_short, *mail;
	const char *title, *date, *start, *place, *language, *influence, *ground_rules, *answer_by;
	enum level level;
	int top_n;
	/* The last vote that counts: how many voted, with how many dots each, at most so many on
	 * one subtheme; its question; 0: there is none. */
	int voters, dots_per_person, dots_per_subtheme;
	int64_t ballot_question;
	bool ballot_open;
	int run_off_dots;      /* that each person has in the run-off that is open; 0: none is */
	const char *waits_for; /* the hub that is not there yet; or NULL */
	bool practice;         /* of the practice hub: it does not count */
	struct public_group {
		int64_t id;
		int number;
	} * groups;
	int n_groups;
	struct public_item {
		int64_t id;
		const char *title;
		enum item_kind kind;
		int minutes;
		bool done, now;
		int64_t round_id;
		int64_t started_at, ended_at;
	} * agenda;
	int n_agenda;
	struct public_question {
		int64_t id, round_id;
		int round;
		enum round_kind kind;
		bool main;
		const char *text;
	} * questions;
	int n_questions;
	struct public_idea {
		int64_t id;
		int code;
		int64_t question_id, group_id, subtheme_id;
		const char *text;
	} * ideas;
	int n_ideas;
	struct public_subtheme {
		int64_t id, question_id;
		int code;
		const char *title, *short_name;
		int ideas;
		bool in_run_off;
	} * subthemes;
	int n_subthemes;
	struct public_theme {
		int64_t id;
		int rank;
		const char *title, *short_name;
		int dots;
		enum decided_by decided_by;
	} * themes; /* only when fixed */
	int n_themes;
	struct public_solution {
		int64_t id;
		int code;
		int64_t theme_id;
		enum addressee addressee;
		bool highlighted;
		const char *text;
	} * solutions;
	int n_solutions;
	struct public_report {
		int64_t group_id;
		const char *text;
	} * reports; /* what each group tells, by group */
	int n_reports;
	struct public_date {
		enum date_kind kind;
		const char *title, *date, *from, *to, *place;
	} * dates;
	int n_dates;
	struct public_phase {
		const char *name, *from, *to;
	} * phases;
	int n_phases;
	struct public_example {
		int64_t id;
		const char *title, *lines, *lesson;
	} * examples;
	int n_examples;
	struct public_sheet {
		int64_t id;
		const char *title, *lines, *source;
	} * sheets;
	int n_sheets;
	/* How each proposal of the session before stands, where that may be told. */
	struct public_feedback {
		const char *text;
		enum follow_status status;
		const char *explanation;
	} * feedback;
	int n_feedback;
	struct stage stage;
};

#endif
