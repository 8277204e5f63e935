/* What the line at the bottom said: it is gone with the next key, and who looked up too late wants
 * to read it again. */
#include "app.h"
#include "overlay.h"

#include <string.h>

#include "date.h"
#include "text.h"
#include "tr.h"

void messages_keep(struct desk *d)
{
	struct said *last = d->n_said ? &d->said[(d->n_said - 1) % SAID_MAX] : NULL;
	struct said *next = &d->said[d->n_said % SAID_MAX];

	/* What was only said in passing is not what somebody looks up. */
	if (!d->message[0] || d->message_role == ROLE_DIM ||
	    (last && strcmp(last->text, d->message) == 0))
		return;
	next->at = desk_now(d);
	text_copy(next->text, sizeof(next->text), d->message);
	d->n_said++;
}

void messages_show(struct desk *d)
{
	int n = d->n_said < SAID_MAX ? d->n_said : SAID_MAX;
	struct buf b;

	buf_init(&b);
	for (int i = 0; i < n; i++) {
		const struct said *said = &d->said[(d->n_said - 1 - i) % SAID_MAX];
		char time[TIME_SIZE];

		moment_time(said->at, time);
		buf_addf(&b, "\t%s\t%s\n", time, said->text);
	}
	if (n == 0)
		buf_addf(&b, "%s\n", _("Nothing was said yet."));
	show_text_about(d, _("Messages"),
	                _("What the line at the bottom said, the last one first."), buf_take(&b));
}
