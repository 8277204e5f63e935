/* Files: whole reads with a limit, atomic private writes, the XDG folders. */
#ifndef DIALOOG_BASE_FILE_H
#define DIALOOG_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

/* The whole file (or standard input for "-"), NUL added, owned by the caller.
 * E_NOT_FOUND, E_LIMIT above max bytes (the message names both), E_INVALID for
 * a directory or a named pipe, E_IO. */
MUST_CHECK enum status file_read(const char *path, size_t max, char **out, size_t *len,
                                 struct err *e);
/* The first bytes of a file, at most size: *len of them.  E_NOT_FOUND, E_IO. */
MUST_CHECK enum status file_read_start(const char *path, void *start, size_t size, size_t *len,
                                       struct err *e);
/* Writes to a temporary file beside path, fsync, then makes it path, mode 0600;
 * the directory is synced too.  With replace false an existing path is
 * E_CONFLICT and stays as it is, without a race; with replace true a folder, a
 * device or a pipe is E_INVALID, and a symbolic link is itself replaced.  With any
 * error what was there before stays, and nothing is left of what was written; only when
 * a file was replaced and the folder cannot be synced, the new one stands there, whole,
 * and after a power cut perhaps the old one. */
MUST_CHECK enum status file_write(const char *path, const void *data, size_t len, bool replace,
                                  struct err *e);
/* Writes to *path, which must not exist yet: else the name gets -2, -3, ... before its
 * extension, and *path (owned by the caller) becomes the name that was used. */
MUST_CHECK enum status file_write_new(char **path, const void *data, size_t len, struct err *e);
/* Gives the finished file at temporary the name path, in the same folder: synced before, the
 * folder after.  With replace false an existing path is E_CONFLICT and stays as it is.  With
 * any error the file is still there: at path when only the folder could not be synced, else
 * at temporary. */
MUST_CHECK enum status file_settle(const char *temporary, const char *path, bool replace,
                                   struct err *e);
/* Writes all bytes to fd (pipes and terminals too); E_IO. */
MUST_CHECK enum status file_write_fd(int fd, const void *data, size_t len, struct err *e);
bool file_exists(const char *path);
bool file_is_dir(const char *path);
/* An ordinary file, or a link to one: no folder, device or pipe. */
bool file_is_plain(const char *path);
/* The folder, mode 0700 when it is made here; its parent must be there. */
MUST_CHECK enum status file_make_dir(const char *path, struct err *e);
/* The folder and its parents, each mode 0700 when made here. */
MUST_CHECK enum status file_make_dirs(const char *path, struct err *e);
/* Removes the folder with all that is in it; what cannot be removed stays. */
void file_remove_dir(const char *path);
/* The absolute path without symbolic links, also of a file that is not there yet (when its
 * folder is); else path itself.  Owned by the caller. */
char *path_real(const char *path);
/* "dir/name", owned by the caller. */
char *path_join(const char *dir, const char *name);
/* The folder part of path ("." when there is none), owned by the caller. */
char *path_dir(const char *path);

/* $XDG_DATA_HOME/dialoog, $XDG_STATE_HOME/dialoog, $XDG_CONFIG_HOME/dialoog
 * with the defaults of the XDG base directory specification; owned by the
 * caller; NULL only when HOME is needed and not set. */
char *xdg_data_dir(void);
char *xdg_state_dir(void);
char *xdg_config_dir(void);
/* A file that was installed with the program ("draaiboeken/werksessie.ini"): the
 * first that exists in the folders of $DIALOOG_DATADIR (separated by ':'), else in
 * the installed folder.  Owned by the caller. */
char *data_file(const char *name);

/* A random id: 63 bits, never 0 (getrandom). */
int64_t id_new(void);
/* With a seed other than 0, id_new gives a repeatable row of ids (tests). */
void id_seed(uint64_t seed);

#endif
