#!/usr/bin/env python3
"""What can go wrong when a document or the three CSV files are written, for every format: the exit code, one
sentence that says what, where and what to do, nothing half-made, also not where the other program works that
makes a PDF, and what was there before stays byte for byte.

Usage: faults.py PROGRAM ASSETS FAST_CLOCK.so [BAD_DISK.so]
"""
import os
import pathlib
import shutil
import subprocess
import sys

from command import own_folder, run
from tap import check, finish, skip

# Only root can mount a small disk, and others keep out of it by a view of the mounts of its own.
if os.environ.get("OWN_MOUNTS") != "yes" and subprocess.run(["unshare", "--mount", "true"], stderr=subprocess.DEVNULL,
                                                            check=False).returncode == 0:
    os.environ["OWN_MOUNTS"] = "yes"
    os.execvp("unshare", ["unshare", "--mount", sys.executable, *sys.argv])

PROGRAM, ASSETS, FAST_CLOCK = map(os.path.abspath, sys.argv[1:4])
BAD_DISK = os.path.abspath(sys.argv[4]) if len(sys.argv) > 4 else None
WORK = own_folder()
TMP, BIN, HUB = WORK / "tmp", WORK / "bin", WORK / "hub.db"
FORMATS = ("md", "html", "txt", "odt", "docx", "pdf", "csv")
NOW = ("--now", "2025-06-12T10:00")
PAGE = 4096
FULL = "de schijf is vol. Maak ruimte en probeer het opnieuw."
OTHER = 65534  # nobody

# The other program is played by a script; it makes the PDF where it works, or where its words say.
WHERE = {
    "soffice": 'to=document.pdf',
    "chromium": 'for word; do case $word in --print-to-pdf=*) to=${word#*=};; esac; done',
}
NAMES = {"soffice": "LibreOffice", "chromium": "Chromium"}
MAKES = '{ echo %PDF-1.7; head -c 100000 /dev/zero; echo %%EOF; } >"$to"'


def play(program, does):
    """This other program, and no other one."""
    for name in WHERE:
        (BIN / name).unlink(missing_ok=True)
    if program:
        (BIN / program).write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{WHERE[program]}\n{does}\n")
        (BIN / program).chmod(0o755)


def words(form, out=None, hub=HUB):
    """The command that makes it; without out it takes a name of its own in the current folder."""
    how = ["export", hub, "--format", "csv"] if form == "csv" else ["report", hub, "--format", form]
    return [*how, *NOW, *(["-o", out] if out else [])]


def preloaded(library):
    """A library in a folder without a blank in its name, at which LD_PRELOAD would be cut."""
    copy = WORK / os.path.basename(library)
    if not copy.exists():
        shutil.copy(library, copy)
    return str(copy)


def dialoog(command, program=PROGRAM, cwd=WORK, **more):
    environment = dict(os.environ, PATH=str(BIN), TMPDIR=str(TMP))
    environment.update(more.pop("env", {}))
    if "LD_PRELOAD" in environment:
        environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
    return run(program, *command, cwd=cwd, env=environment, timeout=100, **more)


def look(*folders):
    """All that is in these folders, with what is in it."""
    return {path: path.read_bytes() if path.is_file() else None for folder in folders for path in folder.rglob("*")}


def fails(name, code, sentence, folder, command, **more):
    """It fails so, its one sentence has these words, and nothing is left or changed."""
    before = look(folder, TMP)
    done = dialoog(command, **more)
    check(f"{name}: exit code {code}", done.returncode == code, f"{done.returncode}: {done.stderr}")
    check(f"{name}: says so", done.stderr.startswith("dialoog: ") and done.stderr.count("\n") == 1
          and sentence in done.stderr and not done.stdout, f"{sentence!r} is not in: {done.stderr}{done.stdout}")
    after = look(folder, TMP)
    changed = [str(path) for path in before.keys() | after.keys() if before.get(path, 0) != after.get(path, 0)]
    check(f"{name}: nothing is left or changed", not changed, changed)


def out_of(form, folder):
    return folder if form == "csv" else f"{folder}/uit.{form}"


def has_no_name(there):
    """-o with nothing as its name."""
    for form in FORMATS:
        fails(f"{form}: an empty name", 2, "dialoog: Bij -o hoort de naam van een bestand, en deze is leeg.\n", there,
              [*words(form), "-o", ""], cwd=there)


def is_made(name, command, **more):
    done = dialoog(command, **more)
    check(name, done.returncode == 0, done.stderr)
    return done.stdout.splitlines()


# ---- what is there already ----

def is_there():
    """One of each in a folder; gives what there is in it."""
    there = WORK / "there"
    for form in FORMATS:
        is_made(f"{form}: made", words(form, out_of(form, "there")))
    for form in FORMATS[:-1]:
        fails(f"{form}: a file that is there", 73, f"there/uit.{form} bestaat al en blijft zoals het is. Kies een andere naam.",
              there, words(form, f"there/uit.{form}"))
    play("soffice", f"{MAKES}; : >{WORK}/started")
    fails("pdf: a file that is there is seen at once", 73, "bestaat al", there, words("pdf", "there/uit.pdf"))
    check("pdf: nothing was started for it", not (WORK / "started").exists())
    play("soffice", MAKES)
    fails("csv: a file and no folder", 73, "De map there/uit.md is niet te maken", there, words("csv", "there/uit.md"))
    before = look(there)
    for form in FORMATS:
        made = [path for _ in range(2) for path in is_made(f"{form}: a name of its own", words(form), cwd=there)]
        check(f"{form}: another name each time", len(set(made)) == len(made) == (6 if form == "csv" else 2), made)
    after = look(there)
    check("what was there is as it was", all(after[path] == data for path, data in before.items()))
    return there


# ---- a stick that was taken out ----

def is_gone(there):
    for form in FORMATS:
        fails(f"{form}: a folder that is gone", 73, "er is geen map stick", there, words(form, out_of(form, "stick/map")))
        gone = WORK / "gone"
        gone.mkdir()
        # The folder goes away under the program.
        done = run("/bin/sh", "-c", 'rmdir ../gone; exec "$@"', "sh", PROGRAM, *words(form), cwd=gone,
                   env=dict(os.environ, PATH=f"{BIN}:/usr/bin:/bin", TMPDIR=str(TMP)))
        check(f"{form}: the current folder is gone", done.returncode == 73
              and "de map waarin je werkt is er niet meer. Kies een andere plek." in done.stderr, done.stderr)
        check(f"{form}: nothing stays of it", not look(TMP))


# ---- a disk that is full, that can only be read, that fails ----

def mount(*how):
    return subprocess.run(["mount", *how], stderr=subprocess.DEVNULL, check=False).returncode == 0


def fill(disk, free):
    """So many pages stay free."""
    (disk / "fill").unlink(missing_ok=True)
    room = os.statvfs(disk)
    with open(disk / "fill", "wb") as file:
        file.write(bytes(room.f_bavail * room.f_frsize - free * PAGE))


def pages(path):
    return -(-path.stat().st_size // PAGE)


def is_full(there):
    disk = WORK / "disk"
    disk.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)):
        skip("a disk that is full or can only be read", "a disk cannot be mounted here")
        return
    for name in there.iterdir():
        shutil.copy(name, disk)
    tables = sum(pages(path) for path in there.glob("PHUB-*.csv") if path.name[-6] != "-")
    for form in FORMATS:
        # No room at all; for a part of it; and for the last of the three files, or for the second.
        needed = tables if form == "csv" else pages(there / f"uit.{form}")
        for free in sorted({0, needed // 2, needed - 1} | ({needed - 2} if form == "csv" else set())):
            fill(disk, free)
            name = f"{form}: a full disk, {free} of {needed} pages"
            fails(name, 73, FULL, disk, words(form, "disk" if form == "csv" else f"disk/nieuw.{form}"))
            fails(f"{name}, a name of its own", 73, FULL, disk, words(form), cwd=disk)
    fill(disk, 0)
    fails("pdf: no room for the other program", 74, FULL, disk, words("pdf", "pdf.pdf"), env={"TMPDIR": str(disk)})
    (disk / "fill").unlink()
    is_made("pdf: with room it goes on", words("pdf", "disk/nieuw.pdf"))
    if mount("-o", "remount,ro", str(disk)):
        for form in FORMATS:
            fails(f"{form}: a disk that can only be read", 73, "op deze schijf kun je niet schrijven. Kies een andere plek.",
                  disk, words(form, "disk/map" if form == "csv" else f"disk/ook.{form}"))
    subprocess.run(["umount", disk], check=False)


def is_failing(there):
    """Each wait for the disk fails once: for the file, and for its folder."""
    if not BAD_DISK:
        skip("a disk that fails", "it was not built")
        return
    for form in FORMATS:
        waits = {"csv": 6, "pdf": 4}.get(form, 2)
        for n in range(1, waits + 1):
            # The file for the other program is not the one that was asked for.
            code = 74 if form == "pdf" and n <= 2 else 73
            fails(f"{form}: wait {n} for the disk fails", code, "de schijf of het apparaat werkt niet", there,
                  words(form, "there" if form == "csv" else f"there/nieuw.{form}"),
                  env={"LD_PRELOAD": preloaded(BAD_DISK), "FAIL_EVERY": str(n)})


# ---- a folder in which one may not write ----

def is_closed():
    open_, closed = WORK / "open", WORK / "open" / "closed"
    closed.mkdir(parents=True)
    for path in WORK, open_:
        path.chmod(0o755)
    shutil.copy(PROGRAM, open_ / "dialoog")
    shutil.copytree(os.environ["DIALOOG_LOCALEDIR"], open_ / "texts")
    shutil.copy(HUB, closed / "hub.db")
    (closed / "hub.db").chmod(0o644)
    closed.chmod(0o555)
    subprocess.run(["chmod", "-R", "a+rX", open_], check=True)
    TMP.chmod(0o1777)
    root = {"user": OTHER, "group": OTHER, "extra_groups": []} if os.getuid() == 0 else {}
    for form in FORMATS:
        fails(f"{form}: a folder that is not yours", 73,
              "je hebt hier geen toestemming voor. Vraag het de eigenaar of kies een andere plek.", closed,
              words(form, "map" if form == "csv" else f"uit.{form}", "hub.db"), program=open_ / "dialoog", cwd=closed,
              env={"DIALOOG_LOCALEDIR": str(open_ / "texts")}, **root)
    closed.chmod(0o755)


# ---- the other program ----

def is_alive(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def other_program(there):
    to = words("pdf", "there/nieuw.pdf")
    play(None, "")
    fails("pdf: no other program", 69, "Voor een PDF is LibreOffice of Chromium nodig", there, to)
    fails("pdf: no folder for it either", 69, "Maak een docx of html.", there, to, env={"TMPDIR": "/nergens"})
    play("soffice", MAKES)
    for where in "/nergens", "/dev/null", "/proc":
        fails(f"pdf: {where} for the other program", 73, f"TMPDIR is {where}, en daar is geen map te maken. "
              "Zet TMPDIR op een map waarin je mag schrijven, of laat het weg.\n", there, to, env={"TMPDIR": where})
    for program, name in NAMES.items():
        for what, does in (("crashes", f"{MAKES}; kill -SEGV $$"), ("says that it failed", f"{MAKES}; exit 7"),
                           ("makes nothing", "exit 0"), ("makes a half file", 'printf "%%PDF-1.7 half" >"$to"'),
                           ("makes rubbish", 'echo rommel >"$to"; echo meer >"$to.lock"'),
                           ("makes a folder", 'mkdir "$to"')):
            play(program, does)
            fails(f"pdf: {name} {what}", 74, "Probeer het opnieuw, of maak een docx of html.", there, to)
            check(f"pdf: {name} {what}: it is named", name in dialoog(to).stderr)
        play(program, "")
        (BIN / program).write_bytes(b"\177ELF\1\2\3")
        fails(f"pdf: {name} cannot be started", 74, "Probeer het opnieuw, of maak een docx of html.", there, to)
        play(program, f'sleep 1000 & echo "$$ $!" >{WORK}/hanging; wait')
        fails(f"pdf: {name} hangs", 74, "Het duurde langer dan 60 seconden. Probeer het opnieuw, of maak een docx of html.",
              there, to, env={"LD_PRELOAD": preloaded(FAST_CLOCK)})
        hanging = (WORK / "hanging").read_text(encoding="utf-8").split()
        check(f"pdf: {name}: what hangs is stopped", len(hanging) == 2 and not any(map(is_alive, hanging)), hanging)
        play(program, MAKES)
        is_made(f"pdf: {name} makes one", words("pdf", f"there/{program}.pdf"))


def main():
    for folder in TMP, BIN, WORK / "there":
        folder.mkdir()
    os.environ.update({name: str(WORK / name) for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")})
    play("soffice", MAKES)
    dialoog(["import", HUB, f"{ASSETS}/demo/session-1.json"])
    there = is_there()
    has_no_name(there)
    is_gone(there)
    is_full(there)
    is_failing(there)
    is_closed()
    other_program(there)
    return finish()


try:
    sys.exit(main())
finally:
    subprocess.run(["umount", WORK / "disk"], stderr=subprocess.DEVNULL, check=False)
