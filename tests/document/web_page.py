#!/usr/bin/env python3
"""The verslag of each kind of session as a web page is well-formed, its parts are what they are called, and in
Chromium it fits on a telephone and on paper.  (What it says is looked at by same_words.py.)

Usage: web_page.py PROGRAM ASSETS
"""
import html
import json
import os
import pathlib
import re
import shutil
import sys
import xml.etree.ElementTree as ElementTree

import sessions
from command import own_folder, run, run_well
from readers import Page, Pdf
from tap import check, finish, skip

PROGRAM, ASSETS = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
TELEPHONES = (320, 360, 390)
# ... a sheet of A4 without margins, a screen.
WIDTHS = (*TELEPHONES, 794, 1200)


def report(hub, kind, *more):
    return run_well(PROGRAM, "report", hub, "--format", kind, "--now", "2025-05-20T10:00", "-o", "-", *more)


def check_structure(name, text):
    page = Page(text)
    check(f"{name}: every tag is closed in its place", not page.wrong and not page.open,
          page.wrong + page.open)
    try:
        ElementTree.fromstring(text)
        check(f"{name}: well-formed XML", True)
    except ElementTree.ParseError as error:
        check(f"{name}: well-formed XML", False, error)
    check(f"{name}: its language", page.all("html") == [{"lang": "nl"}])
    check(f"{name}: one main, one title, UTF-8",
          [len(page.all(tag)) for tag in ("main", "title")] == [1, 1]
          and {"charset": "utf-8"} in page.all("meta"))
    check(f"{name}: one h1, at the top", page.headings[0] == 1 and page.headings.count(1) == 1)
    jumps = [pair for pair in zip(page.headings, page.headings[1:]) if pair[1] > pair[0] + 1]
    check(f"{name}: no level of heading is left out", not jumps, jumps)
    check(f"{name}: pictures have a description", all(i.get("alt") for i in page.all("img")))
    check(f"{name}: every heading of a table has a scope",
          all(th.get("scope") in ("col", "row") for th in page.all("th")))
    check(f"{name}: every table has a caption",
          len(page.all("table")) == len(page.all("caption")) > 0 or name == "empty")
    merged = [a for tag in ("td", "th") for a in page.all(tag) if {"colspan", "rowspan"} & set(a)]
    check(f"{name}: no cells are merged", not merged, merged)
    outside = [a for tag, a in page.tags if "src" in a and not a["src"].startswith("data:")
               or tag in ("script", "link", "iframe", "object")]
    check(f"{name}: nothing from outside, no scripts", not outside, outside)
    return page


def check_bars(page):
    """A bar as long as its number for each subtheme, the most dots first."""
    data = json.loads((ASSETS / "demo/session-1.json").read_text(encoding="utf-8"))
    dots = sorted((line["dots"] for line in data["count_lines"]
                   if line["count_id"] == data["counts"][-1]["id"]), reverse=True)
    bars = [a["style"] for tag, a in page.tags if tag == "span" and a.get("class") == "bar"]
    expected = [f"width:{n * 100 // dots[0]}%" for n in dots]
    # There are bars of other numbers too.
    check("a bar for every number of dots", any(bars[i:i + len(expected)] == expected
                                                for i in range(len(bars))), bars)


def title_of(text):
    return html.unescape(re.search("<title>(.*?)</title>", text, re.S)[1])


# ---- in a browser ----

def chromium(folder, *words):
    """Runs it with a profile of its own; only root has to do without its sandbox."""
    more = ["--no-sandbox"] if os.getuid() == 0 else []
    return run("chromium", "--headless=new", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder}/profile", *more,
               *words, timeout=100).stdout


def check_widths(folder, pages):
    """A page of ours looks at each verslag in a frame of each width, and says what sticks out."""
    outer = folder / "outer.html"
    frames = [(name, text, width) for name, text in pages.items() for width in WIDTHS]
    outer.write_text(
        "<!DOCTYPE html><meta charset='utf-8'>" + "".join(
            f"<iframe style='width:{width}px;height:900px;border:0' srcdoc=\"{html.escape(text)}\"></iframe>"
            for _, text, width in frames)
        + "<p id='said'></p><script>\n"
        "window.onload = () => {\n"
        "  document.getElementById('said').textContent = JSON.stringify(\n"
        "    [...document.querySelectorAll('iframe')].map(frame => {\n"
        "      const page = frame.contentDocument, root = page.documentElement;\n"
        "      const size = parseFloat(getComputedStyle(page.querySelector('td, p')).fontSize);\n"
        "      const wide = [...page.querySelectorAll('.wide, table')].filter(e => e.scrollWidth > e.clientWidth)\n"
        "        .map(e => `${e.innerText.slice(0, 60)}: ${e.scrollWidth}, not ${e.clientWidth}`);\n"
        "      return [page.title, root.scrollWidth, root.clientWidth, size, wide];\n"
        "    }));\n"
        "};</script>", encoding="utf-8")
    said = re.search(r"<p id=\"said\">(.*?)</p>", chromium(folder, "--dump-dom", outer.as_uri()), re.S)
    found = json.loads(html.unescape(said[1])) if said and said[1] else [["", 1, 0, 0, ["all"]]] * len(frames)
    for (name, text, width), (title, needed, room, size, wide) in zip(frames, found):
        # No script of somebody else ran, that would have given it another title.
        check(f"{name}: at {width} pixels it is the page", title == title_of(text), title)
        # Without a bar to scroll with, the page is as wide as its frame or a little less.
        check(f"{name}: at {width} pixels nothing sticks out", needed <= room <= width, f"{needed}, not {room}")
        # On a wide screen a table of words without an end may be scrolled.
        check(f"{name}: at {width} pixels every table has room in its box", width not in TELEPHONES or not wide, wide)
        check(f"{name}: at {width} pixels letters of 12 points", size >= 16, size)


def check_paper(folder, name, text):
    page, paper = folder / "page.html", folder / "page.pdf"
    page.write_text(text, encoding="utf-8")
    chromium(folder, "--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri())
    data = paper.read_bytes() if paper.exists() else b""
    pages = len(re.findall(rb"/Type\s*/Page\b", data))
    # A4 is 595 by 842 points.
    check(f"{name}: prints on A4", pages > 1 and b"/MediaBox [0 0 59" in data, f"{pages} pages")
    if shutil.which("pdftotext"):
        placed = run("pdftotext", "-bbox", paper, "-").stdout
        words = re.findall(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>', placed)
        # The margins are 22 mm, of which a word that cannot be broken well may take some; 15 mm is 43 points.
        outside = [w[2] for w in words if float(w[0]) < 43 or float(w[1]) > 595 - 43]
        check(f"{name}: nothing stands at the edge of the paper", len(words) > 100 and not outside, outside[:10])
        pdf = Pdf(paper)
        check(f"{name}: the mark of a draft on every page, or on none", pdf.is_draft == (name not in sessions.FIXED), pdf.is_draft)
        check(f"{name}: every page says which one it is", not pdf.footless, pdf.footless)
    else:
        skip(f"{name}: what stands on the paper", "pdftotext is not installed")
    paper.unlink(missing_ok=True)


def main():
    folder = own_folder()
    pages = {}
    for name, hub in sessions.make(PROGRAM, ASSETS, folder).items():
        pages[name] = report(hub, "html")
        page = check_structure(name, pages[name])
        check(f"{name}: it is a draft or not", page.is_draft == bool(page.all("header")) == (name not in sessions.FIXED))
        if name == "session 1":
            check_bars(page)
    check("a hostile title is a title",
          "<title>Verslag Titel &lt;/title&gt;&lt;script&gt;kapot()&lt;/script&gt; &amp; {PAGE} www" in pages["hostile"],
          pages["hostile"][:400])

    check("a draft says so, on top", Page(pages["empty"]).blocks[0] == ("mark", "CONCEPT")
          and report(folder / "empty.db", "txt").splitlines()[0] == "CONCEPT", pages["empty"][:400])
    if shutil.which("chromium"):
        check_widths(folder, pages)
        for name, text in pages.items():
            check_paper(folder, name, text)
    else:
        skip("in a browser", "chromium is not installed")
    return finish()


sys.exit(main())
