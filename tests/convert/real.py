#!/usr/bin/env python3
"""LibreOffice and Chromium as they are make a PDF, also where the folder for temporary files has a name
that means something in an address: tagged, with its title, its language and a bookmark for every heading, and nothing is left of it.

Usage: real.py PROGRAM SESSION
"""
import html
import os
import re
import shutil
import sys

from command import own_folder, run
from converters import CONVERTERS, path_with
from tap import check, finish, skip

PROGRAM, SESSION = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
STRANGE = "een map #1 %41 é&?, met een naam die langer is dan die van een socket mag zijn"


def readable(text):
    return " ".join(html.unescape(text).split())


def look_at(folder, hub, name, program):
    temporary, out = folder / f"{program} {STRANGE}", folder / f"{program}.pdf"
    temporary.mkdir()
    made = run(PROGRAM, "report", hub, "--format", "pdf", "-o", out,
               env={**os.environ, "PATH": path_with(folder / program, program), "TMPDIR": str(temporary)})
    check(f"{name} makes it", made.returncode == 0 and out.exists(), made.stderr)
    info = run("pdfinfo", out).stdout
    check("tagged", re.search(r"^Tagged: +yes$", info, re.M), info)
    check("with its title", re.search(r"^Title: +Verslag ", info, re.M), info)
    check("says its language", re.search(rb"/Lang ?\(nl", out.read_bytes()), "no /Lang")
    found = [readable(title) for title in re.findall("<item [^>]*>(.*?)</item>", run("pdftohtml", "-xml", "-i", "-stdout", out).stdout)]
    headings = [readable(text) for text in re.findall("<h[1-6][^>]*>(.*?)</h[1-6]>", run(
        PROGRAM, "report", hub, "--format", "html", "-o", "-").stdout)]
    check("a bookmark for every heading", found == headings and len(headings) > 20, found)
    check("nothing stays", not list(temporary.iterdir()), list(temporary.iterdir()))


def main():
    if not shutil.which("pdfinfo"):
        print("1..0 # SKIP poppler is not installed (Debian: poppler-utils)")
        return 0
    folder = own_folder()
    run(PROGRAM, "import", folder / "hub.db", SESSION)
    for converter, (program, *_) in CONVERTERS:
        if shutil.which(program):
            look_at(folder, folder / "hub.db", converter, program)
        else:
            skip(f"{converter} makes it", f"{program} is not installed")
    return finish()


sys.exit(main())
