-- A set whose load nobody told says nothing about the load in use; a session that was discarded does not count, and nothing
-- that was logged by mistake does.
SELECT CASE WHEN c.id IS NULL THEN s.load_kg ELSE c.load_kg END AS told
FROM session_set AS s
LEFT JOIN session_end AS e ON e.session_id = s.session_id
LEFT JOIN set_correction AS c ON c.id = (
  SELECT newest.id FROM set_correction AS newest
  WHERE newest.set_id = s.id ORDER BY newest.rowid DESC LIMIT 1
)
WHERE s.exercise = ?1 AND ifnull(c.outcome, s.outcome) <> 'skipped' AND told IS NOT NULL
  AND (e.kind IS NULL OR e.kind <> 'discarded')
  AND ifnull(c.voided, 0) = 0
  AND ifnull((
    SELECT a.kind FROM amendment AS a
    WHERE a.session_id = s.session_id AND a.kind IN ('void', 'unvoid') ORDER BY a.rowid DESC LIMIT 1
  ), 'unvoid') = 'unvoid'
ORDER BY s.rowid DESC
LIMIT 1
