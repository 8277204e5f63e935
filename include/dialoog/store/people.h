/* Names of people: who signed up for what comes next, and who did what in a session.  Kept apart
 * from everything else (domain.md 3.1, rows 5 and 21, and 3.4): in no journal, no second copy,
 * no export and no undo; wiped for good when their time is over or somebody asks. */
#ifndef DIALOOG_STORE_PEOPLE_H
#define DIALOOG_STORE_PEOPLE_H

#include "store.h"

enum sign_up_purpose { FOR_PROJECT_GROUP, FOR_NEXT_SESSION, FOR_FEEDBACK, SIGN_UP_PURPOSE_COUNT };

struct sign_up {
	int64_t id; /* 0: a new one */
	const char *name, *contact, *remark;
	enum sign_up_purpose purpose;
	int64_t consented_at;     /* may their name be kept?  They said yes */
	const char *delete_after; /* a date, the last one on which it is kept */
};

struct named_role {
	int64_t id; /* 0: a new one */
	const char *role, *name, *function, *organisation;
	bool named_in_report;
	int64_t consented_at; /* 0: the name is in no report */
};

struct people {
	struct sign_up *sign_ups;
	struct named_role *roles;
	int n_sign_ups, n_roles;
};

/* Everybody of a session, in arena a. */
MUST_CHECK enum status store_people(struct store *st, int64_t session_id, struct arena *a,
                                    struct people *out, struct err *e);
/* Adds (id 0; the new id is set) or changes one; the moment of consent of a new sign-up is now,
 * that of a role follows named_in_report.  E_INVALID: without a name,
 * a contact or a date. */
MUST_CHECK enum status store_keep_sign_up(struct store *st, int64_t session_id, struct sign_up *p,
                                          struct err *e);
MUST_CHECK enum status store_keep_role(struct store *st, int64_t session_id, struct named_role *p,
                                       struct err *e);

enum person_kind { PERSON_SIGN_UP, PERSON_ROLE };
/* Wipes one, or all of a session (erase.h: also what store_is_erasing says of a failure).
 * E_NOT_FOUND: there is none. */
MUST_CHECK enum status store_wipe_person(struct store *st, int64_t session_id,
                                         enum person_kind kind, int64_t id, struct err *e);
MUST_CHECK enum status store_wipe_people(struct store *st, int64_t session_id, struct err *e);

#endif
