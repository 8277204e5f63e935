/* What the tests of exchange share. */
#ifndef DIALOOG_TESTS_EXCHANGE_TEST_H
#define DIALOOG_TESTS_EXCHANGE_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "exchange.h"
#include "file.h"
#include "mem.h"

/* Fails with the message of the error. */
#define assert_ok(status, err) \
	do { \
		if ((status) != OK) \
			fail_msg("%s", (err).msg); \
	} while (0)

/* The smallest session, with room for more keys of the session and more lists. */
#define SMALL(session_keys, lists) \
	"{\"about\":\"by hand\",\"format\":\"dialoog-session\",\"version\":1," \
	"\"series\":[{\"id\":\"1\",\"name\":\"Hub\",\"language\":\"nl\"}]," \
	"\"sessions\":[{\"id\":\"2\",\"number\":1,\"title\":\"Eerste\"" session_keys "}]" lists \
	"}"

/* A round, a question and a group, for ideas. */
#define TABLES \
	",\"rounds\":[{\"id\":\"3\",\"number\":1}]," \
	"\"questions\":[{\"id\":\"4\",\"round_id\":\"3\",\"number\":1,\"text\":\"Wat?\"}]," \
	"\"groups\":[{\"id\":\"5\",\"number\":1,\"name\":\"Groep 1\"}]"

#define IDEA(id, code, more) \
	"{\"id\":\"" id "\",\"question_id\":\"4\",\"group_id\":\"5\",\"code\":" code "," \
	"\"text\":\"Een idee\"" more "}"

static inline enum status import_text(const char *text, struct snapshot *s, struct err *e)
{
	err_clear(e);
	return json_import(text, strlen(text), s, e);
}

/* The file that was installed with this name, owned by the caller. */
static inline char *read_data(const char *name, size_t *len)
{
	AUTO_FREE char *path = data_file(name);
	char *text = NULL;
	struct err err;

	assert_ok(file_read(path, EXCHANGE_MAX_BYTES, &text, len, &err), err);
	return text;
}

#endif
