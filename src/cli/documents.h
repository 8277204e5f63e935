/* Private to the program that makes documents at build time. */
#ifndef DIALOOG_CLI_DOCUMENTS_H
#define DIALOOG_CLI_DOCUMENTS_H

#include "buf.h"

/* Each adds a part of a document, made of the tables of the program. */
typedef void part_fn(struct buf *out);

/* ---- of the manual pages (document_man.c) ---- */
part_fn man_commands;
part_fn man_options;
part_fn man_settings;
part_fn man_keys;

/* ---- of the completions of shells (document_shells.c) ---- */
part_fn bash_commands;
part_fn bash_options;
part_fn bash_values;
part_fn zsh_common;
part_fn zsh_commands;
part_fn zsh_options;
part_fn fish_lines;

#endif
