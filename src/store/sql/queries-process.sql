-- SPDX-License-Identifier: GPL-3.0-or-later
-- Editing processes: what belongs to one, in its order, and what stands against a change.

-- name: process-of-node
SELECT s.process_id FROM key_node n JOIN stage s ON s.id = n.stage_id WHERE n.id = $1

-- name: process-with-code
SELECT id FROM process WHERE code = $1

-- name: process-is-used
SELECT id FROM process WHERE id = $1 AND retired = 0 AND kind = 'deal'

-- name: other-process-in-use
SELECT id FROM process WHERE id <> $1 AND retired = 0 AND kind = 'deal' ORDER BY position, id LIMIT 1

-- name: places-of-processes
SELECT id FROM process WHERE $1 = 0 ORDER BY position, id

-- name: places-of-stages
SELECT id FROM stage WHERE process_id = $1 ORDER BY position, id

-- name: places-of-buying-stages
SELECT id FROM buying_stage WHERE process_id = $1 ORDER BY retired, position, id

-- name: places-of-work
SELECT id FROM work_item WHERE stage_id = $1 ORDER BY position, id

-- name: places-of-nodes
SELECT id FROM key_node WHERE stage_id = $1 ORDER BY position, id

-- name: places-of-conditions
SELECT id FROM node_condition WHERE node_id = $1 ORDER BY position, id

-- name: first-delivery-stage
SELECT id FROM stage WHERE process_id = $1 AND retired = 0 AND phase = 'deliver' ORDER BY position, id LIMIT 1

-- name: last-stage-in-use
SELECT id FROM stage WHERE process_id = $1 AND retired = 0 AND phase = $2 ORDER BY position DESC, id DESC LIMIT 1

-- name: stage-in-use-near
SELECT t.id FROM stage s JOIN stage t ON t.process_id = s.process_id
WHERE s.id = $1 AND t.retired = 0 AND t.phase = 'sell'
ORDER BY CASE WHEN t.position <= s.position THEN s.position - t.position ELSE 100000 + t.position - s.position END, t.id
LIMIT 1

-- name: board-deals-of-stage
SELECT id FROM deal WHERE stage_id = $1 AND on_board = 1 ORDER BY position, id

-- name: stage-answering
SELECT id FROM stage WHERE buying_stage_id = $1 AND retired = 0 ORDER BY position, id LIMIT 1

-- name: stages-answering
SELECT id FROM stage WHERE buying_stage_id = $1

-- name: open-deals-at-buying-stage
SELECT count(*) FROM deal WHERE buying_stage_id = $1 AND outcome = 'open'

-- name: shape-of-process
SELECT name, probability, stale_days, CASE WHEN phase = 'deliver' THEN 1 ELSE 0 END, retired
FROM stage WHERE process_id = $1 ORDER BY position, id

-- name: transition-find
SELECT id FROM transition WHERE from_stage_id = $1 AND to_stage_id = $2

-- name: copy-buying-stages
SELECT id FROM buying_stage WHERE process_id = $1 AND retired = 0 ORDER BY position, id

-- name: copy-participation
SELECT r.id FROM participation r JOIN buying_stage b ON b.id = r.buying_stage_id
WHERE b.process_id = $1 AND b.retired = 0 ORDER BY r.id

-- name: copy-stages
SELECT id FROM stage WHERE process_id = $1 AND retired = 0 ORDER BY position, id

-- name: copy-work
SELECT w.id FROM work_item w JOIN stage s ON s.id = w.stage_id
WHERE s.process_id = $1 AND s.retired = 0 AND w.retired = 0 ORDER BY w.id

-- name: copy-nodes
SELECT n.id FROM key_node n JOIN stage s ON s.id = n.stage_id
WHERE s.process_id = $1 AND s.retired = 0 AND n.retired = 0 ORDER BY n.id

-- name: copy-conditions
SELECT c.id FROM node_condition c JOIN key_node n ON n.id = c.node_id JOIN stage s ON s.id = n.stage_id
WHERE s.process_id = $1 AND s.retired = 0 AND n.retired = 0 ORDER BY c.id

-- name: copy-transitions
SELECT t.id FROM transition t JOIN stage a ON a.id = t.from_stage_id JOIN stage b ON b.id = t.to_stage_id
WHERE t.process_id = $1 AND a.retired = 0 AND b.retired = 0 ORDER BY t.id

-- name: copy-pages
SELECT g.id FROM playbook_page g JOIN stage s ON s.id = g.stage_id
WHERE s.process_id = $1 AND s.retired = 0 AND g.retired = 0 ORDER BY g.id

-- name: call-notes-of-activity
SELECT id FROM call_note WHERE activity_id = $1

-- name: call-note-find
SELECT id FROM call_note WHERE activity_id = $1 AND work_id = $2

-- name: call-question-at
SELECT w.id FROM work_item w JOIN stage s ON s.id = w.stage_id JOIN process p ON p.id = s.process_id
WHERE p.kind = 'call' AND s.code = $1 AND w.position = $2 ORDER BY p.position, p.id LIMIT 1

-- name: call-of-question
SELECT p.id FROM work_item w JOIN stage s ON s.id = w.stage_id JOIN process p ON p.id = s.process_id
WHERE w.id = $1 AND p.kind = 'call'
