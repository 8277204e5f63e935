#!/usr/bin/env python3
"""No document of any kind, in any format, holds a name or an address of who signed up: a marker is
planted there and looked for, also within packages.

Usage: no_names.py PROGRAM ASSETS
"""
import os
import pathlib
import shutil
import sqlite3
import sys
import zipfile

from command import own_folder, report, run
from tap import check, finish, skip

PROGRAM = os.path.abspath(sys.argv[1])
SESSION = pathlib.Path(sys.argv[2]) / "demo" / "session-1.json"
FOLDER = own_folder()
KINDS, FORMATS = ("verslag", "terugkoppeling", "opdrachtgever"), ("md", "html", "txt", "odt", "docx", "pdf")
SECRET = "GEHEIM7f3a91"


def plant(hub):
    db = sqlite3.connect(hub)
    columns = db.execute("SELECT m.name, p.name FROM sqlite_schema m JOIN pragma_table_info(m.name) p"
                         " WHERE m.name IN ('sign_up', 'role') AND p.type = 'TEXT'").fetchall()
    session = db.execute("SELECT id FROM session").fetchone()[0]
    db.execute("INSERT INTO sign_up SELECT 1, ?, ?, ?, 'feedback', ?, 0, '2025-06-12'", (session, SECRET, SECRET, SECRET))
    db.execute("INSERT INTO role SELECT 1, ?, ?, ?, ?, ?, 0, NULL", (session, SECRET, SECRET, SECRET, SECRET))
    db.commit()
    db.close()
    return len(columns)


def text_of(path):
    if path.suffix in (".odt", ".docx"):
        with zipfile.ZipFile(path) as package:
            return b"".join(package.read(name) for name in package.namelist())
    if path.suffix == ".pdf":
        return path.read_bytes() + run("pdftotext", path, "-", text=False).stdout
    return path.read_bytes()


def main():
    hub = FOLDER / "hub.db"
    run(PROGRAM, "import", hub, SESSION)
    check("the secret is in the hub", plant(hub) > 5 and SECRET.encode() in b"".join(
        path.read_bytes() for path in FOLDER.glob("hub.db*") if path.is_file()))
    for kind in KINDS:
        for form in FORMATS:
            if form == "pdf" and not (shutil.which("soffice") and shutil.which("pdftotext")):
                skip(f"{kind}, pdf", "soffice or pdftotext is not installed")
                continue
            out = FOLDER / f"{kind}.{form}"
            made = report(PROGRAM, hub, kind, form, out)
            text = text_of(out) if made.returncode == 0 else b""
            check(f"{kind}, {form}: made", made.returncode == 0 and len(text) > 500)
            check("without the secret", text and SECRET.encode() not in text)
    return finish()


sys.exit(main())
