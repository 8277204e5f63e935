/* What date.c and moment.c share: the parts of dates as numbers. */
#ifndef DIALOOG_BASE_DATE_PARTS_H
#define DIALOOG_BASE_DATE_PARTS_H

#include <stdbool.h>
#include <stdint.h>

int days_in_month(int year, int month);
/* Days since the first of January 1970, and back. */
int64_t days_of_date(int year, int month, int day);
void date_of_days(int64_t days, int64_t *year, int *month, int *day);
/* The number of exactly n digits at s, or -1. */
int fixed_digits(const char *s, int n);
/* A real date "YYYY-MM-DD" at the beginning of s. */
bool split_date(const char *s, int *year, int *month, int *day);

#endif
