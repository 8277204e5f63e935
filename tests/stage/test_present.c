/* A screen says that it is there while a desk looks who is. */
#include "stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "present.h"

#define HUB "present.db"

static void test_is_always_seen(void **state)
{
	enum { TIMES = 3000 };
	struct stage_screen screens[STAGE_SCREENS_MAX];
	pid_t hall = getpid(), desk = fork();

	(void)state;
	if (desk == 0) {
		while (getppid() == hall)
			stage_screens(HUB, screens);
		_exit(0);
	}
	assert_true(desk > 0);
	for (int i = 0; i < TIMES; i++) {
		struct present p;

		present_begin(&p, HUB);
		present_tell(&p, 24, 64, LETTERS_HALVES);
		assert_int_equal(stage_screens(HUB, screens), 1);
		assert_int_equal(screens[0].pid, getpid());
		assert_int_equal(screens[0].cols, 64);
		present_end(&p);
		assert_int_equal(stage_screens(HUB, screens), 0);
	}
	kill(desk, SIGKILL);
	assert_int_equal(waitpid(desk, NULL, 0), desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_is_always_seen)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
