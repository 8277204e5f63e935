/* Errors are values: every function that can fail returns a status and fills
 * a struct err that the caller owns.  The message is a whole sentence for
 * people, already translated: what could not be done, why, what to do. */
#ifndef DIALOOG_BASE_ERR_H
#define DIALOOG_BASE_ERR_H

#if defined(__GNUC__)
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args), nonnull(fmt)))
#define MUST_CHECK __attribute__((warn_unused_result))
#define NO_RETURN __attribute__((noreturn))
#else
#define PRINTF_LIKE(fmt, args)
#define MUST_CHECK
#define NO_RETURN
#endif

enum status {
	OK = 0,
	E_INVALID,     /* the request or the data breaks a rule */
	E_NOT_FOUND,   /* what was asked for is not there */
	E_CONFLICT,    /* it is there already, or was changed meanwhile */
	E_BUSY,        /* somebody else holds it */
	E_IO,          /* the machine failed: disk, pipe, terminal */
	E_NO_SPACE,    /* the disk is full */
	E_READONLY,    /* it may not be written */
	E_CORRUPT,     /* the bytes are not what they should be */
	E_TOO_NEW,     /* made by a newer version of the program */
	E_LIMIT,       /* too long, too many */
	E_UNSUPPORTED, /* this machine or this build cannot do it */
	E_CANCELLED    /* the user stopped it */
};

struct err {
	enum status code;
	int os_errno; /* errno of the call that failed, or 0 */
	int sql;      /* extended SQLite result code, or 0 */
	char msg[512];
};

/* Stores code and the formatted sentence in *e (which may be NULL: then the
 * sentence is dropped) and returns code, so that a caller can write
 * `return err_set(e, E_INVALID, ...)`.  A message that is too long is cut on a
 * character boundary and made harmless (text_harmless): it may quote anything,
 * also the message that is there.  os_errno and sql are reset to 0. */
enum status err_set(struct err *e, enum status code, const char *fmt, ...) PRINTF_LIKE(3, 4);

/* The same for a failed system call: fmt is the beginning of a sentence, without
 * its period, and names the file; the reason in plain words and what to do about it
 * are added, and os_errno is kept in *e.  ENOSPC and EDQUOT turn code into E_NO_SPACE, EROFS
 * and EACCES into E_READONLY. */
enum status err_errno(struct err *e, enum status code, int os_errno, const char *fmt, ...)
        PRINTF_LIKE(4, 5);

/* Puts a sentence in front of the message that is there: "new: old".  Returns
 * the code that was there (E_IO when e is NULL). */
enum status err_wrap(struct err *e, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* Makes *e (NULL-safe) empty: OK and "". */
void err_clear(struct err *e);

#endif
