/* How the screen of the hall looks, by the settings. */
#include "stage.h"

#include <stdlib.h>
#include <string.h>

#include "settings.h"

/* Words of the setting "letters", in their order. */
enum wish { WISH_AUTO, WISH_HALVES, WISH_QUARTERS, WISH_PLAIN };

enum letters stage_letters(const struct settings *settings, bool ascii)
{
	enum wish wish = (enum wish)settings_number(settings, SETTING_HALL_LETTERS);
	const char *kind = getenv("TERM");

	if (wish == WISH_PLAIN || ascii)
		return LETTERS_PLAIN;
	/* The console of Linux has only halves in its font. */
	if (wish == WISH_AUTO && kind && strcmp(kind, "linux") == 0)
		return LETTERS_HALVES;
	return wish == WISH_HALVES ? LETTERS_HALVES : LETTERS_QUADRANTS;
}

struct font *stage_font(const struct settings *settings, struct err *e)
{
	err_clear(e);
	return scene_font(settings_text(settings, SETTING_HALL_FONT), e);
}

void stage_set_letters(struct scene_show *show, struct font *font, enum letters letters)
{
	show->font = letters == LETTERS_PLAIN ? NULL : font;
	show->cells = letters == LETTERS_HALVES ? BIG_HALVES : BIG_QUADRANTS;
}
