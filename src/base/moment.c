#include "date.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "date_parts.h"
#include "mem.h"

enum { MS = 1000, MS_PER_DAY = 24 * 60 * 60 * 1000 };

/* Rounds down, also before 1970. */
static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* False for "not known" and outside the years that are shown. */
static bool local_time(int64_t ms, struct tm *tm)
{
	time_t seconds = (time_t)floor_div(ms, MS);

	return ms != 0 && localtime_r(&seconds, tm) != NULL && tm->tm_year >= 0 &&
	       tm->tm_year < 1100;
}

/* The remainders below tell the compiler that the text fits. */
void moment_date(int64_t ms, char out[DATE_SIZE])
{
	struct tm tm;

	out[0] = '\0';
	if (local_time(ms, &tm))
		snprintf(out, DATE_SIZE, "%04u-%02u-%02u", (unsigned)(tm.tm_year + 1900) % 10000u,
		         (unsigned)(tm.tm_mon + 1) % 100u, (unsigned)tm.tm_mday % 100u);
}

void moment_time(int64_t ms, char out[TIME_SIZE])
{
	struct tm tm;

	out[0] = '\0';
	if (local_time(ms, &tm))
		snprintf(out, TIME_SIZE, "%02u:%02u", (unsigned)tm.tm_hour % 100u,
		         (unsigned)tm.tm_min % 100u);
}

static int64_t local_moment(int year, int month, int day, int seconds)
{
	struct tm tm = {
	        .tm_year = year - 1900,
	        .tm_mon = month - 1,
	        .tm_mday = day,
	        .tm_hour = seconds / 3600,
	        .tm_min = seconds / 60 % 60,
	        .tm_sec = seconds % 60,
	        .tm_isdst = -1,
	};

	return (int64_t)mktime(&tm) * MS;
}

int64_t moment_of(const char *date, const char *hhmm)
{
	int year, month, day;

	BUG_IF(!split_date(date, &year, &month, &day));
	return local_moment(year, month, day, time_to_minutes(hhmm) * 60);
}

void moment_iso(int64_t ms, char *out, size_t size)
{
	int64_t year;
	int month, day;

	if (size == 0)
		return;
	out[0] = '\0';
	if (ms == 0)
		return;
	int64_t days = floor_div(ms, MS_PER_DAY);
	int in_day = (int)((ms % MS_PER_DAY + MS_PER_DAY) % MS_PER_DAY);
	int seconds = in_day / MS;
	date_of_days(days, &year, &month, &day);
	int n = snprintf(out, size, "%04lld-%02d-%02dT%02d:%02d:%02d", (long long)year, month, day,
	                 seconds / 3600, seconds / 60 % 60, seconds % 60);
	if (n < 0 || (size_t)n >= size)
		return;
	if (in_day % MS != 0)
		snprintf(out + n, size - (size_t)n, ".%03dZ", in_day % MS);
	else
		snprintf(out + n, size - (size_t)n, "Z");
}

/* "HH:MM" with maybe ":SS" and ".mmm"; moves *s past it.  Ms, or -1. */
static int take_time_of_day(const char **s)
{
	const char *p = *s;
	int hour = fixed_digits(p, 2);

	if (hour < 0 || hour > 23 || p[2] != ':')
		return -1;
	int minute = fixed_digits(p + 3, 2);
	if (minute < 0 || minute > 59)
		return -1;
	p += 5;
	int ms = (hour * 60 + minute) * 60 * MS;
	if (*p == ':') {
		int second = fixed_digits(p + 1, 2);
		if (second < 0 || second > 59)
			return -1;
		p += 3;
		ms += second * MS;
		if (*p == '.') {
			int fraction = fixed_digits(p + 1, 3);
			if (fraction < 0)
				return -1;
			p += 4;
			ms += fraction;
		}
	}
	*s = p;
	return ms;
}

/* "Z", "+02:00" or "-05:30", to the end of s; minutes east of Greenwich. */
static bool parse_zone(const char *s, int *minutes)
{
	*minutes = 0;
	if (strcmp(s, "Z") == 0)
		return true;
	if ((*s != '+' && *s != '-') || !time_valid(s + 1))
		return false;
	*minutes = time_to_minutes(s + 1) * (*s == '-' ? -1 : 1);
	return true;
}

bool moment_parse(const char *iso, int64_t *out)
{
	int year, month, day, zone;

	if (!split_date(iso, &year, &month, &day) || (iso[DATE_LEN] != 'T' && iso[DATE_LEN] != ' '))
		return false;
	const char *s = iso + DATE_LEN + 1;
	int in_day = take_time_of_day(&s);
	if (in_day < 0)
		return false;
	if (*s == '\0') {
		*out = local_moment(year, month, day, in_day / MS) + in_day % MS;
		return true;
	}
	if (!parse_zone(s, &zone))
		return false;
	*out = days_of_date(year, month, day) * MS_PER_DAY + in_day - (int64_t)zone * 60 * MS;
	return true;
}

bool span_parse(const char *s, int64_t *out_ms)
{
	/* From large to small, each at most once. */
	static const struct {
		const char *name;
		int64_t ms;
	} units[] = {{"h", 3600 * MS}, {"m", 60 * MS}, {"s", MS}, {"ms", 1}};
	size_t next = 0;
	int64_t total = 0;

	do {
		size_t digits = strspn(s, "0123456789");
		/* Nine digits of hours fit in 63 bits of ms and are 100,000 years. */
		if (digits == 0 || digits > 9)
			return false;
		int64_t number = fixed_digits(s, (int)digits);
		s += digits;
		size_t len = strcspn(s, "0123456789");
		while (next < N_ITEMS(units) &&
		       (strlen(units[next].name) != len || strncmp(units[next].name, s, len) != 0))
			next++;
		if (next == N_ITEMS(units))
			return false;
		total += number * units[next++].ms;
		s += len;
	} while (*s != '\0');
	*out_ms = total;
	return true;
}
