#!/usr/bin/env python3
"""readme.py ROOT BUILD: what the two READMEs name is there, and what is there is named.

Packages that the scripts install, libraries that meson.build asks for, modules, folders of tests,
files, and names of tests.
"""
import json
import pathlib
import re
import sys

FILE = re.compile(r"`((?:src|include|tests|scripts|po|conf|assets)/[\w./-]+)`")
LIBRARY = re.compile(r"(?:dependency|find_library)\('(\w+)'")
PACKAGES = re.compile(r"^\w+_packages=\(([^)]*)\)", re.MULTILINE)
# A part of the C library.
NO_LIBRARY = {"m"}


def table(text, first_cell):
    """The rows, as lists of cells, of the table that begins with that cell."""
    rows = []
    for line in text.partition(f"| {first_cell} |")[2].splitlines()[2:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("| ").split(" | ")])
    return rows


def quoted(cell):
    return set(re.findall(r"`([^`]+)`", cell))


def compare(what, there, named):
    for name in sorted(there - named):
        yield f"{what}: {name} is there and not named"
    for name in sorted(named - there):
        yield f"{what}: {name} is named and not there"


def packages(root, rows):
    installed = set()
    for name in ("lib.sh", "test"):
        for words in PACKAGES.findall((root / "scripts" / name).read_text()):
            installed.update(words.split())
    yield from compare("packages", installed, {p for row in rows for p in quoted(row[1])})


def libraries(root, rows):
    used = set()
    for path in [root / "meson.build", *root.glob("src/**/meson.build"),
                 *root.glob("tests/**/meson.build")]:
        used.update(LIBRARY.findall(path.read_text()))
    # The other rows are of tools.
    named = {row[0] for row in rows if re.fullmatch(r"\w+", row[0])}
    yield from compare("libraries", used - NO_LIBRARY, named)


def folders(root, inside):
    return {path.name for path in (root / inside).iterdir()
            if path.is_dir() and path.name != "__pycache__"}


def files(root, name, text):
    for path in sorted(set(FILE.findall(text))):
        if "NAME" not in path and not (root / path).exists():
            yield f"{name}: there is no {path}"


def test_names(build, name, text):
    known = {test["name"] for test in
             json.loads((build / "meson-info/intro-tests.json").read_text())}
    # Only these folders are built with tests.
    for folder, names in re.findall(r"meson test -C (\S+)((?: \"[^\"]+\")*)", text):
        if folder != "build-gcc":
            yield f"{name}: {folder} has no tests"
        for test in re.findall(r'"([^"]+)"', names):
            if test not in known | {"NAME"}:
                yield f"{name}: there is no test '{test}'"


def check(root, build):
    readme = (root / "README.md").read_text()
    tests = (root / "tests/README.md").read_text()
    rows = table(readme, "library")
    yield from packages(root, rows)
    yield from libraries(root, rows)
    yield from compare("modules", {f"src/{name}" for name in folders(root, "src")},
                       {name for row in table(readme, "module") for name in quoted(row[0])})
    yield from compare("folders of tests", folders(root, "tests"),
                       {name for row in table(tests, "folder") for name in quoted(row[0])})
    for name, text in (("README.md", readme), ("tests/README.md", tests)):
        yield from files(root, name, text)
        yield from test_names(build, name, text)


def main():
    problems = list(check(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
    print(*problems, sep="\n")
    return 1 if problems else 0


sys.exit(main())
