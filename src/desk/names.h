/* What the files of names share: who signed up, who did what, and until when that is kept. */
#ifndef DIALOOG_DESK_NAMES_H
#define DIALOOG_DESK_NAMES_H

#include "app.h"
#include "date.h"

/* Asks whether the name may be kept; with a yes, who signs up. */
void sign_up_ask(struct desk *d);
/* The forms for one who is there already, or NULL for a new role. */
void sign_up_form(struct desk *d, const struct sign_up *p);
void role_form(struct desk *d, const struct named_role *p);
/* Until when the names of this session are kept. */
void keep_until_form(struct desk *d);
/* The last day on which they are (session_keep_until); without a date, counted from today. */
void keep_until_date(const struct desk *d, char out[DATE_SIZE]);
/* "project group": what somebody signed up for. */
const char *purpose_word(enum sign_up_purpose p);
/* After a change: reads them anew. */
void names_read(struct desk *d);

/* The session whose time is over, or NULL. */
const struct overdue *names_overdue(const struct desk *d, int64_t session_id);
/* What that means and what to do about it, in the frame arena. */
const char *overdue_sentence(struct desk *d, const struct overdue *o);

#endif
