-- The rows by which any day from ?1 to ?2 is told as the whole life tells it, in the order of writing: of each plan that
-- was not over before, its first revision, its newest before those days and its newest of all; pauses, signs and limits
-- that may still hold, with all that is about them; and everything of the days themselves.
WITH
  plan (id) AS MATERIALIZED (
    SELECT p.id FROM life AS p
    WHERE p.begun IS NOT NULL AND p.begun <= ?2
      AND NOT EXISTS (SELECT 1 FROM life AS o WHERE o.over = 1 AND o.about = p.id AND o.day < ?1)
  ),
  held (id) AS MATERIALIZED (
    SELECT h.id FROM life AS h
    WHERE h.kind = 'pause' AND h.about_day <= ?2 AND ?1 < coalesce(
      (SELECT e.about_day FROM life AS e WHERE e.about = h.id AND e.kind = 'resume' ORDER BY e.rowid DESC LIMIT 1), '~')
    UNION ALL
    SELECT f.id FROM life AS f
    WHERE f.kind = 'flag' AND f.about_day <= ?2 AND ?1 < coalesce(
      (SELECT e.about_day FROM life AS e WHERE e.about = f.id AND e.kind = 'flag_cleared' ORDER BY e.rowid DESC LIMIT 1),
      '~')
    UNION ALL
    SELECT l.id FROM life AS l
    WHERE l.kind = 'limit' AND l.about_day <= ?2 AND coalesce(l.value ->> '$.until', '~') >= ?1
      AND NOT EXISTS (SELECT 1 FROM life AS e WHERE e.about = l.id AND e.kind = 'limit_end')
  ),
  wanted (place) AS (
    SELECT f.rowid FROM plan CROSS JOIN life AS f ON f.id = plan.id
    UNION
    SELECT (
      SELECT b.rowid FROM life AS b WHERE b.about = plan.id AND b.day < ?1 ORDER BY b.rowid DESC LIMIT 1
    ) FROM plan
    UNION
    SELECT (SELECT n.rowid FROM life AS n WHERE n.about = plan.id ORDER BY n.rowid DESC LIMIT 1) FROM plan
    UNION
    SELECT h.rowid FROM held CROSS JOIN life AS h ON h.id = held.id
    UNION
    SELECT a.rowid FROM held CROSS JOIN life AS a ON a.about = held.id
    UNION
    SELECT d.rowid FROM life AS d WHERE d.day BETWEEN ?1 AND ?2 AND d.kind NOT IN ('session', 'skip', 'morning')
    UNION
    SELECT k.rowid FROM life AS k WHERE k.kind IN ('skip', 'morning') AND k.about_day BETWEEN ?1 AND ?2
    UNION
    SELECT m.rowid FROM session AS s CROSS JOIN life AS m ON m.id = s.id WHERE s.of_day BETWEEN ?1 AND ?2
  )
SELECT life.id, life.at_ms, life.day, life.zone, life.offset_min, life.kind, life.value
FROM wanted CROSS JOIN life ON life.rowid = wanted.place
ORDER BY wanted.place
