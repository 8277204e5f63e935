#!/usr/bin/env python3
"""The demo session as it stood before the vote, with 500 ideas in 12 subthemes and on the parking lot:
some are said twice, and some were taken back.  big.script goes on from there.

Usage: before_vote.py SESSION.json | big_session.py > BIG.json
"""
import itertools
import json
import sys

IDEAS, TAKEN_BACK = 500, 6
WHAT = ["Samen wandelen", "Een open inloop", "Hulp bij formulieren", "Samen koken", "Een ruilkast", "Muziek maken",
        "Schaken en dammen", "Taalles", "Gym op een stoel", "Een spreekuur van de wijkzuster", "Een moestuin"]
WHERE = ["in Palenstein", "in Meerzicht", "in Buytenwegh", "in Rokkeveen", "in Oosterheem", "in Seghwaert",
         "in het centrum", "bij de Zoetermeerse Plas"]
WHEN = ["op maandag", "op woensdagavond", "op vrijdagmiddag", "in het weekend", "in de zomer"]
SUBTHEMES = [("Wonen en oud worden in je eigen wijk", "Wonen"), ("Meedoen zonder computer", "Zonder computer"),
             ("Geld en regelingen", "Geld")]


def another(row, number, **more):
    return dict(row, id=str(2 * 10 ** 12 + number), **more)


def main():
    data = json.load(sys.stdin)
    groups, ideas, subthemes = data["groups"], data["ideas"], data["subthemes"]
    for title, short in SUBTHEMES:
        code = len(subthemes) + 1
        subthemes.append(another(subthemes[0], code, code=code, title=title, short_name=short))
    first = next(idea for idea in ideas if idea["subtheme_id"] and not idea["duplicate_of"])
    texts = map(" ".join, itertools.product(WHAT, WHERE, WHEN))
    while len(ideas) < IDEAS + TAKEN_BACK:
        code = len(ideas) + 1
        is_gone, is_parked, is_double = code > IDEAS, code % 50 == 0, code % 35 == 0
        ideas.append(another(
            first, 1000 + code, code=code, text=f"INGETROKKEN {code}" if is_gone else next(texts),
            withdrawn=is_gone, group_id=groups[code % len(groups)]["id"], parked=is_parked,
            park_reason="Dit valt buiten de vraag" if is_parked else "",
            duplicate_of=ideas[code - 2]["id"] if is_double and not is_parked else None,
            subtheme_id=None if is_parked else subthemes[code % len(subthemes)]["id"]))
    for counter in data["counters"]:
        counter["next"] = {"idea": len(ideas) + 1, "subtheme": len(subthemes) + 1}.get(counter["kind"], counter["next"])
    json.dump(data, sys.stdout, ensure_ascii=False)


main()
