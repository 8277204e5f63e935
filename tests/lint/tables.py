#!/usr/bin/env python3
"""tables.py ROOT: what one table holds and another one needs.

Every word that a command can write in the journal has its sentence for the line at the bottom
(src/desk/words.c), or says why undo stops there (src/store/undo.c); every field of an entity has
a name for people (src/model/field.c).  Nothing stands there that is used no more.
"""
import pathlib
import re
import sys

WORD = re.compile(r'"([a-z]+(?:-[a-z]+)+)"')
BEGIN = re.compile(r"command_begin\([^;]*?\"([a-z-]+)\"([^;]*?)\);", re.DOTALL)
SCENE = re.compile(r'^SCENE\(\w+, "([^"]+)"', re.MULTILINE)
# It is the first step of a session, so nothing was done that undo could come from.
FIRST = "session-add"


def read(root, name):
    return (root / name).read_text(encoding="utf-8")


def rows(text, name):
    """The first texts of the rows of `NAME[] = {...};`."""
    _, _, rest = text.partition(f" {name}[] = {{")
    return set(re.findall(r'^\s*\{"([^"]+)"', rest.partition("\n};")[0], re.MULTILINE))


def journal(root):
    sentences = rows(read(root, "src/desk/words.c"), "sentences")
    borders = rows(read(root, "src/store/undo.c"), "borders")
    scenes = set(SCENE.findall(read(root, "include/dialoog/scene/scene.def")))
    used = set()
    for path in sorted(root.glob("src/store/*.c")):
        text = path.read_text(encoding="utf-8")
        if path.name.startswith("cmd_") or path.name in ("schema.c", "share.c"):
            used.update(WORD.findall(text))
        for word, flags in BEGIN.findall(text):
            used.update({word} if "-" in word else ())
            if "COMMAND_BORDER" in flags and word not in borders | {FIRST}:
                yield f"{path.name}: {word} is a border without a sentence in undo.c"
    for path in sorted(root.glob("src/desk/*.c")):
        if path.name not in ("words.c", "hall.c"):
            used.update(set(WORD.findall(path.read_text(encoding="utf-8"))) - scenes)
    for word in sorted(used - sentences - borders - {FIRST}):
        yield f"{word}: has no sentence in words.c"
    for word in sorted((sentences | borders) - used):
        yield f"{word}: has a sentence, and nothing writes it"


def labels(root):
    text = read(root, "src/model/entity_tables.c").partition("/* ---- the fields ---- */")[2]
    # TEXT(idea, text, 2000); a column may be called otherwise: BOOL_NAMED(item, it_, "it").
    fields = {column or member or "id" for member, column in re.findall(
        r'^\s+(?!ENTITY)[A-Z_]+\(\w+(?:, (\w+))?(?:, "(\w+)")?', text, re.MULTILINE)}
    named = rows(read(root, "src/model/field.c"), "labels")
    for name in sorted(fields - named):
        yield f"{name}: has no label in field.c"
    for name in sorted(named - fields):
        yield f"{name}: has a label, and no field has this name"


def main():
    root = pathlib.Path(sys.argv[1])
    problems = [*journal(root), *labels(root)]
    print(*problems, sep="\n")
    return 1 if problems else 0


sys.exit(main())
