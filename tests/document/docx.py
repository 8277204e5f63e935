#!/usr/bin/env python3
"""The Word file of each kind of session is a good package: every part is XML, every table has a header
and a caption; and python-docx, which knows Word files, finds the headings, tables, list items and title of
the Markdown.  (What it says is looked at by same_words.py, what LibreOffice makes of it by pdf_file.py.)

Usage: docx.py PROGRAM ASSETS
"""
import os
import shutil
import sys

import readers
import sessions
import tap
from command import own_folder, run, run_well

PROGRAM, ASSETS = os.path.abspath(sys.argv[1]), sys.argv[2]
FOLDER = own_folder()
READ_BY_PYTHON_DOCX = """import docx, sys
d = docx.Document(sys.argv[1])
print(sum(p.style.name.startswith("Heading") for p in d.paragraphs), len(d.tables),
      sum(p.style.name == "List Paragraph" for p in d.paragraphs), d.core_properties.title)
"""


def equal(name, found, wanted):
    tap.check(name, found == wanted, f"{found!r} is not {wanted!r}")


def look_at(name, path, blocks):
    word = readers.Word(path)
    tap.check(f"{name}: every part is XML", not word.broken, word.broken)
    equal("the first part", word.entries[0].filename, "[Content_Types].xml")
    tables = list(word.parts["word/document.xml"].iter(f"{readers.W}tbl"))
    equal("every table has a header", [t.find(f"{readers.W}tr/{readers.W}trPr/{readers.W}tblHeader") is not None
                                       for t in tables], [True] * len(tables))
    equal("every table has a caption", [len(list(t.iter(f"{readers.W}tblCaption"))) for t in tables], [1] * len(tables))
    equal("as many tables as in the Markdown", len(tables), readers.count_tables(blocks))
    kinds = [kind for kind, _ in blocks]
    read_by_python_docx(path, f"{sum(kind[0] == 'h' for kind in kinds)} {len(tables)} {kinds.count('item')} {blocks[0][1]}\n")


def read_by_python_docx(path, expected):
    for python in (sys.executable, "/usr/bin/python3"):
        done = run(python, "-c", READ_BY_PYTHON_DOCX, path)
        if done.returncode == 0 or "No module named 'docx'" not in done.stderr:
            equal("headings, tables, items and title for python-docx", done.stdout or done.stderr, expected)
            return
    tap.skip("python-docx", "python3-docx is not installed")


def main():
    if not shutil.which("cmark-gfm"):
        print("1..0 # SKIP cmark-gfm is not installed")
        return 0
    for name, hub in sessions.make(PROGRAM, ASSETS, FOLDER).items():
        for form in "md", "docx":
            run_well(PROGRAM, "report", hub, "--format", form, "-o", hub.with_suffix("." + form))
        look_at(name, hub.with_suffix(".docx"), readers.Markdown(hub.with_suffix(".md")).blocks)
    return tap.finish()


sys.exit(main())
