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

-- The open deals in selling stages, with what names them, and all closed ones of the process.
-- name: velocity-deals
SELECT d.id, d.outcome, d.amount, d.currency, d.created, d.closed, d.stage_since, d.last_contact, d.next_day, s.stale_days,
  d.title, c.name, m.name, s.name
FROM deal d
LEFT JOIN stage s ON s.id = iif (d.outcome = 'open', d.stage_id, NULL)
LEFT JOIN company c ON c.id = iif (d.outcome = 'open', d.company_id, NULL)
LEFT JOIN member m ON m.id = iif (d.outcome = 'open', d.owner_id, NULL)
WHERE d.process_id = $process AND (d.outcome <> 'open' OR s.phase <> 'deliver')
  AND ($deals IS NULL OR pursuit_listed (d.id, $deals))
