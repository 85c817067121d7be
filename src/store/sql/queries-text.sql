-- SPDX-License-Identifier: GPL-3.0-or-later
-- The text index. kind: 1 company, 2 person, 3 deal. The texts of a record that are searched stand behind its id.

-- name: texts-company
SELECT id, name, phone FROM company WHERE id BETWEEN $1 AND $2

-- name: texts-person
SELECT id, name, email, phone, mobile FROM person WHERE id BETWEEN $1 AND $2

-- name: texts-deal
SELECT t.id, t.title, c.name FROM deal t LEFT JOIN company c ON c.id = t.company_id WHERE t.id BETWEEN $1 AND $2

-- The same without what the rules can hide in the pool.

-- name: shown-texts-company
SELECT id, name, CASE WHEN pool_since IS NULL THEN phone END FROM company WHERE id BETWEEN $1 AND $2

-- name: shown-texts-person
SELECT t.id, t.name, CASE WHEN c.pool_since IS NULL THEN t.email END, CASE WHEN c.pool_since IS NULL THEN t.phone END,
  CASE WHEN c.pool_since IS NULL THEN t.mobile END
FROM person t LEFT JOIN company c ON c.id = t.company_id WHERE t.id BETWEEN $1 AND $2

-- name: sorted-company
SELECT id, sort_key FROM company WHERE sort_key >= $1 ORDER BY sort_key, id

-- name: sorted-person
SELECT id, sort_key FROM person WHERE sort_key >= $1 ORDER BY sort_key, id

-- name: sorted-deal
SELECT id, sort_key FROM deal WHERE sort_key >= $1 ORDER BY sort_key, id

-- name: sort-keys-between-company
SELECT id, sort_key FROM company WHERE id BETWEEN $1 AND $2

-- name: sort-keys-between-person
SELECT id, sort_key FROM person WHERE id BETWEEN $1 AND $2

-- name: sort-keys-between-deal
SELECT id, sort_key FROM deal WHERE id BETWEEN $1 AND $2

-- name: text-order-read
SELECT places FROM text_order WHERE kind = $1 AND block = $2

-- name: text-order-write
INSERT INTO text_order (kind, block, places) VALUES ($1, $2, $3)
ON CONFLICT (kind, block) DO UPDATE SET places = excluded.places

-- name: sort-key-company
SELECT sort_key FROM company WHERE id = $1

-- name: sort-key-person
SELECT sort_key FROM person WHERE id = $1

-- name: sort-key-deal
SELECT sort_key FROM deal WHERE id = $1

-- name: last-company
SELECT COALESCE(max(id), 0) FROM company

-- name: last-person
SELECT COALESCE(max(id), 0) FROM person

-- name: last-deal
SELECT COALESCE(max(id), 0) FROM deal

-- A key of text_index: see pursuit_text_index_get_key().

-- name: text-index-read
SELECT ids FROM text_index WHERE key = $1

-- name: text-index-block
SELECT key, ids FROM text_index WHERE key BETWEEN $1 AND $2 ORDER BY key

-- name: text-index-last
SELECT COALESCE(max(key), -1) FROM text_index WHERE key BETWEEN $1 AND $2

-- name: text-index-clear
DELETE FROM text_index WHERE key BETWEEN $1 AND $2

-- name: text-index-add
INSERT INTO text_index (key, ids) VALUES ($1, $2)

-- name: text-fresh-add
INSERT INTO text_fresh (kind, id) VALUES ($1, $2) ON CONFLICT DO NOTHING

-- name: text-fresh-deals
INSERT INTO text_fresh (kind, id) SELECT $1, id FROM deal WHERE company_id = $2 ON CONFLICT DO NOTHING

-- name: text-fresh-list
SELECT id FROM text_fresh WHERE kind = $1

-- name: text-fresh-count
SELECT count(*) FROM text_fresh WHERE kind = $1

-- name: text-fresh-fullest
SELECT id / $2 FROM text_fresh WHERE kind = $1 GROUP BY id / $2 ORDER BY count(*) DESC, id / $2 LIMIT 1

-- name: text-fresh-clear
DELETE FROM text_fresh WHERE kind = $1 AND id BETWEEN $2 AND $3

-- name: sort-keys-company
UPDATE company SET sort_key = pursuit_sort_key (name, 0) WHERE id BETWEEN $1 AND $2 AND sort_key = ''

-- name: sort-keys-person
UPDATE person SET sort_key = pursuit_sort_key (name, 1) WHERE id BETWEEN $1 AND $2 AND sort_key = ''

-- name: sort-keys-deal
UPDATE deal SET sort_key = pursuit_sort_key (title, 0) WHERE id BETWEEN $1 AND $2 AND sort_key = ''

-- name: check-sort-keys-company
SELECT id FROM company WHERE sort_key <> pursuit_sort_key (name, 0)

-- name: check-sort-keys-person
SELECT id FROM person WHERE sort_key <> pursuit_sort_key (name, 1)

-- name: check-sort-keys-deal
SELECT id FROM deal WHERE sort_key <> pursuit_sort_key (title, 0)
