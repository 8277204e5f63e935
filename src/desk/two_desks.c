/* Two desks with one hub: the one that came second looks on, and may ask the other one to hand
 * over. Nothing is taken without a yes; what was stored and what was typed go along in the files.
 */
#include "overlay.h"

#include "mem.h"
#include "tr.h"

/* ---- the one that looks on ---- */

const char *take_over_disabled(const struct desk *d)
{
	if (desk_writes(d))
		return d->asked_by ? NULL : _("This window can write already.");
	if (!d->looks_on)
		return _("This window was started to read only.");
	return NULL;
}

/* The same hub, session and part, with or without the right to write. */
static enum status open_again(struct desk *d, bool read_only, struct err *e)
{
	AUTO_FREE char *path = xstrdup(d->path);
	int64_t session_id = d->session_id;
	int part = d->part;
	enum status s;

	d->read_only = read_only;
	s = desk_open_hub(d, path, e);
	if (s != OK) {
		d->read_only = !read_only;
		return s;
	}
	overlay_clear(d);
	desk_close_session(d);
	if (session_id && desk_open_session(d, session_id)) {
		desk_go_part(d, part);
		trouble_resume(d);
	}
	return OK;
}

static bool try_to_write(struct desk *d)
{
	struct err e = {0};
	enum status s = open_again(d, false, &e);

	if (s == OK) {
		d->looks_on = d->asks_over = false;
		desk_say(d, ROLE_GOOD, "%s", _("This window has taken over: you can write now."));
	} else if (s != E_BUSY) {
		d->asks_over = false;
		desk_say(d, ROLE_ERROR, "%s", e.msg);
	}
	return s == OK;
}

static void ask_over(struct desk *d)
{
	struct err e = {0};

	/* The other one may have been closed. */
	if (try_to_write(d))
		return;
	if (store_ask_over(d->store, &e) != OK) {
		desk_say(d, ROLE_ERROR, "%s", e.msg);
		return;
	}
	d->asks_over = true;
	desk_say(d, ROLE_NORMAL, "%s",
	         K_("Asked. Press {take-over} in the other window, and say yes."));
}

/* ---- the one that writes ---- */

static void hand_over(struct desk *d, int value, int64_t id)
{
	struct err e = {0};
	int pid;

	(void)value;
	(void)id;
	if (d->waiting) {
		trouble_say(d);
	} else if (store_request(d->store, &pid) != REQUEST_ASKED) {
		/* Else nobody would write any more. */
		d->asked_by = 0;
		d->answers = false;
		desk_say(d, ROLE_WARNING, "%s",
		         _("The other window is gone. This window keeps the file."));
	} else if (open_again(d, true, &e) != OK) {
		desk_say(d, ROLE_ERROR, "%s", e.msg);
	} else {
		d->looks_on = true;
		d->asked_by = 0;
		d->answers = false;
		desk_say(d, ROLE_WARNING, "%s", _("Handed over: this window looks on now."));
	}
}

/* A key would otherwise answer a question that comes while somebody types. */
static void say_request(struct desk *d)
{
	if (!d->message[0] && !d->trouble.on)
		desk_say(d, ROLE_WARNING, "%s %s",
		         arena_printf(
		                 d->frame,
		                 _("Another window (process %d) wants to go on with this file."),
		                 d->asked_by),
		         K_("{take-over} gives an answer."));
}

static void look_for_request(struct desk *d)
{
	struct err e = {0};
	int pid;

	if (store_request(d->store, &pid) != REQUEST_ASKED) {
		d->asked_by = 0;
		d->answers = false;
	} else if (d->answers && !is_asked(d, hand_over)) {
		/* No, or Esc. */
		d->answers = false;
		if (store_refuse(d->store, &e) != OK)
			desk_say(d, ROLE_ERROR, "%s", e.msg);
	} else if (!d->answers) {
		d->asked_by = pid;
		say_request(d);
	}
}

/* ---- both ---- */

void take_over(struct desk *d)
{
	if (!desk_writes(d)) {
		ask_over(d);
		return;
	}
	d->answers = true;
	ask_yes(d,
	        arena_printf(d->frame,
	                     d->trouble.on
	                             ? _("Another window (process %d) wants to go on with this "
	                                 "file. Hand it over? Not everything is stored yet.")
	                             : _("Another window (process %d) wants to go on with this "
	                                 "file. Hand it over? Everything is stored."),
	                     d->asked_by),
	        hand_over, 0);
}

void two_desks_look(struct desk *d)
{
	int pid;

	if (desk_writes(d)) {
		look_for_request(d);
	} else if (d->asks_over && store_request(d->store, &pid) == REQUEST_REFUSED) {
		d->asks_over = false;
		desk_say(d, ROLE_WARNING, "%s", _("The other window said no: it goes on."));
	} else if (d->asks_over) {
		try_to_write(d);
	}
}
