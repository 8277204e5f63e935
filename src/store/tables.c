/* What each table is to the journal. */
#include "db.h"

#include <stdio.h>
#include <string.h>

#include "file.h"
#include "mem.h"

bool table_is_aside(const char *name)
{
	return strcmp(name, entities[ENTITY_counter].table) == 0;
}

bool table_is_journalled(const char *name)
{
	for (int i = 0; i < ENTITY_COUNT; i++)
		if (strcmp(entities[i].table, name) == 0)
			return !table_is_aside(name);
	return false;
}

bool table_is_kept_apart(const char *name)
{
	static const char *const names[] = {"sign_up", "role", "photo", "hub"};

	for (size_t i = 0; i < N_ITEMS(names); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

const char *op_id_make(char out[OP_ID_SIZE])
{
	snprintf(out, OP_ID_SIZE, "%016llx%016llx", (unsigned long long)id_new(),
	         (unsigned long long)id_new());
	return out;
}
