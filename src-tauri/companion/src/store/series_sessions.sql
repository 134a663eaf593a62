-- The sessions of a plan that have ended and were no mistake, by the day that they are for. ?1: the plan, ?2 and ?3: the days.
SELECT
  s.id, s.of_day, s.extra, s.how, r.pain_during, r.pain_after, r.signs,
  (
    SELECT sum(t.under_tension_ms) FROM session_set AS t WHERE t.session_id = s.id AND ifnull((
      SELECT c.voided FROM set_correction AS c WHERE c.set_id = t.id ORDER BY c.rowid DESC LIMIT 1
    ), 0) = 0
  ) AS tension_ms
FROM session AS s
JOIN session_end AS e ON e.session_id = s.id
LEFT JOIN session_report AS r ON r.id = (
  SELECT newest.id FROM session_report AS newest
  WHERE newest.session_id = s.id ORDER BY newest.rowid DESC LIMIT 1
)
WHERE s.plan = ?1 AND s.of_day BETWEEN ?2 AND ?3 AND e.kind <> 'discarded'
  AND ifnull((
    SELECT a.kind FROM amendment AS a
    WHERE a.session_id = s.id AND a.kind IN ('void', 'unvoid') ORDER BY a.rowid DESC LIMIT 1
  ), 'unvoid') = 'unvoid'
ORDER BY s.of_day, s.rowid
