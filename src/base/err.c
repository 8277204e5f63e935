#include "err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "text.h"
#include "tr.h"

/* The reasons that a facilitator can do something about, in plain words.  The
 * texts of the C library are terse, and are not translated on a machine
 * without its catalogues. */
static const struct {
	int os_errno;
	const char *text;
} reasons[] = {
        {ENOENT, N_("there is no such file or folder")},
        {EACCES, N_("you have no permission for this")},
        {EPERM, N_("you have no permission for this")},
        {EEXIST, N_("it is there already")},
        {EISDIR, N_("this is a folder")},
        {ENOTDIR, N_("a part of the path is not a folder")},
        {ENOSPC, N_("the disk is full")},
        {EDQUOT, N_("your share of the disk is full")},
        {EROFS, N_("the disk can only be read")},
        {EIO, N_("the disk or the device does not work")},
        {ENAMETOOLONG, N_("the name is too long")},
        {EPIPE, N_("the other program has stopped")},
        {EMFILE, N_("too many files are open")},
        {ENFILE, N_("too many files are open")},
        {EFBIG, N_("the file is too large")},
};

static const char *reason_text(int os_errno)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		if (reasons[i].os_errno == os_errno)
			return _(reasons[i].text);
	}
	return strerror(os_errno);
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

/* Messages hold names of files and typed texts, and end up on a terminal: a
 * control character in them may not get there. */
static void put_message(struct err *e, const char *message)
{
	size_t len = 0;

	while (*message != '\0') {
		char bytes[4];
		uint32_t c = text_next(&message);
		if (c < 0x20 || (c >= 0x7f && c < 0xa0))
			c = ' ';
		size_t n = text_encode(c, bytes);
		if (len + n >= sizeof(e->msg))
			break;
		memcpy(e->msg + len, bytes, n);
		len += n;
	}
	e->msg[len] = '\0';
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
	err_set(e, code, "%s: %s", what, reason_text(os_errno));
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
