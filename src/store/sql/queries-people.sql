-- SPDX-License-Identifier: GPL-3.0-or-later
-- The map of people. $1 is the company whose people are meant, 0 for none; $2 the deal, 0 for none: its participants
-- are meant too.

-- name: map-guests
SELECT p.person_id FROM participant p JOIN person q ON q.id = p.person_id
WHERE p.deal_id = $2 AND q.company_id IS DISTINCT FROM $1 ORDER BY p.person_id

-- name: map-relations
SELECT r.id FROM person q CROSS JOIN relation r ON r.from_id = q.id WHERE q.company_id = $1
UNION SELECT r.id FROM person q CROSS JOIN relation r ON r.to_id = q.id WHERE q.company_id = $1
UNION SELECT r.id FROM participant p CROSS JOIN relation r ON r.from_id = p.person_id WHERE p.deal_id = $2
UNION SELECT r.id FROM participant p CROSS JOIN relation r ON r.to_id = p.person_id WHERE p.deal_id = $2
ORDER BY 1

-- name: map-acquaintances
SELECT t.id FROM person q CROSS JOIN acquaintance t ON t.person_id = q.id WHERE q.company_id = $1
UNION SELECT t.id FROM participant p CROSS JOIN acquaintance t ON t.person_id = p.person_id WHERE p.deal_id = $2
ORDER BY 1

-- name: map-rival-ties
SELECT t.id FROM person q CROSS JOIN rival_tie t ON t.person_id = q.id WHERE q.company_id = $1
UNION SELECT t.id FROM participant p CROSS JOIN rival_tie t ON t.person_id = p.person_id WHERE p.deal_id = $2
ORDER BY 1

-- An activity of which nobody said who of us was there was its owner's.
-- name: map-contacts
SELECT w.person_id, COALESCE(am.member_id, a.owner_id), count(*), max(a.done) FROM (
  SELECT id AS person_id FROM person WHERE company_id = $1
  UNION SELECT person_id FROM participant WHERE deal_id = $2) AS w
CROSS JOIN activity_person ap ON ap.person_id = w.person_id
CROSS JOIN activity a ON a.id = ap.activity_id
LEFT JOIN activity_member am ON am.activity_id = a.id
WHERE a.done <= $3 AND COALESCE(am.member_id, a.owner_id) IS NOT NULL
GROUP BY 1, 2 ORDER BY 1, 3 DESC, 4 DESC, 2

-- name: map-stage-contacts
SELECT c.person_id, c.stage_id, count(*) FROM (
  SELECT p.person_id, (
    SELECT e.to_stage_id FROM buying_event e
    WHERE e.deal_id = p.deal_id AND e.voided_by IS NULL AND e.day <= a.done ORDER BY e.day DESC, e.id DESC LIMIT 1
  ) AS stage_id
  FROM participant p CROSS JOIN activity_person ap ON ap.person_id = p.person_id
  CROSS JOIN activity a ON a.id = ap.activity_id
  WHERE p.deal_id = $2 AND a.done <= $3 AND (a.deal_id = p.deal_id OR a.deal_id IS NULL)) AS c
WHERE c.stage_id IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2

-- The last row of a participant and a field is the one that counts.
-- name: map-values
SELECT v.participant_id, v.field, v.value, v.day, v.source, d.title, v.by_id, m.name, v.day IS NULL OR v.day <= $3
FROM participant p CROSS JOIN participant_value v ON v.participant_id = p.id
LEFT JOIN member m ON m.id = v.by_id
LEFT JOIN deal d ON v.source LIKE 'copied-from-deal:%' AND d.id = CAST(substr(v.source, 18) AS INTEGER)
WHERE p.deal_id = $2 ORDER BY v.participant_id, v.field, v.day, v.id

-- name: map-matrix
SELECT t.id FROM deal d CROSS JOIN buying_stage b ON b.process_id = d.process_id
CROSS JOIN participation t ON t.buying_stage_id = b.id WHERE d.id = $2 AND b.retired = 0 ORDER BY t.id

-- name: map-party-members
SELECT u.id FROM party g CROSS JOIN party_member u ON u.party_id = g.id WHERE g.deal_id = $2
ORDER BY u.party_id, u.chairs DESC, u.id

-- As last-deal-with-people, with how many of them are not in the deal yet.
-- name: map-earlier-deal
SELECT d.id, d.title, (SELECT count(*) FROM participant p WHERE p.deal_id = d.id
  AND NOT EXISTS (SELECT 1 FROM participant o WHERE o.deal_id = $2 AND o.person_id = p.person_id))
FROM deal d WHERE d.company_id = (SELECT o.company_id FROM deal o WHERE o.id = $2) AND d.id <> $2
  AND EXISTS (SELECT 1 FROM participant p WHERE p.deal_id = d.id)
ORDER BY d.created DESC, d.id DESC LIMIT 1

-- What commands look for.

-- name: values-of-field
SELECT value, day, source FROM participant_value WHERE participant_id = $1 AND field = $2 ORDER BY day, id

-- name: values-of-participant
SELECT id FROM participant_value WHERE participant_id = $1

-- name: last-deal-with-people
SELECT d.id FROM deal d WHERE d.company_id = (SELECT o.company_id FROM deal o WHERE o.id = $1) AND d.id <> $1
  AND EXISTS (SELECT 1 FROM participant p WHERE p.deal_id = d.id)
ORDER BY d.created DESC, d.id DESC LIMIT 1

-- name: relation-find
SELECT id FROM relation WHERE from_id = $1 AND to_id = $2 AND kind = $3 AND id <> $4

-- name: acquaintance-find
SELECT id FROM acquaintance WHERE person_id = $1 AND member_id = $2 AND $3 IS NULL AND id <> $4

-- name: rival-tie-find
SELECT id FROM rival_tie WHERE person_id = $1 AND $2 = 0 AND competitor || char(10) || COALESCE(contact, '') = $3
  AND id <> $4

-- name: party-find
SELECT id FROM party WHERE deal_id = $1 AND $2 = 0 AND name = $3 AND id <> $4

-- name: party-member-find
SELECT id FROM party_member WHERE party_id = $1 AND person_id = $2 AND $3 IS NULL AND id <> $4

-- name: parties-of-deal
SELECT id FROM party WHERE deal_id = $1

-- name: members-of-party
SELECT id FROM party_member WHERE party_id = $1

-- name: relations-of-person
SELECT id FROM relation WHERE from_id = $1 UNION SELECT id FROM relation WHERE to_id = $1

-- name: acquaintances-of-person
SELECT id FROM acquaintance WHERE person_id = $1

-- name: rival-ties-of-person
SELECT id FROM rival_tie WHERE person_id = $1

-- name: memberships-of-person
SELECT id FROM party_member WHERE person_id = $1
