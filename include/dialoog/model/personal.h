/* What the documents tell and may hold something of a person: a name, an address, a telephone
 * number, an illness (domain.md 3.4).  It is found by signs and is only a hint, so a person decides
 * about each: another text, none, or it may stay. */
#ifndef DIALOOG_MODEL_PERSONAL_H
#define DIALOOG_MODEL_PERSONAL_H

#include "entity.h"

/* The part of a text that is the sign, in bytes. */
struct text_span {
	size_t from, len;
};

/* True when s may hold a name (behind a title, a word like "buurvrouw", or initials), an address, a
 * telephone number, an e-mail address, or an illness of somebody; *at is the first sign of it in
 * the text. */
bool find_personal(const char *s, struct text_span *at);
/* All of them, at most max, in their order; returns how many. */
int find_all_personal(const char *s, struct text_span *out, int max);
bool may_hold_personal_data(const char *s);

/* A text that is told and that nobody decided about yet; borrowed of the snapshot. */
struct personal_hit {
	const struct entity *entity;
	const void *row;
	/* What another text goes into: of an idea and a solution their public text. */
	const struct field *field;
	const char *text; /* as it is told */
	struct text_span at;
};
/* How many there are, and the first of them, at most max; what people said comes first. */
int find_personal_data(const struct snapshot *s, struct personal_hit *out, int max);
int count_personal_data(const struct snapshot *s);
/* What the facilitator wrote for the report; all else is what people said or agreed. */
bool is_own_text(enum entity_id of);

#endif
