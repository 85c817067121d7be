-- SPDX-License-Identifier: GPL-3.0-or-later
-- What `check` asks for. Each query gives one row for each thing that is wrong, its first column names it.

-- name: check-summary
SELECT t.stage_id FROM (
  SELECT process_id, stage_id, owner_id, outcome, on_board, grade, currency, deals, amount, weighted FROM deal_summary
  UNION ALL SELECT process_id, stage_id, COALESCE(owner_id, 0), outcome, on_board, COALESCE(grade, ''), currency,
    -count(*), -sum(COALESCE(amount, 0)), -sum(weighted)
  FROM deal GROUP BY 1, 2, 3, 4, 5, 6, 7) AS t
GROUP BY t.process_id, t.stage_id, t.owner_id, t.outcome, t.on_board, t.grade, t.currency
HAVING sum(t.deals) <> 0 OR sum(t.amount) <> 0 OR sum(t.weighted) <> 0

-- name: check-counters
SELECT t.name FROM (
  SELECT 'operation' AS name, max(id) AS last FROM operation
  UNION ALL SELECT 'member', max(id) FROM member
  UNION ALL SELECT 'process', max(id) FROM process
  UNION ALL SELECT 'stage', max(id) FROM stage
  UNION ALL SELECT 'company', max(id) FROM company
  UNION ALL SELECT 'person', max(id) FROM person
  UNION ALL SELECT 'deal', max(id) FROM deal
  UNION ALL SELECT 'participant', max(id) FROM participant
  UNION ALL SELECT 'activity', max(id) FROM activity
  UNION ALL SELECT 'activity_person', max(id) FROM activity_person
  UNION ALL SELECT 'activity_member', max(id) FROM activity_member
  UNION ALL SELECT 'buying_stage', max(id) FROM buying_stage
  UNION ALL SELECT 'work_item', max(id) FROM work_item
  UNION ALL SELECT 'key_node', max(id) FROM key_node
  UNION ALL SELECT 'node_condition', max(id) FROM node_condition
  UNION ALL SELECT 'transition', max(id) FROM transition
  UNION ALL SELECT 'node_state', max(id) FROM node_state
  UNION ALL SELECT 'approval', max(id) FROM approval
  UNION ALL SELECT 'participation', max(id) FROM participation
  UNION ALL SELECT 'work_state', max(id) FROM work_state
  UNION ALL SELECT 'call_note', max(id) FROM call_note
  UNION ALL SELECT 'scorecard_template', max(id) FROM scorecard_template
  UNION ALL SELECT 'scorecard_criterion', max(id) FROM scorecard_criterion
  UNION ALL SELECT 'scorecard_anchor', max(id) FROM scorecard_anchor
  UNION ALL SELECT 'scorecard', max(id) FROM scorecard
  UNION ALL SELECT 'score', max(id) FROM score
  UNION ALL SELECT 'buying_criterion', max(id) FROM buying_criterion
  UNION ALL SELECT 'criterion_score', max(id) FROM criterion_score
  UNION ALL SELECT 'need', max(id) FROM need
  UNION ALL SELECT 'need_version', max(id) FROM need_version
  UNION ALL SELECT 'buying_decision', max(id) FROM buying_decision
  UNION ALL SELECT 'playbook_page', max(id) FROM playbook_page
  UNION ALL SELECT 'attachment', max(id) FROM attachment
  UNION ALL SELECT 'trip', max(id) FROM trip
  UNION ALL SELECT 'department', max(id) FROM department
  UNION ALL SELECT 'department_check', max(id) FROM department_check
  UNION ALL SELECT 'relation', max(id) FROM relation
  UNION ALL SELECT 'acquaintance', max(id) FROM acquaintance
  UNION ALL SELECT 'rival_tie', max(id) FROM rival_tie
  UNION ALL SELECT 'party', max(id) FROM party
  UNION ALL SELECT 'party_member', max(id) FROM party_member
  UNION ALL SELECT 'participant_value', max(id) FROM participant_value
  UNION ALL SELECT 'product_in_use', max(id) FROM product_in_use
  UNION ALL SELECT 'buying_plan', max(id) FROM buying_plan
  UNION ALL SELECT 'company_dimension', max(id) FROM company_dimension
  UNION ALL SELECT 'deal_party', max(id) FROM deal_party
  UNION ALL SELECT 'complaint', max(id) FROM complaint
  UNION ALL SELECT 'quotation', max(id) FROM quotation
  UNION ALL SELECT 'not_duplicate', max(id) FROM not_duplicate
  UNION ALL SELECT 'buying_event', max(id) FROM buying_event
  UNION ALL SELECT 'company_share', max(id) FROM company_share
  UNION ALL SELECT 'market_group', max(id) FROM market_group
  UNION ALL SELECT 'custom_field', max(id) FROM custom_field
  UNION ALL SELECT 'market_cell', max(id) FROM market_cell
  UNION ALL SELECT 'plan', max(id) FROM plan
  UNION ALL SELECT 'plan_line', max(id) FROM plan_line
  UNION ALL SELECT 'rate', max(id) FROM rate
  UNION ALL SELECT 'grade_event', max(id) FROM grade_event
  UNION ALL SELECT 'owner_event', max(id) FROM owner_event) AS t
WHERE t.last >= COALESCE((SELECT c.next FROM counter c WHERE c.name = t.name), 1)

-- name: check-positions
SELECT id FROM deal WHERE position IS NULL OR NOT (position BETWEEN -1e15 AND 1e15)

-- name: check-stages
SELECT d.id FROM deal d JOIN stage s ON s.id = d.stage_id WHERE s.process_id <> d.process_id

-- name: check-managers
WITH RECURSIVE tree (id) AS (
  SELECT id FROM person WHERE reports_to IS NULL
  UNION ALL SELECT p.id FROM person p JOIN tree t ON p.reports_to = t.id)
SELECT p.id FROM person p WHERE p.id NOT IN (SELECT t.id FROM tree t)

-- name: check-parents
WITH RECURSIVE tree (id) AS (
  SELECT id FROM company WHERE parent_id IS NULL
  UNION ALL SELECT c.id FROM company c JOIN tree t ON c.parent_id = t.id)
SELECT c.id FROM company c WHERE c.id NOT IN (SELECT t.id FROM tree t)

-- name: check-operations
SELECT o.id FROM operation o LEFT JOIN operation u ON u.id = o.undone_by
WHERE o.undone_by IS NOT NULL AND (u.id IS NULL OR u.undoes IS DISTINCT FROM o.id)
UNION ALL
SELECT u.id FROM operation u LEFT JOIN operation o ON o.id = u.undoes WHERE u.undoes IS NOT NULL AND o.id IS NULL

-- name: check-ranges
SELECT id FROM change WHERE action = 'R' AND (last_id IS NULL OR last_id < row_id)

-- name: check-event-operations
SELECT e.deal_id FROM stage_event e LEFT JOIN operation o ON o.id = e.operation_id WHERE o.id IS NULL

-- name: check-event-deals
SELECT e.deal_id FROM stage_event e LEFT JOIN deal d ON d.id = e.deal_id WHERE e.voided_by IS NULL AND d.id IS NULL

-- name: check-event-undone
SELECT e.deal_id FROM stage_event e JOIN operation o ON o.id = e.operation_id
WHERE e.voided_by IS NULL AND o.undone_by IS NOT NULL

-- name: check-event-voided
SELECT e.deal_id FROM stage_event e LEFT JOIN operation v ON v.id = e.voided_by
WHERE e.voided_by IS NOT NULL AND v.undoes IS DISTINCT FROM e.operation_id AND NOT EXISTS (
  SELECT 1 FROM import i WHERE i.id = e.operation_id AND i.reverted_by = e.voided_by) AND NOT EXISTS (
  SELECT 1 FROM change c
  WHERE c.tbl = 'deal' AND c.row_id = e.deal_id AND c.operation_id = e.voided_by AND c.action = 'D')

-- name: check-event-last
SELECT d.id FROM deal d JOIN stage_event e ON e.deal_id = d.id
WHERE e.seq = (SELECT max(f.seq) FROM stage_event f WHERE f.deal_id = d.id AND f.voided_by IS NULL)
  AND (e.to_stage_id <> d.stage_id OR e.outcome <> d.outcome)

-- name: check-owner-operations
SELECT e.id FROM owner_event e LEFT JOIN operation o ON o.id = e.operation_id
WHERE o.id IS NULL OR (e.voided_by IS NULL AND o.undone_by IS NOT NULL)

-- name: check-grade-operations
SELECT e.id FROM grade_event e LEFT JOIN operation o ON o.id = e.operation_id
WHERE o.id IS NULL OR (e.voided_by IS NULL AND o.undone_by IS NOT NULL)

-- The last owner that the log knows of is the one that the company has.
-- name: check-owner-last
SELECT c.id FROM company c JOIN owner_event e ON e.tbl = 'company' AND e.row_id = c.id
WHERE e.id = (SELECT max(f.id) FROM owner_event f
    WHERE f.tbl = 'company' AND f.row_id = c.id AND f.voided_by IS NULL)
  AND e.to_owner_id IS DISTINCT FROM c.owner_id

-- name: check-pool-owner
SELECT id FROM company WHERE pool_since IS NOT NULL AND owner_id IS NOT NULL

-- name: check-forecast-lines
SELECT l.deal_id FROM forecast_line l WHERE l.until <= l.first OR EXISTS (
  SELECT 1 FROM forecast_line k WHERE k.deal_id = l.deal_id AND k.first > l.first
    AND (l.until IS NULL OR k.first < l.until))

-- name: check-buying-last
SELECT d.id FROM deal d WHERE d.buying_stage_id IS DISTINCT FROM (
  SELECT e.to_stage_id FROM buying_event e WHERE e.deal_id = d.id AND e.voided_by IS NULL ORDER BY e.id DESC LIMIT 1)

-- name: check-buying-operations
SELECT e.deal_id FROM buying_event e LEFT JOIN operation o ON o.id = e.operation_id
WHERE o.id IS NULL OR (e.voided_by IS NULL AND o.undone_by IS NOT NULL)

-- name: check-buying-process
SELECT d.id FROM deal d JOIN buying_stage b ON b.id = d.buying_stage_id WHERE b.process_id <> d.process_id

-- What a participant is, is the last that was kept of it.
-- name: check-participant-values
SELECT DISTINCT v.participant_id FROM participant_value v JOIN participant p ON p.id = v.participant_id
WHERE v.id = (
    SELECT w.id FROM participant_value w WHERE w.participant_id = v.participant_id AND w.field = v.field
    ORDER BY w.day DESC, w.id DESC LIMIT 1)
  AND v.value IS DISTINCT FROM CASE v.field WHEN 'roles' THEN p.roles WHEN 'attitude' THEN CAST(p.attitude AS TEXT)
    WHEN 'coverage' THEN CAST(p.coverage_said AS TEXT) WHEN 'weight' THEN CAST(p.weight AS TEXT)
    ELSE CAST(p.insider AS TEXT) END

-- name: check-relations
SELECT id FROM relation WHERE kind <> 'influence' AND from_id >= to_id

-- name: check-images
SELECT id, before, after FROM change WHERE before IS NOT NULL OR after IS NOT NULL
