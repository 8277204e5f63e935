/* For whom a document is: how its kind is named. */
#include "report.h"

#include <string.h>

#include "mem.h"

static const char *const names[REPORT_KIND_COUNT] = {
        [KIND_REPORT] = "verslag",
        [KIND_FEEDBACK] = "terugkoppeling",
        [KIND_COMMISSIONER] = "opdrachtgever",
};

const char *report_kind_name(enum report_kind k)
{
	return names[k];
}

int report_kind_find(const char *name)
{
	for (size_t i = 0; i < N_ITEMS(names); i++) {
		if (strcmp(names[i], name) == 0)
			return (int)i;
	}
	return -1;
}
