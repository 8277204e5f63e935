#!/usr/bin/env python3
"""Looks at the PDF of each session with the tools that read PDF (poppler), and for the practice sessions at each
kind: tagged, with title and language, its fonts within it, a bookmark for every heading; the tags and the
text are those of the Markdown of the same document, in its order; every page has its number at its foot, and the
mark of a draft on top when it is one; the annexes begin a page; and what happens when the file is there already.

Usage: pdf_file.py PROGRAM ASSETS
"""
import os
import re
import shutil
import sys

import readers
import sessions
from command import own_folder, report, run
from tap import check, finish

PROGRAM, ASSETS = os.path.abspath(sys.argv[1]), sys.argv[2]
FOLDER = own_folder()
PROMISED = {"pdfuaid:part": ["1"], "pdfaid:part": ["2"], "pdfaid:conformance": ["B"]}
KINDS = ("verslag", "terugkoppeling", "opdrachtgever")


def without_backslashes(text):
    """LibreOffice 7.4 takes one in a heading for a mark of its own in the bookmark."""
    return readers.normal(text.replace("\\", ""))


def bookmarks(raw):
    return [without_backslashes(bytes.fromhex(title.decode()).decode("utf-16-be"))
            for title in re.findall(rb"/Title<FEFF([0-9A-F]*)>\s*/Dest", raw)]


def look_at(hub, kind, name):
    out, md, docx = (FOLDER / f"{hub.stem}-{kind}.{form}" for form in ("pdf", "md", "docx"))
    made = report(PROGRAM, hub, kind, "pdf", out)
    check(f"{name}, {kind}: made", made.returncode == 0 and out.exists(), made.stderr)
    if not out.exists():
        return
    for form, path in (("md", md), ("docx", docx)):
        report(PROGRAM, hub, kind, form, path)
    markdown = readers.Markdown(md).blocks
    headings = [text for block, text in markdown if block[0] == "h"]
    info = dict(re.findall(r"^(.*?): +(.*)$", run("pdfinfo", out).stdout, re.M))
    check("tagged", info.get("Tagged") == "yes", info)
    check("with its title", readers.normal(info.get("Title", "")) == headings[0], info)
    check("without scripts or fields", (info.get("JavaScript"), info.get("Form")) == ("no", "none"), info)
    raw = out.read_bytes()
    # ISO 14289-1 5 and ISO 19005-2 6.6.4: the file itself says in its metadata which standards it keeps to.
    meta = run("pdfinfo", "-meta", out).stdout
    marks = {mark: re.findall(rf"\b{mark}(?:>|=\")(\w+)", meta) for mark in PROMISED}
    check("says that it is PDF/UA-1 and PDF/A-2b", marks == PROMISED, marks)
    check("says its language", b"/Lang(nl-NL)" in raw or b"/Lang (nl" in raw, "no /Lang")
    check("a bookmark for every heading", bookmarks(raw) == list(map(without_backslashes, headings)),
          bookmarks(raw))
    fonts = run("pdffonts", out).stdout.splitlines()[2:]
    check("its fonts are within it", fonts and all(line.split()[-5] == "yes" for line in fonts), fonts)
    pdf = readers.Pdf(out)
    check("every page says which one it is", not pdf.footless, pdf.footless)
    check("the mark of a draft on every page, or on none", pdf.is_draft == (name not in sessions.FIXED), pdf.is_draft)
    annexes = [text for text in headings if text.startswith("Bijlage ")]
    check("the annexes begin a page", bool(annexes) == (kind != "terugkoppeling" and name != "empty")
          and all(map(pdf.begins_a_page, annexes[:1])), annexes)
    check("its figure has a description", pdf.figures == sessions.figures(kind, ASSETS), pdf.figures)
    wrong = pdf.tags_differ_from(markdown)
    check("every heading, list and table of the Markdown, in its order", not wrong, wrong)
    # The file for Word, of which it is made, says the same, with the captions.
    wrong = pdf.text_differs_from(readers.Word(docx).blocks)
    check("every text, in the same order", not wrong, wrong)
    links = set(re.findall(rb"/URI ?\(([^)]*)\)", raw))
    check("the links of the Markdown", links == {link.encode() for link in readers.Markdown(md).links}, links)


def main():
    for program in "soffice", "pdfinfo", "cmark-gfm":
        if not shutil.which(program):
            print(f"1..0 # SKIP {program} is not installed "
                  "(Debian: libreoffice-writer-nogui, poppler-utils, cmark-gfm)")
            return 0
    hubs = sessions.make(PROGRAM, ASSETS, FOLDER)
    for name, hub in hubs.items():
        for kind in KINDS if name.startswith("session") else KINDS[:1]:
            look_at(hub, kind, name)
    hub = hubs["session 1"]
    again = report(PROGRAM, hub, "verslag", "pdf", FOLDER / f"{hub.stem}-verslag.pdf")
    check("what is there already stays", again.returncode != 0 and "bestaat al" in again.stderr, again.stderr)
    return finish()


sys.exit(main())
