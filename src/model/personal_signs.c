#include "personal.h"

#include <ctype.h>
#include <string.h>

#include "mem.h"

/* The light check of domain.md 3.4.  It only gives a hint, so it may be wrong
 * both ways, but it should not cry at ordinary numbers: a hint that is always
 * there is not read. */

enum { WORD_SIZE = 32 };

/* Words after which a name or a house number follows; "no" only with a point. */
static const char *const name_words[] = {"mevrouw", "meneer", "mijnheer", "mevr", "dhr",
                                         "mw",      "mr",     "mrs",      "ms"};
static const char *const number_words[] = {"nummer", "huisnummer", "nr", "number"};
/* Words after which people say a name.  They say other things after them too, so only what
 * begins with a capital letter counts. */
static const char *const near_words[] = {"buurvrouw", "buurman",  "tante", "oom",     "opa",
                                         "oma",       "zuster",   "juf",   "meester", "heer",
                                         "vriend",    "vriendin", "dokter"};
/* What may stand between initials and a name. */
static const char *const name_parts[] = {"van", "de", "der", "den", "ten", "ter", "el", "al"};
/* Letters with points that are no initials. */
static const char *const no_initials[] = {"ps", "nb", "bv", "nv"};
/* Ends of street names, which count only when something stands before them. */
static const char *const street_ends[] = {"straat", "laan", "weg",    "plein",
                                          "hof",    "kade", "gracht", "singel",
                                          "dreef",  "pad",  "steeg",  "plantsoen"};

/* Who is somebody in particular, and what is told of nobody but a patient.  Of "ziek", "pijn" and
 * "zorg" people speak in general. */
static const char *const relations[] = {
        "man",       "vrouw",   "moeder",     "vader",        "mama",    "papa",   "zoon",
        "zoontje",   "dochter", "dochtertje", "zus",          "zusje",   "broer",  "broertje",
        "buurvrouw", "buurman", "buurmeisje", "buurjongen",   "oma",     "opa",    "tante",
        "oom",       "nicht",   "nichtje",    "neef",         "neefje",  "vriend", "vriendin",
        "partner",   "collega", "kleinzoon",  "kleindochter", "husband", "wife",   "mother",
        "father",    "son",     "daughter",   "neighbour",    "sister",  "brother"};
static const char *const illnesses[] = {
        "kanker",    "borstkanker", "leukemie",     "tumor",        "chemo",          "dementie",
        "dement",    "dementerend", "alzheimer",    "parkinson",    "depressie",      "depressief",
        "psychose",  "psychotisch", "schizofreen",  "schizofrenie", "bipolair",       "borderline",
        "autisme",   "autistisch",  "adhd",         "anorexia",     "burnout",        "suïcidaal",
        "zelfmoord", "diabetes",    "suikerziekte", "epilepsie",    "reuma",          "copd",
        "astma",     "hartaanval",  "hartinfarct",  "beroerte",     "hersenbloeding", "hiv",
        "aids",      "alcoholist",  "verslaafd",    "verslaving",   "miskraam",       "abortus",
        "cancer",    "dementia",    "depression",   "stroke",       "addicted"};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Every byte of a letter outside ASCII counts as a letter. */
static bool is_word_byte(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool one_of(const char *word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (word[0] == words[i][0] && strcmp(word, words[i]) == 0)
			return true;
	}
	return false;
}

static bool is_street(const char *word)
{
	size_t len = strlen(word);

	for (size_t i = 0; i < N_ITEMS(street_ends); i++) {
		size_t end = strlen(street_ends[i]);
		if (len > end && strcmp(word + len - end, street_ends[i]) == 0)
			return true;
	}
	return false;
}

/* "12", "12a" */
static bool is_house_number(const char *word)
{
	size_t digits = strspn(word, "0123456789");

	return digits > 0 && digits <= 4 && (word[digits] == '\0' || word[digits + 1] == '\0');
}

/* Copies the word at s in lower case, of a long one the end, by which a street is known, and
 * returns its whole length. */
static size_t take_word(const char *s, char word[WORD_SIZE])
{
	size_t len = 0, kept = 0;

	while (is_word_byte(s[len]))
		len++;
	for (size_t i = len < WORD_SIZE ? 0 : len - (WORD_SIZE - 1); i < len; i++)
		word[kept++] = (char)tolower((unsigned char)s[i]);
	word[kept] = '\0';
	return len;
}

/* How many bytes the capital letter at s has; 0 when there is none. */
static size_t capital_at(const char *s)
{
	unsigned char c = (unsigned char)s[0], next = c != 0 ? (unsigned char)s[1] : 0;

	if (c >= 'A' && c <= 'Z')
		return 1;
	/* The accented capitals of Latin-1, without the sign for times. */
	return c == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97 ? 2 : 0;
}

/* "Testnaam", but not "TESTNAAM", which may be a whole sentence, nor "T". */
static bool is_name_like(const char *s)
{
	size_t first = capital_at(s);
	unsigned char next = first > 0 ? (unsigned char)s[first] : 0;

	return next >= 0x80 || islower(next);
}

/* The bytes of names at s, each behind a blank: " van der Testnaam", of which at least one has a
 * capital; 0: there is none. */
static size_t names_at(const char *s)
{
	size_t end = 0;

	for (size_t at = 0; s[at] == ' ';) {
		char word[WORD_SIZE];
		size_t len = take_word(s + at + 1, word);

		if (len == 0 ||
		    (!is_name_like(s + at + 1) && !one_of(word, name_parts, N_ITEMS(name_parts))))
			break;
		at += 1 + len;
		if (is_name_like(s + at - len))
			end = at;
	}
	return end;
}

static bool found_at(struct text_span *at, const char *text, const char *from, size_t len)
{
	*at = (struct text_span){(size_t)(from - text), len};
	return true;
}

/* Is it a word at s after which a house number comes?  "no. 12", but not "no 12 year olds". */
static bool is_number_word(const char *word, const char *s)
{
	return one_of(word, number_words, N_ITEMS(number_words)) ||
	       (strcmp(word, "no") == 0 && s[2] == '.');
}

/* "mevrouw Testnaam", "Teststraat 12" */
static bool has_telling_word(const char *text, struct text_span *at)
{
	char word[WORD_SIZE], before[WORD_SIZE] = "";
	const char *s = text, *last = text;

	while (*s != '\0') {
		size_t len = take_word(s, word);
		if (len == 0) {
			s++;
			continue;
		}
		if (one_of(word, name_words, N_ITEMS(name_words))) {
			size_t stop = s[len] == '.';
			return found_at(at, text, s, len + stop + names_at(s + len + stop));
		}
		if (is_house_number(word) && (is_street(before) || is_number_word(before, last)))
			return found_at(at, text, last, (size_t)(s - last) + len);
		memcpy(before, word, sizeof before);
		last = s;
		s += len;
	}
	return false;
}

/* A name without a title in front cannot be told from a sentence, a street or an
 * organisation that begins with a capital; a neighbour's can. */
static bool has_near_name(const char *text, struct text_span *at)
{
	char word[WORD_SIZE];

	for (const char *s = text; *s != '\0';) {
		size_t len = take_word(s, word);
		if (one_of(word, near_words, N_ITEMS(near_words)) && s[len] == ' ' &&
		    is_name_like(s + len + 1))
			return found_at(at, text, s, len + names_at(s + len));
		s += len > 0 ? len : 1;
	}
	return false;
}

/* Takes the initials at s ("A.B." or "A. B.") and returns their length; *n gets how many. */
static size_t take_initials(const char *s, char letters[WORD_SIZE], int *n)
{
	size_t len = 0;

	*n = 0;
	while (s[len] >= 'A' && s[len] <= 'Z' && s[len + 1] == '.' && *n < WORD_SIZE - 1) {
		letters[(*n)++] = (char)tolower((unsigned char)s[len]);
		len += 2;
		if (s[len] == ' ' && s[len + 1] >= 'A' && s[len + 1] <= 'Z' && s[len + 2] == '.')
			len++;
	}
	letters[*n] = '\0';
	return len;
}

/* "A.B. Testnaam" or "A. van der Testnaam".  One initial and a capital is as well the end of a
 * sentence: "plan B. Daarna". */
static bool has_initials(const char *s, struct text_span *at)
{
	for (const char *p = s; *p != '\0'; p++) {
		char word[WORD_SIZE];
		int n, parts = 0;
		size_t len;

		if (p > s && (is_word_byte(p[-1]) || p[-1] == '.'))
			continue;
		const char *name = p + take_initials(p, word, &n);
		if (n == 0 || *name != ' ' || one_of(word, no_initials, N_ITEMS(no_initials)))
			continue;
		for (name++; islower((unsigned char)*name); name += len + 1, parts++) {
			len = take_word(name, word);
			if (!one_of(word, name_parts, N_ITEMS(name_parts)) || name[len] != ' ')
				break;
		}
		if ((n > 1 || parts > 0) && is_name_like(name))
			return found_at(at, s, p, (size_t)(name - p) + take_word(name, word));
	}
	return false;
}

/* "2719 EE" or "2719ee".  With a space the letters must be capitals: "in 2025 is"
 * is no postcode. */
static bool has_postcode(const char *s, struct text_span *at)
{
	for (const char *p = s; *p != '\0'; p++) {
		if ((p > s && is_word_byte(p[-1])) || *p == '0' || strspn(p, "0123456789") != 4)
			continue;
		const char *letters = p + 4;
		bool space = *letters == ' ';
		letters += space;
		bool capitals =
		        isupper((unsigned char)letters[0]) && isupper((unsigned char)letters[1]);
		bool small = isalpha((unsigned char)letters[0]) &&
		             isalpha((unsigned char)letters[1]) && !space;
		if ((capitals || small) && !is_word_byte(letters[2]))
			return found_at(at, s, p, (size_t)(letters + 2 - p));
	}
	return false;
}

static bool is_mail_byte(char c)
{
	return is_word_byte(c) || (c != '\0' && strchr("._-+", c) != NULL);
}

static bool has_mail(const char *s, struct text_span *at)
{
	for (const char *sign = strchr(s, '@'); sign != NULL; sign = strchr(sign + 1, '@')) {
		const char *from = sign, *end = sign + 1;

		if (sign == s || !is_word_byte(sign[-1]) || !is_word_byte(sign[1]))
			continue;
		while (from > s && is_mail_byte(from[-1]))
			from--;
		while (is_mail_byte(*end))
			end++;
		return found_at(at, s, from, (size_t)(end - from));
	}
	return false;
}

/* Nine digits or more that begin with 0 or +, however they are grouped. */
static bool has_phone(const char *text, struct text_span *at)
{
	for (const char *s = text; *s != '\0'; s++) {
		if (*s != '0' && *s != '+')
			continue;
		int digits = 0;
		size_t len = strspn(s, "+0123456789 -()./");
		for (size_t i = 0; i < len; i++)
			digits += is_digit(s[i]);
		while (len > 1 && !is_digit(s[len - 1]))
			len--;
		if (digits >= 9)
			return found_at(at, text, s, len);
		s += len - 1;
	}
	return false;
}

/* Somebody of whom something is told: a relation, or "ik" before what that person has or is. */
static bool is_person(const char *word, const char *next)
{
	static const char *const verbs[] = {"heb",   "ben",  "had",  "was",
	                                    "kreeg", "lijd", "have", "am"};

	return one_of(word, relations, N_ITEMS(relations)) ||
	       ((strcmp(word, "ik") == 0 || strcmp(word, "i") == 0) &&
	        one_of(next, verbs, N_ITEMS(verbs)));
}

/* The word that follows, in lower case. */
static void peek_word(const char *s, char word[WORD_SIZE])
{
	while (*s == ' ')
		s++;
	take_word(s, word);
}

/* An illness, and in the same sentence, no further away than so many words, the person that has
 * it. */
static bool has_health_fact(const char *text, struct text_span *at)
{
	enum { APART = 8 };
	int n = 0, person = -APART - 1, illness = -APART - 1;
	const char *first = text, *second = text; /* where these two were last */

	for (const char *s = text; *s != '\0';) {
		char word[WORD_SIZE], next[WORD_SIZE];
		size_t len = take_word(s, word);

		if (len == 0) {
			if (strchr(".!?", *s))
				person = illness = -APART - 1;
			s++;
			continue;
		}
		peek_word(s + len, next);
		if (is_person(word, next)) {
			person = n;
			first = s;
		}
		if (one_of(word, illnesses, N_ITEMS(illnesses))) {
			illness = n;
			second = s;
		}
		if (person >= 0 && illness >= 0 && n - person <= APART && n - illness <= APART) {
			const char *from = first < second ? first : second;

			return found_at(at, text, from, (size_t)(s - from) + len);
		}
		n++;
		s += len;
	}
	return false;
}

typedef bool detector(const char *s, struct text_span *at);

bool find_personal(const char *s, struct text_span *at)
{
	static detector *const detectors[] = {has_telling_word, has_near_name, has_initials,
	                                      has_postcode,     has_mail,      has_phone,
	                                      has_health_fact};
	struct text_span found;
	bool any = false;

	for (size_t i = 0; i < N_ITEMS(detectors); i++) {
		if (!detectors[i](s, &found) || (any && found.from >= at->from))
			continue;
		*at = found;
		any = true;
	}
	return any;
}

int find_all_personal(const char *s, struct text_span *out, int max)
{
	struct text_span at;
	size_t from = 0;
	int n = 0;

	while (n < max && find_personal(s + from, &at) && at.len > 0) {
		out[n++] = (struct text_span){from + at.from, at.len};
		from += at.from + at.len;
	}
	return n;
}

bool may_hold_personal_data(const char *s)
{
	struct text_span at;

	return find_personal(s, &at);
}
