/* Nothing private comes to the hall: not on its screen, and not into the memory of the process. The
 * argument is the path of dialoog. */
#include "beside.h"
#include "stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"

#define SECRET "GEHEIM7f3a91"

/* Columns that everybody may see; a text anywhere else gets the secret. */
static const char *const public_columns[] = {
        "series.name",
        "series.web_page",
        "series.web_page_short",
        "series.mail",
        "series.language",
        "session.title",
        "session.date",
        "session.start_planned",
        "session.place",
        "session.influence",
        "session.ground_rules",
        "session.answer_by",
        "agenda_item.title",
        "question.text_screen",
        "idea.public_text",
        "subtheme.title",
        "subtheme.short_name",
        "theme.title",
        "theme.short_name",
        "solution.public_text",
        "group_report.text",
        "next_date.title",
        "next_date.date",
        "next_date.time_from",
        "next_date.time_to",
        "next_date.place",
        "phase.name",
        "phase.date_from",
        "phase.date_to",
        "example.title",
        "example.lines",
        "example.lesson",
        "info_sheet.title",
        "info_sheet.lines",
        "info_sheet.source",
        "stage.scene",
        "stage.message",
        "stage.lots",
        "stage.lots_drawn",
        "stage.revealed",
        "stage.clock_boot_id",
};

static bool is_public(const char *table, const char *column)
{
	AUTO_FREE char *name = xasprintf("%s.%s", table, column);

	for (size_t i = 0; i < N_ITEMS(public_columns); i++)
		if (strcmp(public_columns[i], name) == 0)
			return true;
	return false;
}

/* Every text of every table, where a rule of the schema does not forbid it. */
static int plant(const char *hub)
{
	sqlite3 *db;
	sqlite3_stmt *stmt;
	int planted = 0;

	assert_int_equal(sqlite3_open(hub, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
	                              "UPDATE idea SET public_text = 'Openbaar ' || code;"
	                              "UPDATE solution SET public_text = 'Openbaar ' || code;"
	                              "UPDATE question SET text_screen = 'Wat vind je?'",
	                              NULL, NULL, NULL),
	                 SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db,
	                                    "SELECT m.name, p.name FROM sqlite_schema m JOIN"
	                                    " pragma_table_info(m.name) p WHERE m.type = 'table'"
	                                    " AND p.type = 'TEXT'",
	                                    -1, &stmt, NULL),
	                 SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(stmt, 0);
		const char *column = (const char *)sqlite3_column_text(stmt, 1);
		AUTO_FREE char *sql =
		        xasprintf("UPDATE %s SET %s = '" SECRET " ' || rowid", table, column);

		if (!is_public(table, column))
			planted += sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK &&
			           sqlite3_changes(db) > 0;
	}
	sqlite3_finalize(stmt);
	assert_int_equal(sqlite3_exec(db,
	                              "INSERT INTO sign_up SELECT 1, id, '" SECRET "', '" SECRET
	                              "', 'feedback', '" SECRET "', 0, '2025-06-12' FROM session;"
	                              "INSERT INTO role SELECT 1, id, '" SECRET "', '" SECRET
	                              "', '" SECRET "', '" SECRET "', 0, NULL FROM session",
	                              NULL, NULL, NULL),
	                 SQLITE_OK);
	sqlite3_close(db);
	return planted;
}

static bool holds_secret(const char *bytes, size_t n)
{
	return memmem(bytes, n, SECRET, strlen(SECRET)) != NULL;
}

/* All memory that the process can write. */
static bool memory_holds(pid_t pid, const char *text)
{
	enum { PART = 1 << 20, MOST = 256 };
	AUTO_FREE char *maps_path = xasprintf("/proc/%d/maps", (int)pid);
	AUTO_FREE char *mem_path = xasprintf("/proc/%d/mem", (int)pid);
	AUTO_FREE char *bytes = xmalloc(PART);
	FILE *maps = fopen(maps_path, "r");
	int mem = open(mem_path, O_RDONLY | O_CLOEXEC);
	char line[512];
	bool found = false;
	size_t looked_at = 0;

	assert_non_null(maps);
	assert_true(mem >= 0);
	while (fgets(line, sizeof(line), maps)) {
		unsigned long from, to;
		char rights[8];

		if (sscanf(line, "%lx-%lx %7s", &from, &to, rights) != 3 || rights[1] != 'w' ||
		    (to - from) / PART > MOST)
			continue;
		/* Each part with the end of the one before it. */
		for (unsigned long at = from; at < to && !found; at += PART / 2) {
			ssize_t n = pread(mem, bytes, to - at < PART ? to - at : PART, (off_t)at);

			if (n <= 0)
				break;
			looked_at += (size_t)n;
			found = memmem(bytes, (size_t)n, text, strlen(text)) != NULL;
		}
	}
	close(mem);
	fclose(maps);
	assert_true(found || looked_at > PART);
	return found;
}

static void test_holds_nothing_private(void **state)
{
	struct fixture f;
	struct pty *p;
	const char *bytes;
	int planted;
	size_t n;

	(void)state;
	make(&f, "private");
	planted = plant(f.hub);
	print_message("# %d columns hold the secret\n", planted);
	assert_true(planted > 30);
	/* Before there is a desk, and with one. */
	p = start_screen(&f);
	assert_true(pty_wait_text(p, "Eerste dialoogsessie"));
	assert_false(memory_holds(pty_pid(p), SECRET));
	open_desk(&f);
	for (int s = SCENE_NONE + 1; s < SCENE_COUNT; s++) {
		char mark[40];

		show(&f, scene_info((enum scene)s)->name);
		/* What comes behind it on the screen says that this one was shown. */
		snprintf(mark, sizeof(mark), "merk%d", s);
		f.stage.message = mark;
		pty_forget_bytes(p);
		show(&f, scene_info((enum scene)s)->name);
		f.stage.message = "";
		f.stage.pause = true;
		show(&f, scene_info((enum scene)s)->name);
		assert_true(pty_wait_text(p, "We gaan zo verder."));
		f.stage.pause = false;
		show(&f, scene_info((enum scene)s)->name);
		assert_true(pty_wait_no_text(p, "We gaan zo verder."));
		bytes = pty_bytes(p, &n);
		/* What is shown is found there. */
		assert_true(s != SCENE_IDEAS || memory_holds(pty_pid(p), "Openbaar 3"));
		assert_false(holds_secret(bytes, n));
		if (memory_holds(pty_pid(p), SECRET))
			fail_msg("%s: a private text is in the memory of the screen",
			         scene_info((enum scene)s)->name);
	}
	store_close(f.st);
	leave(p);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_holds_nothing_private)};

	return begin_tests(argc, argv) ? cmocka_run_group_tests(tests, NULL, NULL) : 2;
}
