#!/usr/bin/env python3
"""An exported session as somebody might write it by hand: every table numbers its rows 1, 2, 3,
so that rows of different tables have the same id.  The session is open again.

Usage: small_ids.py SESSION.json > SMALL.json
"""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as f:
    data = json.load(f)
tables = [rows for rows in data.values() if isinstance(rows, list)]
# In an export an id is unique among all tables, so it tells by itself what it refers to.
small = {row["id"]: str(number) for rows in tables for number, row in enumerate(rows, 1)}
for rows in tables:
    for row in rows:
        row.update({name: small[value] for name, value in row.items()
                    if isinstance(value, str) and value in small})
data["sessions"][0].update(status="open", closed_at=None)
json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
