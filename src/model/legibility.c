#include "rules.h"

#include <string.h>

#include "date.h"

enum legibility legibility_of(const char *text)
{
	const size_t word = strlen(ILLEGIBLE_WORD);
	const char *p = text;

	if (strstr(text, ILLEGIBLE_WORD) == NULL)
		return LEGIBLE;
	for (;;) {
		p += strspn(p, " .,");
		if (strncmp(p, ILLEGIBLE_WORD, word) != 0)
			break;
		p += word;
	}
	return *p == '\0' ? ILLEGIBLE : PARTLY_ILLEGIBLE;
}

enum origin origin_at(const struct session *s, int64_t now)
{
	char today[DATE_SIZE];

	moment_date(now, today);
	return s->status == SESSION_CLOSED || strcmp(s->date, today) < 0 ? ORIGIN_LATER
	                                                                 : ORIGIN_LIVE;
}
