/* Letters that somebody has to look at: lost, mixed up, or of another script. */
#include "text.h"

#include <string.h>
#include <unictype.h>

#include "mem.h"

/* What Windows-1252 shows for the bytes 0x80 to 0x9F; 0: nothing. */
static const uint16_t windows_1252[] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* The byte that Windows-1252 shows as c; 0 when there is none above ASCII.  A space stands for
 * the no-break space that it was before text_clean. */
static unsigned windows_byte(uint32_t c)
{
	if (c == ' ')
		return 0xA0;
	if (c >= 0xA0 && c <= 0xFF)
		return c;
	for (unsigned i = 0; i < N_ITEMS(windows_1252); i++) {
		if (c != 0 && windows_1252[i] == c)
			return 0x80 + i;
	}
	return 0;
}

/* UTF-8 that somewhere was taken for Windows-1252 shows two to four signs for one letter:
 * "Ã«" for "ë".  Only what begins like the letters, quotation marks, dashes and emoji that
 * people use in Dutch counts: "CAFÉ»" would be UTF-8 as well. */
static bool begins_garbled(const char *s)
{
	static const struct {
		unsigned char first;
		int more;
	} starts[] = {{0xC2, 1}, {0xC3, 1}, {0xC5, 1}, {0xE2, 2}, {0xF0, 3}};
	uint32_t c = text_next(&s);
	int more = 0;

	for (size_t i = 0; i < N_ITEMS(starts); i++) {
		if (c == starts[i].first)
			more = starts[i].more;
	}
	if (more == 0)
		return false;
	for (; more > 0; more--) {
		unsigned byte = *s != '\0' ? windows_byte(text_next(&s)) : 0;
		if (byte < 0x80 || byte > 0xBF)
			return false;
	}
	return true;
}

bool text_is_damaged(const char *s)
{
	while (*s != '\0') {
		if ((unsigned char)*s < 0x80)
			s++;
		else if (begins_garbled(s) || text_next(&s) == 0xFFFD)
			return true;
	}
	return false;
}

/* Latin letters of phonetic writing and of languages far away.  A font whose letters were
 * shifted shows them between the others (domain.md D12); Romanian, Vietnamese and Azerbaijani
 * people really write some of them. */
static bool is_odd_latin(uint32_t c)
{
	static const uint32_t ordinary[] = {0x018F, 0x01A0, 0x01A1, 0x01AF, 0x01B0,
	                                    0x0218, 0x0219, 0x021A, 0x021B, 0x0259};

	if (c < 0x0180 || c > 0x02AF)
		return false;
	for (size_t i = 0; i < N_ITEMS(ordinary); i++) {
		if (ordinary[i] == c)
			return false;
	}
	return true;
}

bool text_has_other_script(const char *s)
{
	const uc_script_t *latin = uc_script_byname("Latin");

	while (*s != '\0') {
		uint32_t c = text_next(&s);
		if (c >= 0x80 && uc_is_general_category(c, UC_LETTER) &&
		    !uc_is_general_category(c, UC_MODIFIER_LETTER) &&
		    (uc_script(c) != latin || is_odd_latin(c)))
			return true;
	}
	return false;
}
