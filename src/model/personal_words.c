#include "personal_words.h"

#include <ctype.h>
#include <string.h>

#include "mem.h"

static const char *const relations[] = {
        "man",         "vrouw",        "moeder",    "vader",      "mama",       "papa",
        "zoon",        "zoontje",      "dochter",   "dochtertje", "zus",        "zusje",
        "broer",       "broertje",     "buurvrouw", "buurman",    "buurmeisje", "buurjongen",
        "oma",         "opa",          "tante",     "oom",        "nicht",      "nichtje",
        "neef",        "neefje",       "vriend",    "vriendin",   "partner",    "collega",
        "kleinzoon",   "kleindochter", "husband",   "wife",       "mother",     "father",
        "son",         "daughter",     "neighbour", "sister",     "brother",    "schoonmoeder",
        "schoonvader", "schoonzus",    "zwager",    "echtgenoot"};

bool is_word_byte(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

bool one_of(const char *word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (word[0] == words[i][0] && strcmp(word, words[i]) == 0)
			return true;
	}
	return false;
}

size_t take_word(const char *s, char word[WORD_SIZE])
{
	size_t len = 0, kept = 0;

	while (is_word_byte(s[len]))
		len++;
	for (size_t i = len < WORD_SIZE ? 0 : len - (WORD_SIZE - 1); i < len; i++)
		word[kept++] = (char)tolower((unsigned char)s[i]);
	word[kept] = '\0';
	return len;
}

void peek_word(const char *s, char word[WORD_SIZE])
{
	while (*s == ' ')
		s++;
	take_word(s, word);
}

bool is_relation(const char *word)
{
	return one_of(word, relations, N_ITEMS(relations));
}

bool found_at(struct text_span *at, const char *text, const char *from, size_t len)
{
	*at = (struct text_span){(size_t)(from - text), len};
	return true;
}
