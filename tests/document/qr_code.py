#!/usr/bin/env python3
"""The QR code of the web page, as a telephone finds it: in the web page on a screen, and in the Word file
on paper.  The terugkoppeling stays one page with it, and with a logo on top.

Usage: qr_code.py PROGRAM ASSETS
"""
import json
import os
import pathlib
import shutil
import sys

from command import own_folder, pages_of, report, run
from tap import check, finish, skip

PROGRAM, SESSION = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]) / "demo/session-1.json"
FOLDER = own_folder()
HUB = FOLDER / "hub.db"
KINDS = ("verslag", "terugkoppeling")
# A day on which there is more to tell than one page holds.
NOW = "2025-06-12T10:00"
# As high as a page becomes at most, in pixels: the code of a verslag is below that.
SCREEN = "1000,16000"


def document(kind, form, *more):
    out = FOLDER / f"{kind}{len(more)}.{form}"
    made = report(PROGRAM, HUB, kind, form, out, "--now", NOW, *more)
    check(f"{kind} as {form}: made", made.returncode == 0 and out.exists(), made.stderr)
    return out


def read(*pictures):
    return run("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", *pictures).stdout.split()


def on_screen(kind, address):
    picture = FOLDER / f"{kind}.png"
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    run("chromium", "--headless=new", "--disable-gpu", "--hide-scrollbars", *sandbox,
        f"--user-data-dir={FOLDER}/profile", f"--window-size={SCREEN}", f"--screenshot={picture}",
        document(kind, "html").as_uri())
    found = read(picture)
    check(f"{kind}: on a screen", found == [address], found)


def on_paper(kind, address):
    docx = document(kind, "docx")
    run("soffice", f"-env:UserInstallation=file://{FOLDER}/office", "--headless", "--norestore", "--convert-to",
        "pdf", "--outdir", FOLDER / "paper", docx)
    run("pdftoppm", "-r", "150", "-png", FOLDER / "paper" / f"{docx.stem}.pdf", FOLDER / kind)
    found = read(*FOLDER.glob(f"{kind}-*.png"))
    check(f"{kind}: on paper", found == [address], found)


def one_page():
    settings, logo = FOLDER / "own.ini", FOLDER / "logo.png"
    run(PROGRAM, "qr", "--url", "https://example.org", "--format", "png", "-o", logo)
    settings.write_text(f'[report]\nlogo = "{logo}"\ncontact = "079 123 45 67"\n', encoding="utf-8")
    for name, more in (("with a code", ()), ("with a logo too", ("--config", settings))):
        pdf = document("terugkoppeling", "pdf", *more)
        pages = pages_of(pdf)
        check(f"one page, {name}", pages == 1, pages)


def look(has_browser, has_office):
    address = json.loads(SESSION.read_text(encoding="utf-8"))["series"][0]["web_page"]
    run(PROGRAM, "import", HUB, SESSION)
    for kind in KINDS:
        if has_browser:
            on_screen(kind, address)
        else:
            skip(f"{kind}: on a screen", "chromium is not installed")
        if has_office:
            on_paper(kind, address)
        else:
            skip(f"{kind}: on paper", "LibreOffice or poppler is not installed")
    if has_office:
        one_page()


def main():
    if not shutil.which("zbarimg"):
        print("1..0 # SKIP zbar is not installed (Debian: zbar-tools)")
        return 0
    look(shutil.which("chromium"), shutil.which("soffice") and shutil.which("pdftoppm"))
    return finish()


sys.exit(main())
