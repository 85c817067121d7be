-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an import of people asks. A manager is looked for as $1, for somebody of company $2: those of the same company
-- come first, and a second row of it means that nobody can tell who is meant.

-- name: manager-by-ref
SELECT id, company_id IS NOT DISTINCT FROM $2 FROM person WHERE ref = $1

-- name: manager-by-uid
SELECT id, company_id IS NOT DISTINCT FROM $2 FROM person WHERE uid = $1

-- name: manager-by-email
SELECT id, company_id IS NOT DISTINCT FROM $2 AS same FROM person WHERE email = $1 ORDER BY same DESC, id LIMIT 2

-- name: manager-by-name
SELECT id, 1 FROM person WHERE match_key = $1 AND company_id IS NOT DISTINCT FROM $2 ORDER BY id LIMIT 2

-- name: any-person
SELECT id FROM person WHERE id > $1 LIMIT 1

-- name: manager-of-person
SELECT coalesce(reports_to, 0) FROM person WHERE id = $1

-- name: find-person-by-uid
SELECT id FROM person WHERE uid = $1

-- name: find-person-of-company-by-email
SELECT id FROM person WHERE email = $1 AND ($2 IS NULL OR company_id IS NULL OR company_id = $2)
ORDER BY company_id IS NULL, id LIMIT 1

-- name: person-has-key
SELECT 1 FROM person WHERE id = $1 AND (ref = $2 OR email || char (10) || coalesce (company_id, 0) = $2)

-- name: find-placeholder
SELECT id FROM person WHERE match_key = $1 AND company_id IS NOT DISTINCT FROM $2 AND placeholder = 1 ORDER BY id LIMIT 1
