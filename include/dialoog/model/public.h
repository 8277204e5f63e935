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
};

struct stage {
	int64_t session_id;
	const char *scene; /* name of the scene */
	int64_t focus_id;  /* item, group, theme it is about */
	int page, reveal;
	bool black, pause;
	const char *message;
	struct part_clock clock;
};

/* ms left on the clock now (negative when over); after another start of the machine
 * it falls back to wall time. */
int64_t part_clock_left(const struct part_clock *c, const struct clock *clock);

/* Only what may be shown to everybody. Filled by the store's own SELECTs. */
struct public_view {
	const char *series_name, *web_page, *web_page_short, *mail;
	const char *title, *date, *start, *place, *language, *influence, *ground_rules;
	int top_n;
	struct public_item {
		int64_t id;
		const char *title;
		enum item_kind kind;
		int minutes;
		bool done, now;
	} * agenda;
	int n_agenda;
	struct public_question {
		int64_t id;
		int round;
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
		int64_t id;
		int code;
		const char *title, *short_name;
		int ideas;
	} * subthemes;
	int n_subthemes;
	struct public_theme {
		int64_t id;
		int rank;
		const char *title, *short_name;
		int dots;
	} * themes; /* only when fixed */
	int n_themes;
	int voters;
	struct public_solution {
		int64_t id;
		int code;
		int64_t theme_id;
		enum addressee addressee;
		const char *text;
	} * solutions;
	int n_solutions;
	struct public_date {
		enum date_kind kind;
		const char *title, *date, *from, *to, *place;
	} * dates;
	int n_dates;
	struct stage stage;
};

#endif
