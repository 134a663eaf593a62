SELECT
  s.day AS day,
  s.at_ms AS started_at,
  e.at_ms AS ended_at,
  s.offset_min AS offset_min,
  json_extract(s.prescription, '$.programme_name') AS programme,
  s.slot_name AS slot,
  s.how AS how,
  s.extra AS beyond_the_plan,
  e.kind AS ended,
  e.active_ms / 1000 AS active_s,
  (SELECT count(*) FROM session_set AS x WHERE x.session_id = s.id AND x.outcome = 'done') AS sets_done,
  (SELECT count(*) FROM session_set AS x WHERE x.session_id = s.id AND x.outcome = 'partial') AS sets_partial,
  (
    SELECT sum(ifnull((
      SELECT c.reps_done FROM set_correction AS c WHERE c.set_id = x.id ORDER BY c.rowid DESC LIMIT 1
    ), x.reps_done))
    FROM session_set AS x WHERE x.session_id = s.id
  ) AS reps,
  r.pain_during AS pain_during_0_to_10,
  r.pain_after AS pain_after_0_to_10,
  r.effort AS effort_0_to_10,
  r.note AS note
FROM session AS s
LEFT JOIN session_end AS e ON e.session_id = s.id
LEFT JOIN session_report AS r ON r.id = (
  SELECT newest.id FROM session_report AS newest
  WHERE newest.session_id = s.id ORDER BY newest.rowid DESC LIMIT 1
)
WHERE e.kind IS NULL OR e.kind <> 'discarded'
ORDER BY s.at_ms, s.rowid
