-- SPDX-License-Identifier: GPL-3.0-or-later
-- Files beside the database.

-- name: attachment-mentioned
SELECT 1 FROM attachment WHERE sha256 = $1
UNION ALL SELECT 1 FROM change WHERE tbl = 'attachment'
  AND (before LIKE '%' || $1 || '%' OR after LIKE '%' || $1 || '%')
LIMIT 1

-- name: attachment-hashes
SELECT sha256, min(name) FROM attachment GROUP BY sha256 ORDER BY sha256

-- name: attachments-of-deal
SELECT id FROM attachment WHERE deal_id = $1

-- name: evidence-of-attachment
SELECT id FROM node_state WHERE attachment_id = $1
