#include "correct.h"

#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

/* What was filled in is stored by the form's own function; the reason goes with it. */
static bool store_with_reason(struct desk *d, const struct form_values *v, int64_t id,
                              struct err *e)
{
	bool stored;

	store_next_reason(d->store, v->text[d->correct.n]);
	stored = d->correct.store(d, v, id, e);
	store_next_reason(d->store, NULL);
	return stored;
}

static void open_form(struct desk *d, const char *title, const struct form_field *fields, int n,
                      enum why why, const char *reason, form_fn *store, int64_t id)
{
	struct form_field all[FORM_FIELDS_MAX];

	if (d->snap.sessions->status != SESSION_CLOSED) {
		form_open(d, title, fields, n, store, id);
		return;
	}
	BUG_IF(n >= FORM_FIELDS_MAX);
	if (n > 0)
		memcpy(all, fields, (size_t)n * sizeof(*all));
	all[n] = (struct form_field){.kind = FORM_TEXT,
	                             .label = why == WHY_OPTIONAL
	                                              ? _("What and why? (may stay empty)")
	                                              : _("What and why? The report tells it"),
	                             .value = reason,
	                             .max = TEXT_MAX_FIELD,
	                             .optional = why == WHY_OPTIONAL};
	d->correct.store = store;
	d->correct.n = n;
	form_open(d, arena_printf(d->frame, _("Correct: %s"), title), all, n + 1, store_with_reason,
	          id);
}

void correct_open(struct desk *d, const char *title, const struct form_field *fields, int n,
                  enum why why, form_fn *store, int64_t id)
{
	open_form(d, title, fields, n, why, "", store, id);
}

void correct_open_with(struct desk *d, const char *title, const struct form_field *field,
                       enum why why, const char *reason, form_fn *store, int64_t id)
{
	open_form(d, title, field, 1, why, reason, store, id);
}

void correct_block(struct desk *d, const char *title, const char *label, const char *value, int max,
                   form_fn *store, int64_t id)
{
	const struct form_field field = {
	        .kind = FORM_BLOCK, .label = label, .value = value, .max = max, .optional = true};

	if (value[0])
		correct_open(d, title, &field, 1, WHY_OPTIONAL, store, id);
	else
		form_open(d, title, &field, 1, store, id);
}
