/* cmocka.h with the headers that it needs but does not include. */
#ifndef DIALOOG_TESTS_BASE_CMOCKA_ALL_H
#define DIALOOG_TESTS_BASE_CMOCKA_ALL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
