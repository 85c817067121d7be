-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was done with whom on which day.

-- With the first day on which anything was done with that company, and its grade on that day: what the last change
-- before made it, else the first grade that was recorded at all, else the one that it has.
-- name: contacts-done
SELECT a.owner_id, c.id, a.done, m.name,
  (SELECT min (b.done) FROM activity b WHERE b.company_id = c.id),
  COALESCE (
    (SELECT e.to_grade FROM grade_event e WHERE e.tbl = 'company' AND e.row_id = c.id AND e.voided_by IS NULL
      AND e.day <= a.done ORDER BY e.id DESC LIMIT 1),
    (SELECT e.to_grade FROM grade_event e WHERE e.tbl = 'company' AND e.row_id = c.id AND e.voided_by IS NULL
      ORDER BY e.id LIMIT 1),
    c.grade)
FROM activity a LEFT JOIN deal d ON d.id = a.deal_id
LEFT JOIN company c ON c.id = COALESCE (a.company_id, d.company_id)
LEFT JOIN member m ON m.id = a.owner_id
WHERE a.done BETWEEN $from AND $to
