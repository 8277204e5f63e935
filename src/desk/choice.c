/* A choice from a list, with a filter as you type. */
#include "overlay.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

enum { CHOICES_MAX = 1024 };

struct choice_overlay {
	struct overlay base;
	char *title;
	struct arena *arena;
	struct row rows[CHOICES_MAX]; /* id = value + 1, so that 0 is a value too */
	int n;
	struct list list;
	struct edit filter;
	answer_fn *done;
	int64_t id;
	rank_fn *rank; /* or NULL: all lines with the words, in their order */
	const void *ranked;
	const char *none;                   /* said when no line has what is typed */
	const struct choice_beside *beside; /* or NULL */
};

/* Every word that was typed occurs somewhere in the line. */
static bool matches(const struct row *r, const char *typed)
{
	AUTO_FREE char *line = xasprintf("%s %s %s", r->left, r->text, r->right);
	AUTO_FREE char *words = xstrdup(typed);
	char *word = words, *space;

	while (word && *word) {
		space = strchr(word, ' ');
		if (space)
			*space = '\0';
		if (!text_contains(line, word))
			return false;
		word = space ? space + 1 : NULL;
	}
	return true;
}

static int rank_of(const struct choice_overlay *o, int i)
{
	const char *typed = edit_text(&o->filter);

	if (o->rank)
		return o->rank(o->ranked, (int)(o->rows[i].id - 1), typed);
	if (!matches(&o->rows[i], typed))
		return -1;
	/* Who types a code means that row; what begins with the words comes before what has them.
	 */
	if (strcasecmp(o->rows[i].left, typed) == 0)
		return 0;
	return text_begins(o->rows[i].text, typed) ? 1 : 2;
}

/* The lines that have what is typed, the best ones first, else in the order in which they came. */
static struct row *shown_rows(struct desk *d, const struct choice_overlay *o, int *n)
{
	struct row *rows = arena_array(d->frame, CHOICES_MAX, sizeof(*rows));
	int *ranks = arena_array(d->frame, CHOICES_MAX, sizeof(*ranks));
	int i, rank;

	*n = 0;
	for (i = 0; i < o->n; i++)
		ranks[i] = rank_of(o, i);
	for (rank = 0; rank < CHOICE_RANKS; rank++)
		for (i = 0; i < o->n; i++)
			if (ranks[i] == rank)
				rows[(*n)++] = o->rows[i];
	return rows;
}

/* From here on there is room for empty rows, and from there for the title. */
enum { ROOMY_ROWS = 8, TITLE_ROWS = 5 };

/* Columns of the list when something stands beside it, in a narrow window and in a wide one; and
 * what stands there needs at least so many, and so many rows. */
enum { LIST_COLS = 32, WIDE_LIST_COLS = 44, WIDE_COLS = 110, BESIDE_COLS = 42, BESIDE_ROWS = 14 };

static int value_at_cursor(struct choice_overlay *o, const struct row *rows, int n)
{
	int at = list_index(&o->list, rows, n);

	return at < 0 ? -1 : (int)(rows[at].id - 1);
}

/* In a small window the lines matter most: one row each, without what stands at their right. */
static void choice_draw(struct desk *d, struct overlay *base, struct canvas *c, struct rect area)
{
	struct choice_overlay *o = (struct choice_overlay *)base;
	bool roomy = area.rows >= ROOMY_ROWS;
	int head = roomy ? 2 : area.rows >= TITLE_ROWS, n, col;
	struct row *rows = shown_rows(d, o, &n);
	struct rect list = {area.row + head, area.col, area.rows - head - (roomy ? 2 : 1),
	                    area.cols};

	if (head)
		canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_HEADING, o->title);
	for (int i = 0; !roomy && i < n; i++)
		rows[i].right = "";
	list_settle(&o->list, rows, n);
	o->list.squeeze = !roomy;
	if (o->beside && area.cols >= LIST_COLS + BESIDE_COLS && area.rows >= BESIDE_ROWS) {
		int cols = area.cols >= WIDE_COLS ? WIDE_LIST_COLS : LIST_COLS;

		o->beside->draw(d, c,
		                (struct rect){area.row, area.col + cols + 1, area.rows,
		                              area.cols - cols - 1},
		                value_at_cursor(o, rows, n));
		list.cols = area.cols = cols;
		o->list.squeeze = true;
	}
	list_draw(&o->list, c, list, rows, n, true);
	if (!n)
		canvas_wrap(c, (struct rect){list.row, area.col + 3, list.rows, area.cols - 4},
		            ROLE_DIM, o->none);
	col = area.col + 1;
	col += canvas_put(c, area.row + area.rows - 1, col, 30, ROLE_LABEL, _("Search: "));
	edit_draw(&o->filter, c, (struct rect){area.row + area.rows - 1, col, 1, area.cols - col},
	          true);
}

static void choose(struct desk *d, struct choice_overlay *o)
{
	int n, at, value;
	struct row *rows = shown_rows(d, o, &n);
	answer_fn *done = o->done;
	int64_t id = o->id;

	list_settle(&o->list, rows, n);
	at = list_index(&o->list, rows, n);
	if (at < 0)
		return;
	value = (int)(rows[at].id - 1);
	overlay_pop(d);
	done(d, value, id);
}

/* The best line is the one that is meant; without an order of the best, the one under the cursor as
 * long as it stays, and else the first. */
static void typed_in(struct choice_overlay *o)
{
	if (o->rank)
		o->list.selected = 0;
	o->list.at = 0;
}

static void choice_key(struct desk *d, struct overlay *base, struct key k)
{
	struct choice_overlay *o = (struct choice_overlay *)base;
	struct row *rows;
	int n;

	if (k.code == KEY_ESCAPE || (k.code == 'c' && k.mods == KEY_CTRL)) {
		overlay_pop(d);
		return;
	}
	if (k.code == KEY_ENTER_) {
		choose(d, o);
		return;
	}
	rows = shown_rows(d, o, &n);
	list_settle(&o->list, rows, n);
	if (o->beside && o->beside->key(d, value_at_cursor(o, rows, n), k))
		return;
	if (list_move(&o->list, rows, n, action_find(CTX_GLOBAL, k, true)))
		return;
	if (edit_key(&o->filter, k))
		typed_in(o);
}

static void choice_paste(struct desk *d, struct overlay *base, const char *text)
{
	struct choice_overlay *o = (struct choice_overlay *)base;

	(void)d;
	edit_insert(&o->filter, text + strspn(text, " "));
	typed_in(o);
}

static void choice_free(struct overlay *base)
{
	struct choice_overlay *o = (struct choice_overlay *)base;

	edit_fini(&o->filter);
	arena_free(o->arena);
	free_pointer(&o->title);
}

static void choice_help(const struct overlay *base, struct buf *out)
{
	const struct choice_overlay *o = (const struct choice_overlay *)base;
	AUTO_FREE char *what = xasprintf("%s\n%s", o->title,
	                                 _("A list to choose from. Type a few letters: then only "
	                                   "the lines with them stay."));

	help_what(out, what);
	help_keys(out, "Enter", _("Choose the line under the cursor."));
	help_keys(out, "Up Down PgUp PgDn", _("Go to another line."));
	help_keys(out, "Esc", _("Back. Nothing happens."));
	if (o->beside)
		o->beside->help(out);
	help_typing(out);
}

static const struct hint *choice_hints(struct desk *d)
{
	const struct choice_overlay *o = (const struct choice_overlay *)d->overlay;
	const struct hint all[] = {{{KEY_ENTER_, 0}, _("Choose")},
	                           {{KEY_ESCAPE, 0}, _("Back")},
	                           {{KEY_NONE, 0}, NULL}};
	struct hint *out = arena_alloc(d->frame, sizeof(all));

	if (o->beside)
		return o->beside->hints(d);
	memcpy(out, all, sizeof(all));
	return out;
}

static const struct overlay_ops choice_ops = {.draw = choice_draw,
                                              .hints = choice_hints,
                                              .key = choice_key,
                                              .paste = choice_paste,
                                              .free = choice_free,
                                              .help = choice_help,
                                              .whole = true,
                                              .typing = true,
                                              .scrolls = true};

struct arena *choice_open(struct desk *d, const char *title, answer_fn *done, int64_t id)
{
	struct choice_overlay *o = xcalloc(1, sizeof(*o));

	o->base.ops = &choice_ops;
	o->title = xstrdup(title);
	o->arena = arena_new();
	o->done = done;
	o->id = id;
	o->none = _("Nothing has this text.");
	edit_init(&o->filter, 60);
	overlay_push(d, &o->base);
	return o->arena;
}

static struct choice_overlay *open_choice(struct desk *d)
{
	BUG_IF(d->overlay->ops != &choice_ops);
	return (struct choice_overlay *)d->overlay;
}

void choice_rank(struct desk *d, rank_fn *rank, const void *ranked, const char *none)
{
	struct choice_overlay *o = open_choice(d);

	o->rank = rank;
	o->ranked = ranked;
	o->none = none;
}

void choice_set_beside(struct desk *d, const struct choice_beside *beside, int value)
{
	struct choice_overlay *o = open_choice(d);

	o->beside = beside;
	if (value >= 0)
		o->list.selected = (int64_t)value + 1;
}

static void add(struct choice_overlay *o, int value, struct row row)
{
	if (o->n == CHOICES_MAX)
		return;
	row.id = (int64_t)value + 1;
	row.left = arena_strdup(o->arena, row.left);
	row.text = arena_strdup(o->arena, row.text);
	row.right = arena_strdup(o->arena, row.right);
	o->rows[o->n++] = row;
}

void choice_add(struct desk *d, int value, const char *left, const char *text, const char *right)
{
	add(open_choice(d), value, (struct row){.left = left, .text = text, .right = right});
}

void choice_add_off(struct desk *d, int value, const char *text, const char *right)
{
	add(open_choice(d), value,
	    (struct row){.left = "", .text = text, .right = right, .role = ROLE_DISABLED});
}
