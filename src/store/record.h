/* The bytes of FILE.journal, the second copy of the hub: a head, then records.  Pure
 * functions on memory; the file is journal_file.c.
 *
 * Head:   "dialoog\n", then 32-bit format, 32-bit schema, 64-bit hub id, 64-bit
 *         generation, CRC-32 of all that.
 * Record: "REC1", 32-bit length of the payload, CRC-32 of that length and the payload,
 *         payload.
 * Payload: 32-bit kind, 64-bit seq, at, session, undo_of and result, then six texts
 *         (16-bit length, bytes, NUL), then two blobs (32-bit length, bytes).
 *
 * Numbers are little-endian.  Each record names the op_id of the one before it, which is
 * random and given once: so one that is lost, moved or of another history is found
 * without a hash (journal.md 8 chains hashes; the op_ids are there already). */
#ifndef DIALOOG_STORE_RECORD_H
#define DIALOOG_STORE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"

struct journal_head {
	int schema;
	int64_t hub_id;     /* of the hub; a copy of it keeps it */
	int64_t generation; /* grows with each new base */
};

enum {
	RECORD_BASE = 100,  /* the whole hub; every other kind is one of the journal table */
	RECORD_DRAFT = 200, /* of FILE.draft: action is its place, subject its context */
	RECORD_MAX = 256 << 20
};

/* Texts and blobs are borrowed: of whoever fills it, or from the bytes it was read of. */
struct record {
	int kind;
	int64_t seq, at, session_id, undo_of, result;
	const char *op_id, *after; /* after: the op_id of the record before; "" at the start */
	const char *actor, *action, *subject, *version;
	const void *changeset, *aside; /* aside: what undo leaves alone, counters of codes */
	size_t changeset_size, aside_size;
};

enum reading {
	READ_WHOLE,
	READ_END,    /* no bytes left */
	READ_TORN,   /* the bytes end before the record does */
	READ_DAMAGED /* these bytes are no record */
};

/* Both append to out. */
void head_write(struct buf *out, const struct journal_head *h);
void record_write(struct buf *out, const struct record *r);

/* *used: the bytes of the head, when it is whole. */
enum reading head_read(const void *bytes, size_t n, struct journal_head *h, size_t *used);
/* The record that begins at bytes.  *r borrows from bytes; *used is its length when it is
 * whole. */
enum reading record_read(const void *bytes, size_t n, struct record *r, size_t *used);
/* Where the next record that is whole begins, from the second byte on; n when there is
 * none: is there damage in the middle, or just a torn end? */
size_t record_next(const void *bytes, size_t n);

#endif
