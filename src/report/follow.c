#include "builder.h"

#include <string.h>

#include "date.h"
#include "mem.h"
#include "qr.h"
#include "tr.h"

/* ---- section 8: what comes next ---- */

/* A phase without an end lasts until a later one begins. */
static bool later_one_began(const struct builder *b, const struct phase *p, const char *on)
{
	for (int i = 0; i < b->s->n_phases; i++) {
		const struct phase *other = &b->s->phases[i];
		if (phase_is_of_session(b->s, other) && other->date_from[0] &&
		    strcmp(other->date_from, p->date_from) > 0 && strcmp(other->date_from, on) <= 0)
			return true;
	}
	return false;
}

/* The day of the session lies in the phase. A planning of another day is told as it was then, and
 * knows nothing of now. Dates and months sort as texts; a phase that begins in a month begins on
 * its first day. */
static bool is_now(const struct builder *b, const struct phase *p)
{
	const char *on = b->session->date, *planned = p->reference_date;
	if (planned[0] && strncmp(planned, on, strlen(planned)) != 0)
		return false;
	if (!on[0] || (!p->date_from[0] && !p->date_to[0]) || strcmp(p->date_from, on) > 0)
		return false;
	return p->date_to[0] ? strcmp(on, p->date_to) < 0 : !later_one_began(b, p, on);
}

static const char *period(const struct builder *b, const struct phase *p)
{
	const char *from = day(b->a, p->date_from), *to = day(b->a, p->date_to);
	const char *text = "";
	if (from[0] && to[0])
		text = arena_printf(b->a, C_("phase", "from %s until %s"), from, to);
	else if (from[0])
		/* Translators: %s is a date on which something begins. */
		text = arena_printf(b->a, C_("phase", "from %s"), from);
	else if (to[0])
		text = arena_printf(b->a, C_("phase", "until %s"), to);
	return is_now(b, p) ? arena_printf(b->a, C_("phase", "now, %s"), text) : text;
}

static void products(struct builder *b, struct node *item, const struct phase *phase)
{
	struct node *list = NULL;
	for (int i = 0; i < b->s->n_phase_products; i++) {
		const struct phase_product *p = &b->s->phase_products[i];
		if (p->phase_id != phase->id || !p->text[0])
			continue;
		if (!list)
			list = doc_list(b->a, item, false);
		size_t len = strlen(p->text);
		if (p->uncertain && p->text[len - 1] == '?')
			len--;
		const char *text = arena_strndup(b->a, p->text, len);
		doc_item(b->a, list,
		         p->uncertain ? arena_printf(b->a, _("%s (maybe)"), text) : text);
	}
}

/* The date may be only a month. */
static const char *planning_of(const struct builder *b, const char *date)
{
	if (!date[0])
		return _("This is the planning:");
	/* Translators: %s is a month in the second text. */
	const char *fmt = date_valid(date) ? _("This was the planning on %s:")
	                                   : _("This was the planning in %s:");
	return arena_printf(b->a, fmt, day(b->a, date));
}

void part_phases(struct builder *b)
{
	struct node *outer = section_begin(b), *list = NULL;
	for (int i = 0; i < b->s->n_phases; i++) {
		const struct phase *p = &b->s->phases[i];
		if (!phase_is_of_session(b->s, p))
			continue;
		if (!list) {
			doc_paragraph(b->a, b->doc, planning_of(b, p->reference_date));
			list = doc_list(b->a, b->doc, true);
		}
		const char *when = period(b, p);
		struct node *item = doc_item(b->a, list, "");
		doc_strong(b->a, item, p->name);
		if (when[0])
			doc_text(b->a, item, arena_printf(b->a, " (%s)", when));
		products(b, item, p);
	}
	section_text(b, SECTION_NEXT, 0);
	section_end(b, outer, 2, _("What comes next"));
}

/* ---- section 9: next dates ---- */

static const char *moment_text(const struct builder *b, const struct next_date *d)
{
	const char *date = weekday(b->a, d->date);
	if (!date[0])
		return _("date to be announced");
	if (d->time_from[0] && d->time_to[0])
		/* Translators: a date, and the times at which something begins and ends. */
		return arena_printf(b->a, C_("moment", "%s from %s to %s"), date, d->time_from,
		                    d->time_to);
	if (d->time_from[0])
		/* Translators: a date and the time at which something begins. */
		return arena_printf(b->a, C_("moment", "%s at %s"), date, d->time_from);
	return date;
}

/* Dates that are already behind this session are no next dates. */
static bool is_next(const struct builder *b, const struct next_date *d)
{
	return !d->withdrawn && (!d->date[0] || strcmp(d->date, b->session->date) > 0);
}

static bool is_same_meeting(const struct next_date *a, const struct next_date *b)
{
	return a->kind == b->kind && strcmp(a->title, b->title) == 0 &&
	       strcmp(a->place, b->place) == 0;
}

/* The next dates, earliest first; dates that are not known yet come last. */
static int next_dates(const struct builder *b, const struct next_date **out)
{
	int n = 0;
	for (int i = 0; i < b->s->n_dates; i++) {
		const struct next_date *d = &b->s->dates[i];
		if (!is_next(b, d))
			continue;
		int at = n++;
		while (at > 0 && d->date[0] &&
		       (!out[at - 1]->date[0] || strcmp(out[at - 1]->date, d->date) > 0)) {
			out[at] = out[at - 1];
			at--;
		}
		out[at] = d;
	}
	return n;
}

static bool came_before(const struct next_date *const *dates, int index)
{
	for (int i = 0; i < index; i++) {
		if (is_same_meeting(dates[i], dates[index]))
			return true;
	}
	return false;
}

static bool has_passed(const struct builder *b, const struct next_date *d)
{
	return d->date[0] && !is_to_come(b, d->date);
}

static const char *date_title(const struct next_date *d)
{
	static const char *const kinds[DATE_KIND_COUNT] = {
	        [DATE_SESSION] = N_("Dialogue session"),
	        [DATE_PROJECT_GROUP] = N_("Project group"),
	        [DATE_OTHER] = N_("Other meeting"),
	};
	return d->title[0] ? d->title : gettext(kinds[d->kind]);
}

/* One item for all dates of the same meeting in the same place. */
static void meeting(struct builder *b, struct node *list, const struct next_date *const *dates,
                    int n_dates)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	const struct next_date *first = dates[0];
	const char **moments = arena_array(b->a, (size_t)n_dates, sizeof(*moments));
	const char *purpose = "", *call = "";
	int n = 0;
	for (int i = 0; i < n_dates; i++) {
		const struct next_date *d = dates[i];
		if (!is_same_meeting(first, d))
			continue;
		moments[n++] = moment_text(b, d);
		purpose = purpose[0] ? purpose : d->purpose;
		call = call[0] || has_passed(b, d) ? call : d->call;
	}
	say_text(b, &prose, join_and(b->a, moments, n));
	if (first->place[0])
		say(&prose, _("Place: %s"), with_stop(b->a, first->place));
	say_text(b, &prose, purpose);
	say_text(b, &prose, call);
	struct node *item = doc_item(b->a, list, "");
	doc_strong(b->a, item, arena_printf(b->a, "%s:", date_title(first)));
	doc_text(b->a, item, arena_printf(b->a, " %s", prose.data));
}

static void contact(struct builder *b, struct node *list, const char *label, const char *url,
                    const char *text)
{
	struct node *item = doc_item(b->a, list, "");
	doc_strong(b->a, item, label);
	doc_text(b->a, item, " ");
	doc_link(b->a, item, url, text);
}

static void contacts(struct builder *b, struct node *list)
{
	const struct series *series = b->series;
	if (series->web_page[0])
		contact(b, list, _("To know more:"), series->web_page,
		        series->web_page_short[0] ? series->web_page_short : series->web_page);
	if (series->mail[0])
		contact(b, list, _("To join in or ask something:"),
		        arena_printf(b->a, "mailto:%s", series->mail), series->mail);
	if (b->o->style && b->o->style->contact && b->o->style->contact[0]) {
		struct node *item = doc_item(b->a, list, "");
		doc_strong(b->a, item, _("To reach us:"));
		doc_text(b->a, item, arena_printf(b->a, " %s", b->o->style->contact));
	}
}

/* In millimetres: a telephone reads a module of 0.4 from where one reads the text.  A wider code
 * takes the place, on the page of the terugkoppeling, of what is not done and why. */
enum { CODE_WIDTH = 22, CODE_MODULE_TENTHS = 4, CODE_SCALE = 8 };

static int code_width(const struct qr *code)
{
	int least = ((code->size + 2 * QR_QUIET_ZONE) * CODE_MODULE_TENTHS + 9) / 10;
	return least > CODE_WIDTH ? least : CODE_WIDTH;
}

/* One that cannot be drawn is no loss: the address stands among the ways to reach us. */
static struct page_code make_code(const struct builder *b)
{
	struct page_code code = {.is_made = true};
	AUTO_BUF struct buf png;
	struct qr qr;

	buf_init(&png);
	if (!doc_url_is_safe(b->series->web_page) ||
	    qr_encode(b->series->web_page, &qr, NULL) != OK)
		return code;
	if (qr_to_png(&qr, CODE_SCALE, &png, NULL) == OK) {
		code.png = memcpy(arena_alloc(b->a, png.len), png.data, png.len);
		code.len = png.len;
		code.width_mm = code_width(&qr);
	}
	qr_fini(&qr);
	return code;
}

void find_page_code(struct builder *b)
{
	if (!b->code.is_made)
		b->code = make_code(b);
}

void web_page_code(struct builder *b)
{
	find_page_code(b);
	if (b->code.len > 0)
		doc_figure(b->a, b->doc, b->code.png, b->code.len, b->code.width_mm,
		           /* Translators: %s is an address. */
		           arena_printf(b->a, _("QR code of %s"), b->series->web_page));
}

static const struct next_date **room_for_dates(const struct builder *b)
{
	return arena_array(b->a, (size_t)b->s->n_dates + 1, sizeof(const struct next_date *));
}

/* The first meeting that is still to come, or NULL. */
static const struct next_date *next_meeting(const struct builder *b)
{
	const struct next_date **dates = room_for_dates(b);
	int n = next_dates(b, dates);
	for (int i = 0; i < n; i++) {
		if (!has_passed(b, dates[i]))
			return dates[i];
	}
	return NULL;
}

/* "Look at LINK." */
static void say_link(struct builder *b, struct node *p, const char *verb, const char *url,
                     const char *text)
{
	doc_text(b->a, p, arena_printf(b->a, " %s ", verb));
	doc_link(b->a, p, url, text);
	doc_text(b->a, p, ".");
}

bool say_how_to_react(struct builder *b, struct node *p)
{
	const struct series *s = b->series;
	const struct next_date *d = next_meeting(b);
	const char *contact = b->o->style ? b->o->style->contact : NULL;
	if (s->web_page[0])
		/* Translators: followed by an address. */
		say_link(b, p, _("Look at"), s->web_page,
		         s->web_page_short[0] ? s->web_page_short : s->web_page);
	if (s->mail[0])
		/* Translators: followed by an address. */
		say_link(b, p, _("Mail to"), arena_printf(b->a, "mailto:%s", s->mail), s->mail);
	if (contact && contact[0])
		doc_text(b->a, p,
		         arena_printf(b->a, " %s %s", _("To reach us:"), with_stop(b->a, contact)));
	if (d)
		doc_text(b->a, p,
		         arena_printf(b->a, _(" Or come to the next meeting: %s, %s%s%s."),
		                      date_title(d), moment_text(b, d), d->place[0] ? ", " : "",
		                      d->place));
	return s->web_page[0] || s->mail[0] || (contact && contact[0]) || d;
}

void part_dates(struct builder *b)
{
	struct node *outer = section_begin(b), *holder = doc_new(b->a, "");
	struct node *list = doc_list(b->a, holder, false);
	const struct next_date **dates = room_for_dates(b);
	int n = next_dates(b, dates);
	for (int i = 0; i < n; i++) {
		if (!came_before(dates, i))
			meeting(b, list, dates + i, n - i);
	}
	contacts(b, list);
	if (list->first)
		doc_adopt(b->doc, holder);
	web_page_code(b);
	section_text(b, SECTION_DATES, 0);
	section_end(b, outer, 2,
	            n > 0 ? _("Next dates and joining in") : _("To know more and join in"));
}
