#!/usr/bin/env python3
"""Compares two exported sessions: ids and moments apart, are they the same?

Usage: compare_session.py ENTERED.json EXPECTED.json

Rows are told apart by what people see: a group by its number, an idea by its
code.  References are replaced by those names before comparing.
"""
import json
import sys

COMPARED = ["agenda_items", "rounds", "questions", "groups", "ideas", "subthemes", "ballots", "ballot_options", "counts",
            "count_lines", "themes", "solutions", "group_reports", "head_counts", "next_dates", "reflections",
            "precondition_evidence", "follow_ups"]
MOMENTS = {"started_at", "ended_at", "created_at", "opened_at", "closed_at", "fixed_at", "counted_at"}
NAMES = {
    "rounds": lambda r, n: f"round {r['number']}",
    "questions": lambda r, n: f"question {r['number']}",
    "groups": lambda r, n: f"group {r['number']}",
    "ideas": lambda r, n: f"I{r['code']}",
    "subthemes": lambda r, n: f"subtheme {n[r['question_id']]}.{r['code']}",
    "ballots": lambda r, n: f"ballot {r['number']}",
    "ballot_options": lambda r, n: f"option {n[r['ballot_id']]}.{r['position']}",
    "counts": lambda r, n: f"count {n[r['ballot_id']]}.{r['number']}",
    "themes": lambda r, n: f"theme {r['position']}",
    "solutions": lambda r, n: f"O{r['code']}",
}


def names(data):
    known = {}
    for key, name in NAMES.items():
        for row in data[key]:
            known[row["id"]] = name(row, known)
    return known


def plain(data, key, known):
    rows = []
    for row in data[key]:
        row = {k: v for k, v in row.items() if k not in MOMENTS and k not in ("id", "session_id", "series_id")}
        for k, v in row.items():
            row[k] = known.get(v, v) if isinstance(v, str) else v
        rows.append(row)
    return sorted(rows, key=lambda r: json.dumps(r, sort_keys=True))


def main():
    entered, expected = (json.load(open(p, encoding="utf-8")) for p in sys.argv[1:3])
    wrong = 0
    for key in COMPARED:
        a, b = plain(entered, key, names(entered)), plain(expected, key, names(expected))
        for row in [r for r in a if r not in b][:5]:
            print(f"{key}: entered, not expected: {json.dumps(row, ensure_ascii=False)}")
        for row in [r for r in b if r not in a][:5]:
            print(f"{key}: expected, not entered: {json.dumps(row, ensure_ascii=False)}")
        if a != b:
            wrong += 1
        else:
            print(f"{key}: {len(a)} equal")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
