/* The commands there are.  The help, the manual page and the completions of shells are made of
 * this table and of what usage.c says of the options in it. */
#include "cli.h"

#include "mem.h"
#include "tr.h"

const struct command_info commands[] = {
        {"screen", "scherm",
         "[FILE] [--once] [--scene NAME] [--session N] [--size 64x24] [--format text|svg]",
         "session once scene size format now", N_("what the hall sees, for the beamer"), 0, 1,
         run_screen},
        {"demo", "oefenen", "[--hub FILE] [--play]", "hub play script headless size now screens",
         N_("a practice session to explore; it does not count"), 0, 0, run_demo},
        {"new", "nieuw",
         "FILE --template NAME [--title T] [--date YYYY-MM-DD] [--place P] [--start HH:MM]",
         "template title date place start now", N_("a new session from a runsheet"), 1, 1, run_new},
        {"list", "lijst", "[FILE] [--format text|json]", "format", N_("the sessions in a file"), 0,
         1, run_list},
        {"report", "verslag",
         "[FILE] [--session N] [--kind verslag|terugkoppeling|opdrachtgever]"
         " [--format md|html|txt|odt|docx|pdf] [-o OUT]",
         "session kind format out now", N_("write the report of a session"), 0, 1, run_report},
        {"export", "exporteer", "[FILE] [--session N] --format json|csv [--public] [-o OUT]",
         "session format public out now", N_("write a session for another program or laptop"), 0, 1,
         run_export},
        {"import", "importeer", "FILE INPUT... [--session N] [--group G] [--question Q]",
         "session group question", N_("add sessions that were exported, or ideas from a text"), 2,
         ARGS_MAX, run_import},
        {"qr", NULL, "[FILE] [--url URL] [--format term|png|svg] [-o OUT]",
         "session url format out", N_("the QR code of the web page"), 0, 1, run_qr},
        {"check", "controleer", "FILE [--rebuild OUT]", "rebuild",
         N_("is the file whole and do all rules hold?"), 1, 1, run_check},
        {"backup", "kopie", "FILE OUT [--without-names]", "without-names",
         N_("a whole copy of the file, also while it is in use"), 2, 2, run_backup},
        {"keys", "toetsen", "[--format text|md|man]", "format", N_("every action and its keys"), 0,
         0, run_keys},
};
const int n_commands = (int)N_ITEMS(commands);

const struct command_info desk_command = {
        "", NULL, "[FILE]", "hub script headless size now screens", N_("the facilitator's desk"),
        0,  1,    run_desk};
