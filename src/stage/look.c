/* How the screen of the hall looks, by the settings. */
#include "stage.h"

#include <stdlib.h>
#include <string.h>

#include "settings.h"

/* Words of the setting "letters", in their order. */
enum letters { LETTERS_AUTO, LETTERS_HALVES, LETTERS_QUARTERS, LETTERS_PLAIN };

/* The console of Linux has only halves in its font. */
static enum big_cells cells_of(enum letters wish)
{
	const char *kind = getenv("TERM");

	if (wish == LETTERS_AUTO && kind && strcmp(kind, "linux") == 0)
		return BIG_HALVES;
	return wish == LETTERS_HALVES ? BIG_HALVES : BIG_QUADRANTS;
}

struct font *stage_font(const struct settings *settings, bool ascii, enum big_cells *cells,
                        struct err *e)
{
	enum letters wish = (enum letters)settings_number(settings, SETTING_HALL_LETTERS);

	err_clear(e);
	*cells = cells_of(wish);
	if (wish == LETTERS_PLAIN || ascii)
		return NULL;
	return scene_font(settings_text(settings, SETTING_HALL_FONT), e);
}
