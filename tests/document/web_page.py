#!/usr/bin/env python3
"""web_page.py PROGRAM ASSETS: the verslag as a web page, and as plain text, of the demo sessions.

It is well-formed, its parts are what they are called, it says what the Markdown says, and in
Chromium, where that is installed, it fits on a telephone and on paper.
"""
import html
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from tap import check, finish, skip

PROGRAM, ASSETS = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
VOID = {"br", "img", "meta", "wbr"}
HOSTILE = [
    "<script>document.title = 'kapot'</script>", "</td></table><h1>Meer", "]]> <![CDATA[ <!--",
    "\" onmouseover=\"alert(1)\" x='", "&lt;b&gt; &amp;amp; &#60;", "=HYPERLINK(\"http://e\")",
    "w" * 2000, "cafe\u0301 \U0001f600 \u0645\u0631\u062d\u0628\u0627",
]


class Page(html.parser.HTMLParser):
    """What a reader of the page meets, in order; captions apart, which only this format shows."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.headings, self.words, self.captions = [], [], [], [], []
        self.wrong = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in ("td", "th", "li", "p", "br", "caption") or tag[0] == "h":
            self.words.append(" ")
        if tag == "img":
            self.words.append(f" [{dict(attrs).get('alt')}] ")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.wrong.append(f"<{tag} />")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data):
        if "caption" in self.open:
            self.captions.append(data)
        elif not {"style", "title"} & set(self.open):
            self.words.append(data)

    def text(self):
        return "".join(self.words)

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


def dialoog(*words):
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"# dialoog {' '.join(words)}: {done.stderr}")
    return done.stdout


def report(hub, number, kind):
    return dialoog("report", hub, "--session", str(number), "--format", kind, "--now",
                   "2025-05-20T10:00", "-o", "-")


def words_of_markdown(text):
    """The words that are to be read, without what only marks them up."""
    lines = []
    for line in text.splitlines():
        line = re.sub(r"^\s*(#+|[-+>]|\d+[.)])( |$)", "", line)
        if line.startswith("|"):
            line = "" if re.fullmatch(r"[|: -]+", line) else re.sub(r"(?<!\\)\|", " ", line)
        line = re.sub(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)", r"\1", line)
        line = re.sub(r"(?<!\\)\*", "", line)
        lines.append(re.sub(r"\\([^\w\s])", r"\1", line.rstrip("\\")))
    return " ".join(lines).split()


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
          len(page.all("table")) == len(page.all("caption")) > 0)
    merged = [a for tag in ("td", "th") for a in page.all(tag) if {"colspan", "rowspan"} & set(a)]
    check(f"{name}: no cells are merged", not merged, merged)
    outside = [a for tag, a in page.tags if "src" in a and not a["src"].startswith("data:")
               or tag in ("script", "link", "iframe", "object")]
    check(f"{name}: nothing from outside, no scripts", not outside, outside)
    return page


def bare_words(text):
    """Words without brackets around them, which plain text puts around addresses too, and without the colon
    that it puts behind the head of a column of a table that is too wide for it."""
    return re.sub(r"[():]", " ", text).split()


def check_words(name, page, plain, markdown):
    words = words_of_markdown(markdown)
    found = page.text().split()
    first = next((i for i, pair in enumerate(zip(words, found)) if pair[0] != pair[1]), 0)
    check(f"{name}: the words of the Markdown, in its order", len(words) > 1000 and words == found,
          f"{words[first:first + 12]}\n{found[first:first + 12]}")
    missing = set(bare_words(" ".join(words))) - set(bare_words(plain))
    check(f"{name}: the words of the Markdown in plain text", not missing, missing)
    lines = plain.splitlines()
    check(f"{name}: lines of plain text", max(map(len, lines)) <= 72
          and all(line == line.rstrip() for line in lines) and plain[-2:].strip("\n") != ""
          and plain.endswith("\n"))


def check_session(data, page, plain):
    """What people made is in both, whole."""
    dots = {line["option_id"]: line["dots"] for line in data["count_lines"]
            if line["count_id"] == data["counts"][-1]["id"]}
    titles = {s["id"]: s["title"] for s in data["subthemes"]}
    results = [f"{titles[o['subtheme_id']]} {n} {dots[o['id']]}" for o in data["ballot_options"]
               for n in [sum(i["subtheme_id"] == o["subtheme_id"] for i in data["ideas"])]]
    texts = [row["public_text"] or row["text"] for row in data["solutions"] + data["ideas"]]
    seen = " ".join(page.text().split())
    missing = [text for text in results + texts if text not in seen]
    check("every subtheme with its dots, idea and solution", len(texts) > 100 and not missing,
          missing)
    words = set(bare_words(plain))
    missing = [text for text in texts if not set(bare_words(text)) <= words]
    check("the same in plain text", not missing, missing)
    bars = [a["style"] for tag, a in page.tags if tag == "span" and a.get("class") == "bar"]
    most = max(dots.values())
    expected = [f"width:{n * 100 // most}%" for n in sorted(dots.values(), reverse=True)]
    # There are bars of other numbers too.
    check("a bar for every number of dots", any(bars[i:i + len(expected)] == expected
                                                for i in range(len(bars))), bars)


def hostile_session(data):
    """The session with other words in its ideas and its titles."""
    ideas = [idea for idea in data["ideas"] if not idea["public_text"]]
    for text, idea in zip(HOSTILE, ideas):
        idea["text"] = text
    data["sessions"][0]["title"] = f"Titel </title><script>kapot()</script> & {'w' * 120}"
    return data


def check_hostile(page, text):
    seen = " ".join(page.text().split())
    missing = [t for t in HOSTILE if t.replace("e\u0301", "\u00e9") not in seen]
    check("hostile texts are texts", not missing, missing)
    check("a hostile title is a title",
          "<title>Verslag Titel &lt;/title&gt;&lt;script&gt;kapot()&lt;/script&gt; &amp; www" in text,
          text[:400])


# ---- in a browser ----

def chromium(folder, *words):
    """Runs it with a profile of its own; only root has to do without its sandbox."""
    more = ["--no-sandbox"] if os.getuid() == 0 else []
    return subprocess.run(
        [shutil.which("chromium"), "--headless=new", "--disable-gpu", "--no-first-run",
         f"--user-data-dir={folder}/profile", *more, *words], capture_output=True, text=True,
        timeout=100, check=False).stdout


def check_width(folder, name, text, width):
    """A page of ours looks at the verslag in a frame of that width, and says what sticks out."""
    outer = pathlib.Path(folder) / "outer.html"
    outer.write_text(
        f"<!DOCTYPE html><meta charset='utf-8'><iframe style='width:{width}px;height:900px;border:0'"
        f" srcdoc=\"{html.escape(text)}\"></iframe><p id='said'></p><script>\n"
        "window.onload = () => {\n"
        "  const page = document.querySelector('iframe').contentDocument;\n"
        "  const root = page.documentElement;\n"
        "  const size = parseFloat(getComputedStyle(page.querySelector('td, p')).fontSize);\n"
        "  document.getElementById('said').textContent =\n"
        "      `${page.title ? 'page' : 'none'} ${root.scrollWidth} ${root.clientWidth} ${size}`;\n"
        "};</script>", encoding="utf-8")
    said = re.search(r"<p id=\"said\">(\w+) (\d+) (\d+) ([\d.]+)</p>",
                     chromium(folder, "--dump-dom", outer.as_uri()))
    # Without a bar to scroll with, the page is as wide as its frame or a little less.
    holds = said and said[1] == "page" and int(said[2]) <= int(said[3]) <= width
    check(f"{name}: at {width} pixels nothing sticks out", holds, said and said[0])
    check(f"{name}: at {width} pixels letters of 12 points", said and float(said[4]) >= 16)


def check_paper(folder, name, text):
    page, paper = pathlib.Path(folder) / "page.html", pathlib.Path(folder) / "page.pdf"
    page.write_text(text, encoding="utf-8")
    chromium(folder, "--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri())
    data = paper.read_bytes() if paper.exists() else b""
    pages = len(re.findall(rb"/Type\s*/Page\b", data))
    # A4 is 595 by 842 points.
    check(f"{name}: prints on A4", pages > 5 and b"/MediaBox [0 0 59" in data, f"{pages} pages")
    paper.unlink(missing_ok=True)


def check_in_browser(folder, pages):
    if not shutil.which("chromium"):
        skip("in a browser", "chromium is not installed")
        return
    for name, text in pages.items():
        check_width(folder, name, text, 320)
        check_width(folder, name, text, 900)
        check_paper(folder, name, text)


def main():
    with tempfile.TemporaryDirectory() as folder:
        hub, data = f"{folder}/hub.db", json.loads((ASSETS / "demo/session-1.json").read_text())
        dialoog("import", hub, str(ASSETS / "demo/session-1.json"))
        dialoog("import", hub, str(ASSETS / "demo/session-2.json"))
        first, plain = report(hub, 1, "html"), report(hub, 1, "txt")
        page = check_structure("session 1", first)
        check_words("session 1", page, plain, report(hub, 1, "md"))
        check_session(data, page, plain)
        check("a closed session is no draft", not page.all("header"))

        dialoog("new", hub, "--template", "dialoogsessie", "--date", "2025-06-12")
        draft = Page(report(hub, 3, "html"))
        check("an open session is a draft, on top", {"class": "mark"} in draft.all("p")
              and draft.text().split()[0] == report(hub, 3, "txt").splitlines()[0] == "CONCEPT",
              draft.text()[:200])

        (pathlib.Path(folder) / "hostile.json").write_text(json.dumps(hostile_session(data)))
        dialoog("import", f"{folder}/hostile.db", f"{folder}/hostile.json")
        hostile = report(f"{folder}/hostile.db", 1, "html")
        check_hostile(check_structure("hostile", hostile), hostile)
        check_in_browser(folder, {"session 1": first, "hostile": hostile})
    return finish()


sys.exit(main())
