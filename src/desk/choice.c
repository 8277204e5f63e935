/* A choice from a list, with a filter as you type; the palette is one. */
#include "overlay.h"

#include <stdlib.h>
#include <string.h>

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

static int filtered(const struct choice_overlay *o, struct row *out)
{
	int i, n = 0;

	for (i = 0; i < o->n; i++)
		if (matches(&o->rows[i], edit_text(&o->filter)))
			out[n++] = o->rows[i];
	return n;
}

static void choice_draw(struct desk *d, struct overlay *base, struct canvas *c, struct rect area)
{
	struct choice_overlay *o = (struct choice_overlay *)base;
	struct row *rows = arena_array(d->frame, CHOICES_MAX, sizeof(*rows));
	int n = filtered(o, rows), col;
	struct rect list = {area.row + 2, area.col, area.rows - 4, area.cols};

	canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_HEADING, o->title);
	list_draw(&o->list, c, list, rows, n, true);
	if (!n)
		canvas_put_fit(c, list.row, area.col + 3, area.cols - 4, ROLE_DIM,
		               _("Nothing has this text."));
	col = area.col + 1;
	col += canvas_put(c, area.row + area.rows - 1, col, 30, ROLE_LABEL, _("Search: "));
	edit_draw(&o->filter, c, (struct rect){area.row + area.rows - 1, col, 1, area.cols - col},
	          true);
}

static void choose(struct desk *d, struct choice_overlay *o)
{
	struct row *rows = arena_array(d->frame, CHOICES_MAX, sizeof(*rows));
	int n = filtered(o, rows), at, value;
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
	rows = arena_array(d->frame, CHOICES_MAX, sizeof(*rows));
	n = filtered(o, rows);
	list_settle(&o->list, rows, n);
	if (list_move(&o->list, rows, n, action_find(CTX_GLOBAL, k, true)))
		return;
	edit_key(&o->filter, k);
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
	help_typing(out);
}

static const struct overlay_ops choice_ops = {.draw = choice_draw,
                                              .key = choice_key,
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
	edit_init(&o->filter, 60);
	overlay_push(d, &o->base);
	return o->arena;
}

void choice_add(struct desk *d, int value, const char *left, const char *text, const char *right)
{
	struct choice_overlay *o = (struct choice_overlay *)d->overlay;

	BUG_IF(o->base.ops != &choice_ops);
	if (o->n == CHOICES_MAX)
		return;
	o->rows[o->n++] = (struct row){.id = (int64_t)value + 1,
	                               .left = arena_strdup(o->arena, left),
	                               .text = arena_strdup(o->arena, text),
	                               .right = arena_strdup(o->arena, right)};
}

/* ---- the palette ---- */

static void palette_done(struct desk *d, int value, int64_t id)
{
	(void)id;
	desk_do(d, (enum action)value);
}

static void palette_add(struct desk *d, struct arena *a, enum action id)
{
	const struct action_info *info = action_info(id);
	const char *reason = desk_disabled(d, id), *text;
	char keys[64];

	if (reason)
		text = arena_printf(a, "%s (%s)", desk_label(d, (enum action)id), reason);
	else
		text = arena_printf(a, "%s: %s", desk_label(d, (enum action)id),
		                    gettext(info->help));
	choice_add(d, (int)id, "", text, action_keys_text(id, keys, sizeof(keys)));
}

void show_palette(struct desk *d)
{
	unsigned context = views[d->view]->context;
	struct arena *a = choice_open(d, _("What do you want to do?"), palette_done, 0);
	int id;

	for (id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		if (action_info((enum action)id)->contexts & (context | CTX_GLOBAL))
			palette_add(d, a, (enum action)id);
}
