-- Plans and what the body answers. Facts of many kinds stand in one table, in the order in which they were written: a
-- plan is read from all of them together. Their shapes are the domain's, by `kind`.

CREATE TABLE acceptance (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL REFERENCES device (id),
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  disclaimer INTEGER NOT NULL
) STRICT;
INSERT INTO acceptance SELECT id, device_id, at_ms, day, zone, offset_min, disclaimer FROM setup ORDER BY rowid;

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

-- The plan and the revision under which it was asked; NULL for a session outside any plan.
ALTER TABLE session ADD COLUMN plan TEXT REFERENCES life (id);
ALTER TABLE session ADD COLUMN revision TEXT REFERENCES life (id);
-- Which of the phase's sessions, from 0.
ALTER TABLE session ADD COLUMN plan_session INTEGER CHECK (plan_session >= 0);
-- The training day that it is for; `day` is the one on which the row was written.
ALTER TABLE session ADD COLUMN of_day TEXT;
-- Takes the place of `slot`, which knew two parts of a day.
ALTER TABLE session ADD COLUMN slot_name TEXT CHECK (slot_name IN ('morning', 'midday', 'evening'));
ALTER TABLE session ADD COLUMN extra INTEGER NOT NULL DEFAULT 0 CHECK (extra IN (0, 1));
ALTER TABLE session ADD COLUMN how TEXT NOT NULL DEFAULT 'played' CHECK (how IN ('played', 'by_hand'));

-- Until now there was one programme, by where the Achilles hurts; it goes on as a plan, from the newest answers. Its loads
-- are those that were used last.
INSERT INTO life (id, device_id, at_ms, day, zone, offset_min, kind, value)
SELECT
  id, device_id, at_ms, day, zone, offset_min, 'revision',
  json_object(
    'kind', 'revision',
    'plan', NULL,
    'state', json_object(
      'programme', CASE site WHEN 'mid_portion' THEN 'alfredson-1998' ELSE 'jonsson-2008-insertional' END,
      'programme_version', 1,
      'topic', 'achilles',
      'form', CASE site WHEN 'mid_portion' THEN 'mid-portion' ELSE 'insertional' END,
      'tissue', 'tendon',
      'sides', json(CASE legs WHEN 'left' THEN '["left"]' WHEN 'right' THEN '["right"]' ELSE '["left","right"]' END),
      'started', (SELECT first.day FROM setup AS first ORDER BY first.rowid LIMIT 1),
      'since', NULL,
      'onset', NULL,
      'earlier', json_object('told', 'not_answered'),
      'factors', json('[]'),
      'shoes_km', NULL,
      'said_by', json_object('who', 'not_answered'),
      'bone_site', NULL,
      'mode', 'published',
      'volume', 'full',
      'slots', json_array(
        json_object('slot', 'morning', 'window', json_object('from', '06:00:00', 'to', '11:00:00')),
        json_object('slot', 'evening', 'window', json_object('from', '17:00:00', 'to', '22:00:00'))
      ),
      'weekdays', json('[true,true,true,true,true,true,true]'),
      'week', 1,
      'week_from', (SELECT first.day FROM setup AS first ORDER BY first.rowid LIMIT 1),
      'caps', json_object('sets', NULL, 'reps', NULL, 'hold_s', NULL),
      'loads', json((
        SELECT json_group_object(exercise, told) FROM (
          SELECT exercise, told, max(place) FROM (
            SELECT s.exercise, s.rowid AS place, CASE WHEN c.id IS NULL THEN s.load_kg ELSE c.load_kg END AS told
            FROM session_set AS s
            JOIN session ON session.id = s.session_id AND session.slot IS NOT NULL
            LEFT JOIN session_end AS e ON e.session_id = s.session_id
            LEFT JOIN set_correction AS c ON c.id = (
              SELECT newest.id FROM set_correction AS newest
              WHERE newest.set_id = s.id ORDER BY newest.rowid DESC LIMIT 1
            )
            WHERE s.outcome <> 'skipped' AND (e.kind IS NULL OR e.kind <> 'discarded')
          )
          WHERE told IS NOT NULL
          GROUP BY exercise
        )
      )),
      'unloading', NULL,
      'ended', NULL
    ),
    'why', json_object('why', 'started', 'overridden', json('[]'))
  )
FROM setup ORDER BY rowid DESC LIMIT 1;

-- The one change that is made to facts: where they stand in what was not there when they were written.
DROP TRIGGER session_stays;
UPDATE session SET slot_name = slot, of_day = day;
UPDATE session
SET plan = (SELECT id FROM life), revision = (SELECT id FROM life), plan_session = 0
WHERE slot IS NOT NULL AND EXISTS (SELECT 1 FROM life);
CREATE TRIGGER session_stays BEFORE UPDATE ON session BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

INSERT INTO life (id, device_id, at_ms, day, zone, offset_min, kind, value)
SELECT session_id, device_id, at_ms, day, zone, offset_min, 'session', json_object('session', session_id)
FROM session_end WHERE kind <> 'discarded' ORDER BY rowid;

ALTER TABLE session_report ADD COLUMN signs TEXT CHECK (json_valid(signs));
ALTER TABLE session_report ADD COLUMN course TEXT CHECK (course IN ('easing', 'constant', 'worsening'));

CREATE TRIGGER acceptance_stays BEFORE UPDATE ON acceptance BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER acceptance_is_kept BEFORE DELETE ON acceptance BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER life_stays BEFORE UPDATE ON life BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER life_is_kept BEFORE DELETE ON life BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
