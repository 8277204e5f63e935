#!/usr/bin/env python3
"""The demo session with much in it: 500 ideas and 150 solutions, long texts, wide and combined
characters, long titles and names.  The session is open again.

Usage: many.py SESSION.json > MANY.json
"""
import json
import sys

IDEAS, SOLUTIONS = 500, 150
TEXTS = [
    "Een heel lang briefje van iemand die veel te vertellen had over de buurt: " + "er is van alles te doen, maar wie weet dat? " * 9,
    "Kort",
    "社区中心每天开放，大家一起做饭、聊天、运动，老人和年轻人都可以来",
    "سوق أسبوعي في الحي مع طعام من كل مكان",
    "Mahalle için ücretsiz yürüyüş grubu – her salı 🚶🏽‍♀️🌳👩‍👩‍👧",
    "Één cafe\u0301 voor ie\u0308dereen, mét lo\u0302\u0301gica\u0323l in de naam",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenverkaufsstellenbeleuchtungsonderhoudsvereniging",
    "ＡＢＣ wijde letters ｗｉｊｋ en gewone door elkaar, zodat een rij op een halve cel zou kunnen eindigen",
]
LONG = "Aandacht voor alles wat in de wijk gebeurt en voor iedereen die daar iets over wil zeggen, ook wie dat nog nooit deed"


def more(rows, wanted, change):
    """Rows like these, until there are so many; the codes go on."""
    first, highest = rows[0], max(row["code"] for row in rows)
    for number in range(len(rows), wanted):
        highest += 1
        row = dict(first, id=str(10 ** 12 + wanted * 1000 + number), code=highest)
        change(row, number)
        rows.append(row)
    return highest + 1


with open(sys.argv[1], encoding="utf-8") as f:
    data = json.load(f)
session = data["sessions"][0]
session.update(status="open", closed_at=None, title=LONG, place=LONG)
groups = data["groups"]
for group in groups:
    group["name"] = ["Groep 社区", "De groep met een veel te lange naam", "Groep 3", "🌳🌳"][group["number"] - 1]


def another_idea(row, number):
    row.update(text=f"{TEXTS[number % len(TEXTS)]} {number}", group_id=groups[number % len(groups)]["id"], duplicate_of=None,
               subtheme_id=data["subthemes"][number % len(data["subthemes"])]["id"] if number % 3 else None)


def another_solution(row, number):
    row.update(text=f"{TEXTS[number % len(TEXTS)]} {number}", group_id=groups[number % len(groups)]["id"],
               addressee=["self", "care", "municipality"][number % 3], highlighted=False)


codes = {"idea": more(data["ideas"], IDEAS, another_idea), "solution": more(data["solutions"], SOLUTIONS, another_solution)}
for counter in data["counters"]:
    counter["next"] = max(counter["next"], codes.get(counter["kind"], 0))
for item in data["agenda_items"][:3]:
    item.update(title=LONG, who="iemand met een lange naam en een lange functie", note=TEXTS[0][:400])
data["subthemes"][1].update(title=LONG[:100], short_name="Elkaar ontmoeten")
json.dump(data, sys.stdout, ensure_ascii=False)
