#!/usr/bin/env python3
"""schema.py PROGRAM ASSETS FIXTURE: what is exported is what the JSON Schema says, and nothing else.

The demo sessions, fresh exports and a file of an old version are valid; each field in turn with a
wrong value is not; and of mistakes that people make, the program and the schema say the same.
"""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("1..0 # SKIP python3-jsonschema is not installed")
    sys.exit(0)

from tap import check, finish, has_failed

program, assets, fixture = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
schema = json.loads((assets / "session.schema.json").read_text())
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)


def dialoog(*words):
    return subprocess.run([program, *words], capture_output=True, text=True, check=False)


def first_error(session):
    return next((f"{'.'.join(map(str, e.absolute_path))}: {e.message[:200]}"
                 for e in validator.iter_errors(session)), "")


def is_valid(name, session):
    why = first_error(session)
    check(f"{name} is valid", not why, why)


def rows_of(key):
    """The name of what the list holds, and its fields."""
    name = schema["properties"][key]["items"]["$ref"].rpartition("/")[2]
    return name, schema["$defs"][name]["properties"]


lists = [key for key, value in schema["properties"].items() if value is not True and "items" in value]


def is_complete(name, session):
    """Nothing is left out, so nothing can be misspelt in the schema only."""
    check(f"{name} has every key", list(session) == list(schema["properties"]))
    wrong = [key for key in lists for row in session[key] if list(row) != list(rows_of(key)[1])]
    check(f"{name} has every key in every row", not wrong, ", ".join(wrong))


def planted(session, where, value):
    """The session with another value in that place: (list, key) is its first row."""
    other = copy.deepcopy(session)
    place = other
    for step in where[:-1]:
        place = place[step][0] if isinstance(place[step], list) else place[step]
    if value is MISSING:
        del place[where[-1]]
    else:
        place[where[-1]] = value
    return other


MISSING = object()
MISTAKES = [
    (("format",), "dialoog"), (("format",), MISSING), (("version",), 6), (("version",), 0),
    (("version",), "2"), (("series",), []), (("sessions",), MISSING), (("ideas",), {}),
    (("ideas",), ["I1"]), (("wensen",), []), (("groups", "colour_word"), "geel"),
    (("groups", "id"), 7), (("groups", "id"), "0"), (("groups", "id"), "01"),
    (("groups", "id"), "12345678901234567890"), (("groups", "number"), MISSING),
    (("groups", "number"), 0), (("groups", "number"), "1"), (("groups", "number"), 1.5),
    (("groups", "withdrawn"), 1), (("groups", "name"), None), (("groups", "merged_into"), 7),
    (("ideas", "text"), ""), (("ideas", "text"), MISSING), (("ideas", "text"), "w" * 2001),
    (("ideas", "question_id"), None), (("ideas", "question_id"), MISSING),
    (("ideas", "code"), 100000), (("ideas", "legibility"), "mooi"),
    (("ideas", "created_at"), "gisteren"), (("ideas", "created_at"), 1747307100),
    (("sessions", "date"), "15-05-2025"), (("sessions", "date"), "2025-13-01"),
    (("sessions", "date"), None), (("sessions", "start_planned"), "25:00"),
    (("sessions", "start_planned"), "9:00"), (("sessions", "title"), "w" * 201),
    (("sessions", "title"), ""), (("phases", "date_from"), "mei 2025"),
    (("counts", "leftover"), -2), (("ballots", "tie_rule"), "gokken"),
]

with tempfile.TemporaryDirectory() as folder:
    hub, planted_file = f"{folder}/hub.db", f"{folder}/planted.json"
    for demo in sorted((assets / "demo").glob("session-*.json")):
        is_valid(demo.name, json.loads(demo.read_text()))
        dialoog("import", hub, str(demo))
    is_valid("a file of version 1", json.loads(fixture.read_text()))
    for template in "dialoogsessie", "werksessie":
        dialoog("new", hub, "--template", template, "--date", "2025-06-12", "--start", "13:00")
    for number in "1234":
        for more in [], ["--public"]:
            done = dialoog("export", hub, "--session", number, "--format", "json", "-o", "-", *more)
            exported = json.loads(done.stdout)
            is_valid(" ".join(["the export of session", number, *more]), exported)
            is_complete(" ".join(["the export of session", number, *more]), exported)

    good = json.loads((assets / "demo/session-1.json").read_text())
    for key in lists:
        row, fields = rows_of(key)
        for field in fields:
            session = copy.deepcopy(good)
            # A list may be empty in the demo: then a row with this field only.
            session[key] = [{**(session[key] or [{}])[0], field: ["wrong"]}]
            found = [e for e in validator.iter_errors(session)
                     if list(e.absolute_path) == [key, 0, field]]
            if not found:
                check(f"a wrong value of {key}[0].{field} is seen", False)
    check("a wrong value of every field is seen", not has_failed())
    for where, value in MISTAKES:
        name = f"{'.'.join(where)}: {'missing' if value is MISSING else json.dumps(value)[:30]}"
        session = planted(good, where, value)
        check(f"the schema sees {name}", first_error(session) != "")
        pathlib.Path(planted_file).write_text(json.dumps(session))
        done = dialoog("import", f"{folder}/new.db", planted_file)
        check(f"so does the program: {name}", done.returncode == 65, done.stderr)
sys.exit(finish())
