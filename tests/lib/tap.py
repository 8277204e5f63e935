"""The steps of a test in Python, as TAP: each is a test of its own."""
_steps, _failed = 0, 0


def _say(holds, name, more=""):
    global _steps, _failed
    _steps += 1
    _failed += not holds
    print(f"{'ok' if holds else 'not ok'} {_steps} - {name}{more}")


def check(name, holds, why=""):
    """why: what is told when it does not hold."""
    _say(holds, name)
    if not holds and why:
        print("# " + str(why)[:2000].replace("\n", "\n# "))


def skip(name, why):
    _say(True, name, f" # SKIP {why}")


def has_failed():
    return _failed > 0


def finish():
    """The plan; returns the exit code."""
    print(f"1..{_steps}")
    return 1 if _failed or not _steps else 0
