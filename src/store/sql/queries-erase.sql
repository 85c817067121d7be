-- SPDX-License-Identifier: GPL-3.0-or-later
-- Erasing a person. What is built from the references between tables is in pursuit-erase-journal.c.

-- Somebody who is there, or who was deleted.
-- name: person-ever-by-uid
SELECT id FROM person WHERE uid = $1
UNION ALL SELECT row_id FROM change WHERE tbl = 'person' AND action = 'D' AND before ->> 'uid' = $1
LIMIT 1

-- Whether $1 reports to themselves, directly or through others.
-- name: manager-cycle
WITH RECURSIVE above (id) AS (
  SELECT reports_to FROM person WHERE id = $1
  UNION SELECT p.reports_to FROM person p JOIN above a ON a.id = p.id)
SELECT 1 FROM above WHERE id = $1
