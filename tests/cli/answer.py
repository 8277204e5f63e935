#!/usr/bin/env python3
"""Runs a command on a terminal, waits for words and answers them, each in turn; tells what it showed.

Usage: answer.py WORDS ANSWER [WORDS ANSWER...] -- COMMAND [ARGUMENT...]
"""
import os
import pty
import signal
import sys

split = sys.argv.index("--")
answers = list(zip(sys.argv[1:split:2], sys.argv[2:split:2]))
child, master = pty.fork()
if child == 0:
    # Who is not at a terminal may have none of it.
    os.environ["TERM"] = "xterm-256color"
    os.execvp(sys.argv[split + 1], sys.argv[split + 1:])


def waited_in_vain(*_):
    os.kill(child, signal.SIGKILL)
    sys.stdout.buffer.write(shown)
    sys.exit(f"waited in vain for {answers}")


signal.signal(signal.SIGALRM, waited_in_vain)
signal.alarm(60)
shown, since = b"", 0
while True:
    try:
        piece = os.read(master, 4096)
    except OSError:
        break
    if not piece:
        break
    shown += piece
    while answers and answers[0][0].encode() in shown[since:]:
        since = len(shown)
        os.write(master, answers.pop(0)[1].encode())
os.waitpid(child, 0)
sys.stdout.buffer.write(shown)
sys.exit(1 if answers else 0)
