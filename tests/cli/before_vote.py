#!/usr/bin/env python3
"""The demo session as it stood before the vote: for tests that vote their own way.

Usage: before_vote.py SESSION.json > BEFORE.json
"""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as f:
    data = json.load(f)
for key in ("ballots", "ballot_options", "counts", "count_lines", "themes", "solutions", "next_dates", "report_texts",
            "reflections", "follow_ups", "precondition_evidence"):
    data[key] = []
data["head_counts"] = [h for h in data["head_counts"] if h["moment"] == "start"]
session = data["sessions"][0]
session.update(status="open", closed_at=None)
before = True
for item in data["agenda_items"]:
    if item["kind"] == "vote":
        before = False
    if not before:
        item.update(started_at=None, ended_at=None)
for counter in data["counters"]:
    if counter["kind"] == "solution":
        counter["next"] = 1
json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
