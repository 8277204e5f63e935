/* What is known about one item of the agenda: beside the list where there is room, else below it.
 */
#include "agenda.h"

#include "text.h"
#include "tr.h"

struct writer {
	struct canvas *c;
	struct rect area;
	int row;
};

/* A label and what it says, wrapped; nothing when that is "". */
static void put(struct writer *w, const char *label, const char *text)
{
	struct rect rest = {w->row, w->area.col, w->area.row + w->area.rows - w->row, w->area.cols};

	if (!text[0] || rest.rows < 3)
		return;
	canvas_put_fit(w->c, rest.row++, rest.col, rest.cols, ROLE_LABEL, label);
	rest.rows--;
	w->row = rest.row + canvas_wrap(w->c, rest, ROLE_NORMAL, text) + 1;
}

static const char *minutes_text(struct desk *d, const struct agenda_item *item)
{
	const char *planned = arena_printf(
	        d->frame, ngettext("%d minute", "%d minutes", (unsigned long)item->minutes),
	        item->minutes);

	if (item->protected_)
		return arena_printf(d->frame, _("%s, do not shorten"), planned);
	if (item->min_minutes > 0 && item->min_minutes < item->minutes)
		return arena_printf(d->frame, _("%s, at least %d"), planned, item->min_minutes);
	return planned;
}

void agenda_details(struct desk *d, struct canvas *c, struct rect area,
                    const struct agenda_item *item)
{
	struct writer w = {c, area, area.row};

	if (!item)
		return;
	w.row += canvas_wrap(c, area, ROLE_HEADING, item->title) + 1;
	put(&w, _("How long"), minutes_text(d, item));
	put(&w, _("Who"), item->who);
	put(&w, _("Material"), item->material);
	put(&w, _("Note"), item->note);
}

const char *agenda_details_line(struct desk *d, const struct agenda_item *item)
{
	const char *parts[] = {item ? item->who : "", item ? item->material : "",
	                       item ? item->note : ""};
	const char *line = "";

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (parts[i][0])
			line = arena_printf(d->frame, "%s%s%s", line, line[0] ? " · " : "",
			                    parts[i]);
	return line;
}
