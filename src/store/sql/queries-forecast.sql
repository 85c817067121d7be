-- SPDX-License-Identifier: GPL-3.0-or-later
-- Forecast and plan. Snapshots: $1 is the day, $2 and $3 the deals of a slice, $4 to $6 the chances from which on a deal is
-- commit, best case, pipeline when its owner says nothing.

-- name: forecast-snapshots
SELECT day FROM forecast_snapshot ORDER BY day

-- name: forecast-last
SELECT max(day) FROM forecast_snapshot

-- name: forecast-done
INSERT INTO forecast_snapshot (day, taken_ms) VALUES ($1, $2)

-- name: forecast-slice-end
SELECT id FROM deal WHERE id >= $1 ORDER BY id LIMIT 1 OFFSET $2

-- Lines that are true no longer end.
-- name: forecast-end-lines
UPDATE forecast_line SET until = $1
WHERE until IS NULL AND first < $1 AND deal_id BETWEEN $2 AND $3 AND NOT EXISTS (
  SELECT 1 FROM deal d WHERE d.id = forecast_line.deal_id AND d.outcome = 'open'
    AND d.owner_id IS NOT DISTINCT FROM forecast_line.owner_id
    AND d.expected_close IS NOT DISTINCT FROM forecast_line.expected_close
    AND d.amount IS NOT DISTINCT FROM forecast_line.amount AND d.currency = forecast_line.currency
    AND COALESCE(d.probability, 0) = forecast_line.probability
    AND d.forecast_manager IS NOT DISTINCT FROM forecast_line.manager
    AND COALESCE(d.forecast, CASE WHEN COALESCE(d.probability, 0) >= $4 THEN 'commit'
      WHEN COALESCE(d.probability, 0) >= $5 THEN 'best-case' WHEN COALESCE(d.probability, 0) >= $6 THEN 'pipeline'
      ELSE 'omitted' END) = forecast_line.category)

-- Open deals of which no line is true get one.
-- name: forecast-begin-lines
INSERT INTO forecast_line (deal_id, first, owner_id, expected_close, amount, currency, probability, category, manager)
SELECT d.id, $1, d.owner_id, d.expected_close, d.amount, d.currency, COALESCE(d.probability, 0),
  COALESCE(d.forecast, CASE WHEN COALESCE(d.probability, 0) >= $4 THEN 'commit'
    WHEN COALESCE(d.probability, 0) >= $5 THEN 'best-case' WHEN COALESCE(d.probability, 0) >= $6 THEN 'pipeline'
    ELSE 'omitted' END), d.forecast_manager
FROM deal d WHERE d.outcome = 'open' AND d.id BETWEEN $2 AND $3 AND NOT EXISTS (
  SELECT 1 FROM forecast_line l WHERE l.deal_id = d.id AND l.until IS NULL)

-- What a deal of the sample was forecast as, told afterwards.
-- name: forecast-past-line
INSERT INTO forecast_line (deal_id, first, until, owner_id, expected_close, amount, currency, probability, category)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- For reports: what their parameters leave is in $deals.

-- What is open, and what was won from $from to $to.
-- name: forecast-deals
SELECT d.id, d.owner_id, d.expected_close, d.amount, d.currency, d.weighted, d.probability, d.forecast,
  d.forecast_manager, 0
FROM deal d WHERE d.outcome = 'open' AND ($deals IS NULL OR pursuit_listed (d.id, $deals))
UNION ALL
SELECT d.id, d.owner_id, d.closed, d.amount, d.currency, 0, 1, NULL, NULL, 1
FROM deal d WHERE d.outcome = 'won' AND d.closed BETWEEN $from AND $to
  AND ($deals IS NULL OR pursuit_listed (d.id, $deals))

-- Each line that ever expected its deal from $from to $to, and what was won from $from to $to.
-- name: forecast-months
SELECT l.owner_id, l.amount, l.currency, l.probability, l.category, l.expected_close, l.first, l.until, 0
FROM forecast_line l
WHERE l.expected_close BETWEEN $from AND $to AND ($deals IS NULL OR pursuit_listed (l.deal_id, $deals))
UNION ALL
SELECT d.owner_id, d.amount, d.currency, 1, NULL, d.closed, NULL, NULL, 1
FROM deal d WHERE d.outcome = 'won' AND d.closed BETWEEN $from AND $to
  AND ($deals IS NULL OR pursuit_listed (d.id, $deals))

-- Each deal that stood in the snapshot of $from or is open now, as it was then and as it is. The last column: whether one
-- that did not stand in it was there already.
-- name: forecast-changes
SELECT l.deal_id, 1, l.expected_close, l.amount, l.currency, l.category,
  d.outcome, d.expected_close, d.amount, d.currency, d.probability, d.forecast, 0
FROM forecast_line l LEFT JOIN deal d ON d.id = l.deal_id
WHERE l.first <= $from AND (l.until IS NULL OR l.until > $from)
  AND ($deals IS NULL OR pursuit_listed (l.deal_id, $deals))
UNION ALL
SELECT d.id, 0, NULL, NULL, NULL, NULL, d.outcome, d.expected_close, d.amount, d.currency, d.probability, d.forecast,
  d.created < $from
FROM deal d
WHERE d.outcome = 'open' AND ($deals IS NULL OR pursuit_listed (d.id, $deals)) AND NOT EXISTS (
  SELECT 1 FROM forecast_line l
  WHERE l.deal_id = d.id AND l.first <= $from AND (l.until IS NULL OR l.until > $from))

-- What was won from $1 to $2, and what is open and expected from $3 to $4.
-- name: plan-deals
SELECT d.owner_id, c.industry, c.region, d.closed, d.amount, d.currency, 1, NULL, 0
FROM deal d LEFT JOIN company c ON c.id = d.company_id WHERE d.outcome = 'won' AND d.closed BETWEEN $1 AND $2
UNION ALL
SELECT d.owner_id, c.industry, c.region, d.expected_close, d.weighted, d.currency, 0, d.forecast, d.probability
FROM deal d LEFT JOIN company c ON c.id = d.company_id
WHERE d.outcome = 'open' AND d.expected_close BETWEEN $3 AND $4

-- What was won from $from to $to.
-- name: plan-won
SELECT d.id FROM deal d WHERE d.outcome = 'won' AND d.closed BETWEEN $from AND $to
  AND ($deals IS NULL OR pursuit_listed (d.id, $deals))

-- name: plan-of-year
SELECT id FROM plan WHERE year = $1

-- name: plan-read
SELECT id, currency, split, market_growth, growth, presales, presales_load, aftersales, aftersales_load
FROM plan WHERE year = $1

-- name: plan-lines
SELECT id FROM plan_line WHERE plan_id = $1 ORDER BY id

-- name: plan-line-find
SELECT id FROM plan_line WHERE plan_id = $1 AND COALESCE(owner_id, 0) = $2 AND COALESCE(market_id, 0) = $3

-- name: plan-lines-of-market
SELECT id FROM plan_line WHERE market_id = $1

-- What each of us, and each group of an axis, won can be read for lines that no plan has: the same columns.
-- name: plan-parts-owner
SELECT 0, m.id, m.name, NULL, NULL, NULL FROM member m WHERE m.active = 1 ORDER BY m.match_key, m.id

-- name: plan-parts-industry
SELECT 0, NULL, NULL, g.id, g.name, g.axis FROM market_group g WHERE g.axis = 'industry' ORDER BY g.position, g.id

-- name: plan-parts-region
SELECT 0, NULL, NULL, g.id, g.name, g.axis FROM market_group g WHERE g.axis = 'region' ORDER BY g.position, g.id

-- name: plan-parts-owner-industry
SELECT 0, m.id, m.name, g.id, g.name, g.axis FROM member m CROSS JOIN market_group g
WHERE m.active = 1 AND g.axis = 'industry' ORDER BY m.match_key, m.id, g.position, g.id

-- name: plan-parts-owner-region
SELECT 0, m.id, m.name, g.id, g.name, g.axis FROM member m CROSS JOIN market_group g
WHERE m.active = 1 AND g.axis = 'region' ORDER BY m.match_key, m.id, g.position, g.id

-- name: plan-targets
SELECT l.id, l.owner_id, m.name, l.market_id, g.name, g.axis,
  l.m1, l.m2, l.m3, l.m4, l.m5, l.m6, l.m7, l.m8, l.m9, l.m10, l.m11, l.m12
FROM plan_line l LEFT JOIN member m ON m.id = l.owner_id LEFT JOIN market_group g ON g.id = l.market_id
WHERE l.plan_id = $1 ORDER BY m.match_key, g.axis, g.position, l.id

-- name: member-names
SELECT id, name FROM member ORDER BY id
