-- The rows by which every plan that runs, and every day since ?1, is told as the whole life tells it, in the order of
-- writing: everything that was written since the oldest of the plans of that time began; what is about a day since ?1;
-- the last ?2 mornings before it, which say what is usual; of every other plan its first revision and its newest; and the
-- facts of all kinds of which a life has few.
WITH
  plan (id, place, begun) AS MATERIALIZED (
    SELECT p.id, p.rowid, p.begun FROM life AS p WHERE p.begun >= ''
  ),
  oldest (place) AS MATERIALIZED (
    SELECT min(plan.place) FROM plan
    WHERE plan.begun >= ?1 OR (
      SELECT n.over IS NULL OR n.day >= ?1 FROM life AS n WHERE n.about = plan.id ORDER BY n.rowid DESC LIMIT 1
    )
  ),
  usual (day) AS MATERIALIZED (
    SELECT DISTINCT u.about_day FROM life AS u WHERE u.kind = 'morning' AND u.about_day < ?1
    ORDER BY u.about_day DESC LIMIT ?2
  ),
  wanted (place) AS (
    SELECT l.rowid FROM oldest CROSS JOIN life AS l ON l.rowid >= oldest.place
    UNION SELECT plan.place FROM plan
    UNION
    SELECT (SELECT n.rowid FROM life AS n WHERE n.about = plan.id ORDER BY n.rowid DESC LIMIT 1) FROM plan
    UNION
    SELECT d.rowid FROM life AS d
    WHERE d.kind IN ('decision', 'morning', 'revision', 'skip') AND d.about_day >= ?1
    UNION
    SELECT u.rowid FROM usual CROSS JOIN life AS u ON u.kind = 'morning' AND u.about_day = usual.day
    UNION
    SELECT m.rowid FROM session AS s CROSS JOIN life AS m ON m.id = s.id WHERE s.of_day >= ?1
    -- A kind that is not named above is one of few facts, and all of it is read.
    UNION SELECT f.rowid FROM life AS f INDEXED BY life_by_kind WHERE f.kind < 'decision'
    UNION SELECT f.rowid FROM life AS f INDEXED BY life_by_kind WHERE f.kind > 'decision' AND f.kind < 'morning'
    UNION SELECT f.rowid FROM life AS f INDEXED BY life_by_kind WHERE f.kind > 'morning' AND f.kind < 'revision'
    UNION SELECT f.rowid FROM life AS f INDEXED BY life_by_kind WHERE f.kind > 'revision' AND f.kind < 'session'
    UNION SELECT f.rowid FROM life AS f INDEXED BY life_by_kind WHERE f.kind > 'session' AND f.kind < 'skip'
    UNION SELECT f.rowid FROM life AS f INDEXED BY life_by_kind WHERE f.kind > 'skip'
    UNION SELECT max(l.rowid) FROM life AS l
  )
SELECT life.id, life.at_ms, life.day, life.zone, life.offset_min, life.kind, life.value
FROM wanted CROSS JOIN life ON life.rowid = wanted.place
ORDER BY wanted.place
