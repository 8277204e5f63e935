#!/usr/bin/env python3
"""Types ideas on a terminal; the program is killed again and again, in the middle of one too.

Usage: kill_typing.py TYPIST PROGRAM [SEED]

What is typed and not stored must be there again, every letter of what the screen had answered:
the test stores it with Enter and looks for the whole text.  Who is killed at Enter finds the idea
stored, or in the line; stored once, never twice.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

ROUNDS, SEED = 40, 20250515
DAY = "2025-05-15"
MOMENTS_MS = [0, 1, 2, 5, 20]
WORDS = "een bankje bij de vijver voor wie even wil rusten en praten met de buren".split()
MEMORY = "/dev/shm"
STOPPED = "expect Het programma stopte opeens"
# By way of preparing to round 1, where ideas are typed.
TO_ROUND = ["key 2", "# there"]


class Wrong(Exception):
    pass


class Desk:
    def __init__(self, typist, program, work):
        self.typist, self.program, self.work = typist, program, work
        self.hub = os.path.join(work, "dialoog", "dialoog.db")

    def run(self, *arguments):
        ended = subprocess.run([self.program, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                               check=False)
        if ended.returncode != 0:
            raise Wrong(f"{arguments}: {ended.returncode} {ended.stderr}")
        return ended.stdout

    def type(self, lines, ms):
        keys = os.path.join(self.work, "keys")
        with open(keys, "w", encoding="utf-8") as f:
            f.write("\n".join(lines))
        ended = subprocess.run([self.typist, keys, str(ms), self.program, "--now", DAY + "T13:00"],
                               stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if ended.returncode != 0:
            raise Wrong(f"{lines}: {ended.stderr}")

    def ideas(self):
        self.run("check", self.hub)
        exported = json.loads(self.run("export", self.hub, "--format", "json", "-o", "-"))
        return [idea["text"] for idea in exported.get("ideas", [])]


def sentence(dice, i):
    """A text that is like no other one, of some words."""
    return f"Idee {i}: " + " ".join(dice.choice(WORDS) for _ in range(dice.randrange(1, 25)))


def half_typed(desk, dice, i, text):
    """Killed in the middle of a line, which is then typed on; or at once after its last key."""
    at = dice.randrange(1, len(text) + 1)
    desk.type([STOPPED, "type " + text[:at], "# there"], 0)
    rest = ["type " + text[at:]] if at < len(text) else []
    desk.type([STOPPED, *rest, "key Enter", "# there"], 0)
    return f"killed after {at} of {len(text)} letters"


def at_enter(desk, dice, i, text):
    """Killed while it is stored."""
    ms = dice.choice(MOMENTS_MS)
    desk.type([STOPPED, "type " + text, "# there", "key Enter"], ms)
    stored = text in desk.ideas()
    # In the line, when it was not stored; else Enter is on an empty line.
    desk.type([STOPPED, "key Enter", "# there"], 0)
    return f"killed {ms} ms after Enter: {'stored' if stored else 'in the line'}"


def rounds(desk, dice):
    desk.run("new", desk.hub, "--template", "dialoogsessie", "--date", DAY)
    desk.type(["key Enter", "# there"] + TO_ROUND, 0)
    typed = []
    for i in range(1, ROUNDS + 1):
        text = sentence(dice, i)
        how = dice.choice([half_typed, at_enter])(desk, dice, i, text)
        typed.append(text)
        ideas = desk.ideas()
        if ideas != typed:
            raise Wrong(f"{how}\nstored: {ideas[-2:]}\ntyped: {typed[-2:]}")
        yield how


def main():
    typist, program = sys.argv[1:3]
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else SEED
    print(f"1..{ROUNDS}\n# seed {seed}")
    number = 0
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as work:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = work
        try:
            for number, how in enumerate(rounds(Desk(typist, program, work), random.Random(seed)), 1):
                print(f"ok {number} - {how}", flush=True)
        except Wrong as wrong:
            print(f"not ok {number + 1} - " + str(wrong).replace("\n", "\n# "))
            sys.exit(1)


main()
