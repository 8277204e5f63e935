#!/usr/bin/env python3
"""texts.py ROOT: everything that a person may read is in po/POTFILES and has its Dutch.

POTFILES lists exactly the files with translatable texts; nl.po translates all of these texts and
nothing else; both sides of a format string agree.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

# It asks for the text "", which is how gettext gives the head of a catalogue.
NO_TEXTS = {"src/base/tr.c"}


def run(*command):
    """All output of a gettext tool, which says nothing when all is well; its own failure is
    output too."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False)
    return done.stdout or (f"{command[0]} ended with {done.returncode}" if done.returncode else "")


def extract(root, pot):
    """Writes the texts of all C files to pot, with the options that the build uses."""
    options = re.findall(r"'(--[^']+)'", (root / "po/meson.build").read_text())
    files = [str(path.relative_to(root)) for folder in ("src", "include")
             for path in sorted((root / folder).rglob("*")) if path.suffix in (".c", ".h", ".def")]
    files = [name for name in files if name not in NO_TEXTS]
    return run("xgettext", *options, "--language=C", "--directory", root, "--output", pot, *files)


def listed_wrongly(root, pot):
    """What POTFILES should not have, should have, or has twice."""
    listed = (root / "po/POTFILES").read_text().split()
    found = set(re.findall(r"(\S+):\d+", "".join(
        line for line in pot.read_text().splitlines(True) if line.startswith("#: "))))
    for name in sorted(set(listed) - found):
        yield f"POTFILES: {name} has no text"
    for name in sorted(found - set(listed)):
        yield f"POTFILES: {name} has texts and is not listed"
    for name in sorted({name for name in listed if listed.count(name) > 1}):
        yield f"POTFILES: {name} is listed twice"


def keys_that_differ(root, merged):
    """A sentence names keys by their actions, {idea-new}: those there are, and the same on both sides."""
    actions = set(re.findall(r'^ACTION\(\w+, "([a-z-]+)"', (root / "include/dialoog/desk/action.def").read_text(), re.M))
    for entry in run("msgcat", "--no-wrap", merged).split("\n\n"):
        sides = [sorted(re.findall(r"\{([a-z-]+!?)\}", side)) for side in re.split(r"^msgstr", entry, flags=re.M)]
        for name in sides[0]:
            if name.rstrip("!") not in actions:
                yield f"nl.po: there is no action {name}:\n{entry}"
        if any(side != sides[0] for side in sides[1:]):
            yield f"nl.po: the keys differ:\n{entry}"


def check(root, folder):
    pot, merged = folder / "fresh.pot", folder / "merged.po"
    yield extract(root, pot)
    if not pot.exists():
        return
    yield from listed_wrongly(root, pot)
    # The merged file says of each text what the source says: which are formats, which are gone.
    yield run("msgmerge", "--quiet", "--no-fuzzy-matching", "--output-file", merged,
              root / "po/nl.po", pot)
    if not merged.exists():
        return
    for title, option in (("have no Dutch", "--untranslated"), ("are marked fuzzy", "--only-fuzzy"),
                          ("are no longer in the source", "--only-obsolete")):
        # The head of the catalogue comes first.
        _, _, entries = run("msgattrib", "--no-wrap", option, merged).partition("\n\n")
        if entries:
            yield f"nl.po: these texts {title}:\n{entries}"
    yield from keys_that_differ(root, merged)
    yield run("msgfmt", "--check-format", "--check-domain", "--output-file=/dev/null", merged)


def main():
    with tempfile.TemporaryDirectory() as folder:
        problems = [p for p in check(pathlib.Path(sys.argv[1]), pathlib.Path(folder)) if p]
    print(*problems, sep="\n")
    return 1 if problems else 0


sys.exit(main())
