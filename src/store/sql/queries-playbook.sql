-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the playbook and the participation matrix say about a deal.

-- name: advice-facts
SELECT COALESCE(b.id, 0), b.name, b.code, d.buying_stage_id IS NULL, d.strategy, s.name, s.watch
FROM deal d JOIN stage s ON s.id = d.stage_id
LEFT JOIN buying_stage b ON b.id = COALESCE(d.buying_stage_id, s.buying_stage_id)
WHERE d.id = $1

-- name: advice-people
SELECT person_id FROM participant WHERE deal_id = $1 ORDER BY weight DESC, id

-- Of a stage without pages those of the shipped stage that it is a copy of.
-- name: advice-pages
SELECT t.id FROM playbook_page t LEFT JOIN stage s ON s.id = t.stage_id, deal d JOIN stage o ON o.id = d.stage_id
WHERE d.id = $1 AND t.retired = 0 AND (t.stage_id IS NULL OR t.stage_id = o.id OR (s.code = o.code AND
  NOT EXISTS (SELECT 1 FROM playbook_page u WHERE u.stage_id = o.id AND u.retired = 0)))
ORDER BY t.position, t.id

-- name: playbook-last-position
SELECT COALESCE(max(position), 0) FROM playbook_page WHERE $1 = 0
