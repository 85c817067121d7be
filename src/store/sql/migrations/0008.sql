-- SPDX-License-Identifier: GPL-3.0-or-later
-- Exchange rates are records that users edit, with a history that can be undone; and what reports ask for.

-- How many units of the home currency one unit of `currency` is worth from `day` on, until the next rate.
ALTER TABLE rate RENAME TO rate_before;
CREATE TABLE rate (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  day TEXT NOT NULL,
  value REAL NOT NULL CHECK (value > 0),
  UNIQUE (currency, day)
) STRICT;
INSERT INTO rate (id, uid, updated_ms, currency, day, value)
SELECT row_number() OVER (ORDER BY currency, day),
  lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' ||
    substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
  0, currency, day, value
FROM rate_before;
INSERT INTO counter (name, next) SELECT 'rate', max(id) + 1 FROM rate HAVING count(*) > 0;
DROP TABLE rate_before;

-- since when deals stand in a stage, by stage, without looking at any deal
CREATE INDEX deal_ages ON deal (stage_id, stage_since, owner_id) WHERE on_board = 1;
