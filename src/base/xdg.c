#include "file.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* The specification has a relative path in these variables ignored. */
static char *xdg_dir(const char *variable, const char *below_home)
{
	const char *dir = getenv(variable);

	if (dir != NULL && dir[0] == '/')
		return path_join(dir, "dialoog");
	const char *home = getenv("HOME");
	if (home == NULL || home[0] == '\0')
		return NULL;
	AUTO_FREE char *base = path_join(home, below_home);
	return path_join(base, "dialoog");
}

char *xdg_data_dir(void)
{
	return xdg_dir("XDG_DATA_HOME", ".local/share");
}

char *xdg_state_dir(void)
{
	return xdg_dir("XDG_STATE_HOME", ".local/state");
}

char *xdg_config_dir(void)
{
	return xdg_dir("XDG_CONFIG_HOME", ".config");
}

char *data_file(const char *name)
{
	const char *dirs = getenv("DIALOOG_DATADIR");

	while (dirs != NULL && *dirs != '\0') {
		size_t len = strcspn(dirs, ":");
		if (len > 0) {
			AUTO_FREE char *dir = xstrndup(dirs, len);
			char *path = path_join(dir, name);
			if (file_exists(path))
				return path;
			free(path);
		}
		dirs += len;
		if (*dirs == ':')
			dirs++;
	}
	return path_join(DIALOOG_DATADIR, name);
}
