/* What is typed and not stored: kept at every key, and given back after a stop (drafts.c). */
#ifndef DIALOOG_DESK_DRAFTS_H
#define DIALOOG_DESK_DRAFTS_H

#include "app.h"

/* After each event: keeps what was changed. */
void drafts_keep(struct desk *d);
/* The op_id of what is typed in the line of the view, for store_next_op; "" when nothing is. */
const char *draft_op(const struct desk *d);
/* It was stored. */
void draft_stored(struct desk *d);
/* The same of the form that is open. */
const char *form_draft_op(const struct desk *d);
/* The session was opened: its lines as they were left. */
void drafts_take(struct desk *d);
/* The title of a form of this session that was left half filled in, or NULL. */
const char *drafts_form_left(struct desk *d);
/* What is typed cannot be kept: says so again. */
void drafts_say_failed(struct desk *d);
/* FILE.draft was emptied: what is typed now is written again. */
void drafts_write_again(struct desk *d);
/* Writes one draft; says so when that fails. */
void draft_write(struct desk *d, const struct draft *draft);
/* A line holds something that is among the drafts. */
bool drafts_have_line(const struct desk *d);
/* The form that is open is among the drafts. */
bool drafts_have_form(const struct desk *d);
/* Empties the lines; what was kept stays in the file. */
void drafts_let_go(struct desk *d);

#endif
