-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a table asks beside its rows.

-- name: edited-last
SELECT row_id FROM change WHERE tbl = $1 AND (action = 'I' OR action = 'U') ORDER BY id DESC LIMIT 10000
