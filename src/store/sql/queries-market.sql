-- SPDX-License-Identifier: GPL-3.0-or-later
-- Target markets. The words of companies are put into groups by the rules, not here.

-- name: market-groups
SELECT id, axis, name, includes FROM market_group ORDER BY axis, position, id

-- name: market-owners
SELECT t.industry_id, t.region_id, t.owner_id, m.name
FROM market_cell t JOIN member m ON m.id = t.owner_id WHERE t.owner_id IS NOT NULL

-- name: find-market-group
SELECT id FROM market_group WHERE name = $1 ORDER BY id LIMIT 2

-- name: market-cell
SELECT id FROM market_cell WHERE industry_id = $1 AND region_id = $2

-- name: market-cells-of-group
SELECT id FROM market_cell WHERE industry_id = $1 OR region_id = $1

-- name: market-coverage
SELECT industry, region, count(*), sum(CASE WHEN life <> 'target' THEN 1 ELSE 0 END),
  sum(CASE WHEN life = 'open' THEN 1 ELSE 0 END)
FROM company WHERE state = 'active' GROUP BY industry, region

-- By the day on which they were won where it decides the rate: $1 is the home currency.
-- name: market-won
SELECT c.industry, c.region, d.currency, CASE WHEN d.currency <> $1 THEN d.closed END, count(*), sum(COALESCE(d.amount, 0))
FROM deal d JOIN company c ON c.id = d.company_id WHERE d.outcome = 'won' GROUP BY 1, 2, 3, 4

-- name: market-unowned
SELECT industry, region, id, name FROM company
WHERE owner_id IS NULL AND pool_since IS NULL AND state = 'active' AND (industry IS NOT NULL OR region IS NOT NULL)
ORDER BY id DESC

-- name: market-deals
SELECT d.id, c.industry, c.region FROM deal d JOIN company c ON c.id = d.company_id ORDER BY d.id
