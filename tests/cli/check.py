#!/usr/bin/env python3
"""Plants one violation at a time in a copy of the demo hub, and runs `dialoog check` on it, which
must end with 1 and one sentence that names what is wrong.  A hub in which nothing was planted
passes.  Numbers of rules are those of domain.md 3.2.

Usage: check.py PROGRAM
"""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
FOLDER = tempfile.mkdtemp()
os.environ["XDG_STATE_HOME"] = FOLDER
HUB = os.path.join(FOLDER, "demo.db")
ERASED_HUB = os.path.join(FOLDER, "erased.db")
# An idea is erased, and after that another one is corrected, with a reason.
ERASE_KEYS = """key Enter 2 End Ctrl-X y
expect Erased for ever: I12.
key Esc Home e Ctrl-U
type Iets anders
key Enter Enter Enter Enter
line Het stond er verkeerd
expect Iets anders
"""
ONE = "(SELECT id FROM session WHERE number = 1)"


def idea(code):
    return f"(SELECT id FROM idea WHERE session_id = {ONE} AND code = {code})"


def subtheme(letter):
    """Of the question that was voted about."""
    code = "ABCDEFGHI".index(letter) + 1
    return (
        f"(SELECT t.id FROM subtheme t JOIN ballot_option o ON o.subtheme_id = t.id"
        f" WHERE t.session_id = {ONE} AND t.code = {code})"
    )


def dots(letter):
    """Which line of the count that was fixed."""
    return (
        f"count_id = (SELECT id FROM vote_count WHERE status = 'fixed') AND option_id ="
        f" (SELECT id FROM ballot_option WHERE subtheme_id = {subtheme(letter)})"
    )


def open_again(*more):
    """The vote of the demo as it is while people still stick dots."""
    return (
        "DELETE FROM report_text WHERE theme_id IS NOT NULL",
        "UPDATE solution SET theme_id = NULL",
        "DELETE FROM follow_up",
        "DELETE FROM tag",
        "DELETE FROM theme",
        "UPDATE ballot SET status = 'open', fixed_at = NULL",
        "UPDATE vote_count SET status = 'open' WHERE status = 'fixed'",
        *more,
    )


def altered_step(old, new):
    """A letter in what a step of the journal says, of the same length."""

    def plant(hub):
        (step,) = hub.execute("SELECT changeset FROM journal WHERE seq = 1").fetchone()
        assert step.count(old) >= 1 and len(old) == len(new)
        hub.execute("UPDATE journal SET changeset = ? WHERE seq = 1", (step.replace(old, new),))

    return plant


# What it shows; what is planted (SQL, or a function of the connection); what the sentence holds.
CASES = [
    (
        "rule 1: an idea of no group",
        f"UPDATE idea SET group_id = 9999 WHERE id = {idea(17)}",
        '"idea" that points to nothing: I17',
    ),
    (
        "rule 1: an idea in a subtheme of another question",
        f"UPDATE idea SET question_id = (SELECT max(id) FROM question WHERE session_id = {ONE} AND"
        f" id <> idea.question_id) WHERE id = {idea(17)}",
        "Idea I17 is in a subtheme of another question",
    ),
    (
        "rule 1: an idea in a subtheme that is gone",
        f"UPDATE subtheme SET withdrawn = 1 WHERE id = {subtheme('I')}",
        'is in "Gezond opgroeien", which was taken away',
    ),
    (
        "rule 1: an idea that is deleted",
        f"DELETE FROM idea WHERE id = {idea(17)}",
        'I17 in table "idea" is not as step 1',
    ),
    (
        "rule 2: duplicates in a ring",
        (
            f"UPDATE idea SET duplicate_of = {idea(4)} WHERE id = {idea(3)}",
            f"UPDATE idea SET duplicate_of = {idea(3)} WHERE id = {idea(4)}",
        ),
        "Idea I3 is a duplicate of itself",
    ),
    (
        "rule 3: a list that changes while the vote is open",
        open_again(
            f"UPDATE idea SET subtheme_id = NULL WHERE subtheme_id = {subtheme('I')}",
            f"UPDATE subtheme SET withdrawn = 1 WHERE id = {subtheme('I')}",
        ),
        '"Gezond opgroeien" was taken away while vote 1 is open',
    ),
    (
        "rule 4: more dots for one letter than there are voters",
        (
            f"UPDATE count_line SET dots = 31 WHERE {dots('B')}",
            f"UPDATE count_line SET dots = dots - 12 WHERE {dots('C')}",
        ),
        "B has more dots than there are voters.",
    ),
    (
        "rule 4: a wrong total",
        f"UPDATE count_line SET dots = dots - 1 WHERE {dots('A')}",
        "The fixed count of vote 1 does not match, and no reason is given. Counted: 87. Expected: 88.",
    ),
    (
        "rule 5: a theme that did not win",
        f"UPDATE theme SET subtheme_id = {subtheme('H')} WHERE position = 3",
        '"Op weg naar een gelijkwaardige',
    ),
    (
        "rule 5: a rank that does not follow the dots",
        "UPDATE theme SET rank = 1",
        'The ranks of "Aantrekkelijke activiteiten vindbaar en toegankelijk" and',
    ),
    (
        "rule 6: another title for a theme of a closed session",
        "UPDATE theme SET title = 'Iets anders' WHERE position = 1",
        '"Aantrekkelijke activiteiten vindbaar en ..." in table "theme" is not as step 1',
    ),
    (
        "rule 7: a solution for nobody",
        f"UPDATE solution SET addressee = 'niemand' WHERE session_id = {ONE} AND code = 12",
        "unknown value in solution.addressee: O12",
    ),
    (
        "rule 8: a text that changed after closing, without a reason",
        f"UPDATE idea SET text = 'Iets anders' WHERE id = {idea(17)}",
        'I17 in table "idea" is not as step 1',
    ),
    (
        "rule 8: a correction that is gone",
        (
            f"INSERT INTO correction VALUES (7, {ONE}, 2, 0, 'Een reden')",
        ),
        '"corrections" has a number 2, and a number before it is missing',
    ),
    (
        "rule 9: a line of what became of a proposal is gone",
        "DELETE FROM follow_up WHERE position = (SELECT max(position) FROM follow_up)",
        'in table "follow_up" is not as step',
    ),
    (
        "rule 10: a name in the report without consent",
        f"INSERT INTO role VALUES (7, {ONE}, 'spreker', 'Testpersoon', '', '', 1, NULL)",
        'The name of "spreker" is to be in the report, without consent',
    ),
    (
        "rule 11: a code that is used twice",
        f"UPDATE idea SET code = 4 WHERE id = {idea(17)}",
        "Session 1: The code I4 is used twice",
    ),
    (
        "rule 11: a code that will be given out again",
        f"UPDATE counter SET next = 17 WHERE session_id = {ONE} AND kind = 'idea'",
        "Session 1: The code I17 was never given out",
    ),
    (
        "rule 12: practice in a file that is not for practice",
        "DELETE FROM setting WHERE key = 'practice'",
        "Step 1 was practice, but ",
    ),
    (
        "rule 12: a session in earnest in the file for practice",
        "UPDATE journal SET actor = 'desk' WHERE seq = 2",
        "is a practice file, but step 2 was no practice",
    ),
    (
        "rule 12: a mark that is neither",
        "UPDATE setting SET value = '0' WHERE key = 'practice'",
        "does not say clearly whether it is a practice file",
    ),
    (
        "an orphan row",
        "DELETE FROM vote_count WHERE status = 'fixed'",
        '"count_line" that points to nothing',
    ),
    (
        "an orphan row of names",
        "INSERT INTO sign_up VALUES (7, 9999, 'Testpersoon', '', 'feedback', '', 1, '')",
        '"sign_up" that points to nothing: row 7',
    ),
    (
        "a row that no step made",
        "INSERT INTO info_sheet SELECT 7, series_id, 9, 'Nog een blad', '', '', 0 FROM info_sheet LIMIT 1",
        '"Nog een blad" in table "info_sheet" was made by no step',
    ),
    (
        "a step whose bytes say something else",
        altered_step(b"Gezond opgroeien", b"Gezond opgroeiem"),
        '"Gezond opgroeie',
    ),
    (
        "a step that tells of another table",
        altered_step(b"info_sheet\0", b"info_sheat\0"),
        "Step 1 of the journal (session-add 1) is damaged",
    ),
    (
        "a step that is cut off",
        "UPDATE journal SET changeset = substr(changeset, 1, length(changeset) - 1) WHERE seq = 1",
        "Step 1 of the journal (session-add 1) is damaged",
    ),
    (
        "a step that is empty",
        "UPDATE journal SET changeset = x'' WHERE seq = 2",
        '"Expeditiefase" in table "phase" was made by no step',
    ),
    ("a step that is gone", "DELETE FROM journal WHERE seq = 1", "Step 1 of the journal is missing"),
    (
        "a step without a name",
        "UPDATE journal SET op_id = '' WHERE seq = 2",
        "Step 2 of the journal (",
    ),
    (
        "a step of no kind",
        "UPDATE journal SET kind = 7 WHERE seq = 2",
        "Step 2 of the journal (",
    ),
    (
        "a step that did nothing that is known",
        "UPDATE journal SET action = 'Iets anders' WHERE seq = 2",
        "Step 2 of the journal (",
    ),
    (
        "a step before time began",
        "UPDATE journal SET at = 0 WHERE seq = 2",
        "Step 2 of the journal (",
    ),
    (
        "a step by somebody unknown",
        "UPDATE journal SET actor = 'iemand' WHERE seq = 2",
        "Step 2 of the journal (",
    ),
    ("a hub that has no name", "DELETE FROM hub", '0 rows in table "hub", and there must be one'),
    ("a hall without a scene", "DELETE FROM stage", '0 rows in table "stage", and there must be one'),
    (
        "a text that is not UTF-8",
        f"UPDATE idea SET text = CAST(x'4Bc3' AS TEXT) WHERE id = {idea(17)}",
        'The text in field "text" of table "idea", I17, is not UTF-8',
    ),
    (
        "a name that is not UTF-8",
        f"INSERT INTO sign_up VALUES (7, {ONE}, CAST(x'ff' AS TEXT), '', 'feedback', '', 1, '')",
        'The text in field "name" of table "sign_up", row 7, is not UTF-8',
    ),
]

# The same, in a hub in which a text was erased: the steps before that tell nothing any more, so
# that only the second copy knows.
ERASED = [
    (
        "erased: another text",
        f"UPDATE idea SET text = 'Iets anders' WHERE id = {idea(17)}",
        'I17 in table "idea" is not as the second copy, ',
    ),
    (
        "erased: a row that no step made",
        "INSERT INTO info_sheet SELECT 7, series_id, 9, 'Nog een blad', '', '', 0 FROM info_sheet LIMIT 1",
        '"Nog een blad" in table "info_sheet" is in no step of the second copy, ',
    ),
    (
        "erased: a row that is gone",
        "DELETE FROM info_sheet WHERE position = 1",
        'in table "info_sheet" is gone; the second copy, ',
    ),
    (
        "erased: a line of what became of a proposal is gone",
        "DELETE FROM follow_up WHERE position = (SELECT max(position) FROM follow_up)",
        'in table "follow_up" is gone; the second copy, ',
    ),
    (
        "erased: a counter that goes back",
        f"UPDATE counter SET next = next + 1 WHERE session_id = {ONE} AND kind = 'idea'",
        'in table "counter" is not as the second copy, ',
    ),
    (
        "erased: a step at another moment",
        "UPDATE journal SET at = at + 1 WHERE seq = 2",
        "Step 2 of the journal is not as the second copy, ",
    ),
    (
        "erased: a step of another name",
        "UPDATE journal SET op_id = '0123456789abcdef0123456789abcdef' WHERE seq = 2",
        "Step 2 of the journal is not as the second copy, ",
    ),
    (
        "erased: a step of another kind",
        "UPDATE journal SET kind = 2 WHERE seq = 2",
        "Step 2 of the journal is not as the second copy, ",
    ),
    (
        "erased: a step with another label",
        "UPDATE journal SET action = 'idea-edit', subject = 'I1' WHERE seq = 2",
        "Step 2 of the journal is not as the second copy, ",
    ),
    (
        "erased: a step that is gone",
        "DELETE FROM journal WHERE seq = 1",
        "Step 1 of the journal is not as the second copy, ",
    ),
]


def garbled(data):
    middle = len(data) // 2
    return data[:middle] + bytes(256) + data[middle + 256 :]


def of_another_hub(_):
    other = os.path.join(FOLDER, "other.db")
    run("demo", "--hub", other)
    with open(other + ".journal", "rb") as file:
        return file.read()


# What it shows; what becomes of the bytes of the second copy; what the sentence holds.
SECOND = [
    ("a second copy that is garbled", garbled, "The second copy, "),
    ("a second copy that is empty", lambda _: b"", ".journal, is damaged. Opening "),
    ("a second copy that lost its end", lambda data: data[:-1], ".journal, ends with step "),
    ("a second copy of another hub", of_another_hub, ".journal, is not of this file"),
]


def run(*words):
    return subprocess.run(
        [PROGRAM, *words, "--lang", "en"], stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False,
    )


def plant(path, what):
    hub = sqlite3.connect(path, isolation_level=None)
    hub.execute("PRAGMA foreign_keys = OFF")
    hub.execute("PRAGMA ignore_check_constraints = ON")
    if callable(what):
        what(hub)
    else:
        for sql in [what] if isinstance(what, str) else what:
            if hub.execute(sql).rowcount < 1:
                raise ValueError("nothing was planted by " + sql)
    hub.close()


def copy(hub, *ends):
    """A copy of the hub to plant something in, with these of the files beside it."""
    path = os.path.join(FOLDER, "planted.db")
    for end in "", "-wal", "-shm", ".journal":
        if os.path.exists(path + end):
            os.remove(path + end)
    for end in "", *ends:
        shutil.copy(hub + end, path + end)
    return path


def wrong_words(path, sentence):
    """Why the check of it does not hold, or nothing."""
    found = run("check", path)
    if found.returncode != 1:
        return f"exit code {found.returncode}, not 1"
    if found.stderr.count("\n") != 1 or sentence not in found.stderr:
        return f"it says {found.stderr!r}"
    return ""


def refused(hub, what, sentence, *ends):
    path = copy(hub, *ends)
    plant(path, what)
    return wrong_words(path, sentence)


def second_refused(change, sentence):
    path = copy(HUB, ".journal")
    with open(path + ".journal", "rb") as file:
        data = change(file.read())
    with open(path + ".journal", "wb") as file:
        file.write(data)
    return wrong_words(path, sentence)


def without_second():
    path = copy(HUB)
    found = run("check", path)
    if found.returncode != 0 or "There is no second copy beside it." not in found.stdout:
        return f"exit code {found.returncode}, it says {found.stdout!r}"
    return ""


def erase_an_idea():
    """The demo with one idea erased by keys, and one typed after it."""
    shutil.copy(HUB, ERASED_HUB)
    shutil.copy(HUB + ".journal", ERASED_HUB + ".journal")
    script = os.path.join(FOLDER, "erase.keys")
    with open(script, "w", encoding="utf-8") as file:
        file.write(ERASE_KEYS)
    done = run("--headless", "--script", script, ERASED_HUB)
    good = run("check", ERASED_HUB)
    hub = sqlite3.connect(ERASED_HUB)
    (steps,) = hub.execute("SELECT count(*) FROM journal WHERE action = 'text-erase'").fetchone()
    hub.close()
    return done.stderr + good.stderr + ("" if steps == 1 else f"{steps} texts were erased")


def main():
    tests = []
    made = run("demo", "--hub", HUB)
    good = run("check", HUB)
    tests.append(("a hub in which nothing was planted", made.stderr + good.stderr))
    tests.append(("a hub without a second copy", without_second()))
    for name, what, sentence in CASES:
        tests.append((name, refused(HUB, what, sentence)))
    for name, change, sentence in SECOND:
        tests.append((name, second_refused(change, sentence)))
    tests.append(("a hub in which a text was erased", erase_an_idea()))
    for name, what, sentence in ERASED:
        tests.append((name, refused(ERASED_HUB, what, sentence, ".journal")))
    for number, (name, wrong) in enumerate(tests, 1):
        print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
        if wrong:
            print(f"# {wrong}")
    print(f"1..{len(tests)}")
    shutil.rmtree(FOLDER)
    return any(wrong for _, wrong in tests)


sys.exit(main())
