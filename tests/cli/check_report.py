#!/usr/bin/env python3
"""Holds the verslag of session 1 against the session itself and the numbers that the
domain asks for: every idea and solution in the annexes, nothing private.

Usage: check_report.py REPORT.md SESSION.json
"""
import json
import re
import sys

report = open(sys.argv[1], encoding="utf-8").read()
data = json.load(open(sys.argv[2], encoding="utf-8"))
wrong = []


def plain(text):
    """Markdown without its escapes."""
    return re.sub(r"\\([\\`*_{}\[\]()#+\-.!|<>~])", r"\1", text)


text = plain(report)


def need(what, why):
    if what not in text:
        wrong.append(f"{why}: '{what}' is missing")


need("31 mensen", "people")
need("18 inwoners", "people by kind")
need("60 ideeën", "ideas")
for dots in (19, 17, 14, 11, 8, 7, 6, 4, 2):
    if not re.search(rf"\| {dots} \|", text):
        wrong.append(f"dots: {dots} stands in no table")
need("88", "dots together")
need("89", "the first count")
need("35", "solutions to do ourselves")
need("40", "solutions to pass on")
need("15 mei 2025", "reference date of the phases")
need("Voorbereidingsfase", "phases")
need("27 mei 2025", "next date")
need("8 juli 2025", "next date")
start = text.find("## Bijlage A")
if start < 0:
    wrong.append("there is no annex A")
annexes = text[start:]
for kind, key, letter in (("idea", "ideas", "I"), ("solution", "solutions", "O")):
    for row in data[key]:
        public = row["public_text"] or row["text"]
        if public not in annexes:
            wrong.append(f"{kind} {letter}{row['code']} is not in the annexes")
        if not re.search(rf"\b{letter}{row['code']}\b", annexes):
            wrong.append(f"{kind} code {letter}{row['code']} is not in the annexes")
        if row["public_text"] and row["text"] in text:
            wrong.append(f"{kind} {letter}{row['code']}: the raw text is public")
for bad in ("\ufffd", "(null)", "%d", "%s"):
    if bad in text:
        wrong.append(f"'{bad}' stands in the text")
print("\n".join(wrong) or "complete")
sys.exit(1 if wrong else 0)
