#include "late.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

#include "mem.h"

struct late {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool runs; /* the thread does: from the first time that something begins */
	int ms;
	void (*fn)(void *arg);
	void *arg;
	bool waiting;         /* something began and has not ended */
	bool over;            /* the thread is to end */
	struct timespec then; /* on the monotonic clock: when it is late */
};

static void *watch(void *context)
{
	struct late *l = context;

	pthread_mutex_lock(&l->lock);
	while (!l->over) {
		if (!l->waiting)
			pthread_cond_wait(&l->changed, &l->lock);
		else if (pthread_cond_timedwait(&l->changed, &l->lock, &l->then) == ETIMEDOUT &&
		         l->waiting) {
			l->waiting = false;
			l->fn(l->arg);
		}
	}
	pthread_mutex_unlock(&l->lock);
	return NULL;
}

/* Signals are the business of the thread that there was already. */
static void start(struct late *l)
{
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	l->runs = pthread_create(&l->thread, NULL, watch, l) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

struct late *late_new(int ms, void (*fn)(void *arg), void *arg)
{
	struct late *l = xcalloc(1, sizeof(*l));
	pthread_condattr_t attributes;

	l->ms = ms;
	l->fn = fn;
	l->arg = arg;
	pthread_mutex_init(&l->lock, NULL);
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&l->changed, &attributes);
	pthread_condattr_destroy(&attributes);
	return l;
}

void late_free(struct late *l)
{
	if (!l)
		return;
	pthread_mutex_lock(&l->lock);
	l->over = true;
	pthread_cond_signal(&l->changed);
	pthread_mutex_unlock(&l->lock);
	if (l->runs)
		pthread_join(l->thread, NULL);
	pthread_cond_destroy(&l->changed);
	pthread_mutex_destroy(&l->lock);
	free(l);
}

void late_begin(struct late *l)
{
	if (!l)
		return;
	pthread_mutex_lock(&l->lock);
	clock_gettime(CLOCK_MONOTONIC, &l->then);
	l->then.tv_sec += l->ms / 1000;
	l->then.tv_nsec += l->ms % 1000 * 1000000L;
	if (l->then.tv_nsec >= 1000000000L) {
		l->then.tv_sec++;
		l->then.tv_nsec -= 1000000000L;
	}
	l->waiting = true;
	pthread_cond_signal(&l->changed);
	pthread_mutex_unlock(&l->lock);
	/* A program that only shows needs none; without one nothing is told. */
	if (!l->runs)
		start(l);
}

void late_end(struct late *l)
{
	if (!l)
		return;
	pthread_mutex_lock(&l->lock);
	l->waiting = false;
	pthread_mutex_unlock(&l->lock);
}
