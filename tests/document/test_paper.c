/* What fits on one page of A4, and what does not any more. */
#include "document_test.h"

/* So many paragraphs of so many words, each of which takes a line. */
static struct node *of_paragraphs(int paragraphs, int words)
{
	/* 60 letters: two of these do not go on one line. */
	static const char word[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
	struct node *doc = doc_new(arena, "");

	for (int i = 0; i < paragraphs; i++) {
		struct node *paragraph = doc_paragraph(arena, doc, word);
		for (int j = 1; j < words; j++)
			doc_strong(arena, paragraph, arena_printf(arena, " %s", word));
	}
	return doc;
}

static bool fits(const struct node *doc)
{
	return doc_fits_on_page(doc_new(arena, ""), doc, false);
}

static void a_page_is_full_at_some_time(void **state)
{
	(void)state;
	assert_true(fits(of_paragraphs(27, 1)));
	assert_false(fits(of_paragraphs(28, 1)));
	assert_true(fits(of_paragraphs(1, 38)));
	assert_false(fits(of_paragraphs(1, 39)));
}

static void two_documents_are_on_one_page(void **state)
{
	(void)state;
	assert_true(doc_fits_on_page(of_paragraphs(20, 1), of_paragraphs(7, 1), false));
	assert_false(doc_fits_on_page(of_paragraphs(20, 1), of_paragraphs(8, 1), false));
}

static void a_logo_and_a_title_take_room(void **state)
{
	(void)state;
	assert_true(doc_fits_on_page(doc_new(arena, ""), of_paragraphs(24, 1), true));
	assert_false(doc_fits_on_page(doc_new(arena, ""), of_paragraphs(25, 1), true));
	assert_true(doc_fits_on_page(doc_new(arena, "Titel"), of_paragraphs(25, 1), false));
	assert_false(doc_fits_on_page(doc_new(arena, "Titel"), of_paragraphs(26, 1), false));
}

static struct node *of_text(const char *text)
{
	struct node *doc = doc_new(arena, "");

	doc_paragraph(arena, doc, text);
	return doc;
}

/* 38 lines are a page, and 64 letters a line. */
static void a_line_break_and_a_long_word_take_lines(void **state)
{
	AUTO_BUF struct buf text;
	(void)state;

	buf_init(&text);
	for (int i = 1; i < 38; i++)
		buf_add(&text, "a\n");
	assert_true(fits(of_text(text.data)));
	buf_add(&text, "\n");
	assert_false(fits(of_text(text.data)));
	buf_clear(&text);
	for (int i = 0; i < 38 * 64; i++)
		buf_addc(&text, 'a');
	assert_true(fits(of_text(text.data)));
	buf_addc(&text, 'a');
	assert_false(fits(of_text(text.data)));
}

/* Every block is counted, and what is in it. */
static void lists_headings_quotes_and_figures_take_room(void **state)
{
	struct node *list, *item, *doc = of_paragraphs(26, 1);
	(void)state;

	list = doc_list(arena, doc, false);
	item = doc_item(arena, list, "een");
	assert_true(fits(doc));
	doc_item(arena, doc_list(arena, item, false), "twee");
	assert_false(fits(doc));
	doc = of_paragraphs(26, 1);
	doc_heading(arena, doc, 2, "Kop");
	assert_false(fits(doc));
	doc = of_paragraphs(26, 1);
	doc_quote(arena, doc, "Citaat");
	assert_false(fits(doc));
	doc = doc_new(arena, "");
	doc_figure(arena, doc, picture, PICTURE_LEN, 235, "Foto");
	assert_true(fits(doc));
	doc = doc_new(arena, "");
	doc_figure(arena, doc, picture, PICTURE_LEN, 245, "Foto");
	assert_false(fits(doc));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(a_page_is_full_at_some_time),
	        TEST(two_documents_are_on_one_page),
	        TEST(a_logo_and_a_title_take_room),
	        TEST(a_line_break_and_a_long_word_take_lines),
	        TEST(lists_headings_quotes_and_figures_take_room),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
