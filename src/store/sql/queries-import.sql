-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an import of people asks. A manager is looked for as $1, for somebody of company $2: those of the same company
-- come first, and a second row of it means that nobody can tell who is meant.

-- name: manager-by-ref
SELECT id, company_id IS NOT DISTINCT FROM $2 FROM person WHERE ref = $1

-- name: manager-by-uid
SELECT id, company_id IS NOT DISTINCT FROM $2 FROM person WHERE uid = $1

-- name: manager-by-email
SELECT id, company_id IS NOT DISTINCT FROM $2 AS same FROM person WHERE email = $1 ORDER BY same DESC, id LIMIT 2

-- name: manager-by-name
SELECT id, 1 FROM person WHERE match_key = $1 AND company_id IS NOT DISTINCT FROM $2 ORDER BY id LIMIT 2

-- name: any-person
SELECT id FROM person WHERE id > $1 LIMIT 1

-- name: manager-of-person
SELECT coalesce(reports_to, 0) FROM person WHERE id = $1

-- name: company-count
SELECT count(*) FROM company

-- name: company-refs
SELECT id, ref FROM company WHERE ref IS NOT NULL ORDER BY id

-- name: company-has-ref
SELECT id FROM company WHERE id = $1 AND ref = $2

-- name: company-names
SELECT id, match_key FROM company ORDER BY id

-- name: company-has-name
SELECT id FROM company WHERE id = $1 AND match_key = $2

-- name: find-company-by-uid
SELECT id FROM company WHERE uid = $1

-- name: find-deal-by-uid
SELECT id FROM deal WHERE uid = $1

-- name: find-activity-by-uid
SELECT id FROM activity WHERE uid = $1

-- name: activity-has-person
SELECT id FROM activity_person WHERE activity_id = $1 AND person_id = $2

-- name: activity-has-member
SELECT id FROM activity_member WHERE activity_id = $1 AND member_id = $2

-- name: find-activity-alike
SELECT id FROM activity WHERE subject = $1 AND kind = $2 AND deal_id IS NOT DISTINCT FROM $3
  AND company_id IS NOT DISTINCT FROM $4
  AND planned IS NOT DISTINCT FROM $5 AND done IS NOT DISTINCT FROM $6
ORDER BY id LIMIT 1

-- name: find-person-by-uid
SELECT id FROM person WHERE uid = $1

-- name: find-person-of-company-by-email
SELECT id FROM person WHERE email = $1 AND ($2 IS NULL OR company_id IS NULL OR company_id = $2)
ORDER BY company_id IS NULL, id LIMIT 1

-- name: person-has-key
SELECT 1 FROM person WHERE id = $1 AND (ref = $2 OR email || char (10) || coalesce (company_id, 0) = $2)

-- name: find-placeholder
SELECT id FROM person WHERE match_key = $1 AND company_id IS NOT DISTINCT FROM $2 AND placeholder = 1 ORDER BY id LIMIT 1

-- Imports that can be taken back. $1 is the import, whose id is that of its operation.

-- name: import-insert
INSERT INTO import (id, at_ms, actor_id, tbl, file, imported, updated, skipped, rejected)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- Of a row that went there is nothing after.
-- name: import-rows-insert
INSERT INTO import_row (import_id, tbl, row_id, before, after)
SELECT $1, tbl, row_id, before, coalesce(after, '') FROM change
WHERE operation_id = $1 AND (action = 'U' AND before <> '{}' OR action = 'D') ORDER BY id

-- name: import-rows
SELECT tbl, row_id, before, after FROM import_row WHERE import_id = $1 ORDER BY id DESC

-- name: import-list
SELECT i.id, i.at_ms, coalesce(m.name, ''), i.tbl, i.file, i.imported, i.updated, i.skipped, i.rejected,
  CASE WHEN EXISTS (SELECT 1 FROM operation r WHERE r.id = i.reverted_by AND r.undone_by IS NULL) THEN 2
    WHEN o.undone_by IS NOT NULL THEN 1 ELSE 0 END
FROM import i LEFT JOIN operation o ON o.id = i.id LEFT JOIN member m ON m.id = i.actor_id
WHERE $1 = 0 OR i.id = $1 ORDER BY i.id DESC

-- What the import told of owners and grades, and what was told since of the rows that went with it, counts no more.
-- $2 is the operation that reverted it.
-- name: import-owner-events-void
UPDATE owner_event SET voided_by = $2 WHERE voided_by IS NULL AND id IN (
  SELECT e.id FROM owner_event e WHERE e.operation_id = $1
  UNION ALL
  SELECT e.id FROM change c CROSS JOIN owner_event e ON e.tbl = c.tbl AND e.row_id = c.row_id
  WHERE c.operation_id = $2 AND c.action = 'D')

-- name: import-grade-events-void
UPDATE grade_event SET voided_by = $2 WHERE voided_by IS NULL AND id IN (
  SELECT e.id FROM grade_event e WHERE e.operation_id = $1
  UNION ALL
  SELECT e.id FROM change c CROSS JOIN grade_event e ON e.tbl = c.tbl AND e.row_id = c.row_id
  WHERE c.operation_id = $2 AND c.action = 'D')

-- name: import-reverted-by
SELECT id FROM import WHERE reverted_by = $1

-- name: import-reverted
UPDATE import SET reverted_by = $2 WHERE id = $1

-- name: import-mapping
SELECT mapping FROM import_mapping WHERE tbl = $1 AND headers = $2

-- name: import-mapping-keep
INSERT INTO import_mapping (tbl, headers, mapping, used_ms) VALUES ($1, $2, $3, $4)
ON CONFLICT (tbl, headers) DO UPDATE SET mapping = excluded.mapping, used_ms = excluded.used_ms
