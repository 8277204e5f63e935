-- Schema of the hub, version 1.  Rules for a new column or table: journal.md.
-- No triggers, no generated columns, no cascades and no UNIQUE over values that
-- a command may swap (undo would fail); those rules are checked by the model
-- after every command.  Rows are withdrawn, not deleted.  '' means: not given.

-- ---- journalled: everything that people enter ----

CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL, region TEXT NOT NULL, organisation TEXT NOT NULL, programme TEXT NOT NULL,
  web_page TEXT NOT NULL, web_page_short TEXT NOT NULL, mail TEXT NOT NULL, about TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('nl', 'en'))
) STRICT;

CREATE TABLE phase (
  id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL REFERENCES series,
  position INTEGER NOT NULL, name TEXT NOT NULL,
  date_from TEXT NOT NULL, date_to TEXT NOT NULL, reference_date TEXT NOT NULL
) STRICT;
CREATE INDEX phase_series ON phase(series_id);

CREATE TABLE phase_product (
  id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL REFERENCES series,
  phase_id INTEGER NOT NULL REFERENCES phase,
  position INTEGER NOT NULL, text TEXT NOT NULL, uncertain INTEGER NOT NULL CHECK (uncertain IN (0, 1))
) STRICT;
CREATE INDEX phase_product_series ON phase_product(series_id);
CREATE INDEX phase_product_phase ON phase_product(phase_id);

CREATE TABLE session (
  id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL REFERENCES series,
  number INTEGER NOT NULL CHECK (number > 0),
  title TEXT NOT NULL, date TEXT NOT NULL,
  start_planned TEXT NOT NULL, end_planned TEXT NOT NULL, place TEXT NOT NULL,
  goal TEXT NOT NULL, main_question TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('inform', 'consult', 'coproduce')),
  influence TEXT NOT NULL,
  top_n INTEGER NOT NULL CHECK (top_n BETWEEN 0 AND 26),
  dots_per_person INTEGER NOT NULL CHECK (dots_per_person BETWEEN 0 AND 20),
  dots_per_subtheme INTEGER NOT NULL CHECK (dots_per_subtheme BETWEEN 0 AND 20),
  tie_rule TEXT NOT NULL CHECK (tie_rule IN ('run_off', 'widen', 'together', 'lot')),
  status TEXT NOT NULL CHECK (status IN ('prepared', 'open', 'closed')),
  opened_at INTEGER, closed_at INTEGER,
  answer_by TEXT NOT NULL, ground_rules TEXT NOT NULL
) STRICT;
CREATE INDEX session_series ON session(series_id);

CREATE TABLE round (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  number INTEGER NOT NULL CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN ('ideas', 'solutions')), title TEXT NOT NULL
) STRICT;
CREATE INDEX round_session ON round(session_id);

CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  position INTEGER NOT NULL, title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('plenary', 'example', 'film', 'feedback', 'round', 'clustering',
    'vote', 'report_back', 'break', 'closing')),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 600),
  min_minutes INTEGER NOT NULL CHECK (min_minutes BETWEEN 0 AND 600),
  trim_order INTEGER NOT NULL, protected INTEGER NOT NULL CHECK (protected IN (0, 1)),
  who TEXT NOT NULL, note TEXT NOT NULL,
  skipped INTEGER NOT NULL CHECK (skipped IN (0, 1)),
  started_at INTEGER, ended_at INTEGER,
  round_id INTEGER REFERENCES round,
  CHECK (ended_at IS NULL OR (started_at IS NOT NULL AND ended_at >= started_at))
) STRICT;
CREATE INDEX agenda_item_session ON agenda_item(session_id);
CREATE INDEX agenda_item_round ON agenda_item(round_id);

CREATE TABLE question (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  round_id INTEGER NOT NULL REFERENCES round,
  number INTEGER NOT NULL CHECK (number > 0),
  text TEXT NOT NULL, text_screen TEXT NOT NULL, minutes INTEGER NOT NULL,
  main INTEGER NOT NULL CHECK (main IN (0, 1))
) STRICT;
CREATE INDEX question_session ON question(session_id);
CREATE INDEX question_round ON question(round_id);

CREATE TABLE table_group (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  number INTEGER NOT NULL CHECK (number > 0),
  name TEXT NOT NULL, colour TEXT NOT NULL,
  people INTEGER NOT NULL CHECK (people >= 0), voters INTEGER NOT NULL CHECK (voters >= 0),
  merged_into INTEGER REFERENCES table_group CHECK (merged_into <> id),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX table_group_session ON table_group(session_id);
CREATE INDEX table_group_merged ON table_group(merged_into);

CREATE TABLE subtheme (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  question_id INTEGER NOT NULL REFERENCES question,
  code INTEGER NOT NULL CHECK (code BETWEEN 1 AND 26),
  title TEXT NOT NULL CHECK (title <> ''), short_name TEXT NOT NULL, explanation TEXT NOT NULL,
  merged_into INTEGER REFERENCES subtheme, split_from INTEGER REFERENCES subtheme,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  CHECK (merged_into IS NULL OR withdrawn = 1)
) STRICT;
CREATE INDEX subtheme_session ON subtheme(session_id);
CREATE INDEX subtheme_question ON subtheme(question_id);
CREATE INDEX subtheme_merged ON subtheme(merged_into);
CREATE INDEX subtheme_split ON subtheme(split_from);

CREATE TABLE idea (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  question_id INTEGER NOT NULL REFERENCES question,
  group_id INTEGER NOT NULL REFERENCES table_group,
  code INTEGER NOT NULL CHECK (code > 0),
  text TEXT NOT NULL CHECK (text <> '' AND length(text) <= 2000),
  public_text TEXT NOT NULL CHECK (length(public_text) <= 2000),
  legibility TEXT NOT NULL CHECK (legibility IN ('legible', 'partly_illegible', 'illegible')),
  duplicate_of INTEGER REFERENCES idea,
  parked INTEGER NOT NULL CHECK (parked IN (0, 1)), park_reason TEXT NOT NULL,
  subtheme_id INTEGER REFERENCES subtheme,
  district TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('live', 'file', 'later')),
  after_list INTEGER NOT NULL CHECK (after_list IN (0, 1)),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  created_at INTEGER,
  CHECK (duplicate_of IS NULL OR duplicate_of <> id),
  CHECK (parked = 0 OR subtheme_id IS NULL)
) STRICT;
CREATE INDEX idea_session ON idea(session_id);
CREATE INDEX idea_question ON idea(question_id);
CREATE INDEX idea_group ON idea(group_id);
CREATE INDEX idea_subtheme ON idea(subtheme_id);
CREATE INDEX idea_duplicate ON idea(duplicate_of);

CREATE TABLE ballot (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  number INTEGER NOT NULL CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN ('main', 'run_off')),
  parent_id INTEGER REFERENCES ballot,
  voters INTEGER NOT NULL CHECK (voters >= 0),
  dots_per_person INTEGER NOT NULL CHECK (dots_per_person BETWEEN 1 AND 20),
  dots_per_subtheme INTEGER NOT NULL CHECK (dots_per_subtheme BETWEEN 1 AND 20),
  extra_dots INTEGER NOT NULL CHECK (extra_dots >= 0),
  places INTEGER NOT NULL CHECK (places BETWEEN 1 AND 26),
  tie_rule TEXT NOT NULL CHECK (tie_rule IN ('run_off', 'widen', 'together', 'lot')),
  status TEXT NOT NULL CHECK (status IN ('open', 'fixed', 'invalid')),
  reason TEXT NOT NULL, decision TEXT NOT NULL,
  opened_at INTEGER, fixed_at INTEGER,
  CHECK ((kind = 'run_off') = (parent_id IS NOT NULL)),
  CHECK (status <> 'invalid' OR reason <> '')
) STRICT;
CREATE INDEX ballot_session ON ballot(session_id);
CREATE INDEX ballot_parent ON ballot(parent_id);

CREATE TABLE ballot_option (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  ballot_id INTEGER NOT NULL REFERENCES ballot, subtheme_id INTEGER NOT NULL REFERENCES subtheme,
  position INTEGER NOT NULL, title TEXT NOT NULL, short_name TEXT NOT NULL
) STRICT;
CREATE INDEX ballot_option_session ON ballot_option(session_id);
CREATE INDEX ballot_option_ballot ON ballot_option(ballot_id);
CREATE INDEX ballot_option_subtheme ON ballot_option(subtheme_id);

CREATE TABLE vote_count (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  ballot_id INTEGER NOT NULL REFERENCES ballot,
  number INTEGER NOT NULL CHECK (number > 0), counted_by TEXT NOT NULL,
  leftover INTEGER NOT NULL CHECK (leftover >= -1),
  status TEXT NOT NULL CHECK (status IN ('open', 'rejected', 'fixed')), reason TEXT NOT NULL
) STRICT;
CREATE INDEX vote_count_session ON vote_count(session_id);
CREATE INDEX vote_count_ballot ON vote_count(ballot_id);

CREATE TABLE count_line (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  count_id INTEGER NOT NULL REFERENCES vote_count, option_id INTEGER NOT NULL REFERENCES ballot_option,
  dots INTEGER NOT NULL CHECK (dots >= 0)
) STRICT;
CREATE INDEX count_line_session ON count_line(session_id);
CREATE INDEX count_line_count ON count_line(count_id);
CREATE INDEX count_line_option ON count_line(option_id);

CREATE TABLE theme (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  subtheme_id INTEGER NOT NULL REFERENCES subtheme, ballot_id INTEGER NOT NULL REFERENCES ballot,
  rank INTEGER NOT NULL CHECK (rank > 0), position INTEGER NOT NULL,
  title TEXT NOT NULL, short_name TEXT NOT NULL, dots INTEGER NOT NULL CHECK (dots >= 0),
  decided_by TEXT NOT NULL CHECK (decided_by IN ('vote', 'run_off', 'widening', 'agreement', 'lot')),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX theme_session ON theme(session_id);
CREATE INDEX theme_subtheme ON theme(subtheme_id);
CREATE INDEX theme_ballot ON theme(ballot_id);

CREATE TABLE solution (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  theme_id INTEGER REFERENCES theme, question_id INTEGER NOT NULL REFERENCES question,
  group_id INTEGER NOT NULL REFERENCES table_group,
  code INTEGER NOT NULL CHECK (code > 0),
  text TEXT NOT NULL CHECK (text <> '' AND length(text) <= 2000),
  public_text TEXT NOT NULL CHECK (length(public_text) <= 2000),
  addressee TEXT NOT NULL CHECK (addressee IN ('self', 'care', 'municipality', 'care_and_municipality', 'other')),
  organisation TEXT NOT NULL,
  highlighted INTEGER NOT NULL CHECK (highlighted IN (0, 1)), quick INTEGER NOT NULL CHECK (quick IN (0, 1)),
  strength TEXT NOT NULL CHECK (strength IN ('proposal', 'to_examine', 'not_agreed')),
  origin TEXT NOT NULL CHECK (origin IN ('live', 'file', 'later')),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  created_at INTEGER
) STRICT;
CREATE INDEX solution_session ON solution(session_id);
CREATE INDEX solution_theme ON solution(theme_id);
CREATE INDEX solution_question ON solution(question_id);
CREATE INDEX solution_group ON solution(group_id);

CREATE TABLE group_report (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  round_id INTEGER REFERENCES round, group_id INTEGER NOT NULL REFERENCES table_group,
  position INTEGER NOT NULL, text TEXT NOT NULL,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX group_report_session ON group_report(session_id);
CREATE INDEX group_report_round ON group_report(round_id);
CREATE INDEX group_report_group ON group_report(group_id);

CREATE TABLE action_point (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  position INTEGER NOT NULL, what TEXT NOT NULL, who TEXT NOT NULL, due TEXT NOT NULL,
  done INTEGER NOT NULL CHECK (done IN (0, 1)), withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX action_point_session ON action_point(session_id);

CREATE TABLE next_date (
  id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL REFERENCES series,
  session_id INTEGER NOT NULL REFERENCES session,
  kind TEXT NOT NULL CHECK (kind IN ('session', 'project_group', 'other')),
  title TEXT NOT NULL, date TEXT NOT NULL, time_from TEXT NOT NULL, time_to TEXT NOT NULL,
  place TEXT NOT NULL, purpose TEXT NOT NULL, call TEXT NOT NULL,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX next_date_series ON next_date(series_id);
CREATE INDEX next_date_session ON next_date(session_id);

CREATE TABLE example (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  position INTEGER NOT NULL, title TEXT NOT NULL, lines TEXT NOT NULL, lesson TEXT NOT NULL,
  presenter TEXT NOT NULL, withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX example_session ON example(session_id);

CREATE TABLE info_sheet (
  id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL REFERENCES series,
  position INTEGER NOT NULL, title TEXT NOT NULL, lines TEXT NOT NULL, source TEXT NOT NULL,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX info_sheet_series ON info_sheet(series_id);

CREATE TABLE head_count (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  moment TEXT NOT NULL CHECK (moment IN ('start', 'vote', 'end')),
  counted_at INTEGER,
  total INTEGER NOT NULL CHECK (total >= 0), residents INTEGER NOT NULL CHECK (residents >= 0),
  care INTEGER NOT NULL CHECK (care >= 0), policy INTEGER NOT NULL CHECK (policy >= 0),
  other INTEGER NOT NULL CHECK (other >= 0)
) STRICT;
CREATE INDEX head_count_session ON head_count(session_id);

CREATE TABLE reflection (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  missed TEXT NOT NULL, went_well TEXT NOT NULL, better TEXT NOT NULL
) STRICT;
CREATE INDEX reflection_session ON reflection(session_id);

CREATE TABLE report_text (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  section TEXT NOT NULL CHECK (section IN ('summary', 'about', 'introduction', 'round_1', 'round_2',
    'input', 'next', 'dates', 'account')),
  theme_id INTEGER REFERENCES theme,
  text TEXT NOT NULL CHECK (length(text) <= 10000)
) STRICT;
CREATE INDEX report_text_session ON report_text(session_id);
CREATE INDEX report_text_theme ON report_text(theme_id);

-- ---- not journalled ----

-- The next code of a kind: only grows, so that no code is given out twice.  It stays
-- when its question is undone, so question_id is no foreign key.
CREATE TABLE counter (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  question_id INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('idea', 'solution', 'subtheme')),
  next INTEGER NOT NULL CHECK (next > 0)
) STRICT;
CREATE INDEX counter_session ON counter(session_id);

-- Personal data, kept apart, in no export (domain.md 3.4).
CREATE TABLE sign_up (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  name TEXT NOT NULL, contact TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('project_group', 'next_session', 'feedback')),
  remark TEXT NOT NULL, consented_at INTEGER NOT NULL, delete_after TEXT NOT NULL
) STRICT;
CREATE INDEX sign_up_session ON sign_up(session_id);

CREATE TABLE role (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session,
  role TEXT NOT NULL, name TEXT NOT NULL, function TEXT NOT NULL, organisation TEXT NOT NULL,
  named_in_report INTEGER NOT NULL CHECK (named_in_report IN (0, 1)), consented_at INTEGER
) STRICT;
CREATE INDEX role_session ON role(session_id);

-- What the hall sees now, and the clock of the part; one row.
CREATE TABLE stage (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  session_id INTEGER REFERENCES session,
  scene TEXT NOT NULL, focus_id INTEGER, page INTEGER NOT NULL, reveal INTEGER NOT NULL,
  black INTEGER NOT NULL CHECK (black IN (0, 1)), pause INTEGER NOT NULL CHECK (pause IN (0, 1)),
  message TEXT NOT NULL,
  clock_state TEXT NOT NULL CHECK (clock_state IN ('off', 'running', 'paused')),
  clock_left INTEGER NOT NULL, clock_boot_id TEXT NOT NULL,
  clock_deadline_boot INTEGER NOT NULL, clock_deadline_wall INTEGER NOT NULL
) STRICT;
CREATE INDEX stage_session ON stage(session_id);
INSERT INTO stage VALUES (1, NULL, 'welcome', NULL, 0, 0, 0, 0, '', 'off', 0, '', 0, 0);

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for each command, undo and redo.  kind: 0 command, 1 undo, 2 redo,
-- 3 command that undo does not go past.  Labels hold a kind and a code, never
-- typed text.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL, actor TEXT NOT NULL, op_id TEXT NOT NULL UNIQUE,
  session_id INTEGER, kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3), undo_of INTEGER,
  action TEXT NOT NULL, subject TEXT NOT NULL, result INTEGER NOT NULL,
  changeset BLOB NOT NULL
) STRICT;
CREATE INDEX journal_session ON journal(session_id);
