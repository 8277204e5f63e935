#!/usr/bin/env python3
"""The QR code of the web page, as a telephone finds it: in the web page on a screen, and in the Word file
on paper.  The terugkoppeling stays one page with it, and with a logo on top.

Usage: qr_code.py PROGRAM ASSETS
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from tap import check, finish, skip

PROGRAM, SESSION = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]) / "demo/session-1.json"
KINDS = ("verslag", "terugkoppeling")
# A day on which there is more to tell than one page holds.
NOW = "2025-06-12T10:00"
# As high as a page becomes at most, in pixels: the code of a verslag is below that.
SCREEN = "1000,16000"


def run(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)


def report(folder, kind, form, *more):
    out = folder / f"{kind}{len(more)}.{form}"
    made = run(PROGRAM, "report", folder / "hub.db", "--kind", kind, "--format", form, "--now", NOW, "-o", out,
               *more)
    check(f"{kind} as {form}: made", made.returncode == 0 and out.exists(), made.stderr)
    return out


def read(*pictures):
    return run("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", *pictures).stdout.split()


def on_screen(folder, kind, address):
    picture = folder / f"{kind}.png"
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    run("chromium", "--headless=new", "--disable-gpu", "--hide-scrollbars", *sandbox,
        f"--user-data-dir={folder}/profile", f"--window-size={SCREEN}", f"--screenshot={picture}",
        report(folder, kind, "html").as_uri())
    found = read(picture)
    check(f"{kind}: on a screen", found == [address], found)


def on_paper(folder, kind, address):
    docx = report(folder, kind, "docx")
    run("soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--norestore", "--convert-to",
        "pdf", "--outdir", folder / "paper", docx)
    run("pdftoppm", "-r", "150", "-png", folder / "paper" / f"{docx.stem}.pdf", folder / kind)
    found = read(*folder.glob(f"{kind}-*.png"))
    check(f"{kind}: on paper", found == [address], found)


def one_page(folder):
    settings, logo = folder / "own.ini", folder / "logo.png"
    run(PROGRAM, "qr", "--url", "https://example.org", "--format", "png", "-o", logo)
    settings.write_text(f'[report]\nlogo = "{logo}"\ncontact = "079 123 45 67"\n', encoding="utf-8")
    for name, more in (("with a code", ()), ("with a logo too", ("--config", settings))):
        pdf = report(folder, "terugkoppeling", "pdf", *more)
        pages = re.search(r"^Pages: +(\d+)$", run("pdfinfo", pdf).stdout, re.M)
        check(f"one page, {name}", pages and pages[1] == "1", pages and pages[0])


def look(folder, has_browser, has_office):
    address = json.loads(SESSION.read_text(encoding="utf-8"))["series"][0]["web_page"]
    run(PROGRAM, "import", folder / "hub.db", SESSION)
    for kind in KINDS:
        if has_browser:
            on_screen(folder, kind, address)
        else:
            skip(f"{kind}: on a screen", "chromium is not installed")
        if has_office:
            on_paper(folder, kind, address)
        else:
            skip(f"{kind}: on paper", "LibreOffice or poppler is not installed")
    if has_office:
        one_page(folder)


def main():
    if not shutil.which("zbarimg"):
        print("1..0 # SKIP zbar is not installed (Debian: zbar-tools)")
        return 0
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_STATE_HOME"] = name
        look(pathlib.Path(name), shutil.which("chromium"),
             shutil.which("soffice") and shutil.which("pdftoppm"))
    return finish()


sys.exit(main())
