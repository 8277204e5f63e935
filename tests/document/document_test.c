#include "document_test.h"

#include <string.h>
#include <zlib.h>

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
        "\211\120\116\107\015\012\032\012"
        "\000\000\000\015\111\110\104\122\000\000\000\003\000\000\000\002\010\000"
        "\000\000\000\270\037\071\306"
        "\000\000\000\023\111\104\101\124\170\001\001\010\000\367\377\000\000\200"
        "\377\000\377\200\000\014\000\002\377\247\076\107\316"
        "\000\000\000\000\111\105\116\104\256\102\140\202";

/* A number as PNG writes it. */
static void put_word(char *at, unsigned long word)
{
	for (int i = 0; i < 4; i++)
		at[i] = (char)(word >> (24 - 8 * i));
}

const char *sized_picture(unsigned width, unsigned height)
{
	char *png = arena_alloc(arena, PICTURE_LEN);

	memcpy(png, picture, PICTURE_LEN);
	put_word(png + 16, width);
	put_word(png + 20, height);
	/* The check of the name of the chunk and its 13 bytes. */
	put_word(png + 29, crc32(0, (const unsigned char *)png + 12, 17));
	return png;
}

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
