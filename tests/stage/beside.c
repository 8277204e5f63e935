#include "beside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "file.h"
#include "hub.h"
#include "scene.h"

const char *program;

struct pty *start_screen(const struct fixture *f)
{
	const char *argv[] = {program, "screen", f->hub, "--config", "plain.ini", NULL};
	/* Freed memory as a program has it, for what must not stay there. */
	const char *env[] = {"TERM=xterm-256color", "NO_COLOR", "MALLOC_PERTURB_=0", NULL};

	return pty_start(&(struct pty_options){.argv = argv, .env = env, .rows = 24, .cols = 64});
}

void open_desk(struct fixture *f)
{
	struct err e;

	assert_int_equal(store_open(f->hub, STORE_WRITE, &f->clock, &f->st, &e), OK);
	assert_int_equal(store_find_session(f->st, 0, &f->session, &e), OK);
	f->stage.session_id = f->session;
}

void make(struct fixture *f, const char *name)
{
	*f = (struct fixture){.stage = {.scene = "welcome",
	                                .message = "",
	                                .lots = "",
	                                .lots_drawn = "",
	                                .revealed = ""}};
	snprintf(f->hub, sizeof(f->hub), "%s.db", name);
	clock_init_real(&f->clock);
	hub_make(f->hub, &f->clock, 0);
}

void show(struct fixture *f, const char *scene)
{
	struct err e;

	f->stage.scene = scene;
	f->stage.reveal = REVEAL_ALL;
	assert_int_equal(store_set_stage(f->st, &f->stage, &e), OK);
}

void leave(struct pty *p)
{
	int status;

	pty_send(p, "\021");
	assert_true(pty_wait_end(p, &status));
	assert_int_equal(status, 0);
	assert_true(pty_is_cooked(p));
	assert_false(pty_is_alternate(p));
	pty_free(p);
}

bool begin_tests(int argc, char **argv)
{
	static const char settings[] = "[hall]\nletters = \"plain\"\n";

	if (argc != 2)
		return false;
	program = argv[1];
	return file_write("plain.ini", settings, strlen(settings), false, NULL) == OK;
}
