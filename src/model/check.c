#include "rules.h"

#include "check_parts.h"
#include "mem.h"

/* The rules of domain.md 3.2 that can be seen in one session.  Not here: 8 (what
 * may change after closing) and 9 (follow-up is only added to) are of the commands,
 * 10 (public output) is of what is written, 12 (practice) is of the file. */
enum status snapshot_check(const struct snapshot *s, struct err *e)
{
	static enum status (*const parts[])(const struct snapshot *, struct err *) = {
	        check_rows,  check_series,  check_agenda, check_codes,  check_subthemes,
	        check_ideas, check_ballots, check_counts, check_themes, check_after,
	};

	for (size_t i = 0; i < N_ITEMS(parts); i++) {
		enum status st = parts[i](s, e);
		if (st != OK)
			return st;
	}
	return OK;
}
