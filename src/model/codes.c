#include "rules.h"

#include <stdio.h>

#include "mem.h"

const char *idea_code(int code, char out[CODE_SIZE])
{
	snprintf(out, CODE_SIZE, "I%d", code);
	return out;
}

const char *solution_code(int code, char out[CODE_SIZE])
{
	snprintf(out, CODE_SIZE, "O%d", code);
	return out;
}

const char *signal_code(int code, char out[CODE_SIZE])
{
	snprintf(out, CODE_SIZE, "S%d", code);
	return out;
}

const char *subtheme_code(int code, char out[CODE_SIZE])
{
	BUG_IF(code < 1 || code > SUBTHEME_MAX);
	out[0] = (char)('A' + code - 1);
	out[1] = '\0';
	return out;
}
