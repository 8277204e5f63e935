/* What becomes of the proposals: what its screen and its form share. */
#ifndef DIALOOG_DESK_FOLLOW_UP_H
#define DIALOOG_DESK_FOLLOW_UP_H

#include "app.h"

/* One solution to be passed on or taken up, or one parked idea; the other one is NULL. */
struct proposal {
	const struct solution *solution;
	const struct idea *idea;
};

const struct follow_up *proposal_stands(const struct desk *d, struct proposal p);
/* "O12", in the frame arena. */
const char *proposal_code(struct desk *d, struct proposal p);
/* Asks how it stands now.  same: those of its kind that nobody received yet; the answer may count
 * for them too. */
void follow_up_form(struct desk *d, struct proposal p, const struct proposal *same, int n);
/* The last line about the proposal under the cursor, or NULL (view_follow_up.c). */
const struct follow_up *follow_up_selected(const struct desk *d);
/* Proposals to pass on, and how many of them somebody has received. */
int count_received(const struct desk *d, int *all);

#endif
