/* What the tests of the formats share. */
#ifndef DIALOOG_TESTS_DOCUMENT_DOCUMENT_TEST_H
#define DIALOOG_TESTS_DOCUMENT_DOCUMENT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "document.h"
#include "mem.h"

/* Of the tree of one test: cmocka setup and teardown. */
extern struct arena *arena;
int document_set_up(void **state);
int document_tear_down(void **state);

/* A picture of 3 by 2 pixels: a whole PNG file. */
enum { PICTURE_LEN = 76 };
extern const char picture[PICTURE_LEN + 1];
/* The same, as long, but it says to have so many pixels; it lives in the arena. */
const char *sized_picture(unsigned width, unsigned height);
/* What a document of the tests says of itself: in Dutch, without a logo. */
extern const struct doc_look usual_look;

/* The document in a format with usual_look; the caller frees. */
char *rendered(const struct node *doc, enum doc_format format, size_t *len);
/* The same with another look. */
char *rendered_as(const struct node *doc, const struct doc_look *look, enum doc_format format,
                  size_t *len);
/* Fails unless needle is in text. */
void assert_has(const char *text, const char *needle);

#define TEST(f) cmocka_unit_test_setup_teardown(f, document_set_up, document_tear_down)

#endif
