-- Schema of the hub, version 6: which ideas the hall has seen.  Their codes, with spaces between them
-- and in the order in which they were revealed: an idea that comes later is not shown by itself.

ALTER TABLE stage ADD COLUMN revealed TEXT NOT NULL DEFAULT '';
