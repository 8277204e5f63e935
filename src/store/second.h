/* The second copy of the hub, FILE.journal, as a file: every command is in it, synced, before
 * it is in the database.  Private to the store. */
#ifndef DIALOOG_STORE_SECOND_H
#define DIALOOG_STORE_SECOND_H

#include <sys/types.h>

#include "err.h"
#include "record.h"

enum { SECOND_OP_ID = 64 };

struct second {
	char *path, *name;        /* FILE.journal, and what the hub is called in sentences; owned */
	int fd;                   /* -1: not open */
	int64_t end;              /* where the next record goes */
	char op_id[SECOND_OP_ID]; /* of the last one */
};

/* How far it was. */
struct second_mark {
	int64_t end;
	char op_id[SECOND_OP_ID];
};

void second_init(struct second *f, const char *hub_path, const char *hub_name);
void second_fini(struct second *f);
/* Opens FILE.journal to go on behind the record that ends at end and has op_id; what stands
 * behind it is cut off. */
MUST_CHECK enum status second_open(struct second *f, int64_t end, const char *op_id, struct err *e);
/* It is open, and still the file with that name. */
bool second_is_there(const struct second *f);
void second_close(struct second *f);
/* Appends a record and syncs it; its `after` is filled in.  On failure the file is as it was
 * before, or closed when that is not certain: then it has to be read again. */
MUST_CHECK enum status second_append(struct second *f, struct record *r, struct err *e);
struct second_mark second_here(const struct second *f);
/* What was appended since then was not committed after all: cuts it off again. */
void second_go_back(struct second *f, const struct second_mark *to);

#endif
