#!/usr/bin/env python3
"""Types ideas on a terminal while the disk is slow, fails every now and then, or is read-only for a while.

Usage: bad_disk.py TYPIST PROGRAM BAD_DISK.so

The keys come as fast as they can be sent.  On a slow disk the screen must say that it is storing
before it waits for that again; on one that fails, that it is not stored.  When it can be written to
again it must go on by itself.  The file must hold every idea in the end, once, whole and in the
order in which it was typed.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

LIBRARY = "./bad_disk.so"
WAITS = "waits"
DAY = "2025-05-15"
# The last idea is wiped from everything, which takes many waits for the disk: what is typed
# meanwhile is not meant for the screen that tells what is gone.
ERASE = ["key Esc", "key End", "key Ctrl-X", "key j", "expect Opslaan", "key Esc", "key Esc", "expect Voorgoed gewist", "key Esc"]
# What the hall sees is not said to be so before it is stored, and the text stays in its form.
HALL = ["key Esc F8", "refuse zwart", "key p", "type bericht", "key Enter", "type Hallo zaal", "key Enter",
        "expect > Tekst Hallo zaal", "expect NIET BEWAARD"]
HALL_AGAIN = ["expect Bewaren lukt weer", "key Enter", "expect Zaal ziet: bericht"]
REMOVED = "Verwijderd op verzoek"
# What the disk does, so many ideas, and what the screen says meanwhile.
DISKS = [
    ({"SLOW_MS": 200}, 8, "Opslaan"),
    ({"SLOW_MS": 2000}, 2, "Opslaan"),
    ({"FAIL_EVERY": 23}, 60, ""),
    ({"FAIL_EVERY": 7}, 20, "NIET BEWAARD"),
    ({"READ_ONLY": "stuck"}, 4, "NIET BEWAARD"),
]


def run(*command):
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise RuntimeError(f"{command}: {ended.returncode}\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def try_disk(typist, program, disk, n, said):
    hub = os.path.join(os.environ["XDG_DATA_HOME"], "dialoog", "dialoog.db")
    if os.path.exists(hub):
        for name in os.listdir(os.path.dirname(hub)):
            if os.path.isfile(os.path.join(os.path.dirname(hub), name)):
                os.unlink(os.path.join(os.path.dirname(hub), name))
    run(program, "new", hub, "--template", "dialoogsessie", "--date", DAY)
    texts = [f"Idee {i} op een slechte schijf" for i in range(1, n + 1)]
    stuck = disk.get("READ_ONLY")
    if os.path.exists(WAITS):
        os.unlink(WAITS)
    # The first screen waits for no disk.
    keys = ["expect Welke sessie wil je openen?", f"sh test ! -e {WAITS}", "key Enter", "# there", "key 2", "# there"]
    keys += [f"sh touch {stuck}"] if stuck else []
    keys += [f"line {text}" for text in texts] + ["type en dit nog niet", f"expect {said}", "expect > en dit nog niet"]
    keys += HALL if stuck else []
    keys += [f"sh rm {stuck}"] if stuck else []
    keys += HALL_AGAIN if stuck else []
    with open("keys", "w", encoding="utf-8") as f:
        # A code is shown of what is stored.
        keys += [f"expect I{n} ", "# there"] + (ERASE if disk.get("SLOW_MS") == 200 else [])
        f.write("\n".join(keys + ["# there"]))
    environment = ["env", f"LD_PRELOAD={LIBRARY}", f"WAITS={WAITS}"] + [f"{name}={value}" for name, value in disk.items()]
    # A sanitizer wants to be loaded first, but does not need to.
    environment.append("ASAN_OPTIONS=" + os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0")
    run(typist, "keys", "0", *environment, program)
    found = [idea["text"] for idea in json.loads(run(program, "export", hub, "--format", "json", "-o", "-"))["ideas"]]
    if disk.get("SLOW_MS") == 200:
        texts[-1] = REMOVED
    if found != texts:
        raise RuntimeError(f"stored: {found}")


def main():
    typist, program, library = (os.path.abspath(path) for path in sys.argv[1:4])
    failed = False
    print(f"1..{len(DISKS)}")
    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        # Its name may have no space: that would part it in two.
        shutil.copy(library, LIBRARY)
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = work
        for number, (disk, n, said) in enumerate(DISKS, 1):
            try:
                try_disk(typist, program, disk, n, said)
                print(f"ok {number} - {n} ideas with {disk}", flush=True)
            except RuntimeError as wrong:
                failed = True
                print(f"not ok {number} - {disk}\n# " + str(wrong).replace("\n", "\n# "), flush=True)
    sys.exit(failed)


main()
