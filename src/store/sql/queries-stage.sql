-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is to be done for a deal: work, key nodes, approvals.

-- name: work-state-find
SELECT id FROM work_state WHERE deal_id = $1 AND work_id = $2

-- name: work-states-of-deal
SELECT id FROM work_state WHERE deal_id = $1

-- name: tasks-work
SELECT w.id, w.stage_id, w.name, g.name, g.position, s.day, m.name, s.note
FROM work_item w JOIN stage g ON g.id = w.stage_id
  LEFT JOIN work_state s ON s.work_id = w.id AND s.deal_id = $1 LEFT JOIN member m ON m.id = s.by_id
WHERE g.process_id = $2 AND (w.retired = 0 OR s.id IS NOT NULL)
ORDER BY g.position, g.id, w.position, w.id

-- name: tasks-evidence
SELECT s.node_id, s.evidence, s.day, m.name, a.id, a.name
FROM node_state s LEFT JOIN member m ON m.id = s.by_id LEFT JOIN attachment a ON a.id = s.attachment_id
WHERE s.deal_id = $1

-- name: tasks-approvals
SELECT p.id, p.node_id, COALESCE(n.name, ''), COALESCE(f.name, ''), COALESCE(t.name, ''), p.asked_by_id, b.name,
  p.asked_of_id, o.name, p.asked, p.state, p.decided, p.self_approved, p.reason
FROM approval p LEFT JOIN key_node n ON n.id = p.node_id LEFT JOIN stage f ON f.id = p.from_stage_id
  LEFT JOIN stage t ON t.id = p.to_stage_id LEFT JOIN member b ON b.id = p.asked_by_id
  LEFT JOIN member o ON o.id = p.asked_of_id
WHERE p.deal_id = $1 ORDER BY p.id

-- name: tasks-candidate
SELECT p.person_id, q.name, q.function, p.attitude,
  (SELECT count(*) FROM activity_person ap JOIN activity a ON a.id = ap.activity_id
    WHERE ap.person_id = p.person_id AND a.done IS NOT NULL)
FROM participant p JOIN person q ON q.id = p.person_id
WHERE p.deal_id = $1 AND p.insider = 0
ORDER BY COALESCE(p.attitude, 0) DESC, 5 DESC, p.id LIMIT 1

-- name: story-operations
SELECT o.id, o.at_ms, m.name, o.kind, o.args, o.undoes, o.undone_by IS NOT NULL
FROM operation o LEFT JOIN member m ON m.id = o.actor_id
WHERE o.kind NOT IN ('day', 'undo', 'redo') AND o.id IN (
  SELECT operation_id FROM change WHERE tbl = 'deal' AND row_id = $2
  UNION SELECT operation_id FROM change WHERE tbl = 'deal' AND action = 'R' AND row_id <= $2 AND last_id >= $2
  UNION SELECT c.operation_id FROM node_state t JOIN change c ON c.tbl = 'node_state' AND c.row_id = t.id WHERE t.deal_id = $2
  UNION SELECT c.operation_id FROM approval t JOIN change c ON c.tbl = 'approval' AND c.row_id = t.id WHERE t.deal_id = $2
  UNION SELECT c.operation_id FROM attachment t JOIN change c ON c.tbl = 'attachment' AND c.row_id = t.id WHERE t.deal_id = $2
  UNION SELECT c.operation_id FROM work_state t JOIN change c ON c.tbl = 'work_state' AND c.row_id = t.id WHERE t.deal_id = $2
  UNION SELECT c.operation_id FROM scorecard t JOIN change c ON c.tbl = 'scorecard' AND c.row_id = t.id WHERE t.deal_id = $2
  UNION SELECT c.operation_id FROM participant t JOIN change c ON c.tbl = 'participant' AND c.row_id = t.id WHERE t.deal_id = $2
  UNION SELECT c.operation_id FROM buying_criterion t JOIN change c ON c.tbl = 'buying_criterion' AND c.row_id = t.id WHERE t.deal_id = $2
  UNION SELECT c.operation_id FROM buying_decision t JOIN change c ON c.tbl = 'buying_decision' AND c.row_id = t.id WHERE t.deal_id = $2
  UNION SELECT c.operation_id FROM need t JOIN change c ON c.tbl = 'need' AND c.row_id = t.id WHERE t.deal_id = $2
  UNION SELECT c.operation_id FROM change d JOIN change c ON c.tbl = d.tbl AND c.row_id = d.row_id
  WHERE d.action = 'D' AND d.before LIKE $3
    AND d.tbl IN ('node_state', 'approval', 'attachment', 'work_state', 'scorecard', 'participant',
      'buying_criterion', 'buying_decision', 'need'))
ORDER BY o.id DESC LIMIT $1

-- name: story-details
SELECT c.operation_id, s.evidence FROM node_state s JOIN change c ON c.tbl = 'node_state' AND c.row_id = s.id
WHERE s.deal_id = $1
UNION ALL SELECT c.operation_id, p.reason FROM approval p JOIN change c ON c.tbl = 'approval' AND c.row_id = p.id
WHERE p.deal_id = $1 AND p.reason IS NOT NULL
UNION ALL SELECT c.operation_id, w.note FROM work_state w JOIN change c ON c.tbl = 'work_state' AND c.row_id = w.id
WHERE w.deal_id = $1 AND w.note IS NOT NULL
