#!/usr/bin/env python3
"""Holds src/ and include/ to the table of layers in layers.txt.

layers.py includes ROOT          every #include line is one that the layer may have
layers.py headers ROOT CC...     every header compiles by itself, with its layer's folders only
"""
import pathlib
import re
import subprocess
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>|(.*))', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def read_table():
    """{layer: (layers it may use, headers of libraries it may use)}; "*" is everyone."""
    table = {}
    for line in (pathlib.Path(__file__).parent / "layers.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            layer, rest = line.split(":", 1)
            layers, headers = rest.split("|", 1)
            known = table.setdefault(layer, (set(), set()))
            known[0].update(layers.split())
            known[1].update(headers.split())
    return table


def files_of(root, layer, *suffixes):
    for folder in (root / "src" / layer, root / "include/dialoog" / layer):
        yield from (f for f in sorted(folder.glob("**/*")) if f.suffix in suffixes)


def may_include(root, table, layer, path, quoted, angled):
    """An empty text when the line is right, else what is wrong with it."""
    uses, libraries = table[layer]
    if angled:
        if angled in libraries | table["*"][1]:
            return ""
        owners = [name for name, (_, headers) in table.items() if angled in headers]
        return f"<{angled}> is for {owners[0]} only" if owners else f"<{angled}> is not in layers.txt"
    if not quoted:
        return "an #include must name its file"
    if "/" in quoted:
        return f'"{quoted}" must be a bare name'
    if path.is_relative_to(root / "src") and (path.parent / quoted).exists():
        return ""
    owners = [name for name in table if (root / "include/dialoog" / name / quoted).exists()]
    if len(owners) > 1:
        return f'"{quoted}" is in more than one layer: {", ".join(owners)}'
    if owners:
        allowed = owners[0] == layer or owners[0] in uses
        return "" if allowed else f'"{quoted}" is of {owners[0]}, which {layer} may not use'
    made_from = path.parent / quoted.removesuffix(".inc")
    return "" if quoted.endswith(".inc") and made_from.exists() else f'"{quoted}" is nowhere'


def check_includes(root, table):
    problems = []
    number = 0
    for layer in (name for name in table if name != "*"):
        for path in files_of(root, layer, ".c", ".h", ".def"):
            for match in INCLUDE.finditer(COMMENT.sub("", path.read_text())):
                number += 1
                problem = may_include(root, table, layer, path, match[1], match[2])
                if problem:
                    problems.append(f"{path.relative_to(root)}: {problem}")
    for folder in sorted([*(root / "src").iterdir(), *(root / "include/dialoog").iterdir()]):
        if folder.is_dir() and folder.name not in table:
            problems.append(f"{folder.relative_to(root)}: this layer is not in layers.txt")
    return problems, number


def check_headers(root, table, compiler):
    problems = []
    number = 0
    for layer, (uses, _) in table.items():
        folders = [root / "src" / layer, root / "include/dialoog" / layer]
        folders += (root / "include/dialoog" / used for used in sorted(uses))
        flags = [f"-I{folder}" for folder in folders]
        for path in files_of(root, layer, ".h"):
            number += 1
            # Twice, so that a header without its guard is found too.
            run = subprocess.run(
                [*compiler, "-std=c17", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror",
                 "-fsyntax-only", *flags, "-x", "c", "-"],
                input=f'#include "{path}"\n' * 2, capture_output=True, text=True, check=False)
            if run.returncode:
                problems.append(f"{path.relative_to(root)} does not compile alone:\n{run.stderr}")
    return problems, number


def main():
    what, root = sys.argv[1], pathlib.Path(sys.argv[2])
    if what == "includes":
        problems, number = check_includes(root, read_table())
    else:
        problems, number = check_headers(root, read_table(), sys.argv[3:])
    print(*problems, f"{number} looked at", sep="\n")
    return 1 if problems or not number else 0


sys.exit(main())
