#include "zip.h"

#include <minizip/zip.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "mem.h"
#include "tr.h"

/* 1 January 1980 in the notation of DOS: the first day that a zip file knows. */
enum { FIRST_DAY = 1 << 21 | 1 << 16 };

struct zip {
	struct buf bytes;
	size_t at; /* where the next byte goes: minizip goes back to fill in sizes */
	zipFile file;
	bool failed;
};

/* ---- the file that minizip believes it writes ---- */

static voidpf memory_open(voidpf zip, const void *name, int mode)
{
	(void)name;
	(void)mode;
	return zip;
}

/* Only a package that is continued is read. */
static uLong memory_read(voidpf zip, voidpf stream, void *bytes, uLong len)
{
	(void)zip;
	(void)stream;
	(void)bytes;
	(void)len;
	return 0;
}

static uLong memory_write(voidpf zip, voidpf stream, const void *bytes, uLong len)
{
	struct zip *z = zip;
	size_t over = z->bytes.len - z->at;

	(void)stream;
	if (over > len)
		over = len;
	if (over > 0)
		memcpy(z->bytes.data + z->at, bytes, over);
	buf_addn(&z->bytes, (const char *)bytes + over, len - over);
	z->at += len;
	return len;
}

static ZPOS64_T memory_tell(voidpf zip, voidpf stream)
{
	const struct zip *z = zip;

	(void)stream;
	return z->at;
}

static long memory_seek(voidpf zip, voidpf stream, ZPOS64_T offset, int origin)
{
	struct zip *z = zip;
	size_t from = 0;

	(void)stream;
	if (origin == ZLIB_FILEFUNC_SEEK_CUR)
		from = z->at;
	else if (origin == ZLIB_FILEFUNC_SEEK_END)
		from = z->bytes.len;
	if (offset > z->bytes.len - from)
		return -1;
	z->at = from + offset;
	return 0;
}

static int memory_state(voidpf zip, voidpf stream)
{
	(void)zip;
	(void)stream;
	return 0;
}

/* ---- the package ---- */

struct zip *zip_begin(void)
{
	struct zip *z = xcalloc(1, sizeof(*z));
	zlib_filefunc64_def memory = {.zopen64_file = memory_open,
	                              .zread_file = memory_read,
	                              .zwrite_file = memory_write,
	                              .ztell64_file = memory_tell,
	                              .zseek64_file = memory_seek,
	                              .zclose_file = memory_state,
	                              .zerror_file = memory_state,
	                              .opaque = z};

	buf_init(&z->bytes);
	z->file = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &memory);
	z->failed = !z->file;
	return z;
}

void zip_add(struct zip *z, const char *name, const void *data, size_t len, bool stored)
{
	const zip_fileinfo info = {.dosDate = FIRST_DAY};
	int method = stored ? 0 : Z_DEFLATED, level = stored ? 0 : Z_DEFAULT_COMPRESSION;

	/* What is longer would need the extra fields of zip64. */
	if (len > 0x7FFFFFFF)
		z->failed = true;
	if (z->failed)
		return;
	if (zipOpenNewFileInZip(z->file, name, &info, NULL, 0, NULL, 0, NULL, method, level) !=
	    ZIP_OK) {
		z->failed = true;
		return;
	}
	if (len > 0 && zipWriteInFileInZip(z->file, data, (unsigned)len) != ZIP_OK)
		z->failed = true;
	if (zipCloseFileInZip(z->file) != ZIP_OK)
		z->failed = true;
}

enum status zip_end(struct zip *z, struct buf *out, struct err *e)
{
	bool failed = z->file && zipClose(z->file, NULL) != ZIP_OK;

	failed = failed || z->failed;
	if (!failed)
		buf_addn(out, z->bytes.data, z->bytes.len);
	buf_fini(&z->bytes);
	free(z);
	if (failed)
		return err_set(e, E_IO,
		               _("There is too little memory to put the file together. Close some "
		                 "programs and try again."));
	return OK;
}
