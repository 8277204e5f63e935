-- Schema of the hub, version 3: what has to lie ready for an item of the agenda.

ALTER TABLE agenda_item ADD COLUMN material TEXT NOT NULL DEFAULT '';
