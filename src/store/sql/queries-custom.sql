-- SPDX-License-Identifier: GPL-3.0-or-later
-- The definitions of custom fields. What is asked of the columns of one is built in pursuit-custom-store.c.

-- name: custom-fields
SELECT id, entity, slot, code, label, type, choices, position, retired FROM custom_field ORDER BY id

-- name: places-of-custom-fields
SELECT id FROM custom_field WHERE entity = (SELECT f.entity FROM custom_field f WHERE f.id = $1) ORDER BY position, id

-- name: custom-slots-taken
SELECT slot FROM custom_field WHERE entity = $1

-- name: custom-last-place
SELECT COALESCE(max(position), 0) FROM custom_field WHERE entity = $1 AND $2 IS NULL AND $3 = 0

-- name: custom-label-taken
SELECT id FROM custom_field WHERE entity = $1 AND label = $2 AND id <> $3

-- name: custom-code-taken
SELECT id FROM custom_field WHERE entity = $1 AND code = $2 AND id <> $3

-- name: custom-indexes
SELECT name FROM sqlite_schema WHERE type = 'index' AND name GLOB '*_custom_[0-9]*' ORDER BY name
