#!/usr/bin/env python3
"""How long each format of the verslag takes, for a session as it was and for one with 500 ideas, beside
pandoc making the same format of our Markdown, in turns in one run: whole processes, wall time.  It
passes or fails nothing: see docs/figures.md.

Usage: bench.py PROGRAM SOURCE
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

TIMES = 15
FORMATS = {"md": None, "html": "html", "txt": "plain", "odt": "odt", "docx": "docx", "pdf": None}


def timed(*command):
    begun = time.perf_counter()
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if ended.returncode != 0:
        sys.exit(f"{command}: {ended.returncode} {ended.stderr.decode()}")
    return (time.perf_counter() - begun) * 1000


def measure(program, work, name, session):
    hub, markdown = work / f"{name}.db", work / f"{name}.md"
    timed(program, "import", hub, session)
    timed(program, "report", hub, "-o", markdown)
    for form, theirs in FORMATS.items():
        if form == "pdf" and not shutil.which("soffice"):
            continue
        ours, others, sizes = [], [], set()
        for i in range(3 if form == "pdf" else TIMES):
            out = work / f"{name}-{i}.{form}"
            ours.append(timed(program, "report", hub, "--format", form, "-o", out))
            sizes.add(out.stat().st_size)
            if theirs and shutil.which("pandoc"):
                others.append(timed("pandoc", "-s", "-f", "gfm", "-t", theirs, "-M", "title=verslag",
                                    markdown, "-o", work / f"pandoc.{form}"))
        mine = statistics.median(ours)
        beside = f"{statistics.median(others):.1f} | {statistics.median(others) / mine:.1f}" if others else " | "
        print(f"| {name} | {form} | {mine:.1f} | {max(sizes) / 1024:.0f} | {beside} |", flush=True)


def main():
    program, source = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    print("| session | format | dialoog p50 ms | kB | pandoc p50 ms | times as long |")
    print("|---|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        os.environ["XDG_STATE_HOME"] = folder
        session = source / "assets" / "demo" / "session-1.json"
        measure(program, work, "session 1", session)
        many = work / "many.json"
        with open(many, "wb") as out:
            subprocess.run([sys.executable, source / "tests" / "cli" / "many.py", session], stdout=out, check=True)
        measure(program, work, "500 ideas", many)


main()
