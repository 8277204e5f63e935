/* CSV for the programme (domain.md 5.4): which file, its name, and the two small ones. */
#include "csv.h"

#include <ctype.h>
#include <string.h>

#include "arena.h"
#include "entity.h"
#include "mem.h"
#include "selection.h"
#include "text.h"

/* Excel guesses the encoding wrong without it. */
#define BOM "\xEF\xBB\xBF"

enum { MINUTE_MS = 60 * 1000, DAY_MINUTES = 24 * 60 };

/* ---- the id of a session ---- */

/* The next word of s in letters and digits of ASCII, NUL-ended; false: no more. */
static bool take_word(const char **s, char *out, size_t size)
{
	size_t n = 0;

	while (**s != '\0' && !isalnum((unsigned char)**s))
		(*s)++;
	for (; isalnum((unsigned char)**s); (*s)++) {
		if (n < size - 1)
			out[n++] = (char)toupper((unsigned char)**s);
	}
	out[n] = '\0';
	return n > 0;
}

/* The programme calls its Participatiehub PHUB.  The series has no field for that, so that it
 * follows from the name: one word stays as it is, but for a hub, and several give their first
 * letters. */
static void add_series_code(struct buf *id, const char *name)
{
	AUTO_FREE char *bare = text_bare(name);
	char word[16], first[16] = "";
	const char *at = bare;
	AUTO_BUF struct buf letters;

	buf_init(&letters);
	while (take_word(&at, word, sizeof word)) {
		if (letters.len == 0)
			text_copy(first, sizeof first, word);
		buf_addc(&letters, word[0]);
	}
	size_t len = strlen(first);
	if (letters.len > 1)
		buf_add(id, letters.data);
	else if (len > 4 && strcmp(first + len - 3, "HUB") == 0)
		buf_addf(id, "%cHUB", first[0]);
	else
		buf_add(id, len > 0 ? first : "DIALOOG");
}

/* "PHUB-2025-S1"; owned by the caller. */
static char *session_id(const struct snapshot *s, const struct csv_options *o)
{
	const struct session *session = snapshot_session(s);
	struct buf id;

	buf_init(&id);
	if (o->practice)
		buf_add(&id, csv_practice);
	add_series_code(&id, s->series->name);
	if (date_valid(session->date))
		buf_addf(&id, "-%.4s", session->date);
	buf_addf(&id, "-S%d", session->number);
	return buf_take(&id);
}

char *csv_file_name(const struct snapshot *s, const struct csv_options *o, enum csv_file file)
{
	AUTO_FREE char *id = session_id(s, o);
	char today[DATE_SIZE];

	moment_date(o->now, today);
	if (file == CSV_INPUT)
		return xasprintf("%s_%s_%s.csv", id, csv_file_words[file], today);
	return xasprintf("%s_%s.csv", id, csv_file_words[file]);
}

/* ---- the votes ---- */

static const char *count_status(const struct tally *t)
{
	if (t->ballot->status == BALLOT_INVALID)
		return csv_invalid;
	return csv_count_statuses[t->count->status];
}

static void vote_row(struct csv *c, const struct tally *t, int option)
{
	const struct ballot_option *o = t->options[option];
	const struct subtheme *s = snapshot_find_subtheme(c->open, o->subtheme_id);
	char code[CODE_SIZE] = "";

	csv_text(c, c->session_id);
	csv_number(c, t->ballot->number);
	csv_text(c, s ? subtheme_code(s->code, code) : "");
	csv_text(c, o->title);
	csv_number(c, t->count->number);
	csv_number(c, t->dots[option]);
	csv_number(c, t->ballot->voters);
	csv_number(c, t->ballot->dots_per_person);
	csv_text(c, count_status(t));
	csv_end_row(c);
}

static void count_rows(struct csv *c, const struct vote_count *count)
{
	struct tally t;

	tally_count(c->open, count, &t);
	for (int i = 0; i < t.n; i++)
		vote_row(c, &t, i);
}

void csv_vote_rows(struct csv *c)
{
	for (int i = 0; i < c->open->n_ballots; i++) {
		for (int j = 0; j < c->open->n_counts; j++) {
			if (c->open->counts[j].ballot_id == c->open->ballots[i].id)
				count_rows(c, &c->open->counts[j]);
		}
	}
}

/* ---- the session ---- */

/* A kind of people so small that it points at somebody makes all kinds zero in what is for
 * everybody: then only the total is known. */
static void people_fields(struct csv *c)
{
	const struct head_count *all = best_heads(c->all);
	const struct head_count *open = all ? find_heads(c->open, all->moment) : NULL;
	bool has_kinds =
	        open != NULL && open->residents + open->care + open->policy + open->other > 0;

	csv_number(c, all ? people_total(all) : -1);
	csv_number(c, has_kinds ? open->residents : -1);
	csv_number(c, has_kinds ? open->care : -1);
	csv_number(c, has_kinds ? open->policy : -1);
	csv_number(c, has_kinds ? open->other : -1);
}

/* From the hours that were promised, else from the agenda. */
static int minutes_planned(const struct snapshot *s)
{
	const struct session *session = snapshot_session(s);
	int minutes = 0;

	if (time_valid(session->start_planned) && time_valid(session->end_planned)) {
		minutes = time_to_minutes(session->end_planned) -
		          time_to_minutes(session->start_planned);
		return minutes > 0 ? minutes : minutes + DAY_MINUTES;
	}
	for (int i = 0; i < s->n_agenda; i++)
		minutes += s->agenda[i].minutes;
	return minutes > 0 ? minutes : -1;
}

/* -1: the agenda was not kept until the end. */
static int minutes_real(const struct snapshot *s)
{
	const struct span span = session_span(s);

	if (span.until == 0)
		return -1;
	return (int)((span.until - span.from + MINUTE_MS / 2) / MINUTE_MS);
}

/* In the order of csv_headers. */
void csv_session_row(struct csv *c)
{
	int said = count_ideas(c->open, 0, 0);
	bool is_asked = !session_has_vote(c->open);

	csv_text(c, c->session_id);
	csv_text(c, snapshot_session(c->open)->date);
	people_fields(c);
	csv_number(c, count_groups(c->open));
	csv_number(c, is_asked ? 0 : said);
	csv_number(c, is_asked ? said : 0);
	csv_number(c, count_solutions(c->open, 0, 0, 0));
	csv_number(c, minutes_planned(c->open));
	csv_number(c, minutes_real(c->open));
	csv_text(c, csv_levels[snapshot_session(c->open)->level]);
	csv_text(c, "");
	csv_text(c, CSV_EXPORT_VERSION);
	csv_text(c, c->today);
	csv_end_row(c);
}

/* ---- a file ---- */

/* What of the session is for everybody, with texts borrowed from it: what is private cannot get
 * into a file that is made of this. */
static void copy_open(const struct snapshot *s, struct arena *a, struct snapshot *open)
{
	struct selection sel;

	*open = (struct snapshot){.arena = a};
	selection_init(&sel, s, true);
	for (int i = 0; i < ENTITY_COUNT; i++) {
		void *row = arena_alloc(a, entities[i].size);
		for (int r = 0; r < sel.index[i].n; r++) {
			if (selection_row(&sel, &entities[i], r, row))
				memcpy(snapshot_add(open, (enum entity_id)i), row,
				       entities[i].size);
		}
	}
	selection_fini(&sel);
}

static void header_row(struct csv *c, const char *names)
{
	while (*names != '\0') {
		size_t len = strcspn(names, " ");
		AUTO_FREE char *name = xstrndup(names, len);

		csv_text(c, name);
		names += len;
		names += strspn(names, " ");
	}
	csv_end_row(c);
}

void csv_export(const struct snapshot *s, const struct csv_options *o, enum csv_file file,
                struct buf *out)
{
	static void (*const rows[CSV_FILE_COUNT])(struct csv * c) = {
	        [CSV_INPUT] = csv_input_rows,
	        [CSV_VOTES] = csv_vote_rows,
	        [CSV_SESSION] = csv_session_row,
	};
	AUTO_FREE char *id = session_id(s, o);
	struct arena *a = arena_new();
	struct snapshot open;
	struct tally result;
	struct csv c = {.all = s, .open = &open, .session_id = id, .out = out};

	moment_date(o->now, c.today);
	copy_open(s, a, &open);
	const struct ballot *b = current_ballot(&open);
	if (b != NULL && b->status == BALLOT_FIXED && tally_make(&open, b, &result))
		c.result = &result;
	buf_add(out, BOM);
	header_row(&c, csv_headers[file]);
	rows[file](&c);
	arena_free(a);
}
