/* What json_export writes and json_import reads alike. */
#ifndef DIALOOG_EXCHANGE_FORMAT_H
#define DIALOOG_EXCHANGE_FORMAT_H

#define KEY_ABOUT "about"
#define KEY_FORMAT "format"
#define KEY_VERSION "version"

#define FORMAT_NAME "dialoog-session"
enum { FORMAT_VERSION = 5 };

/* The names of the counters: model/session.h. */
#define COUNTER_IDEA "idea"
#define COUNTER_SOLUTION "solution"
#define COUNTER_SUBTHEME "subtheme"

#endif
