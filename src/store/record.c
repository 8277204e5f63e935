#include "record.h"

#include <endian.h>
#include <string.h>
#include <zlib.h>

#include "mem.h"

enum { FORMAT = 1, HEAD_SIZE = 8 + 4 + 4 + 8 + 8 + 4, FRAME_SIZE = 4 + 4 + 4 };

static const char head_mark[8] = "dialoog\n", record_mark[4] = "REC1";

/* ---- writing ---- */

static void put_16(struct buf *b, uint16_t v)
{
	v = htole16(v);
	buf_addn(b, (const char *)&v, sizeof(v));
}

static void put_32(struct buf *b, uint32_t v)
{
	v = htole32(v);
	buf_addn(b, (const char *)&v, sizeof(v));
}

static void put_64(struct buf *b, int64_t number)
{
	uint64_t v = htole64((uint64_t)number);

	buf_addn(b, (const char *)&v, sizeof(v));
}

static void put_text(struct buf *b, const char *s)
{
	size_t n = s != NULL ? strlen(s) : 0;

	BUG_IF(n > UINT16_MAX);
	put_16(b, (uint16_t)n);
	buf_addn(b, s, n);
	buf_addc(b, '\0');
}

static void put_blob(struct buf *b, const void *data, size_t n)
{
	BUG_IF(n > RECORD_MAX);
	put_32(b, (uint32_t)n);
	buf_addn(b, data, n);
}

static uint32_t checksum(const void *bytes, size_t n)
{
	return (uint32_t)crc32_z(crc32_z(0, NULL, 0), bytes, n);
}

void head_write(struct buf *out, const struct journal_head *h)
{
	size_t start = out->len;

	buf_addn(out, head_mark, sizeof(head_mark));
	put_32(out, FORMAT);
	put_32(out, (uint32_t)h->schema);
	put_64(out, h->hub_id);
	put_64(out, h->generation);
	put_32(out, checksum(out->data + start, out->len - start));
}

static uint32_t record_checksum(const char *frame, size_t payload)
{
	uint32_t crc = checksum(frame + 4, 4);

	return (uint32_t)crc32_z(crc, (const unsigned char *)frame + FRAME_SIZE, payload);
}

/* The texts and blobs of a record, in the order of the file. */
#define RECORD_TEXTS 6
static void texts_of(struct record *r, const char **texts[RECORD_TEXTS])
{
	texts[0] = &r->op_id;
	texts[1] = &r->after;
	texts[2] = &r->actor;
	texts[3] = &r->action;
	texts[4] = &r->subject;
	texts[5] = &r->version;
}

#define RECORD_NUMBERS 5
static void numbers_of(struct record *r, int64_t *numbers[RECORD_NUMBERS])
{
	numbers[0] = &r->seq;
	numbers[1] = &r->at;
	numbers[2] = &r->session_id;
	numbers[3] = &r->undo_of;
	numbers[4] = &r->result;
}

void record_write(struct buf *out, const struct record *r)
{
	struct record copy = *r;
	const char **texts[RECORD_TEXTS];
	int64_t *numbers[RECORD_NUMBERS];
	size_t start = out->len, payload;
	uint32_t v;

	buf_addn(out, record_mark, sizeof(record_mark));
	put_32(out, 0);
	put_32(out, 0);
	put_32(out, (uint32_t)r->kind);
	numbers_of(&copy, numbers);
	for (int i = 0; i < RECORD_NUMBERS; i++)
		put_64(out, *numbers[i]);
	texts_of(&copy, texts);
	for (int i = 0; i < RECORD_TEXTS; i++)
		put_text(out, *texts[i]);
	put_blob(out, r->changeset, r->changeset_size);
	put_blob(out, r->aside, r->aside_size);
	payload = out->len - start - FRAME_SIZE;
	v = htole32((uint32_t)payload);
	memcpy(out->data + start + 4, &v, sizeof(v));
	v = htole32(record_checksum(out->data + start, payload));
	memcpy(out->data + start + 8, &v, sizeof(v));
}

/* ---- reading ---- */

/* What is left to read; bad once something did not fit. */
struct cursor {
	const char *at;
	size_t left;
	bool bad;
};

static const char *take(struct cursor *c, size_t n)
{
	const char *here = c->at;

	if (c->bad || n > c->left) {
		c->bad = true;
		return NULL;
	}
	c->at += n;
	c->left -= n;
	return here;
}

static uint16_t take_16(struct cursor *c)
{
	const char *p = take(c, 2);
	uint16_t v = 0;

	if (p != NULL)
		memcpy(&v, p, sizeof(v));
	return le16toh(v);
}

static uint32_t take_32(struct cursor *c)
{
	const char *p = take(c, 4);
	uint32_t v = 0;

	if (p != NULL)
		memcpy(&v, p, sizeof(v));
	return le32toh(v);
}

static int64_t take_64(struct cursor *c)
{
	const char *p = take(c, 8);
	uint64_t v = 0;

	if (p != NULL)
		memcpy(&v, p, sizeof(v));
	return (int64_t)le64toh(v);
}

static const char *take_text(struct cursor *c)
{
	size_t n = take_16(c);
	const char *s = take(c, n + 1);

	if (s == NULL || memchr(s, '\0', n + 1) != s + n) {
		c->bad = true;
		return "";
	}
	return s;
}

static const void *take_blob(struct cursor *c, size_t *size)
{
	*size = take_32(c);
	return take(c, *size);
}

enum reading head_read(const void *bytes, size_t n, struct journal_head *h, size_t *used)
{
	struct cursor c = {bytes, n, false};
	const char *mark = take(&c, sizeof(head_mark));
	uint32_t format, crc;

	if (n == 0)
		return READ_END;
	if (memcmp(bytes, head_mark, n < sizeof(head_mark) ? n : sizeof(head_mark)) != 0)
		return READ_DAMAGED;
	format = take_32(&c);
	h->schema = (int)take_32(&c);
	h->hub_id = take_64(&c);
	h->generation = take_64(&c);
	crc = take_32(&c);
	if (mark == NULL || c.bad)
		return READ_TORN;
	if (crc != checksum(bytes, HEAD_SIZE - 4) || format != FORMAT || h->schema < 1)
		return READ_DAMAGED;
	*used = HEAD_SIZE;
	return READ_WHOLE;
}

static bool read_payload(struct cursor c, struct record *r)
{
	const char **texts[RECORD_TEXTS];
	int64_t *numbers[RECORD_NUMBERS];

	r->kind = (int)take_32(&c);
	numbers_of(r, numbers);
	for (int i = 0; i < RECORD_NUMBERS; i++)
		*numbers[i] = take_64(&c);
	texts_of(r, texts);
	for (int i = 0; i < RECORD_TEXTS; i++)
		*texts[i] = take_text(&c);
	r->changeset = take_blob(&c, &r->changeset_size);
	r->aside = take_blob(&c, &r->aside_size);
	return !c.bad && c.left == 0;
}

enum reading record_read(const void *bytes, size_t n, struct record *r, size_t *used)
{
	struct cursor c = {bytes, n, false};
	size_t mark = n < sizeof(record_mark) ? n : sizeof(record_mark), payload;
	uint32_t crc;

	if (n == 0)
		return READ_END;
	if (memcmp(bytes, record_mark, mark) != 0)
		return READ_DAMAGED;
	take(&c, sizeof(record_mark));
	payload = take_32(&c);
	crc = take_32(&c);
	if (c.bad)
		return READ_TORN;
	if (payload > RECORD_MAX)
		return READ_DAMAGED;
	if (payload > c.left)
		return READ_TORN;
	if (crc != record_checksum(bytes, payload))
		return READ_DAMAGED;
	c.left = payload;
	*used = FRAME_SIZE + payload;
	return read_payload(c, r) ? READ_WHOLE : READ_DAMAGED;
}

size_t record_next(const void *bytes, size_t n)
{
	const char *start = bytes, *p = start;
	struct record r;
	size_t used;

	while (n > 0 && (p = memmem(p + 1, n - (size_t)(p - start) - 1, record_mark,
	                            sizeof(record_mark))) != NULL)
		if (record_read(p, n - (size_t)(p - start), &r, &used) == READ_WHOLE)
			return (size_t)(p - start);
	return n;
}
