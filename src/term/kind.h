/* Which kind of terminal it is, by TERM. */
#ifndef DIALOOG_TERM_KIND_H
#define DIALOOG_TERM_KIND_H

#include "err.h"

/* The kind of the terminal on standard input and output, as terminfo knows it; borrowed, from
 * TERM or a constant: a newer terminal that terminfo does not know yet, but that does what xterm
 * does, is taken for one.  E_UNSUPPORTED, with a sentence that says what to do, when there is no
 * terminal, or one that has no screens. */
MUST_CHECK enum status kind_find(const char **kind, struct err *e);
/* E_UNSUPPORTED: dialoog cannot be shown on one of this kind. */
enum status kind_refuse(const char *kind, struct err *e);

#endif
