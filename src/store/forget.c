/* For a process that shows to everybody: it reads only what is for everybody, but pages of the hub
 * hold private texts beside that.  What SQLite lets go of is wiped. */
#include "db.h"

#include <string.h>

static sqlite3_mem_methods plain;

static void wipe_free(void *p)
{
	if (p)
		explicit_bzero(p, (size_t)plain.xSize(p));
	plain.xFree(p);
}

/* In a place of its own, so that nothing of the old one stays. */
static void *wipe_realloc(void *p, int n)
{
	int before = plain.xSize(p);
	void *more = plain.xMalloc(n);

	if (!more)
		return NULL;
	memcpy(more, p, (size_t)(before < n ? before : n));
	wipe_free(p);
	return more;
}

void store_keep_nothing(void)
{
	sqlite3_mem_methods wiping;

	if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain) != SQLITE_OK)
		return;
	wiping = plain;
	wiping.xFree = wipe_free;
	wiping.xRealloc = wipe_realloc;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &wiping);
	/* Small pieces of one block are not freed one by one. */
	sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
}

void store_let_go_of_pages(struct store *st)
{
	sqlite3_db_release_memory(st->db);
}
