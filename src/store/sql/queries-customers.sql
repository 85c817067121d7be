-- SPDX-License-Identifier: GPL-3.0-or-later
-- The customer database: companies in business, what they were graded, whose they were, and how content they are.

-- With the first day on which anything is known of each, beside the day on which its row was made and its deals.
-- name: customers-known
SELECT c.id, c.uid, c.name, c.industry, c.region, c.grade, c.pool_since IS NOT NULL, c.owner_id, m.name,
  (SELECT min(a.done) FROM activity a WHERE a.company_id = c.id),
  (SELECT min(e.day) FROM owner_event e WHERE e.tbl = 'company' AND e.row_id = c.id AND e.voided_by IS NULL),
  (SELECT min(e.day) FROM grade_event e WHERE e.tbl = 'company' AND e.row_id = c.id AND e.voided_by IS NULL)
FROM company c LEFT JOIN member m ON m.id = c.owner_id WHERE c.state = 'active' ORDER BY c.id

-- name: customers-deals
SELECT d.company_id, d.outcome, d.amount, d.currency, d.created, d.closed FROM deal d WHERE d.company_id IS NOT NULL

-- What the rule changed within the period comes with a deal that was created, or closed, on that day.
-- name: customers-grades
SELECT e.row_id, e.day, e.from_grade, e.to_grade, e.kind, e.reason,
  CASE WHEN e.kind = 'rule' AND e.day BETWEEN $from AND $to THEN (SELECT d.title FROM deal d
    WHERE d.company_id = e.row_id AND d.created = e.day ORDER BY d.grade, d.id LIMIT 1) END,
  CASE WHEN e.kind = 'rule' AND e.day BETWEEN $from AND $to THEN (SELECT d.title FROM deal d
    WHERE d.company_id = e.row_id AND d.closed = e.day ORDER BY d.id LIMIT 1) END
FROM grade_event e WHERE e.tbl = 'company' AND e.voided_by IS NULL ORDER BY e.row_id, e.id

-- name: customers-owners
SELECT e.row_id, e.day, e.kind, e.from_owner_id, e.to_owner_id, f.name, t.name
FROM owner_event e LEFT JOIN member f ON f.id = e.from_owner_id LEFT JOIN member t ON t.id = e.to_owner_id
WHERE e.tbl = 'company' AND e.voided_by IS NULL AND e.day BETWEEN $from AND $to ORDER BY e.id

-- What the last survey of a company's deals found, of 5; without one, how content it is with our products, of 5.
-- name: customers-satisfaction
SELECT p.company_id, avg(p.satisfaction) AS satisfaction, '' AS day FROM product_in_use p
WHERE p.ours = 1 AND p.satisfaction IS NOT NULL GROUP BY p.company_id
UNION ALL
SELECT d.company_id, s.total, s.day FROM scorecard s JOIN scorecard_template t ON t.id = s.template_id
  JOIN deal d ON d.id = s.deal_id
WHERE t.code = 'satisfaction' AND s.day <= $to AND d.company_id IS NOT NULL
ORDER BY 1, 3

-- name: customers-complaints
SELECT p.company_id, count(*) FROM complaint p WHERE p.resolved IS NULL AND p.day <= $to GROUP BY p.company_id
