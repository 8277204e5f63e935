#!/usr/bin/env python3
"""The terugkoppeling is one page of A4 (domain.md 5.3) as PDF, by LibreOffice and by Chromium, and as ODT: of
each practice session, and of the first when a status is known of every solution, in long words, and it is a
draft or not.

Usage: one_page.py PROGRAM ASSETS
"""
import json
import os
import pathlib
import re
import shutil
import sys

from command import own_folder, pages_of, report, run
from converters import CONVERTERS, path_with
from tap import check, finish, skip

PROGRAM = os.path.abspath(sys.argv[1])
SESSIONS = sorted((pathlib.Path(sys.argv[2]) / "demo").glob("session-*.json"))
FOLDER = own_folder()
# The page ends where its last line does; in points, as pdftotext tells it, above the number of the page.
FOOT = 780
PATHS = {}  # on which only this program makes a PDF
STATUSES = ("received", "passed_on", "in_progress", "adopted", "partly_adopted", "not_adopted", "carried_out",
            "answered")
SELF_STATUSES = ("taken_up", "started", "finished", "stopped")


def busy(session):
    """The session with a line of follow-up for every solution, and a meeting that is still to come."""
    line = dict(session["follow_ups"][0])
    session["follow_ups"] = []
    for i, solution in enumerate(session["solutions"]):
        statuses = SELF_STATUSES if solution["addressee"] == "self" else STATUSES
        session["follow_ups"].append(
            dict(line, id=str(10**18 + i), solution_id=solution["id"], position=i + 1,
                 status=statuses[i % len(statuses)], body="projectgroep Participatiehub",
                 explanation="Dit staat op de agenda van de volgende vergadering met de gemeente. " * (1 + i % 2)))
    for date in session["next_dates"]:
        date["date"] = "2099-05-27"
    return session


def draft(session):
    """The session with a text that may hold an address: its documents are drafts until somebody decides."""
    session["ideas"][0].update(text="Schrijf naar iemand@example.org", public_text="")
    return session


def count_pages(name, pdf, is_draft):
    pages = pages_of(pdf)
    check(f"{name}: one page", pages == 1, pages)
    check("a draft or not", ("CONCEPT" in run("pdftotext", pdf, "-").stdout.split()) == is_draft)


def make(name, session, now):
    """As ODT, and as PDF by each program that is there."""
    is_draft = name == "busy-draft"
    json_file, hub = FOLDER / f"{name}.json", FOLDER / f"{name}.db"
    json_file.write_text(json.dumps(session), encoding="utf-8")
    run(PROGRAM, "import", hub, json_file)
    when = ["--now", now] if now else []
    made = report(PROGRAM, hub, "terugkoppeling", "odt", FOLDER / f"{name}.odt", *when)
    check(f"{name}: made", made.returncode == 0, made.stderr)
    for converter, (program, *_) in CONVERTERS:
        if not shutil.which(program):
            skip(f"{name}, by {converter}", f"{program} is not installed")
            continue
        if program not in PATHS:
            PATHS[program] = path_with(FOLDER / f"only-{program}", program)
        pdf = FOLDER / f"{name}-{program}.pdf"
        made = report(PROGRAM, hub, "terugkoppeling", "pdf", pdf, *when, env={**os.environ, "PATH": PATHS[program]})
        check(f"{name}, by {converter}: made", made.returncode == 0, made.stderr)
        count_pages(f"{name}, by {converter}", pdf, is_draft)


def end_of(pdf):
    """Where the last line of the page is."""
    ends = [float(y) for y in re.findall(r'yMax="([\d.]+)"', run("pdftotext", "-bbox", pdf, "-").stdout)]
    return max((y for y in ends if y < FOOT), default=0)


def main():
    if not shutil.which("soffice") or not shutil.which("pdfinfo"):
        print("1..0 # SKIP LibreOffice or poppler is not installed "
              "(Debian: libreoffice-writer-nogui, poppler-utils)")
        return 0
    sessions = [json.loads(path.read_text(encoding="utf-8")) for path in SESSIONS]
    cases = {"session-1": (sessions[0], None), "session-1-june": (sessions[0], "2025-06-12T10:00"),
             "session-2": (sessions[1], None)}
    for name, (session, now) in cases.items():
        make(name, session, now)
    make("busy", busy(sessions[0]), None)
    make("busy-draft", draft(sessions[0]), None)
    end = end_of(FOLDER / "busy-soffice.pdf")
    check("busy: the page is used", end > FOOT - 100, end)
    out = FOLDER / "odt"
    run("soffice", f"-env:UserInstallation=file://{FOLDER}/profile", "--headless", "--convert-to", "pdf", "--outdir",
        out, *sorted(FOLDER.glob("*.odt")))
    for name in *cases, "busy", "busy-draft":
        count_pages(f"{name} as ODT", out / f"{name}.pdf", name == "busy-draft")
    return finish()


sys.exit(main())
