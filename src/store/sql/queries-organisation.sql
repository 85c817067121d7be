-- SPDX-License-Identifier: GPL-3.0-or-later
-- The personal file, and how a company is organised.

-- name: trips-of-person
SELECT id FROM trip WHERE person_id = $1

-- name: attachments-of-person
SELECT id FROM attachment WHERE person_id = $1

-- name: people-of-photo
SELECT id FROM person WHERE photo_id = $1

-- name: departments-of-head
SELECT id FROM department WHERE head_id = $1

-- name: departments-of-company
SELECT id FROM department WHERE company_id = $1

-- name: departments-of-parent
SELECT id FROM department WHERE parent_id = $1

-- name: people-of-department
SELECT id FROM person WHERE company_id = $1 AND department = $2

-- name: department-find
SELECT id FROM department WHERE company_id = $1 AND name = $2

-- name: checks-of-department
SELECT id FROM department_check WHERE checker_id = $1 OR checked_id = $1

-- name: check-find
SELECT id FROM department_check WHERE checker_id = $1 AND checked_id = $2

-- name: birthdays-between
SELECT id, company_id, name, birthday FROM person WHERE birthday IS NOT NULL AND substr(birthday, -5) BETWEEN $1 AND $2

-- name: trips-between
SELECT t.person_id, p.company_id, p.name, t.from_day, t.to_day, t.place FROM trip t JOIN person p ON p.id = t.person_id
WHERE t.from_day <= $2 AND COALESCE(t.to_day, t.from_day) >= $1
