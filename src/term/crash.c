#include "crash.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "mem.h"
#include "modes.h"

/* With the longest path there can be. */
enum { SENTENCE_SIZE = 5000 };

static const int fatal_signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

/* Process-wide because signal handlers and exit handlers are; written only while no such
 * handler can run. */
static struct {
	volatile sig_atomic_t is_armed; /* there is something to restore */
	pid_t pid;                      /* a child that crashes has no terminal to restore */
	struct termios before;
	char restore[320];
	/* A new one is made beside the one that the handler may be reading. */
	char sentences[2][SENTENCE_SIZE];
	const char *volatile sentence;
	struct sigaction old[N_ITEMS(fatal_signals)];
	stack_t old_stack;
	bool has_stack;
} crash;

/* A handler needs its own stack when the other one has run out. */
static char stack[64 * 1024];

/* Only functions that are safe in a signal handler. */
static bool restore_terminal(void)
{
	if (!crash.is_armed || crash.pid != getpid())
		return false;
	crash.is_armed = 0;
	modes_write(crash.restore);
	tcsetattr(STDIN_FILENO, TCSANOW, &crash.before);
	return true;
}

static void on_exit_or_fatal(void)
{
	restore_terminal();
}

/* Gives the signal to whoever had it before, so that a core dump or the report of a
 * sanitizer is made.  A fault of the machine happens again by itself on return, with
 * the right address; a signal that was sent must be sent again. */
static void on_fatal_signal(int sig, siginfo_t *info, void *context)
{
	(void)context;
	if (restore_terminal()) {
		const char *sentence = crash.sentence;
		size_t len = strlen(sentence);

		if (write(STDERR_FILENO, sentence, len) < 0)
			len = 0; /* Nobody is left to tell. */
	}
	for (size_t i = 0; i < N_ITEMS(fatal_signals); i++) {
		if (fatal_signals[i] == sig)
			sigaction(sig, &crash.old[i], NULL);
	}
	if (info->si_code <= 0)
		raise(sig);
}

void crash_arm(const char *sentence)
{
	static bool has_exit_handler;
	struct sigaction action = {.sa_sigaction = on_fatal_signal,
	                           .sa_flags = SA_SIGINFO | SA_ONSTACK};
	stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};

	crash.pid = getpid();
	crash.restore[0] = '\0';
	crash_set_sentence(sentence);
	tcgetattr(STDIN_FILENO, &crash.before);
	if (!has_exit_handler)
		has_exit_handler = atexit(on_exit_or_fatal) == 0;
	/* A sanitizer brings a stack of its own. */
	crash.has_stack = sigaltstack(NULL, &crash.old_stack) == 0 &&
	                  (crash.old_stack.ss_flags & SS_DISABLE) && sigaltstack(&own, NULL) == 0;
	sigfillset(&action.sa_mask);
	for (size_t i = 0; i < N_ITEMS(fatal_signals); i++)
		sigaction(fatal_signals[i], &action, &crash.old[i]);
	fatal_set_hook(on_exit_or_fatal);
	crash.is_armed = 1;
}

void crash_set_sentence(const char *sentence)
{
	char *spare = crash.sentences[crash.sentence == crash.sentences[0]];

	snprintf(spare, SENTENCE_SIZE, "dialoog: %s\n", sentence);
	crash.sentence = spare;
}

void crash_set_restore(const char *restore)
{
	snprintf(crash.restore, sizeof crash.restore, "%s", restore);
}

void crash_pause(void)
{
	crash.is_armed = 0;
}

void crash_resume(void)
{
	crash.is_armed = 1;
}

void crash_disarm(void)
{
	crash.is_armed = 0;
	fatal_set_hook(NULL);
	for (size_t i = 0; i < N_ITEMS(fatal_signals); i++)
		sigaction(fatal_signals[i], &crash.old[i], NULL);
	if (crash.has_stack)
		sigaltstack(&crash.old_stack, NULL);
	crash.has_stack = false;
}
