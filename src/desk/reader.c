/* Texts to read, in which one can search: help, messages, figures. */
#include "overlay.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

enum { KEY_COLS = 20, SEARCH_COLS = 20 };

struct reader_overlay {
	struct overlay base;
	char *title, *about; /* about: what it is, for its help */
	bool is_help;        /* a key that is not for reading is looked up in it */
	char *text, **lines; /* n lines, in text */
	int n;
	int *shown, n_shown; /* the lines that a search leaves, by number */
	int n_found, n_all;  /* without the headings and empty lines */
	int top, page;       /* the first of those that is in sight, and how many are */
	int last_top;        /* the first of the last page */
	int marked;          /* the line about the key that was pressed, or -1 */
	bool seeks;          /* the next drawing brings it in sight */
	struct edit search;
	bool searching; /* it is being typed */
};

/* ---- lines: a heading "# ...", a hanging line "\tkeys\ttext", or a paragraph ---- */

static bool is_heading(const char *line)
{
	return strncmp(line, "# ", 2) == 0;
}

/* What hangs behind the keys; NULL: it is no such line. */
static const char *hanging_text(const char *line)
{
	const char *tab = line[0] == '\t' ? strchr(line + 1, '\t') : NULL;

	return tab ? tab + 1 : NULL;
}

/* The keys of a hanging line; the caller frees them. */
static char *keys_of(const char *line, const char *rest)
{
	return xstrndup(line + 1, (size_t)(rest - line - 2));
}

static int rows_of(const char *line, int cols)
{
	const char *rest = hanging_text(line);
	int keys, rows;

	if (is_heading(line))
		return 1;
	if (!rest)
		return canvas_wrap_rows(line, cols);
	AUTO_FREE char *left = keys_of(line, rest);

	keys = canvas_wrap_rows(left, KEY_COLS);
	rows = canvas_wrap_rows(rest, cols - KEY_COLS - 2);
	return rows > keys ? rows : keys;
}

static void draw_line(struct canvas *c, struct rect area, const char *line, bool marked)
{
	const char *rest = hanging_text(line);

	if (marked) {
		canvas_fill(c, area, ROLE_SELECTED, ' ');
		canvas_set_cursor(c, area.row, area.col);
	}
	if (is_heading(line)) {
		canvas_put_fit(c, area.row, area.col, area.cols, ROLE_HEADING, line + 2);
	} else if (rest) {
		AUTO_FREE char *left = keys_of(line, rest);

		canvas_wrap(c, (struct rect){area.row, area.col, area.rows, KEY_COLS},
		            marked ? ROLE_SELECTED : ROLE_KEY, left);
		area.col += KEY_COLS + 2;
		area.cols -= KEY_COLS + 2;
		canvas_wrap(c, area, marked ? ROLE_SELECTED : ROLE_NORMAL, rest);
	} else {
		canvas_wrap(c, area, ROLE_NORMAL, line);
	}
}

/* Is this one of the keys that a hanging line begins with: "Enter, e", or a range as "0-9"? */
static bool line_has_key(const char *line, const char *name)
{
	const char *end = hanging_text(line), *at = line + 1;
	size_t length;

	for (; end && at < end - 1; at += length + 2) {
		/* A comma can be a key too. */
		for (length = 1; at + length < end - 1 && strncmp(at + length, ", ", 2) != 0;)
			length++;
		if (strlen(name) == length && memcmp(at, name, length) == 0)
			return true;
		if (length == 3 && at[1] == '-' && !name[1] && name[0] >= at[0] && name[0] <= at[2])
			return true;
	}
	return false;
}

/* ---- searching ---- */

static void show_line(struct reader_overlay *r, int line)
{
	r->shown[r->n_shown++] = line;
}

/* The lines that have what is searched, each below its heading; all lines of a heading that has
 * it. */
static void find_lines(struct reader_overlay *r)
{
	const char *text = edit_text(&r->search);
	bool whole = !text[0]; /* of this heading all lines are shown */
	int heading = -1;      /* that is shown as soon as there is a line below it */

	r->n_shown = r->n_found = r->n_all = 0;
	for (int i = 0; i < r->n; i++) {
		const char *line = r->lines[i];

		if (is_heading(line)) {
			whole = text_contains(line + 2, text);
			heading = i;
			continue;
		}
		r->n_all += line[0] != '\0';
		if (!whole && !text_contains(line, text))
			continue;
		if (heading >= 0)
			show_line(r, heading);
		heading = -1;
		show_line(r, i);
		r->n_found += line[0] != '\0';
	}
	r->top = 0;
	r->marked = -1;
	r->seeks = false;
}

static void search_for(struct reader_overlay *r, const char *text)
{
	edit_set(&r->search, text);
	find_lines(r);
}

/* ---- drawing ---- */

/* The first line of the last page. */
static int last_page(const struct reader_overlay *r, struct rect area)
{
	int at = r->n_shown, used = 0;

	while (at > 0 && used <= area.rows)
		used += rows_of(r->lines[r->shown[--at]], area.cols);
	return used > area.rows && at < r->n_shown - 1 ? at + 1 : at;
}

/* Scrolls to the marked line when it is out of sight, with what stands above it.  Without a search:
 * then each line is where its number says. */
static void seek_marked(struct reader_overlay *r, struct rect area)
{
	int at = r->marked, above = 0;

	r->seeks = false;
	if (at >= r->top && at < r->top + r->page - 1)
		return;
	while (at > 0 && above < area.rows / 2)
		above += rows_of(r->lines[--at], area.cols);
	r->top = at;
}

static void draw_lines(struct reader_overlay *r, struct canvas *c, struct rect area)
{
	int y = area.row, end = area.row + area.rows, i;

	if (r->seeks)
		seek_marked(r, area);
	r->last_top = last_page(r, area);
	r->top = r->top < r->last_top ? r->top : r->last_top;
	canvas_set_cursor(c, y, area.col);
	for (i = r->top; i < r->n_shown && y < end; i++) {
		const char *line = r->lines[r->shown[i]];
		int rows = rows_of(line, area.cols);

		rows = rows < end - y ? rows : end - y;
		draw_line(c, (struct rect){y, area.col, rows, area.cols}, line,
		          r->shown[i] == r->marked);
		y += rows;
	}
	r->page = i - r->top;
	if (r->top > 0)
		canvas_put(c, area.row - 1, area.col + area.cols, 1, ROLE_DIM, "↑");
	if (i < r->n_shown)
		canvas_put(c, end, area.col + area.cols, 1, ROLE_DIM, "↓");
}

/* What is searched, how many lines have it, and how all come back. */
static void draw_search(struct desk *d, struct reader_overlay *r, struct canvas *c,
                        struct rect foot)
{
	int col = foot.col, end = foot.col + foot.cols;

	if (!edit_empty(&r->search))
		end = canvas_put_right(c, foot.row, end, foot.cols, ROLE_DIM,
		                       arena_printf(d->frame, _("%d of %d"), r->n_found, r->n_all));
	col += canvas_put(c, foot.row, col, foot.cols, ROLE_LABEL, _("Search: "));
	edit_draw(&r->search, c, (struct rect){foot.row, col, 1, SEARCH_COLS}, r->searching);
	col += SEARCH_COLS + 2;
	if (r->searching)
		col = hint_put(c, foot.row, col, end, (struct key){KEY_ENTER_, 0},
		               _("Keep these lines"), false);
	hint_put(c, foot.row, col, end, (struct key){KEY_ESCAPE, 0}, _("All lines"), false);
}

static void draw_foot(struct reader_overlay *r, struct canvas *c, struct rect foot)
{
	int col = foot.col, end = foot.col + foot.cols;
	const char *other = _("Another key: what does it do?");

	col += canvas_put(c, foot.row, col, foot.cols, ROLE_DIM, _("Arrows: scroll")) + 3;
	col = hint_put(c, foot.row, col, end, (struct key){KEY_ESCAPE, 0}, _("Back"), false);
	col = hint_put(c, foot.row, col, end, action_key(ACTION_FILTER, false),
	               gettext(action_info(ACTION_FILTER)->label), false);
	if (r->is_help && text_width(other) <= end - col)
		canvas_put(c, foot.row, col, end - col, ROLE_DIM, other);
}

static void reader_draw(struct desk *d, struct overlay *o, struct canvas *c, struct rect area)
{
	struct reader_overlay *r = (struct reader_overlay *)o;
	const struct rect body = {area.row + 2, area.col + 1, area.rows - 3, area.cols - 2};
	const struct rect foot = {area.row + area.rows - 1, body.col, 1, body.cols};

	canvas_put_fit(c, area.row, body.col, body.cols, ROLE_HEADING, r->title);
	draw_lines(r, c, body);
	if (r->n_shown == 0)
		draw_empty(c, body,
		           arena_printf(d->frame, _("No line with \"%s\". Esc: all."),
		                        edit_text(&r->search)),
		           !r->searching);
	if (r->searching || !edit_empty(&r->search))
		draw_search(d, r, c, foot);
	else
		draw_foot(r, c, foot);
}

/* ---- keys ---- */

/* False: the action is another one. */
static bool scroll(struct reader_overlay *r, enum action a)
{
	int page = r->page > 1 ? r->page - 1 : 1;

	if (a == ACTION_UP)
		r->top--;
	else if (a == ACTION_DOWN)
		r->top++;
	else if (a == ACTION_PAGE_UP)
		r->top -= page;
	else if (a == ACTION_PAGE_DOWN)
		r->top += page;
	else if (a == ACTION_FIRST)
		r->top = 0;
	else if (a == ACTION_LAST)
		r->top = r->last_top;
	else
		return false;
	r->top = r->top < r->last_top ? r->top : r->last_top;
	r->top = r->top > 0 ? r->top : 0;
	return true;
}

static bool is_escape(struct key k)
{
	return k.code == KEY_ESCAPE || (k.code == 'c' && k.mods == KEY_CTRL);
}

static void search_key(struct reader_overlay *r, struct key k)
{
	if (is_escape(k))
		search_for(r, "");
	if (is_escape(k) || k.code == KEY_ENTER_)
		r->searching = false;
	else if (edit_key(&r->search, k))
		find_lines(r);
	else
		scroll(r, action_find(CTX_GLOBAL, k, true));
}

/* What does this key do?  Its line is marked. */
static void look_up(struct desk *d, struct reader_overlay *r, struct key k)
{
	char name[40];
	int line = 0;

	key_name(k, name, sizeof(name));
	while (line < r->n && !line_has_key(r->lines[line], name))
		line++;
	if (line == r->n) {
		r->marked = -1;
		desk_say(d, ROLE_DIM, _("%s does nothing here."), name);
		return;
	}
	if (!edit_empty(&r->search))
		search_for(r, "");
	r->marked = line;
	r->seeks = true;
}

static void reader_key(struct desk *d, struct overlay *o, struct key k)
{
	struct reader_overlay *r = (struct reader_overlay *)o;
	enum action a = action_find(views[d->view]->context, k, false);

	if (r->searching)
		search_key(r, k);
	else if (scroll(r, action_find(CTX_GLOBAL, k, false)))
		return;
	else if (a == ACTION_FILTER)
		r->searching = true;
	else if (a == ACTION_HELP && !r->is_help)
		show_help(d);
	else if (is_escape(k) && !edit_empty(&r->search))
		search_for(r, "");
	else if (a == ACTION_BACK || a == ACTION_HELP || a == ACTION_QUIT || k.code == KEY_ENTER_)
		overlay_pop(d);
	else if (r->is_help)
		look_up(d, r, k);
	else
		desk_say_no_use(d, k);
}

static void reader_paste(struct desk *d, struct overlay *o, const char *text)
{
	struct reader_overlay *r = (struct reader_overlay *)o;

	(void)d;
	if (!r->searching)
		return;
	edit_insert(&r->search, text + strspn(text, " "));
	find_lines(r);
}

static void reader_help(const struct overlay *o, struct buf *out)
{
	static const enum action actions[] = {ACTION_UP,        ACTION_DOWN,  ACTION_PAGE_UP,
	                                      ACTION_PAGE_DOWN, ACTION_FIRST, ACTION_LAST,
	                                      ACTION_FILTER};
	const struct reader_overlay *r = (const struct reader_overlay *)o;

	help_what(out, r->about);
	for (size_t i = 0; i < N_ITEMS(actions); i++)
		help_action(out, actions[i]);
	help_keys(out, "Esc Enter", _("Back to where you were."));
}

static void reader_free(struct overlay *o)
{
	struct reader_overlay *r = (struct reader_overlay *)o;

	free_pointer(&r->title);
	free_pointer(&r->about);
	free_pointer(&r->text);
	free(r->lines);
	free(r->shown);
	edit_fini(&r->search);
}

static const struct overlay_ops reader_ops = {.draw = reader_draw,
                                              .key = reader_key,
                                              .paste = reader_paste,
                                              .free = reader_free,
                                              .help = reader_help,
                                              .whole = true,
                                              .scrolls = true};

bool is_help(const struct overlay *o)
{
	return o->ops == &reader_ops && ((const struct reader_overlay *)o)->is_help;
}

/* Cuts the text into lines. */
static void cut_lines(struct reader_overlay *r)
{
	char *line = r->text, *end;

	for (r->n = 1, end = r->text; *end; end++)
		r->n += *end == '\n';
	r->lines = xcalloc((size_t)r->n, sizeof(*r->lines));
	r->shown = xcalloc((size_t)r->n, sizeof(*r->shown));
	for (int i = 0; i < r->n; i++) {
		r->lines[i] = line;
		line += strcspn(line, "\n");
		if (*line)
			*line++ = '\0';
	}
}

static struct reader_overlay *open_reader(struct desk *d, const char *title, const char *about,
                                          char *text)
{
	struct reader_overlay *r = xcalloc(1, sizeof(*r));

	r->base.ops = &reader_ops;
	r->title = xstrdup(title);
	r->about = xstrdup(about);
	r->text = text;
	edit_init(&r->search, 60);
	cut_lines(r);
	find_lines(r);
	overlay_push(d, &r->base);
	return r;
}

void show_text_about(struct desk *d, const char *title, const char *about, char *text)
{
	open_reader(d, title, about, text);
}

void show_text(struct desk *d, const char *title, char *text)
{
	open_reader(d, title, _("A text to read."), text);
}

void show_keys(struct desk *d, const char *title, char *text)
{
	open_reader(d, title, "", text)->is_help = true;
}
