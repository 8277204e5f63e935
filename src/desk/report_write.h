/* The report on the desk: what its screen and its steps share. */
#ifndef DIALOOG_SRC_DESK_REPORT_WRITE_H
#define DIALOOG_SRC_DESK_REPORT_WRITE_H

#include "app.h"
#include "publish.h"

/* ---- report_write.c ---- */

/* Asks which report in which format, and writes it beside the hub; first, when a text may hold
 * something of a person, whether to look at those. */
void report_choose(struct desk *d);
/* Asks in which format the version that is fixed goes out, and writes that. */
void report_choose_published(struct desk *d);
/* Opens the file that was written last, or else the one that went out; why not, or NULL. */
void report_open(struct desk *d);
const char *report_open_disabled(struct desk *d);
/* What every document of this desk is made with, also one that is only looked at; style lives as
 * long as what is made with it. */
struct report_options report_options_of(struct desk *d, enum report_kind kind,
                                        struct house_style *style, struct err *no_logo);
/* How wide a text to read is in this window. */
int reader_columns(const struct desk *d);
/* A report of this session in a format of publish.h, appended to out; for_reader: to be read in
 * this window (report_options); the name for its file, which is the caller's; NULL: it could not be
 * made, which e says. */
char *report_made(struct desk *d, enum report_kind kind, int format, bool for_reader,
                  struct buf *out, struct err *e);

/* ---- report_version.c ---- */

/* As it was at the last reading of the session. */
struct version_state report_state(struct desk *d);
/* "Version 1 is a draft.", in the arena of the frame. */
const char *report_state_text(struct desk *d);
/* The file that went out, in the arena of the frame; NULL: none did, or its name is none. */
const char *report_sent_path(struct desk *d);
/* The name of the file that went out, or "", and whether it is there as it was; *warning: it was
 * changed. */
const char *report_sent_file(struct desk *d, bool *warning);
void report_read_form(struct desk *d);
void report_fix(struct desk *d);
/* Why not, or NULL. */
const char *report_read_disabled(struct desk *d);
const char *report_fix_disabled(struct desk *d);
const char *report_publish_disabled(struct desk *d);
/* The file at path was written and goes out. */
void report_published(struct desk *d, const char *path);

/* ---- view_report.c ---- */

/* The own text under the cursor, or NULL. */
const struct report_text *report_selected_text(const struct desk *d);

/* ---- view_personal.c ---- */

/* How many texts may hold something of a person and wait for a decision. */
int personal_hits(struct desk *d);

#endif
