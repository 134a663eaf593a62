-- The sets of the same sessions, with their newest corrections, in the order in which they were done.
SELECT
  s.id, s.session_id, q.of_day, s.step, s.attempt, s.exercise, s.side, s.set_no, s.set_of, s.outcome, s.reason,
  s.reps_done, s.reps_target, s.load_kg, s.lower_ms, s.hold_ms, s.raise_ms, s.under_tension_ms, s.gap_ms,
  c.reps_done AS new_reps, c.load_kg AS new_load_kg, c.side AS new_side, c.outcome AS new_outcome,
  c.reason AS new_reason, c.voided
FROM session AS q
JOIN session_end AS e ON e.session_id = q.id
JOIN session_set AS s ON s.session_id = q.id
LEFT JOIN set_correction AS c ON c.id = (
  SELECT newest.id FROM set_correction AS newest
  WHERE newest.set_id = s.id ORDER BY newest.rowid DESC LIMIT 1
)
WHERE q.plan = ?1 AND q.of_day BETWEEN ?2 AND ?3 AND e.kind <> 'discarded'
  AND ifnull((
    SELECT a.kind FROM amendment AS a
    WHERE a.session_id = q.id AND a.kind IN ('void', 'unvoid') ORDER BY a.rowid DESC LIMIT 1
  ), 'unvoid') = 'unvoid'
ORDER BY q.of_day, q.rowid, s.ended_ms, s.step, s.attempt
