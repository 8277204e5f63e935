#include <limits.h>
#include <string.h>

#include "cmocka_all.h"
#include "date.h"
#include "mem.h"
#include "tr.h"

static int speak_dutch(void **state)
{
	struct err e;

	(void)state;
	assert_int_equal(tr_init("nl", &e), OK);
	return 0;
}

static void only_real_dates_are_valid(void **state)
{
	static const char *const good[] = {
	        "2025-05-15", "2024-02-29", "2000-02-29", "1900-01-01", "2999-12-31",
	};
	static const char *const bad[] = {
	        "",           "2025",       "2025-05",     "2025-5-15",   "2025-02-29",
	        "1900-02-29", "2025-04-31", "2025-13-01",  "2025-00-10",  "2025-01-00",
	        "1899-12-31", "3000-01-01", "2025-05-15 ", "2025-05-150", " 2025-05-15",
	        "2025/05/15", "20a5-05-15", "-025-05-15",
	};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(good); i++)
		assert_true(date_valid(good[i]));
	for (size_t i = 0; i < N_ITEMS(bad); i++)
		assert_false(date_valid(bad[i]));
	assert_true(date_or_month_valid("2025-05-15"));
	assert_true(date_or_month_valid("2025-12"));
	assert_false(date_or_month_valid("2025-13"));
	assert_false(date_or_month_valid("2025-5"));
	assert_false(date_or_month_valid("2025-05-"));
	assert_false(date_or_month_valid("2025"));
	assert_false(date_or_month_valid(""));
}

static void only_real_times_are_valid(void **state)
{
	static const char *const bad[] = {
	        "", "24:00", "12:60", "9:05", "12.30", "12:5", "12:300", "ab:cd", "1", "12", "12:",
	};
	(void)state;
	assert_true(time_valid("00:00"));
	assert_true(time_valid("23:59"));
	for (size_t i = 0; i < N_ITEMS(bad); i++)
		assert_false(time_valid(bad[i]));
}

static void typed_dates_are_understood(void **state)
{
	static const char *const good[] = {
	        "27-05-2025",    "27-5-2025",   "27/5/2025",     "27.5.2025",    "2025-05-27",
	        " 27 mei 2025 ", "27 MEI 2025", "27  mei  2025", "27 mei. 2025", "27mei2025",
	};
	static const struct {
		const char *typed, *date;
	} months[] = {
	        {"1 januari 2025", "2025-01-01"},   {"1 jan 2025", "2025-01-01"},
	        {"1 maart 2025", "2025-03-01"},     {"1 mrt 2025", "2025-03-01"},
	        {"1 maa 2025", "2025-03-01"},       {"31 okt. 2025", "2025-10-31"},
	        {"31 December 2025", "2025-12-31"},
	};
	static const char *const bad[] = {
	        "",           "27",         "27-5",       "27-5-25",
	        "31-4-2025",  "29-2-2025",  "27-5/2025",  "27 foo 2025",
	        "27 ma 2025", "27 2025",    "0-5-2025",   "27-0-2025",
	        "27-13-2025", "27-5-2025x", "mei 2025",   "27 mei",
	        "27 mei 25",  "127-5-2025", "27-5-12025", "99999999999999999999-1-2025",
	        "-27-5-2025", "27--5-2025", "27-05-1899",
	};
	char out[DATE_SIZE];

	(void)state;
	for (size_t i = 0; i < N_ITEMS(good); i++) {
		assert_true(date_parse(good[i], out));
		assert_string_equal(out, "2025-05-27");
	}
	for (size_t i = 0; i < N_ITEMS(months); i++) {
		assert_true(date_parse(months[i].typed, out));
		assert_string_equal(out, months[i].date);
	}
	for (size_t i = 0; i < N_ITEMS(bad); i++)
		assert_false(date_parse(bad[i], out));
}

static void test_months(void **state)
{
	static const struct {
		const char *typed, *month;
	} good[] = {
	        {"mei 2025", "2025-05"},       {" mei 2025 ", "2025-05"},
	        {"okt. 2025", "2025-10"},      {"5-2025", "2025-05"},
	        {"05/2025", "2025-05"},        {"2025-05", "2025-05"},
	        {"27 mei 2025", "2025-05-27"}, {"27-5-2025", "2025-05-27"},
	};
	static const char *const bad[] = {"",        "mei",      "2025",     "foo 2025", "13-2025",
	                                  "0-2025",  "5-25",     "2025-13",  "5-2025x",  "mei 1899",
	                                  "5--2025", "mei2025x", "31-6-2025"};
	char out[DATE_SIZE];

	(void)state;
	for (size_t i = 0; i < N_ITEMS(good); i++) {
		assert_true(month_parse(good[i].typed, out));
		assert_string_equal(out, good[i].month);
	}
	for (size_t i = 0; i < N_ITEMS(bad); i++)
		assert_false(month_parse(bad[i], out));
}

static void months_are_typed_in_the_language(void **state)
{
	char out[DATE_SIZE];

	(void)state;
	assert_false(date_parse("27 May 2025", out));
	tr_select("en");
	assert_true(date_parse("27 May 2025", out));
	assert_true(date_parse("3 oct 2025", out));
	assert_string_equal(out, "2025-10-03");
	assert_false(date_parse("27 mei 2025", out));
	tr_select("nl");
}

static void typed_times_are_understood(void **state)
{
	static const struct {
		const char *typed, *time;
	} good[] = {
	        {"13:45", "13:45"}, {"13.45", "13:45"}, {"1345", "13:45"},   {"9:05", "09:05"},
	        {"13", "13:00"},    {"9", "09:00"},     {" 9.30 ", "09:30"}, {"930", "09:30"},
	        {"0000", "00:00"},  {"0:00", "00:00"},  {"23:59", "23:59"},
	};
	static const char *const bad[] = {
	        "",      " ",    "24",  "24:00",  "13:60",        "1360",
	        "2400",  "13:5", "13:", "13:455", "13:45x",       "13 45",
	        "12345", "-1",   "a",   "1:2:3",  "999999999999",
	};
	char out[TIME_SIZE];

	(void)state;
	for (size_t i = 0; i < N_ITEMS(good); i++) {
		assert_true(time_parse(good[i].typed, out));
		assert_string_equal(out, good[i].time);
	}
	for (size_t i = 0; i < N_ITEMS(bad); i++)
		assert_false(time_parse(bad[i], out));
}

static void minutes_go_round_the_clock(void **state)
{
	char out[TIME_SIZE];

	(void)state;
	assert_int_equal(time_to_minutes("00:00"), 0);
	assert_int_equal(time_to_minutes("13:45"), 825);
	minutes_to_time(825, out);
	assert_string_equal(out, "13:45");
	minutes_to_time(24 * 60 + 5, out);
	assert_string_equal(out, "00:05");
	minutes_to_time(-10, out);
	assert_string_equal(out, "23:50");
	minutes_to_time(INT_MAX, out);
	assert_true(time_valid(out));
	minutes_to_time(INT_MIN, out);
	assert_true(time_valid(out));
}

static void check_shown(const char *date, const char *full, const char *middle, const char *longer)
{
	char out[64];

	date_full(date, out, sizeof(out));
	assert_string_equal(out, full);
	date_short(date, out, sizeof(out));
	assert_string_equal(out, middle);
	date_long(date, out, sizeof(out));
	assert_string_equal(out, longer);
}

static void dates_are_shown_in_the_language(void **state)
{
	(void)state;
	check_shown("2025-05-15", "donderdag 15 mei 2025", "do 15 mei 2025", "15 mei 2025");
	check_shown("2024-02-29", "donderdag 29 februari 2024", "do 29 februari 2024",
	            "29 februari 2024");
	check_shown("1900-01-01", "maandag 1 januari 1900", "ma 1 januari 1900", "1 januari 1900");
	check_shown("2025-11", "november 2025", "november 2025", "november 2025");
	check_shown("", "", "", "");
	check_shown("ooit", "ooit", "ooit", "ooit");
	tr_select("en");
	check_shown("2025-05-15", "Thursday 15 May 2025", "Thu 15 May 2025", "15 May 2025");
	tr_select("nl");
}

static void dates_are_shown_as_typed(void **state)
{
	char out[16], small[5];

	(void)state;
	date_typed("2025-05-07", out, sizeof(out));
	assert_string_equal(out, "07-05-2025");
	date_typed("2025-05", out, sizeof(out));
	assert_string_equal(out, "2025-05");
	date_typed("", out, sizeof(out));
	assert_string_equal(out, "");
	date_long("2025-05-07", small, sizeof(small));
	assert_string_equal(small, "7 me");
}

static void days_are_counted(void **state)
{
	char out[DATE_SIZE];

	(void)state;
	date_add_days("2024-02-28", 2, out);
	assert_string_equal(out, "2024-03-01");
	date_add_days("1900-01-01", 36524, out);
	assert_string_equal(out, "2000-01-01");
	date_add_days("2025-12-31", 1, out);
	assert_string_equal(out, "2026-01-01");
	date_add_days("2024-03-01", -1, out);
	assert_string_equal(out, "2024-02-29");
	date_add_days("2999-12-31", 1, out);
	assert_string_equal(out, "");
	date_add_days("2025-01-01", INT_MAX, out);
	assert_string_equal(out, "");
}

static void every_day_follows_the_one_before(void **state)
{
	char date[DATE_SIZE] = "1900-01-01", next[DATE_SIZE];
	int days = 0;

	(void)state;
	while (strcmp(date, "2999-12-31") != 0) {
		date_add_days(date, 1, next);
		assert_true(date_valid(next));
		assert_true(strcmp(date, next) < 0);
		memcpy(date, next, sizeof(date));
		days++;
	}
	date_add_days("1900-01-01", days, next);
	assert_string_equal(next, date);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(only_real_dates_are_valid),
	        cmocka_unit_test(only_real_times_are_valid),
	        cmocka_unit_test(typed_dates_are_understood),
	        cmocka_unit_test(test_months),
	        cmocka_unit_test(months_are_typed_in_the_language),
	        cmocka_unit_test(typed_times_are_understood),
	        cmocka_unit_test(minutes_go_round_the_clock),
	        cmocka_unit_test(dates_are_shown_in_the_language),
	        cmocka_unit_test(dates_are_shown_as_typed),
	        cmocka_unit_test(days_are_counted),
	        cmocka_unit_test(every_day_follows_the_one_before),
	};
	return cmocka_run_group_tests_name("date", tests, speak_dutch, NULL);
}
