-- Schema of the hub, version 7: a report that is looked through before it goes out.  When a version
-- was fixed and published, and a mark of its words, by which is seen whether they changed since; and
-- which texts may stay as they are although they may hold something of a person: a mark of each, which
-- goes to nobody else and is gone when something is erased (model/version.h).

ALTER TABLE report_version ADD COLUMN fixed_at INTEGER;
ALTER TABLE report_version ADD COLUMN published_at INTEGER;
ALTER TABLE report_version ADD COLUMN words TEXT NOT NULL DEFAULT '';

CREATE TABLE kept_text (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  mark TEXT NOT NULL CHECK (mark <> '')
) STRICT;
CREATE INDEX kept_text_session ON kept_text(session_id);
