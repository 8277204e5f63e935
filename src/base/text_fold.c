#include "text.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "buf.h"
#include "mem.h"

/* Characters that do not come apart into an ASCII letter and an accent, and
 * those that have a better ASCII form than what they come apart into.  In the
 * order of their code points. */
static const struct {
	uint32_t c;
	const char *ascii;
} substitutes[] = {
        {0x00A9, "(c)"}, {0x00AB, "\""},  {0x00B4, "'"},   {0x00B7, "*"},   {0x00BB, "\""},
        {0x00C6, "AE"},  {0x00D0, "D"},   {0x00D7, "x"},   {0x00D8, "O"},   {0x00DE, "Th"},
        {0x00DF, "ss"},  {0x00E6, "ae"},  {0x00F0, "d"},   {0x00F7, "/"},   {0x00F8, "o"},
        {0x00FE, "th"},  {0x0110, "D"},   {0x0111, "d"},   {0x0131, "i"},   {0x0141, "L"},
        {0x0142, "l"},   {0x0152, "OE"},  {0x0153, "oe"},  {0x02BC, "'"},   {0x2010, "-"},
        {0x2011, "-"},   {0x2012, "-"},   {0x2013, "-"},   {0x2014, "-"},   {0x2015, "-"},
        {0x2018, "'"},   {0x2019, "'"},   {0x201A, "'"},   {0x201B, "'"},   {0x201C, "\""},
        {0x201D, "\""},  {0x201E, "\""},  {0x201F, "\""},  {0x2022, "*"},   {0x2023, "*"},
        {0x2026, "..."}, {0x2032, "'"},   {0x2033, "\""},  {0x2039, "'"},   {0x203A, "'"},
        {0x2044, "/"},   {0x20AC, "EUR"}, {0x2190, "<-"},  {0x2192, "->"},  {0x2212, "-"},
        {0x25CF, "*"},   {0x25E6, "*"},   {0x2610, "[ ]"}, {0x2611, "[x]"}, {0x2713, "v"},
};

static const char *substitute(uint32_t c)
{
	for (size_t i = 0; i < N_ITEMS(substitutes); i++) {
		if (substitutes[i].c == c)
			return substitutes[i].ascii;
	}
	return NULL;
}

/* s as valid UTF-8, damage as U+FFFD; owned by the caller. */
static char *repaired(const char *s)
{
	struct buf b;

	if (u8_check((const uint8_t *)s, strlen(s)) == NULL)
		return xstrdup(s);
	buf_init(&b);
	while (*s != '\0') {
		char bytes[4];
		size_t n = text_encode(text_next(&s), bytes);
		buf_addn(&b, bytes, n);
	}
	return buf_take(&b);
}

/* Takes what libunistring allocated, adds the NUL. */
static char *ended(uint8_t *bytes, size_t len)
{
	if (bytes == NULL)
		fatal("out of memory");
	char *text = xrealloc(bytes, len + 1);
	text[len] = '\0';
	return text;
}

static char *fold_to(const char *s, uninorm_t form)
{
	AUTO_FREE char *valid = repaired(s);
	size_t len;
	uint8_t *folded =
	        u8_casefold((const uint8_t *)valid, strlen(valid), NULL, form, NULL, &len);

	return ended(folded, len);
}

char *text_fold(const char *s)
{
	return fold_to(s, UNINORM_NFC);
}

char *text_bare(const char *s)
{
	AUTO_FREE char *folded = fold_to(s, UNINORM_NFKD);
	struct buf b;

	buf_init(&b);
	for (const char *p = folded; *p != '\0';) {
		const char *start = p;
		uint32_t c = text_next(&p);
		if (c >= 0x80 && uc_is_general_category(c, UC_NON_SPACING_MARK))
			continue;
		const char *plain = c >= 0x80 ? substitute(c) : NULL;
		if (plain != NULL)
			buf_add(&b, plain);
		else
			buf_addn(&b, start, (size_t)(p - start));
	}
	return buf_take(&b);
}

bool text_contains(const char *s, const char *needle)
{
	AUTO_FREE char *bare_s = text_bare(s), *bare_needle = text_bare(needle);

	return strstr(bare_s, bare_needle) != NULL;
}

bool text_is_readable(uint32_t c)
{
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N |
	                                                   UC_CATEGORY_MASK_M) &&
	       /* It only says how the sign before it looks. */
	       !uc_is_property_variation_selector(c);
}

bool text_begins(const char *s, const char *start)
{
	AUTO_FREE char *bare_s = text_bare(s), *bare_start = text_bare(start);

	return strncmp(bare_s, bare_start, strlen(bare_start)) == 0;
}

/* The ASCII form of one character, without its accents. */
static void add_ascii(struct buf *out, uint32_t c)
{
	char bytes[4];
	size_t len;

	const char *plain = substitute(c);
	if (plain != NULL) {
		buf_add(out, plain);
		return;
	}
	size_t n = text_encode(c, bytes);
	uint8_t *parts = u8_normalize(UNINORM_NFKD, (const uint8_t *)bytes, n, NULL, &len);
	AUTO_FREE char *apart = ended(parts, len);
	for (const char *p = apart; *p != '\0';) {
		uint32_t part = text_next(&p);
		plain = substitute(part);
		if (part >= 0x20 && part < 0x7f)
			buf_addc(out, (char)part);
		else if (plain != NULL)
			buf_add(out, plain);
		else if (!uc_is_general_category(part, UC_NON_SPACING_MARK))
			buf_addc(out, '?');
	}
}

char *text_ascii(const char *s)
{
	struct buf b;

	buf_init(&b);
	while (*s != '\0') {
		uint32_t c = text_next(&s);
		if (c == '\n' || (c >= 0x20 && c < 0x7f))
			buf_addc(&b, (char)c);
		else
			add_ascii(&b, c);
	}
	return buf_take(&b);
}
