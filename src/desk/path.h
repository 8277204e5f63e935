/* Names of files as people type them. */
#ifndef DIALOOG_DESK_PATH_H
#define DIALOOG_DESK_PATH_H

/* The path that is meant: without blanks around it and the quotation marks that a file manager puts
 * around a file that is dropped on the terminal; ~ is the home folder.  Owned by the caller. */
char *path_meant(const char *typed);
/* What was typed, completed as far as only one file, or the same beginning of several, goes on like
 * it; a folder with its slash.  Owned by the caller. */
char *path_complete(const char *typed);

#endif
