/* Loses memory.  The sanitizer must end this program with an error; if it does not, it finds
 * nothing in the other tests either. */
#include <stdlib.h>

int main(void)
{
	void *volatile lost = malloc(16);

	lost = NULL;
	return lost != NULL;
}
