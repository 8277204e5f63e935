#!/usr/bin/env python3
"""The terugkoppeling is one page of A4 (domain.md 5.3) as PDF and as ODT: of each practice session, and of
the first when a status is known of every solution, in long words.

Usage: one_page.py PROGRAM ASSETS
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from tap import check, finish

PROGRAM = os.path.abspath(sys.argv[1])
SESSIONS = sorted((pathlib.Path(sys.argv[2]) / "demo").glob("session-*.json"))
FOLDER = pathlib.Path(tempfile.mkdtemp())
os.environ["XDG_STATE_HOME"] = str(FOLDER)
# The page ends where its last line does; in points, as pdftotext tells it, above the number of the page.
FOOT = 780
STATUSES = ("received", "passed_on", "in_progress", "adopted", "partly_adopted", "not_adopted", "carried_out",
            "answered")
SELF_STATUSES = ("taken_up", "started", "finished", "stopped")


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


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


def count_pages(name, pdf):
    pages = re.search(r"^Pages: +(\d+)$", run("pdfinfo", pdf).stdout, re.M)
    check(f"{name}: one page", pages and pages[1] == "1", pages and pages[0])


def make(name, session):
    json_file, hub = FOLDER / f"{name}.json", FOLDER / f"{name}.db"
    json_file.write_text(json.dumps(session), encoding="utf-8")
    made = run(PROGRAM, "import", hub, json_file)
    for form in "pdf", "odt":
        if made.returncode == 0:
            made = run(PROGRAM, "report", hub, "--kind", "terugkoppeling", "--format", form, "-o",
                       FOLDER / f"{name}.{form}")
    check(f"{name}: made", made.returncode == 0, made.stderr)
    count_pages(name, FOLDER / f"{name}.pdf")


def end_of(pdf):
    """Where the last line of the page is."""
    ends = [float(y) for y in re.findall(r'yMax="([\d.]+)"', run("pdftotext", "-bbox", pdf, "-").stdout)]
    return max((y for y in ends if y < FOOT), default=0)


def main():
    if not shutil.which("soffice") or not shutil.which("pdfinfo"):
        print("1..0 # SKIP LibreOffice or poppler is not installed "
              "(Debian: libreoffice-writer-nogui, poppler-utils)")
        return
    sessions = [json.loads(path.read_text(encoding="utf-8")) for path in SESSIONS]
    for number, session in enumerate(sessions, 1):
        make(f"session-{number}", session)
    make("busy", busy(sessions[0]))
    end = end_of(FOLDER / "busy.pdf")
    check("busy: the page is used", end > FOOT - 100, end)
    out = FOLDER / "odt"
    run("soffice", f"-env:UserInstallation=file://{FOLDER}/profile", "--headless", "--convert-to", "pdf", "--outdir",
        out, *sorted(FOLDER.glob("*.odt")))
    for name in "session-1", "session-2", "busy":
        count_pages(f"{name} as ODT", out / f"{name}.pdf")


main()
shutil.rmtree(FOLDER, ignore_errors=True)
sys.exit(finish())
