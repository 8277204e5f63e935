/* Bytes of terminals become keys, pastes and clicks: each encoding, cut at every place, and
 * rubbish. */
#include "decode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"

enum { ESC_MS = 25 };

static struct decoder decoder;

static int set_up(void **state)
{
	(void)state;
	decoder_init(&decoder, ESC_MS);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	decoder_fini(&decoder);
	return 0;
}

static void describe(const struct event *e, struct buf *out)
{
	char key[40];

	if (e->type == EVENT_KEY)
		buf_addf(out, "%s ",
		         e->key.code == KEY_UNKNOWN ? "unknown"
		                                    : key_name(e->key, key, sizeof key));
	else if (e->type == EVENT_PASTE)
		buf_addf(out, "paste(%.*s) ", (int)e->len, e->text);
	else if (e->type == EVENT_MOUSE)
		buf_addf(out, "mouse(%d,%d,%d) ", e->row, e->col, e->button);
	else
		fail_msg("a decoder makes no event %d", (int)e->type);
}

/* All events of the bytes, fed in two parts, in words. */
static void decode(const char *bytes, size_t n, size_t first, struct buf *out)
{
	struct event e;

	buf_clear(out);
	decoder_feed(&decoder, bytes, first, 1000);
	while (decoder_next(&decoder, 1000, &e))
		describe(&e, out);
	decoder_feed(&decoder, bytes + first, n - first, 1001);
	while (decoder_next(&decoder, 1001, &e))
		describe(&e, out);
	while (decoder_timeout(&decoder, 1001) >= 0 && decoder_next(&decoder, 9000, &e))
		describe(&e, out);
	assert_int_equal(decoder_timeout(&decoder, 9000), -1);
}

#define assert_decoded(bytes_, expected_) assert_each_cut(bytes_, sizeof(bytes_) - 1, expected_)

/* However the bytes arrive, they mean the same. */
static void assert_each_cut(const char *bytes, size_t n, const char *expected)
{
	AUTO_BUF struct buf out;

	buf_init(&out);
	for (size_t cut = 0; cut <= n; cut++) {
		decode(bytes, n, cut, &out);
		if (strcmp(out.data, expected) != 0)
			fail_msg("cut at %zu: \"%s\" and not \"%s\"", cut, out.data, expected);
	}
}

static void test_characters(void **state)
{
	(void)state;
	assert_decoded("a", "a ");
	assert_decoded("A?-", "A ? - ");
	assert_decoded("\303\251\342\202\254\360\237\230\200",
	               "\303\251 \342\202\254 \360\237\230\200 ");
	assert_decoded(" ", "Space ");
}

static void test_control_characters(void **state)
{
	(void)state;
	assert_decoded("\r\n\t\b\177", "Enter Enter Tab Backspace Backspace ");
	assert_decoded("\0\001\032\037", "Ctrl-Space Ctrl-A Ctrl-Z Ctrl-_ ");
	assert_decoded("\034\035\036", "Ctrl-\\ Ctrl-] Ctrl-^ ");
}

static void test_damaged_characters_stay_visible(void **state)
{
	(void)state;
	assert_decoded("\351a", "\357\277\275 a ");
	assert_decoded("\303", "\357\277\275 ");
	assert_decoded("\342\202a", "\357\277\275 \357\277\275 a ");
	assert_decoded("\302\233", "unknown ");
}

static void test_arrows_in_both_forms(void **state)
{
	(void)state;
	assert_decoded("\033[A\033[B\033[C\033[D\033[H\033[F", "Up Down Right Left Home End ");
	assert_decoded("\033OA\033OB\033OC\033OD\033OH\033OF", "Up Down Right Left Home End ");
	assert_decoded("\033[1~\033[2~\033[3~\033[4~\033[5~\033[6~\033[7~\033[8~",
	               "Home Ins Del End PgUp PgDn Home End ");
	assert_decoded("\033[Z", "Shift-Tab ");
}

static void test_function_keys(void **state)
{
	(void)state;
	assert_decoded("\033OP\033OQ\033OR\033OS", "F1 F2 F3 F4 ");
	assert_decoded("\033[11~\033[12~\033[13~\033[14~\033[15~", "F1 F2 F3 F4 F5 ");
	assert_decoded("\033[[A\033[[B\033[[C\033[[D\033[[E", "F1 F2 F3 F4 F5 ");
	assert_decoded("\033[17~\033[18~\033[19~\033[20~\033[21~\033[23~\033[24~",
	               "F6 F7 F8 F9 F10 F11 F12 ");
}

static void test_modifiers(void **state)
{
	(void)state;
	assert_decoded("\033[1;5C\033[1;2A\033[1;3D\033[3;5~",
	               "Ctrl-Right Shift-Up Alt-Left Ctrl-Del ");
	assert_decoded("\033[1;2P\033[15;6~\033O5P", "Shift-F1 Ctrl-Shift-F5 Ctrl-F1 ");
	assert_decoded("\033[a\033Oa\033[7^\033[7$\033[7@",
	               "Shift-Up Ctrl-Up Ctrl-Home Shift-Home Ctrl-Shift-Home ");
	assert_decoded("\033x\033X\033\r\033\177\033\303\251",
	               "Alt-x Alt-X Alt-Enter Alt-Backspace Alt-\303\251 ");
	assert_decoded("\033\033[A\033\033OB", "Alt-Up Alt-Down ");
}

static void test_numeric_keypad(void **state)
{
	(void)state;
	assert_decoded("\033Op\033Oy\033OM\033Ok\033Om", "0 9 Enter + - ");
}

static void test_unknown_sequences_are_no_text(void **state)
{
	(void)state;
	assert_decoded("\033[97;5u", "unknown ");
	assert_decoded("\033[?1;2c\033[>0;276;0c", "unknown unknown ");
	assert_decoded("\033[99~\033[25~x", "unknown unknown x ");
	assert_decoded("\033[I\033Oz\033[[Zy", "unknown unknown unknown y ");
	assert_decoded("\033[?2026;2$yz", "unknown z ");
	assert_decoded("\033[12;", "unknown ");
	assert_decoded("\033[12;\033[A", "unknown Up ");
	assert_decoded("\033[99999999999999999999A", "unknown ");
	assert_decoded("\033]11;rgb:0000/0000/0000\033\\a", "a ");
	assert_decoded("\033]11;rgb:0000/0000/0000\007a", "a ");
	assert_decoded("\033P>|xterm(379)\033\\b", "b ");
}

static void test_endless_sequence_ends(void **state)
{
	struct event e;
	char long_one[200];

	(void)state;
	memset(long_one, '1', sizeof long_one);
	memcpy(long_one, "\033[", 2);
	decoder_feed(&decoder, long_one, sizeof long_one, 0);
	assert_true(decoder_next(&decoder, 0, &e));
	assert_int_equal(e.key.code, KEY_UNKNOWN);
	assert_false(decoder_next(&decoder, 0, &e));
}

static void test_lone_escape(void **state)
{
	struct event e;

	(void)state;
	decoder_feed(&decoder, "\033", 1, 100);
	assert_false(decoder_next(&decoder, 100, &e));
	assert_int_equal(decoder_timeout(&decoder, 100), ESC_MS);
	assert_false(decoder_next(&decoder, 100 + ESC_MS - 1, &e));
	assert_true(decoder_next(&decoder, 100 + ESC_MS, &e));
	assert_int_equal(e.type, EVENT_KEY);
	assert_int_equal(e.key.code, KEY_ESCAPE);
	assert_int_equal(e.key.mods, 0);
	assert_int_equal(decoder_timeout(&decoder, 200), -1);
}

static void test_escape_twice_and_alone(void **state)
{
	AUTO_BUF struct buf out;

	(void)state;
	buf_init(&out);
	decode("\033\033", 2, 2, &out);
	assert_string_equal(out.data, "Esc Esc ");
	decode("\033\033a", 3, 3, &out);
	assert_string_equal(out.data, "Esc Alt-a ");
	decode("\033O", 2, 2, &out);
	assert_string_equal(out.data, "Alt-O ");
}

static void test_mouse(void **state)
{
	(void)state;
	assert_decoded("\033[<0;12;5M\033[<0;12;5m", "mouse(4,11,1) ");
	assert_decoded("\033[<64;1;1M\033[<65;300;2M", "mouse(0,0,4) mouse(1,299,5) ");
	assert_decoded("\033[<2;1;1M\033[<32;1;1Mq", "q ");
	assert_decoded("\033[<0;0;0M\033[<0;1Mq", "mouse(0,0,1) q ");
	assert_decoded("\033[M !!q", "mouse(0,0,1) q ");
	assert_decoded("\033[M`+\"", "mouse(1,10,4) ");
}

static void test_paste(void **state)
{
	(void)state;
	assert_decoded("\033[200~one\rtwo\r\nthree\n\033[201~x", "paste(one\ntwo\nthree\n) x ");
	assert_decoded("\033[200~\033[201~", "paste() ");
	/* What looks like a key is text in a paste. */
	assert_decoded("\033[200~\033[A\033[20\033\033[201~", "paste(\033[A\033[20\033) ");
	assert_decoded("\033[201~a", "a ");
}

static void test_paste_without_end(void **state)
{
	struct event e;

	(void)state;
	decoder_feed(&decoder, "\033[200~abc\033[20", 13, 0);
	assert_false(decoder_next(&decoder, 0, &e));
	assert_false(decoder_next(&decoder, DECODER_PASTE_MS - 1, &e));
	assert_int_equal(decoder_timeout(&decoder, 0), DECODER_PASTE_MS);
	assert_true(decoder_next(&decoder, DECODER_PASTE_MS, &e));
	assert_int_equal(e.type, EVENT_PASTE);
	assert_string_equal(e.text, "abc");
	decoder_feed(&decoder, "q", 1, DECODER_PASTE_MS + 1);
	assert_true(decoder_next(&decoder, DECODER_PASTE_MS + 1, &e));
	assert_int_equal(e.key.code, 'q');
}

static void test_paste_too_large(void **state)
{
	char block[DECODER_FEED_MAX];
	struct event e;

	(void)state;
	memset(block, 'x', sizeof block);
	decoder_feed(&decoder, SEQUENCE_PASTE, 6, 0);
	assert_false(decoder_next(&decoder, 0, &e));
	for (int i = 0; i < 40; i++) {
		decoder_feed(&decoder, block, sizeof block, i);
		assert_false(decoder_next(&decoder, i, &e));
	}
	decoder_feed(&decoder, SEQUENCE_PASTE_END "q", 7, 50);
	assert_true(decoder_next(&decoder, 50, &e));
	assert_int_equal(e.type, EVENT_PASTE);
	assert_int_equal(e.len, TEXT_MAX_PASTE_BYTES + 1);
	assert_true(decoder_next(&decoder, 50, &e));
	assert_int_equal(e.key.code, 'q');
}

static void test_keys_of_terminfo(void **state)
{
	(void)state;
	decoder_add_key(&decoder, "\033Ow", KEY_F1 + 8);
	decoder_add_key(&decoder, "\033@7\r", KEY_F12);
	decoder_add_key(&decoder, "x", KEY_F1);
	decoder_add_key(&decoder, "", KEY_F1);
	decoder_add_key(&decoder, "\033123456789012345678901234567890", KEY_F1);
	assert_decoded("\033Ow\033@7\rx", "F9 F12 x ");
}

/* Whatever comes: it ends, and everything is taken. */
static void test_rubbish(void **state)
{
	static const char likely[] =
	        "\033\033\033[[[O<0123456789;~MmAu$]P\\\007\r\n\0ab\351\303\251";
	char bytes[64];
	struct event e;

	(void)state;
	srand(1);
	for (int i = 0; i < 20000; i++) {
		size_t n = (size_t)rand() % sizeof bytes + 1;

		for (size_t j = 0; j < n; j++)
			bytes[j] = rand() % 8 == 0 ? (char)rand()
			                           : likely[(size_t)rand() % (sizeof likely - 1)];
		decoder_feed(&decoder, bytes, n, i);
		while (decoder_next(&decoder, i, &e)) {
		}
		assert_true(decoder.len <= SEQUENCE_MAX);
	}
	while (decoder_timeout(&decoder, 20000) >= 0)
		decoder_next(&decoder, 100000, &e);
	assert_int_equal(decoder.len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_characters, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_control_characters, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_damaged_characters_stay_visible, set_up,
	                                        tear_down),
	        cmocka_unit_test_setup_teardown(test_arrows_in_both_forms, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_function_keys, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_modifiers, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_numeric_keypad, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_unknown_sequences_are_no_text, set_up,
	                                        tear_down),
	        cmocka_unit_test_setup_teardown(test_endless_sequence_ends, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_lone_escape, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_escape_twice_and_alone, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_mouse, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_paste, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_paste_without_end, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_paste_too_large, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_keys_of_terminfo, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_rubbish, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
