/* What can be a web page or a mail address, and what not. */
#include "details.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "arena.h"
#include "mem.h"

static void test_web_pages(void **state)
{
	static const char *const good[] = {"voorbeeld.nl", "https://voorbeeld.nl/hub?x=1#top",
	                                   "http://www.een-hub.voorbeeld.nl:8080/",
	                                   "café.voorbeeld.nl/pagina"};
	static const char *const bad[] = {"voorbeeld", "geen idee",      "https://",
	                                  ".nl",       "voorbeeld..nl",  "voorbeeld.n",
	                                  "10.0.0.12", "voor beeld.nl/", "naam@voorbeeld.nl"};
	size_t i;

	(void)state;
	for (i = 0; i < N_ITEMS(good); i++)
		assert_true(looks_like_web_page(good[i]));
	for (i = 0; i < N_ITEMS(bad); i++)
		assert_false(looks_like_web_page(bad[i]));
}

static void test_mail_addresses(void **state)
{
	static const char *const good[] = {"naam@voorbeeld.nl", "een.twee+drie@post.voorbeeld.nl"};
	static const char *const bad[] = {"naam",
	                                  "@voorbeeld.nl",
	                                  "naam@voorbeeld",
	                                  "a@b@voorbeeld.nl",
	                                  "een naam@voorbeeld.nl",
	                                  "naam@"};
	size_t i;

	(void)state;
	for (i = 0; i < N_ITEMS(good); i++)
		assert_true(looks_like_mail(good[i]));
	for (i = 0; i < N_ITEMS(bad); i++)
		assert_false(looks_like_mail(bad[i]));
}

/* What happens after the session is on its day or later; without a date of its own anything goes.
 */
static void test_later_dates(void **state)
{
	struct session session = {.date = "2025-05-15"};
	struct snapshot s = {.sessions = &session, .n_sessions = 1};
	struct arena *a = arena_new();

	(void)state;
	assert_null(later_date_wrong(&s, "2025-05-15", a));
	assert_null(later_date_wrong(&s, "2026-01-01", a));
	assert_null(later_date_wrong(&s, "", a));
	assert_non_null(strstr(later_date_wrong(&s, "2025-05-14", a), "15 May 2025"));
	assert_non_null(detail_wrong(&s, "answer_by", "2024-12-31", a));
	assert_null(detail_wrong(&s, "answer_by", "2025-06-12", a));
	session.date = "";
	assert_null(later_date_wrong(&s, "2020-01-01", a));
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_web_pages),
	        cmocka_unit_test(test_mail_addresses),
	        cmocka_unit_test(test_later_dates),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
