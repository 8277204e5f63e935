/* Undefined behaviour, which the sanitizer must not let pass (see leak.c). */
#include <limits.h>

int main(int argc, char **argv)
{
	int most = INT_MAX - 1;

	(void)argv;
	most += argc;
	most += argc;
	return most == 0;
}
