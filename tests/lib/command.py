"""What tests do with the program and with the tools that read what it makes."""
import atexit
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def own_folder():
    """An empty folder that goes away when the test ends, however it ends; what the program keeps for itself comes there too."""
    folder = pathlib.Path(tempfile.mkdtemp())
    # Not all that a browser or LibreOffice leaves running has ended by then.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["XDG_STATE_HOME"] = str(folder)
    return folder


def run(*words, text=True, **more):
    """Nothing is typed to it; gives its exit code and what it wrote."""
    return subprocess.run([str(word) for word in words], stdin=subprocess.DEVNULL, capture_output=True, text=text,
                          check=False, **more)


def run_well(*words):
    """The test ends when it fails; gives what it wrote."""
    done = run(*words)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}: {done.stderr}")
    return done.stdout


def report(program, hub, kind, form, out, *words, **more):
    """A document of this kind and format."""
    return run(program, "report", hub, "--kind", kind, "--format", form, "-o", out, *words, **more)


def pages_of(pdf):
    """How many; None when it cannot be read."""
    pages = re.search(r"^Pages: +(\d+)$", run("pdfinfo", pdf).stdout, re.M)
    return int(pages[1]) if pages else None
