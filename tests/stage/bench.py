#!/usr/bin/env python3
"""How long the screen of the hall takes, with a real desk and `dialoog screen` each on a terminal of its
own.  It passes or fails nothing: see docs/figures.md.

Usage: bench.py PROGRAM

A text is on the screen when the end of the frame that it is part of has come (mode 2026), so nothing is
emulated while time is measured.  The program sends only what changes: what is looked for has no letter
in common with what stood in its place.  A text that never comes whole is left out, and that is told.
"""
import math
import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import termios
import time

SOLUTIONS, TIMES, REST_S = 100, 20, 10
SMALL, LARGE = (80, 24), (200, 60)
QUIET_S, LIMIT_S = 0.03, 5
# So often the hall looks by itself.
LOOK_S = 0.5
FRAME_END = b"\x1b[?2026l"
F2 = b"\x1bOQ"

# Scripts for the first session of the practice hub; the desk that starts next is where they end.
REOPEN = "key Down Enter 6 o\nline Er kwam nog iets bij\n"
# The hall sees the last page of the solutions of a theme, whatever comes.  What is for municipalities comes
# last.
SEE_SOLUTIONS = REOPEN + "key p\ntype thema met oplossingen 1\nkey Enter .\nkey 5\n"
FOR_MUNICIPALITIES = b"g"
SEE_QUESTION = REOPEN + "key p\ntype vraag en klok\nkey Enter Esc\n"
START_CLOCK = "key 1 t\n"

# By their words in the list of the desk, with what only they say to the hall.
SCENES = [(b"agenda", b"Uitslag"), (b"spelregels", b"uitpraten")]

FLOOR = """
import os, sys
file, pipe = (os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT) for path in sys.argv[1:])
while line := os.read(0, 4096):
    os.write(file, line)
    os.fdatasync(file)
    os.write(pipe, line)
"""


class Terminal:
    """A program on a terminal of its own, and what it wrote there since `out` was emptied."""

    def __init__(self, size, *command):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            termios.tcsetwinsize(0, (size[1], size[0]))
            os.execvp(command[0], command)
        self.out, self.at = b"", 0.0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def send(self, keys):
        """The moment just before it."""
        at = time.perf_counter()
        os.write(self.fd, keys)
        return at

    def read(self):
        self.out += os.read(self.fd, 65536)
        self.at = time.perf_counter()

    def shows(self, text, end=FRAME_END):
        at = self.out.find(text)
        return at >= 0 and self.out.find(end, at) >= 0

    def usage(self):
        """How often its threads were woken, and how long they ran (ns)."""
        wakes = ns = 0
        for thread in os.scandir(f"/proc/{self.pid}/task"):
            with open(thread.path + "/status", encoding="utf-8") as f:
                wakes += sum(int(line.split()[1]) for line in f if line.startswith("voluntary_ctxt_switches"))
            with open(thread.path + "/schedstat", encoding="utf-8") as f:
                ns += int(f.read().split()[0])
        return wakes, ns


def hear(terminals, seconds):
    """Waits at most so long for what they write; false: nothing."""
    poll = select.poll()
    for terminal in terminals:
        poll.register(terminal.fd, select.POLLIN)
    ready = {fd for fd, _ in poll.poll(seconds * 1000)}
    for terminal in terminals:
        if terminal.fd in ready:
            terminal.read()
    return bool(ready)


def settle(*terminals):
    while hear(terminals, QUIET_S):
        pass


def until(condition, seconds, *terminals):
    """Whether it came true in that time."""
    end = time.perf_counter() + seconds
    while not condition() and (left := end - time.perf_counter()) > 0:
        hear(terminals, left)
    return condition()


def listen(seconds, *terminals):
    until(lambda: False, seconds, *terminals)


def start(size, *command):
    terminal = Terminal(size, *command)
    if not until(lambda: terminal.out, LIMIT_S, terminal):
        sys.exit(f"{command} shows nothing")
    settle(terminal)
    return terminal


def enter(typing, shown, keys, text, end=FRAME_END, pause=0.0, last=b"\r"):
    """Types the keys; the ms from the last key, Enter or another one that stores, until the text is on the
    other terminal, NaN when it never is."""
    typing.send(keys)
    settle(typing, shown)
    listen(pause, typing, shown)
    shown.out = b""
    began = typing.send(last)
    if not until(lambda: shown.shows(text, end), LIMIT_S, typing, shown):
        return math.nan
    return (shown.at - began) * 1000


class Bench:
    def __init__(self, program, work):
        self.program, self.work, self.hubs = program, work, 0
        # Text in large letters cannot be looked for.
        self.plain = self.write("plain.ini", '[hall]\nletters = "plain"\n')

    def write(self, name, text):
        path = os.path.join(self.work, name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def run(self, *arguments):
        ended = subprocess.run([self.program, *arguments], cwd=self.work, stdin=subprocess.DEVNULL,
                               capture_output=True, text=True, check=False)
        if ended.returncode != 0:
            sys.exit(f"{arguments}: {ended.returncode} {ended.stdout} {ended.stderr}")

    def make_hub(self, script):
        self.hubs += 1
        hub = os.path.join(self.work, f"{self.hubs}.db")
        self.run("demo", "--hub", hub)
        self.run(hub, "--script", self.write("script", script), "--headless")
        return hub

    def pair(self, size):
        """From the key that stores a solution until it is on the screen of the hall, below the last one of
        the list, in a theme that begins with 25; and, in turns with that, the floor."""
        hub, pipe = self.make_hub(SEE_SOLUTIONS), os.path.join(self.work, f"pipe-{self.hubs}")
        os.mkfifo(pipe)
        dialoog, floor = [], []
        with start(size, self.program, "screen", hub, "--config", self.plain) as hall, \
                start(size, self.program, hub) as desk, Terminal(size, "cat", pipe) as cat, \
                Terminal(size, sys.executable, "-c", FLOOR, pipe + ".lines", pipe) as writer:
            enter(writer, cat, b"begin", b"begin", b"\n")
            for i in range(SOLUTIONS):
                # In no place the same letter as in another one, and none that the demo has.
                text = "".join(chr(0x400 + (7 * i + place) % 101) for place in range(24)).encode()
                dialoog.append(enter(desk, hall, text + b"\r", text, last=FOR_MUNICIPALITIES))
                floor.append(enter(writer, cat, text, text, b"\n"))
        return dialoog, floor

    def rest(self, script):
        """Wake-ups a second, frames a second and per cent of a core of a screen in large letters, while
        its desk is left alone; not at the turn of a minute, when the time is drawn."""
        hub = self.make_hub(script)
        with start(LARGE, self.program, hub) as desk, start(LARGE, self.program, "screen", hub) as hall:
            left = 60 - time.time() % 60
            listen(left + 1 if left < REST_S + 2 else 1, desk, hall)
            hall.out = b""
            wakes, ns = hall.usage()
            listen(REST_S, desk, hall)
            wakes_after, ns_after = hall.usage()
            frames = hall.out.count(FRAME_END)
        return (wakes_after - wakes) / REST_S, frames / REST_S, (ns_after - ns) / REST_S / 1e7

    @staticmethod
    def change(desk, hall, i):
        """Until another scene is seen; at another moment between two looks of the hall each time."""
        words, text = SCENES[i % len(SCENES)]
        desk.send(F2)
        settle(desk)
        return enter(desk, hall, words, text, pause=LOOK_S * i / TIMES)

    def catch_up(self):
        """By a desk that starts after another one was killed; and where the bell is taken away."""
        hub, killed, no_bell = self.make_hub(SEE_QUESTION), [], []
        with start(SMALL, self.program, "screen", hub, "--config", self.plain) as hall:
            for i in range(TIMES):
                with start(SMALL, self.program, hub) as desk:
                    killed.append(self.change(desk, hall, i))
            with start(SMALL, self.program, hub) as desk:
                for i in range(TIMES):
                    os.unlink(hub + ".bell")
                    no_bell.append(self.change(desk, hall, i))
        return killed, no_bell


def figures(times, *parts):
    """What these parts of them do not exceed, and what is told of those that never came."""
    came = sorted(t for t in times if not math.isnan(t)) or [math.nan]
    lost = sum(map(math.isnan, times))
    return [came[math.ceil(part * len(came)) - 1] for part in parts], f" ({lost} left out)" if lost else ""


def row(*cells):
    print("| " + " | ".join(c if isinstance(c, str) else f"{c:.2f}" for c in cells) + " |", flush=True)


def head(*cells):
    print()
    row(*cells)
    print("|---|" + "---:|" * (len(cells) - 1))


def measure(bench):
    print(f"Load of the machine before this: {os.getloadavg()[0]:.2f}")
    head("size", "dialoog p50 ms", "p90", "p99", "floor p50", "p90", "p99", "ratio of p50")
    for size in (LARGE, SMALL):
        (ours, lost), (floor, _) = (figures(times, 0.5, 0.9, 0.99) for times in bench.pair(size))
        row(f"{size[0]}x{size[1]}{lost}", *ours, *floor, ours[0] / floor[0])
    head("at rest, 200x60", "wake-ups a second", "frames a second", "% of a core")
    row("without a clock", *bench.rest(SEE_QUESTION))
    row("with the clock running", *bench.rest(SEE_QUESTION + START_CLOCK))
    head("another scene is seen, 80x24", "p50 ms", "max ms")
    for what, times in zip(("desk killed and started again", "bell taken away"), bench.catch_up()):
        (middle, most), lost = figures(times, 0.5, 1)
        row(what + lost, middle, most)


def main():
    with tempfile.TemporaryDirectory() as work:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = work
        os.environ["TERM"] = "xterm-256color"
        measure(Bench(os.path.abspath(sys.argv[1]), work))


main()
