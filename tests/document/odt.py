#!/usr/bin/env python3
"""The verslag of a session as OpenDocument Text says what its Markdown says, in the same order and
with the same structure; and where there is a LibreOffice, that still finds all of it.

Usage: odt.py PROGRAM SESSION.json
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

import tap

PROGRAM, SESSION = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.mkdtemp()
os.environ["XDG_STATE_HOME"] = FOLDER
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
}
MEDIA_TYPE = b"application/vnd.oasis.opendocument.text"


def name(short):
    """A name as ElementTree writes it."""
    prefix, local = short.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def check(label, problem):
    """A test of its own: good when there is no problem, else what the problem is."""
    tap.check(label, not problem, problem)


def run(*command):
    subprocess.run(command, cwd=FOLDER, check=True, stdout=subprocess.DEVNULL, timeout=100)


def differs(found, wanted, what):
    return "" if found == wanted else f"{found} {what}, not {wanted}"


# ---- Markdown ----

def plain(text):
    """What a reader sees of a line of Markdown."""
    text = re.sub(r"\\(.)", lambda m: chr(0xE000 + ord(m[1])), text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("*", "")
    return re.sub(r"[\uE000-\uE0FF]", lambda m: chr(ord(m[0]) - 0xE000), text).strip()


def cells(line):
    return [plain(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def blocks_of_markdown(text):
    """(kind, what it says): a kind is h1 to h4, item, row or p."""
    for line in text.splitlines():
        if match := re.match(r"(#+) (.*)", line):
            yield f"h{len(match[1])}", plain(match[2])
        elif match := re.match(r" *(?:[-+]|\d+[.)]) (.*)", line):
            yield "item", plain(match[1])
        elif line.startswith("|"):
            if not re.fullmatch(r"\|( -+:? \|)+", line):
                yield "row", cells(line)
        elif line:
            yield "p", plain(line.removeprefix("> "))


def count_groups(kinds, kind):
    """How many runs of one kind there are."""
    return sum(k == kind and (i == 0 or kinds[i - 1] != kind) for i, k in enumerate(kinds))


# ---- OpenDocument ----

def text_of(element):
    return "".join(element.itertext())


def is_in_style(element, style):
    return element.get(name("text:style-name"), "").startswith(style)


def blocks_of_odt(parent):
    """The same of an element; captions and bars say nothing that Markdown has."""
    for e in parent:
        if e.tag == name("text:h"):
            yield f"h{e.get(name('text:outline-level'))}", text_of(e)
        elif e.tag == name("text:list"):
            for item in e:
                yield "item", text_of(item[0])
                yield from blocks_of_odt(item[1:])
        elif e.tag == name("table:table"):
            for row in e.iter(name("table:table-row")):
                yield "row", ["".join(map(text_of, cell)) for cell in row]
        elif e.find("draw:frame", NAMES) is not None:
            yield "p", f"[{text_of(e)}]"
        elif e.tag == name("text:p") and not is_in_style(e, "Caption"):
            yield "p", text_of(e)


def first_difference(found, wanted):
    for f, w in zip(found, wanted):
        if f != w:
            return f"{f} stands where {w} should"
    return differs(len(found), len(wanted), "blocks")


def check_package(path):
    with zipfile.ZipFile(path) as package:
        first = package.infolist()[0]
        check("the kind of file comes first, as it is",
              differs((first.filename, first.compress_type, first.extra, package.read(first)),
                      ("mimetype", zipfile.ZIP_STORED, b"", MEDIA_TYPE), "is first"))
        parts, names = {}, package.namelist()[1:]
        for entry in (n for n in names if not n.startswith("Pictures/")):
            try:
                parts[entry] = ET.fromstring(package.read(entry))
                problem = ""
            except ET.ParseError as error:
                problem = error
            check(f"{entry} is well-formed", problem)
    listed = [e.get(name("manifest:full-path")) for e in parts["META-INF/manifest.xml"]]
    wanted = ["/", *(n for n in names if n != "META-INF/manifest.xml")]
    check("the manifest lists every part", differs(sorted(listed), sorted(wanted), "are listed"))
    return parts


def check_styles(parts):
    """Whatever has a style, has one that there is."""
    defined = {e.get(name("style:name")) for part in parts.values() for e in part.iter()}
    kinds = [name("text:style-name"), name("table:style-name"), name("style:parent-style-name")]
    used = {e.get(kind) for part in parts.values() for e in part.iter() for kind in kinds} - {None}
    check("every style is defined", ", ".join(sorted(used - defined)))
    check("there are styles", differs(len(used) > 10, True, "many"))


def check_structure(blocks):
    levels = [int(kind[1]) for kind, _ in blocks if kind[0] == "h"]
    jumps = [i for i in range(1, len(levels)) if levels[i] > levels[i - 1] + 1]
    check("there is one title, first", differs((levels[0], levels.count(1)), (1, 1), "titles"))
    check("no level of heading is left out", ", ".join(map(str, jumps)))


def check_session(blocks):
    """What came out of the session is in the document, in a block of its own."""
    with open(SESSION, encoding="utf-8") as file:
        data = json.load(file)
    said = "\n".join(" | ".join(what) if kind == "row" else what for kind, what in blocks)
    for key, field in ("subthemes", "title"), ("solutions", "text"), ("count_lines", "dots"):
        texts = {str(row.get("public_text") or row[field]) for row in data[key]
                 if not row.get("withdrawn")}
        lost = [text for text in texts if text not in said]
        check(f"every one of the {key} is there",
              "; ".join(lost) or differs(bool(texts), True, key))


# ---- LibreOffice ----

def convert(kind, end):
    """What LibreOffice makes of the document; a profile of its own, as two at once need."""
    run("soffice", f"-env:UserInstallation=file://{FOLDER}/profile", "--headless", "--norestore",
        "--convert-to", kind, "--outdir", FOLDER, f"{FOLDER}/verslag.odt")
    return os.path.join(FOLDER, f"verslag.{end}")


def check_docx(blocks, tables):
    with zipfile.ZipFile(convert("docx", "docx")) as package:
        body = ET.fromstring(package.read("word/document.xml"))
    kinds = [kind for kind, _ in blocks]
    styles = [e.get(name("w:val")) for e in body.iter(name("w:pStyle"))]
    for level in range(1, 5):
        check(f"LibreOffice finds the headings of level {level}",
              differs(styles.count(f"Heading{level}"), kinds.count(f"h{level}"), "headings"))
    check("LibreOffice finds the tables",
          differs(len(list(body.iter(name("w:tbl")))), tables, "tables"))
    check("LibreOffice finds their header rows",
          differs(len(list(body.iter(name("w:tblHeader")))), tables, "header rows"))
    items = [p for p in body.iter(name("w:p"))
             if (number := p.find(".//w:numPr/w:numId", NAMES)) is not None
             and number.get(name("w:val")) != "0"
             and not p.find(".//w:pStyle", NAMES).get(name("w:val")).startswith("Heading")]
    check("LibreOffice finds the items of the lists",
          differs(len(items), kinds.count("item"), "items"))


def check_txt(blocks, markdown):
    with open(convert("txt:Text (encoded):UTF8", "txt"), encoding="utf-8-sig") as file:
        lines = [" ".join(line.split()) for line in file]
    text = "\n".join(lines)
    flat = [w for kind, what in blocks for w in (what if kind == "row" else [what])]
    # A picture has no text in a text.
    lost = [w for w in flat if " ".join(w.split()) not in text and not w.startswith("[QR-code ")]
    check("LibreOffice shows every text", "; ".join(lost))
    numbered = [plain(line) for line in markdown.splitlines() if re.match(r"\d+\. ", line)]
    lost = [n for n in numbered if n not in lines]
    check("LibreOffice numbers the lists from 1", "; ".join(lost) or differs(
        bool(numbered), True, "numbers"))


def main():
    run(PROGRAM, "import", "hub.db", SESSION)
    run(PROGRAM, "report", "hub.db", "-o", "verslag.md")
    run(PROGRAM, "report", "hub.db", "--format", "odt", "-o", "verslag.odt")
    with open(os.path.join(FOLDER, "verslag.md"), encoding="utf-8") as file:
        markdown = file.read()
    wanted = list(blocks_of_markdown(markdown))
    parts = check_package(os.path.join(FOLDER, "verslag.odt"))
    check_styles(parts)
    body = parts["content.xml"].find(".//office:text", NAMES)
    blocks = list(blocks_of_odt(body))
    check("it says what the Markdown says", first_difference(blocks, wanted))
    kinds = [kind for kind, _ in wanted]
    tables = len(list(body.iter(name("table:table"))))
    check("it has the tables of the Markdown", differs(tables, count_groups(kinds, "row"), "tables"))
    lists = len(body.findall("text:list", NAMES))
    check("it has the lists of the Markdown", differs(lists, count_groups(kinds, "item"), "lists"))
    nested = [p for p in body.iter(name("text:p")) if p.find(".//text:list", NAMES) is not None]
    check("no list stands in a paragraph", differs(len(nested), 0, "lists"))
    check_structure(blocks)
    check_session(blocks)
    if shutil.which("soffice"):
        check_docx(blocks, tables)
        check_txt(blocks, markdown)
    else:
        tap.skip("LibreOffice finds all of it", "soffice is not installed")
    return tap.finish()


try:
    code = main()
finally:
    shutil.rmtree(FOLDER, ignore_errors=True)
sys.exit(code)
