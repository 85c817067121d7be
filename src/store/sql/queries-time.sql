-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was done with whom on which day.

-- Each company, its grade, and the first day on which anything was done with it.
-- name: companies-met
SELECT c.id, c.grade, (SELECT min (a.done) FROM activity a WHERE a.company_id = c.id) FROM company c

-- name: companies-graded
SELECT row_id, day, to_grade FROM grade_event WHERE tbl = 'company' AND voided_by IS NULL ORDER BY row_id, id

-- name: contacts-done
SELECT a.owner_id, COALESCE (a.company_id, d.company_id), a.done, m.name, a.id
FROM activity a LEFT JOIN deal d ON d.id = a.deal_id
LEFT JOIN member m ON m.id = a.owner_id
WHERE a.done BETWEEN $from AND $to
