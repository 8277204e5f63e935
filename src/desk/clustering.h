/* What the files of clustering share. */
#ifndef DIALOOG_DESK_CLUSTERING_H
#define DIALOOG_DESK_CLUSTERING_H

#include "app.h"

/* A subtheme with fewer ideas has a !: better join it with another one. */
enum { SUBTHEME_SMALL = 2 };

/* Draws the ideas at the left and the subthemes at the right. */
void clustering_panes(struct desk *d, struct canvas *c, struct rect area, struct row *left,
                      int n_left, struct row *right, int n_right);
/* The idea stands in the left list now. */
bool clustering_shows(const struct desk *d, const struct idea *idea);
/* "Looks like I31: I12 (B)" about the idea under the cursor, or "". */
const char *clustering_alike(struct desk *d);
/* "A and J look alike.", of the subthemes of a question, or "". */
const char *subthemes_alike(struct desk *d, int64_t question_id);
/* What is better seen to before people vote on the list of this question, in sentences that each
 * end with a space; "" when there is nothing (domain.md 7, case 15). */
const char *list_remarks(struct desk *d, int64_t question_id);
/* Says which notes of the question could not be read well: the group is still there to be asked
 * (domain.md 7, case 11). */
void clustering_say_to_ask(struct desk *d);
/* Why the list of subthemes is hard to vote on, or locked; "" when it is fine. */
const char *clustering_warning(struct desk *d, int n_subthemes);
/* The subtheme of the question with this letter (A = 1), or NULL. */
const struct subtheme *subtheme_with_letter(const struct desk *d, int letter);
/* n, r, m and s; sub is the one they are about.  False: the action is another one. */
bool subtheme_action(struct desk *d, enum action a, const struct subtheme *sub);

#endif
