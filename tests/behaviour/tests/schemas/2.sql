CREATE TABLE acceptance (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  disclaimer INTEGER NOT NULL
) STRICT;

CREATE TABLE device (
  id TEXT PRIMARY KEY NOT NULL,
  made_ms INTEGER NOT NULL
) STRICT;

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
, plan TEXT REFERENCES life (id), revision TEXT REFERENCES life (id), plan_session INTEGER CHECK (plan_session >= 0), of_day TEXT, slot_name TEXT CHECK (slot_name IN ('morning', 'midday', 'evening')), extra INTEGER NOT NULL DEFAULT 0 CHECK (extra IN (0, 1)), how TEXT NOT NULL DEFAULT 'played' CHECK (how IN ('played', 'by_hand'))) STRICT;

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
) STRICT;

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

CREATE TRIGGER acceptance_is_kept BEFORE DELETE ON acceptance BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER acceptance_stays BEFORE UPDATE ON acceptance BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER life_is_kept BEFORE DELETE ON life BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER life_stays BEFORE UPDATE ON life BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER own_record_is_kept BEFORE DELETE ON own_record BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER own_record_stays BEFORE UPDATE ON own_record BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_is_kept BEFORE DELETE ON session BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_stays BEFORE UPDATE ON session BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_end_is_kept BEFORE DELETE ON session_end BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_end_stays BEFORE UPDATE ON session_end BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

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
