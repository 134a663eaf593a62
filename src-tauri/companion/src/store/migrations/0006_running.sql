-- Runs and other training beside the sessions, what is kept of running plans, caps, shoes and races, and the files that
-- runs were read from. A change is a new row that names what it changes, and the newest row counts.

CREATE TABLE running (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE run (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  -- The first row of the entry; NULL in that one.
  run TEXT REFERENCES run (id),
  -- The training day that it is about; `day` is the one on which the row was written.
  of_day TEXT NOT NULL,
  -- The instant in UTC, where it is known.
  begun_ms INTEGER CHECK (begun_ms >= 0),
  sport TEXT NOT NULL
    CHECK (sport IN ('run', 'run_walk', 'walk', 'bike', 'swim', 'water_run', 'elliptical', 'row', 'other')),
  how TEXT NOT NULL CHECK (how IN ('played', 'by_hand', 'recorded')),
  -- NULL means not told, which is not zero. Metres, and seconds without pauses.
  distance_m INTEGER CHECK (distance_m >= 0),
  duration_s INTEGER CHECK (duration_s >= 0),
  ascent_m INTEGER CHECK (ascent_m >= 0),
  -- Beats a minute, and steps of both feet a minute.
  heart_rate INTEGER CHECK (heart_rate BETWEEN 1 AND 300),
  heart_rate_most INTEGER CHECK (heart_rate_most BETWEEN 1 AND 300),
  cadence INTEGER CHECK (cadence BETWEEN 1 AND 400),
  planned_m INTEGER CHECK (planned_m >= 0),
  planned_s INTEGER CHECK (planned_s >= 0),
  -- The cap that was in force: metres, who set it, and its last day.
  cap_m INTEGER CHECK (cap_m >= 0),
  cap_by TEXT CHECK (cap_by IN ('clinician', 'person')),
  cap_until TEXT,
  pace TEXT CHECK (json_valid(pace)),
  -- The running plan, and the step of its table.
  plan TEXT REFERENCES running (id),
  step INTEGER CHECK (step >= 0),
  session_id TEXT REFERENCES session (id),
  ended TEXT CHECK (ended IN ('finished', 'stopped', 'turned_back')),
  turned_m INTEGER CHECK (turned_m >= 0),
  effort INTEGER CHECK (effort BETWEEN 0 AND 10),
  surface TEXT CHECK (surface IN ('road', 'track', 'treadmill', 'grass', 'trail', 'sand', 'mixed')),
  camber TEXT CHECK (camber IN ('left', 'right')),
  hills TEXT CHECK (hills IN ('flat', 'rolling', 'hilly')),
  shoe TEXT REFERENCES running (id),
  support TEXT CHECK (support IN ('none', 'tape', 'brace')),
  pain_during REAL CHECK (pain_during BETWEEN 0 AND 10),
  pain_after REAL CHECK (pain_after BETWEEN 0 AND 10),
  pain_night REAL CHECK (pain_night BETWEEN 0 AND 10),
  signs TEXT CHECK (json_valid(signs)),
  -- Where pain began, and after how many metres.
  onset TEXT CHECK (onset IN ('never', 'from_start', 'at', 'afterwards')),
  onset_m INTEGER CHECK (onset_m >= 0),
  course TEXT CHECK (course IN ('easing', 'constant', 'worsening')),
  note TEXT CHECK (length(note) <= 4000),
  recalled INTEGER NOT NULL CHECK (recalled IN (0, 1)),
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  CHECK ((onset_m IS NOT NULL) = (onset IS NOT NULL AND onset = 'at')),
  CHECK ((cap_m IS NULL) = (cap_by IS NULL))
) STRICT;
CREATE INDEX run_by_first ON run (run);
CREATE INDEX run_by_day ON run (of_day);
CREATE INDEX run_by_shoe ON run (shoe) WHERE shoe IS NOT NULL;

-- A file that a run was read from. The file itself lies in a folder beside the log, under the name of its digest.
CREATE TABLE run_file (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  -- The first row of the run; NULL where it was looked at and left out for good.
  run TEXT REFERENCES run (id),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 400),
  format TEXT NOT NULL CHECK (format IN ('fit', 'gpx', 'tcx')),
  -- SHA-256 of the file, in hexadecimal digits.
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  -- What the watch calls the recording, where it says so.
  external TEXT,
  begun_ms INTEGER CHECK (begun_ms >= 0),
  elapsed_s INTEGER CHECK (elapsed_s >= 0)
) STRICT;
CREATE INDEX run_file_by_digest ON run_file (digest);
CREATE INDEX run_file_by_external ON run_file (external) WHERE external IS NOT NULL;
CREATE INDEX run_file_by_run ON run_file (run) WHERE run IS NOT NULL;

CREATE TRIGGER running_stays BEFORE UPDATE ON running BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER running_is_kept BEFORE DELETE ON running BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER run_stays BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER run_is_kept BEFORE DELETE ON run BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER run_file_stays BEFORE UPDATE ON run_file BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER run_file_is_kept BEFORE DELETE ON run_file BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
