#!/usr/bin/env python3
"""source.py ROOT: what a reader should not have to look for in the C files.

No call of a function that cannot be used safely, no note that something is still to be done, no
file that is too long to be read in one go.
"""
import pathlib
import re
import sys

LINES_MAX = 600
# Tables are as long as what they list.
TABLES = {"tests/model/test_check.c"}
BANNED = re.compile(
    r"\b(v?sprintf|st[pr]cpy|strcat|strtok|ato[fil]|atoll|gets|alloca|system|popen)\s*\(")
# Spelled so that this line is not one.
NOTE = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b")
COMMENT_OR_TEXT = re.compile(
    r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)
FOLDERS = ("src", "include", "tests", "scripts", ".ci", "po", "conf")


def code_only(text):
    """The text without comments and quoted text, on the same lines."""
    return COMMENT_OR_TEXT.sub(lambda match: " " + "\n" * match[0].count("\n"), text)


def problems_of(name, text):
    for number, line in enumerate(text.splitlines(), 1):
        if match := NOTE.search(line):
            yield f"{name}:{number}: {match[0]} is for an issue, not for a file"
    if not name.endswith((".c", ".h")):
        return
    for number, line in enumerate(code_only(text).splitlines(), 1):
        if match := BANNED.search(line):
            yield f"{name}:{number}: {match[1]} is not used here"
    length = text.count("\n")
    if length > LINES_MAX and name not in TABLES:
        yield f"{name}: {length} lines, at most {LINES_MAX}"


def main():
    root = pathlib.Path(sys.argv[1])
    files = [f for folder in FOLDERS for f in sorted((root / folder).rglob("*"))
             if f.is_file() and f.suffix not in (".pyc", ".mo")]
    problems = []
    for path in files:
        # Test data may hold any bytes.
        text = path.read_text(encoding="utf-8", errors="replace")
        problems += problems_of(str(path.relative_to(root)), text)
    print(*problems, f"{len(files)} files looked at", sep="\n")
    return 1 if problems or not files else 0


sys.exit(main())
