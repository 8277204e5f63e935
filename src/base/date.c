#include "date.h"

#include <stdio.h>
#include <string.h>

#include "date_parts.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

static const char *const months[] = {
        N_("January"),   N_("February"), N_("March"),    N_("April"),
        N_("May"),       N_("June"),     N_("July"),     N_("August"),
        N_("September"), N_("October"),  N_("November"), N_("December"),
};

static const char *const short_months[] = {
        NC_("short month", "Jan"), NC_("short month", "Feb"), NC_("short month", "Mar"),
        NC_("short month", "Apr"), NC_("short month", "May"), NC_("short month", "Jun"),
        NC_("short month", "Jul"), NC_("short month", "Aug"), NC_("short month", "Sep"),
        NC_("short month", "Oct"), NC_("short month", "Nov"), NC_("short month", "Dec"),
};

static const char *const weekdays[] = {
        N_("Monday"), N_("Tuesday"),  N_("Wednesday"), N_("Thursday"),
        N_("Friday"), N_("Saturday"), N_("Sunday"),
};

static const char *const short_weekdays[] = {
        NC_("short weekday", "Mon"), NC_("short weekday", "Tue"), NC_("short weekday", "Wed"),
        NC_("short weekday", "Thu"), NC_("short weekday", "Fri"), NC_("short weekday", "Sat"),
        NC_("short weekday", "Sun"),
};

int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

/* The calendar is counted in years that begin in March, so that the leap day
 * is the last one, and in eras of 400 years, which all have equally many days. */
enum { DAYS_OF_ERA = 146097, DAYS_TO_1970 = 719468 };

int64_t days_of_date(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * DAYS_OF_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
	       day_of_year - DAYS_TO_1970;
}

void date_of_days(int64_t days, int64_t *year, int *month, int *day)
{
	int64_t z = days + DAYS_TO_1970;
	int64_t era = (z >= 0 ? z : z - (DAYS_OF_ERA - 1)) / DAYS_OF_ERA;
	int64_t day_of_era = z - era * DAYS_OF_ERA;
	int64_t year_of_era =
	        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t day_of_year =
	        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t march_month = (5 * day_of_year + 2) / 153;

	*day = (int)(day_of_year - (153 * march_month + 2) / 5 + 1);
	*month = (int)(march_month < 10 ? march_month + 3 : march_month - 9);
	*year = era * 400 + year_of_era + (*month <= 2);
}

/* The number of exactly n digits at s, or -1. */
int fixed_digits(const char *s, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

/* "YYYY-MM" at the beginning of s. */
static bool split_month(const char *s, int *year, int *month)
{
	*year = fixed_digits(s, 4);
	if (*year < 1900 || *year > 2999 || s[4] != '-')
		return false;
	*month = fixed_digits(s + 5, 2);
	return *month >= 1 && *month <= 12;
}

bool split_date(const char *s, int *year, int *month, int *day)
{
	if (!split_month(s, year, month) || s[7] != '-')
		return false;
	*day = fixed_digits(s + 8, 2);
	return *day >= 1 && *day <= days_in_month(*year, *month);
}

static bool whole_date(const char *s, int *year, int *month, int *day)
{
	return split_date(s, year, month, day) && s[DATE_LEN] == '\0';
}

static bool whole_month(const char *s, int *year, int *month)
{
	return split_month(s, year, month) && s[7] == '\0';
}

bool date_valid(const char *s)
{
	int year, month, day;

	return whole_date(s, &year, &month, &day);
}

bool date_or_month_valid(const char *s)
{
	int year, month;

	return date_valid(s) || whole_month(s, &year, &month);
}

bool time_valid(const char *s)
{
	int hour = fixed_digits(s, 2);

	if (hour < 0 || hour > 23 || s[2] != ':')
		return false;
	int minute = fixed_digits(s + 3, 2);
	return minute >= 0 && minute <= 59 && s[TIME_LEN] == '\0';
}

static bool put_date(int64_t year, int month, int day, char out[DATE_SIZE])
{
	if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1 ||
	    day > days_in_month((int)year, month))
		return false;
	/* The remainders tell the compiler that the text fits. */
	snprintf(out, DATE_SIZE, "%04u-%02u-%02u", (unsigned)year % 10000u, (unsigned)month % 100u,
	         (unsigned)day % 100u);
	return true;
}

/* Takes one to max digits at *s; -1 when there are none or too many. */
static int take_number(const char **s, size_t max)
{
	size_t n = strspn(*s, "0123456789");

	if (n == 0 || n > max)
		return -1;
	int value = fixed_digits(*s, (int)n);
	*s += n;
	return value;
}

static bool same_word(const char *folded, const char *name)
{
	AUTO_FREE char *other = text_fold(name);

	return strcmp(folded, other) == 0;
}

/* 1..12, or 0 for a word that is no month. */
static int month_of_word(const char *word)
{
	AUTO_FREE char *folded = text_fold(word);

	for (int i = 0; i < (int)N_ITEMS(months); i++) {
		const char *name = _(months[i]);
		AUTO_FREE char *start = xstrndup(name, 3);
		if (same_word(folded, name) || same_word(folded, start) ||
		    same_word(folded, tr_lookup("short month", short_months[i])))
			return i + 1;
	}
	return 0;
}

/* "mei 2025" behind the day. */
static bool parse_month_in_words(const char *s, int *month, int *year)
{
	s += strspn(s, " ");
	size_t len = strcspn(s, " .0123456789");
	AUTO_FREE char *word = xstrndup(s, len);
	s += len;
	if (*s == '.')
		s++;
	s += strspn(s, " ");
	*month = month_of_word(word);
	*year = take_number(&s, 4);
	return *month != 0 && *s == '\0';
}

/* "-5-2025" or "/5/2025" behind the day. */
static bool parse_month_in_digits(const char *s, int *month, int *year)
{
	char separator = *s++;

	*month = take_number(&s, 2);
	if (*s++ != separator)
		return false;
	*year = take_number(&s, 4);
	return *s == '\0';
}

static char *without_ends(const char *typed)
{
	typed += strspn(typed, " ");
	size_t len = strlen(typed);
	while (len > 0 && typed[len - 1] == ' ')
		len--;
	return xstrndup(typed, len);
}

/* "5-2025" or "5/2025" */
static bool parse_only_month(const char *s, int *month, int *year)
{
	*month = take_number(&s, 2);
	if (*s != '-' && *s != '/')
		return false;
	s++;
	*year = take_number(&s, 4);
	return *s == '\0';
}

bool month_parse(const char *typed, char out[DATE_SIZE])
{
	AUTO_FREE char *s = without_ends(typed);
	int year, month;

	if (date_parse(s, out))
		return true;
	if (whole_month(s, &year, &month)) {
		memcpy(out, s, 8);
		return true;
	}
	if ((!parse_month_in_words(s, &month, &year) && !parse_only_month(s, &month, &year)) ||
	    !put_date(year, month, 1, out))
		return false;
	out[7] = '\0';
	return true;
}

bool date_parse(const char *typed, char out[DATE_SIZE])
{
	int year, month;

	AUTO_FREE char *s = without_ends(typed);
	if (date_valid(s)) {
		memcpy(out, s, DATE_SIZE);
		return true;
	}
	const char *p = s;
	int day = take_number(&p, 2);
	if (day < 0)
		return false;
	bool found = *p == '-' || *p == '/' || (*p == '.' && p[1] != ' ')
	                     ? parse_month_in_digits(p, &month, &year)
	                     : parse_month_in_words(p, &month, &year);
	return found && put_date(year, month, day, out);
}

bool time_parse(const char *typed, char out[TIME_SIZE])
{
	const char *s = typed + strspn(typed, " ");
	size_t digits = strspn(s, "0123456789");
	int hour, minute = 0;

	if (digits == 3 || digits == 4) {
		/* 1345, and 930 for half past nine */
		int typed_number = take_number(&s, 4);
		hour = typed_number / 100;
		minute = typed_number % 100;
	} else {
		hour = take_number(&s, 2);
		if (*s == ':' || *s == '.') {
			minute = fixed_digits(s + 1, 2);
			s += minute < 0 ? 0 : 3;
		}
	}
	if (s[strspn(s, " ")] != '\0' || hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return false;
	minutes_to_time(hour * 60 + minute, out);
	return true;
}

int time_to_minutes(const char *hhmm)
{
	BUG_IF(!time_valid(hhmm));
	return fixed_digits(hhmm, 2) * 60 + fixed_digits(hhmm + 3, 2);
}

void minutes_to_time(int minutes, char out[TIME_SIZE])
{
	const int day = 24 * 60;
	unsigned m = (unsigned)((minutes % day + day) % day);

	snprintf(out, TIME_SIZE, "%02u:%02u", m / 60 % 100, m % 60);
}

/* 0 is Monday. */
static int weekday_of(int year, int month, int day)
{
	int64_t days = days_of_date(year, month, day);

	/* The first of January 1970 was a Thursday. */
	return (int)(((days + 3) % 7 + 7) % 7);
}

/* With a weekday in front, unless weekday is NULL; what is no date is shown as
 * it is. */
static void put_long(const char *date, const char *(*weekday)(int), char *out, size_t size)
{
	AUTO_FREE char *text = NULL;
	int year, month, day;

	if (whole_month(date, &year, &month))
		text = xasprintf("%s %d", _(months[month - 1]), year);
	else if (!whole_date(date, &year, &month, &day))
		text = xstrdup(date);
	else if (weekday == NULL)
		text = xasprintf("%d %s %d", day, _(months[month - 1]), year);
	else
		text = xasprintf("%s %d %s %d", weekday(weekday_of(year, month, day)), day,
		                 _(months[month - 1]), year);
	text_copy(out, size, text);
}

static const char *weekday_name(int weekday)
{
	return _(weekdays[weekday]);
}

static const char *short_weekday_name(int weekday)
{
	return tr_lookup("short weekday", short_weekdays[weekday]);
}

void date_long(const char *date, char *out, size_t size)
{
	put_long(date, NULL, out, size);
}

void date_full(const char *date, char *out, size_t size)
{
	put_long(date, weekday_name, out, size);
}

void date_short(const char *date, char *out, size_t size)
{
	put_long(date, short_weekday_name, out, size);
}

void date_typed(const char *date, char *out, size_t size)
{
	int year, month, day;

	if (whole_date(date, &year, &month, &day))
		snprintf(out, size, "%02d-%02d-%04d", day, month, year);
	else
		text_copy(out, size, date);
}

static int64_t days_of_text(const char *date)
{
	int year, month, day;

	BUG_IF(!whole_date(date, &year, &month, &day));
	return days_of_date(year, month, day);
}

void date_add_days(const char *date, int days, char out[DATE_SIZE])
{
	int64_t year;
	int month, day;

	date_of_days(days_of_text(date) + days, &year, &month, &day);
	/* Beyond the years of date_valid there are no dates. */
	if (!put_date(year, month, day, out))
		out[0] = '\0';
}
