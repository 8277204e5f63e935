/* Which screens there are: each has a file in FILE.screens, with a lock for its life, so that one
 * of a screen that was killed says nothing. */
#include "present.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"

static const char *const letters_words[] = {
        [LETTERS_PLAIN] = "plain", [LETTERS_HALVES] = "halves", [LETTERS_QUADRANTS] = "quadrants"};

static char *folder_of(const char *hub)
{
	return xasprintf("%s.screens", hub);
}

/* Opened and locked; false: it was taken away between the two, by a desk that did not see a lock.
 */
static bool make_own(struct present *p)
{
	struct stat sb;

	p->fd = open(p->path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	/* A desk that looks has it for a moment. */
	if (p->fd < 0 || flock(p->fd, LOCK_EX) < 0 || fstat(p->fd, &sb) < 0 || sb.st_nlink > 0)
		return true;
	close(p->fd);
	return false;
}

void present_begin(struct present *p, const char *hub)
{
	AUTO_FREE char *folder = folder_of(hub);

	*p = (struct present){.fd = -1};
	/* Where nothing can be written the desk knows of no screen, and all else works. */
	if (mkdir(folder, 0700) < 0 && errno != EEXIST)
		return;
	p->path = xasprintf("%s/%d", folder, (int)getpid());
	while (!make_own(p))
		;
	if (p->fd < 0)
		free_pointer(&p->path);
}

void present_tell(struct present *p, int rows, int cols, enum letters letters)
{
	char line[40];
	int n = snprintf(line, sizeof(line), "%dx%d %s\n", cols, rows, letters_words[letters]);

	if (p->fd < 0 || (rows == p->rows && cols == p->cols))
		return;
	p->rows = rows;
	p->cols = cols;
	/* On a full disk the desk knows less. */
	if (pwrite(p->fd, line, (size_t)n, 0) != n || ftruncate(p->fd, n) < 0)
		p->rows = 0;
}

bool present_is_gone(const struct present *p)
{
	struct stat sb;

	return p->fd < 0 || fstat(p->fd, &sb) < 0 || sb.st_nlink == 0;
}

void present_end(struct present *p)
{
	if (p->fd >= 0) {
		unlink(p->path);
		close(p->fd);
	}
	p->fd = -1;
	free_pointer(&p->path);
}

/* False for a screen that is gone: its file goes too. */
static bool read_screen(const char *path, struct stage_screen *out)
{
	char line[40] = "", word[16] = "";
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	struct stat sb;
	bool is_there;

	if (fd < 0)
		return false;
	is_there = flock(fd, LOCK_SH | LOCK_NB) < 0;
	/* The name of one that took it away itself can be that of another one by now. */
	if (!is_there && fstat(fd, &sb) == 0 && sb.st_nlink > 0)
		unlink(path);
	is_there = is_there && pread(fd, line, sizeof(line) - 1, 0) > 0 &&
	           sscanf(line, "%dx%d %15s", &out->cols, &out->rows, word) >= 2;
	close(fd);
	out->letters = LETTERS_QUADRANTS;
	for (size_t i = 0; i < N_ITEMS(letters_words); i++)
		if (strcmp(word, letters_words[i]) == 0)
			out->letters = (enum letters)i;
	return is_there;
}

int stage_screens(const char *hub, struct stage_screen out[STAGE_SCREENS_MAX])
{
	AUTO_FREE char *folder = folder_of(hub);
	DIR *d = opendir(folder);
	int n = 0;

	if (!d)
		return 0;
	for (struct dirent *entry; n < STAGE_SCREENS_MAX && (entry = readdir(d));) {
		AUTO_FREE char *path = path_join(folder, entry->d_name);
		int end = 0;

		if (sscanf(entry->d_name, "%d%n", &out[n].pid, &end) == 1 &&
		    entry->d_name[end] == '\0' && read_screen(path, &out[n]))
			n++;
	}
	closedir(d);
	return n;
}
