/* The clock of a part, as people feel it: what is left in large letters, a bar that shrinks, and a
 * word near the end. */
#include "sheet.h"

#include <stdio.h>
#include <string.h>

#include "tr.h"

enum { SECOND_MS = 1000, MINUTE_MS = 60 * SECOND_MS, DIGIT_ROWS_MAX = 12 };

static const struct part_clock *clock_of(const struct scene_show *s)
{
	return &s->view->stage.clock;
}

static int64_t left_of(const struct scene_show *s)
{
	return part_clock_left(clock_of(s), s->clock);
}

/* Minutes as the desk counts them: of 12:31 it is 13. */
static int minutes_of(int64_t left_ms)
{
	return left_ms <= 0 ? 0 : (int)((left_ms + MINUTE_MS - 1) / MINUTE_MS);
}

/* Of a part that takes no longer nobody has to hear at its beginning that it ends. */
static bool is_short(const struct part_clock *clock)
{
	return clock->total_ms <= 2 * MINUTE_MS;
}

const char *clock_words(const struct scene_show *s)
{
	static char words[120];
	int n = minutes_of(left_of(s));

	if (clock_of(s)->state == CLOCK_OFF)
		return "";
	if (n == 0)
		return _("Time is up. Thank you!");
	if (n == 1)
		return _("1 minute left. Round off calmly.");
	if (n == 2 && !is_short(clock_of(s)))
		return _("2 minutes left. Finish what you say.");
	/* Translators: below the clock of the hall */
	snprintf(words, sizeof(words), C_("hall", "%d minutes left"), n);
	return words;
}

static void digits_of(const struct scene_show *s, char *out, size_t size)
{
	int64_t left = left_of(s);
	int seconds = left <= 0 ? 0 : (int)((left + SECOND_MS - 1) / SECOND_MS);

	snprintf(out, size, "%d:%02d", seconds / 60, seconds % 60);
}

/* The largest of the types, from one on, in which text fits in these columns. */
static struct type fitting(const struct type *types, int from, int n, const char *text, int cols)
{
	while (from < n - 1 && type_width(&types[from], text) > cols)
		from++;
	return types[from];
}

/* The letters of the digits and of the words below them, which are half as high at most: what these
 * say in digits stands above them, so they may be the smallest. */
static void clock_types(const struct scene_show *s, int rows, int cols, struct type *digits,
                        struct type *words)
{
	struct type types[TYPES_MAX];
	int most = rows / 4 < DIGIT_ROWS_MAX ? rows / 4 : DIGIT_ROWS_MAX;
	int least = type_digit_rows(s);
	int n = type_sizes(s, most == least - 1 ? least : most, types), from = 0;
	char text[16];

	digits_of(s, text, sizeof(text));
	/* In a moment it has other digits, which have to be read too. */
	*digits = fitting(types, 0, n, text, cols);
	if (digits->rows < least)
		*digits = types[n - 1];
	while (from < n - 1 && types[from].rows * 2 > digits->rows)
		from++;
	/* Of one size, whatever the words are. */
	*words = fitting(types, from, n, _("2 minutes left. Finish what you say."), cols);
}

enum { BAR_ROWS = 1, GAP_ROWS = 1 };

int clock_rows(const struct scene_show *s, int rows, int cols)
{
	struct type digits, words;

	if (clock_of(s)->state == CLOCK_OFF)
		return 0;
	clock_types(s, rows, cols, &digits, &words);
	return GAP_ROWS + digits.rows + BAR_ROWS + words.rows;
}

static void put_line(struct canvas *c, int row, int col, const struct type *t, enum role role,
                     const char *text)
{
	struct text_line line = {0, strlen(text), type_width(t, text)};

	type_put(c, row, col, t, role, text, &line);
}

void clock_draw(const struct scene_show *s, struct canvas *c, struct rect area)
{
	const struct part_clock *clock = clock_of(s);
	int64_t left = left_of(s), total = clock->total_ms > left ? clock->total_ms : left;
	struct type digits, words;
	char text[16];
	int row = area.row + GAP_ROWS;

	clock_types(s, canvas_rows(c), area.cols, &digits, &words);
	digits_of(s, text, sizeof(text));
	put_line(c, row, area.col, &digits, ROLE_CLOCK, text);
	row += digits.rows;
	canvas_fill(c, (struct rect){row, area.col, BAR_ROWS, area.cols}, ROLE_DIM, 0x2591);
	if (left > 0 && total > 0) {
		int cols = (int)(area.cols * left / total);

		canvas_fill(c, (struct rect){row, area.col, BAR_ROWS, cols > 0 ? cols : 1},
		            ROLE_BAR, 0x2588);
	}
	row += BAR_ROWS;
	put_line(c, row, area.col, &words, ROLE_STRONG, clock_words(s));
}
