/* Rules on what is typed for a detail of the session.  They stand here and not among the
 * rules of the model: an older file or an import may hold something else, and stays whole. */
#include "details.h"

#include <string.h>

#include "arena.h"
#include "tr.h"

/* Letters outside ASCII are letters: a host may have them. */
static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_host_char(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

/* Names with dots between them, the last of two letters at least. */
static bool is_host(const char *s, size_t len)
{
	size_t i, start = 0, dots = 0;

	for (i = 0; i < len; i++) {
		if (s[i] == '.') {
			if (i == start)
				return false;
			start = i + 1;
			dots++;
		} else if (!is_host_char(s[i])) {
			return false;
		}
	}
	return dots > 0 && len >= start + 2 && is_letter(s[start]);
}

bool looks_like_web_page(const char *text)
{
	if (strncmp(text, "https://", 8) == 0)
		text += 8;
	else if (strncmp(text, "http://", 7) == 0)
		text += 7;
	return !strchr(text, ' ') && is_host(text, strcspn(text, "/?#:"));
}

bool looks_like_mail(const char *text)
{
	const char *at = strchr(text, '@');

	return at && at > text && !strchr(text, ' ') && !strchr(at + 1, '@') &&
	       is_host(at + 1, strlen(at + 1));
}

static int agenda_minutes(const struct snapshot *s)
{
	int i, minutes = 0;

	for (i = 0; i < s->n_agenda; i++)
		if (!s->agenda[i].skipped)
			minutes += s->agenda[i].minutes;
	return minutes;
}

bool end_moves_along(const struct snapshot *s, const char *start, char out[TIME_SIZE])
{
	const struct session *session = s->sessions;
	int minutes = agenda_minutes(s);
	char computed[TIME_SIZE];

	if (!time_valid(start) || !time_valid(session->start_planned))
		return false;
	minutes_to_time(time_to_minutes(session->start_planned) + minutes, computed);
	if (strcmp(computed, session->end_planned) != 0)
		return false;
	minutes_to_time(time_to_minutes(start) + minutes, out);
	return true;
}

static const char *start_wrong(const struct snapshot *s, const char *start, struct arena *a)
{
	const char *end = s->sessions->end_planned;
	char moved[TIME_SIZE];

	/* HH:MM sorts as it runs. */
	if (end_moves_along(s, start, moved) || !time_valid(end) || strcmp(start, end) < 0)
		return NULL;
	return arena_printf(a, _("The end is at %s already. Change the end first."), end);
}

static const char *end_wrong(const struct snapshot *s, const char *end, struct arena *a)
{
	const char *start = s->sessions->start_planned;

	if (!time_valid(start) || strcmp(end, start) > 0)
		return NULL;
	return arena_printf(a, _("The session begins at %s. The end is later than that."), start);
}

const char *later_date_wrong(const struct snapshot *s, const char *date, struct arena *a)
{
	const char *session = s->sessions->date;
	char day[64];

	/* YYYY-MM-DD sorts as it runs. */
	if (!date_valid(session) || !date_valid(date) || strcmp(date, session) >= 0)
		return NULL;
	date_long(session, day, sizeof(day));
	return arena_printf(a, _("The session is on %s. Type that date or a later one."), day);
}

const char *detail_wrong(const struct snapshot *s, const char *field, const char *text,
                         struct arena *a)
{
	if (!text[0])
		return NULL;
	if (strcmp(field, "answer_by") == 0 || strcmp(field, "keep_until") == 0)
		return later_date_wrong(s, text, a);
	if (strcmp(field, "start_planned") == 0)
		return start_wrong(s, text, a);
	if (strcmp(field, "end_planned") == 0)
		return end_wrong(s, text, a);
	if (strncmp(field, "web_page", 8) == 0 && !looks_like_web_page(text))
		return _("This is no web page. Type it like this: example.nl/page");
	if (strcmp(field, "mail") == 0 && !looks_like_mail(text))
		return _("This is no mail address. Type it like this: name@example.nl");
	return NULL;
}
