#!/usr/bin/env python3
"""Damages one session of a hub: its agenda holds a value that nobody knows, so that reading it
fails, while the other sessions stay as they are.  The hub stands as if the program had stopped
in that session.

Usage: damage.py HUB NUMBER
"""
import sqlite3
import sys

hub = sqlite3.connect(sys.argv[1])
(session,) = hub.execute("SELECT id FROM session WHERE number = ?", (sys.argv[2],)).fetchone()
hub.execute("PRAGMA ignore_check_constraints = ON")
hub.execute("UPDATE agenda_item SET kind = 'no such kind' WHERE session_id = ?", (session,))
for key, value in (("desk.open", "1"), ("desk.session", str(session)), ("desk.part", "3")):
    hub.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, value))
hub.commit()
