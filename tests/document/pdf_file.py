#!/usr/bin/env python3
"""Looks at the PDF of each practice session and each kind with the tools that read PDF (poppler):
tagged, with title and language, bookmarks, its fonts within it, the text in the order of the Markdown of
the same document; and at what happens when the file is there already.

Usage: pdf_file.py PROGRAM ASSETS
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from tap import check, finish

PROGRAM = os.path.abspath(sys.argv[1])
SESSIONS = sorted((pathlib.Path(sys.argv[2]) / "demo").glob("session-*.json"))
FOLDER = pathlib.Path(tempfile.mkdtemp())
os.environ["XDG_STATE_HOME"] = str(FOLDER)
KINDS = ("verslag", "terugkoppeling", "opdrachtgever")


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def words(text):
    """Words of letters and digits, so that marks, hyphens at the end of a line and folds do not matter."""
    text = re.sub(r"\\([^\w\s])", r"\1", text)
    return re.sub(r"[\W_]+", "", text)


def report(hub, kind, form, out):
    return run(PROGRAM, "report", hub, "--kind", kind, "--format", form, "-o", out)


def look_at(hub, kind, name):
    out, md = FOLDER / f"{name}-{kind}.pdf", FOLDER / f"{name}-{kind}.md"
    made = report(hub, kind, "pdf", out)
    check(f"{name}, {kind}: made", made.returncode == 0 and out.exists(), made.stderr)
    report(hub, kind, "md", md)
    markdown = md.read_text(encoding="utf-8")
    info = run("pdfinfo", out).stdout
    title = re.sub(r"\\([^\w\s])", r"\1", markdown.splitlines()[0][2:])
    check("tagged", re.search(r"^Tagged: +yes", info, re.M), info)
    check("with its title", re.search(rf"^Title: +{re.escape(title)}$", info, re.M), info)
    raw = out.read_bytes()
    check("says its language", b"/Lang(nl-NL)" in raw or b"/Lang (nl" in raw, "no /Lang")
    check("with bookmarks", b"/Outlines" in raw)
    fonts = run("pdffonts", out).stdout.splitlines()[2:]
    check("its fonts are within it", fonts and all(line.split()[-5] == "yes" for line in fonts), fonts)
    pages = int(re.search(r"^Pages: +(\d+)$", info, re.M)[1])
    feet = re.findall(r"Pagina (\d+) van (\d+)$", run("pdftotext", "-layout", out, "-").stdout, re.M)
    check("each page says which one of how many it is",
          feet == [(str(page), str(pages)) for page in range(1, pages + 1)], feet)
    text = words(run("pdftotext", "-layout", out, "-").stdout)
    missing = [line for line in markdown.splitlines()
               if line.startswith(("- ", "#")) and words(re.sub(r"\[|\]\([^)]*\)|\*", "", line)) not in text]
    # A line that goes on on the next page has a foot and a head within it.
    check("what the Markdown tells", len(missing) <= 3, missing)
    headings = [words(line) for line in markdown.splitlines() if line.startswith("## ")]
    places = [text.find(heading) for heading in headings]
    check("in the same order", places == sorted(places) and -1 not in places, list(zip(headings, places)))


def main():
    if not shutil.which("soffice") or not shutil.which("pdfinfo"):
        print("1..0 # SKIP LibreOffice or poppler is not installed "
              "(Debian: libreoffice-writer-nogui, poppler-utils)")
        return
    for session in SESSIONS:
        hub = FOLDER / f"{session.stem}.db"
        run(PROGRAM, "import", hub, session)
        for kind in KINDS:
            look_at(hub, kind, session.stem)
    again = report(FOLDER / f"{SESSIONS[0].stem}.db", "verslag", "pdf", FOLDER / f"{SESSIONS[0].stem}-verslag.pdf")
    check("what is there already stays", again.returncode != 0 and "bestaat al" in again.stderr, again.stderr)


main()
shutil.rmtree(FOLDER, ignore_errors=True)
sys.exit(finish())
