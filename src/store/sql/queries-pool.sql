-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose customers companies are. Days and counts come from the log of owners, never from present rows; but how many
-- somebody owns or has under protection is a state.

-- name: pool-arrival
SELECT e.day FROM owner_event e
WHERE e.tbl = 'company' AND e.row_id = $1 AND e.to_owner_id IS NULL AND e.voided_by IS NULL ORDER BY e.id DESC LIMIT 1

-- name: pool-left
SELECT max(e.day) FROM owner_event e
WHERE e.tbl = 'company' AND e.row_id = $1 AND e.from_owner_id = $2 AND e.to_owner_id IS DISTINCT FROM $2
  AND e.voided_by IS NULL

-- name: pool-claimed
SELECT count(*) FROM owner_event e
WHERE e.kind = 'claim' AND e.to_owner_id = $1 AND e.day = $2 AND e.voided_by IS NULL

-- name: pool-owned
SELECT count(*) FROM company WHERE owner_id = $1 AND life <> 'won' AND life <> 'ceased'

-- name: pool-owned-by-all
SELECT owner_id, count(*) FROM company WHERE owner_id IS NOT NULL AND life <> 'won' AND life <> 'ceased' GROUP BY owner_id

-- name: pool-protected
SELECT count(*) FROM company WHERE owner_id = $1 AND protected_until >= $2 AND id <> $3

-- name: pool-due
SELECT id FROM company WHERE release_day <= $1 AND owner_id IS NOT NULL ORDER BY id

-- name: open-deals-of-owner
SELECT id FROM deal WHERE company_id = $1 AND owner_id = $2 AND outcome = 'open' ORDER BY id

-- name: shares-of-company
SELECT id FROM company_share WHERE company_id = $1

-- name: share-of-member
SELECT id FROM company_share WHERE company_id = $1 AND member_id = $2

-- What decides whether member $2 may change company $1, and what hangs on it.
-- name: write-rights
SELECT c.name, c.owner_id, c.exclusive, s.may, s.until
FROM company c LEFT JOIN company_share s ON s.company_id = c.id AND s.member_id = $2 WHERE c.id = $1

-- name: rights-of-deal
SELECT company_id, owner_id FROM deal WHERE id = $1

-- name: grades-due
SELECT id FROM deal WHERE grade_due IS NOT NULL AND outcome = 'open' AND id >= $1 ORDER BY id

-- The whole story, or that of one company; what was taken back stands in it too.
-- name: owner-log
SELECT e.at_ms, e.day, e.kind, e.reason, e.row_id, c.name, f.name, t.name, b.name, e.voided_by IS NOT NULL
FROM owner_event e LEFT JOIN company c ON c.id = e.row_id LEFT JOIN member f ON f.id = e.from_owner_id
  LEFT JOIN member t ON t.id = e.to_owner_id LEFT JOIN member b ON b.id = e.by_id
WHERE e.tbl = 'company' AND ($1 = 0 OR e.row_id = $1) ORDER BY e.id DESC LIMIT $2
