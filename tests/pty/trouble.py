#!/usr/bin/env python3
"""A disk that is full, a file that is gone or replaced, a folder that may not be written, while
ideas are typed on a terminal.

Usage: trouble.py TYPIST PROGRAM

Nothing typed may be lost, stored twice or in another order, the screen must say what is wrong, and
when the cause is gone it must go on without a restart.  Each case is a script for the typist; the
ideas that the file holds afterwards are compared with the ones that were typed.  Needs a small disk
of its own, which only root can mount.
"""
import json
import os
import subprocess
import sys
import tempfile

DISK = "40m"
DAY = "2025-05-15"
FILL = "sh cat /dev/zero >disk/fill 2>/dev/null; true"
FREE = "sh rm disk/fill"
HUB = "disk/dialoog/dialoog.db"
# The room that is kept comes when nobody types.
RESERVED = f"sh until [ -e {HUB}.bak/reserve ]; do sleep 0.1; done"
# The copy of a part comes after its screen.  One that fails on a full disk would give room back.
COPIED = f"sh until ls {HUB}.bak/*-part.db >/dev/null 2>&1; do sleep 0.1; done"
# What was written is in the one file after a while: then a copy of it has everything.
SETTLED = f"sh until grep -q Een {HUB}; do sleep 0.1; done"
AGAIN = "expect Bewaren lukt weer."


def typed(*texts):
    return [f"line {text}" for text in texts]


# So long that each needs room of its own.
LONG = [f"{number} " + "een lang verhaal " * 100 for number in ("Drie", "Vier", "Vijf", "Zes")]

# Name: the keys, and what the file must hold.  Without a name it is the next start after the one
# before it; with "-" that comes when there is room again.
CASES = [
    ("room is kept for the first that does not fit",
     ["line Een", "expect Bewaard: I1", RESERVED, FILL, "line Twee", "expect De schijf is vol. Dit kon nog net worden bewaard",
      "sh test ! -e " + HUB + ".bak/reserve", FREE],
     ["Een", "Twee"]),
    ("a full disk: lines wait in their order, and are stored when there is room",
     ["line Een", RESERVED, FILL, "line Twee", f"sh rm -f {HUB}.bak/reserve", FILL] + typed(*LONG) +
     ["expect NIET BEWAARD.", "expect de schijf is vol.", "expect Schrijf mee op papier.", "expect niet bewaard",
      "type Zeven", "expect > Zeven", FREE, AGAIN, "expect > Zeven", "key Enter", "expect Bewaard: I7"],
     ["Een", "Twee"] + LONG + ["Zeven"]),
    ("killed while lines wait: they are stored at the next start",
     ["line Een", FILL, f"sh rm {HUB}.bak/reserve", FILL] + typed("Twee", *LONG) + ["type Zeven", "expect NIET BEWAARD."],
     None),
    ("", ["expect NIET BEWAARD.", "refuse Alles is bewaard", FREE, AGAIN, "expect > Zeven", "key Enter", "# there"],
     ["Een", "Twee"] + LONG + ["Zeven"]),
    ("killed while lines wait, and there is room at the next start",
     ["line Een", RESERVED, FILL, "sh rm " + HUB + ".bak/reserve", FILL] + typed("Twee", *LONG) + ["expect NIET BEWAARD."], None),
    ("-", ["expect Alles is bewaard", "refuse niet bewaard", "# there"], ["Een", "Twee"] + LONG),
    ("a form stays, and is stored when it is tried again",
     ["line Een", RESERVED, FILL, "sh rm " + HUB + ".bak/reserve", FILL, "key Esc e", "type  en meer", "key Enter Enter Enter Enter Enter",
      "expect de schijf is vol", "expect Een en meer", FREE, AGAIN, "key Enter", "# there"],
     ["Een en meer"]),
    ("the file is deleted: it is put back with everything in it",
     ["line Een", f"sh rm {HUB} {HUB}-wal {HUB}-shm", "line Twee",
      "expect Het bestand was verplaatst of gewist. Het is teruggezet, met alles erin.", "line Drie", "expect Bewaard: I3"],
     ["Een", "Twee", "Drie"]),
    ("the lock is deleted: it is taken again before another window can",
     ["line Een", f"sh rm {HUB}.lock", "line Twee", "expect Bewaard: I2", f"sh ! flock -n {HUB}.lock true",
      "line Drie", "expect Bewaard: I3"],
     ["Een", "Twee", "Drie"]),
    ("another window came while there was no lock: nothing is written beside it",
     ["line Een", f"sh rm {HUB}.lock", f"sh (flock -x 9; touch held; until [ -e go ]; do sleep 0.1; done) 9>{HUB}.lock & until [ -e held ]; do sleep 0.1; done",
      "line Twee", "expect NIET BEWAARD", "expect Een ander venster werkt al met dit bestand", "sh touch go", AGAIN,
      "line Drie", "expect Bewaard: I3"],
     ["Een", "Twee", "Drie"]),
    ("all files are deleted",
     ["line Een", f"sh rm -r {HUB}*", "line Twee", "expect Het is teruggezet", "line Drie", "expect Bewaard: I3"],
     ["Een", "Twee", "Drie"]),
    ("another file comes in its place",
     ["line Een", f"sh cp other.db {HUB}.new && mv {HUB}.new {HUB}", "line Twee", "expect 1 regel NIET BEWAARD.",
      "expect Op de plaats van", f"sh rm {HUB}", "expect Het is teruggezet", "line Drie", "expect Bewaard: I3"],
     ["Een", "Twee", "Drie"]),
    ("a copy of itself comes in its place",
     ["line Een", f"sh cp {HUB} {HUB}.new && cp {HUB}-wal {HUB}.new-wal; mv {HUB}.new {HUB}",
      "line Twee", "expect Het is teruggezet", "line Drie", "expect Bewaard: I3"],
     ["Een", "Twee", "Drie"]),
    ("the folder goes away and comes back",
     ["line Een", "sh mv disk/dialoog disk/elsewhere", "line Twee", "expect 1 regel NIET BEWAARD.",
      "expect is weg, met de map. Zet hem terug", "sh mv disk/elsewhere disk/dialoog", AGAIN],
     ["Een", "Twee"]),
]


class Wrong(Exception):
    pass


def run(*command):
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise Wrong(f"{command}: {ended.returncode}\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def ideas(program):
    run(program, "check", HUB)
    exported = json.loads(run(program, "export", HUB, "--format", "json", "-o", "-"))
    return [idea["text"] for idea in exported.get("ideas", [])]


def new_disk(program):
    subprocess.run(["umount", "disk"], check=False, stderr=subprocess.DEVNULL)
    run("mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", "disk")
    os.makedirs(os.path.dirname(HUB))
    run(program, "new", HUB, "--template", "dialoogsessie", "--date", DAY)


def try_case(typist, program, name, lines, expected):
    if name == "-":
        os.unlink("disk/fill")
    elif name:
        new_disk(program)
        lines = ["key Enter", "# there", "key 2", "# there", COPIED] + lines
    with open("keys", "w", encoding="utf-8") as f:
        f.write("\n".join(lines + ["# there"]))
    run(typist, "keys", "0", program)
    found = ideas(program)
    if expected is not None and found != [text.strip() for text in expected]:
        raise Wrong(f"stored: {found}\ntyped: {expected}")


def own_mounts():
    """What is mounted here is seen by nobody else, and is gone with this program."""
    if "OWN_MOUNTS" in os.environ:
        return
    if subprocess.run(["unshare", "--mount", "true"], check=False, stderr=subprocess.DEVNULL).returncode != 0:
        print("1..1\nok 1 - a full disk, a file that is gone # SKIP only root can mount a small disk")
        sys.exit(0)
    os.environ["OWN_MOUNTS"] = "yes"
    os.execvp("unshare", ["unshare", "--mount", sys.executable, *sys.argv])


def main():
    typist, program = (os.path.abspath(path) for path in sys.argv[1:3])
    own_mounts()
    failed = False
    print(f"1..{len(CASES)}")
    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        os.mkdir("disk")
        for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = work
        os.environ["XDG_DATA_HOME"] = os.path.join(work, "disk")
        run(program, "new", "other.db", "--template", "werksessie", "--date", DAY)
        try:
            for number, (name, lines, expected) in enumerate(CASES, 1):
                try:
                    try_case(typist, program, name, lines, expected)
                    print(f"ok {number} - {name or 'and so it is'}", flush=True)
                except Wrong as wrong:
                    failed = True
                    print(f"not ok {number} - {name}\n# " + str(wrong).replace("\n", "\n# "), flush=True)
        finally:
            subprocess.run(["umount", "disk"], check=False)
    sys.exit(failed)


main()
