/* What each scene says: private to the files fill*.c. */
#ifndef DIALOOG_SRC_SCENE_FILL_H
#define DIALOOG_SRC_SCENE_FILL_H

#include "sheet.h"

/* Fills the sheet of one scene. */
typedef void scene_filler(const struct scene_show *s, struct sheet *sh);

/* The time of day of a moment. */
const char *scene_time(struct sheet *sh, int64_t ms);

/* ---- fill_round.c ---- */

/* What the stage says, or the agenda, or the first one; NULL: there is none. */
const struct public_question *question_of(const struct public_view *v);
const struct public_theme *theme_of(const struct public_view *v);
scene_filler fill_ideas;
scene_filler fill_question;
scene_filler fill_report_back;
scene_filler fill_theme;
/* Indices of the ideas of the question, in turn of the groups; *n of them, in the arena. */
int *ideas_of(const struct public_view *v, struct arena *a, int *n);
/* The same of those that the hall sees, in the order in which they were revealed. */
int *revealed_ideas(const struct public_view *v, struct arena *a, int *n);
int groups_that_told(const struct public_view *v);

/* ---- fill_vote.c ---- */

scene_filler fill_lots;
scene_filler fill_results;
scene_filler fill_subthemes;
scene_filler fill_vote;
/* The best of the places that are revealed, as its index; their number: none is. */
int first_revealed(const struct public_view *v);
/* Steps to reveal all places: those that are equal come in one. */
int result_steps(const struct public_view *v);
/* Lots are being drawn at this moment; they move on after so many ms. */
bool lots_are_drawn(const struct scene_show *s);
enum { LOTS_STEP_MS = 120 };

/* ---- fill_end.c ---- */

scene_filler fill_break;
scene_filler fill_dates;
scene_filler fill_phases;
scene_filler fill_project_group;
scene_filler fill_qr;
scene_filler fill_thanks;

#endif
