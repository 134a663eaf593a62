CREATE TABLE acceptance (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  disclaimer INTEGER NOT NULL
) STRICT;

CREATE TABLE amendment (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  session_id TEXT NOT NULL REFERENCES session (id),
  kind TEXT NOT NULL CHECK (kind IN ('set', 'answers', 'void', 'unvoid')),
  -- The row of `set_correction` or of `session_report` that holds since then; NULL where the whole session was voided.
  row_id TEXT CHECK ((row_id IS NULL) = (kind IN ('void', 'unvoid'))),
  -- The change that it takes back.
  undoes TEXT REFERENCES amendment (id)
) STRICT;

CREATE INDEX amendment_by_session ON amendment (session_id);

CREATE TABLE device (
  id TEXT PRIMARY KEY NOT NULL,
  made_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE journal_entry (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  -- The first row of the entry; NULL in that one.
  entry TEXT REFERENCES journal_entry (id),
  -- The training day that it is about; `day` is the one on which the row was written.
  of_day TEXT NOT NULL,
  -- NULL means not answered, which is not zero.
  mood INTEGER CHECK (mood BETWEEN 0 AND 10),
  motivation INTEGER CHECK (motivation BETWEEN 0 AND 10),
  confidence INTEGER CHECK (confidence BETWEEN 0 AND 10),
  feelings TEXT NOT NULL CHECK (json_valid(feelings)),
  note TEXT CHECK (length(note) <= 4000),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1))
) STRICT;

CREATE INDEX journal_entry_by_day ON journal_entry (of_day);

CREATE INDEX journal_entry_by_first ON journal_entry (entry);

CREATE TABLE life (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  -- 'session' marks the place of a session that has ended; its value names it.
  kind TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE INDEX life_by_kind ON life (kind);

CREATE TABLE live_session (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
  session_id TEXT NOT NULL REFERENCES session (id),
  at_ms INTEGER NOT NULL,
  engine TEXT NOT NULL CHECK (json_valid(engine))
) STRICT;

CREATE TABLE own_record (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('programme', 'exercise')),
  name_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  -- NULL where it was taken away.
  record TEXT CHECK (json_valid(record)),
  UNIQUE (kind, name_id, version)
) STRICT;

CREATE TABLE reminder (
  -- The training day.
  day TEXT NOT NULL,
  slot TEXT NOT NULL,
  -- From 0, where a slot comes more than once a day.
  nth INTEGER NOT NULL CHECK (nth >= 0),
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (day, slot, nth)
) STRICT;

CREATE TABLE reminder_aside (
  at_ms INTEGER NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE reminder_choice (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE reminder_fact (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  -- The occurrence; `day` is the one on which the row was written.
  of_day TEXT NOT NULL,
  slot TEXT NOT NULL,
  nth INTEGER NOT NULL CHECK (nth >= 0),
  kind TEXT NOT NULL,
  -- Its window, as it lay then.
  opens_ms INTEGER NOT NULL,
  closes_ms INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE INDEX reminder_fact_by_day ON reminder_fact (of_day);

CREATE TABLE reminder_state (
  only_one INTEGER PRIMARY KEY NOT NULL CHECK (only_one = 1),
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
  kind UNINDEXED, about UNINDEXED, day UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE VIEW searchable (kind, about, day, words) AS
-- The characters that a match is marked with stand in no text.
SELECT kind, about, day, replace(replace(words, char(1), ' '), char(2), ' ')
FROM (
  SELECT 'journal' AS kind, ifnull(e.entry, e.id) AS about, e.of_day AS day, e.note AS words
  FROM journal_entry AS e
  WHERE e.note IS NOT NULL AND e.voided = 0 AND NOT EXISTS (
    SELECT 1 FROM journal_entry AS newer WHERE newer.entry = ifnull(e.entry, e.id) AND newer.rowid > e.rowid
  )
  UNION ALL
  SELECT 'session', r.session_id, ifnull(s.of_day, s.day), r.note
  FROM session_report AS r
  JOIN session AS s ON s.id = r.session_id
  WHERE r.note IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM session_report AS newer WHERE newer.session_id = r.session_id AND newer.rowid > r.rowid
  ) AND ifnull((
    SELECT a.kind FROM amendment AS a
    WHERE a.session_id = r.session_id AND a.kind IN ('void', 'unvoid') ORDER BY a.rowid DESC LIMIT 1
  ), 'unvoid') = 'unvoid'
  UNION ALL
  SELECT 'worry', w.id, w.day, w.words FROM worry AS w WHERE w.worry IS NULL
  UNION ALL
  SELECT 'question', q.id, q.day, json_extract(q.value, '$.words') FROM life AS q WHERE q.kind = 'question'
  UNION ALL
  SELECT 'own_rule', o.id, o.day, json_extract(o.value, '$.words')
  FROM life AS o
  WHERE o.kind = 'beside' AND json_extract(o.value, '$.what') = 'own_rule' AND NOT EXISTS (
    SELECT 1 FROM life AS gone WHERE gone.kind = 'beside' AND json_extract(gone.value, '$.rule') = o.id
  )
  UNION ALL
  SELECT 'appointment', json_extract(c.value, '$.appointment'), json_extract(c.value, '$.on'), json_extract(c.value, '$.with')
  FROM reminder_choice AS c
  WHERE c.kind = 'appointment' AND NOT EXISTS (
    SELECT 1 FROM reminder_choice AS newer
    WHERE newer.rowid > c.rowid AND json_extract(newer.value, '$.appointment') = json_extract(c.value, '$.appointment')
  )
);

CREATE TABLE session (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  -- NULL for a session that was played outside the plan.
  slot TEXT CHECK (slot IN ('morning', 'evening')),
  programme TEXT NOT NULL,
  programme_version INTEGER NOT NULL,
  -- What was asked, frozen at the start.
  prescription TEXT NOT NULL CHECK (json_valid(prescription))
, plan TEXT REFERENCES life (id), revision TEXT REFERENCES life (id), plan_session INTEGER CHECK (plan_session >= 0), of_day TEXT, slot_name TEXT CHECK (slot_name IN ('morning', 'midday', 'evening')), extra INTEGER NOT NULL DEFAULT 0 CHECK (extra IN (0, 1)), how TEXT NOT NULL DEFAULT 'played' CHECK (how IN ('played', 'by_hand')), recalled INTEGER NOT NULL DEFAULT 0 CHECK (recalled IN (0, 1))) STRICT;

CREATE INDEX session_by_day ON session (day);

CREATE TABLE session_end (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  session_id TEXT NOT NULL UNIQUE REFERENCES session (id),
  kind TEXT NOT NULL CHECK (kind IN ('completed', 'early', 'interrupted', 'discarded')),
  reason TEXT CHECK (reason IN ('hurts', 'tired', 'form_went', 'no_time')),
  active_ms INTEGER NOT NULL,
  paused_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE session_report (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  session_id TEXT NOT NULL REFERENCES session (id),
  -- NULL means not answered, which is not zero.
  pain_during INTEGER CHECK (pain_during BETWEEN 0 AND 10),
  pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
  effort INTEGER CHECK (effort BETWEEN 0 AND 10),
  note TEXT CHECK (length(note) <= 4000)
, signs TEXT CHECK (json_valid(signs)), course TEXT CHECK (course IN ('easing', 'constant', 'worsening'))) STRICT;

CREATE INDEX session_report_by_session ON session_report (session_id);

CREATE TABLE session_set (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  session_id TEXT NOT NULL REFERENCES session (id),
  step INTEGER NOT NULL,
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  exercise TEXT NOT NULL,
  side TEXT CHECK (side IN ('left', 'right')),
  set_no INTEGER NOT NULL,
  set_of INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'partial', 'skipped')),
  reason TEXT CHECK (reason IN ('hurts', 'tired', 'form_went', 'no_time')),
  reps_done INTEGER NOT NULL CHECK (reps_done BETWEEN 0 AND 999),
  reps_target INTEGER,
  load_kg REAL CHECK (load_kg BETWEEN 0 AND 500),
  lower_ms INTEGER,
  hold_ms INTEGER,
  raise_ms INTEGER,
  under_tension_ms INTEGER NOT NULL CHECK (under_tension_ms >= 0),
  -- On the session's own clock, which stands still while paused.
  started_ms INTEGER NOT NULL,
  ended_ms INTEGER NOT NULL CHECK (ended_ms >= started_ms),
  gap_ms INTEGER,
  UNIQUE (session_id, step, attempt)
) STRICT;

CREATE TABLE set_correction (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  set_id TEXT NOT NULL REFERENCES session_set (id),
  reps_done INTEGER NOT NULL CHECK (reps_done BETWEEN 0 AND 999),
  load_kg REAL CHECK (load_kg BETWEEN 0 AND 500)
, side TEXT CHECK (side IN ('left', 'right')), outcome TEXT CHECK (outcome IN ('done', 'partial', 'skipped')), reason TEXT CHECK (reason IN ('hurts', 'tired', 'form_went', 'no_time')), voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1))) STRICT;

CREATE INDEX set_correction_by_set ON set_correction (set_id);

CREATE TABLE settings (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE setup (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  legs TEXT NOT NULL CHECK (legs IN ('left', 'right', 'both')),
  site TEXT NOT NULL CHECK (site IN ('mid_portion', 'insertional')),
  disclaimer INTEGER NOT NULL
) STRICT;

CREATE TABLE shelf (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE worry (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  -- The first row of the worry; NULL in that one.
  worry TEXT REFERENCES worry (id),
  -- The line of the list that was ticked; NULL for one in the person's own words.
  line TEXT,
  words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
  at_rest INTEGER NOT NULL CHECK (at_rest IN (0, 1))
) STRICT;

CREATE INDEX worry_by_first ON worry (worry);

CREATE TRIGGER acceptance_is_kept BEFORE DELETE ON acceptance BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER acceptance_stays BEFORE UPDATE ON acceptance BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER amendment_is_found AFTER INSERT ON amendment WHEN NEW.kind IN ('void', 'unvoid') BEGIN
  DELETE FROM search WHERE kind = 'session' AND about = NEW.session_id;
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'session' AND about = NEW.session_id;
END;

CREATE TRIGGER amendment_is_kept BEFORE DELETE ON amendment BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER amendment_stays BEFORE UPDATE ON amendment BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER journal_entry_is_found AFTER INSERT ON journal_entry BEGIN
  DELETE FROM search WHERE kind = 'journal' AND about = ifnull(NEW.entry, NEW.id);
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'journal' AND about = ifnull(NEW.entry, NEW.id);
END;

CREATE TRIGGER journal_entry_is_kept BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER journal_entry_stays BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER life_is_kept BEFORE DELETE ON life BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER life_stays BEFORE UPDATE ON life BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER own_rule_is_found AFTER INSERT ON life WHEN NEW.kind = 'beside' BEGIN
  DELETE FROM search WHERE kind = 'own_rule' AND about = json_extract(NEW.value, '$.rule');
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'own_rule' AND about = NEW.id;
END;

CREATE TRIGGER question_is_found AFTER INSERT ON life WHEN NEW.kind = 'question' BEGIN
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'question' AND about = NEW.id;
END;

CREATE TRIGGER own_record_is_kept BEFORE DELETE ON own_record BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER own_record_stays BEFORE UPDATE ON own_record BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER appointment_is_found AFTER INSERT ON reminder_choice
WHEN NEW.kind IN ('appointment', 'appointment_dropped') BEGIN
  DELETE FROM search WHERE kind = 'appointment' AND about = json_extract(NEW.value, '$.appointment');
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'appointment' AND about = json_extract(NEW.value, '$.appointment');
END;

CREATE TRIGGER reminder_choice_is_kept BEFORE DELETE ON reminder_choice BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER reminder_choice_stays BEFORE UPDATE ON reminder_choice BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER reminder_fact_is_kept BEFORE DELETE ON reminder_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER reminder_fact_stays BEFORE UPDATE ON reminder_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_is_kept BEFORE DELETE ON session BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_stays BEFORE UPDATE ON session BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_end_is_kept BEFORE DELETE ON session_end BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_end_stays BEFORE UPDATE ON session_end BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_report_is_found AFTER INSERT ON session_report BEGIN
  DELETE FROM search WHERE kind = 'session' AND about = NEW.session_id;
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'session' AND about = NEW.session_id;
END;

CREATE TRIGGER session_report_is_kept BEFORE DELETE ON session_report BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_report_stays BEFORE UPDATE ON session_report BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_set_is_kept BEFORE DELETE ON session_set BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_set_stays BEFORE UPDATE ON session_set BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER set_correction_is_kept BEFORE DELETE ON set_correction BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER set_correction_stays BEFORE UPDATE ON set_correction BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER settings_are_kept BEFORE DELETE ON settings BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER settings_stay BEFORE UPDATE ON settings BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER setup_is_kept BEFORE DELETE ON setup BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER setup_stays BEFORE UPDATE ON setup BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER shelf_is_kept BEFORE DELETE ON shelf BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER shelf_stays BEFORE UPDATE ON shelf BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER worry_is_found AFTER INSERT ON worry WHEN NEW.worry IS NULL BEGIN
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'worry' AND about = NEW.id;
END;

CREATE TRIGGER worry_is_kept BEFORE DELETE ON worry BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER worry_stays BEFORE UPDATE ON worry BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
