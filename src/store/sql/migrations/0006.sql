-- SPDX-License-Identifier: GPL-3.0-or-later
-- Customers: the company file, target markets, the pool, imports that can be taken back. A section for each.

-- == The company file

ALTER TABLE company ADD COLUMN email TEXT;
ALTER TABLE company ADD COLUMN address TEXT;
ALTER TABLE company ADD COLUMN credit_code TEXT;            -- the unified social credit code, or what stands for it
ALTER TABLE company ADD COLUMN business TEXT;
ALTER TABLE company ADD COLUMN finances TEXT;
ALTER TABLE company ADD COLUMN size_class TEXT CHECK (size_class = 'small' OR size_class = 'medium'
  OR size_class = 'large' OR size_class = 'giant');
ALTER TABLE company ADD COLUMN value_class TEXT CHECK (value_class = 'high' OR value_class = 'middle'
  OR value_class = 'low');
-- on products like ours, by all suppliers; minor units of the company's currency
ALTER TABLE company ADD COLUMN spend INTEGER CHECK (spend >= 0);
ALTER TABLE company ADD COLUMN our_share INTEGER CHECK (our_share BETWEEN 0 AND 100);
-- codes of what the file asks for and the company is known to have none of
ALTER TABLE company ADD COLUMN known_none TEXT;
-- derived: by what the same company is found under another name: pursuit_company_keys()
ALTER TABLE company ADD COLUMN dup_name TEXT;
ALTER TABLE company ADD COLUMN dup_phone TEXT;
ALTER TABLE company ADD COLUMN dup_domain TEXT;
ALTER TABLE company ADD COLUMN dup_code TEXT;
CREATE INDEX company_dup_name ON company (dup_name) WHERE dup_name IS NOT NULL;
CREATE INDEX company_dup_phone ON company (dup_phone) WHERE dup_phone IS NOT NULL;
CREATE INDEX company_dup_domain ON company (dup_domain) WHERE dup_domain IS NOT NULL;
CREATE INDEX company_dup_code ON company (dup_code) WHERE dup_code IS NOT NULL;

-- A product like ours that a company uses, who supplies it and how content they are.
CREATE TABLE product_in_use (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE RESTRICT,
  product TEXT NOT NULL CHECK (product <> ''),
  supplier TEXT,                                  -- a competitor; NULL when it is ours or nobody knows
  ours INTEGER NOT NULL DEFAULT 0 CHECK (ours IN (0, 1)),
  used_for TEXT,
  spend INTEGER CHECK (spend >= 0),               -- a year, minor units of the company's currency
  satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
  contact TEXT,                                   -- the competitor's salesperson
  contact_style TEXT,
  contact_relations TEXT,
  since TEXT,
  notes TEXT
) STRICT;
CREATE INDEX product_in_use_company ON product_in_use (company_id);

CREATE TABLE buying_plan (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind = 'plan' OR kind = 'problem'),
  text TEXT NOT NULL CHECK (text <> ''),
  planned TEXT,
  amount INTEGER CHECK (amount >= 0),             -- minor units of the company's currency
  notes TEXT
) STRICT;
CREATE INDEX buying_plan_company ON buying_plan (company_id);

-- What a company is in a dimension that the user made up.
CREATE TABLE company_dimension (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE RESTRICT,
  name TEXT NOT NULL CHECK (name <> ''),
  value TEXT NOT NULL CHECK (value <> ''),
  UNIQUE (company_id, name)
) STRICT;
CREATE INDEX company_dimension_name ON company_dimension (name, value);

-- A company that takes part in a deal beside the customer.
CREATE TABLE deal_party (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE RESTRICT,
  company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE RESTRICT,
  role TEXT NOT NULL CHECK (role = 'end-user' OR role = 'design' OR role = 'contractor' OR role = 'agent'
    OR role = 'tender' OR role = 'other'),
  notes TEXT,
  UNIQUE (deal_id, company_id, role)
) STRICT;
CREATE INDEX deal_party_company ON deal_party (company_id);

CREATE TABLE complaint (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE RESTRICT,
  deal_id INTEGER REFERENCES deal (id) ON DELETE RESTRICT,
  person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT,
  subject TEXT NOT NULL CHECK (subject <> ''),
  day TEXT NOT NULL,
  department TEXT,                                -- of ours
  cause TEXT,
  due TEXT,
  resolved TEXT,
  resolution TEXT,
  owner_id INTEGER REFERENCES member (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX complaint_company ON complaint (company_id);
CREATE INDEX complaint_deal ON complaint (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX complaint_person ON complaint (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE quotation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE RESTRICT,
  deal_id INTEGER REFERENCES deal (id) ON DELETE RESTRICT,
  number TEXT,
  title TEXT NOT NULL CHECK (title <> ''),
  day TEXT NOT NULL,
  valid_until TEXT,
  amount INTEGER,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  state TEXT NOT NULL CHECK (state = 'draft' OR state = 'sent' OR state = 'accepted' OR state = 'declined'),
  notes TEXT
) STRICT;
CREATE INDEX quotation_company ON quotation (company_id);
CREATE INDEX quotation_deal ON quotation (deal_id) WHERE deal_id IS NOT NULL;

-- Two companies that look alike, and somebody said that they are not the same. The lower id comes first.
CREATE TABLE not_duplicate (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  first_id INTEGER NOT NULL REFERENCES company (id) ON DELETE RESTRICT,
  second_id INTEGER NOT NULL REFERENCES company (id) ON DELETE RESTRICT,
  day TEXT NOT NULL,
  by_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  CHECK (first_id < second_id),
  UNIQUE (first_id, second_id)
) STRICT;
CREATE INDEX not_duplicate_second ON not_duplicate (second_id);

-- == Imports that can be taken back

ALTER TABLE activity ADD COLUMN import_id INTEGER;

-- An import, under the id of its operation; the rows that it made have it as import_id. No part of the journal, of which
-- undo sees a year only.
CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,                         -- also the updated_ms of what it wrote, until somebody changes that
  actor_id INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  file TEXT NOT NULL,
  imported INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  reverted_by INTEGER                             -- the operation that took it back; it counts until that is undone
) STRICT;

-- What a row that the import changed was before, and what it became: only the columns that it changed.
CREATE TABLE import_row (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX import_row_row ON import_row (tbl, row_id);
CREATE INDEX import_row_import ON import_row (import_id);

-- How the columns of files with these headers were mapped the last time.
CREATE TABLE import_mapping (
  tbl TEXT NOT NULL,
  headers TEXT NOT NULL,
  mapping TEXT NOT NULL,
  used_ms INTEGER NOT NULL,
  PRIMARY KEY (tbl, headers)
) STRICT, WITHOUT ROWID;

-- imports of before, as far as the journal tells of them
INSERT INTO import (id, at_ms, actor_id, tbl, file, imported, updated, skipped, rejected)
SELECT o.id, o.at_ms, o.actor_id, o.args ->> 'entity', coalesce(o.args ->> 'file', ''), o.args ->> 'rows', 0, 0, 0
FROM operation o WHERE o.kind = 'import' AND o.args ->> 'entity' IS NOT NULL AND o.args ->> 'rows' IS NOT NULL;
INSERT INTO import_row (import_id, tbl, row_id, before, after)
SELECT c.operation_id, c.tbl, c.row_id, c.before, c.after FROM change c JOIN import i ON i.id = c.operation_id
WHERE c.action = 'U' AND c.before IS NOT NULL AND c.after IS NOT NULL AND c.before <> '{}' ORDER BY c.id;

-- == Grading, the life of a customer, the pool and the target markets

ALTER TABLE deal ADD COLUMN grade_reason TEXT;    -- why somebody gave it another grade than the rule does
-- derived: what the rule says now, while that waits to be confirmed; the grade itself moves by nobody's clock
ALTER TABLE deal ADD COLUMN grade_due TEXT CHECK (grade_due = 'A' OR grade_due = 'B' OR grade_due = 'C' OR grade_due = 'D');
CREATE INDEX deal_grade_due ON deal (grade_due, id) WHERE grade_due IS NOT NULL;

ALTER TABLE company ADD COLUMN verified INTEGER NOT NULL DEFAULT 0 CHECK (verified = 0 OR verified = 1);
ALTER TABLE company ADD COLUMN grade_said TEXT
  CHECK (grade_said = 'A' OR grade_said = 'B' OR grade_said = 'C' OR grade_said = 'D');
ALTER TABLE company ADD COLUMN grade_reason TEXT;
ALTER TABLE company ADD COLUMN pool_since TEXT;          -- the day it was released; NULL: it is not in the pool
ALTER TABLE company ADD COLUMN exclusive INTEGER NOT NULL DEFAULT 0 CHECK (exclusive = 0 OR exclusive = 1);
ALTER TABLE company ADD COLUMN protected_until TEXT;
-- derived: see pursuit-standing.c
ALTER TABLE company ADD COLUMN grade TEXT NOT NULL DEFAULT 'D';
ALTER TABLE company ADD COLUMN life TEXT NOT NULL DEFAULT 'target';
ALTER TABLE company ADD COLUMN release_day TEXT;         -- when it goes to the pool if nothing happens
CREATE INDEX company_grade ON company (grade, life);
CREATE INDEX company_life ON company (life);
CREATE INDEX company_pool ON company (pool_since) WHERE pool_since IS NOT NULL;
CREATE INDEX company_release ON company (release_day) WHERE release_day IS NOT NULL;

-- How it came from one owner to the other: set, new, claim, assign, hand-over, exchange, release, automatic
ALTER TABLE owner_event ADD COLUMN kind TEXT NOT NULL DEFAULT 'set';
ALTER TABLE owner_event ADD COLUMN reason TEXT;
CREATE INDEX owner_event_claim ON owner_event (to_owner_id, day) WHERE kind = 'claim';

-- Append-only: every change of a grade, of deals and of companies. kind: rule, said, confirmed
CREATE TABLE grade_event (
  id INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  from_grade TEXT,
  to_grade TEXT,
  kind TEXT NOT NULL,
  reason TEXT,
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  by_id INTEGER,
  voided_by INTEGER
) STRICT;
CREATE INDEX grade_event_row ON grade_event (tbl, row_id);
CREATE INDEX grade_event_operation ON grade_event (operation_id);
CREATE INDEX grade_event_voided ON grade_event (voided_by) WHERE voided_by IS NOT NULL;

-- Who beside its owner may look into a company, or write in it.
CREATE TABLE company_share (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE RESTRICT,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
  may TEXT NOT NULL DEFAULT 'read' CHECK (may = 'read' OR may = 'write'),
  until TEXT,                                            -- the last day; NULL: until it is taken back
  UNIQUE (company_id, member_id)
) STRICT;
CREATE INDEX company_share_member ON company_share (member_id);

-- The rows and columns of the grid of target markets.
CREATE TABLE market_group (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  axis TEXT NOT NULL CHECK (axis = 'industry' OR axis = 'region'),
  name TEXT NOT NULL,
  includes TEXT,                                         -- words for what belongs to it, with commas between them
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE market_cell (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  industry_id INTEGER NOT NULL REFERENCES market_group (id) ON DELETE RESTRICT,
  region_id INTEGER NOT NULL REFERENCES market_group (id) ON DELETE RESTRICT,
  owner_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  UNIQUE (industry_id, region_id)
) STRICT;
CREATE INDEX market_cell_region ON market_cell (region_id);
CREATE INDEX market_cell_owner ON market_cell (owner_id) WHERE owner_id IS NOT NULL;

-- == People

-- Numbers and addresses beyond the first of each kind, one a line
ALTER TABLE person ADD COLUMN more_contacts TEXT;

-- == Custom fields

-- What users made of the columns custom_1 to custom_20 of a table. Which of them has an index follows from here: see
-- pursuit-custom-store.c
CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  entity TEXT NOT NULL CHECK (entity = 'company' OR entity = 'person' OR entity = 'deal' OR entity = 'activity'),
  slot INTEGER NOT NULL CHECK (slot BETWEEN 1 AND 20),
  code TEXT NOT NULL CHECK (code <> ''),
  label TEXT NOT NULL CHECK (label <> ''),
  type TEXT NOT NULL CHECK (type = 'text' OR type = 'number' OR type = 'money' OR type = 'date' OR type = 'choice'
    OR type = 'bool'),
  choices TEXT,                                          -- CODE=LABEL, a choice a line
  unit TEXT CHECK (unit IS NULL OR (type = 'number' AND unit <> '')), -- of what a number counts
  position INTEGER NOT NULL DEFAULT 0,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired = 0 OR retired = 1),
  UNIQUE (entity, slot),
  UNIQUE (entity, code)
) STRICT;

ALTER TABLE company ADD COLUMN custom_1 ANY;
ALTER TABLE company ADD COLUMN custom_2 ANY;
ALTER TABLE company ADD COLUMN custom_3 ANY;
ALTER TABLE company ADD COLUMN custom_4 ANY;
ALTER TABLE company ADD COLUMN custom_5 ANY;
ALTER TABLE company ADD COLUMN custom_6 ANY;
ALTER TABLE company ADD COLUMN custom_7 ANY;
ALTER TABLE company ADD COLUMN custom_8 ANY;
ALTER TABLE company ADD COLUMN custom_9 ANY;
ALTER TABLE company ADD COLUMN custom_10 ANY;
ALTER TABLE company ADD COLUMN custom_11 ANY;
ALTER TABLE company ADD COLUMN custom_12 ANY;
ALTER TABLE company ADD COLUMN custom_13 ANY;
ALTER TABLE company ADD COLUMN custom_14 ANY;
ALTER TABLE company ADD COLUMN custom_15 ANY;
ALTER TABLE company ADD COLUMN custom_16 ANY;
ALTER TABLE company ADD COLUMN custom_17 ANY;
ALTER TABLE company ADD COLUMN custom_18 ANY;
ALTER TABLE company ADD COLUMN custom_19 ANY;
ALTER TABLE company ADD COLUMN custom_20 ANY;
ALTER TABLE person ADD COLUMN custom_1 ANY;
ALTER TABLE person ADD COLUMN custom_2 ANY;
ALTER TABLE person ADD COLUMN custom_3 ANY;
ALTER TABLE person ADD COLUMN custom_4 ANY;
ALTER TABLE person ADD COLUMN custom_5 ANY;
ALTER TABLE person ADD COLUMN custom_6 ANY;
ALTER TABLE person ADD COLUMN custom_7 ANY;
ALTER TABLE person ADD COLUMN custom_8 ANY;
ALTER TABLE person ADD COLUMN custom_9 ANY;
ALTER TABLE person ADD COLUMN custom_10 ANY;
ALTER TABLE person ADD COLUMN custom_11 ANY;
ALTER TABLE person ADD COLUMN custom_12 ANY;
ALTER TABLE person ADD COLUMN custom_13 ANY;
ALTER TABLE person ADD COLUMN custom_14 ANY;
ALTER TABLE person ADD COLUMN custom_15 ANY;
ALTER TABLE person ADD COLUMN custom_16 ANY;
ALTER TABLE person ADD COLUMN custom_17 ANY;
ALTER TABLE person ADD COLUMN custom_18 ANY;
ALTER TABLE person ADD COLUMN custom_19 ANY;
ALTER TABLE person ADD COLUMN custom_20 ANY;
ALTER TABLE deal ADD COLUMN custom_1 ANY;
ALTER TABLE deal ADD COLUMN custom_2 ANY;
ALTER TABLE deal ADD COLUMN custom_3 ANY;
ALTER TABLE deal ADD COLUMN custom_4 ANY;
ALTER TABLE deal ADD COLUMN custom_5 ANY;
ALTER TABLE deal ADD COLUMN custom_6 ANY;
ALTER TABLE deal ADD COLUMN custom_7 ANY;
ALTER TABLE deal ADD COLUMN custom_8 ANY;
ALTER TABLE deal ADD COLUMN custom_9 ANY;
ALTER TABLE deal ADD COLUMN custom_10 ANY;
ALTER TABLE deal ADD COLUMN custom_11 ANY;
ALTER TABLE deal ADD COLUMN custom_12 ANY;
ALTER TABLE deal ADD COLUMN custom_13 ANY;
ALTER TABLE deal ADD COLUMN custom_14 ANY;
ALTER TABLE deal ADD COLUMN custom_15 ANY;
ALTER TABLE deal ADD COLUMN custom_16 ANY;
ALTER TABLE deal ADD COLUMN custom_17 ANY;
ALTER TABLE deal ADD COLUMN custom_18 ANY;
ALTER TABLE deal ADD COLUMN custom_19 ANY;
ALTER TABLE deal ADD COLUMN custom_20 ANY;
ALTER TABLE activity ADD COLUMN custom_1 ANY;
ALTER TABLE activity ADD COLUMN custom_2 ANY;
ALTER TABLE activity ADD COLUMN custom_3 ANY;
ALTER TABLE activity ADD COLUMN custom_4 ANY;
ALTER TABLE activity ADD COLUMN custom_5 ANY;
ALTER TABLE activity ADD COLUMN custom_6 ANY;
ALTER TABLE activity ADD COLUMN custom_7 ANY;
ALTER TABLE activity ADD COLUMN custom_8 ANY;
ALTER TABLE activity ADD COLUMN custom_9 ANY;
ALTER TABLE activity ADD COLUMN custom_10 ANY;
ALTER TABLE activity ADD COLUMN custom_11 ANY;
ALTER TABLE activity ADD COLUMN custom_12 ANY;
ALTER TABLE activity ADD COLUMN custom_13 ANY;
ALTER TABLE activity ADD COLUMN custom_14 ANY;
ALTER TABLE activity ADD COLUMN custom_15 ANY;
ALTER TABLE activity ADD COLUMN custom_16 ANY;
ALTER TABLE activity ADD COLUMN custom_17 ANY;
ALTER TABLE activity ADD COLUMN custom_18 ANY;
ALTER TABLE activity ADD COLUMN custom_19 ANY;
ALTER TABLE activity ADD COLUMN custom_20 ANY;

-- == Forecast and plan

-- how sure its owner is of it; NULL: as the probability says, see pursuit_forecast_category()
ALTER TABLE deal ADD COLUMN forecast TEXT
  CHECK (forecast = 'commit' OR forecast = 'best-case' OR forecast = 'pipeline' OR forecast = 'omitted');
-- what the manager counts on; minor units of the deal's currency, NULL: nothing was said
ALTER TABLE deal ADD COLUMN forecast_manager INTEGER CHECK (forecast_manager >= 0);
-- a report asks for the deals that were closed, and that are expected, within a year
CREATE INDEX deal_won_closed ON deal (closed) WHERE outcome = 'won';

-- The days of which it is known what was open. Only whole snapshots stand here.
CREATE TABLE forecast_snapshot (
  day TEXT PRIMARY KEY,
  taken_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What an open deal was forecast as: from the snapshot of `first` on, up to the one of `until`, which is another row's or
-- nobody's. A snapshot writes only what changed, and is never changed afterwards. The deal may be gone: no foreign key.
CREATE TABLE forecast_line (
  deal_id INTEGER NOT NULL,
  first TEXT NOT NULL,
  until TEXT,
  owner_id INTEGER,
  expected_close TEXT,
  amount INTEGER,
  currency TEXT NOT NULL,
  probability REAL NOT NULL,
  category TEXT NOT NULL
    CHECK (category = 'commit' OR category = 'best-case' OR category = 'pipeline' OR category = 'omitted'),
  manager INTEGER,
  PRIMARY KEY (deal_id, first)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX forecast_line_now ON forecast_line (deal_id) WHERE until IS NULL;

CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 1900 AND 9999), -- the fiscal year, by the year it begins in
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  split TEXT NOT NULL DEFAULT 'month' CHECK (split = 'month' OR split = 'quarter' OR split = 'half'),
  market_growth REAL CHECK (market_growth BETWEEN -1 AND 10), -- 0.18 is 18 %: the floor
  growth REAL CHECK (growth BETWEEN -1 AND 10),               -- what we want
  presales REAL CHECK (presales >= 0),                        -- people there are
  presales_load INTEGER CHECK (presales_load > 0),            -- minor units that one of them can carry in a year
  aftersales REAL CHECK (aftersales >= 0),
  aftersales_load INTEGER CHECK (aftersales_load > 0),
  notes TEXT
) STRICT;

-- What somebody, in one target market or in all, is to win in each month of the year; m1 is its first month.
CREATE TABLE plan_line (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
  owner_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  market_id INTEGER REFERENCES market_group (id) ON DELETE RESTRICT,
  m1 INTEGER CHECK (m1 >= 0),
  m2 INTEGER CHECK (m2 >= 0),
  m3 INTEGER CHECK (m3 >= 0),
  m4 INTEGER CHECK (m4 >= 0),
  m5 INTEGER CHECK (m5 >= 0),
  m6 INTEGER CHECK (m6 >= 0),
  m7 INTEGER CHECK (m7 >= 0),
  m8 INTEGER CHECK (m8 >= 0),
  m9 INTEGER CHECK (m9 >= 0),
  m10 INTEGER CHECK (m10 >= 0),
  m11 INTEGER CHECK (m11 >= 0),
  m12 INTEGER CHECK (m12 >= 0)
) STRICT;
CREATE UNIQUE INDEX plan_line_part ON plan_line (plan_id, COALESCE(owner_id, 0), COALESCE(market_id, 0));
CREATE INDEX plan_line_owner ON plan_line (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX plan_line_market ON plan_line (market_id) WHERE market_id IS NOT NULL;
