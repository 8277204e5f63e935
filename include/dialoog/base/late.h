/* Says so when something takes long: while the caller waits for the disk, which no signal can
 * interrupt, another thread calls a function once the time is over. */
#ifndef DIALOOG_BASE_LATE_H
#define DIALOOG_BASE_LATE_H

struct late;

/* Between late_begin and late_end, when more than ms milliseconds pass, fn is called with arg:
 * once, by another thread, while the caller is in between and touches nothing of what fn uses.
 * late_end waits until fn is done.  The thread comes with the first late_begin; where there can be
 * none, nothing is called.  The others take NULL. */
struct late *late_new(int ms, void (*fn)(void *arg), void *arg);
void late_free(struct late *l);
void late_begin(struct late *l);
void late_end(struct late *l);

#endif
