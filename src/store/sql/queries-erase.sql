-- SPDX-License-Identifier: GPL-3.0-or-later
-- Erasing a person. What is built from the references between tables is in pursuit-erase-journal.c.

-- Somebody who is there, or who was deleted.
-- name: person-ever-by-uid
SELECT id FROM person WHERE uid = $1
UNION ALL SELECT row_id FROM change WHERE tbl = 'person' AND action = 'D' AND before ->> 'uid' = $1
LIMIT 1
