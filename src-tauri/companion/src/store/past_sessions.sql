-- Sessions that ended, with the day that they are for from ?1 to ?2.
SELECT
  s.id, s.at_ms, s.offset_min, s.day, s.plan, s.revision, s.plan_session, s.of_day, s.slot_name, s.extra, s.how,
  s.prescription,
  e.at_ms AS end_ms, e.offset_min AS end_offset_min, e.kind, e.reason, e.active_ms, e.paused_ms,
  r.id IS NOT NULL AS reported, r.pain_during, r.pain_after, r.effort, r.signs, r.course, r.note
FROM session AS s
CROSS JOIN session_end AS e ON e.session_id = s.id
LEFT JOIN session_report AS r ON r.id = (
  SELECT newest.id FROM session_report AS newest
  WHERE newest.session_id = s.id ORDER BY newest.rowid DESC LIMIT 1
)
WHERE s.of_day BETWEEN ?1 AND ?2 AND e.kind <> 'discarded'
