-- SPDX-License-Identifier: GPL-3.0-or-later
-- Grading and the life of a customer.

-- name: settings-all
SELECT name, value FROM setting

-- What a company's grade, its place in the life of a customer and its way to the pool follow from.
-- name: standing-facts
SELECT c.id, c.uid, c.state, c.verified, c.grade_said, c.owner_id, c.exclusive, c.protected_until,
  (SELECT min(d.grade) FROM deal d WHERE d.company_id = c.id AND d.outcome = 'open'),
  (SELECT d.outcome FROM deal d WHERE d.company_id = c.id AND d.outcome <> 'open'
    ORDER BY d.closed DESC, d.id DESC LIMIT 1),
  CASE WHEN c.owner_id IS NOT NULL THEN (SELECT max(a.done) FROM activity a WHERE a.company_id = c.id) END,
  CASE WHEN c.owner_id IS NOT NULL THEN (
    SELECT max(a.planned) FROM activity a WHERE a.company_id = c.id AND a.done IS NULL) END,
  CASE WHEN c.owner_id IS NOT NULL THEN (
    SELECT max(e.day) FROM owner_event e
    WHERE e.tbl = 'company' AND e.row_id = c.id AND e.to_owner_id = c.owner_id AND e.voided_by IS NULL) END,
  c.grade, c.life, c.release_day, c.grade_reason
FROM company c
WHERE c.id BETWEEN $1 AND $2 AND ($3 = 0 OR c.owner_id IS NOT NULL)
ORDER BY c.id LIMIT $4

-- name: standing-write
UPDATE company SET grade = $2, life = $3, release_day = $4 WHERE id = $1

-- name: company-of-deal
SELECT company_id FROM deal WHERE id = $1 AND company_id IS NOT NULL

-- name: companies-of-deals
SELECT DISTINCT company_id FROM deal WHERE id BETWEEN $1 AND $2 AND company_id IS NOT NULL

-- name: grade-event-insert
INSERT INTO grade_event (id, operation_id, tbl, row_id, from_grade, to_grade, kind, reason, at_ms, day, by_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- name: grade-event-void
UPDATE grade_event SET voided_by = $2 WHERE operation_id = $1 AND voided_by IS NULL

-- name: grade-event-revive
UPDATE grade_event SET voided_by = NULL WHERE voided_by = $1 AND $2 > 0

-- The deals whose grade moved by events that operation $1 voided.
-- name: deals-of-voided-grades
SELECT DISTINCT e.row_id FROM grade_event e JOIN deal d ON d.id = e.row_id WHERE e.voided_by = $1 AND e.tbl = 'deal'

-- The grades that deals had before those events.
-- name: grades-back
UPDATE deal SET grade = (SELECT e.from_grade FROM grade_event e
                         WHERE e.voided_by = $1 AND e.tbl = 'deal' AND e.row_id = deal.id ORDER BY e.id LIMIT 1)
WHERE id IN (SELECT row_id FROM grade_event WHERE voided_by = $1 AND tbl = 'deal')

-- And those that the events had left.
-- name: grades-again
UPDATE deal SET grade = (SELECT e.to_grade FROM grade_event e
                         WHERE e.voided_by = $1 AND e.tbl = 'deal' AND e.row_id = deal.id ORDER BY e.id DESC LIMIT 1)
WHERE id IN (SELECT row_id FROM grade_event WHERE voided_by = $1 AND tbl = 'deal')

-- name: grade-proposals
SELECT d.id, d.title, d.company_id, c.name, m.name, d.grade, d.grade_due, d.expected_close, d.probability
FROM deal d LEFT JOIN company c ON c.id = d.company_id LEFT JOIN member m ON m.id = d.owner_id
WHERE d.grade_due IS NOT NULL AND d.outcome = 'open'
ORDER BY CASE WHEN d.grade_due < d.grade THEN 0 ELSE 1 END, d.grade_due, d.expected_close, d.id

-- name: grade-history
SELECT e.day, e.from_grade, e.to_grade, e.kind, e.reason, m.name, e.voided_by IS NOT NULL
FROM grade_event e LEFT JOIN member m ON m.id = e.by_id
WHERE e.tbl = $1 AND e.row_id = $2 ORDER BY e.id DESC
