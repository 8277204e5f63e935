/* What the hall sees: the stage that the desk sets. */
#include "db.h"

#include <string.h>

#include "mem.h"
#include "text.h"

static const char *const clock_states[] = {
        [CLOCK_OFF] = "off", [CLOCK_RUNNING] = "running", [CLOCK_PAUSED] = "paused"};

enum status store_stage(struct store *st, struct arena *a, struct stage *out, struct err *e)
{
	sqlite3_stmt *stmt;
	const char *state;
	size_t i;
	int rc;

	memset(out, 0, sizeof(*out));
	out->scene = out->message = out->lots = out->lots_drawn = out->revealed = "";
	reader_follow(st);
	stmt = kept_query(
	        st, e,
	        "SELECT session_id, scene, focus_id, page, reveal, black, pause, message,"
	        " clock_state, clock_left, clock_boot_id, clock_deadline_boot,"
	        " clock_deadline_wall, clock_total, held, lots, lots_drawn, lots_at, revealed"
	        " FROM stage",
	        "");
	if (!stmt)
		return db_failed(e);
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW) {
		out->session_id = sqlite3_column_int64(stmt, 0);
		out->scene = column_text(stmt, 1, a);
		out->focus_id = sqlite3_column_int64(stmt, 2);
		out->page = sqlite3_column_int(stmt, 3);
		out->reveal = sqlite3_column_int(stmt, 4);
		out->black = sqlite3_column_int(stmt, 5);
		out->pause = sqlite3_column_int(stmt, 6);
		out->message = column_text(stmt, 7, a);
		state = column_text(stmt, 8, a);
		for (i = 0; i < N_ITEMS(clock_states); i++)
			if (strcmp(state, clock_states[i]) == 0)
				out->clock.state = (enum clock_state)i;
		out->clock.left_ms = sqlite3_column_int64(stmt, 9);
		text_copy(out->clock.boot_id, sizeof(out->clock.boot_id), column_text(stmt, 10, a));
		out->clock.deadline_boot = sqlite3_column_int64(stmt, 11);
		out->clock.deadline_wall = sqlite3_column_int64(stmt, 12);
		out->clock.total_ms = sqlite3_column_int64(stmt, 13);
		out->held = sqlite3_column_int(stmt, 14);
		out->lots = column_text(stmt, 15, a);
		out->lots_drawn = column_text(stmt, 16, a);
		out->lots_at = sqlite3_column_int64(stmt, 17);
		out->revealed = column_text(stmt, 18, a);
	}
	return kept_finish(st, stmt, rc, e);
}

enum status store_set_stage(struct store *st, const struct stage *stage, struct err *e)
{
	const struct part_clock *c = &stage->clock;
	enum status s = steady(st, e);

	if (s == OK)
		s = db_run(st->db, e,
		           "UPDATE stage SET session_id = ?1, scene = ?2, focus_id = ?3, page = ?4,"
		           " reveal = ?5, black = ?6, pause = ?7, message = ?8, clock_state = ?9,"
		           " clock_left = ?10, clock_boot_id = ?11, clock_deadline_boot = ?12,"
		           " clock_deadline_wall = ?13, clock_total = ?14, held = ?15, lots = ?16,"
		           " lots_drawn = ?17, lots_at = ?18, revealed = ?19",
		           "rtriiiittitiiiittit", stage->session_id, stage->scene, stage->focus_id,
		           (int64_t)stage->page, (int64_t)stage->reveal, (int64_t)stage->black,
		           (int64_t)stage->pause, stage->message, clock_states[c->state],
		           c->left_ms, c->boot_id, c->deadline_boot, c->deadline_wall, c->total_ms,
		           (int64_t)stage->held, stage->lots ? stage->lots : "",
		           stage->lots_drawn ? stage->lots_drawn : "", stage->lots_at,
		           stage->revealed ? stage->revealed : "");
	if (s == OK)
		beside_ring(st);
	return s;
}
