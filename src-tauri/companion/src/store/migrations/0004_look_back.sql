-- Looking back at some days reads those days. What a fact is about stands in its value; here it becomes a column that can
-- be searched.

-- The day that it is about: of a skip and a morning the training day, of a pause its first day, of the end of one the
-- first day after it.
ALTER TABLE life ADD COLUMN about_day TEXT GENERATED ALWAYS AS (
  CASE kind
    WHEN 'skip' THEN value ->> '$.of_day'
    WHEN 'morning' THEN value ->> '$.of_day'
    WHEN 'pause' THEN value ->> '$.from'
    WHEN 'resume' THEN value ->> '$.on'
    WHEN 'flag_cleared' THEN value ->> '$.on'
    ELSE day
  END
) VIRTUAL;
-- The plan, the pause, the limit or the sign that it is about.
ALTER TABLE life ADD COLUMN about TEXT GENERATED ALWAYS AS (
  CASE kind
    WHEN 'revision' THEN coalesce(value ->> '$.plan', id)
    WHEN 'resume' THEN value ->> '$.pause'
    WHEN 'limit_end' THEN value ->> '$.limit'
    WHEN 'flag_cleared' THEN value ->> '$.flag'
    WHEN 'flag_advice' THEN value ->> '$.flag'
    WHEN 'flag_slip' THEN value ->> '$.flag'
    WHEN 'flag_override' THEN value ->> '$.flag'
  END
) VIRTUAL;
-- Of the first revision of a plan: the day from which it may have asked for something.
ALTER TABLE life ADD COLUMN begun TEXT GENERATED ALWAYS AS (
  CASE WHEN kind = 'revision' AND value ->> '$.plan' IS NULL THEN min(day, value ->> '$.state.started') END
) VIRTUAL;
-- A revision by which a plan is over.
ALTER TABLE life ADD COLUMN over INTEGER GENERATED ALWAYS AS (
  CASE WHEN kind = 'revision' AND value ->> '$.state.ended' IS NOT NULL THEN 1 END
) VIRTUAL;

DROP INDEX life_by_kind;
CREATE INDEX life_by_kind ON life (kind, about_day);
CREATE INDEX life_by_day ON life (day);
CREATE INDEX life_by_about ON life (about) WHERE about IS NOT NULL;
CREATE INDEX life_by_begun ON life (begun, id) WHERE begun IS NOT NULL;
CREATE INDEX life_by_over ON life (about, day) WHERE over = 1;

-- What was told by hand stands on the day that it is about.
ALTER TABLE session ADD COLUMN told_day TEXT GENERATED ALWAYS AS (
  CASE how WHEN 'by_hand' THEN coalesce(of_day, day) ELSE day END
) VIRTUAL;
CREATE INDEX session_by_of_day ON session (of_day);
CREATE INDEX session_by_told_day ON session (told_day);
