-- SPDX-License-Identifier: GPL-3.0-or-later
-- The report on losses: every deal that was closed in the period, and whom we met in it.

-- name: losses-deals
SELECT d.id, s.name, d.outcome, d.close_reason, d.competitor, d.strategy, d.amount, d.currency, d.closed
FROM deal d JOIN stage s ON s.id = d.stage_id
WHERE d.outcome <> 'open' AND d.process_id = $process AND COALESCE(d.closed, '') BETWEEN $from AND $to
  AND ($deals IS NULL OR pursuit_listed (d.id, $deals))
ORDER BY s.position, s.id, d.id

-- Named at the end of the deal, or scored against a criterion of the customer.
-- name: losses-rivals
SELECT DISTINCT d.id, d.competitor
FROM deal d
WHERE d.outcome <> 'open' AND d.process_id = $process AND COALESCE(d.closed, '') BETWEEN $from AND $to
  AND ($deals IS NULL OR pursuit_listed (d.id, $deals)) AND trim(COALESCE(d.competitor, '')) <> ''
UNION
SELECT d.id, p.competitor
FROM deal d JOIN buying_criterion c ON c.deal_id = d.id JOIN criterion_score p ON p.criterion_id = c.id
WHERE d.outcome <> 'open' AND d.process_id = $process AND COALESCE(d.closed, '') BETWEEN $from AND $to
  AND ($deals IS NULL OR pursuit_listed (d.id, $deals)) AND p.competitor <> ''
ORDER BY 1, 2
