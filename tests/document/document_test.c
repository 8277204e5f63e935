#include "document_test.h"

#include <string.h>

struct arena *arena;

int document_set_up(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

int document_tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

const char picture[PICTURE_LEN + 1] =
        "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x03\0\0\0\x02\x08\0\0\0\0\0\0\0";

const struct doc_look usual_look = {.language = "nl",
                                    .author = "Participatiehub",
                                    .mark = "CONCEPT",
                                    .page = "bladzijde",
                                    .of = "van",
                                    .colour = 0x004a7f,
                                    .made = "2025-05-20T10:00:00Z"};

char *rendered_as(const struct node *doc, const struct doc_look *look, enum doc_format format,
                  size_t *len)
{
	struct buf out;
	struct err e;

	buf_init(&out);
	assert_int_equal(doc_render(doc, look, format, &out, &e), OK);
	if (len)
		*len = out.len;
	return buf_take(&out);
}

char *rendered(const struct node *doc, enum doc_format format, size_t *len)
{
	return rendered_as(doc, &usual_look, format, len);
}

void assert_has(const char *text, const char *needle)
{
	if (!strstr(text, needle))
		fail_msg("\"%s\" is not in:\n%s", needle, text);
}
