#!/usr/bin/env python3
"""csv_export.py PROGRAM ASSETS: the CSV as the programme reads it.

The two demo sessions through the program; read by Python's csv and, where it is installed, by
LibreOffice Calc.  The traps of domain.md 6 give the right cells, the numbers are those of the
verslag, and nothing that is not for everybody is in a file.  (As csv.py it would be the module csv.)
"""
import csv
import io
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import sessions
from tap import check, finish, skip

program, assets = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
NOW = "2025-06-12T10:00"
MARK = "Kwikstaart"


def equal(name, found, wanted):
    check(name, found == wanted, f"{found!r}, not {wanted!r}")


def dialoog(*words):
    return subprocess.run([program, *map(str, words)], capture_output=True, text=True, check=False,
                          cwd=folder)


def export(hub, into, *more):
    """The paths that are printed."""
    done = dialoog("export", hub, "--format", "csv", "--now", NOW, "-o", into, *more)
    check(f"export of {hub} to {into}", done.returncode == 0, done.stderr)
    return [folder / line for line in done.stdout.splitlines()]


def rows_of(path):
    """Each line as a dictionary, after a look at the bytes."""
    raw = path.read_bytes()
    name = path.name
    check(f"{name} begins with a BOM", raw.startswith(b"\xef\xbb\xbf"))
    text = raw.decode("utf-8-sig")
    check(f"{name} has one BOM", "\ufeff" not in text)
    check(f"{name} has CRLF only", text.endswith("\r\n")
          and text.count("\n") == text.count("\r") == text.count('"\r\n'))
    check(f"{name} has every field in quotes",
          all(re.fullmatch(r'"(?:[^"]|"")*"(?:;"(?:[^"]|"")*")*', line)
              for line in text.split("\r\n")[:-1]))
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    check(f"{name} has as many fields in every row",
          all(None not in row and None not in row.values() for row in rows))
    check(f"{name} has no formula",
          not [cell for row in rows for cell in row.values() if cell[:1] in ("=", "+", "-", "@", "\t")])
    return rows


COLUMNS = (
    "sessie_id sessie_datum soort id groep vraag_id vraag tekst subthema_code subthema thema_rang "
    "thema_kort voor_wie organisatie uitgelicht snel_te_doen wijk dimensie spuk actielijn dubbel_van "
    "parkeerplaats stemmen_subthema status status_datum doorgegeven_aan reden projectstap bron "
    "export_versie peildatum").split()
TRAPS = [
    ("I11", "tekst", "Activiteiten die niet alleen voor ouderen zijn; juist ook voor 30 tot 50 jaar"),
    ("I11", "groep", "Groep 4"), ("I11", "vraag_id", "V1"), ("I11", "subthema_code", "B"),
    ("I11", "thema_rang", "1"), ("I11", "thema_kort", "Activiteiten"), ("I11", "stemmen_subthema", "19"),
    ("I19", "tekst", "'- minder vapen en roken rond het schoolplein"), ("I19", "thema_rang", "2"),
    ("I21", "dubbel_van", "I18"), ("I18", "dubbel_van", ""),
    ("I22", "tekst", "Inwoners al laten meedenken vóórdat het plan klaar is"),
    ("I26", "tekst", "Organisaties praten óver ons in plaats van mét ons"),
    ("I39", "wijk", "Palenstein"), ("I42", "wijk", "Meerzicht"), ("I39", "thema_rang", ""),
    ("I41", "tekst", "Openbare wc's langs wandelroutes"),
    ("I43", "tekst", "Meer [onleesbaar] langs het water"),
    ("I54", "tekst", "Een buurvrouw zorgt al jaren voor haar zieke man. Wie zorgt er voor haar?"),
    ("I60", "parkeerplaats", "ja"), ("I60", "subthema", ""), ("I60", "stemmen_subthema", ""),
    ("I1", "parkeerplaats", "nee"), ("I1", "voor_wie", ""), ("I1", "bron", "live"),
    ("I22", "subthema", "Op weg naar een gelijkwaardige samenwerking tussen inwoners (initiatieven) en "
     "organisatie in zorg en welzijn"),
    ("I11", "dimensie", "Zingeving (voorstel) | Meedoen (voorstel)"),
    ("O39", "tekst", "Gebruik de ZoetermeerPas voor korting op gezond eten"),
    ("O39", "groep", "Groep 2"), ("O39", "vraag_id", "V2"), ("O39", "subthema_code", "C"),
    ("O39", "voor_wie", "gemeente"), ("O39", "uitgelicht", "ja"), ("O39", "status", "in behandeling"),
    ("O39", "status_datum", "2025-06-10"), ("O39", "doorgegeven_aan", "gemeente Zoetermeer"),
    ("O39", "reden", "Gemeente zoekt uit wat kan"), ("O39", "parkeerplaats", ""),
]


def count(rows, **wanted):
    return sum(all(row[key] == value for key, value in wanted.items()) for row in rows)


def first_session(rows):
    equal("the columns", list(rows[0]), COLUMNS)
    by_id = {row["id"]: row for row in rows}
    equal("60 ideas", count(rows, soort="idee"), 60)
    equal("75 solutions", count(rows, soort="oplossing"), 75)
    equal("each has its own id", len(by_id), len(rows))
    for code, column, wanted in TRAPS:
        equal(f"{code}: {column}", by_id[code][column], wanted)
    for column, wanted in {"sessie_id": "PHUB-2025-S1", "sessie_datum": "2025-05-15",
                           "export_versie": "1", "peildatum": "2025-06-12"}.items():
        equal(f"{column} of all", {row[column] for row in rows}, {wanted})
    for word, n in {"zelf": 35, "anders": 0}.items():
        equal(f"solutions for {word}", count(rows, voor_wie=word), n)
    equal("for whom", {row["voor_wie"] for row in rows if row["soort"] == "oplossing"},
          {"zelf", "gemeente", "zorg_welzijn", "beide"})
    equal("nothing is known of the programme lines", {row["actielijn"] for row in rows}, {""})


def votes(rows):
    equal("two counts of nine", len(rows), 18)
    fixed = [row for row in rows if row["status"] == "vastgesteld"]
    equal("dots of the result", sum(int(row["stickers"]) for row in fixed), 88)
    equal("dots of the count before", sum(int(row["stickers"]) for row in rows if row["telling"] == "1"), 89)
    equal("it was not used", {row["status"] for row in rows if row["telling"] == "1"}, {"vervallen"})
    equal("voters", {row["kiezers"] for row in rows}, {"30"})
    equal("dots each", {row["stickers_pp"] for row in rows}, {"3"})
    return fixed


# How the verslag calls those that solutions are for.
TOLD_FOR = {"zelf": "onszelf", "gemeente": "gemeenten", "zorg_welzijn": "zorgorganisaties",
            "beide": "zorgorganisaties en gemeenten"}


def like_the_report(hub, rows, fixed, session):
    """The sums of the rows stand in the verslag, in their whole line."""
    lines = dialoog("report", hub, "--now", NOW, "-o", "-").stdout.splitlines()

    def line(wanted):
        check(f"the verslag has: {wanted[:60]}", any(wanted in found for found in lines))

    for vote in fixed:
        n = count(rows, soort="idee", subthema_code=vote["code"], parkeerplaats="nee")
        line(f"| {vote['subthema']} | {n} | {vote['stickers']} |")
    line(f"**Samen** | **{count(rows, soort='idee', parkeerplaats='nee')}** | **88**")
    itself = count(rows, soort="oplossing", voor_wie="zelf")
    everything = count(rows, soort="oplossing")
    line(f"{everything} oplossingen: {itself} om zelf te doen en {everything - itself} om mee te geven")
    line(f"- {session['aanwezigen']} mensen praatten mee: {session['inwoners']} inwoners, "
         f"{session['zorg_welzijn']} mensen uit zorg en welzijn en {session['beleid']} mensen")
    line(f"in {session['groepen']} groepen {session['ideeen']} ideeën")
    for row in rows:
        if row["soort"] == "oplossing" and row["status"]:
            line(f"| {row['tekst']}. | {TOLD_FOR[row['voor_wie']]} | Op {int(row['status_datum'][8:])} ")
            line(f": {row['status']} ({row['doorgegeven_aan']}). {row['reden']}")


def second_session(paths):
    rows, stemmen, sessie = map(rows_of, paths)
    equal("42 answers", [len(rows), count(rows, soort="antwoord")], [42, 42])
    equal("answers of each group", sum(count(rows, groep=f"Groep {n}") for n in (1, 2, 3)), 42)
    equal("answers to each question", [count(rows, vraag_id=f"V{n}") for n in (1, 2, 3, 4)], [12, 11, 11, 8])
    equal("quotes in a question", {row["vraag"] for row in rows if row["vraag_id"] == "V3"},
          {'Wat betekent voor jou "echte invloed hebben"?'})
    equal("no vote", stemmen, [])
    equal("one line", len(sessie), 1)
    equal("answers are no ideas", [sessie[0][key] for key in ("ideeen", "antwoorden", "oplossingen")],
          ["0", "42", "0"])
    equal("four people would be too few to tell", [sessie[0][key] for key in
          ("aanwezigen", "inwoners", "zorg_welzijn", "beleid", "anders")], ["24", "", "", "", ""])


# ---- what is not for everybody ----

# What the CSV tells of a session.  Everything else is planted with a mark.
TOLD = {
    "series": {"name"}, "groups": {"name"}, "questions": {"text"}, "subthemes": {"title"},
    "ballot_options": {"title"}, "themes": {"short_name"}, "terms": {"code", "name"},
    "taxonomies": {"name"}, "ideas": {"public_text", "district"},
    "solutions": {"public_text", "organisation"}, "follow_ups": {"body", "explanation"},
}


def planted(session, schema):
    """A copy in which every other text is the mark, and what the facts are is as it was."""
    for key, about in schema["properties"].items():
        if about is True or "items" not in about:
            continue
        fields = schema["$defs"][about["items"]["$ref"].rpartition("/")[2]]["properties"]
        for row in session[key]:
            for field, value in row.items():
                is_free = fields[field].get("type") == "string" and not (
                    {"enum", "pattern", "format", "anyOf"} & set(fields[field]))
                if is_free and field not in TOLD.get(key, ()) and field not in ("language", "kind"):
                    row[field] = MARK
            if key in ("ideas", "solutions"):
                row["public_text"] = "Voor iedereen"
    return session


def plant_names(hub):
    with sqlite3.connect(hub) as db:
        session = db.execute("SELECT id FROM session").fetchone()[0]
        db.execute("INSERT INTO sign_up VALUES (1, ?, ?, ?, 'feedback', ?, 1, '2025-06-12')",
                   (session, MARK, MARK + "@example.org", MARK))
        db.execute("INSERT INTO role VALUES (1, ?, ?, ?, ?, ?, 1, 1)", (session, MARK, MARK, MARK, MARK))
    db.close()


def nothing_private():
    schema = json.loads((assets / "session.schema.json").read_text())
    session = planted(json.loads((assets / "demo/session-1.json").read_text()), schema)
    text = json.dumps(session)
    check("the mark is planted in many places", text.count(MARK) > 200, str(text.count(MARK)))
    (folder / "planted.json").write_text(text)
    done = dialoog("import", "planted.db", "planted.json")
    check("the planted session comes in", done.returncode == 0, done.stderr)
    plant_names(folder / "planted.db")
    for path in export("planted.db", "planted"):
        check(f"nothing private in {path.name}", MARK not in path.read_text())
        check(f"no name in that of {path.name}", MARK not in path.name)


def hostile_texts():
    session = json.loads((assets / "demo/session-1.json").read_text())
    evil = ["=1+1", "\t=1+1", " =1+1", "\u200b=1+1", "=HYPERLINK(\"http://example.org\")", "+1+1", "-1+1", "@SUM(1)",
            "een\"; \"twee", "=cmd|' /C calc'!A0", "1;2;3"]
    for idea, text in zip(session["ideas"], evil):
        idea["text"], idea["public_text"] = text, ""
    session["groups"][0]["name"] = "=1+1"
    session["subthemes"][0]["title"] = "@SUM(1)"
    (folder / "evil.json").write_text(json.dumps(session))
    dialoog("import", "evil.db", "evil.json")
    paths = export("evil.db", "evil")
    rows = rows_of(paths[0])
    for row, typed in zip(rows, evil):
        text = typed.strip(" \t\u200b")
        equal(f"{text} is only text", row["tekst"], "'" + text if text[0] in "=+-@" else text)
    for path in paths[1:]:
        rows_of(path)
    return paths


# ---- names of files ----

def files():
    names = [f"PHUB-2025-S1_{name}.csv" for name in ("inbreng_2025-06-12", "stemmen", "sessie")]
    equal("the names", [path.name for path in export("one.db", "again")], names)
    equal("nothing is written over", [path.name for path in export("one.db", "again")],
          [name.replace(".csv", "-2.csv") for name in names])
    (folder / "again" / names[1].replace(".csv", "-3.csv")).write_text("mine")
    equal("the three have one number", {path.name[-6:] for path in export("one.db", "again")}, {"-4.csv"})
    equal("only the owner may read them", {path.stat().st_mode & 0o777 for path in (folder / "again").glob("PHUB*-2.csv")},
          {0o600})
    done = dialoog("export", "one.db", "--format", "csv", "--now", NOW)
    equal("without -o they come in this folder", done.stdout.splitlines(), names)
    equal("also with --public", [path.name for path in export("one.db", "public", "--public")], names)
    done = dialoog("export", "one.db", "--format", "csv", "-o", "-")
    equal("not on standard output", [done.returncode, done.stdout], [2, ""])
    done = dialoog("export", "one.db", "--format", "csv", "-o", "one.db")
    check("a file is no folder", done.returncode == 73 and done.stderr.startswith("dialoog: "), done.stderr)
    done = dialoog("export", "one.db", "--format", "xls")
    check("the formats are named", done.returncode == 2 and "json, csv" in done.stderr, done.stderr)
    dialoog("demo", "--hub", "practice.db")
    names = [path.name for path in export("practice.db", "practice", "--session", "1")]
    equal("practice says so", names[1:], ["OEFENEN-PHUB-2025-S1_stemmen.csv", "OEFENEN-PHUB-2025-S1_sessie.csv"])


# ---- Calc ----

TABLE, OFFICE, TEXT = ("{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}" % name
                       for name in ("table", "office", "text"))


def calc(paths):
    """Of each file the cells of its sheet as Calc shows them, and how many of them are formulas; in one run."""
    names = {path: f"{path.parent.name}-{path.name}" for path in paths}
    (folder / "tables").mkdir()
    for path, name in names.items():
        shutil.copy(path, folder / "tables" / name)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                    "--infilter=CSV:59,34,76,1", "--convert-to", "fods", "--outdir", folder / "calc",
                    *(folder / "tables" / name for name in names.values())], capture_output=True, check=False, timeout=150)
    return {path: sheet(folder / "calc" / (name.removesuffix(".csv") + ".fods")) for path, name in names.items()}


def sheet(path):
    root = xml.parse(path).getroot()
    rows, formulas = [], 0
    for line in root.iter(TABLE + "table-row"):
        cells = []
        for cell in line.iter(TABLE + "table-cell"):
            formulas += cell.get(TABLE + "formula") is not None
            shown = "".join("".join(p.itertext()) for p in cell.findall(TEXT + "p"))
            cells += [cell.get(OFFICE + "date-value") or shown] * min(
                int(cell.get(TABLE + "number-columns-repeated", 1)), len(COLUMNS))
        if any(cells):
            rows.append(cells)
    return rows, formulas


def same_in_calc(path, cells, formulas):
    name = f"Calc: {path.parent.name}/{path.name}"
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";", strict=True))
    columns = len(rows[0])
    equal(f"{name} has no formula", formulas, 0)
    equal(f"{name}: as many rows", len(cells), len(rows))
    wrong = [(row[0], want, got) for row, line in zip(rows, cells)
             for want, got in zip(row, line + [""] * columns) if want != got]
    wrong += [line[columns:] for line in cells if any(line[columns:])]
    check(f"{name}: the same cells", not wrong, str(wrong[:3]))


def traps_in_calc(first, second):
    """The traps of domain.md 6, as they stand in the cells."""
    rows = {row[COLUMNS.index("id")]: dict(zip(COLUMNS, row)) for row in first[1:]}
    for code, column, wanted in TRAPS:
        equal(f"Calc: {code}: {column}", rows[code][column], wanted)
    equal("Calc: W3", {row[COLUMNS.index("vraag")] for row in second[1:] if row[COLUMNS.index("vraag_id")] == "V3"},
          {'Wat betekent voor jou "echte invloed hebben"?'})


def big_session(paths):
    """What was voted again, and by lot, is told; each idea is there once."""
    said, counted, (line,) = map(rows_of, paths)
    ideas = [row for row in said if row["soort"] == "idee"]
    equal("500 ideas, each once", [len(ideas), len({row["id"] for row in ideas}), line["ideeen"]], [500, 500, "500"])
    equal("parked", count(ideas, parkeerplaats="ja"), 10)
    equal("what was taken back is not there", [row for row in said if "INGETROKKEN" in row["tekst"]], [])
    votes_ = {}
    for row in counted:
        key = row["stemronde"], row["telling"], row["status"]
        votes_[key] = votes_.get(key, 0) + int(row["stickers"])
    equal("every count", votes_, {("1", "1", "ongeldig"): 88, ("2", "1", "vervallen"): 89, ("2", "2", "vastgesteld"): 88,
                                  ("3", "1", "vastgesteld"): 28})
    equal("the third place by lot", {row["thema_rang"] for row in ideas if row["subthema_code"] == "E"}, {"3"})
    equal("who lost has none", {row["thema_rang"] for row in ideas if row["subthema_code"] == "A"}, {""})
    equal("the number that was corrected", line["aanwezigen"], "32")
    equal("the text that was corrected", [row["tekst"] for row in ideas if row["id"] == "I1"],
          ["Eén krant waar alle activiteiten in staan"])


with tempfile.TemporaryDirectory() as made:
    folder = pathlib.Path(made)
    os.environ.update(HOME=made, XDG_STATE_HOME=made, XDG_DATA_HOME=made, XDG_CONFIG_HOME=made)
    dialoog("import", "one.db", assets / "demo/session-1.json")
    dialoog("import", "two.db", assets / "demo/session-2.json")
    one, two = export("one.db", "one"), export("two.db", "two")
    said, counted, (session_row,) = map(rows_of, one)
    first_session(said)
    result = votes(counted)
    equal("minutes planned and real", [session_row["minuten_gepland"], session_row["minuten_echt"]], ["120", "124"])
    equal("level and scale", [session_row["niveau"], session_row["schaal"]], ["consulteren", ""])
    like_the_report("one.db", said, result, session_row)
    second_session(two)
    done = dialoog("export", "one.db", "--format", "csv", "--now", "2025-05-20T10:00", "-o", "may")
    may = rows_of(folder / done.stdout.splitlines()[0])
    equal("how it stood in May", [row["status"] for row in may if row["id"] == "O39"], ["doorgegeven"])
    nothing_private()
    hubs = sessions.make(program, assets, folder)
    big, hostile = (export(hubs[name], name) for name in ("big", "hostile"))
    big_session(big)
    evil = hostile_texts()
    files()
    if shutil.which("soffice"):
        raw = folder / "raw.csv"
        raw.write_bytes(b'"a"\r\n"=1+1"\r\n')
        read = calc([raw, *one, *two, *big, *hostile, *evil])
        equal("Calc: without the apostrophe it would be a formula", read.pop(raw)[1], 1)
        for path, (cells, formulas) in read.items():
            same_in_calc(path, cells, formulas)
        traps_in_calc(read[one[0]][0], read[two[0]][0])
    else:
        skip("Calc reads the same cells, and no formula", "soffice is not installed")
sys.exit(finish())
