/* What the hall sees: private to the desk. */
#ifndef DIALOOG_SRC_DESK_HALL_H
#define DIALOOG_SRC_DESK_HALL_H

#include "app.h"
#include "stage.h"

/* The stage with the scene and the clock of this session: for what is about to be done. */
struct stage hall_stage(struct desk *d);
/* Of a scene that begins nothing is revealed, and its first page is there. */
void hall_hide_again(struct stage *s);
/* The lots that were drawn are of a vote that is over. */
void hall_forget_lots(struct desk *d);
/* False when it could not be stored: that is said, and the hall sees what it saw. */
bool hall_set(struct desk *d, const struct stage *s);
/* The same, and says what the hall sees. */
bool hall_show(struct desk *d, const struct stage *s);

/* ---- hall_preview.c: the scenes themselves ---- */

/* The public view of the session with this stage, in these letters; borrowed until the next call.
 * NULL: it cannot be read, which is said. */
const struct scene_show *hall_scene(struct desk *d, const struct stage *s, enum letters letters);
/* The smallest screen, or one as there are many. */
struct stage_screen hall_screen(struct desk *d);
/* The screen on which the scene has the most pages: whoever goes through these leaves out nothing
 * on the others. */
struct stage_screen hall_screen_for_pages(struct desk *d, const struct stage *s);
/* Why the hall may not see what it is shown: there is a screen that is too small for it, or the one
 * that there was is gone; "": it does, or it has no screen at all. */
const char *hall_lacks(struct desk *d);
/* Draws the scene in an area: the page that the hall sees, in smaller letters where there is no
 * room. */
void hall_preview(struct desk *d, struct canvas *c, struct rect area, const struct stage *s);
/* "Screen: 64 x 24", or that there is none, and what is wrong with it; in the arena of the frame.
 */
const char *hall_screens(struct desk *d, enum role *role);

/* Asks how high the picture is and how far away the last row. */
void hall_ask_last_row(struct desk *d);

#endif
