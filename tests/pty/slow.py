#!/usr/bin/env python3
"""Types ideas on a terminal while the disk is slow.

Usage: slow.py TYPIST PROGRAM SLOW_DISK.so

The keys come as fast as they can be sent.  The screen must say that it is storing before it waits
for that again, and the file must hold every idea, whole and in the order in which it was typed.
"""
import json
import os
import subprocess
import sys
import tempfile

DAY = "2025-05-15"
# So many ms longer for each wait, and so many ideas.
DISKS = [(200, 8), (2000, 2)]


def run(*command):
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise RuntimeError(f"{command}: {ended.returncode}\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def try_disk(typist, program, slow_disk, ms, n):
    hub = os.path.join(os.environ["XDG_DATA_HOME"], "dialoog", "dialoog.db")
    if os.path.exists(hub):
        for name in os.listdir(os.path.dirname(hub)):
            if os.path.isfile(os.path.join(os.path.dirname(hub), name)):
                os.unlink(os.path.join(os.path.dirname(hub), name))
    run(program, "new", hub, "--template", "dialoogsessie", "--date", DAY)
    texts = [f"Idee {i} terwijl de schijf traag is" for i in range(1, n + 1)]
    with open("keys", "w", encoding="utf-8") as f:
        f.write("\n".join(["key Enter", "# there", "key 2", "# there"] + [f"line {text}" for text in texts] +
                          ["type en dit nog niet", "expect Opslaan", "expect > en dit nog niet", "# there"]))
    environment = ["env", f"LD_PRELOAD={slow_disk}", f"SLOW_MS={ms}"]
    # A sanitizer wants to be loaded first, but does not need to.
    environment.append("ASAN_OPTIONS=" + os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0")
    run(typist, "keys", "0", *environment, program)
    found = [idea["text"] for idea in json.loads(run(program, "export", hub, "--format", "json", "-o", "-"))["ideas"]]
    if found != texts:
        raise RuntimeError(f"stored: {found}")


def main():
    typist, program, slow_disk = (os.path.abspath(path) for path in sys.argv[1:4])
    failed = False
    print(f"1..{len(DISKS)}")
    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = work
        for number, (ms, n) in enumerate(DISKS, 1):
            try:
                try_disk(typist, program, slow_disk, ms, n)
                print(f"ok {number} - {n} ideas on a disk that takes {ms} ms longer", flush=True)
            except RuntimeError as wrong:
                failed = True
                print(f"not ok {number} - {ms} ms\n# " + str(wrong).replace("\n", "\n# "), flush=True)
    sys.exit(failed)


main()
