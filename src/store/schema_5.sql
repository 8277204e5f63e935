-- Schema of the hub, version 5: what the screen of the hall needs.  Whether it stays with its scene
-- when the agenda goes on; how long the clock of the part runs in all, for its bar; and lots that
-- are drawn on the screen: among which subthemes (ids, with spaces), which of them were drawn, and
-- since when (ms since 1970) that is to be seen.

ALTER TABLE stage ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1));
ALTER TABLE stage ADD COLUMN clock_total INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stage ADD COLUMN lots TEXT NOT NULL DEFAULT '';
ALTER TABLE stage ADD COLUMN lots_drawn TEXT NOT NULL DEFAULT '';
ALTER TABLE stage ADD COLUMN lots_at INTEGER NOT NULL DEFAULT 0;
