-- The sessions of a plan that have ended, by the day that they are for. ?1: the plan, ?2 and ?3: the days.
SELECT
  s.id, s.of_day, s.extra, s.how, r.pain_during, r.pain_after, r.signs,
  (SELECT sum(under_tension_ms) FROM session_set WHERE session_id = s.id) AS tension_ms
FROM session AS s
JOIN session_end AS e ON e.session_id = s.id
LEFT JOIN session_report AS r ON r.id = (
  SELECT newest.id FROM session_report AS newest
  WHERE newest.session_id = s.id ORDER BY newest.rowid DESC LIMIT 1
)
WHERE s.plan = ?1 AND s.of_day BETWEEN ?2 AND ?3 AND e.kind <> 'discarded'
ORDER BY s.of_day, s.rowid
