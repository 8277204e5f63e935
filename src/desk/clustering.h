/* What the files of clustering share. */
#ifndef DIALOOG_DESK_CLUSTERING_H
#define DIALOOG_DESK_CLUSTERING_H

#include "app.h"

/* A subtheme with fewer ideas has a !: better join it with another one. */
enum { SUBTHEME_SMALL = 2 };
/* So many can be chosen from well. */
enum { SUBTHEMES_FEW = 5, SUBTHEMES_MANY = 9 };

/* Draws the ideas at the left and the subthemes at the right. */
void clustering_panes(struct desk *d, struct canvas *c, struct rect area, struct row *left,
                      int n_left, struct row *right, int n_right);
/* The idea stands in the left list now. */
bool clustering_shows(const struct desk *d, const struct idea *idea);
/* "Looks like I31: I12 (B)" about the idea under the cursor, or "". */
const char *clustering_alike(struct desk *d);
/* "A and J look alike.", of the subthemes of a question, or "". */
const char *subthemes_alike(struct desk *d, int64_t question_id);
/* What is better seen to before people vote on the list of this question, a sentence a line, in
 * the frame arena (domain.md 7, cases 11 and 15; method.md 4.2). */
enum { LIST_REMARKS_MAX = 7 };
struct list_remarks {
	const char *lines[LIST_REMARKS_MAX];
	int n;
};
void list_remarks(struct desk *d, int64_t question_id, struct list_remarks *r);
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
