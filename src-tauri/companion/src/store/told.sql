-- Sessions that stand on the days from ?1 to ?2, newest first; those that were discarded are left out. ?3: of one plan,
-- ?4: with a set of one exercise, ?5: of one side, where what both do at once is of either. NULL takes all.
SELECT
  s.id, s.at_ms, s.offset_min, s.day, s.plan, s.revision, s.plan_session, s.of_day, s.slot_name, s.extra, s.how,
  s.prescription,
  e.at_ms AS end_ms, e.offset_min AS end_offset_min, e.kind, e.reason, e.active_ms, e.paused_ms,
  r.id IS NOT NULL AS reported, r.pain_during, r.pain_after, r.effort, r.signs, r.course, r.note
FROM session AS s
LEFT JOIN session_end AS e ON e.session_id = s.id
LEFT JOIN session_report AS r ON r.id = (
  SELECT newest.id FROM session_report AS newest
  WHERE newest.session_id = s.id ORDER BY newest.rowid DESC LIMIT 1
)
WHERE s.told_day BETWEEN ?1 AND ?2
  AND (e.kind IS NULL OR e.kind <> 'discarded')
  AND (?3 IS NULL OR s.plan = ?3)
  AND ((?4 IS NULL AND ?5 IS NULL) OR EXISTS (
    SELECT 1 FROM session_set AS t
    WHERE t.session_id = s.id AND (?4 IS NULL OR t.exercise = ?4) AND (?5 IS NULL OR t.side IS NULL OR t.side = ?5)
  ))
ORDER BY s.told_day DESC, s.at_ms DESC, s.id DESC
