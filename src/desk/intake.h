/* Ideas that come in: a line that is typed, a paste of several, a text file. */
#ifndef DIALOOG_DESK_INTAKE_H
#define DIALOOG_DESK_INTAKE_H

#include "app.h"

/* Stores what is in the line, for the group and question that are typed for.  *id: 0 when it waits
 * (trouble.c); false: it was refused, and that is said. */
bool intake_store(struct desk *d, int64_t *id);
/* The same, and says what a good scribe would want to know about it. */
void intake_line(struct desk *d);
/* Asks before several lines are stored; false: it is one line, for the line. */
bool intake_paste(struct desk *d, const char *text);
/* What is kept in d->intake until a yes: nothing yet, for the question and group of now. */
void intake_begin(struct desk *d);

/* ---- intake_file.c ---- */

/* Asks for a text file, shows what is in it, and stores that after a yes. */
void intake_file(struct desk *d);

#endif
