-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is known of a purchase: needs and decisions.

-- name: needs-of-deal
SELECT id FROM need WHERE deal_id = $1

-- name: needs-of-person
SELECT id FROM need WHERE holder_id = $1

-- name: versions-of-need
SELECT id FROM need_version WHERE need_id = $1

-- name: need-position-end
SELECT COALESCE(max(position), 0) + 1 FROM need WHERE deal_id = $1

-- name: decisions-of-deal
SELECT id FROM buying_decision WHERE deal_id = $1

-- name: decision-find
SELECT id FROM buying_decision WHERE deal_id = $1 AND code = $2

-- name: deals-in-charge
SELECT id FROM deal WHERE in_charge_id = $1

-- name: stages-beside-deal
SELECT s.id FROM deal d JOIN stage s ON s.process_id = d.process_id
WHERE d.id = $1 AND s.id <> d.stage_id AND s.retired = 0 ORDER BY s.position, s.id
