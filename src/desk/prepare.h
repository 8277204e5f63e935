/* What the files of preparing share. */
#ifndef DIALOOG_DESK_PREPARE_H
#define DIALOOG_DESK_PREPARE_H

#include "app.h"

/* ---- prepare_details.c ---- */

/* A line of preparing: a field of the session or the series. */
struct detail {
	enum entity_id entity;
	const char *field;
	const char *label; /* msgid */
};

/* In the order of the lines, from 0. */
int detail_count(void);
const struct detail *detail_at(int i);
/* What stands there for people, "-" when it is empty; in the frame arena. */
const char *detail_value(struct desk *d, const struct detail *l);
/* Asks for another value of detail i. */
void detail_form(struct desk *d, int i);

/* ---- prepare_forms.c ---- */

void prepare_group_count_form(struct desk *d);
void prepare_group_form(struct desk *d, const struct group *g);
/* Somebody comes late (by 1) or leaves (by -1). */
void prepare_people(struct desk *d, const struct group *g, int by);
/* Asks which group the people of this one join. */
void prepare_join_form(struct desk *d, const struct group *from);
void prepare_question_form(struct desk *d, const struct question *q);
/* One without ideas. */
void prepare_remove_question(struct desk *d, const struct question *q);
/* A new question of a round. */
void prepare_new_question_form(struct desk *d, int64_t round_id);
/* The cursor goes to its line (view_prepare.c). */
void prepare_select_question(struct desk *d, int64_t id);

/* ---- prepare_lists.c: examples, information sheets, phases, what to take along ---- */

/* How many rows they take at most, and the rows themselves. */
size_t prepare_lists_room(const struct desk *d);
void prepare_lists_add(struct desk *d, struct row *rows, int *n);
/* Of the row under the cursor; false: it is of none of the lists. */
bool prepare_list_selected(const struct desk *d);
void prepare_list_add(struct desk *d);
/* Asks what is to be added, where the cursor is at no list. */
void prepare_choose_what_to_add(struct desk *d);
bool prepare_list_edit(struct desk *d);
/* Takes it away; why not, or NULL. */
void prepare_list_remove(struct desk *d);
const char *prepare_list_remove_disabled(struct desk *d);

#endif
