-- Putting the past right, the journal, and the search. A change is a new row that names what it changes, and the newest
-- row counts.

-- Told long after its day.
ALTER TABLE session ADD COLUMN recalled INTEGER NOT NULL DEFAULT 0 CHECK (recalled IN (0, 1));

-- NULL leaves the side as it was kept.
ALTER TABLE set_correction ADD COLUMN side TEXT CHECK (side IN ('left', 'right'));
-- NULL: it follows from the reps, and the reason stays as it was kept.
ALTER TABLE set_correction ADD COLUMN outcome TEXT CHECK (outcome IN ('done', 'partial', 'skipped'));
ALTER TABLE set_correction ADD COLUMN reason TEXT CHECK (reason IN ('hurts', 'tired', 'form_went', 'no_time'));
ALTER TABLE set_correction ADD COLUMN voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1));

-- What was changed in a session after it was over, in the order in which that was done.
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

-- What was corrected after the end of a session before there was this list, and answers that were given again.
INSERT INTO amendment (id, device_id, at_ms, day, zone, offset_min, session_id, kind, row_id)
SELECT id, device_id, at_ms, day, zone, offset_min, session_id, kind, id FROM (
  SELECT c.id, c.device_id, c.at_ms, c.day, c.zone, c.offset_min, s.session_id, 'set' AS kind
  FROM set_correction AS c
  JOIN session_set AS s ON s.id = c.set_id
  JOIN session_end AS e ON e.session_id = s.session_id
  WHERE c.at_ms > e.at_ms
  UNION ALL
  SELECT r.id, r.device_id, r.at_ms, r.day, r.zone, r.offset_min, r.session_id, 'answers'
  FROM session_report AS r
  WHERE EXISTS (SELECT 1 FROM session_report AS f WHERE f.session_id = r.session_id AND f.rowid < r.rowid)
)
ORDER BY at_ms, id;

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
CREATE INDEX journal_entry_by_first ON journal_entry (entry);
CREATE INDEX journal_entry_by_day ON journal_entry (of_day);

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

CREATE TRIGGER amendment_stays BEFORE UPDATE ON amendment BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER amendment_is_kept BEFORE DELETE ON amendment BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER journal_entry_stays BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER journal_entry_is_kept BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER worry_stays BEFORE UPDATE ON worry BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER worry_is_kept BEFORE DELETE ON worry BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

-- Every text of the person's own as it stands, with what it is about. What was voided is not in it.
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

-- Derived from `searchable`, and made anew from it at any time.
CREATE VIRTUAL TABLE search USING fts5 (
  kind UNINDEXED, about UNINDEXED, day UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable;

CREATE TRIGGER journal_entry_is_found AFTER INSERT ON journal_entry BEGIN
  DELETE FROM search WHERE kind = 'journal' AND about = ifnull(NEW.entry, NEW.id);
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'journal' AND about = ifnull(NEW.entry, NEW.id);
END;
CREATE TRIGGER session_report_is_found AFTER INSERT ON session_report BEGIN
  DELETE FROM search WHERE kind = 'session' AND about = NEW.session_id;
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'session' AND about = NEW.session_id;
END;
CREATE TRIGGER amendment_is_found AFTER INSERT ON amendment WHEN NEW.kind IN ('void', 'unvoid') BEGIN
  DELETE FROM search WHERE kind = 'session' AND about = NEW.session_id;
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'session' AND about = NEW.session_id;
END;
CREATE TRIGGER worry_is_found AFTER INSERT ON worry WHEN NEW.worry IS NULL BEGIN
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'worry' AND about = NEW.id;
END;
CREATE TRIGGER question_is_found AFTER INSERT ON life WHEN NEW.kind = 'question' BEGIN
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'question' AND about = NEW.id;
END;
CREATE TRIGGER own_rule_is_found AFTER INSERT ON life WHEN NEW.kind = 'beside' BEGIN
  DELETE FROM search WHERE kind = 'own_rule' AND about = json_extract(NEW.value, '$.rule');
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'own_rule' AND about = NEW.id;
END;
CREATE TRIGGER appointment_is_found AFTER INSERT ON reminder_choice
WHEN NEW.kind IN ('appointment', 'appointment_dropped') BEGIN
  DELETE FROM search WHERE kind = 'appointment' AND about = json_extract(NEW.value, '$.appointment');
  INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable
  WHERE kind = 'appointment' AND about = json_extract(NEW.value, '$.appointment');
END;
