#include "personal.h"

#include <ctype.h>
#include <string.h>

#include "mem.h"
#include "personal_words.h"

/* The light check of domain.md 3.4.  It only gives a hint, so it may be wrong
 * both ways, but it should not cry at ordinary numbers: a hint that is always
 * there is not read. */

/* Words after which a name or a house number follows; "no" only with a point. */
static const char *const name_words[] = {"mevrouw", "meneer", "mijnheer", "mevr",
                                         "dhr",     "mw",     "mvr"};
static const char *const number_words[] = {"nummer", "huisnummer", "nr", "number"};
/* Words after which people say a name.  They say other things after them too, so only what
 * begins with a capital letter counts. */
static const char *const near_words[] = {"buurvrouw",
                                         "buurman",
                                         "tante",
                                         "oom",
                                         "opa",
                                         "oma",
                                         "zuster",
                                         "juf",
                                         "meester",
                                         "heer",
                                         "vriend",
                                         "vriendin",
                                         "dokter",
                                         "familie",
                                         "huisarts",
                                         "wijkzuster",
                                         "wijkverpleegkundige",
                                         "juffrouw",
                                         "dominee",
                                         "pastoor",
                                         "kapelaan",
                                         "imam",
                                         "pater",
                                         "tandarts"};
/* The same, which may have a point; in capitals they mean something else. */
static const char *const near_shorts[] = {"fam", "hr", "dr", "ds", "prof", "zr", "mr", "mrs", "ms"};
/* Of these a name is said only when they are somebody's: a partner may be an organisation. */
static const char *const owned_relations[] = {"man", "vrouw", "partner", "collega"};
static const char *const owners[] = {"mijn", "zijn", "haar", "onze", "jouw", "je",
                                     "uw",   "hun",  "my",   "his",  "her"};
/* Beginnings of words with a capital that are no names of people. */
static const char *const no_names[] = {
        "nederland",  "engels",    "turk",       "marok",      "surina",     "antill",
        "pools",      "oekra",     "syri",       "arab",       "duits",      "eritre",
        "moslim",     "christen",  "zoetermeer", "meerzicht",  "oosterheem", "rokkeveen",
        "buytenwegh", "seghwaert", "noordhove",  "palenstein", "maandag",    "dinsdag",
        "woensdag",   "donderdag", "vrijdag",    "zaterdag",   "zondag"};
/* What may stand between initials and a name. */
static const char *const name_parts[] = {"van", "de", "der", "den", "ten", "ter", "el", "al"};
/* Letters with points that are no initials. */
static const char *const no_initials[] = {"ps", "nb", "bv", "nv"};
/* Ends of street names, which count only when something stands before them. */
static const char *const street_ends[] = {"straat", "laan",   "plein", "hof",   "kade",
                                          "gracht", "singel", "dreef", "steeg", "plantsoen"};
/* These too, but there is more of it in a city than streets, so what may be counted there is. */
static const char *const land_ends[] = {
        "weg",   "pad",    "tuin",   "hoek",  "lijn",  "bos",  "wal",  "wallen",
        "akker", "hage",   "dijk",   "weide", "veld",  "burg", "zoom", "oord",
        "rode",  "park",   "hove",   "dam",   "kreek", "rand", "berg", "hout",
        "werf",  "schans", "gaarde", "waard", "meent", "donk", "stede"};
/* Words with such an end that are no street: of buses, of help, of a city. */
static const char *const no_streets[] = {
        "buslijn",   "tramlijn",  "hulplijn", "noodlijn", "richtlijn",  "woord",       "antwoord",
        "amsterdam", "rotterdam", "schiedam", "snelweg",  "speelveld",  "voetbalveld", "sportveld",
        "speeltuin", "stadspark", "onderweg", "moestuin", "achtertuin", "voortuin",    "volkstuin"};
/* What is counted behind a number that is no house number. */
static const char *const units[] = {
        "kilometer", "km",       "m2",      "meter",   "m",        "minuten",  "minuut",
        "uur",       "euro",     "jaar",    "keer",    "maal",     "mensen",   "man",
        "bomen",     "bankjes",  "stuks",   "procent", "dagen",    "dag",      "weken",
        "week",      "maanden",  "plekken", "banken",  "plaatsen", "kinderen", "bewoners",
        "huizen",    "woningen", "auto",    "lampen",  "x"};
/* Before a number that is a rank when none of these is there: "nummer 1 is ontmoeten". */
static const char *const before_number[] = {"van", "bij", "naast", "woont", "woon", "of", "at"};
static const char *const before_year[] = {"van",  "in",   "sinds", "vanaf", "tot",
                                          "jaar", "voor", "na",    "per",   "uit"};
/* Words behind which a number is somebody's, and what may stand between these two. */
static const char *const phone_words[] = {"tel", "bel", "bellen", "telefoon", "telefoonnummer",
                                          "app", "sms", "call",   "phone"};
static const char *const bsn_words[] = {"bsn", "burgerservicenummer", "sofinummer"};
static const char *const birth_words[] = {"geboren", "geboortedatum", "geb", "born"};
static const char *const between_words[] = {"op",     "is", "naar", "mij",  "me", "ons",
                                            "nummer", "nr", "even", "maar", "on"};
static const char *const months[] = {"jan", "feb", "maa", "mrt", "mar", "apr", "mei", "may",
                                     "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dec"};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool has_end(const char *word, const char *const *ends, size_t n)
{
	size_t len = strlen(word);

	for (size_t i = 0; i < n; i++) {
		size_t end = strlen(ends[i]);
		if (len > end && strcmp(word + len - end, ends[i]) == 0)
			return true;
	}
	return false;
}

static bool is_street(const char *word)
{
	return !one_of(word, no_streets, N_ITEMS(no_streets)) &&
	       (has_end(word, street_ends, N_ITEMS(street_ends)) ||
	        has_end(word, land_ends, N_ITEMS(land_ends)));
}

static bool is_year(const char *s)
{
	return (strncmp(s, "19", 2) == 0 || strncmp(s, "20", 2) == 0) &&
	       strspn(s, "0123456789") == 4;
}

/* "12", "12a" */
static bool is_house_number(const char *word)
{
	size_t digits = strspn(word, "0123456789");

	return digits > 0 && !(is_year(word) && word[4] == '\0') && digits <= 4 &&
	       (word[digits] == '\0' || word[digits + 1] == '\0');
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

/* Is there something at s that is counted by the number before it?  In "wandelpad 5 lampen" too,
 * where the path has no name. */
static bool is_counted(const char *s, bool is_land)
{
	char word[WORD_SIZE];

	if (*s == '%' || (*s == '-' && isalpha((unsigned char)s[1])))
		return true;
	peek_word(s, word);
	size_t len = strlen(word);
	return one_of(word, units, N_ITEMS(units)) ||
	       (is_land && len > 4 && (strcmp(word + len - 2, "en") == 0 || word[len - 1] == 's'));
}

/* The three words before the one that is looked at. */
struct words_before {
	char last[WORD_SIZE], earlier[WORD_SIZE], first[WORD_SIZE];
	const char *at, *end; /* where the last begins and ends */
};

/* Is the number at s, with its end, one of a house?  "no. 12", but not "no 12 year olds"; and what
 * may be a rank is one behind "van". */
static bool is_address(const struct words_before *b, const char *number, const char *s,
                       const char *end)
{
	if (is_street(b->last))
		return strspn(b->end, " ") == (size_t)(s - b->end) &&
		       !is_counted(end, capital_at(b->at) == 0 &&
		                                has_end(b->last, land_ends, N_ITEMS(land_ends)));
	if (strcmp(b->last, "no") == 0)
		return b->at[2] == '.';
	if (!one_of(b->last, number_words, N_ITEMS(number_words)))
		return false;
	return strlen(number) > 1 || strcmp(b->last, "huisnummer") == 0 || is_street(b->earlier) ||
	       one_of(b->earlier, before_number, N_ITEMS(before_number)) ||
	       (strcmp(b->earlier, "op") == 0 &&
	        one_of(b->first, before_number, N_ITEMS(before_number)));
}

/* "mevrouw Testnaam", "Teststraat 12" */
static bool has_telling_word(const char *text, struct text_span *at)
{
	struct words_before b = {.at = text, .end = text};
	char word[WORD_SIZE];

	for (const char *s = text; *s != '\0';) {
		size_t len = take_word(s, word);
		if (len == 0) {
			s++;
			continue;
		}
		if (one_of(word, name_words, N_ITEMS(name_words))) {
			size_t stop = s[len] == '.';
			return found_at(at, text, s, len + stop + names_at(s + len + stop));
		}
		if (is_house_number(word) && is_address(&b, word, s, s + len))
			return found_at(at, text, b.at, (size_t)(s - b.at) + len);
		memcpy(b.first, b.earlier, sizeof b.first);
		memcpy(b.earlier, b.last, sizeof b.earlier);
		memcpy(b.last, word, sizeof b.last);
		b.at = s;
		s += len;
		b.end = s;
	}
	return false;
}

/* May it be the name of somebody that stands at s? */
static bool is_persons_name(const char *s)
{
	char word[WORD_SIZE];

	take_word(s, word);
	for (size_t i = 0; i < N_ITEMS(no_names); i++)
		if (strncmp(word, no_names[i], strlen(no_names[i])) == 0)
			return false;
	return is_name_like(s);
}

/* Do these three words tell that a name follows?  "ik ben", "mijn naam is" */
static bool is_introduction(const char *first, const char *earlier, const char *word)
{
	if (strcmp(earlier, "ik") == 0 || strcmp(earlier, "i") == 0)
		return strcmp(word, "ben") == 0 || strcmp(word, "heet") == 0 ||
		       strcmp(word, "am") == 0;
	return strcmp(word, "is") == 0 &&
	       (strcmp(earlier, "naam") == 0 || strcmp(earlier, "name") == 0) &&
	       one_of(first, owners, N_ITEMS(owners));
}

/* How many bytes stand between a word, of which this is the end, and the name it announces. */
static size_t gap_before_name(const struct words_before *b, const char *word, const char *end)
{
	bool is_short = one_of(word, near_shorts, N_ITEMS(near_shorts)) && !capital_at(end - 1);
	size_t gap = is_short && *end == '.' ? 2 : 1;
	bool is_near = is_short || one_of(word, near_words, N_ITEMS(near_words));
	/* Of "buurman van Oosterheem" that is his place. */
	bool has_part =
	        is_short || strncmp(end, " de ", 4) == 0 || strncmp(end, " van der ", 9) == 0;

	if (end[gap - 1] != ' ' || !is_persons_name(end + gap))
		return is_near && has_part && names_at(end + gap - 1) > 0 ? gap : 0;
	if (is_near || is_introduction(b->earlier, b->last, word))
		return gap;
	if (!is_relation(word))
		return 0;
	return !one_of(word, owned_relations, N_ITEMS(owned_relations)) ||
	                       one_of(b->last, owners, N_ITEMS(owners))
	               ? gap
	               : 0;
}

/* A name without a title in front cannot be told from a sentence, a street or an
 * organisation that begins with a capital; a neighbour's can. */
static bool has_near_name(const char *text, struct text_span *at)
{
	struct words_before b = {0};
	char word[WORD_SIZE];

	for (const char *s = text; *s != '\0';) {
		size_t len = take_word(s, word);
		size_t gap = len > 0 ? gap_before_name(&b, word, s + len) : 0;
		if (gap > 0)
			return found_at(at, text, s, len + gap - 1 + names_at(s + len + gap - 1));
		if (len > 0) {
			memcpy(b.earlier, b.last, sizeof b.earlier);
			memcpy(b.last, word, sizeof b.last);
		}
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

/* Does a year stand at p, as in "sinds 2025 OV gratis", or at the beginning of s? */
static bool is_behind_year_word(const char *s, const char *p)
{
	char word[WORD_SIZE];
	const char *end = p;

	while (end > s && end[-1] == ' ')
		end--;
	for (p = end; p > s && is_word_byte(p[-1]);)
		p--;
	take_word(p, word);
	return end == s || one_of(word, before_year, N_ITEMS(before_year));
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
		if (is_year(p) && is_behind_year_word(s, p))
			continue;
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

/* The bytes of digits at s and of what stands between their groups, which may be a dash or a
 * blank of Unicode; *digits gets how many there are. */
static size_t take_number(const char *s, int *digits)
{
	static const char *const others[] = {"\u2010", "\u2011", "\u2012",
	                                     "\u2013", "\u00a0", "\u202f"};
	size_t len = 0, end = 0;

	*digits = 0;
	while (s[len] != '\0') {
		size_t more = strchr("+0123456789 -()./", s[len]) != NULL;
		for (size_t i = 0; more == 0 && i < N_ITEMS(others); i++)
			if (strncmp(s + len, others[i], strlen(others[i])) == 0)
				more = strlen(others[i]);
		if (more == 0)
			break;
		*digits += is_digit(s[len]);
		len += more;
		if (is_digit(s[len - 1]))
			end = len;
	}
	return end;
}

/* Nine digits or more that begin with 0 or +, however they are grouped. */
static bool has_phone(const char *text, struct text_span *at)
{
	for (const char *s = text; *s != '\0'; s++) {
		if (*s != '0' && *s != '+')
			continue;
		int digits;
		size_t len = take_number(s, &digits);
		if (digits >= 9)
			return found_at(at, text, s, len);
		s += len > 0 ? len - 1 : 0;
	}
	return false;
}

/* "3-4-1950" or "3 april 1950" or "3 april"; gives its length, or 0. */
static size_t date_at(const char *s)
{
	char word[WORD_SIZE];
	size_t day = strspn(s, "0123456789");

	if (day == 0 || day > 2)
		return 0;
	if (s[day] != ' ') {
		size_t len = strspn(s, "0123456789-/.");

		while (!is_digit(s[len - 1]))
			len--;
		return len > day ? len : 0;
	}
	size_t len = take_word(s + day + 1, word);
	word[len < 3 ? len : 3] = '\0';
	if (!one_of(word, months, N_ITEMS(months)))
		return 0;
	len += day + 1;
	return s[len] == ' ' && is_digit(s[len + 1]) ? len + 1 + strspn(s + len + 1, "0123456789")
	                                             : len;
}

/* A number behind a word that says what it is: of a telephone in the city, without 079, of a
 * citizen (eight or nine digits), or of a day of birth. */
static bool has_told_number(const char *text, struct text_span *at)
{
	enum { NONE, PHONE, BSN, BIRTH } kind = NONE;

	for (const char *s = text; *s != '\0';) {
		char word[WORD_SIZE];
		int digits;

		if (kind != NONE && is_digit(*s)) {
			size_t len = take_number(s, &digits), date = kind == BIRTH ? date_at(s) : 0;

			if (date > 0)
				return found_at(at, text, s, date);
			if ((kind == PHONE && digits >= 7 && *s != '0') ||
			    (kind == BSN && (digits == 8 || digits == 9)))
				return found_at(at, text, s, len);
		}
		size_t len = take_word(s, word);
		if (one_of(word, phone_words, N_ITEMS(phone_words)))
			kind = PHONE;
		else if (one_of(word, bsn_words, N_ITEMS(bsn_words)))
			kind = BSN;
		else if (one_of(word, birth_words, N_ITEMS(birth_words)))
			kind = BIRTH;
		else if (len > 0 && !one_of(word, between_words, N_ITEMS(between_words)))
			kind = NONE;
		s += len > 0 ? len : 1;
	}
	return false;
}

typedef bool detector(const char *s, struct text_span *at);

bool find_personal(const char *s, struct text_span *at)
{
	static detector *const detectors[] = {has_telling_word, has_near_name,  has_initials,
	                                      has_postcode,     has_mail,       has_phone,
	                                      has_told_number,  has_health_fact};
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
