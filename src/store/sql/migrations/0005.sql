-- SPDX-License-Identifier: GPL-3.0-or-later
-- Names are found by what is typed, and sorted by pinyin.

-- derived from the name (the title of a deal): pursuit_sort_key()
ALTER TABLE company ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE deal ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
-- lists were sorted by it
DROP INDEX company_search;
CREATE INDEX company_sort ON company (sort_key);
CREATE INDEX person_sort ON person (sort_key);
CREATE INDEX deal_sort ON deal (sort_key);

-- Which of 7,680 records in a row have a token in their texts: 7,680 bits, or as many numbers from 0 on of two bytes.
-- It proposes, the texts themselves decide. Derived: see pursuit-text-index.c.
CREATE TABLE text_index (
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),      -- company, person, deal
  block INTEGER NOT NULL,                                  -- the ids from 7680 * block on
  token BLOB NOT NULL,
  ids BLOB NOT NULL,
  PRIMARY KEY (kind, block, token)
) STRICT, WITHOUT ROWID;

-- Where the records of such a block stand among the names: two bytes for each, by the first letters of its sort key.
CREATE TABLE text_order (
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
  block INTEGER NOT NULL,
  places BLOB NOT NULL,
  PRIMARY KEY (kind, block)
) STRICT;

-- Records that were written since their block was: always proposed.
CREATE TABLE text_fresh (
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
  id INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
