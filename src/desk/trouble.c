/* Saving fails: the disk is full, the file is gone.  What is typed goes on.  Notes that come in at
 * speed wait in their order, are among the drafts, and are stored when it works again; anything
 * else stays on the screen, and it is said when it can be stored. */
#include "drafts.h"
#include "overlay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

enum { TRY_MS = 2000 };

/* ---- lines that wait ---- */

enum { VALUES_MAX = 8, WAITING_MAX = 200 };

/* A row to be added, as in store_add. */
struct waiting {
	struct waiting *next;
	enum entity_id entity;
	int64_t session_id;
	int number; /* among the drafts */
	char op_id[OP_ID_SIZE];
	char *action;
	struct change values[VALUES_MAX]; /* field and text are owned */
	int n;
};

static void waiting_free(struct waiting *w)
{
	for (int i = 0; i < w->n; i++) {
		free((void *)(uintptr_t)w->values[i].field);
		free((void *)(uintptr_t)w->values[i].text);
	}
	free(w->action);
	free(w);
}

static void add_value(struct waiting *w, const char *field, int64_t number, const char *text)
{
	BUG_IF(w->n == VALUES_MAX);
	w->values[w->n++] = (struct change){
	        .field = xstrdup(field), .text = text ? xstrdup(text) : NULL, .number = number};
}

static int append(struct desk *d, struct waiting *w)
{
	struct waiting **end = &d->waiting;
	int n = 1;

	for (; *end; end = &(*end)->next)
		n = (*end)->number + 1;
	*end = w;
	return n;
}

int waiting_count(const struct desk *d)
{
	int n = 0;

	for (const struct waiting *w = d->waiting; w; w = w->next)
		n++;
	return n;
}

static const char *text_of(const struct waiting *w)
{
	for (int i = 0; i < w->n; i++)
		if (strcmp(w->values[i].field, "text") == 0 && w->values[i].text)
			return w->values[i].text;
	return "";
}

static int64_t number_of(const struct waiting *w, const char *field)
{
	for (int i = 0; i < w->n; i++)
		if (strcmp(w->values[i].field, field) == 0)
			return w->values[i].number;
	return 0;
}

int64_t waiting_number(const struct desk *d, int64_t row_id, const char *field)
{
	const struct waiting *w = d->waiting;

	while (w && w->number != -row_id)
		w = w->next;
	return w ? number_of(w, field) : 0;
}

int waiting_rows(struct desk *d, enum entity_id entity, const char *field, int64_t id,
                 struct row *rows)
{
	int n = 0;

	for (const struct waiting *w = d->waiting; w; w = w->next)
		if (w->entity == entity && w->session_id == d->session_id &&
		    number_of(w, field) == id)
			rows[n++] = (struct row){.id = -w->number,
			                         .left = group_short(d, number_of(w, "group_id")),
			                         .text = text_of(w),
			                         .right = _("not stored"),
			                         .role = ROLE_WARNING};
	return n;
}

/* ---- as drafts ---- */

#define WAITING_PLACE "waiting "
/* Neither can be typed. */
enum { VALUE_END = 0x1e, PIECE_END = 0x1f };

static void keep(struct desk *d, const struct waiting *w)
{
	AUTO_BUF struct buf text;
	struct draft draft = {.session_id = w->session_id, .op_id = w->op_id};

	buf_init(&text);
	for (int i = 0; i < w->n; i++)
		buf_addf(&text, "%s%c%lld%c%s%c", w->values[i].field, PIECE_END,
		         (long long)w->values[i].number, PIECE_END,
		         w->values[i].text ? w->values[i].text : "", VALUE_END);
	draft.place = arena_printf(d->frame, WAITING_PLACE "%d", w->number);
	draft.context = arena_printf(d->frame, "%d %s", (int)w->entity, w->action);
	draft.text = text.data;
	draft_write(d, &draft);
}

static void keep_no_more(struct desk *d, const struct waiting *w)
{
	draft_write(d, &(struct draft){arena_printf(d->frame, WAITING_PLACE "%d", w->number),
	                               w->session_id, "", "", ""});
}

void waiting_keep(struct desk *d)
{
	for (const struct waiting *w = d->waiting; w; w = w->next)
		keep(d, w);
}

static bool is_waiting(const struct desk *d, const char *op_id)
{
	for (const struct waiting *w = d->waiting; w; w = w->next)
		if (strcmp(w->op_id, op_id) == 0)
			return true;
	return false;
}

/* "idea", as numbers and text; false for what no version of this program wrote. */
static bool read_values(struct waiting *w, char *text)
{
	const char value_end[] = {VALUE_END, '\0'}, piece_end[] = {PIECE_END, '\0'};
	const struct entity *ent = &entities[w->entity];
	char *value, *field, *number;
	const struct field *f;

	while ((value = strsep(&text, value_end)) && *value && w->n < VALUES_MAX) {
		field = strsep(&value, piece_end);
		number = value ? strsep(&value, piece_end) : NULL;
		f = entity_field(ent, field);
		if (!value || !f || f->type == FIELD_ID)
			return false;
		add_value(w, field, strtoll(number, NULL, 10), field_is_text(f) ? value : NULL);
	}
	return w->n > 0;
}

bool waiting_take(struct desk *d, const struct draft *draft)
{
	struct waiting *w;
	int entity, used = 0;

	if (strncmp(draft->place, WAITING_PLACE, strlen(WAITING_PLACE)) != 0)
		return false;
	if (is_waiting(d, draft->op_id) || sscanf(draft->context, "%d %n", &entity, &used) != 1 ||
	    entity < 0 || entity >= ENTITY_COUNT)
		return true;
	w = xcalloc(1, sizeof(*w));
	w->entity = (enum entity_id)entity;
	w->session_id = draft->session_id;
	w->number = (int)strtol(draft->place + strlen(WAITING_PLACE), NULL, 10);
	text_copy(w->op_id, sizeof(w->op_id), draft->op_id);
	w->action = xstrdup(draft->context + used);
	if (read_values(w, arena_strdup(d->frame, draft->text)))
		append(d, w);
	else
		waiting_free(w);
	return true;
}

void waiting_let_go(struct desk *d)
{
	struct waiting *w;

	while ((w = d->waiting)) {
		d->waiting = w->next;
		waiting_free(w);
	}
}

/* ---- storing ---- */

static bool is_trouble(enum status s)
{
	return s == E_IO || s == E_NO_SPACE || s == E_READONLY || s == E_BUSY;
}

bool trouble_begins(struct desk *d, enum status s, const struct err *e)
{
	/* Who only reads has nothing to try again. */
	if (!is_trouble(s) || !desk_writes(d))
		return false;
	d->trouble.on = true;
	d->trouble.next = clock_boot(d->clock) + TRY_MS;
	text_copy(d->trouble.why, sizeof(d->trouble.why), e->msg);
	return true;
}

/* With the room that is kept for it, when that is what is missing. */
static enum status store_one(struct desk *d, const struct waiting *w, int64_t *id, struct err *e)
{
	enum status s;

	do {
		store_next_op(d->store, w->op_id);
		s = store_add(d->store, w->session_id, w->entity, w->values, w->n, w->action, id,
		              e);
	} while (s == E_NO_SPACE && store_make_room(d->store));
	return s;
}

/* What was refused for another reason than trouble is shown: it is in no line any more. */
static void show_refused(struct desk *d, const struct waiting *w, const struct err *e)
{
	show_text(d, _("This could not be stored"), xasprintf("%s\n\n%s", e->msg, text_of(w)));
}

/* In the order in which they were typed; *id: of the last one that was stored. */
static enum status flush(struct desk *d, int *stored, int64_t *id, struct err *e)
{
	struct waiting *w;
	enum status s = OK;

	while (s == OK && (w = d->waiting)) {
		s = store_one(d, w, id, e);
		if (is_trouble(s))
			break;
		if (s == OK)
			(*stored)++;
		else
			show_refused(d, w, e);
		s = OK;
		keep_no_more(d, w);
		d->waiting = w->next;
		waiting_free(w);
	}
	return s;
}

enum added desk_add(struct desk *d, enum entity_id entity, const struct change *values, int n,
                    const char *action, int64_t *id, struct err *e)
{
	struct waiting *w;
	int stored = 0;
	enum status s;

	*id = 0;
	if (waiting_count(d) >= WAITING_MAX) {
		desk_say(d, ROLE_ERROR, "%s",
		         _("Too many lines wait to be stored. Write on paper."));
		return REFUSED;
	}
	w = xcalloc(1, sizeof(*w));
	w->entity = entity;
	w->session_id = d->session_id;
	w->action = xstrdup(action);
	if (draft_op(d)[0])
		text_copy(w->op_id, sizeof(w->op_id), draft_op(d));
	else
		op_id_make(w->op_id);
	for (int i = 0; i < n; i++)
		add_value(w, values[i].field, values[i].number, values[i].text);
	s = d->waiting ? flush(d, &stored, id, e) : OK;
	if (s == OK)
		s = store_one(d, w, id, e);
	if (is_trouble(s)) {
		w->number = append(d, w);
		keep(d, w);
		draft_stored(d);
		if (stored)
			desk_refresh(d);
		desk_did(d, s, e);
		return WAITS;
	}
	waiting_free(w);
	if (!desk_did(d, s, e))
		return REFUSED;
	draft_stored(d);
	return ADDED;
}

/* ---- again and again, until it works ---- */

void trouble_try(struct desk *d)
{
	struct err e = {0};
	int stored = 0;
	int64_t id;
	enum status s;

	if (!d->trouble.on || clock_boot(d->clock) < d->trouble.next)
		return;
	s = d->waiting ? flush(d, &stored, &id, &e) : store_try(d->store, &e);
	/* Also when only some of them could be stored. */
	if (stored || s == OK)
		desk_refresh(d);
	if (s != OK) {
		trouble_begins(d, s, &e);
		trouble_say(d);
		return;
	}
	d->trouble.on = false;
	drafts_write_again(d);
	if (stored)
		desk_say(d, ROLE_GOOD,
		         ngettext("Storing works again. %d line that waited is stored.",
		                  "Storing works again. %d lines that waited are stored.",
		                  (unsigned long)stored),
		         stored);
	else
		desk_say(d, ROLE_GOOD, "%s",
		         _("Storing works again. What is on the screen can be stored now."));
}

void trouble_resume(struct desk *d)
{
	if (!d->waiting || !desk_writes(d))
		return;
	d->trouble.on = true;
	d->trouble.next = 0;
	trouble_try(d);
}

void trouble_say(struct desk *d)
{
	int n = waiting_count(d);

	if (n > 0)
		desk_say(
		        d, ROLE_ERROR,
		        ngettext("%d line NOT STORED. %s Write along on paper. It is tried again.",
		                 "%d lines NOT STORED. %s Write along on paper. It is tried again.",
		                 (unsigned long)n),
		        n, d->trouble.why);
	else
		desk_say(d, ROLE_ERROR, _("NOT STORED. %s Write along on paper."), d->trouble.why);
}

int trouble_due(const struct desk *d)
{
	int64_t left = d->trouble.next - clock_boot(d->clock);

	return !d->trouble.on ? -1 : left < 0 ? 0 : (int)left;
}
