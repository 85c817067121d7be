-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who brings most of what is sold.

-- All that ever ended, for who had bought before; which of them are asked for stands in the last column.
-- name: closed-sales
SELECT d.id, d.company_id, d.owner_id, d.amount, d.currency, d.created, d.closed, d.outcome = 'won', c.name, m.name,
  COALESCE(d.closed, '') BETWEEN $from AND $to AND ($deals IS NULL OR pursuit_listed (d.id, $deals))
FROM deal d LEFT JOIN company c ON c.id = d.company_id LEFT JOIN member m ON m.id = d.owner_id
WHERE d.outcome IN ('won', 'lost', 'withdrawn')

-- The people who took part in the decision on deals that were won, with their weights in it and those of all; where no
-- weight is known, decision makers count alike.
-- name: won-people
SELECT p.person_id, q.name, d.id, d.amount, d.currency, d.closed,
  CASE WHEN t.weight > 0 THEN COALESCE (p.weight, 0) ELSE p.roles LIKE '%decision-maker%' END AS part,
  CASE WHEN t.weight > 0 THEN t.weight ELSE t.makers END AS whole
FROM deal d
JOIN (SELECT deal_id, sum (COALESCE (weight, 0)) AS weight, sum (COALESCE (roles LIKE '%decision-maker%', 0)) AS makers
  FROM participant GROUP BY deal_id) t ON t.deal_id = d.id
JOIN participant p ON p.deal_id = d.id
JOIN person q ON q.id = p.person_id
WHERE d.outcome = 'won' AND COALESCE(d.closed, '') BETWEEN $from AND $to AND ($deals IS NULL OR pursuit_listed (d.id, $deals))
  AND part > 0
