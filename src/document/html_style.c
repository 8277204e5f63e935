/* How a document looks on a screen of any width and on paper, without anything from outside. */
#include "html.h"

#include <stdint.h>

#include "renderers.h"
#include "text.h"

/* 36rem holds about 70 letters.  Bars are borders, not backgrounds: a border is printed always, and
 * stays when who reads has chosen colours of his own. */
static const char everywhere[] =
        "html{font-size:max(12pt,100%);-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
        "body{margin:0;background:#fff;color:#1a1a1a;line-height:1.5;text-align:left;"
        "font-family:system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\","
        "\"Liberation Sans\",Arial,sans-serif;overflow-wrap:break-word}\n"
        "main{max-width:36rem;margin:0 auto;padding:1rem}\n"
        "h1,h2,h3,h4{line-height:1.25;color:var(--colour);margin:1.5em 0 .5em}\n"
        "h1{font-size:1.75rem;margin-top:0}\n"
        "h2{font-size:1.375rem;margin-top:2em;padding-bottom:.2em;"
        "border-bottom:2px solid var(--colour)}\n"
        "h3{font-size:1.15rem}\n"
        "h4{font-size:1rem}\n"
        "p,ul,ol,blockquote{margin:0 0 1em}\n"
        "ul,ol{padding-left:1.6em}\n"
        "li{margin-bottom:.3em}\n"
        "li>ul,li>ol{margin:.3em 0 0}\n"
        "a{color:var(--colour)}\n"
        "blockquote{padding:.6em 1em;border-left:.3em solid var(--colour);background:#f3f5f7}\n"
        "blockquote>:last-child{margin-bottom:0}\n"
        "p:has(+ul),p:has(+ol){margin-bottom:.4em}\n"
        "img{max-width:100%;height:auto}\n"
        /* A shadow at the side where there is more of a table, which white hides at its end. */
        ".wide{overflow-x:auto;margin:0 0 1.5em;background:"
        "linear-gradient(90deg,#fff 40%,#fff0) 0 0/2em 100% no-repeat local,"
        "linear-gradient(270deg,#fff 40%,#fff0) 100% 0/2em 100% no-repeat local,"
        "linear-gradient(90deg,#0004,#0000) 0 0/.6em 100% no-repeat scroll,"
        "linear-gradient(270deg,#0004,#0000) 100% 0/.6em 100% no-repeat scroll}\n"
        "table{border-collapse:collapse;width:100%}\n"
        "caption{text-align:left;font-weight:bold;padding:0 0 .4em;overflow-wrap:anywhere}\n"
        "th,td{padding:.35em .5em;text-align:left;vertical-align:top;"
        "border-bottom:1px solid #c4c9ce}\n"
        "th:first-child,td:first-child{padding-left:0}\n"
        "th:last-child,td:last-child{padding-right:0}\n"
        "thead th{vertical-align:bottom;color:var(--colour);"
        "border-bottom:2px solid var(--colour)}\n"
        "tbody th{font-weight:normal}\n"
        ".number{text-align:right;font-variant-numeric:tabular-nums}\n"
        "td.number,.short{white-space:nowrap}\n"
        ".track{display:inline-block;vertical-align:middle;width:6em;margin-left:.6em}\n"
        ".bar{display:block;border-top:.75em solid var(--colour)}\n"
        "header{max-width:36rem;margin:0 auto;padding:1rem 1rem 0}\n"
        ".mark{margin:0;padding:.2em .8em;text-align:center;font-weight:bold;letter-spacing:.1em;"
        "border:2px solid #8a1c1c;color:#8a1c1c}\n"
        /* For a caption that repeats the heading right above it. */
        ".said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);"
        "white-space:nowrap}\n"
        "@media (max-width:30rem){h1{font-size:1.5rem}h2{font-size:1.25rem}"
        "h1,h2,h3,h4,th,td{hyphens:auto}th,td{padding:.35em .3em}.track{width:3em}}\n";

/* A table that has no room on a telephone: each row is a block, and each cell stands under the name
 * of its column, in which a word that is too long breaks.  The headings are there for who hears
 * them. */
static const char on_telephone[] =
        "@media screen and (max-width:40em){\n"
        ".stacked,.stacked caption,.stacked thead,.stacked tbody,.stacked tr,.stacked th,"
        ".stacked td{display:block}\n"
        ".stacked thead{position:absolute;width:1px;height:1px;overflow:hidden;"
        "clip-path:inset(50%);white-space:nowrap}\n"
        ".stacked tbody tr{padding:.5em 0;border-bottom:1px solid #c4c9ce}\n"
        ".stacked tbody tr:first-child{border-top:2px solid var(--colour)}\n"
        ".stacked tbody th,.stacked tbody td{padding:0 0 .4em;border:0;text-align:left;"
        "white-space:normal;overflow-wrap:anywhere}\n"
        ".stacked td:empty{padding:0}\n"
        ".stacked [data-label]:not(:empty)::before{content:attr(data-label);display:block;"
        "font-weight:bold;color:var(--colour)}\n"
        "}\n";

/* The letters, and what is between blocks, are those of the other formats for paper, so that what
 * must fit on one page does so here too (paper.c): the letters of a system may be much wider.
 * Blanks in a heading are kept as they are, or Chromium's bookmark of one that is broken into lines
 * has none there.  The header with the mark repeats on every page as the header of a table does:
 * only then is there room for it above the text, which a fixed place has not. */
static const char on_paper[] =
        "@page{size:A4;margin:25mm 22mm 22mm}\n"
        "@media print{\n"
        "html{font-size:12pt}\n"
        "body{font-family:\"Open Sans\",\"Liberation Sans\",Arial,system-ui,sans-serif}\n"
        "main{max-width:none;padding:0}\n"
        "p,ul,ol,blockquote{margin-bottom:.65em}\n"
        "li{margin-bottom:.25em}\n"
        "h1,h2,h3,h4{white-space:pre-wrap}\n"
        "h2{margin:1.4em 0 .4em}\n"
        "p,li{orphans:3;widows:3}\n"
        "h1,h2,h3,h4,caption,thead{break-after:avoid}\n"
        ".new-page{break-before:page;margin-top:0}\n"
        "p:has(+ul),p:has(+ol),p:has(+.wide){break-after:avoid}\n"
        "tr,blockquote,.figure{break-inside:avoid}\n"
        ".figure{break-before:avoid}\n"
        "thead{display:table-header-group}\n"
        ".wide{overflow:visible;background:none}\n"
        "a{color:inherit}\n"
        ".named::after{content:\" (\" attr(href) \")\";overflow-wrap:anywhere}\n"
        "blockquote,.bar{-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
        "body{display:table;table-layout:fixed;width:100%}\n"
        "header{max-width:none;padding:0;display:table-header-group;break-inside:avoid}\n"
        ".mark{margin-bottom:4mm}\n"
        "main{display:table-row-group}\n"
        "}\n";

/* The mark stands in the margin, so that there is as much room for the text as without it. */
static const char with_mark[] = "@page{margin-top:12mm}\n";

/* A text between the quotes of a style sheet: what could end it, or the sheet, becomes a number. */
static void add_quoted(struct buf *out, const char *text)
{
	char utf8[4];

	while (*text) {
		uint32_t c = text_next(&text);
		bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;

		if (escape_is_hidden(c))
			continue;
		if (is_letter || c == ' ')
			buf_addn(out, utf8, text_encode(c, utf8));
		else
			buf_addf(out, "\\%x ", (unsigned)c);
	}
}

void html_style(struct buf *out, const struct doc_look *look)
{
	buf_addf(out, ":root{--colour:#%06x}\n", (unsigned)look->colour & 0xFFFFFF);
	buf_add(out, everywhere);
	buf_add(out, on_telephone);
	buf_add(out, on_paper);
	if (look->mark[0])
		buf_add(out, with_mark);
	if (!look->page[0])
		return;
	buf_add(out, "@page{@bottom-right{font:10pt system-ui,sans-serif;color:#1a1a1a;content:\"");
	add_quoted(out, look->page);
	buf_add(out, " \" counter(page) \" ");
	add_quoted(out, look->of);
	buf_add(out, " \" counter(pages)}}\n");
}
