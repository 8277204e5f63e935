#include <stdlib.h>
#include <time.h>

#include "cmocka_all.h"
#include "date.h"
#include "mem.h"

/* 15 May 2025, 14:02:07.250 in Amsterdam */
#define THE_MOMENT INT64_C(1747310527250)

static int use_zone(const char *zone)
{
	int failed = setenv("TZ", zone, 1);

	tzset();
	return failed;
}

static int in_amsterdam(void **state)
{
	(void)state;
	return use_zone("Europe/Amsterdam");
}

static void moments_are_local(void **state)
{
	char date[DATE_SIZE], hhmm[TIME_SIZE];

	(void)state;
	moment_date(THE_MOMENT, date);
	moment_time(THE_MOMENT, hhmm);
	assert_string_equal(date, "2025-05-15");
	assert_string_equal(hhmm, "14:02");
	assert_int_equal(moment_of("2025-05-15", "14:02"), THE_MOMENT - 7250);
	/* In winter the difference with UTC is another one. */
	assert_int_equal(moment_of("2025-01-15", "14:02"), INT64_C(1736946120000));
	moment_time(INT64_C(1736946120000), hhmm);
	assert_string_equal(hhmm, "14:02");
	/* The hour that is not there when summer time begins. */
	moment_time(moment_of("2025-03-30", "03:00"), hhmm);
	assert_string_equal(hhmm, "03:00");
	assert_int_equal(moment_of("2025-03-30", "03:00") - moment_of("2025-03-30", "01:00"),
	                 3600000);
}

static void another_zone_gives_another_date(void **state)
{
	char date[DATE_SIZE];

	(void)state;
	use_zone("Pacific/Auckland");
	moment_date(THE_MOMENT, date);
	assert_string_equal(date, "2025-05-16");
	in_amsterdam(NULL);
}

static void an_unknown_moment_is_empty(void **state)
{
	static const int64_t unknown[] = {0, INT64_MAX, INT64_MIN};
	char date[DATE_SIZE], hhmm[TIME_SIZE], iso[64];

	(void)state;
	for (size_t i = 0; i < N_ITEMS(unknown); i++) {
		moment_date(unknown[i], date);
		assert_string_equal(date, "");
		moment_time(unknown[i], hhmm);
		assert_string_equal(hhmm, "");
	}
	moment_iso(0, iso, sizeof(iso));
	assert_string_equal(iso, "");
	/* Nonsense, but no overflow. */
	moment_iso(INT64_MIN, iso, sizeof(iso));
	moment_iso(INT64_MAX, iso, sizeof(iso));
}

static void iso_text_is_utc(void **state)
{
	char iso[32], small[10];

	(void)state;
	moment_iso(THE_MOMENT, iso, sizeof(iso));
	assert_string_equal(iso, "2025-05-15T12:02:07.250Z");
	moment_iso(THE_MOMENT - 250, iso, sizeof(iso));
	assert_string_equal(iso, "2025-05-15T12:02:07Z");
	moment_iso(-1, iso, sizeof(iso));
	assert_string_equal(iso, "1969-12-31T23:59:59.999Z");
	moment_iso(THE_MOMENT, small, sizeof(small));
	assert_string_equal(small, "2025-05-1");
	moment_iso(THE_MOMENT, small, 0);
}

static void iso_text_is_read(void **state)
{
	static const struct {
		const char *iso;
		int64_t ms;
	} good[] = {
	        {"2025-05-15T12:02:07.250Z", THE_MOMENT},
	        {"2025-05-15T14:02:07.250+02:00", THE_MOMENT},
	        {"2025-05-15T06:32:07.250-05:30", THE_MOMENT},
	        {"2025-05-15T14:02:07.250", THE_MOMENT},
	        {"2025-05-15 14:02:07", THE_MOMENT - 250},
	        {"2025-05-15T14:02", THE_MOMENT - 7250},
	        {"2025-05-15T12:02Z", THE_MOMENT - 7250},
	        {"1970-01-01T00:00:00Z", 0},
	        {"1969-12-31T23:59:59.999Z", -1},
	        {"2025-05-15T23:30-01:00", INT64_C(1747355400000)},
	};
	static const char *const bad[] = {
	        "",
	        "2025-05-15",
	        "2025-05-15T",
	        "2025-05-15T14",
	        "2025-05-15T24:00Z",
	        "2025-02-30T10:00Z",
	        "2025-05-15T14:60Z",
	        "2025-05-15T14:02:60Z",
	        "2025-05-15T14:02:07.2Z",
	        "2025-05-15T14:02:07.250ZZ",
	        "2025-05-15T14:02+2",
	        "2025-05-15T14:02+0200",
	        "2025-05-15T14:02 Z",
	        "2025-05-15x14:02Z",
	        "15-05-2025T14:02",
	        "2025-05-15T14:02:",
	        "2025-05-15T14:02:07.",
	        "2025-05-15T14:02+25:00",
	};
	int64_t ms = 42;

	(void)state;
	for (size_t i = 0; i < N_ITEMS(bad); i++)
		assert_false(moment_parse(bad[i], &ms));
	assert_int_equal(ms, 42);
	for (size_t i = 0; i < N_ITEMS(good); i++) {
		assert_true(moment_parse(good[i].iso, &ms));
		assert_int_equal(ms, good[i].ms);
	}
}

static void iso_text_goes_back_and_forth(void **state)
{
	char iso[32];
	int64_t back;

	(void)state;
	/* From 1900 to 2999, in steps of some days and an odd time of day. */
	for (int64_t ms = INT64_C(-2208988800000); ms < INT64_C(32503680000000);
	     ms += 987654321001) {
		moment_iso(ms, iso, sizeof(iso));
		assert_true(moment_parse(iso, &back));
		assert_int_equal(back, ms);
	}
}

static void spans_are_read(void **state)
{
	static const struct {
		const char *s;
		int64_t ms;
	} good[] = {
	        {"12m", 720000}, {"90s", 90000},         {"1h30m", 5400000}, {"500ms", 500},
	        {"0s", 0},       {"1h1m1s1ms", 3661001}, {"2m5ms", 120005},
	};
	static const char *const bad[] = {
	        "",     "12",   "m",    "12x", "12 m", "-1m",         "1m1m",
	        "1m1h", "1.5m", "12m ", "mm",  "1mss", "9999999999h", "1h30",
	};
	int64_t ms = 42;

	(void)state;
	for (size_t i = 0; i < N_ITEMS(bad); i++)
		assert_false(span_parse(bad[i], &ms));
	assert_int_equal(ms, 42);
	for (size_t i = 0; i < N_ITEMS(good); i++) {
		assert_true(span_parse(good[i].s, &ms));
		assert_int_equal(ms, good[i].ms);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(moments_are_local),
	        cmocka_unit_test(another_zone_gives_another_date),
	        cmocka_unit_test(an_unknown_moment_is_empty),
	        cmocka_unit_test(iso_text_is_utc),
	        cmocka_unit_test(iso_text_is_read),
	        cmocka_unit_test(iso_text_goes_back_and_forth),
	        cmocka_unit_test(spans_are_read),
	};
	return cmocka_run_group_tests_name("moment", tests, in_amsterdam, NULL);
}
