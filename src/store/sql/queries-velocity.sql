-- SPDX-License-Identifier: GPL-3.0-or-later
-- The report on velocity: how long deals stand where, which ones wait now, and how fast they are won.

-- name: velocity-stages
SELECT id, name FROM stage WHERE process_id = $process AND phase <> 'deliver' AND retired = 0 ORDER BY position, id

-- What a deal stood in behind each event; a change of owner moves nothing.
-- name: velocity-events
SELECT deal_id, to_stage_id, CASE WHEN at_known = 1 THEN day END, outcome = 'open'
FROM stage_event
WHERE voided_by IS NULL AND kind <> 'owner' AND ($deals IS NULL OR pursuit_listed (deal_id, $deals))
ORDER BY deal_id, seq

-- name: velocity-open
SELECT d.id, d.title, c.name, m.name, s.name, d.amount, d.currency, d.stage_since, d.last_contact, d.next_day, s.stale_days
FROM deal d JOIN stage s ON s.id = d.stage_id
LEFT JOIN company c ON c.id = d.company_id LEFT JOIN member m ON m.id = d.owner_id
WHERE d.outcome = 'open' AND d.process_id = $process AND s.phase <> 'deliver'
  AND ($deals IS NULL OR pursuit_listed (d.id, $deals))

-- name: velocity-closed
SELECT d.outcome, d.amount, d.currency, d.created, d.closed
FROM deal d
WHERE d.outcome <> 'open' AND d.process_id = $process AND COALESCE(d.closed, '') BETWEEN $from AND $to
  AND ($deals IS NULL OR pursuit_listed (d.id, $deals))
