#!/usr/bin/env python3
"""count.py ROOT: scripts/count-tests counts right, and never calls a broken run good."""
import json
import pathlib
import subprocess
import sys
import tempfile


def make_run(folder, *tests):
    """A build folder with the results (name, protocol, result, output) of a run."""
    (folder / "meson-info").mkdir(parents=True)
    (folder / "meson-logs").mkdir()
    (folder / "meson-info/intro-tests.json").write_text(
        json.dumps([{"name": name, "protocol": protocol} for name, protocol, _, _ in tests]))
    (folder / "meson-logs/testlog.json").write_text("".join(
        json.dumps({"name": name, "result": result, "stdout": output}) + "\n"
        for name, _, result, output in tests))


GOOD = [("a", "tap", "OK", "1..2\nok 1 - one\nok 2 - two\n"), ("b", "exitcode", "OK", "ok 1\n")]
CASES = [
    # what, status of the run, tests, last line, exit status
    ("all good", "0", GOOD, "3 passed, 0 failed", 0),
    ("a part fails", "1", [("a", "tap", "FAIL", "1..2\nnot ok 1 - one\nok 2 - two\n")],
     "1 passed, 1 failed", 1),
    ("dies between parts", "1", [("a", "tap", "ERROR", "1..2\nok 1 - one\n")],
     "1 passed, 1 failed", 1),
    ("dies at once", "1", [*GOOD, ("c", "tap", "ERROR", "")], "3 passed, 1 failed", 1),
    ("says nothing", "0", [*GOOD, ("c", "tap", "SKIP", "")], "3 passed, 1 failed", 1),
    ("takes too long", "1", [("c", "exitcode", "TIMEOUT", "")], "0 passed, 1 failed", 1),
    ("skips", "0", [*GOOD, ("c", "exitcode", "SKIP", ""), ("d", "tap", "OK", "ok 1 # SKIP x\n")],
     "3 passed, 0 failed, 2 skipped", 0),
    ("must fail and does", "0", [("c", "exitcode", "EXPECTEDFAIL", "")], "1 passed, 0 failed", 0),
    ("must fail and does not", "1", [("c", "exitcode", "UNEXPECTEDPASS", "")],
     "0 passed, 1 failed", 1),
    ("only skips", "0", [("c", "exitcode", "SKIP", "")], "0 passed, 0 failed, 1 skipped", 1),
    ("no tests", "0", [], "0 passed, 0 failed", 1),
    ("stopped halfway", "stopped", GOOD, "3 passed, 1 failed", 1),
    ("build failed", "build", [], "0 passed, 1 failed", 1),
    ("one test that is good", "0", "-", "1 passed, 0 failed", 0),
    ("one test that fails", "1", "-", "0 passed, 1 failed", 1),
    ("results are gone", "0", None, "0 passed, 1 failed", 1),
]


def main():
    problems = []
    with tempfile.TemporaryDirectory() as top:
        for number, (what, status, tests, line, code) in enumerate(CASES):
            folder = "-" if tests == "-" else pathlib.Path(top) / str(number)
            if tests not in (None, "-"):
                make_run(folder, *tests)
            run = subprocess.run(
                [sys.executable, pathlib.Path(sys.argv[1]) / "scripts/count-tests", "gcc", status,
                 folder], stdout=subprocess.PIPE, text=True, check=False)
            if (run.stdout.splitlines()[-1], run.returncode) != (line, code):
                problems.append(f"{what}: not '{line}' and {code} but {run.returncode} after\n"
                                f"{run.stdout}")
    print(*problems, f"{len(CASES)} cases", sep="\n")
    return 1 if problems else 0


sys.exit(main())
