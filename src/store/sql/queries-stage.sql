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
