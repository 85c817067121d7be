-- SPDX-License-Identifier: GPL-3.0-or-later
-- The map of people: what we know of a person, how people stand to each other, to us and to rivals, and what was
-- believed of them when.

-- The personal file. All of it is sensitive: shown when asked for, exported and erased for one person.
ALTER TABLE person ADD COLUMN salutation TEXT;
ALTER TABLE person ADD COLUMN wechat TEXT;
ALTER TABLE person ADD COLUMN birthday TEXT;                -- 1975-03-09, or --03-09 when the year is not known
ALTER TABLE person ADD COLUMN home_town TEXT;
ALTER TABLE person ADD COLUMN family TEXT;
ALTER TABLE person ADD COLUMN school TEXT;
ALTER TABLE person ADD COLUMN major TEXT;
ALTER TABLE person ADD COLUMN sports TEXT;
ALTER TABLE person ADD COLUMN food TEXT;
ALTER TABLE person ADD COLUMN books TEXT;
ALTER TABLE person ADD COLUMN hobbies TEXT;
ALTER TABLE person ADD COLUMN pets TEXT;
ALTER TABLE person ADD COLUMN home_address TEXT;
ALTER TABLE person ADD COLUMN career TEXT;
ALTER TABLE person ADD COLUMN personality TEXT CHECK (personality = 'actor' OR personality = 'driver'
  OR personality = 'professor' OR personality = 'amiable');
-- decides up to it; minor units of the company's currency
ALTER TABLE person ADD COLUMN authority INTEGER CHECK (authority >= 0);
ALTER TABLE person ADD COLUMN photo_id INTEGER REFERENCES attachment (id) ON DELETE RESTRICT;
CREATE INDEX person_photo ON person (photo_id) WHERE photo_id IS NOT NULL;
CREATE INDEX person_birthday ON person (substr(birthday, -5)) WHERE birthday IS NOT NULL;
-- the place on the chart
-- beside the manager's stem
ALTER TABLE person ADD COLUMN assistant INTEGER NOT NULL DEFAULT 0 CHECK (assistant IN (0, 1));
-- of the leaf reports; 0: as fits
ALTER TABLE person ADD COLUMN chart_columns INTEGER NOT NULL DEFAULT 0 CHECK (chart_columns BETWEEN 0 AND 3);

-- A holiday or journey of a person.
CREATE TABLE trip (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  from_day TEXT NOT NULL,
  to_day TEXT,
  place TEXT,
  notes TEXT
) STRICT;
CREATE INDEX trip_person ON trip (person_id);
CREATE INDEX trip_from ON trip (from_day);

CREATE TABLE department (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE RESTRICT,
  name TEXT NOT NULL CHECK (name <> ''),
  parent_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
  head_id INTEGER REFERENCES person (id) ON DELETE RESTRICT,
  notes TEXT,
  CHECK (parent_id IS NULL OR parent_id <> id),
  UNIQUE (company_id, name)
) STRICT;
CREATE INDEX department_parent ON department (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX department_head ON department (head_id) WHERE head_id IS NOT NULL;

-- One department checks what another does.
CREATE TABLE department_check (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  checker_id INTEGER NOT NULL REFERENCES department (id) ON DELETE RESTRICT,
  checked_id INTEGER NOT NULL REFERENCES department (id) ON DELETE RESTRICT,
  notes TEXT,
  CHECK (checker_id <> checked_id),
  UNIQUE (checker_id, checked_id)
) STRICT;
CREATE INDEX department_check_checked ON department_check (checked_id);

-- How two people stand to each other, beside reporting. Friends and rivals are so both ways: the lower id comes first.
CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  from_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  to_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind = 'influence' OR kind = 'friend' OR kind = 'rival'),
  notes TEXT,
  day TEXT,
  source TEXT,
  by_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  CHECK (from_id <> to_id),
  CHECK (kind = 'influence' OR from_id < to_id),
  UNIQUE (from_id, to_id, kind)
) STRICT;
CREATE INDEX relation_to ON relation (to_id);

-- Who of us knows a person, and how well: 1 a little, 2 well, 3 trusted.
CREATE TABLE acquaintance (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
  closeness INTEGER NOT NULL DEFAULT 1 CHECK (closeness BETWEEN 1 AND 3),
  notes TEXT,
  UNIQUE (person_id, member_id)
) STRICT;
CREATE INDEX acquaintance_member ON acquaintance (member_id);

-- Which competitor's people know a person, and how well.
CREATE TABLE rival_tie (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  competitor TEXT NOT NULL CHECK (competitor <> ''),
  contact TEXT,                                   -- the competitor's salesperson
  closeness INTEGER NOT NULL DEFAULT 1 CHECK (closeness BETWEEN 1 AND 3),
  notes TEXT,
  day TEXT
) STRICT;
CREATE INDEX rival_tie_person ON rival_tie (person_id);

-- A group that takes part in a deal as one: an evaluation committee, a design group.
CREATE TABLE party (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE RESTRICT,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind = 'evaluation' OR kind = 'design' OR kind = 'other'),
  notes TEXT
) STRICT;
CREATE INDEX party_deal ON party (deal_id);

CREATE TABLE party_member (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  party_id INTEGER NOT NULL REFERENCES party (id) ON DELETE RESTRICT,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  chairs INTEGER NOT NULL DEFAULT 0 CHECK (chairs IN (0, 1)),
  UNIQUE (party_id, person_id)
) STRICT;
CREATE INDEX party_member_person ON party_member (person_id);

-- What a person is in a deal, further.
-- not said: from the contacts
ALTER TABLE participant ADD COLUMN coverage_said INTEGER CHECK (coverage_said BETWEEN 0 AND 3);
-- of the buying centre
ALTER TABLE participant ADD COLUMN outside INTEGER NOT NULL DEFAULT 0 CHECK (outside IN (0, 1));
ALTER TABLE participant ADD COLUMN wins TEXT;               -- codes of needs that winning would meet
ALTER TABLE participant ADD COLUMN wins_text TEXT;          -- in words
ALTER TABLE participant ADD COLUMN concern TEXT;
ALTER TABLE participant ADD COLUMN politics_for TEXT;
ALTER TABLE participant ADD COLUMN politics_against TEXT;
ALTER TABLE participant ADD COLUMN tells TEXT;              -- codes of what an insider can tell

-- What was believed of a person in a deal, when, from whom. The latest day counts, of one day the last row; what the
-- participant's own columns say is always the latest. A field without rows has the value of its column, entered nobody
-- knows when.
CREATE TABLE participant_value (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  participant_id INTEGER NOT NULL REFERENCES participant (id) ON DELETE RESTRICT,
  field TEXT NOT NULL CHECK (field = 'roles' OR field = 'attitude' OR field = 'coverage' OR field = 'weight'
    OR field = 'insider'),
  value TEXT,                                     -- as the field's own text; NULL: not known any longer
  day TEXT,                                       -- NULL: nobody knows; before every day
  source TEXT,
  by_id INTEGER REFERENCES member (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX participant_value_participant ON participant_value (participant_id, field, day);

-- Derived: how many dangers and warnings the map of people shows, and the worst of them as a line of codes. The rules
-- bring it in behind the first opening, a slice at a time.
ALTER TABLE deal ADD COLUMN findings INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deal ADD COLUMN finding TEXT;
DELETE FROM setting WHERE name = 'derived-day';
DROP INDEX deal_view;
CREATE INDEX deal_view ON deal (process_id, stage_id, outcome, drift, has_insider, expected_close, next_day, overdue,
  findings, currency, amount, weighted) WHERE on_board = 1;
