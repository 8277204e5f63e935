/* What every format does with a text before it is its own. */
#include "renderers.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "text.h"

bool escape_is_hidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x00AD || c == 0x061C || c == 0x200B ||
	       c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

void escape_xml_char(struct buf *out, uint32_t c)
{
	char utf8[4];

	switch (c) {
	case '&':
		buf_add(out, "&amp;");
		break;
	case '<':
		buf_add(out, "&lt;");
		break;
	case '>':
		buf_add(out, "&gt;");
		break;
	case '"':
		buf_add(out, "&quot;");
		break;
	case '\n':
	case '\t':
		buf_addc(out, ' ');
		break;
	default:
		if (!escape_is_hidden(c))
			buf_addn(out, utf8, text_encode(c, utf8));
	}
}

void escape_xml(struct buf *out, const char *text)
{
	while (*text)
		escape_xml_char(out, text_next(&text));
}

void escape_url(struct buf *out, const char *url)
{
	for (const char *p = url; *p; p++) {
		unsigned char c = (unsigned char)*p;
		bool is_escaped =
		        c == '%' && isxdigit((unsigned char)p[1]) && isxdigit((unsigned char)p[2]);

		if ((c < 0x80 && isalnum(c)) || strchr("-._~:/?#@!$'*+,;=&", c) || is_escaped)
			buf_addc(out, (char)c);
		else
			buf_addf(out, "%%%02X", c);
	}
}
