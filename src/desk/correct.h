/* Correcting a closed session: the form asks why, and the report tells it. */
#ifndef DIALOOG_DESK_CORRECT_H
#define DIALOOG_DESK_CORRECT_H

#include "overlay.h"

enum why {
	WHY_NEEDED,   /* what people said or agreed is corrected */
	WHY_OPTIONAL, /* an own text of the report: also when it is a draft still */
};
/* A form (form_open) that in a closed session has one line more, for the reason; n may be 0
 * there. */
void correct_open(struct desk *d, const char *title, const struct form_field *fields, int n,
                  enum why why, form_fn *store, int64_t id);
/* The same of one field, with a reason that stands there already. */
void correct_open_with(struct desk *d, const char *title, const struct form_field *field,
                       enum why why, const char *reason, form_fn *store, int64_t id);
/* A form of one text (form_block) that looks back on the session: a reason may be given when it
 * takes the place of another one. */
void correct_block(struct desk *d, const char *title, const char *label, const char *value, int max,
                   form_fn *store, int64_t id);

#endif
