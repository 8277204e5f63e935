/* A long text in the editor of the user. */
#ifndef DIALOOG_DESK_EDITOR_H
#define DIALOOG_DESK_EDITOR_H

#include "err.h"
#include "term.h"

/* Lets the program of $VISUAL, else $EDITOR, else `editor`, change text, in a private file that is
 * gone afterwards.  *edited, owned by the caller, is cleaned as a block, however long; bytes that
 * are no UTF-8 are U+FFFD in it.  E_* with a sentence when the editor is not there or fails: then
 * what it may have changed does not count. */
MUST_CHECK enum status editor_run(struct term *t, const char *text, char **edited, struct err *e);

#endif
