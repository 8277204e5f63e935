#!/usr/bin/env python3
"""The verslag of each kind of session as OpenDocument Text is a good package: the kind of file first, every
part is XML and in the manifest, every style is there, and no list stands in a paragraph.  (What it says, and
what LibreOffice makes of it, is looked at by same_words.py.)

Usage: odt.py PROGRAM ASSETS
"""
import os
import sys
import zipfile

import readers
import sessions
from command import own_folder, run_well
from readers import odf
from tap import check, finish

PROGRAM, ASSETS = os.path.abspath(sys.argv[1]), sys.argv[2]
FOLDER = own_folder()
MEDIA_TYPE = b"application/vnd.oasis.opendocument.text"


def check_package(name, path, odt):
    first = odt.entries[0]
    with zipfile.ZipFile(path) as package:
        found = (first.filename, first.compress_type, first.extra, package.read(first))
    check(f"{name}: the kind of file comes first, as it is",
          found == ("mimetype", zipfile.ZIP_STORED, b"", MEDIA_TYPE), found)
    check("every part is well-formed", not odt.broken, odt.broken)
    listed = sorted(e.get(odf("manifest:full-path")) for e in odt.parts["META-INF/manifest.xml"])
    there = sorted(["/", *(e.filename for e in odt.entries[1:] if e.filename != "META-INF/manifest.xml")])
    check("the manifest lists every part", listed == there, listed)


def check_styles(odt):
    """Whatever has a style, has one that there is."""
    defined = {e.get(odf("style:name")) for part in odt.parts.values() for e in part.iter()}
    kinds = [odf(kind) for kind in ("text:style-name", "table:style-name", "style:parent-style-name")]
    used = {e.get(kind) for part in odt.parts.values() for e in part.iter() for kind in kinds} - {None}
    check("every style is defined", len(used) > 10 and not used - defined, used - defined)


def main():
    for name, hub in sessions.make(PROGRAM, ASSETS, FOLDER).items():
        path = hub.with_suffix(".odt")
        run_well(PROGRAM, "report", hub, "--format", "odt", "-o", path)
        odt = readers.Odt(path)
        check_package(name, path, odt)
        check_styles(odt)
        body = odt.parts["content.xml"]
        nested = [p for p in body.iter(odf("text:p")) if p.find(".//text:list", readers.ODF) is not None]
        check("no list stands in a paragraph", not nested, len(nested))
        tables = list(body.iter(odf("table:table")))
        without = [t for t in tables if t.find(odf("table:table-header-rows")) is None or not t.findtext(odf("table:title"))]
        check("every table has a header and a title", (tables or name == "empty") and not without, len(without))
    return finish()


sys.exit(main())
