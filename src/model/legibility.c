#include "rules.h"

#include <string.h>

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
