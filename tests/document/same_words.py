#!/usr/bin/env python3
"""Every kind of session comes out the same in every format: what cmark-gfm reads in the Markdown, in this
order, is what stands in the web page, the plain text, and the files for LibreOffice and Word, of each
kind of document; and LibreOffice finds all of it in its own format.  (The PDF has a test of its own.)
What happened in the session is told, every idea is there once, the numbers add up, and a text that was
typed is a text.  A draft says so on every page, and nothing else does.

Usage: same_words.py PROGRAM ASSETS
"""
import json
import os
import re
import shutil
import sys
import unicodedata

import readers
import sessions
from command import own_folder, run, run_well
from tap import check, finish, skip

PROGRAM, ASSETS = os.path.abspath(sys.argv[1]), sys.argv[2]
FOLDER = own_folder()
NOW = "2025-06-12T10:00"
KINDS = ("verslag", "terugkoppeling", "opdrachtgever")
TO_PDF = ('pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
          '"ExportBookmarks":{"type":"boolean","value":"true"}}')
READERS = {"html": lambda path: readers.Page(path.read_text(encoding="utf-8")), "odt": readers.Odt, "docx": readers.Word}
# What must be told of the big session, however the sentences around it go.
TOLD = [
    "32 mensen praatten mee, onder wie 18 inwoners, 8 mensen uit zorg en welzijn en 5 mensen die beleid maken.",
    "De deelnemers schreven in 4 groepen 500 ideeën op.",
    "Gelijke stand op plaats 3: Ontmoeten en Samenwerking hadden elk 12 stickers.",
    "De tweede stemming gaf: Ontmoeten 14 stickers en Samenwerking 14 stickers.",
    "Het lot wees aan: Samenwerking. Meegekeken bij het loten: een deelnemer van groep 2.",
    "Stemming 1 telt niet mee. De reden: Er lagen stickers van een andere avond tussen.",
    "Bij de eerste telling klopte het totaal niet: 89 in plaats van 88. De reden: Bij G is er een dubbel geteld.",
    "De tweede telling klopte: 88 stickers.",
    "15 mei 2025: Eén deelnemer was niet meegeteld.",
    "15 mei 2025: De groep las het terug.",
    "10 ideeën staan op de parkeerplaats:",
]
TOLD_IN_NUMBERS = ["15 mei 2025: Eén deelnemer was niet meegeteld.", "15 mei 2025: De groep las het terug."]
# ... and of the second one, in which nobody voted.
TOLD_WITHOUT_VOTE = ["24 mensen praatten mee"]


def words_of(blocks):
    return " ".join(" ".join(what) if kind == "row" else what for kind, what in blocks)


def is_marked_or_not(name, kind, is_draft, blocks):
    """A draft says so below the title too; what is fixed says which version it is."""
    says = [what for block, what in blocks[1:3] if block == "p" and what.startswith("Concept: ")]
    check(f"{name}, {kind}: it says that it is a draft, or not", len(says) == is_draft, says)
    if kind == "verslag":
        check(f"{name}: which version it is", " · versie 1 · " in blocks[1][1], blocks[1])


def same_in_every_format(name, hub, kind):
    """Gives what the Markdown says."""
    is_draft = name not in sessions.FIXED
    paths = {}
    for form in ("md", "txt", *READERS):
        paths[form] = hub.with_suffix(f".{kind}.{form}")
        run_well(PROGRAM, "report", hub, "--kind", kind, "--format", form, "--now", NOW, "-o", paths[form])
    markdown = readers.Markdown(paths["md"])
    check(f"{name}, {kind}: nothing but text in the Markdown", not markdown.odd, markdown.odd)
    check("one title, first, and no level of heading is left out", levels_are_right(markdown.blocks))
    hidden = {c for c in words_of(markdown.blocks) if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn", "Cs")}
    check("nothing that cannot be seen", not hidden, hidden)
    # On a full page of a terugkoppeling the code gives way; of the others and of the demo it is there.
    wanted = [told for told in sessions.figures(kind, ASSETS) if ("p", f"[{told}]") in markdown.blocks]
    check(f"{name}, {kind}: the code is there", wanted == sessions.figures(kind, ASSETS)
          or (kind == "terugkoppeling" and name not in ("session 1", "session 2")), wanted)
    for form, reader in READERS.items():
        found = reader(paths[form])
        wrong = readers.difference(found.blocks, markdown.blocks)
        check(f"{name}, {kind}: the same in {form}", not wrong, wrong)
        check(f"nothing but text and the figure in {form}",
              not found.odd and found.figures == wanted, found.odd + found.figures)
        check(f"a draft or not in {form}", found.is_draft == is_draft, found.is_draft)
        check(f"the same links in {form}", found.links == markdown.links, found.links)
    text = paths["txt"].read_text(encoding="utf-8")
    wrong = readers.Plain(text).differs_from(markdown.blocks)
    check(f"{name}, {kind}: the same in plain text", not wrong, wrong)
    lines = text.split("\n")
    check("a draft or not in plain text", (lines[0] == readers.MARK) == is_draft, lines[0])
    is_marked_or_not(name, kind, is_draft, markdown.blocks)
    check("lines of plain text", lines[-1] == "" and lines[-2] and all(line == line.rstrip() for line in lines)
          and max(sum(map(readers.cells_wide, line)) for line in lines) <= 72)
    return markdown.blocks


def levels_are_right(blocks):
    levels = [int(kind[1]) for kind, _ in blocks if kind[0] == "h"]
    return blocks[0][0] == "h1" and levels.count(1) == 1 and all(b <= a + 1 for a, b in zip(levels, levels[1:]))


# ---- what must be told ----

def annex(blocks, letter):
    """The headings and rows of an annex."""
    start = next(i for i, (kind, what) in enumerate(blocks) if kind == "h2" and what.startswith(f"Bijlage {letter}"))
    end = next((i for i in range(start + 1, len(blocks)) if blocks[i][0] == "h2"), len(blocks))
    return blocks[start + 1:end]


def is_told(cell, text):
    """What is known of a text stands behind it in brackets."""
    return cell == text or cell.startswith(text + " (")


def all_is_there(name, blocks, hub):
    """Each idea and solution once in its annex, under a heading with their number; and the votes."""
    made = hub.with_suffix(".export.json")
    run_well(PROGRAM, "export", hub, "--format", "json", "-o", made)
    data = json.loads(made.read_text(encoding="utf-8"))
    for key, letter, annex_letter in ("ideas", "I", "A"), ("solutions", "O", "B"):
        wanted = {f"{letter}{row['code']}": readers.normal(row["public_text"] or row["text"])
                  for row in data[key] if not row["withdrawn"]}
        if not wanted:
            continue
        rows = [what for kind, what in annex(blocks, annex_letter) if kind == "row" and what[0] != "Code"]
        wrong = [row for row in rows if not is_told(row[1], wanted.get(row[0], "\n"))]
        check(f"{name}: each of {len(wanted)} {key} once in annex {annex_letter}",
              sorted(row[0] for row in rows) == sorted(wanted) and not wrong, wrong)
        told = [int(n) for kind, what in annex(blocks, annex_letter) if kind in ("h3", "h4")
                for n in re.findall(r"\((\d+) (?:idee|antwoord|oplossing)", what)]
        check(f"{name}: the numbers of {key} add up", sum(told) == len(wanted), told)
    return data


def votes_add_up(name, blocks):
    """The sums at the foot of each table of counts, and of the subthemes."""
    tables, names = [], None
    for kind, what in blocks:
        names = None if kind != "row" else names or tables.append([]) or what
        if kind == "row":
            tables[-1].append(what)
    summed = 0
    for table in tables:
        at = next((i for i, row in enumerate(table) if "Samen" in row), None)
        for column in range(len(table[0])):
            cells = [row[column] for row in table[1:at]] if at else []
            if cells and all(cell.isdigit() for cell in cells):
                summed += 1
                check(f"{name}: {table[0][column]} add up to {table[at][column]}",
                      sum(map(int, cells)) == int(table[at][column]), cells)
    check(f"{name}: there were sums", summed > 0)


def told(name, blocks, sentences):
    said = words_of(blocks)
    for sentence in sentences:
        check(f"{name}: {sentence[:60]}", sentence in said)


def hostile_texts(blocks):
    cells = [what[1] for kind, what in annex(blocks, "A") if kind == "row"]
    lost = [text for text in (*sessions.SEEN, sessions.ARABIC) if sum(is_told(cell, text) for cell in cells) != 1]
    check("hostile: every text is as it was typed", len(sessions.SEEN) > 25 and not lost, lost)


# ---- a logo ----

def with_logo(hub):
    """It is one more figure, above the title; who does not see it reads what it says."""
    settings, logo = FOLDER / "logo.ini", FOLDER / "logo.png"
    run_well(PROGRAM, "qr", "--url", "https://example.org", "--format", "png", "-o", logo)
    settings.write_text(f'[report]\nlogo = "{logo}"\nlogo-text = "Een <b> boom"\n', encoding="utf-8")
    for form, reader in READERS.items():
        path = hub.with_suffix(f".logo.{form}")
        run_well(PROGRAM, "report", hub, "--config", settings, "--format", form, "--now", NOW, "-o", path)
        found = reader(path)
        check(f"the logo in {form}", found.blocks[0] == ("p", "[Een <b> boom]") and not found.odd
              and found.figures == ["Een <b> boom", *sessions.figures("verslag", ASSETS)], [found.blocks[:2], found.figures, found.odd])


# ---- LibreOffice ----

def in_libreoffice(verslagen):
    """All of it in one run: what it shows of its own format, as it makes a PDF of it."""
    if not shutil.which("soffice") or not shutil.which("pdfinfo"):
        skip("LibreOffice finds all of it", "soffice or pdfinfo is not installed")
        return
    run("soffice", f"-env:UserInstallation=file://{FOLDER}/profile", "--headless", "--norestore", "--convert-to", TO_PDF,
        "--outdir", FOLDER / "odt", *(hub.with_suffix(".verslag.odt") for hub in verslagen), timeout=200)
    for hub, (name, blocks) in verslagen.items():
        made = FOLDER / "odt" / hub.with_suffix(".verslag.pdf").name
        check(f"{name}: LibreOffice opens it", made.exists())
        if made.exists():
            pdf = readers.Pdf(made)
            check(f"{name}: LibreOffice shows the mark of a draft on every page, or on none",
                  pdf.is_draft == (name not in sessions.FIXED), pdf.is_draft)
            check(f"{name}: LibreOffice numbers every page", not pdf.footless, pdf.footless)
            wrong = pdf.tags_differ_from(blocks)
            check(f"{name}: LibreOffice finds every heading, list and table", not wrong, wrong)
            wrong = pdf.text_differs_from(readers.Odt(hub.with_suffix(".verslag.odt")).blocks)
            check(f"{name}: LibreOffice shows every text, in order", not wrong, wrong)


def main():
    if not shutil.which("cmark-gfm"):
        print("1..0 # SKIP cmark-gfm is not installed")
        return 0
    verslagen = {}
    for name, hub in sessions.make(PROGRAM, ASSETS, FOLDER).items():
        said = {kind: same_in_every_format(name, hub, kind) for kind in KINDS}
        verslagen[hub] = name, said["verslag"]
        data = all_is_there(name, said["verslag"], hub)
        if data["ballots"]:
            votes_add_up(name, said["verslag"])
        if name == "session 2":
            told(name, said["verslag"], TOLD_WITHOUT_VOTE)
            check(f"{name}: nothing is told of a vote", not re.search("sticker|stemm", words_of(said["verslag"])))
        if name == "big":
            told(name, said["verslag"], TOLD)
            told(name, said["opdrachtgever"], TOLD_IN_NUMBERS)
            check("big: 500 ideas", sum(not idea["withdrawn"] for idea in data["ideas"]) == 500)
            check("big: what was taken back is nowhere", all("INGETROKKEN" not in words_of(blocks) for blocks in said.values()))
        if name == "hostile":
            hostile_texts(said["verslag"])
    with_logo(next(iter(verslagen)))
    in_libreoffice(verslagen)
    return finish()


sys.exit(main())
