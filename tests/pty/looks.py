#!/usr/bin/env python3
"""Without colours every screen says the same: compares the golden files of both kinds.

Usage: looks.py GOLDEN-WITH-ROLES GOLDEN-WITH-LOOKS

Cell by cell, at each size: the same text, and for each role of the one file one look in the other.
What is selected, cannot be done, warns, is typed or is marked looks other than normal text,
and what cannot be done stands in brackets, because faint is nothing in some terminals.
"""
import pathlib
import re
import sys

OTHER_THAN_NORMAL = ["selected", "disabled", "warning", "input", "marked", "tab_now", "practice", "dim"]
OTHER_THAN_EACH_OTHER = ["normal", "selected", "disabled", "warning", "input", "practice"]


def cells(line, names, normal, escaped):
    """The cells of a line as (character, name of the run)."""
    out, name, i = [], normal, 0
    while i < len(line):
        run = re.match(r"\{(" + names + "):", line[i:])
        if escaped and line[i] == "\\":
            out.append((line[i + 1], name))
            i += 2
        elif run:
            name = run.group(1)
            i += run.end()
        elif line[i] == "}" and name != normal:
            name = normal
            i += 1
        else:
            # The cursor is no cell.
            out += [(line[i], name)] if not escaped or line[i] != "^" else []
            i += 1
    return out[:-1]


def rows(path, names, normal, escaped):
    with open(path, encoding="utf-8") as f:
        return [cells(line, names, normal, escaped) for line in f.read().splitlines() if line.endswith("|")]


def same(c, d):
    """The clock of a script goes on, that of a terminal does not."""
    return c == d or d in "()" or (c.isdigit() and d.isdigit())


def compare(with_roles, with_looks, looks, say):
    a, b = rows(with_roles, "[a-z_]+", "normal", True), rows(with_looks, "[bdru]+", "", False)
    if [len(row) for row in a] != [len(row) for row in b]:
        say("another size")
        return
    for number, (x, y) in enumerate(zip(a, b), 1):
        for (c, role), (d, look) in zip(x, y):
            if not same(c, d):
                say(f"row {number}: '{d}' instead of '{c}'")
            if c != " ":
                looks.setdefault(role, {}).setdefault(look, f"{with_looks}:{number}")
        inside = False
        for (_, role), (d, _) in zip(x, y):
            inside = d == "(" or (inside and d != ")")
            if role == "disabled" and not inside:
                say(f"row {number}: no brackets around '{d}'")


def main():
    looks, wrong = {}, []
    of_roles, of_looks = (pathlib.Path(p) for p in sys.argv[1:])
    found = sorted(of_roles.glob("*/*.golden"))
    for path in found:
        other = of_looks / path.relative_to(of_roles)
        compare(path, other, looks, lambda what, other=other: wrong.append(f"{other}: {what}"))
    for role, places in looks.items():
        if len(places) > 1:
            wrong.append(f"{role} has more than one look: {places}")
    look = {role: "".join(list(looks.get(role, {"not found": ""}))[0]) for role in OTHER_THAN_NORMAL + ["normal"]}
    wrong += [f"{role} looks like normal text" for role in OTHER_THAN_NORMAL if look[role] in ("", "not found")]
    if len({look[role] for role in OTHER_THAN_EACH_OTHER}) < len(OTHER_THAN_EACH_OTHER):
        wrong.append(f"two of these look the same: {look}")
    print(f"{len(found)} screens compared")
    print("\n".join(wrong))
    sys.exit(1 if wrong or not found else 0)


main()
