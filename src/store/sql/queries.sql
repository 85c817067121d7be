-- SPDX-License-Identifier: GPL-3.0-or-later
-- The fixed queries of the program, under their names, in the subset of SQL that SQLite 3.40 and PostgreSQL 15 share
-- (statements about the file itself excepted: schema-text, tables, indexes-of-table). Those of the check are in
-- checks.sql, those of one feature alone in queries-FEATURE.sql; lists build theirs in pursuit-select.c.

-- Indexes of custom fields come and go with the fields.
-- name: schema-text
SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'
  AND NOT (type = 'index' AND name GLOB '*_custom_[0-9]*')
ORDER BY type, name

-- name: indexes-of-table
SELECT s.name, s.sql, l.partial, (SELECT i.name FROM pragma_index_info (s.name) i WHERE i.seqno = 0)
FROM sqlite_schema s JOIN pragma_index_list ($1) l ON l.name = s.name
WHERE s.type = 'index' AND s.tbl_name = $1 AND s.sql IS NOT NULL

-- name: tables
SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name

-- name: setting-get
SELECT value FROM setting WHERE name = $1

-- name: setting-set
INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value

-- name: counter-take
INSERT INTO counter (name, next) VALUES ($1, 1 + $2)
ON CONFLICT (name) DO UPDATE SET next = counter.next + $2 RETURNING next

-- name: operation-insert
INSERT INTO operation (id, uid, at_ms, actor_id, kind, args) VALUES ($1, $2, $3, $4, $5, '{}')

-- name: operation-args
UPDATE operation SET args = $2 WHERE id = $1

-- name: operation-undone
UPDATE operation SET undone_by = CASE WHEN id = $1 THEN $2 ELSE undone_by END,
  undoes = CASE WHEN id = $2 THEN $1 ELSE undoes END
WHERE id IN ($1, $2)

-- name: operation-revive
UPDATE operation SET undone_by = NULL WHERE id = $1 AND $2 > 0

-- name: operation-undone-by
SELECT undone_by FROM operation WHERE id = $1

-- name: journal-undo
SELECT o.id, o.at_ms, m.name, o.kind, o.args, o.undoes, o.undone_by IS NOT NULL
FROM operation o LEFT JOIN member m ON m.id = o.actor_id
WHERE o.undone_by IS NULL AND o.undoes IS NULL AND o.kind NOT IN ('create', 'day', 'undo', 'redo', 'erase-person', 'erased') AND o.at_ms >= $1
ORDER BY o.id DESC LIMIT 1

-- name: journal-live
SELECT o.id, o.at_ms, m.name, o.kind, o.args, o.undoes, o.undone_by IS NOT NULL
FROM operation o LEFT JOIN member m ON m.id = o.actor_id
WHERE o.id = $1 AND o.undone_by IS NULL AND o.undoes IS NULL AND o.kind NOT IN ('create', 'day', 'undo', 'redo', 'erase-person', 'erased')
  AND o.at_ms >= $2

-- name: journal-later
SELECT b.tbl, b.row_id
FROM change a JOIN change b ON b.tbl = a.tbl AND b.row_id BETWEEN a.row_id AND COALESCE(a.last_id, a.row_id)
  JOIN operation o ON o.id = b.operation_id
WHERE a.operation_id = $1 AND b.id > a.id AND b.operation_id <> $1 AND o.undone_by IS NULL AND o.undoes IS NULL
LIMIT 1

-- name: journal-redo
SELECT o.id, o.at_ms, m.name, o.kind, o.args, o.undoes, o.undone_by IS NOT NULL
FROM operation u JOIN operation o ON o.id = u.undoes LEFT JOIN member m ON m.id = o.actor_id
WHERE u.kind = 'undo' AND u.undone_by IS NULL AND u.at_ms >= $1
  AND u.id > COALESCE((SELECT max(id) FROM operation WHERE kind NOT IN ('day', 'undo', 'redo')), 0)
ORDER BY u.id DESC LIMIT 1

-- name: history
SELECT o.id, o.at_ms, m.name, o.kind, o.args, o.undoes, o.undone_by IS NOT NULL,
  COALESCE(w.kind, u.kind), COALESCE(w.args, u.args)
FROM operation o LEFT JOIN member m ON m.id = o.actor_id
  LEFT JOIN operation u ON u.id = o.undoes LEFT JOIN operation w ON w.id = u.undoes
WHERE o.kind <> 'day'
ORDER BY o.id DESC LIMIT $1

-- name: history-of-row
SELECT o.id, o.at_ms, m.name, o.kind, o.args, o.undoes, o.undone_by IS NOT NULL,
  COALESCE(w.kind, u.kind), COALESCE(w.args, u.args)
FROM operation o LEFT JOIN member m ON m.id = o.actor_id
  LEFT JOIN operation u ON u.id = o.undoes LEFT JOIN operation w ON w.id = u.undoes
WHERE o.kind <> 'day' AND o.id IN (
  SELECT operation_id FROM change WHERE tbl = $2 AND row_id = $3
  UNION SELECT operation_id FROM change WHERE tbl = $2 AND action = 'R' AND row_id <= $3 AND last_id >= $3)
ORDER BY o.id DESC LIMIT $1

-- name: change-insert
INSERT INTO change (operation_id, tbl, action, row_id, last_id, before, after) VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: change-list
SELECT tbl, action, row_id, last_id, before, after FROM change WHERE operation_id = $1 ORDER BY id DESC

-- name: change-first
SELECT row_id FROM change WHERE operation_id = $1 ORDER BY id LIMIT 1

-- name: stage-event-void
UPDATE stage_event SET voided_by = $2 WHERE operation_id = $1 AND voided_by IS NULL

-- name: stage-event-revive
UPDATE stage_event SET voided_by = NULL WHERE voided_by = $1 AND $2 > 0

-- name: stage-event-void-deal
UPDATE stage_event SET voided_by = $2 WHERE deal_id = $1 AND voided_by IS NULL

-- name: owner-event-void
UPDATE owner_event SET voided_by = $2 WHERE operation_id = $1 AND voided_by IS NULL

-- name: owner-event-revive
UPDATE owner_event SET voided_by = NULL WHERE voided_by = $1 AND $2 > 0

-- name: buying-event-void
UPDATE buying_event SET voided_by = $2 WHERE operation_id = $1 AND voided_by IS NULL

-- name: buying-event-revive
UPDATE buying_event SET voided_by = NULL WHERE voided_by = $1 AND $2 > 0

-- name: buying-event-void-deal
UPDATE buying_event SET voided_by = $2 WHERE deal_id = $1 AND voided_by IS NULL

-- name: buying-event-insert
INSERT INTO buying_event (id, operation_id, deal_id, from_stage_id, to_stage_id, to_name, process_id, at_ms, day,
  source, by_id)
SELECT $2, $3, d.id, $4, d.buying_stage_id, b.name, d.process_id, $5, $6, d.buying_source, $7
FROM deal d LEFT JOIN buying_stage b ON b.id = d.buying_stage_id WHERE d.id = $1

-- name: deals-of-operation
SELECT DISTINCT deal_id FROM stage_event
WHERE operation_id = $1 OR operation_id = (SELECT undoes FROM operation WHERE id = $1)

-- name: deals-of-guests
SELECT DISTINCT p.deal_id FROM activity_person ap JOIN participant p ON p.person_id = ap.person_id
WHERE ap.activity_id = $1

-- name: deals-of-stage
SELECT id FROM deal WHERE stage_id = $1

-- name: deals-of-person
SELECT deal_id FROM participant WHERE person_id = $1

-- name: stage-event-insert
INSERT INTO stage_event (deal_id, seq, operation_id, kind, from_stage_id, to_stage_id, to_name, process_id, outcome,
  at_ms, day, at_known, by_id, forced, approved_by_id, reason, competitor, probability_before, probability_after,
  amount, currency, owner_id, missing)
SELECT d.id, COALESCE((SELECT max(seq) FROM stage_event WHERE deal_id = $1), 0) + 1, $2, $3, $4, d.stage_id, s.name,
  d.process_id, d.outcome, $5, $6, $7, $8, $9, $10, $11, $12, $13, COALESCE(d.probability_own, s.probability),
  d.amount, d.currency, d.owner_id, $14
FROM deal d JOIN stage s ON s.id = d.stage_id WHERE d.id = $1

-- name: owner-event-insert
INSERT INTO owner_event (id, operation_id, tbl, row_id, from_owner_id, to_owner_id, at_ms, day, by_id, kind, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- name: summary-add-deal
INSERT INTO deal_summary (process_id, stage_id, owner_id, outcome, on_board, grade, currency, deals, amount, weighted)
SELECT process_id, stage_id, COALESCE(owner_id, 0), outcome, on_board, COALESCE(grade, ''), currency,
  $2, $2 * COALESCE(amount, 0), $2 * weighted
FROM deal WHERE id = $1
ON CONFLICT (process_id, stage_id, owner_id, outcome, on_board, grade, currency) DO UPDATE SET
  deals = deal_summary.deals + excluded.deals, amount = deal_summary.amount + excluded.amount,
  weighted = deal_summary.weighted + excluded.weighted

-- name: summary-add
INSERT INTO deal_summary (process_id, stage_id, owner_id, outcome, on_board, grade, currency, deals, amount, weighted)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (process_id, stage_id, owner_id, outcome, on_board, grade, currency) DO UPDATE SET
  deals = deal_summary.deals + excluded.deals, amount = deal_summary.amount + excluded.amount,
  weighted = deal_summary.weighted + excluded.weighted

-- name: summary-clear
DELETE FROM deal_summary

-- name: summary-fill
INSERT INTO deal_summary (process_id, stage_id, owner_id, outcome, on_board, grade, currency, deals, amount, weighted)
SELECT process_id, stage_id, COALESCE(owner_id, 0), outcome, on_board, COALESCE(grade, ''), currency,
  count(*), sum(COALESCE(amount, 0)), sum(weighted)
FROM deal GROUP BY 1, 2, 3, 4, 5, 6, 7

-- name: find-company-by-match
SELECT id FROM company WHERE match_key = $1 ORDER BY id LIMIT 2

-- name: find-member-by-match
SELECT id FROM member WHERE match_key = $1 ORDER BY id LIMIT 2

-- name: find-person-by-match
SELECT id FROM person WHERE match_key = $1 ORDER BY id LIMIT 2

-- name: find-process
SELECT id FROM process WHERE code = $1 OR name = $1 ORDER BY position, id LIMIT 2

-- name: find-deal-by-title
SELECT id FROM deal WHERE title = $1 ORDER BY id LIMIT 2

-- name: find-stage
SELECT id FROM stage WHERE process_id = $1 AND (code = $2 OR name = $2 OR name_other = $2 OR position = $3)
ORDER BY retired, position, id LIMIT 1

-- name: find-buying-stage
SELECT id FROM buying_stage WHERE process_id = $1 AND (code = $2 OR name = $2 OR name_other = $2 OR position = $3)
ORDER BY retired, position, id LIMIT 1

-- name: default-process
SELECT id FROM process WHERE retired = 0 AND kind = 'deal' ORDER BY position, id LIMIT 1

-- name: first-stage
SELECT id FROM stage WHERE process_id = $1 AND retired = 0 AND phase = $2 ORDER BY position, id LIMIT 1

-- name: last-sell-stage
SELECT id FROM stage WHERE process_id = $1 AND retired = 0 AND phase = 'sell' ORDER BY position DESC, id LIMIT 1

-- name: position-top
SELECT min(position) FROM deal WHERE stage_id = $1 AND on_board = 1 AND id <> $2

-- name: position-end
SELECT max(position) FROM deal WHERE stage_id = $1 AND on_board = 1 AND id <> $2

-- name: position-before
SELECT position FROM deal WHERE stage_id = $1 AND on_board = 1 AND id <> $2 AND (position, id) < ($3, $4)
ORDER BY position DESC, id DESC LIMIT 1

-- name: position-cards-above
SELECT id, position FROM deal WHERE stage_id = $1 AND on_board = 1 AND (position, id) < ($2, $3)
ORDER BY position DESC, id DESC LIMIT $4

-- name: position-cards-below
SELECT id, position FROM deal WHERE stage_id = $1 AND on_board = 1 AND (position, id) >= ($2, $3)
ORDER BY position, id LIMIT $4

-- name: position-set
UPDATE deal SET position = $2 WHERE id = $1

-- name: last-sell-stage-of-deal
SELECT e.from_stage_id FROM stage_event e JOIN stage s ON s.id = e.from_stage_id
WHERE e.deal_id = $1 AND e.voided_by IS NULL AND s.phase = 'sell' AND s.retired = 0 ORDER BY e.seq DESC LIMIT 1

-- name: participants-of-deal
SELECT id FROM participant WHERE deal_id = $1

-- name: participants-of-person
SELECT id FROM participant WHERE person_id = $1

-- name: participant-find
SELECT id FROM participant WHERE deal_id = $1 AND person_id = $2

-- name: activities-of-deal
SELECT id FROM activity WHERE deal_id = $1

-- name: activities-of-company
SELECT id FROM activity WHERE company_id = $1

-- name: deals-of-company
SELECT id FROM deal WHERE company_id = $1

-- name: people-of-company
SELECT id FROM person WHERE company_id = $1

-- name: companies-of-parent
SELECT id FROM company WHERE parent_id = $1

-- name: reports-of-person
SELECT id FROM person WHERE reports_to = $1 ORDER BY chart_order, id

-- name: attendance-of-person
SELECT id FROM activity_person WHERE person_id = $1

-- name: people-of-activity
SELECT id, person_id FROM activity_person WHERE activity_id = $1

-- name: members-of-activity
SELECT id, member_id FROM activity_member WHERE activity_id = $1

-- Behind everybody of the company is behind the other reports too, and needs no look at 100,000 people.
-- name: chart-order-end
SELECT COALESCE(max(chart_order), 0) + 1 FROM person WHERE company_id IS NOT DISTINCT FROM $1

-- name: chart-order-before
SELECT max(chart_order) FROM person
WHERE company_id IS NOT DISTINCT FROM $1 AND chart_order < $2 AND id <> $3

-- name: member-first
SELECT id FROM member WHERE active = 1 ORDER BY id LIMIT 1

-- name: rates
SELECT currency, day, value FROM rate ORDER BY currency, day

-- name: rate-find
SELECT id FROM rate WHERE currency = $1 AND day = $2

-- name: stages-of-process
SELECT id, name, position, phase, probability, retired FROM stage WHERE process_id = $1 ORDER BY position, id

-- name: funnel-events
SELECT deal_id, to_stage_id, owner_id, amount, day, at_known, probability_after, currency, kind, outcome, forced, reason,
  competitor, missing
FROM stage_event WHERE voided_by IS NULL ORDER BY deal_id, seq

-- name: funnel-events-of-deals
SELECT e.deal_id, e.to_stage_id, e.owner_id, e.amount, e.day, e.at_known, e.probability_after, e.currency, e.kind,
  e.outcome, e.forced, e.reason, e.competitor, e.missing
FROM deal d JOIN stage_event e ON e.deal_id = d.id
WHERE pursuit_listed (d.id, $1) AND e.voided_by IS NULL ORDER BY d.id, e.seq

-- name: funnel-node
SELECT name FROM key_node WHERE id = $1

-- Without what funnel-delivered tells. $3 is the home currency.
-- name: funnel-summary
SELECT u.stage_id, u.currency, sum(u.deals), sum(u.amount), sum(u.weighted), NULL
FROM deal_summary u JOIN stage s ON s.id = u.stage_id
WHERE u.process_id = $1 AND ($2 = 0 OR u.owner_id = $2) AND u.on_board = 1
  AND (u.outcome = 'open' OR s.phase = 'deliver' AND u.currency = $3)
GROUP BY u.stage_id, u.currency ORDER BY u.stage_id, u.currency

-- What is being delivered in another than the home currency takes the rate of the day on which it was won.
-- name: funnel-delivered
SELECT d.stage_id, d.currency, count(*), sum(COALESCE(d.amount, 0)), sum(d.weighted), d.closed
FROM deal d
WHERE d.process_id = $1 AND d.stage_id IN (SELECT id FROM stage WHERE process_id = $1 AND phase = 'deliver')
  AND d.outcome = 'won' AND d.on_board = 1 AND ($2 = 0 OR d.owner_id = $2) AND d.currency <> $3
GROUP BY d.stage_id, d.currency, d.closed

-- name: funnel-ages
SELECT d.stage_id, d.stage_since, count(*)
FROM deal d
WHERE d.stage_id IN (SELECT id FROM stage WHERE process_id = $1) AND ($2 = 0 OR d.owner_id = $2) AND d.on_board = 1
  AND d.stage_since IS NOT NULL
GROUP BY d.stage_id, d.stage_since

-- What the summary does not tell: deals one by one, also when they came where they stand. $3: only these.
-- name: funnel-standing
SELECT d.id, d.stage_id, d.currency, COALESCE(d.amount, 0), d.weighted, d.stage_since,
  CASE WHEN d.outcome <> 'open' THEN d.closed END
FROM deal d JOIN stage s ON s.id = d.stage_id
WHERE d.process_id = $1 AND ($2 = 0 OR d.owner_id = $2) AND d.on_board = 1 AND (d.outcome = 'open' OR s.phase = 'deliver')
  AND ($3 IS NULL OR pursuit_listed (d.id, $3))
ORDER BY d.id

-- name: find-company-by-ref
SELECT id FROM company WHERE ref = $1

-- name: find-person-by-ref
SELECT id FROM person WHERE ref = $1

-- name: find-deal-by-ref
SELECT id FROM deal WHERE ref = $1

-- name: deal-refs
SELECT id, ref FROM deal WHERE ref IS NOT NULL

-- name: deal-has-ref
SELECT id FROM deal WHERE id = $1 AND ref = $2

-- name: deal-count
SELECT COALESCE(sum(deals), 0) FROM deal_summary

-- name: company-is-there
SELECT id FROM company WHERE id = $1

-- name: member-is-there
SELECT id FROM member WHERE id = $1

-- name: process-of-stage
SELECT process_id FROM stage WHERE id = $1

-- name: process-of-buying-stage
SELECT process_id FROM buying_stage WHERE id = $1

-- name: deal-story-events
SELECT e.operation_id, e.kind, e.to_stage_id, e.to_name, e.outcome, e.day, e.at_known, m.name, e.forced, e.reason,
  e.competitor, e.missing, a.name
FROM stage_event e LEFT JOIN member m ON m.id = e.by_id LEFT JOIN member a ON a.id = e.approved_by_id
WHERE e.deal_id = $1 AND e.voided_by IS NULL ORDER BY e.seq

-- name: row-changes
SELECT operation_id, before, after FROM change WHERE tbl = $2 AND row_id = $3 AND action = 'U' ORDER BY id DESC LIMIT $1

-- name: book-limits
SELECT drift_ahead, drift_behind FROM process WHERE id = $1

-- name: book-stages
SELECT s.id, s.code, s.name, s.position, s.retired, COALESCE(b.position, 0), COALESCE(b.id, 0)
FROM stage s LEFT JOIN buying_stage b ON b.id = s.buying_stage_id WHERE s.process_id = $1 ORDER BY s.position, s.id

-- name: book-participation
SELECT b.id, t.people, t.weight FROM buying_stage b CROSS JOIN participation t ON t.buying_stage_id = b.id
WHERE b.process_id = $1 AND b.retired = 0 ORDER BY b.id, t.id

-- name: book-transitions
SELECT from_stage_id, to_stage_id, rule, required FROM transition WHERE process_id = $1

-- name: book-nodes
SELECT n.id, n.stage_id, n.code, n.name, c.id, c.kind, c.argument, c.threshold, t.name
FROM stage s JOIN key_node n ON n.stage_id = s.id LEFT JOIN node_condition c ON c.node_id = n.id
  LEFT JOIN scorecard_template t ON c.kind = 'scorecard-at-least' AND t.code = c.argument
WHERE s.process_id = $1 AND n.retired = 0 AND s.retired = 0
ORDER BY s.position, s.id, n.position, n.id, c.position, c.id

-- name: step-approval
SELECT asked_of_id, state, asked FROM approval WHERE deal_id = $1 AND from_stage_id = $2 AND to_stage_id = $3
ORDER BY id DESC LIMIT 1

-- name: active-members
SELECT count(*) FROM member WHERE active = 1

-- name: find-node
SELECT n.id FROM key_node n JOIN stage s ON s.id = n.stage_id
WHERE s.process_id = $1 AND (n.code = $2 OR n.name = $2 OR n.name_other = $2 OR n.id = $3)
ORDER BY s.position, n.position, n.id LIMIT 1

-- name: node-state-find
SELECT id FROM node_state WHERE deal_id = $1 AND node_id = $2

-- name: node-states-of-deal
SELECT id FROM node_state WHERE deal_id = $1

-- name: approvals-of-deal
SELECT id FROM approval WHERE deal_id = $1

-- name: buying-stage-place
SELECT position FROM buying_stage WHERE id = $1

-- name: process-of-deal
SELECT process_id FROM deal WHERE id = $1
