-- Schema of the hub, version 2: what happens after a session, and where to file it.  A new
-- hub is made by version 1 and then this one, so that an old hub and a new one are alike.

-- Which hub this is: a copy of it keeps hub_id, generation grows with each new base of
-- FILE.journal (journal.md 8).
CREATE TABLE hub (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  hub_id INTEGER NOT NULL, generation INTEGER NOT NULL CHECK (generation > 0)
) STRICT;

-- ---- journalled ----

-- Until when what was said is kept; '' means: not decided yet.
ALTER TABLE session ADD COLUMN keep_until TEXT NOT NULL DEFAULT '';

-- What becomes of a proposal.  Only added to: the last line is how it stands (domain.md 3.2.9).
CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  solution_id INTEGER REFERENCES solution, theme_id INTEGER REFERENCES theme,
  idea_id INTEGER REFERENCES idea,
  position INTEGER NOT NULL, date TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('received', 'passed_on', 'in_progress', 'adopted',
    'partly_adopted', 'not_adopted', 'carried_out', 'answered', 'taken_up', 'started', 'finished',
    'stopped')),
  body TEXT NOT NULL, explanation TEXT NOT NULL,
  project_step TEXT NOT NULL CHECK (project_step IN ('none', 'idea', 'assignment', 'plan',
    'implementation_plan', 'implementation', 'final_report')),
  told_by TEXT NOT NULL, public INTEGER NOT NULL CHECK (public IN (0, 1)),
  CHECK ((solution_id IS NOT NULL) + (theme_id IS NOT NULL) + (idea_id IS NOT NULL) = 1),
  CHECK (status NOT IN ('partly_adopted', 'not_adopted') OR explanation <> '')
) STRICT;
CREATE INDEX follow_up_session ON follow_up(session_id);
CREATE INDEX follow_up_solution ON follow_up(solution_id);
CREATE INDEX follow_up_theme ON follow_up(theme_id);
CREATE INDEX follow_up_idea ON follow_up(idea_id);

-- One line for each of the eight conditions of the grant (domain.md A.11).
CREATE TABLE precondition_evidence (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 8), text TEXT NOT NULL
) STRICT;
CREATE INDEX precondition_evidence_session ON precondition_evidence(session_id);

-- What was heard in the city between sessions.  urgent: which urgent theme it is about, ''
-- when it is not (domain.md A.13).
CREATE TABLE signal (
  id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL REFERENCES series,
  code INTEGER NOT NULL CHECK (code > 0), date TEXT NOT NULL, district TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('meeting', 'conversation', 'other')),
  kind TEXT NOT NULL CHECK (kind IN ('signal', 'idea', 'experience', 'bottleneck')),
  text TEXT NOT NULL CHECK (text <> '' AND length(text) <= 2000),
  public_text TEXT NOT NULL CHECK (length(public_text) <= 2000),
  urgent TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'used', 'passed_on', 'closed')),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX signal_series ON signal(series_id);

-- Where a signal came back in a session.
CREATE TABLE signal_link (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  signal_id INTEGER NOT NULL REFERENCES signal,
  subtheme_id INTEGER REFERENCES subtheme, solution_id INTEGER REFERENCES solution,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  CHECK ((subtheme_id IS NOT NULL) + (solution_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX signal_link_session ON signal_link(session_id);
CREATE INDEX signal_link_signal ON signal_link(signal_id);
CREATE INDEX signal_link_subtheme ON signal_link(subtheme_id);
CREATE INDEX signal_link_solution ON signal_link(solution_id);

-- Lists of terms to file things under, with where they come from (domain.md annex A).
CREATE TABLE taxonomy (
  id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL REFERENCES series,
  position INTEGER NOT NULL, name TEXT NOT NULL CHECK (name <> ''),
  version TEXT NOT NULL, source TEXT NOT NULL,
  outdated INTEGER NOT NULL CHECK (outdated IN (0, 1))
) STRICT;
CREATE INDEX taxonomy_series ON taxonomy(series_id);

CREATE TABLE term (
  id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL REFERENCES series,
  taxonomy_id INTEGER NOT NULL REFERENCES taxonomy,
  position INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL CHECK (name <> ''),
  synonyms TEXT NOT NULL, active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX term_series ON term(series_id);
CREATE INDEX term_taxonomy ON term(taxonomy_id);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  term_id INTEGER NOT NULL REFERENCES term,
  idea_id INTEGER REFERENCES idea, subtheme_id INTEGER REFERENCES subtheme,
  theme_id INTEGER REFERENCES theme, solution_id INTEGER REFERENCES solution,
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  CHECK ((idea_id IS NOT NULL) + (subtheme_id IS NOT NULL) + (theme_id IS NOT NULL)
    + (solution_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX tag_session ON tag(session_id);
CREATE INDEX tag_term ON tag(term_id);
CREATE INDEX tag_idea ON tag(idea_id);
CREATE INDEX tag_subtheme ON tag(subtheme_id);
CREATE INDEX tag_theme ON tag(theme_id);
CREATE INDEX tag_solution ON tag(solution_id);

CREATE TABLE signal_tag (
  id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL REFERENCES series,
  signal_id INTEGER NOT NULL REFERENCES signal, term_id INTEGER NOT NULL REFERENCES term,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX signal_tag_series ON signal_tag(series_id);
CREATE INDEX signal_tag_signal ON signal_tag(signal_id);
CREATE INDEX signal_tag_term ON signal_tag(term_id);

-- Organisations and bodies that proposals go to; no persons.
CREATE TABLE organisation (
  id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL REFERENCES series,
  position INTEGER NOT NULL, name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('care', 'welfare', 'municipality', 'insurer', 'residents', 'other')),
  meets TEXT NOT NULL, address TEXT NOT NULL,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX organisation_series ON organisation(series_id);

-- The verslag as it was sent; a file that was sent is never changed.
CREATE TABLE report_version (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  number INTEGER NOT NULL CHECK (number > 0), created_at INTEGER,
  status TEXT NOT NULL CHECK (status IN ('draft', 'final', 'published', 'corrected')),
  read_by TEXT NOT NULL, changes TEXT NOT NULL, file TEXT NOT NULL, checksum TEXT NOT NULL
) STRICT;
CREATE INDEX report_version_session ON report_version(session_id);

-- What was changed after closing, and why (domain.md 3.2.8).
CREATE TABLE correction (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  number INTEGER NOT NULL CHECK (number > 0), created_at INTEGER,
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE INDEX correction_session ON correction(session_id);

-- ---- not journalled ----

-- Signals have codes too.
CREATE TABLE counter_2 (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  question_id INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('idea', 'solution', 'subtheme', 'signal')),
  next INTEGER NOT NULL CHECK (next > 0)
) STRICT;
INSERT INTO counter_2 SELECT id, session_id, question_id, kind, next FROM counter;
DROP TABLE counter;
ALTER TABLE counter_2 RENAME TO counter;
CREATE INDEX counter_session ON counter(session_id);

-- Pictures of sheets and people; those of people are personal data.
CREATE TABLE photo (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  group_id INTEGER REFERENCES table_group,
  file TEXT NOT NULL CHECK (file <> ''), description TEXT NOT NULL,
  people INTEGER NOT NULL CHECK (people IN (0, 1)), consented_at INTEGER,
  keep_until TEXT NOT NULL
) STRICT;
CREATE INDEX photo_session ON photo(session_id);
CREATE INDEX photo_group ON photo(group_id);
