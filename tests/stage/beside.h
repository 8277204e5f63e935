/* A screen of the hall on a terminal, and a test that writes as the desk does. */
#ifndef DIALOOG_TESTS_STAGE_BESIDE_H
#define DIALOOG_TESTS_STAGE_BESIDE_H

#include "clock.h"
#include "public.h"
#include "pty.h"
#include "store.h"

/* The path of dialoog: what main was given. */
extern const char *program;

/* The hub of one test, and the desk that has it open. */
struct fixture {
	char hub[64];
	struct clock clock;
	struct store *st;
	int64_t session;
	struct stage stage;
};

/* For main: the program and the settings of start_screen; false: the arguments are not right. */
bool begin_tests(int argc, char **argv);

/* Makes a hub with two sessions. */
void make(struct fixture *f, const char *name);
void open_desk(struct fixture *f);
/* A screen of 64x24 with letters of one cell: large ones cannot be read here. */
struct pty *start_screen(const struct fixture *f);
/* All of the scene, for the hall. */
void show(struct fixture *f, const char *scene);
/* Ends the screen by its key, and looks whether the terminal is as it was. */
void leave(struct pty *p);

#endif
