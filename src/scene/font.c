#include "scene.h"

#include <unistd.h>

/* Condensed letters, so that a title fits; the second is on most machines. */
static const char *const usual[] = {
        "/usr/share/fonts/truetype/open-sans/OpenSans-CondBold.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
};

struct font *scene_font(const char *path, struct err *e)
{
	struct font *f = NULL;

	err_clear(e);
	if (path[0])
		return font_open(path, &f, e) == OK ? f : NULL;
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]) && !f; i++)
		if (access(usual[i], R_OK) == 0 && font_open(usual[i], &f, e) != OK)
			f = NULL;
	err_clear(e);
	return f;
}
