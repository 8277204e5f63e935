/* Dates and times of day.  Dates are texts "YYYY-MM-DD" (a phase may have only
 * "YYYY-MM"), times of day "HH:MM", moments int64_t ms since 1970 UTC; "" and
 * 0 mean: not known. */
#ifndef DIALOOG_BASE_DATE_H
#define DIALOOG_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

enum { DATE_LEN = 10, TIME_LEN = 5, DATE_SIZE = 11, TIME_SIZE = 6 };

/* True for a real calendar date "YYYY-MM-DD"; years 1900..2999. */
bool date_valid(const char *s);
/* True for "YYYY-MM" or date_valid. */
bool date_or_month_valid(const char *s);
/* True for "HH:MM", 00:00..23:59. */
bool time_valid(const char *s);

/* What a person types: 27-05-2025, 27-5-2025, 27/5/2025, "27 mei 2025" (month
 * names of the current language, whole or short) or 2025-05-27, spaces
 * around allowed.  out gets "YYYY-MM-DD".  False: not a date. */
bool date_parse(const char *typed, char out[DATE_SIZE]);
/* The same, or only a month: "mei 2025", 5-2025 or 2025-05, which gives "YYYY-MM". */
bool month_parse(const char *typed, char out[DATE_SIZE]);
/* 13:45, 13.45, 1345, 930, 9:05, or 13.  out gets "HH:MM". */
bool time_parse(const char *typed, char out[TIME_SIZE]);

/* Minutes after midnight of a valid "HH:MM", and back (modulo 24 hours). */
int time_to_minutes(const char *hhmm);
void minutes_to_time(int minutes, char out[TIME_SIZE]);

/* In the current language (Dutch): "15 mei 2025", "mei 2025" for a month; what
 * is no date is copied as it is.  This holds for the next three, too. */
void date_long(const char *date, char *out, size_t size);
/* "donderdag 15 mei 2025" */
void date_full(const char *date, char *out, size_t size);
/* "do 15 mei 2025" */
void date_short(const char *date, char *out, size_t size);
/* "15-05-2025": as a person would type it in a form. */
void date_typed(const char *date, char *out, size_t size);

/* A valid date plus days, "YYYY-MM-DD"; "" when that is no valid date any more. */
void date_add_days(const char *date, int days, char out[DATE_SIZE]);

/* The local date and time of day of a moment (TZ); "" for 0 and outside the
 * years of date_valid. */
void moment_date(int64_t ms, char out[DATE_SIZE]);
void moment_time(int64_t ms, char out[TIME_SIZE]);
/* The moment of a local date and time of day; both must be valid. */
int64_t moment_of(const char *date, const char *hhmm);
/* "2025-05-15T11:05:00Z" (ms only when not 0; "" for moment 0), and back.
 * moment_parse also takes an offset "+02:00" and, without zone, local time.
 * False: not that. */
void moment_iso(int64_t ms, char *out, size_t size);
bool moment_parse(const char *iso, int64_t *out);
/* A span typed as "12m", "90s", "1h30m", "500ms"; ms.  False: not that. */
bool span_parse(const char *s, int64_t *out_ms);

#endif
