-- Reminders. Where each occurrence stands is one row that is replaced, and the rest of what they know is one more. What
-- happened, and what the person chose, are facts. Their shapes are the domain's.

CREATE TABLE reminder (
  -- The training day.
  day TEXT NOT NULL,
  slot TEXT NOT NULL,
  -- From 0, where a slot comes more than once a day.
  nth INTEGER NOT NULL CHECK (nth >= 0),
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (day, slot, nth)
) STRICT;

CREATE TABLE reminder_state (
  only_one INTEGER PRIMARY KEY NOT NULL CHECK (only_one = 1),
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

-- What was in these two and could not be read.
CREATE TABLE reminder_aside (
  at_ms INTEGER NOT NULL,
  value TEXT NOT NULL
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

-- Appointments, the ice timer, and what was answered to a proposal.
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

CREATE TRIGGER reminder_fact_stays BEFORE UPDATE ON reminder_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER reminder_fact_is_kept BEFORE DELETE ON reminder_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER reminder_choice_stays BEFORE UPDATE ON reminder_choice BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER reminder_choice_is_kept BEFORE DELETE ON reminder_choice BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
