#!/usr/bin/env python3
"""Holds the Word file of a practice session against the Markdown of the same session: the same
headings, lists, tables and texts in the same order, and every part is XML.  Programs that read Word
files look at it too, when they are installed: python-docx and LibreOffice.

Usage: docx.py PROGRAM ASSETS
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

import tap

PROGRAM = os.path.abspath(sys.argv[1])
SESSIONS = sorted((pathlib.Path(sys.argv[2]) / "demo").glob("session-*.json"))
FOLDER = pathlib.Path(tempfile.mkdtemp())
os.environ["XDG_STATE_HOME"] = str(FOLDER)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
READ_BY_PYTHON_DOCX = """import docx, sys
d = docx.Document(sys.argv[1])
print(sum(p.style.name.startswith("Heading") for p in d.paragraphs), len(d.tables),
      sum(p.style.name == "List Paragraph" for p in d.paragraphs), d.core_properties.title)
"""


def step(name, problems, skipped=""):
    if skipped:
        tap.skip(name, skipped)
    else:
        tap.check(name, not problems, "\n".join(problems[:20]))


def differ(what, one, other):
    return [] if one == other else [f"{what}: {one!r} is not {other!r}"]


# ---- what the Markdown says ----

LIST_ITEM = re.compile(r"^(\s*)(?:[-+]|\d+[.)]) (.*)$")


def plain(text):
    """Markdown without its marks and escapes."""
    text = re.sub(r"(?<!\\)\[((?:[^\\\]]|\\.)*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"(?<!\\)\*+", "", text)
    return re.sub(r"\\([^\w\s])", r"\1", text).strip()


def cells_of(line):
    return [plain(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


class Markdown:
    def __init__(self, text):
        self.headings, self.items, self.tables, self.blocks = [], [], [], []
        self.lists = 0
        before = ""
        for line in text.splitlines():
            item = LIST_ITEM.match(line)
            if line.startswith("#"):
                marks, title = line.split(" ", 1)
                self.headings.append((len(marks), plain(title)))
                self.blocks.append(plain(title))
            elif item:
                self.items.append((len(item[1]) > 0, plain(item[2])))
                self.blocks.append(plain(item[2]))
                self.lists += not LIST_ITEM.match(before)
            elif line.startswith("|"):
                self.add_row(line, before)
            elif line.strip():
                self.blocks.append(plain(line.lstrip("> ")))
            before = line

    def add_row(self, line, before):
        if set(line) <= set("|-: "):
            return
        if not before.startswith("|"):
            self.tables.append([])
        self.tables[-1].append(cells_of(line))
        self.blocks += [cell for cell in cells_of(line) if cell]


# ---- what the Word file says ----


def text_of(element):
    """Of a picture what it says to who does not see it, as the Markdown has it."""
    for picture in element.iter(DRAWING + "docPr"):
        return f"[{picture.get('descr')}]"
    return "".join(t.text or "" for t in element.iter(W + "t")).strip()


def style_of(paragraph):
    return paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val")


def level_of(paragraph):
    return int(paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl").get(W + "val"))


class Word:
    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            self.broken = [f"{name}: {why}" for name, why in map(self.parse, (
                (package, name) for name in package.namelist() if not name.startswith("word/media/"))) if why]
            self.names = package.namelist()
            body = ElementTree.fromstring(package.read("word/document.xml"))[0]
        paragraphs = list(body.iter(W + "p"))
        styles = [(p, style_of(p)) for p in paragraphs]
        self.headings = [(int(s[7:]), text_of(p)) for p, s in styles if s.startswith("Heading")]
        self.items = [(level_of(p) > 0, text_of(p)) for p, s in styles if s == "ListParagraph"]
        self.lists = len({n.get(W + "val") for n in body.iter(W + "numId")})
        self.tables = [[[text_of(cell) for cell in row.findall(W + "tc")]
                        for row in table.findall(W + "tr")] for table in body.iter(W + "tbl")]
        self.with_header = len([table for table in body.iter(W + "tbl")
                                if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None])
        self.captions = len(list(body.iter(W + "tblCaption")))
        # A caption may be of the table only: Markdown has none.
        self.blocks = [(text_of(p), s == "Caption") for p, s in styles if text_of(p)]

    @staticmethod
    def parse(entry):
        package, name = entry
        try:
            ElementTree.fromstring(package.read(name))
            return name, ""
        except ElementTree.ParseError as error:
            return name, str(error)


def order_differs(markdown, word):
    """Every text of the Markdown, in order, and nothing else but captions."""
    wanted = list(markdown)
    for text, may_be_more in word:
        if wanted and wanted[0] == text:
            wanted.pop(0)
        elif not may_be_more:
            return [f"'{text}' stands where '{wanted[0] if wanted else 'nothing'}' should"]
    return [f"'{text}' is missing" for text in wanted]


def compare(name, path, markdown):
    word = Word(path)
    step(f"{name}: every part is XML", word.broken or differ(
        "the first part", word.names[0], "[Content_Types].xml"))
    step(f"{name}: headings", differ("headings", word.headings, markdown.headings))
    step(f"{name}: items of lists", differ("items", word.items, markdown.items))
    step(f"{name}: lists", differ("lists", word.lists, markdown.lists))
    step(f"{name}: tables", differ("tables", word.tables, markdown.tables))
    step(f"{name}: every table has a header and a caption", differ(
        "headers, captions", (word.with_header, word.captions), (len(word.tables),) * 2))
    step(f"{name}: every text, in order", order_differs(markdown.blocks, word.blocks))


# ---- other readers ----


def read_by_python_docx(name, path, markdown):
    for python in (sys.executable, "/usr/bin/python3"):
        run = subprocess.run([python, "-c", READ_BY_PYTHON_DOCX, path], capture_output=True,
                             text=True, check=False)
        if run.returncode == 0 or "No module named 'docx'" not in run.stderr:
            expected = (f"{len(markdown.headings)} {len(markdown.tables)} {len(markdown.items)} "
                        f"{markdown.headings[0][1]}\n")
            step(f"{name}: python-docx", run.stderr.splitlines()[-1:] or
                 differ("headings, tables, items, title", run.stdout, expected))
            return
    step(f"{name}: python-docx", [], "python3-docx is not installed")


def items_of(content):
    """An item around an inner list only is none; LibreOffice adds those."""
    return [item for item in content.iter(TEXT + "list-item")
            if item.find(TEXT + "p") is not None]


def read_by_libreoffice(name, path, markdown):
    if not shutil.which("soffice"):
        step(f"{name}: LibreOffice", [], "soffice is not installed")
        return
    # With a profile of its own: another one that runs would take the work and lose it.
    subprocess.run(["soffice", f"-env:UserInstallation=file://{FOLDER}/profile", "--headless",
                    "--norestore", "--convert-to", "odt", "--outdir", FOLDER, path],
                   capture_output=True, timeout=120, check=False)
    made = path.with_suffix(".odt")
    if not made.exists():
        step(f"{name}: LibreOffice", ["it made no file"])
        return
    with zipfile.ZipFile(made) as package:
        content = ElementTree.fromstring(package.read("content.xml"))
    headings = [(int(h.get(TEXT + "outline-level")), "".join(h.itertext()))
                for h in content.iter(TEXT + "h")]
    header_rows = list(content.iter(TABLE + "table-header-rows"))
    step(f"{name}: LibreOffice", differ("headings", headings, markdown.headings)
         + differ("tables", len(list(content.iter(TABLE + "table"))), len(markdown.tables))
         + differ("tables with a header", len(header_rows), len(markdown.tables))
         + differ("items", len(items_of(content)), len(markdown.items)))


def dialoog(*words):
    subprocess.run([PROGRAM, *map(str, words)], capture_output=True, check=True)


def main():
    for session in SESSIONS:
        hub, path = FOLDER / f"{session.stem}.db", FOLDER / f"{session.stem}.docx"
        dialoog("import", hub, session)
        dialoog("report", hub, "--format", "md", "-o", path.with_suffix(".md"))
        dialoog("report", hub, "--format", "docx", "-o", path)
        markdown = Markdown(path.with_suffix(".md").read_text(encoding="utf-8"))
        compare(session.stem, path, markdown)
        read_by_python_docx(session.stem, path, markdown)
        read_by_libreoffice(session.stem, path, markdown)
    return tap.finish() if SESSIONS else 1


try:
    sys.exit(main())
finally:
    shutil.rmtree(FOLDER, ignore_errors=True)
