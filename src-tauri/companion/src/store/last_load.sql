SELECT CASE WHEN c.id IS NULL THEN s.load_kg ELSE c.load_kg END
FROM session_set AS s
LEFT JOIN set_correction AS c ON c.id = (
  SELECT newest.id FROM set_correction AS newest
  WHERE newest.set_id = s.id ORDER BY newest.at_ms DESC, newest.id DESC LIMIT 1
)
WHERE s.exercise = ?1 AND s.outcome <> 'skipped'
ORDER BY s.at_ms DESC, s.id DESC
LIMIT 1
