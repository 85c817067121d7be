-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the derived columns of deals are computed from: rows of the deals from $1 to $2, and of one deal.

-- Meetings in any deal up to any day, for the key nodes; those of the deal or of none up to $3, as the map shows them.
-- name: case-people
SELECT p.deal_id, p.person_id, p.roles, q.level, q.function, p.attitude, p.weight, p.insider, max(a.done),
  max(a.done) FILTER (WHERE a.done <= $3 AND (a.deal_id = p.deal_id OR a.deal_id IS NULL)),
  count(*) FILTER (WHERE a.done <= $3 AND (a.deal_id = p.deal_id OR a.deal_id IS NULL)),
  q.placeholder, p.outside, CASE WHEN q.placeholder = 1 AND q.title <> '' THEN q.title ELSE q.name END
FROM participant p CROSS JOIN person q ON q.id = p.person_id
LEFT JOIN activity_person ap ON ap.person_id = p.person_id LEFT JOIN activity a ON a.id = ap.activity_id
WHERE p.deal_id BETWEEN $1 AND $2 GROUP BY p.deal_id, p.id ORDER BY p.deal_id, p.id

-- name: case-ties
SELECT p.deal_id, t.person_id, t.competitor, t.closeness
FROM participant p CROSS JOIN rival_tie t ON t.person_id = p.person_id
WHERE p.deal_id BETWEEN $1 AND $2 ORDER BY p.deal_id, t.id

-- name: case-activities
SELECT deal_id, kind, done FROM activity WHERE deal_id BETWEEN $1 AND $2 ORDER BY deal_id

-- name: case-approvals
SELECT deal_id, node_id, state FROM approval WHERE deal_id BETWEEN $1 AND $2 AND node_id IS NOT NULL
ORDER BY deal_id, id

-- name: case-evidence
SELECT s.deal_id, s.node_id, CASE WHEN s.evidence <> COALESCE(a.name, '') THEN 1 ELSE 0 END,
  CASE WHEN s.attachment_id IS NOT NULL THEN 1 ELSE 0 END
FROM node_state s LEFT JOIN attachment a ON a.id = s.attachment_id
WHERE s.deal_id BETWEEN $1 AND $2 ORDER BY s.deal_id

-- name: case-documents
SELECT deal_id, tag FROM attachment WHERE deal_id BETWEEN $1 AND $2 ORDER BY deal_id

-- name: case-scores
SELECT c.deal_id, t.code, c.total FROM scorecard c JOIN scorecard_template t ON t.id = c.template_id
WHERE c.deal_id BETWEEN $1 AND $2 AND NOT EXISTS (
  SELECT 1 FROM scorecard l
  WHERE l.deal_id = c.deal_id AND l.template_id = c.template_id AND (l.day > c.day OR (l.day = c.day AND l.id > c.id)))
ORDER BY c.deal_id

-- name: case-criteria
SELECT deal_id FROM buying_criterion WHERE deal_id BETWEEN $1 AND $2 ORDER BY deal_id

-- name: case-forced
SELECT e.deal_id, e.missing FROM stage_event e JOIN deal d ON d.id = e.deal_id
WHERE e.forced = 1 AND e.voided_by IS NULL AND e.deal_id BETWEEN $1 AND $2
  AND (e.kind = 'moved' OR (e.kind = 'closed' AND e.outcome = 'won' AND d.outcome = 'won'))
  AND NOT EXISTS (
    SELECT 1 FROM stage_event f
    WHERE f.deal_id = e.deal_id AND f.voided_by IS NULL AND f.seq > e.seq
      AND (f.kind = 'moved' OR (f.kind = 'closed' AND f.outcome = 'won' AND d.outcome = 'won')))
ORDER BY e.deal_id

-- name: asked-fields
SELECT DISTINCT c.argument FROM node_condition c JOIN key_node n ON n.id = c.node_id
WHERE c.kind = 'field-filled' AND n.retired = 0 ORDER BY 1

-- name: deal-found
SELECT COALESCE((SELECT max(e.seq) FROM stage_event e WHERE e.deal_id = d.id), 0),
  (SELECT CASE WHEN e.at_known = 1 THEN e.day END FROM stage_event e
    WHERE e.deal_id = d.id AND e.voided_by IS NULL AND e.kind IN ('created', 'imported', 'moved', 'process')
    ORDER BY e.seq DESC LIMIT 1),
  (SELECT a.subject FROM activity a WHERE a.deal_id = d.id AND a.done IS NULL ORDER BY a.planned, a.id LIMIT 1),
  (SELECT a.planned FROM activity a WHERE a.deal_id = d.id AND a.done IS NULL ORDER BY a.planned, a.id LIMIT 1),
  (SELECT max(a.done) FROM activity a WHERE a.deal_id = d.id AND a.done IS NOT NULL),
  CASE WHEN EXISTS (SELECT 1 FROM participant p WHERE p.deal_id = d.id AND p.insider = 1) THEN 1 ELSE 0 END,
  CASE WHEN EXISTS (
    SELECT 1 FROM participant p JOIN person q ON q.id = p.person_id
    WHERE p.deal_id = d.id AND (q.level = 'decision' OR p.roles LIKE '%decision-maker%')
      AND EXISTS (SELECT 1 FROM activity_person ap JOIN activity a ON a.id = ap.activity_id
        WHERE ap.person_id = p.person_id AND a.done IS NOT NULL)) THEN 1 ELSE 0 END,
  (SELECT CAST (sum(p.weight * p.attitude) AS REAL) / sum(p.weight) FROM participant p
    WHERE p.deal_id = d.id AND p.outside = 0 AND p.weight > 0 AND p.attitude IS NOT NULL),
  (SELECT c.total FROM scorecard c JOIN scorecard_template t ON t.id = c.template_id
    WHERE c.deal_id = d.id AND t.code = 'opportunity' ORDER BY c.day DESC, c.id DESC LIMIT 1),
  (SELECT count(*) FROM approval a WHERE a.deal_id = d.id AND a.state = 'pending')
FROM deal d WHERE d.id = $1

-- name: deal-find
UPDATE deal SET last_seq = $2, stage_since = $3, next_step = $4, next_day = $5, last_contact = $6, has_insider = $7,
  met_decision = $8, support = $9, opportunity = $10, pending = $11
WHERE id = $1

-- name: deal-kept
SELECT last_seq, stage_since, next_step, next_day, last_contact, has_insider, met_decision, support, opportunity, pending
FROM deal WHERE id = $1

-- name: deal-derive
UPDATE deal SET probability_computed = $2, probability = $3, weighted = $4, missing = $5, overdue = $6, forced = $7,
  drift = $8, findings = $9, finding = $10, grade_due = $11
WHERE id = $1

-- name: deal-derive-place
UPDATE deal SET grade = $2, on_board = $3 WHERE id = $1

-- name: process-has-deals
SELECT COALESCE(sum(deals), 0) FROM deal_summary WHERE process_id = $1

-- name: stage-event-settle
UPDATE stage_event SET probability_after = $3,
  features = CASE WHEN kind IN ('created', 'imported', 'moved', 'process', 'reopened') THEN $4 END
WHERE deal_id = $1 AND operation_id = $2

-- name: deals-of-scorecard-template
SELECT DISTINCT deal_id FROM scorecard WHERE template_id = $1

-- name: open-deals-of-company
SELECT id FROM deal WHERE company_id = $1 AND outcome = 'open'

-- name: closed-deals
SELECT e.deal_id, e.features, CASE WHEN d.outcome = 'won' THEN 1 ELSE 0 END
FROM deal d JOIN stage_event e ON e.deal_id = d.id
WHERE d.outcome IN ('won', 'lost', 'withdrawn') AND e.voided_by IS NULL AND e.features IS NOT NULL
ORDER BY e.deal_id, e.seq
