/* What a person typed comes into the tree as meant, and whatever was typed is in it. */
#include "document_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the tree as a line of text ---- */

/* "p(A ^b^ _i_ [link|address])", a line break as "/", lists as ul(i(a)i(b)), quotes as q(p(c)). */
static void show(struct buf *out, const struct node *node);

static void show_inside(struct buf *out, const struct node *node, const char *before,
                        const char *after)
{
	buf_add(out, before);
	for (const struct node *n = node->first; n; n = n->next)
		show(out, n);
	buf_add(out, after);
}

static void show(struct buf *out, const struct node *node)
{
	if (node->kind == NODE_TEXT) {
		for (const char *p = node->text; *p; p++)
			buf_addc(out, *p == '\n' ? '/' : *p);
	} else if (node->kind == NODE_STRONG) {
		show_inside(out, node, "^", "^");
	} else if (node->kind == NODE_EMPHASIS) {
		show_inside(out, node, "_", "_");
	} else if (node->kind == NODE_LINK) {
		show_inside(out, node, "[", "|");
		buf_addf(out, "%s]", node->url);
	} else if (node->kind == NODE_LIST) {
		show_inside(out, node, node->ordered ? "ol(" : "ul(", ")");
	} else {
		assert_true(node->kind == NODE_PARAGRAPH || node->kind == NODE_ITEM ||
		            node->kind == NODE_QUOTE);
		show_inside(out, node,
		            node->kind == NODE_PARAGRAPH ? "p("
		            : node->kind == NODE_ITEM    ? "i("
		                                         : "q(",
		            ")");
	}
}

static struct node *read(const char *text)
{
	struct node *doc = doc_new(arena, "");

	doc_markdown(arena, doc, text);
	return doc;
}

static void assert_cases(const char *const cases[][2], size_t n)
{
	for (size_t i = 0; i < n; i++) {
		AUTO_BUF struct buf shown;

		buf_init(&shown);
		show_inside(&shown, read(cases[i][0]), "", "");
		if (strcmp(shown.data, cases[i][1]) != 0)
			fail_msg("of \"%s\" came\n%s\nnot\n%s", cases[i][0], shown.data,
			         cases[i][1]);
	}
}

/* ---- tests ---- */

static void paragraphs_keep_their_lines(void **state)
{
	static const char *const cases[][2] = {
	        {"", ""},
	        {" \n\t\n", ""},
	        {"een", "p(een)"},
	        {"een\ntwee", "p(een/twee)"},
	        {"een  \ntwee\\\ndrie", "p(een/twee\\/drie)"},
	        {"een\r\n\r\n  twee  \n", "p(een)p(twee)"},
	        {"    ingesprongen\n\n        meer", "p(ingesprongen)p(meer)"},
	        {"\xFFstuk \x0E\x1F", "p(\xEF\xBF\xBDstuk)"},
	        {"# Kop #\ntekst", "p(^Kop^)p(tekst)"},
	        {"###### Diep **vet** *schuin*", "p(^Diep vet _schuin_^)"},
	        {"Kop\n---\ntekst", "p(^Kop^)p(tekst)"},
	        {"boven\n\n---\n\nonder\n\n***", "p(boven)p(onder)"},
	};
	(void)state;
	assert_cases(cases, N_ITEMS(cases));
}

static void marks_are_marks(void **state)
{
	static const char *const cases[][2] = {
	        {"**vet** en *schuin* en _ook_ en __dit__",
	         "p(^vet^ en _schuin_ en _ook_ en ^dit^)"},
	        {"***beide***", "p(_^beide^_)"},
	        {"**vet\nverder**", "p(^vet/verder^)"},
	        {"**vet **nog** vet**", "p(^vet nog vet^)"},
	        {"**on**mogelijk", "p(^on^mogelijk)"},
	        {"\\*geen\\* mark", "p(*geen* mark)"},
	        {"`a*b*c`", "p(a*b*c)"},
	        {"```\n**code**\n\n- x\ny\n```\nna", "p(**code**//- x/y)p(na)"},
	        {"``` taal\nx\n```", "p(taal/x)"},
	        {"![Een kaart](kaart.png)", "p(Een kaart)"},
	        {"![](kaart.png \"De wijk\")", "p(kaart.png (De wijk))"},
	        {"<b>vet</b> <!-- weg -->", "p(<b>vet</b> <!-- weg -->)"},
	        {"<div>\nx\n</div>", "p(<div>/x/</div>)"},
	        {"| a | b |\n| --- | --- |\n| 1 | 2 |", "p(| a | b |/| --- | --- |/| 1 | 2 |)"},
	};
	(void)state;
	assert_cases(cases, N_ITEMS(cases));
}

static void links_have_safe_addresses(void **state)
{
	static const char *const cases[][2] = {
	        {"[hier](https://x.nl/a?b=1&c=2)", "p([hier|https://x.nl/a?b=1&c=2])"},
	        {"[**vet**](http://x.nl \"titel\")", "p([^vet^|http://x.nl] (titel))"},
	        {"[](https://x.nl)", "p([https://x.nl|https://x.nl])"},
	        {"Zie https://x.nl/a_b_c.", "p(Zie [https://x.nl/a_b_c|https://x.nl/a_b_c].)"},
	        {"Zie www.x.nl, mail info@x.nl!",
	         "p(Zie [www.x.nl|http://www.x.nl], mail [info@x.nl|mailto:info@x.nl]!)"},
	        {"<https://x.nl>", "p([https://x.nl|https://x.nl])"},
	        {"[kaart](https://x.nl/2*3*4)", "p([kaart|https://x.nl/2*3*4])"},
	        {"[klik](javascript:alert(1))", "p([klik](javascript:alert(1)))"},
	        {"[bijlage *1*](b.pdf)", "p([bijlage _1_](b.pdf))"},
	        {"<javascript:alert(1)> <naam:jan>", "p(<javascript:alert(1)> <naam:jan>)"},
	        {"[Naam]: later in te vullen", "p([Naam]: later in te vullen)"},
	        {"[x]\n\n[x]: https://x.nl", "p([x])p([x]: [https://x.nl|https://x.nl])"},
	};
	(void)state;
	assert_cases(cases, N_ITEMS(cases));
}

static void lists_nest(void **state)
{
	static const char *const cases[][2] = {
	        {"- a\n- b", "ul(i(a)i(b))"},
	        {"Wat:\n- a\n* b\n• c\n•\td\nEn verder", "p(Wat:)ul(i(a)i(b)i(c)i(d))p(En verder)"},
	        {"- a\n\n- b\n\ntekst", "ul(i(a)i(b))p(tekst)"},
	        {"- a\n  verder\n- b", "ul(i(a/verder)i(b))"},
	        {"- a\n  - b\n    - c\n- d", "ul(i(aul(i(bul(i(c)))))i(d))"},
	        {"- a\n    - b", "ul(i(aul(i(b))))"},
	        {"  - a\n    - b\n  - c", "ul(i(aul(i(b)))i(c))"},
	        {"- a\n  - b\n        - c", "ul(i(aul(i(bul(i(c))))))"},
	        {"1. een\n2. twee\n   - x", "ol(i(een)i(tweeul(i(x))))"},
	        {"1. een\n\n2. twee", "ol(i(een)i(twee))"},
	        {"1) een\n1) twee", "ol(i(een)i(twee))"},
	        {"- a\n  1. x\n  2. y\n- b\n  1. z", "ul(i(aol(i(x)i(y)))i(bol(i(z))))"},
	        {"- een\n\n  twee\n\n  drie", "ul(i(een/twee/drie))"},
	        {"- a\n  > q\n  ```\n  c\n  ```", "ul(i(a/q/c))"},
	        {"- a\n  - b\n\n  na\n\n  - c\n- d", "ul(i(aul(i(b/na)i(c)))i(d))"},
	        {"- a\n  - b\n\n  1. c\n  2. d", "ul(i(aul(i(b/1. c/2. d))))"},
	        {"> wijs\n> woord\nDat zei zij", "q(p(wijs/woord))p(Dat zei zij)"},
	        {"> a\n>\n> - b\n> > c", "q(p(a)ul(i(b))p(c))"},
	        {"a\n\n>\n\nb", "p(a)p(b)"},
	};
	(void)state;
	assert_cases(cases, N_ITEMS(cases));
}

static void what_is_no_mark_stays(void **state)
{
	static const char *const cases[][2] = {
	        {"2025. Dat jaar was goed", "p(2025. Dat jaar was goed)"},
	        {"2025. Dat jaar\n2030. Dit jaar", "p(2025. Dat jaar/2030. Dit jaar)"},
	        {"1. een\n3. drie", "ol(i(een))p(3. drie)"},
	        {"1. een\n2. twee\n1. weer", "ol(i(een)i(twee))p(1. weer)"},
	        {"1. een\n\ntekst\n\n2. twee", "ol(i(een))p(tekst)p(2. twee)"},
	        {"- a\n  2. twee", "ul(i(a/2. twee))"},
	        {"2.\n1.", "p(2./1.)"},
	        {"5 * 3 * 2", "p(5 * 3 * 2)"},
	        {"2*3*4 en 2**3**4", "p(2*3*4 en 2**3**4)"},
	        {"leraar*s en bewoner*s", "p(leraar*s en bewoner*s)"},
	        {"snake_case_naam", "p(snake_case_naam)"},
	        {"#hashtag en #nog een", "p(#hashtag en #nog een)"},
	        {"##", "p(##)"},
	        {"<3 en a < b > c", "p(<3 en a < b > c)"},
	        {"R&amp;D &lt; &copy; & co", "p(R&amp;D &lt; &copy; & co)"},
	        {"+ voor\n- tegen", "p(+ voor)ul(i(tegen))"},
	        {"> 50 mensen\n>= 3", "p(> 50 mensen/>= 3)"},
	        {"`s morgens en `s avonds", "p(`s morgens en `s avonds)"},
	        {"foto`s en auto`s", "p(foto`s en auto`s)"},
	        {"tekst\n-\nmeer\n==", "p(tekst/-/meer/==)"},
	        {"~~~\na", "p(~~~/a)"},
	        {"```\na", "p(```/a)"},
	        {"C:\\temp\\map \\\\server", "p(C:\\temp\\map \\\\server)"},
	        {"-5 graden", "p(-5 graden)"},
	        {"*) noot", "p(*) noot)"},
	        {"Naam: ______", "p(Naam: ______)"},
	        {":-) ;-) 10:30 – 12:00", "p(:-) ;-) 10:30 – 12:00)"},
	};
	(void)state;
	assert_cases(cases, N_ITEMS(cases));
}

/* ---- whatever is typed ---- */

static uint64_t state_of_dice;

static unsigned dice(unsigned sides)
{
	state_of_dice = state_of_dice * 6364136223846793005U + 1442695040888963407U;
	return (unsigned)(state_of_dice >> 33) % sides;
}

/* What a reader of the tree sees, with numbers and addresses; on the way the rules of the tree. */
static void say(struct buf *out, const struct node *node, int depth);

static void say_list(struct buf *out, const struct node *list, int depth)
{
	int number = 0;

	assert_non_null(list->first);
	for (const struct node *item = list->first; item; item = item->next) {
		assert_int_equal(item->kind, NODE_ITEM);
		if (list->ordered)
			buf_addf(out, "%d. ", ++number);
		say(out, item, depth);
		buf_addc(out, '\n');
	}
}

static void say(struct buf *out, const struct node *node, int depth)
{
	assert_true(depth < 24);
	for (const struct node *n = node->first; n; n = n->next) {
		if (n->kind == NODE_TEXT) {
			buf_add(out, n->text);
		} else if (n->kind == NODE_LIST) {
			/* Of an item the last. */
			assert_true(node->kind != NODE_ITEM || !n->next);
			buf_addc(out, '\n');
			say_list(out, n, depth + 1);
		} else {
			assert_true(n->kind != NODE_QUOTE || (n->first && node->kind == NODE_DOC));
			assert_true(n->kind != NODE_PARAGRAPH || n->first);
			assert_true(n->kind != NODE_LINK || doc_url_is_safe(n->url));
			say(out, n, depth + 1);
			buf_addf(out, "%s%s", n->kind == NODE_LINK ? " " : "", n->url);
			buf_add(out, n->kind == NODE_PARAGRAPH ? "\n" : "");
		}
	}
}

static void no_word_is_lost(void **state)
{
	static const char *const pieces[] = {
	        "*",   "**",  "_",   "__",   "`",      "```",      "~~~",    "-",   "- ",
	        "• ",  "* ",  "+ ",  "1. ",  "2) ",    "2025. ",   "> ",     ">",   "# ",
	        "## ", "[",   "]",   "](",   ")",      "(",        "<",      "<b>", "&amp;",
	        "\n",  "\n",  "\n",  "\n\n", "\n    ", "\n  ",     "\t",     "  ",  " ",
	        " ",   "---", "===", "\\",   "|",      "https://", "www.",   "@",   ".nl",
	        ":",   "]: ", "\"",  "'",    "~",      "mailto:",  "</div>", "=",   "\x0E",
	};
	(void)state;
	for (unsigned seed = 1; seed <= 3000; seed++) {
		AUTO_BUF struct buf typed, said;
		unsigned n_words = 0, n = 5 + seed % 60;

		buf_init(&typed);
		buf_init(&said);
		for (state_of_dice = seed; n > 0; n--) {
			if (dice(3) == 0)
				buf_addf(&typed, "woord%ux", n_words++);
			else
				buf_add(&typed, pieces[dice(N_ITEMS(pieces))]);
		}
		say(&said, read(typed.data), 0);
		const char *at = said.data;
		for (unsigned i = 0; i < n_words; i++) {
			at = strstr(at, arena_printf(arena, "woord%ux", i));
			if (!at)
				fail_msg("seed %u: of \"%s\" came \"%s\", without word %u", seed,
				         typed.data, said.data, i);
		}
	}
}

static void no_number_is_changed(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= 3000; seed++) {
		AUTO_BUF struct buf typed, said;
		unsigned numbers[40], n = 3 + seed % 37;

		buf_init(&typed);
		buf_init(&said);
		state_of_dice = seed;
		for (unsigned i = 0; i < n; i++) {
			static const char *const starts[] = {"", "", "- ", "> ", "\n", "\n- "};
			numbers[i] = dice(8) == 0 ? 2025 : 1 + dice(4);
			buf_addf(&typed, "%s%*s", starts[dice(N_ITEMS(starts))], (int)dice(6), "");
			if (dice(4) == 0)
				buf_addf(&typed, "losse tekst\n%*s", (int)dice(4), "");
			buf_addf(&typed, "%u. woord%ux\n", numbers[i], i);
		}
		say(&said, read(typed.data), 0);
		for (unsigned i = 0; i < n; i++) {
			/* With 1 at all of its items a list counts. */
			const char *as_typed = arena_printf(arena, "%u. woord%ux", numbers[i], i);
			if (!strstr(said.data, as_typed) && numbers[i] != 1)
				fail_msg("seed %u: no \"%s\" came of\n%s\nbut\n%s", seed, as_typed,
				         typed.data, said.data);
		}
	}
}

static void depth_has_an_end(void **state)
{
	static const char *const pieces[] = {"> ", "- ", "1. ", "> - ", "**a *", "[", "![", "- > "};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(pieces); i++) {
		AUTO_BUF struct buf typed, said;

		buf_init(&typed);
		buf_init(&said);
		for (int depth = 0; depth < 2000; depth++)
			buf_add(&typed, pieces[i]);
		buf_add(&typed, "diep");
		say(&said, read(typed.data), 0);
		assert_has(said.data, "diep");
		buf_clear(&typed);
		buf_clear(&said);
		for (int depth = 0; depth < 300; depth++)
			buf_addf(&typed, "%*s%s%d\n", 2 * depth, "", pieces[i], depth);
		struct node *doc = read(typed.data);
		say(&said, doc, 0);
		assert_has(said.data, "299");
		for (int format = 0; format < DOC_FORMAT_COUNT; format++) {
			AUTO_FREE char *out = rendered(doc, (enum doc_format)format, NULL);
			assert_non_null(out);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(paragraphs_keep_their_lines), TEST(marks_are_marks),
	        TEST(links_have_safe_addresses),   TEST(lists_nest),
	        TEST(what_is_no_mark_stays),       TEST(no_word_is_lost),
	        TEST(no_number_is_changed),        TEST(depth_has_an_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
