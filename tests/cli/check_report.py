#!/usr/bin/env python3
"""Holds the verslag of session 1 against the session itself and the numbers that the
domain asks for: every idea and solution in the annexes, nothing private.

Usage: check_report.py REPORT.md SESSION.json

A number is looked for in its whole sentence or row: alone it would be found in a code or a date.
"""
import json
import re
import sys


def plain(text):
    """Markdown without its escapes."""
    return re.sub(r"\\([\\`*_{}\[\]()#+\-.!|<>~])", r"\1", text)


with open(sys.argv[1], encoding="utf-8") as report:
    text = plain(report.read())
with open(sys.argv[2], encoding="utf-8") as session:
    data = json.load(session)
lines = text.splitlines()
wrong = []


def need(what, why):
    if what not in text:
        wrong.append(f"{why}: '{what}' is missing")


def need_line(line, why):
    if line not in lines:
        wrong.append(f"{why}: the line '{line}' is missing")


need_line("- 31 mensen praatten mee: 18 inwoners, 8 mensen uit zorg en welzijn en "
          "5 mensen die beleid maken.", "people by kind")
need_line("- De deelnemers schreven in 4 groepen 60 ideeën op.", "ideas")
need_line("- De deelnemers bedachten 75 oplossingen: 35 om zelf te doen en 40 om mee te geven "
          "aan organisaties.", "solutions")
need("Zo veel mensen waren er: 31 aan het begin, 30 bij het stemmen en 27 aan het einde.",
     "people by moment")
need("Bij de eerste telling klopte het totaal niet: 89 in plaats van 88.", "the first count")
need("De tweede telling klopte: 88 stickers.", "the second count")
need_line("Zo was de planning op 15 mei 2025:", "reference date of the phases")
need("**Voorbereidingsfase** (nu, tot 16 juni 2025)", "phases")
need("dinsdag 27 mei 2025 van 13:00 tot 15:00 uur", "next date")
need("dinsdag 8 juli 2025 van 15:30 tot 17:00 uur", "next date")

# Each subtheme in the table of round 1, and each count in annex C.
dots = {count["number"]: {line["option_id"]: line["dots"] for line in data["count_lines"]
                          if line["count_id"] == count["id"]} for count in data["counts"]}
for option in data["ballot_options"]:
    subtheme = next(s for s in data["subthemes"] if s["id"] == option["subtheme_id"])
    ideas = sum(i["subtheme_id"] == subtheme["id"] for i in data["ideas"])
    first, second = dots[1][option["id"]], dots[2][option["id"]]
    letter = chr(ord("A") + subtheme["code"] - 1)
    need_line(f"| {subtheme['title']} | {ideas} | {second} |", "round 1")
    need_line(f"| {letter} | {subtheme['title']} | {first} | {second} |", "annex C")
need_line("| **Samen** | **59** | **88** |", "round 1")
need_line("|  | Samen | 89 | 88 |", "annex C")

start = lines.index("## Bijlage A: alle ideeën per subthema")
annexes = lines[start:]
for kind, key, letter in (("idea", "ideas", "I"), ("solution", "solutions", "O")):
    for row in data[key]:
        public = row["public_text"] or row["text"]
        begin = f"| {letter}{row['code']} | {public} "
        # Behind the text stands more: a mark, for whom, the group.
        if not any(line.startswith((begin + "|", begin + "*(")) for line in annexes):
            wrong.append(f"{kind} {letter}{row['code']} is not in the annexes")
        if row["public_text"] and row["text"] in text:
            wrong.append(f"{kind} {letter}{row['code']}: the raw text is public")
for bad in ("\ufffd", "(null)", "%d", "%s"):
    if bad in text:
        wrong.append(f"'{bad}' stands in the text")
print("\n".join(wrong) or "complete")
sys.exit(1 if wrong else 0)
