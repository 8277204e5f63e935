/* Private to src/stage. */
#ifndef DIALOOG_SRC_STAGE_PRESENT_H
#define DIALOOG_SRC_STAGE_PRESENT_H

#include "stage.h"

/* The file of this screen. */
struct present {
	int fd; /* -1: there is none */
	char *path;
	int rows, cols; /* as they stand in it */
};

void present_begin(struct present *p, const char *hub);
/* This large is the screen now, with these letters. */
void present_tell(struct present *p, int rows, int cols, enum letters letters);
/* Is its file there no more? */
bool present_is_gone(const struct present *p);
void present_end(struct present *p);

/* ---- follow.c ---- */

/* What is known of the hub.  When it cannot be read, what was read last stays. */
struct follower {
	const char *path, *other; /* the hub that is followed; one that may be instead, or NULL */
	const struct clock *clock;
	struct store *st;
	struct arena *arena, *spare; /* of the view; of the next one */
	struct public_view view;
	int64_t version; /* of the data that the view is of */
	bool is_fresh;   /* it is of the data as they are now */
	bool was_read;   /* it is of a hub */
};

/* other: followed instead while somebody works there and not in the first; NULL: none is. */
void follower_init(struct follower *f, const char *path, const char *other,
                   const struct clock *clock);
void follower_fini(struct follower *f);
/* Looks at the hub; true when the view is another one. */
bool follower_look(struct follower *f);
/* A descriptor that is readable when the hub may have changed; -1: there is none. */
int follower_fd(const struct follower *f);

#endif
