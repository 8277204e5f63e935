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

/* What comes after a session, for an idea 10: each list with something that is not for
 * everybody ("geheim") and something that is ("open"). */
#define AFTER \
	"\"subthemes\":[{\"id\":\"49\",\"question_id\":\"4\",\"code\":1,\"title\":\"Buiten\"}]," \
	"\"taxonomies\":[{\"id\":\"50\",\"name\":\"Lijst\"}]," \
	"\"terms\":[{\"id\":\"51\",\"taxonomy_id\":\"50\",\"name\":\"open trefwoord\"}]," \
	"\"organisations\":[{\"id\":\"52\",\"name\":\"open organisatie\"," \
	"\"address\":\"geheim adres\"}]," \
	"\"signals\":[{\"id\":\"53\",\"code\":1,\"text\":\"geheime buurvrouw\"," \
	"\"public_text\":\"open buurvrouw\"},{\"id\":\"54\",\"code\":2," \
	"\"text\":\"geheim en weg\",\"withdrawn\":true},{\"id\":\"55\",\"code\":3," \
	"\"text\":\"open gehoord\"}]," \
	"\"signal_tags\":[{\"id\":\"56\",\"signal_id\":\"53\",\"term_id\":\"51\"}," \
	"{\"id\":\"57\",\"signal_id\":\"54\",\"term_id\":\"51\"}]," \
	"\"follow_ups\":[{\"id\":\"58\",\"idea_id\":\"10\",\"status\":\"passed_on\"," \
	"\"explanation\":\"geheim gesprek\"},{\"id\":\"59\",\"idea_id\":\"10\"," \
	"\"status\":\"not_adopted\",\"explanation\":\"open reden\",\"public\":true}]," \
	"\"precondition_evidence\":[{\"number\":1,\"text\":\"open deur\"}]," \
	"\"signal_links\":[{\"id\":\"61\",\"signal_id\":\"53\",\"subtheme_id\":\"49\"}," \
	"{\"id\":\"62\",\"signal_id\":\"54\",\"subtheme_id\":\"49\"}]," \
	"\"tags\":[{\"id\":\"60\",\"term_id\":\"51\",\"idea_id\":\"10\"}]," \
	"\"report_versions\":[{\"number\":1,\"changes\":\"open versie\"," \
	"\"file\":\"geheime map\"}]," \
	"\"corrections\":[{\"number\":1,\"reason\":\"open verbetering\"}]"

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
