#!/usr/bin/env python3
"""Plants thirty personal data, as people in Zoetermeer would write them, in the demo sessions: each is
named on standard error with its code, no other text is, and the documents stay drafts.  In the sessions as
they are nothing is found.

Usage: personal.py PROGRAM ASSETS
"""
import json
import os
import pathlib
import sys

from command import own_folder, report, run
from tap import check, finish

PROGRAM, ASSETS = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
DRAFT = "Concept: er kan nog een naam of adres in staan."
PLANTED = [
    "Mevrouw Testnaam van nummer 12 zorgt al jaren voor haar man.",
    "Vraag het aan dhr. Testnaam, die weet de weg",
    "MW TESTNAAM wil helpen met koken",
    "meneer Testnaam wil wel rijden",
    "Mijn buurvrouw Testnaam kan goed koken",
    "Buurman Proefnaam heeft een aanhanger",
    "De dochter van tante Éénnaam is mantelzorger",
    "Dokter Proefnaam luistert goed",
    "Zuster Testnaam komt altijd te laat",
    "De heer Van der Testnaam van de wijkraad",
    "Bel even met T. T. Testnaam",
    "A. de Proefnaam regelt de sleutel",
    "T.T. van der Testnaam, wijkraad",
    "Kom langs op Zilverstraat 1",
    "Naast Oostweg 14b is een lege plek",
    "Op de Meerzichtlaan 208 is het donker",
    "De bewoner van huisnummer 7 heeft hulp nodig",
    "Daar bij 2719 EE is het gevaarlijk",
    "postcode 2719ee heeft geen bushalte",
    "2715 XX Zoetermeer",
    "Mail naar een.twee@example.org voor de sleutel",
    "Bel 079-1234567 voor de wandelgroep",
    "bel 06 12 34 56 78",
    "App naar (079) 123 45 67",
    "Mijn nummer is +31 6 12345678",
    "Mijn man heeft kanker en kan niet meer mee",
    "Mijn moeder is dement en woont alleen",
    "Ik heb diabetes en mis een sportgroep",
    "De buurvrouw op de hoek had een beroerte",
    "Haar zoon is verslaafd, er is geen hulp",
]


def hub_of(folder, name, session):
    source = folder / f"{name}.json"
    source.write_text(json.dumps(session), encoding="utf-8")
    made = run(PROGRAM, "import", folder / f"{name}.db", source)
    check(f"{name}: taken in", made.returncode == 0, made.stderr)
    return folder / f"{name}.db"


def named(out):
    """What is named, by its place: without the sentence that counts."""
    lines = [line.removeprefix("dialoog: ") for line in out.stderr.splitlines()]
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def plant(session):
    """In every second idea and solution; returns what stands where."""
    where = {}
    rows = [("I", row) for row in session["ideas"]] + [("O", row) for row in session["solutions"]]
    rows = [(letter, row) for letter, row in rows if not row["withdrawn"] and not row["public_text"]]
    for text, (letter, row) in zip(PLANTED, rows[::4] if len(rows) > 4 * len(PLANTED) else rows):
        row["text"] = text
        where[f"{letter}{row['code']}"] = text
    return where


def as_it_is(folder, name, session):
    hub = hub_of(folder, name, session)
    for kind in ("verslag", "terugkoppeling", "opdrachtgever"):
        made = report(PROGRAM, hub, kind, "md", "-")
        check(f"{name}: nothing is found for the {kind}", made.returncode == 0 and not made.stderr, made.stderr)
        check(f"{name}: nothing is said in the {kind}", DRAFT not in made.stdout)


def with_planted(folder, name, session):
    where = plant(session)
    check(f"{name}: thirty are planted", len(where) == len(PLANTED) == 30)
    hub = hub_of(folder, name, session)
    for kind in ("verslag", "terugkoppeling", "opdrachtgever"):
        made = report(PROGRAM, hub, kind, "md", "-")
        found = named(made)
        for place in sorted(where.keys() | found.keys()):
            check(f"{name}, {kind}: {place}", where.get(place) == found.get(place),
                  f"{where.get(place)} stands there, {found.get(place)} is named")
        check(f"{name}, {kind}: it is a draft", DRAFT in made.stdout)
    csv = run(PROGRAM, "export", hub, "--format", "csv", "-o", folder / f"{name}-csv")
    check(f"{name}: named for the CSV too", named(csv) == where, csv.stderr)
    public = run(PROGRAM, "export", hub, "--format", "json", "--public", "-o", "-")
    check(f"{name}: and for what everybody gets as JSON", named(public) == where, public.stderr)
    whole = run(PROGRAM, "export", hub, "--format", "json", "-o", "-")
    check(f"{name}: not for a working file", not whole.stderr, whole.stderr)


def main():
    folder = own_folder()
    for number in (1, 2):
        session = json.loads((ASSETS / f"demo/session-{number}.json").read_text(encoding="utf-8"))
        as_it_is(folder, f"session {number}", session)
        with_planted(folder, f"session {number}, planted", session)
    return finish()


sys.exit(main())
