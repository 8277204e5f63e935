#include "check_cases.h"

#include <string.h>

#include "rules.h"

void check_cases_run(const struct check_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *sentence = cases[i].sentence;
		struct snapshot s;
		struct err e = {0};

		sample_init(&s);
		cases[i].change(&s);
		enum status st = snapshot_check(&s, &e);
		if (st != (sentence != NULL ? E_INVALID : OK))
			fail_msg("%s: %d \"%s\"", cases[i].name, (int)st, e.msg);
		if (sentence != NULL && strstr(e.msg, sentence) == NULL)
			fail_msg("%s: \"%s\"", cases[i].name, e.msg);
		sample_fini(&s);
	}
}
