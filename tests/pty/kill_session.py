#!/usr/bin/env python3
"""Enters a session on a terminal from nothing; the program is killed 50 times on the way.

Usage: kill_session.py TYPIST PROGRAM SESSION.json FOLDER-OF-SESSION-KEYS [SEED]

SIGKILL comes at random points, spread over the whole session: when all was answered, or
with keys on their way, of a part of a step or of a few.  After each kill the file must be
whole and hold the first so many steps: all that the screen had answered, nothing twice, and
of what was on its way as much as there was time for.  Then the program is started again and
goes on with the first step that is not stored.  What was entered in the end must equal the
session.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, sys.argv[4])
import compare_session
import session_keys

KILLS, SEED = 50, 20250515
AHEAD = 3  # so many steps are at most on their way
MOMENTS_MS = [0, 5, 20, 80, 300]
DAY = "2025-05-15"
RUNSHEET, PLACE_OF_RUNSHEET = "dialoogsessie", 0
# A disk that is waited for shows nothing more: what a killed process wrote is there in any case.
MEMORY = "/dev/shm"
# A row of these lists is made by a step of its own.
ROWS = ["ideas", "subthemes", "ballots", "count_lines", "solutions", "head_counts", "next_dates"]


class Wrong(Exception):
    pass


def run(*command):
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise Wrong(f"{' '.join(command)}: {ended.returncode}\n{ended.stdout}{ended.stderr}")
    return ended.stdout


class Killed:
    """A session that is entered in turns."""

    def __init__(self, typist, program, work, session):
        self.typist, self.program, self.work = typist, program, work
        self.hub = os.path.join(work, "dialoog", "dialoog.db")
        self.steps = self.steps_that_store(session_keys.enter(session, PLACE_OF_RUNSHEET))

    def steps_that_store(self, steps):
        """What the runsheet brings is typed with the step before it, because the file cannot tell whether it was."""
        fresh = os.path.join(self.work, "fresh.db")
        run(self.program, "new", fresh, "--template", RUNSHEET, "--date", DAY)
        has, kept = self.exported(fresh), steps[:1]
        for step in steps[1:]:
            if has.holds(step):
                kept[-1].lines += step.lines
            else:
                kept.append(step)
        return kept

    def exported(self, hub):
        return session_keys.Stored(json.loads(run(self.program, "export", hub, "--format", "json", "-o", "-")))

    def type(self, lines, ms):
        """How many lines "# done" the desk answered."""
        keys = os.path.join(self.work, "keys")
        with open(keys, "w", encoding="utf-8") as f:
            f.write("\n".join(lines))
        return int(run(self.typist, keys, str(ms), self.program, "--now", DAY + "T13:00"))

    def name(self, i):
        return str(self.steps[i]) if i < len(self.steps) else "nothing"

    def from_start(self, first, was_stopped):
        """The keys that lead to where a step begins, and a wait until they have: who is killed on the
        way, at the list of sessions, does not find back where the session was left."""
        place = self.steps[first].place if first < len(self.steps) else []
        return ["expect Het programma stopte opeens. Alles is bewaard"] * was_stopped + place + ["# there"] * bool(place)

    def answered(self, first, end):
        """The keys of steps that are waited for."""
        return [line for step in self.steps[first:end] for line in step.lines + ["# done"]]

    def stored(self):
        """How many steps the file holds.  They must be the first so many, each once."""
        run(self.program, "check", self.hub)
        if not json.loads(run(self.program, "list", self.hub, "--format", "json")):
            return 0
        entered = self.exported(self.hub)
        holds = [entered.holds(step) for step in self.steps]
        n = (holds + [False]).index(False)
        if True in holds[n:]:
            raise Wrong(f"stored: {self.steps[n + holds[n:].index(True)]}\nbut not what is typed before it: {self.steps[n]}")
        for key in ROWS:
            rows = {step.row_id for step in self.steps[:n] if step.key == key}
            # The runsheet has next dates without a day, to be filled in.
            found = [row for row in entered.data[key] if key != "next_dates" or row["date"]]
            if len(found) != len(rows):
                raise Wrong(f"{len(found)} {key} instead of {len(rows)}")
        return n


def cut(lines, dice):
    """What was typed of these keys when the program was killed: some of them, maybe half a text."""
    lines = lines[:dice.randrange(len(lines) + 1)]
    if lines and lines[-1].startswith("type ") and dice.random() < 0.5:
        lines[-1] = lines[-1][:dice.randrange(len("type "), len(lines[-1]) + 1)]
    return lines


def kill_once(s, dice, first, at, was_stopped):
    """Types from the step `first` and kills in or after the step `at`.  What the file then holds."""
    on_way = s.steps[at:at + dice.randrange(AHEAD + 1)]
    flight = [line for step in on_way[:-1] for line in step.lines] + cut(on_way[-1].lines if on_way else [], dice)
    answered = s.type(s.from_start(first, was_stopped) + s.answered(first, at) + ["# ahead"] + flight,
                      dice.choice(MOMENTS_MS))
    if first + answered != at:
        raise Wrong(f"{answered} steps answered, not {at - first}")
    # What was typed and not stored would stand there again, before the keys of the step.
    if os.path.exists(s.hub + ".draft"):
        os.unlink(s.hub + ".draft")
    held = s.stored()
    if not at <= held <= at + len(on_way):
        raise Wrong(f"the screen answered {at} steps, {len(on_way)} were on their way, and the file holds {held}")
    return held


def entered_and_killed(s, dice):
    """A line for each kill, then one for the whole."""
    total, first = len(s.steps), 0
    for i in range(KILLS):
        # Each in its own stretch; what was on its way at the last kill may reach into it.
        at = max(first, dice.randrange(i * total // KILLS, (i + 1) * total // KILLS))
        held = kill_once(s, dice, first, at, was_stopped=first > 0)
        yield f"killed after step {at} of {total}; {held - at} more were stored; goes on with: {s.name(held)}"
        first = held
    s.type(s.from_start(first, was_stopped=True) + s.answered(first, total), -1)
    if s.stored() != total:
        raise Wrong("not all is stored")
    yield "the rest was entered"


def main():
    typist, program, path = sys.argv[1:4]
    seed = int(sys.argv[5]) if len(sys.argv) > 5 else SEED
    with open(path, encoding="utf-8") as f:
        session = json.load(f)
    print(f"1..{KILLS + 2}\n# seed {seed}")
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as work:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = work
        number = 0
        try:
            s = Killed(typist, program, work, session)
            for number, line in enumerate(entered_and_killed(s, random.Random(seed)), 1):
                print(f"ok {number} - {line}", flush=True)
            entered = os.path.join(work, "entered.json")
            run(program, "export", s.hub, "--format", "json", "-o", entered)
            run(sys.executable, compare_session.__file__, entered, path)
            print(f"ok {number + 1} - equals the demo")
        except Wrong as wrong:
            print(f"not ok {number + 1} - " + str(wrong).replace("\n", "\n# "))
            sys.exit(1)


main()
