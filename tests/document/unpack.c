#include "unpack.h"

#include <string.h>
#include <zlib.h>

#include "document_test.h"

/* The header before each entry, as the specification of PKWARE has it. */
enum { HEADER = 30, METHOD_AT = 8, PACKED_AT = 18, LEN_AT = 22, NAME_LEN_AT = 26, EXTRA_AT = 28 };

static size_t number(const char *bytes, int size)
{
	size_t n = 0;

	for (int i = size - 1; i >= 0; i--)
		n = n << 8 | (unsigned char)bytes[i];
	return n;
}

bool unpack_next(const char *package, size_t len, size_t *at, struct entry *entry)
{
	const char *header = package + *at;

	if (len - *at < HEADER || memcmp(header, "PK\3\4", 4) != 0)
		return false;
	size_t name_len = number(header + NAME_LEN_AT, 2);
	assert_true(name_len < sizeof(entry->name));
	memcpy(entry->name, header + HEADER, name_len);
	entry->name[name_len] = '\0';
	entry->stored = number(header + METHOD_AT, 2) == 0;
	entry->packed = number(header + PACKED_AT, 4);
	entry->len = number(header + LEN_AT, 4);
	entry->bytes = header + HEADER + name_len + number(header + EXTRA_AT, 2);
	*at = (size_t)(entry->bytes - package) + entry->packed;
	assert_true(*at <= len);
	return true;
}

static char *copied(const struct entry *entry)
{
	char *bytes = xmalloc(entry->len + 1);

	memcpy(bytes, entry->bytes, entry->len);
	bytes[entry->len] = '\0';
	return bytes;
}

static char *inflated(const struct entry *entry)
{
	char *text = xmalloc(entry->len + 1);
	AUTO_FREE char *packed = xmalloc(entry->packed + 1);
	z_stream z = {.next_in = (Bytef *)packed,
	              .avail_in = (uInt)entry->packed,
	              .next_out = (Bytef *)text,
	              .avail_out = (uInt)entry->len};

	memcpy(packed, entry->bytes, entry->packed);
	/* Without the header of zlib, which a zip file has not. */
	assert_int_equal(inflateInit2(&z, -MAX_WBITS), Z_OK);
	assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
	inflateEnd(&z);
	text[entry->len] = '\0';
	return text;
}

char *unpack(const char *package, size_t len, const char *name)
{
	struct entry entry;

	for (size_t at = 0; unpack_next(package, len, &at, &entry);) {
		if (strcmp(entry.name, name) != 0)
			continue;
		return entry.stored ? copied(&entry) : inflated(&entry);
	}
	fail_msg("there is no %s in the package", name);
	return NULL;
}
