/* For the files that look for signs of a person (personal.h): reading a text word by word. */
#ifndef DIALOOG_PERSONAL_WORDS_H
#define DIALOOG_PERSONAL_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "personal.h"

/* For a word of at most 31 bytes. */
enum { WORD_SIZE = 32 };

/* Is it a letter or a digit?  Every byte of a letter outside ASCII counts as a letter. */
bool is_word_byte(char c);

/* Is the word among these n? */
bool one_of(const char *word, const char *const *words, size_t n);

/* Copies the word at s in lower case (ASCII), of a long one the end, by which a street is known,
 * and returns its whole length; 0: no word begins there. */
size_t take_word(const char *s, char word[WORD_SIZE]);

/* The word that follows behind blanks, in the same way. */
void peek_word(const char *s, char word[WORD_SIZE]);

/* Is it a word, in lower case, for somebody in particular, as "moeder" or "buurman"? */
bool is_relation(const char *word);

/* Fills at with the len bytes from `from`, which is within text, and says true. */
bool found_at(struct text_span *at, const char *text, const char *from, size_t len);

/* Is an illness told of somebody in one sentence?  Then at gets the words from the one to the
 * other. */
bool has_health_fact(const char *text, struct text_span *at);

#endif
