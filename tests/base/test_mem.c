#include <signal.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "buf.h"
#include "cmocka_all.h"
#include "mem.h"

/* Runs die in a process of its own, which must abort; said gets what it wrote
 * on standard error. */
static void expect_abort(void (*die)(void), char *said, size_t size)
{
	int fds[2], status;
	size_t len = 0;

	assert_int_equal(pipe(fds), 0);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(fds[1], STDERR_FILENO);
		die();
		_exit(0);
	}
	close(fds[1]);
	for (ssize_t n; (n = read(fds[0], said + len, size - 1 - len)) > 0;)
		len += (size_t)n;
	said[len] = '\0';
	close(fds[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

static void say_hook(void)
{
	assert_int_equal(write(STDERR_FILENO, "restored\n", 9), 9);
}

static void failing_hook(void)
{
	fatal("the hook fails too");
}

static void die_plainly(void)
{
	fatal("%s %d", "reason", 7);
}

static void die_with_hook(void)
{
	fatal_set_hook(say_hook);
	fatal("reason");
}

static void die_with_failing_hook(void)
{
	fatal_set_hook(failing_hook);
	fatal("reason");
}

static void die_of_a_bug(void)
{
	int one = 1;
	BUG_IF(one == 1);
}

static void die_of_overflow(void)
{
	free(xreallocarray(NULL, SIZE_MAX / 2, 4));
}

static void die_of_arena_overflow(void)
{
	arena_array(arena_new(), SIZE_MAX / 2, 4);
}

static void die_of_arena_size(void)
{
	arena_alloc(arena_new(), SIZE_MAX - 8);
}

static void the_process_dies_after_its_hook(void **state)
{
	char said[512];

	(void)state;
	expect_abort(die_plainly, said, sizeof(said));
	assert_string_equal(said, "dialoog: reason 7\n");
	expect_abort(die_with_hook, said, sizeof(said));
	assert_string_equal(said, "restored\ndialoog: reason\n");
	expect_abort(die_with_failing_hook, said, sizeof(said));
	assert_string_equal(said, "dialoog: the hook fails too\n");
	expect_abort(die_of_a_bug, said, sizeof(said));
	assert_non_null(strstr(said, "test_mem.c:"));
	assert_non_null(strstr(said, "one == 1"));
}

static void sizes_that_overflow_are_fatal(void **state)
{
	char said[512];

	(void)state;
	expect_abort(die_of_overflow, said, sizeof(said));
	assert_string_equal(said, "dialoog: out of memory\n");
	expect_abort(die_of_arena_overflow, said, sizeof(said));
	assert_string_equal(said, "dialoog: out of memory\n");
	expect_abort(die_of_arena_size, said, sizeof(said));
	assert_string_equal(said, "dialoog: out of memory\n");
}

static void copies_are_whole(void **state)
{
	(void)state;
	AUTO_FREE char *dup = xstrdup("één");
	assert_string_equal(dup, "één");
	AUTO_FREE char *part = xstrndup("abcdef", 3);
	assert_string_equal(part, "abc");
	AUTO_FREE char *shorter = xstrndup("ab", 30);
	assert_string_equal(shorter, "ab");
	AUTO_FREE char *text = xasprintf("%s-%d", "a", 12);
	assert_string_equal(text, "a-12");
	AUTO_FREE void *nothing = xmalloc(0);
	assert_non_null(nothing);
	AUTO_FREE void *none = xcalloc(0, 8);
	assert_non_null(none);
	AUTO_FREE int *items = xreallocarray(NULL, 4, sizeof(*items));
	items[3] = 1;
}

static void an_arena_gives_zeroed_aligned_memory(void **state)
{
	static const size_t sizes[] = {0, 1, 7, 8, 24, 65536, 3, 200000, 16, 1};
	struct arena *a = arena_new();
	unsigned char *given[N_ITEMS(sizes)];

	(void)state;
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < N_ITEMS(sizes); i++) {
			given[i] = arena_alloc(a, sizes[i]);
			assert_int_equal((uintptr_t)given[i] % alignof(max_align_t), 0);
			for (size_t k = 0; k < sizes[i]; k++)
				assert_int_equal(given[i][k], 0);
			memset(given[i], (int)i + 1, sizes[i]);
		}
		for (size_t i = 0; i < N_ITEMS(sizes); i++) {
			for (size_t k = 0; k < sizes[i]; k++)
				assert_int_equal(given[i][k], i + 1);
		}
		assert_ptr_not_equal(given[0], given[1]);
		arena_reset(a);
	}
	arena_free(a);
	arena_free(NULL);
}

static void an_arena_holds_texts(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_string_equal(arena_strdup(a, "één"), "één");
	assert_string_equal(arena_strdup(a, ""), "");
	assert_string_equal(arena_strndup(a, "abcdef", 2), "ab");
	assert_string_equal(arena_strndup(a, "ab", 20), "ab");
	assert_string_equal(arena_printf(a, "%c%d", 'I', 17), "I17");
	int *row = arena_array(a, 3, sizeof(*row));
	assert_int_equal(row[2], 0);
	assert_non_null(arena_array(a, 0, 8));
	arena_free(a);
}

static void a_buffer_grows(void **state)
{
	AUTO_BUF struct buf b;

	(void)state;
	buf_init(&b);
	assert_string_equal(b.data, "");
	for (int i = 0; i < 1000; i++) {
		buf_add(&b, "ab");
		buf_addc(&b, 'c');
		buf_addf(&b, "%d", i % 10);
		buf_addn(&b, "xyz", 1);
	}
	assert_int_equal(b.len, 5000);
	assert_int_equal(strlen(b.data), 5000);
	assert_memory_equal(b.data + 4990, "abc8xabc9x", 10);
	buf_clear(&b);
	assert_string_equal(b.data, "");
	buf_addf(&b, "%s", "");
	buf_addn(&b, "a\0b", 3);
	assert_int_equal(b.len, 3);
	assert_memory_equal(b.data, "a\0b", 4);
}

static void bytes_become_base64(void **state)
{
	/* RFC 4648, section 10, and bytes that are no text. */
	static const char *const cases[] = {"",         "Zg==",     "Zm8=",    "Zm9v",
	                                    "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};

	(void)state;
	for (size_t n = 0; n < N_ITEMS(cases); n++) {
		AUTO_BUF struct buf b;
		buf_init(&b);
		buf_add_base64(&b, "foobar", n);
		assert_string_equal(b.data, cases[n]);
	}
	AUTO_BUF struct buf b;
	buf_init(&b);
	buf_add_base64(&b, "\xFB\xEF\xFF\0", 4);
	assert_string_equal(b.data, "++//AA==");
}

static void a_taken_text_is_the_callers(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	AUTO_FREE char *empty = buf_take(&b);
	assert_string_equal(empty, "");
	buf_add(&b, "tekst");
	AUTO_FREE char *text = buf_take(&b);
	assert_string_equal(text, "tekst");
	assert_int_equal(b.len, 0);
	assert_string_equal(b.data, "");
	buf_clear(&b);
	buf_add(&b, "nieuw");
	assert_string_equal(b.data, "nieuw");
	buf_fini(&b);
	buf_fini(&b);
	assert_string_equal(b.data, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(the_process_dies_after_its_hook),
	        cmocka_unit_test(sizes_that_overflow_are_fatal),
	        cmocka_unit_test(copies_are_whole),
	        cmocka_unit_test(an_arena_gives_zeroed_aligned_memory),
	        cmocka_unit_test(an_arena_holds_texts),
	        cmocka_unit_test(a_buffer_grows),
	        cmocka_unit_test(bytes_become_base64),
	        cmocka_unit_test(a_taken_text_is_the_callers),
	};
	return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
