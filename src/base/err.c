#include "err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

/* The reasons that a facilitator can do something about, in plain words, and what
 * that is.  The texts of the C library are terse, and are not translated on a
 * machine without its catalogues. */
static const struct {
	int os_errno;
	const char *text, *advice;
} reasons[] = {
        {ENOENT, N_("there is no such file or folder"), NULL},
        {EACCES, N_("you have no permission for this"),
         N_("Ask its owner, or choose another place.")},
        {EPERM, N_("you have no permission for this"),
         N_("Ask its owner, or choose another place.")},
        {EEXIST, N_("it is there already"), NULL},
        {EISDIR, N_("this is a folder"), NULL},
        {ENOTDIR, N_("a part of the path is not a folder"), NULL},
        {ENOSPC, N_("the disk is full"), N_("Make room and try again.")},
        {EDQUOT, N_("your share of the disk is full"), N_("Make room and try again.")},
        {EROFS, N_("the disk can only be read"), N_("Choose another place.")},
        {EIO, N_("the disk or the device does not work"), N_("Try another one.")},
        {ENAMETOOLONG, N_("the name is too long"), N_("Choose a shorter one.")},
        {EPIPE, N_("the other program has stopped"), NULL},
        {EMFILE, N_("too many files are open"), N_("Close some programs and try again.")},
        {ENFILE, N_("too many files are open"), N_("Close some programs and try again.")},
        {EFBIG, N_("the file is too large"), N_("Choose another place.")},
};

/* Sets the message to "what: the reason. What to do." */
static void put_reason(struct err *e, enum status code, int os_errno, const char *what)
{
	for (size_t i = 0; i < N_ITEMS(reasons); i++) {
		if (reasons[i].os_errno != os_errno)
			continue;
		const char *advice = reasons[i].advice;
		err_set(e, code, "%s: %s.%s%s", what, _(reasons[i].text), advice ? " " : "",
		        advice ? _(advice) : "");
		return;
	}
	err_set(e, code, "%s: %s.", what, strerror(os_errno));
}

static enum status code_of_errno(enum status code, int os_errno)
{
	switch (os_errno) {
	case ENOSPC:
	case EDQUOT:
		return E_NO_SPACE;
	case EROFS:
	case EACCES:
		return E_READONLY;
	default:
		return code;
	}
}

/* Messages hold names of files and typed texts, and end up on a terminal. */
static void put_message(struct err *e, const char *message)
{
	AUTO_FREE char *shown = text_harmless(message);

	text_copy(e->msg, sizeof(e->msg), shown);
}

/* Room to format in, more than fits in a message, because the arguments may
 * point into the message that is replaced. */
enum { SCRATCH = 2 * sizeof(((struct err *)0)->msg) };

enum status err_set(struct err *e, enum status code, const char *fmt, ...)
{
	if (e == NULL)
		return code;
	char message[SCRATCH];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(message, sizeof(message), fmt, ap);
	va_end(ap);
	e->code = code;
	e->os_errno = 0;
	e->sql = 0;
	put_message(e, message);
	return code;
}

enum status err_errno(struct err *e, enum status code, int os_errno, const char *fmt, ...)
{
	code = code_of_errno(code, os_errno);
	if (e == NULL)
		return code;
	char what[SCRATCH];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	put_reason(e, code, os_errno, what);
	e->os_errno = os_errno;
	return code;
}

enum status err_wrap(struct err *e, const char *fmt, ...)
{
	/* The code is lost, but it was no success. */
	if (e == NULL)
		return E_IO;
	char front[SCRATCH], whole[2 * SCRATCH];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(front, sizeof(front), fmt, ap);
	va_end(ap);
	snprintf(whole, sizeof(whole), "%s: %s", front, e->msg);
	put_message(e, whole);
	return e->code;
}

void err_clear(struct err *e)
{
	if (e != NULL)
		*e = (struct err){0};
}
