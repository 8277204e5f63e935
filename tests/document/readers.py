"""A document read back from each format, by what reads that format: cmark-gfm, Python's HTML parser, the
XML of the packages, poppler.  Each reader has:

blocks  what it says, in order: ("h1", text), ("p", text), ("item", label and text) or ("row", cells);
        blanks are one space.  A caption, which Markdown lacks, is a ("caption", text).  A figure is the
        paragraph that Markdown has in its place: ("p", "[description]").
links   the addresses to which it leads.
figures the descriptions of its figures: each is a picture that is in the file itself.  (Not of Markdown.)
is_draft, of what has pages: the mark of a draft is on top of every page.
odd     anything else that a typed text might have become: code, other pictures, scripts, fields.
"""
import html.parser
import itertools
import re
import subprocess
import unicodedata
import xml.etree.ElementTree as xml
import zipfile

BULLETS = {"-", "•", "–", "◦", "▪"}
MARK = "CONCEPT"


def normal(text):
    return " ".join(text.split())


def squeezed(text):
    return "".join(text.split())


def labelled(label, text):
    """A list item as a reader sees it: every bullet is the same, a number counts."""
    return "item", normal(f"{'-' if label in BULLETS else label} {text}")


def figure(description):
    """What Markdown has in the place of it."""
    return f"[{description}]"


def count_tables(blocks):
    kinds = [kind for kind, _ in blocks]
    return sum(kind == "row" and before != "row" for before, kind in zip([""] + kinds, kinds))


def bare(tag):
    return tag.rpartition("}")[2]


# ---- Markdown ----

class Markdown:
    """By the parser of GitHub, with what GitHub adds to CommonMark."""

    def __init__(self, path):
        made = subprocess.run(["cmark-gfm", "--to", "xml", "-e", "table", "-e", "strikethrough", "-e", "tasklist",
                               path], capture_output=True, check=True).stdout
        self.blocks, self.links, self.odd = [], [], []
        self._blocks(xml.fromstring(made))

    def _text(self, element):
        said = []
        for e in element:
            kind = bare(e.tag)
            if kind == "text":
                said.append(e.text or "")
            elif kind in ("softbreak", "linebreak"):
                said.append(" ")
            else:
                if kind == "link":
                    self.links.append(e.get("destination"))
                elif kind not in ("strong", "emph"):
                    self.odd.append(f"{kind}: {e.text}")
                said.append(self._text(e))
        return "".join(said)

    def _blocks(self, parent):
        for e in parent:
            kind = bare(e.tag)
            if kind == "heading":
                self.blocks.append((f"h{e.get('level')}", normal(self._text(e))))
            elif kind == "paragraph":
                self.blocks.append(("p", normal(self._text(e))))
            elif kind == "list":
                self._list(e)
            elif kind == "table":
                self.blocks += [("row", [normal(self._text(cell)) for cell in row]) for row in e]
            elif kind == "block_quote":
                self._blocks(e)
            else:
                self.odd.append(f"{kind}: {e.text}")

    def _list(self, element):
        for number, item in enumerate(element, int(element.get("start", 1))):
            label = "-" if element.get("type") == "bullet" else f"{number}."
            if bare(item.tag) != "item":
                self.odd.append(bare(item.tag))
            first, *rest = item
            self.blocks.append(labelled(label, self._text(first)))
            self._blocks(rest)


# ---- HTML ----

class Page(html.parser.HTMLParser):
    VOID = {"br", "img", "meta", "wbr"}
    TEXTS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "th", "caption"}
    KNOWN = TEXTS | VOID - {"img"} | set("html head title style body main header div span strong em a ul ol "
                                         "blockquote table thead tbody tr".split())

    def __init__(self, text):
        super().__init__()
        self.blocks, self.links, self.figures, self.odd = [], [], [], []
        self.open, self.tags, self.wrong = [], [], []
        self._now, self._row, self._labels = None, None, []
        self.feed(text)
        self.close()
        self.headings = [int(kind[1]) for kind, _ in self.blocks if kind[0] == "h"]
        # In the header, which stands on top of every page on paper.
        self.is_draft = self.blocks[0] == ("mark", MARK) and len(self.all("header")) == 1

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]

    def _end_text(self):
        if not self._now:
            return
        kind, text = self._now[0], normal("".join(self._now[1:]))
        if kind in ("td", "th"):
            self._row.append(text)
        elif kind == "li":
            self.blocks.append(labelled(next(self._labels[-1]), text))
        elif text:
            self.blocks.append((kind, text))
        self._now = None

    def _is_figure(self, attrs):
        tag, of = self.tags[-2]
        return tag == "p" and of in ({"class": "figure"}, {"class": "logo"}) and set(attrs) == {"alt", "src", "style"} \
            and attrs["src"].startswith("data:image/png;base64,")

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        if tag == "img" and self._is_figure(attrs):
            self.figures.append(attrs["alt"])
            self._now.append(figure(attrs["alt"]))
        elif tag not in self.KNOWN or any(name.startswith("on") for name in attrs):
            self.odd.append(self.get_starttag_text())
        if tag in self.TEXTS or tag in ("ul", "ol"):
            self._end_text()
        if tag in self.TEXTS:
            self._now = ["mark" if attrs.get("class") == "mark" else tag]
        elif tag in ("ul", "ol"):
            self._labels.append(itertools.repeat("-") if tag == "ul" else (f"{n}." for n in itertools.count(1)))
        elif tag == "tr":
            self._row = []
        elif tag == "a":
            self.links.append(attrs.get("href"))
        elif tag == "br" and self._now:
            self._now.append(" ")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.wrong.append(f"<{tag} />")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")
        if tag in self.TEXTS:
            self._end_text()
        elif tag in ("ul", "ol"):
            self._labels.pop()
        elif tag == "tr":
            self.blocks.append(("row", self._row))

    def handle_data(self, data):
        if self._now:
            self._now.append(data)
        elif data.strip() and not {"style", "title"} & set(self.open):
            self.wrong.append(f"loose text: {data}")

    def handle_comment(self, data):
        self.odd.append(f"<!--{data}-->")

    def unknown_decl(self, data):
        self.odd.append(f"<![{data}")

    def handle_pi(self, data):
        self.odd.append(f"<?{data}>")


# ---- the packages ----

class Package:
    """A zip file of XML parts."""

    def __init__(self, path):
        self.broken, self.parts = [], {}
        with zipfile.ZipFile(path) as package:
            self.entries, self.names = package.infolist(), package.namelist()
            if package.testzip():
                self.broken.append(package.testzip())
            for name in self.names:
                if name.endswith((".xml", ".rels")):
                    try:
                        self.parts[name] = xml.fromstring(package.read(name))
                    except xml.ParseError as error:
                        self.broken.append(f"{name}: {error}")


ODF = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
       for name in ("office", "style", "text", "table", "manifest", "drawing")}
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}href"


def odf(short):
    """text:p as ElementTree writes it."""
    prefix, local = short.split(":")
    return f"{{{ODF[prefix]}}}{local}"


class Odt(Package):
    KNOWN = {odf(f"text:{name}") for name in ("h", "p", "span", "a", "s", "tab", "line-break", "list", "list-item")}

    def __init__(self, path):
        super().__init__(path)
        self.blocks, self.links, self.figures, self.odd = [], [], [], []
        self._styles = {}
        for part in self.parts.values():
            for style in part.iter(odf("text:list-style")):
                self._styles[style.get(odf("style:name"))] = {
                    level.get(odf("text:level")): level.get(odf("text:bullet-char")) for level in style}
        self._blocks(self.parts["content.xml"].find(".//office:text", ODF))
        head = self.parts["styles.xml"].find(".//style:master-page/style:header", ODF)
        self.is_draft = head is not None and "".join(head.itertext()) == MARK

    def _figure(self, frame):
        """A picture that is in the package, and its description."""
        picture, description = frame.find(odf("drawing:image")), frame.find(SVG + "desc")
        if len(frame) != 2 or picture is None or description is None or picture.get(XLINK) not in self.names:
            self.odd.append(xml.tostring(frame))
            return ""
        self.figures.append(description.text)
        return figure(description.text)

    def _text(self, element):
        said = [element.text or ""]
        for e in element:
            if e.tag == odf("drawing:frame"):
                said += [self._figure(e), e.tail or ""]
                continue
            if e.tag not in self.KNOWN:
                self.odd.append(bare(e.tag))
            if e.tag == odf("text:a"):
                self.links.append(e.get(XLINK))
            said += [" " if bare(e.tag) in ("s", "tab", "line-break") else self._text(e), e.tail or ""]
        return "".join(said)

    def _blocks(self, parent, style=None, depth=0):
        for e in parent:
            if e.tag == odf("text:h"):
                self.blocks.append((f"h{e.get(odf('text:outline-level'))}", normal(self._text(e))))
            elif e.tag == odf("text:p"):
                is_caption = e.get(odf("text:style-name"), "").startswith("Caption")
                self.blocks.append(("caption" if is_caption else "p", normal(self._text(e))))
            elif e.tag == odf("text:list"):
                self._list(e, e.get(odf("text:style-name"), style), depth + 1)
            elif e.tag == odf("table:table"):
                for row in e.iter(odf("table:table-row")):
                    self.blocks.append(("row", [normal(" ".join(map(self._text, cell))) for cell in row]))
            elif e.text or len(e):
                self.odd.append(bare(e.tag))

    def _list(self, element, style, depth):
        for number, item in enumerate(element, 1):
            self.blocks.append(labelled(self._styles[style][str(depth)] or f"{number}.", self._text(item[0])))
            self._blocks(item[1:], style, depth)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/%s}%s"


class Word(Package):
    # What a run and a paragraph are made of here; a field would be fldSimple, fldChar or instrText.
    KNOWN = {W + name for name in ("pPr", "r", "rPr", "t", "br", "tab", "hyperlink", "bookmarkStart", "bookmarkEnd")}

    def __init__(self, path):
        super().__init__(path)
        self.blocks, self.links, self.figures, self.odd = [], [], [], []
        self._targets = {e.get("Id"): e.get("Target") for e in self.parts["word/_rels/document.xml.rels"]}
        numbering = self.parts["word/numbering.xml"]
        kinds = {a.get(W + "abstractNumId"): {
            level.get(W + "ilvl"): level.find(W + "numFmt").get(W + "val") == "decimal" for level in a.iter(W + "lvl")}
            for a in numbering.iter(W + "abstractNum")}
        self._is_number = {n.get(W + "numId"): kinds[n.find(W + "abstractNumId").get(W + "val")]
                           for n in numbering.iter(W + "num")}
        self._numbers = {}
        for e in self.parts["word/document.xml"][0]:
            if e.tag == W + "p":
                self.blocks.append(self._paragraph(e))
            elif e.tag == W + "tbl":
                for row in e.findall(W + "tr"):
                    self.blocks.append(("row", [normal(" ".join(map(self._text, cell.findall(W + "p"))))
                                                for cell in row.findall(W + "tc")]))
            elif e.tag != W + "sectPr":
                self.odd.append(bare(e.tag))
        self.blocks = [block for block in self.blocks if block[1]]
        self.is_draft = "word/header1.xml" in self.parts and "".join(self.parts["word/header1.xml"].itertext()) == MARK

    def _figure(self, drawing):
        """A picture that is in the package, and its description."""
        told = list(drawing.iter(DRAWING % ("wordprocessingDrawing", "docPr")))
        pictures = [self._targets.get(e.get(RELATIONS + "embed")) for e in drawing.iter(DRAWING % ("main", "blip"))]
        if len(told) != 1 or len(pictures) != 1 or f"word/{pictures[0]}" not in self.names:
            self.odd.append(xml.tostring(drawing))
            return ""
        self.figures.append(told[0].get("descr"))
        return figure(told[0].get("descr"))

    def _text(self, element):
        said = []
        for e in element:
            if e.tag == W + "drawing":
                said.append(self._figure(e))
                continue
            if e.tag not in self.KNOWN:
                self.odd.append(bare(e.tag))
            if e.tag == W + "t":
                said.append(e.text or "")
            elif e.tag in (W + "br", W + "tab"):
                said.append(" ")
            elif bare(e.tag) in ("r", "hyperlink"):
                if e.tag == W + "hyperlink":
                    self.links.append(self._targets[e.get(RELATIONS + "id")])
                said.append(self._text(e))
        return "".join(said)

    def _paragraph(self, p):
        style = p.find(f"{W}pPr/{W}pStyle").get(W + "val")
        text = normal(self._text(p))
        if style.startswith("Heading"):
            return f"h{style[7:]}", text
        number = p.find(f"{W}pPr/{W}numPr")
        if number is None:
            return "caption" if style == "Caption" else "p", text
        which, level = (number.find(W + name).get(W + "val") for name in ("numId", "ilvl"))
        self._numbers[which, level] = self._numbers.get((which, level), 0) + 1
        return labelled(f"{self._numbers[which, level]}." if self._is_number[which][level] else "-", text)


# ---- PDF ----

def is_common(c):
    """A letter of the font of the document.  A letter of another font is drawn behind the rest of its line."""
    return c < "\u0590" or "\u1e00" <= c < "\u2e80"


def visible(text):
    return [c for c in squeezed(text) if unicodedata.category(c) != "Cf"]


def drawn(text):
    """Without blanks, and without the letters of other fonts: of these see lent()."""
    return "".join(filter(is_common, visible(text)))


def lent(text):
    """The letters of other fonts, as emoji and Chinese, in their order, and apart from them those that stand from right
    to left: poppler gives the words of these as they stand, the first one last, so only which there are is known."""
    letters = [c for c in visible(text) if not is_common(c)]
    to_left = [c for c in letters if unicodedata.bidirectional(c) in ("R", "AL")]
    return "".join(c for c in letters if c not in to_left), "".join(sorted(to_left))


class Pdf:
    """The tags in their order, and the text in the order in which it is drawn, without the mark on top of each
    page and "Pagina 2 van 9" at its foot; footless are the pages that lack the latter.  (pdfinfo can give the
    text of each tag, but takes a minute for it.)"""

    def __init__(self, path):
        told = subprocess.run(["pdfinfo", "-struct", path], capture_output=True, check=True).stdout
        self.blocks, self._tags = [], []
        self.heads = 0  # rows that begin with the name of a column
        for line in told.decode("utf-8").splitlines():
            tag = re.match(r"( *)([A-Z][A-Za-z0-9]*) ?(?:\((?:block|inline)\))?:?$", line)
            if tag:
                self._tag(len(tag[1]) // 2, tag[2])
        self.figures = [bytes.fromhex(text.decode()).decode("utf-16-be")
                        for text in re.findall(rb"/Alt<FEFF([0-9A-F]*)>", path.read_bytes())]
        raw = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout
        self.text, self.page_starts, self.footless, self.lent = "", [], [], lent(raw.decode("utf-8"))
        pages = raw.decode("utf-8").split("\f")[:-1]
        marked = sum(self._page(page.splitlines(), number, len(pages)) for number, page in enumerate(pages, 1))
        self.is_draft = marked == len(pages) if marked in (0, len(pages)) else f"{marked} of {len(pages)} pages"

    def _page(self, lines, number, pages):
        """Gives whether it has the mark."""
        self.page_starts.append(len(self.text))
        foot = f"Pagina {number} van {pages}"
        # Chromium draws the foot first.
        if foot in lines[:1] + lines[-1:]:
            del lines[-1 if lines[-1] == foot else 0]
        else:
            self.footless.append(number)
        is_marked = lines[:1] == [MARK]
        self.text += drawn("".join(lines[is_marked:]))
        return is_marked

    def begins_a_page(self, text):
        return any(self.text.startswith(drawn(text), at) for at in self.page_starts)

    def _tag(self, depth, tag):
        del self._tags[depth:]
        self._tags += [""] * (depth - len(self._tags)) + [tag]
        inside = set(self._tags[:-1]) & {"LI", "Table"}
        if tag == "TR":
            self.blocks.append(("row", []))
        elif tag in ("TD", "TH"):
            self.blocks[-1][1].append("")
            self.heads += tag == "TH" and len(self.blocks[-1][1]) == 1
        elif tag == "LI":
            self.blocks.append(("item", ""))
        elif re.fullmatch("H[1-6]|P|BlockQuote", tag) and not inside:
            self.blocks.append(("p" if tag == "BlockQuote" else tag.lower(), ""))
        elif tag == "Figure" and self._tags[-2] == "P":
            pass  # its paragraph is among the blocks
        elif tag in ("Figure", "Form", "Formula", "Note"):
            self.blocks.append((tag, ""))

    def tags_differ_from(self, blocks):
        wanted = [(kind, [""] * len(what) if kind == "row" else "") for kind, what in blocks]
        # A file for Word cannot end with a table.
        last = [("p", "")] if wanted[-1][0] == "row" and self.blocks[-1][0] == "p" else []
        if self.heads != count_tables(blocks):
            return f"{self.heads} tables have a header, of {count_tables(blocks)}"
        return difference(self.blocks, wanted + last)

    def text_differs_from(self, blocks):
        """A table has its caption (these are among the blocks) above it, and its names again on each page."""
        at, names = 0, None
        for kind, what in blocks:
            if kind == "p" and what in map(figure, self.figures):
                names = None
                continue
            said = drawn("".join(what))
            if kind == "item":
                said = drawn(what[2:] if what[:2] == "- " else what)
                at += self.text[at:at + 1] in BULLETS
            names = None if kind != "row" else names or said
            if kind == "row" and at in self.page_starts and self.text.startswith(names, at):
                at += len(names) if said != names else 0
            if not self.text.startswith(said, at):
                said = self._broken_row(said, names or "", at)
            if not said:
                return f"'{self.text[at:at + 100]}' stands where {what} should"
            at += len(said)
        wanted = lent("".join("".join(what) for _, what in blocks))
        return self.text[at:] or (self.lent != wanted and f"{self.lent} are drawn of {wanted}")

    def _broken_row(self, said, names, at):
        """What stands there when it is this row with pages that begin within it, which have the names of
        the columns on top and the rest of the cells; else nothing."""
        for pages in range(1, 6):
            found = self.text[at:at + len(said) + pages * len(names)]
            if sorted(found) == sorted(said + pages * names) and sum(at < p < at + len(found) for p in self.page_starts) == pages:
                return found
        return ""


# ---- plain text ----

def cells_wide(c):
    return 0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1


class Plain:
    """Lines of at most 72 cells; a table has its columns under lines of dashes, or is a line for each cell
    with the name of its column when it is too wide for that."""

    def __init__(self, text):
        self.lines = text.splitlines()
        said, part = [], []
        for line in self.lines[2 if self.lines[0] == "CONCEPT" else 0:] + [""]:
            if line:
                part.append(line)
            elif part:
                # A quotation, or a typed text that looks like one.
                if all(line.startswith("> ") for line in part):
                    part = [line[2:] for line in part]
                said += self._table(part) or [line for line in part if not re.fullmatch("=+|-+", line)]
                part = []
        self.text = squeezed("".join(said))

    @classmethod
    def _table(cls, lines):
        """The cells of each row, or nothing when it is no table."""
        at = next((i for i, line in enumerate(lines) if re.fullmatch(" *-+(?:  +-+)+", line)), None)
        if at is None:
            return None
        ends = [m.end() for m in re.finditer("-+", lines.pop(at))]
        rows = []
        for line in lines:
            cells = cls._cut(line, ends)
            full = [cell for cell in cells if cell.strip()]
            # What goes on from the line before hangs under it, and nothing stands beside it.
            if rows and len(full) == 1 and cls._hangs(full[0], has_gap=not cells[0].strip()):
                rows[-1] = [a + b for a, b in zip(rows[-1], cells)]
            else:
                rows.append(cells)
        return [cell for row in rows for cell in row]

    @staticmethod
    def _hangs(cell, has_gap):
        return len(cell) - len(cell.lstrip()) == (4 if has_gap else 2)

    @staticmethod
    def _cut(line, ends):
        cells, at, column = [""] * len(ends), 0, 0
        for c in line:
            while at >= ends[column] and column < len(ends) - 1 and cells_wide(c):
                column += 1
            cells[column] += c
            at += cells_wide(c)
        return cells

    def differs_from(self, blocks):
        """Where it does not say what these blocks say, in their order; "" when it does."""
        at, names = 0, None
        for kind, what in blocks:
            ways = [squeezed("".join(what))]
            if kind != "row":
                names = None
                ways.append(ways[0].removeprefix(">"))
            elif names is None:
                names = what
                ways.append("")
            else:
                ways.append(squeezed("".join(f"{name}: {cell}" if name else cell
                                             for name, cell in zip(names, what) if cell)))
            way = next((way for way in ways if self.text.startswith(way, at)), None)
            if way is None:
                return f"'{self.text[at:at + 100]}' stands where {what} should"
            at += len(way)
        return self.text[at:]


# ---- comparing ----

def difference(found, wanted, same=normal):
    """Where these blocks are not those of the Markdown; "" when they are.  A caption may be a paragraph of
    the Markdown, or be one more; in a PDF nothing tells it from a paragraph before a table.  The mark of a
    draft is a sentence there."""
    def alike(one, other):
        return one[0] == other[0] and (list(map(same, one[1])) == list(map(same, other[1])) if one[0] == "row"
                                       else same(one[1]) == same(other[1]))

    at = 0
    for block, after in zip(found, found[1:] + [("", "")]):
        if at < len(wanted) and alike(("p" if block[0] == "caption" else block[0], block[1]), wanted[at]):
            at += 1
        elif not (block[0] in ("caption", "mark") or block[0] == "p" and after[0] == "row"):
            return f"{block} stands where {wanted[at] if at < len(wanted) else 'the end'} should"
    return f"{wanted[at]} is missing" if at < len(wanted) else ""
