#!/usr/bin/env python3
"""Draws the cells of a QR code as a picture (PBM), as a terminal would: 8 by 16 for each cell.

Usage: cells_to_bitmap.py screen|terminal|plain FILE > BITMAP

screen is a screen of `dialoog --script` (tests/README.md): its cells in the roles of a QR code.
terminal is what `dialoog qr` writes: text with SGR sequences.  plain is text without them, as on
paper.  Every other cell is white.
"""
import re
import sys

BLOCKS = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
# The same in white letters on black.
INVERSE = {char: (1 - upper, 1 - lower) for char, (upper, lower) in BLOCKS.items()}
WHITE = (0, 0)
# Black on white, and on a black background.
ON_WHITE, ON_BLACK = ("0;30;47;107", "0;47;107"), ("0;37;97;40", "0;40")


def screen_row(line):
    """The halves of each cell: (upper, lower)."""
    role, cells = "normal", []
    for token in re.findall(r"\{\w+:|\}|\^|\\.|.", line.removesuffix("|")):
        if token.startswith("{"):
            role = token[1:-1]
        elif token == "}":
            role = "normal"
        elif token != "^":
            cells.append(INVERSE[token] if role == "qr_dark" else
                         BLOCKS[token] if role == "qr" else WHITE)
    return cells


def terminal_row(line):
    look, cells = "0", []
    for sgr, char in re.findall(r"\x1b\[([\d;]*)m|(.)", line):
        if sgr:
            look = sgr
        elif look in ON_WHITE:
            cells.append(BLOCKS[char])
        else:
            cells.append(INVERSE[char] if look in ON_BLACK else WHITE)
    return cells


def plain_row(line):
    return [BLOCKS.get(char, WHITE) for char in line]


def main():
    draw_row = {"screen": screen_row, "terminal": terminal_row, "plain": plain_row}[sys.argv[1]]
    with open(sys.argv[2], encoding="utf-8") as file:
        rows = [draw_row(line) for line in file.read().splitlines()]
    cols = max(map(len, rows))
    print(f"P1\n{cols * 8} {len(rows) * 16}")
    for row in rows:
        row += [WHITE] * (cols - len(row))
        for half in (0, 1):
            line = "".join(str(cell[half]) * 8 for cell in row)
            print(*[line] * 8, sep="\n")


main()
