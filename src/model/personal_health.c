#include <ctype.h>
#include <string.h>

#include "mem.h"
#include "personal_words.h"

/* What is told of nobody but a patient.  Of "ziek", "pijn" and "zorg" people speak in general. */
static const char *const illnesses[] = {"kanker",
                                        "borstkanker",
                                        "leukemie",
                                        "tumor",
                                        "chemo",
                                        "dementie",
                                        "dement",
                                        "dementerend",
                                        "alzheimer",
                                        "parkinson",
                                        "depressie",
                                        "depressief",
                                        "psychose",
                                        "psychotisch",
                                        "schizofreen",
                                        "schizofrenie",
                                        "bipolair",
                                        "borderline",
                                        "autisme",
                                        "autistisch",
                                        "adhd",
                                        "anorexia",
                                        "burnout",
                                        "suïcidaal",
                                        "zelfmoord",
                                        "diabetes",
                                        "suikerziekte",
                                        "epilepsie",
                                        "reuma",
                                        "copd",
                                        "astma",
                                        "hartaanval",
                                        "hartinfarct",
                                        "beroerte",
                                        "hersenbloeding",
                                        "hiv",
                                        "aids",
                                        "alcoholist",
                                        "verslaafd",
                                        "verslaving",
                                        "miskraam",
                                        "abortus",
                                        "cancer",
                                        "dementia",
                                        "depression",
                                        "stroke",
                                        "addicted",
                                        "ptss",
                                        "hernia",
                                        "dialyse",
                                        "hartpatiënt",
                                        "hartkwaal",
                                        "hartfalen",
                                        "downsyndroom",
                                        "nierpatiënt",
                                        "nierpatient",
                                        "hartpatient",
                                        "longkanker",
                                        "prostaatkanker",
                                        "darmkanker",
                                        "huidkanker",
                                        "obesitas",
                                        "alcoholverslaving",
                                        "drugsverslaving",
                                        "sclerose",
                                        "eetstoornis"};
/* As these are written, in a sentence that is not all in capitals: "als" is a word as well. */
static const char *const written_illnesses[] = {"MS", "ALS", "Down"};
/* What one is, and of which is spoken in other ways too: "blind vertrouwen". */
static const char *const states[] = {"blind", "doof", "slechthorend", "slechtziend", "deaf"};

/* Somebody of whom something is told: a relation, or "ik" before what that person has or is. */
static bool is_person(const char *word, const char *next)
{
	static const char *const verbs[] = {"heb",   "ben",  "had",  "was",
	                                    "kreeg", "lijd", "have", "am"};

	return is_relation(word) || ((strcmp(word, "ik") == 0 || strcmp(word, "i") == 0) &&
	                             one_of(next, verbs, N_ITEMS(verbs)));
}

/* Are there no small letters in the word at s, of this length? */
static bool is_shouted(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (islower((unsigned char)s[i]))
			return false;
	return len > 1;
}

/* "MS", but not in a sentence in capitals, of which the word behind or before is one too. */
static bool is_written_illness(const char *s, size_t len, bool is_after_shout)
{
	char word[WORD_SIZE];

	for (size_t i = 0; i < N_ITEMS(written_illnesses); i++) {
		if (strlen(written_illnesses[i]) != len ||
		    strncmp(s, written_illnesses[i], len) != 0)
			continue;
		size_t next = s[len] == ' ' ? take_word(s + len + 1, word) : 0;
		return !is_after_shout && !is_shouted(s + len + 1, next);
	}
	return false;
}

/* An illness, and in the same sentence, no further away than so many words, the person that has
 * it. */
bool has_health_fact(const char *text, struct text_span *at)
{
	enum { APART = 8 };
	static const char *const being[] = {"is", "ben", "was", "am", "wordt"};
	int n = 0, person = -APART - 1, illness = -APART - 1, is = -APART - 1;
	bool is_after_shout = true;               /* at the beginning "Als" may be shouted */
	const char *first = text, *second = text; /* where these two were last */

	for (const char *s = text; *s != '\0';) {
		char word[WORD_SIZE], next[WORD_SIZE];
		size_t len = take_word(s, word);

		if (len == 0) {
			if (strchr(".!?", *s)) {
				person = illness = is = -APART - 1;
				is_after_shout = true;
			}
			s++;
			continue;
		}
		peek_word(s + len, next);
		if (is_person(word, next)) {
			person = n;
			first = s;
		}
		if (person >= 0 && n - person <= APART && one_of(word, being, N_ITEMS(being)))
			is = n;
		if (one_of(word, illnesses, N_ITEMS(illnesses)) ||
		    is_written_illness(s, len, is_after_shout) ||
		    (is >= 0 && n - is <= 4 && one_of(word, states, N_ITEMS(states)))) {
			illness = n;
			second = s;
		}
		if (person >= 0 && illness >= 0 && n - person <= APART && n - illness <= APART) {
			const char *from = first < second ? first : second;

			return found_at(at, text, from, (size_t)(s - from) + len);
		}
		is_after_shout = is_shouted(s, len);
		n++;
		s += len;
	}
	return false;
}
