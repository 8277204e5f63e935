#include "changeset.h"

#include <stdint.h>
#include <string.h>

/* Values of the format: what a table begins with, the three kinds of change (SQLite's
 * action codes), the types of a value. */
enum {
	TABLE_MARK = 'T',
	CHANGE_DELETE = 9,
	CHANGE_INSERT = 18,
	CHANGE_UPDATE = 23,
	VALUE_UNDEFINED = 0,
	VALUE_INTEGER = 1,
	VALUE_REAL = 2,
	VALUE_TEXT = 3,
	VALUE_BLOB = 4,
	VALUE_NULL = 5,
	COLUMNS_MAX = 2000
};

struct walk {
	const unsigned char *at, *end;
};

static bool skip(struct walk *w, uint64_t n)
{
	if (n > (uint64_t)(w->end - w->at))
		return false;
	w->at += n;
	return true;
}

static bool take_byte(struct walk *w, unsigned *byte)
{
	if (w->at == w->end)
		return false;
	*byte = *w->at++;
	return true;
}

/* SQLite's variable-length number: 7 bits in each byte, the highest first; the ninth
 * byte has 8. */
static bool take_varint(struct walk *w, uint64_t *out)
{
	unsigned byte;

	*out = 0;
	for (int i = 0; i < 9; i++) {
		if (!take_byte(w, &byte))
			return false;
		if (i == 8) {
			*out = *out << 8 | byte;
			return true;
		}
		*out = *out << 7 | (byte & 0x7f);
		if (byte < 0x80)
			return true;
	}
	return false;
}

static bool walk_value(struct walk *w)
{
	uint64_t n;
	unsigned type;

	if (!take_byte(w, &type))
		return false;
	switch (type) {
	case VALUE_UNDEFINED:
	case VALUE_NULL:
		return true;
	case VALUE_INTEGER:
	case VALUE_REAL:
		return skip(w, 8);
	case VALUE_TEXT:
	case VALUE_BLOB:
		return take_varint(w, &n) && skip(w, n);
	default:
		return false;
	}
}

static bool walk_row(struct walk *w, uint64_t columns)
{
	for (uint64_t i = 0; i < columns; i++)
		if (!walk_value(w))
			return false;
	return true;
}

/* What follows the mark of a table: number of columns, which of them are the key, name. */
static bool walk_table(struct walk *w, uint64_t *columns)
{
	const unsigned char *keys, *name_end;
	bool has_key = false;

	if (!take_varint(w, columns) || *columns == 0 || *columns > COLUMNS_MAX)
		return false;
	keys = w->at;
	if (!skip(w, *columns))
		return false;
	for (uint64_t i = 0; i < *columns; i++)
		has_key = has_key || keys[i] != 0;
	name_end = memchr(w->at, '\0', (size_t)(w->end - w->at));
	if (!has_key || name_end == NULL || name_end == w->at)
		return false;
	w->at = name_end + 1;
	return true;
}

static bool walk_change(struct walk *w, unsigned kind, uint64_t columns)
{
	unsigned indirect;

	if (columns == 0 || !take_byte(w, &indirect) || indirect > 1)
		return false;
	switch (kind) {
	case CHANGE_INSERT:
	case CHANGE_DELETE:
		return walk_row(w, columns);
	case CHANGE_UPDATE:
		return walk_row(w, columns) && walk_row(w, columns);
	default:
		return false;
	}
}

bool changeset_is_whole(const void *bytes, size_t n)
{
	struct walk w = {bytes, bytes};
	uint64_t columns = 0;
	unsigned mark;

	if (n > 0)
		w.end += n;
	while (w.at < w.end) {
		take_byte(&w, &mark);
		if (mark == TABLE_MARK ? !walk_table(&w, &columns)
		                       : !walk_change(&w, mark, columns))
			return false;
	}
	return true;
}
