-- The sets of sessions with the day that they are for from ?1 to ?2.
SELECT
  s.id, s.session_id, s.step, s.attempt, s.exercise, s.side, s.set_no, s.set_of, s.outcome, s.reason, s.reps_done,
  s.reps_target, s.load_kg, s.lower_ms, s.hold_ms, s.raise_ms, s.under_tension_ms, s.gap_ms,
  c.reps_done AS new_reps, c.load_kg AS new_load_kg
FROM session AS of
CROSS JOIN session_set AS s ON s.session_id = of.id
LEFT JOIN set_correction AS c ON c.id = (
  SELECT newest.id FROM set_correction AS newest
  WHERE newest.set_id = s.id ORDER BY newest.rowid DESC LIMIT 1
)
WHERE of.of_day BETWEEN ?1 AND ?2
ORDER BY s.ended_ms, s.step, s.attempt
