/* JSON in and out, and CSV out.  The JSON format ("dialoog-session", version 5) is one object:
 *   "about"    a sentence: this is a working file
 *   "format", "version"
 *   and one array of objects per entity (model/entity.h), in its order, keys =
 *   column names, ids as strings, 0-references and moments as null.
 * Sign-ups and names are never in it.  Out, in to a new file, out: same bytes.
 *
 * Version 1 had no lists from "taxonomies" to "corrections" and no keep_until, version 2 no
 * material; they are read as well.  The number grows with every list and key, so that a program
 * that does not know them says that the file is too new, and does not lose them. */
#ifndef DIALOOG_EXCHANGE_EXCHANGE_H
#define DIALOOG_EXCHANGE_EXCHANGE_H

#include "buf.h"
#include "session.h"

#include <stddef.h>

/* A busy session has some hundreds of kilobytes and some hundreds of rows in a
 * list; more than this only costs memory. */
enum { EXCHANGE_MAX_BYTES = 8 * 1024 * 1024 };

/* The whole session, two spaces of indentation, keys in entity order, ended by a
 * newline.  public_only: public texts take the place of texts; notes, reasons of
 * parking, the reflection on what went well, addresses and places of files are emptied; rows
 * that are withdrawn or not public are dropped unless something that stays belongs to them. */
void json_export(const struct snapshot *s, bool public_only, struct buf *out);

/* Reads what json_export wrote, or a hand-made file with fewer keys: missing keys
 * have their zero value, a missing id is made, missing series_id and session_id are
 * those of the file, missing counters follow from the codes; "about" may hold
 * anything.  Every text is cleaned, every value checked for its
 * field, every reference must point to a row of the file, and the rules of
 * domain.md 3.2 must hold (snapshot_check).  Rows live in s->arena, which the
 * caller sets.  E_INVALID, E_CORRUPT (not JSON: line and column), E_TOO_NEW,
 * E_LIMIT, each with one sentence that says where. */
MUST_CHECK enum status json_import(const char *text, size_t len, struct snapshot *s, struct err *e);

/* The list of sessions for `dialoog list --format json` is written by the same
 * library: an array of objects, one for each session. */
struct session_line {
	int number;
	const char *title, *date, *place, *status;
	int ideas, solutions, people;
};
void json_session_list(const struct session_line *lines, int n, struct buf *out);

/* ---- CSV for the programme (domain.md 5.4) ---- */

enum csv_file {
	CSV_INPUT,   /* a line for each idea, answer and solution */
	CSV_VOTES,   /* a line for each subtheme in each count */
	CSV_SESSION, /* one line: the session in numbers */
	CSV_FILE_COUNT
};

struct csv_options {
	int64_t now;   /* moment of the export: follow-up of a later day is left out */
	bool practice; /* a practice hub: the id of the session says so */
};

/* One of the three files, for Dutch Excel: UTF-8 with a BOM, ';', CRLF, every field in double
 * quotes.  Always only what is for everybody, whatever is in the snapshot; always in Dutch,
 * whatever language the series has: who reads it counts on the words. */
void csv_export(const struct snapshot *s, const struct csv_options *o, enum csv_file file,
                struct buf *out);
/* "PHUB-2025-S1_inbreng_2025-06-12.csv": ASCII, no spaces; owned by the caller.  Only the first
 * file has the date in its name: it alone goes on changing after the session. */
char *csv_file_name(const struct snapshot *s, const struct csv_options *o, enum csv_file file);

#endif
