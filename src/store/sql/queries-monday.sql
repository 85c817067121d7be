-- SPDX-License-Identifier: GPL-3.0-or-later
-- What Monday's meeting talks about. Which of these deals it is, and why, the rules decide.

-- name: monday-deals
SELECT d.id, d.title, c.name, s.name, m.name, d.amount, d.currency, d.outcome, d.stage_since, d.closed, d.next_step,
  d.next_day, d.expected_close, s.stale_days, d.last_contact, d.owner_id, m.match_key,
  CASE WHEN d.stage_since >= date ($today, '-7 days') THEN
    (SELECT f.name FROM stage_event e JOIN stage f ON f.id = e.from_stage_id
      WHERE e.deal_id = d.id AND e.voided_by IS NULL AND e.kind = 'moved' AND e.to_stage_id = d.stage_id
      ORDER BY e.seq DESC LIMIT 1) END
FROM deal d JOIN stage s ON s.id = d.stage_id
LEFT JOIN company c ON c.id = d.company_id
LEFT JOIN member m ON m.id = d.owner_id
WHERE (d.outcome = 'open' OR d.closed >= date ($today, '-7 days'))
  AND ($deals IS NULL OR pursuit_listed (d.id, $deals))
