-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. Migrations are numbered and never changed once they have landed.
--
-- Entity tables begin with id, uid, ver, updated_ms. Money is minor units, moments are UTC milliseconds, dates are ISO
-- text, booleans 0 or 1. Columns in the group "derived" are computed from other rows by the store: they bump no ver
-- and enter no journal.
--
-- A CHECK names its values one by one: for an IN of more than two, SQLite builds a table anew for every row that is
-- written, which took half of the time of a large import.

CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

-- The next id of each table: ids are never used again, so that redo can bring a row back under its own.
CREATE TABLE counter (
  name TEXT PRIMARY KEY NOT NULL,
  next INTEGER NOT NULL CHECK (next > 0)
) STRICT;

CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  at_ms INTEGER NOT NULL,
  actor_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  args TEXT NOT NULL,
  undoes INTEGER,               -- the operation that this one took back (or, for kind redo, brought back)
  undone_by INTEGER
) STRICT;
CREATE INDEX operation_live ON operation (id) WHERE undone_by IS NULL AND undoes IS NULL;

-- action: I a row came (no image until it is undone), U columns changed, D a row went (whole image),
-- R rows row_id to last_id came
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
  tbl TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action = 'I' OR action = 'U' OR action = 'D' OR action = 'R'),
  row_id INTEGER NOT NULL,
  last_id INTEGER,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_operation ON change (operation_id);
CREATE INDEX change_row ON change (tbl, row_id);

CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  name TEXT NOT NULL,
  manager TEXT,
  region TEXT,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  match_key TEXT NOT NULL,
  import_id INTEGER
) STRICT;
CREATE INDEX member_match ON member (match_key);

CREATE TABLE process (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  position REAL NOT NULL DEFAULT 0 CHECK (position BETWEEN -1e15 AND 1e15),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE stage (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  process_id INTEGER NOT NULL REFERENCES process (id) ON DELETE RESTRICT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  name_other TEXT,              -- in the other language of the template, so that imports and commands find it
  buying_stage TEXT,
  purpose TEXT,
  position INTEGER NOT NULL,
  phase TEXT NOT NULL DEFAULT 'sell' CHECK (phase IN ('sell', 'deliver')),
  probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
  stale_days INTEGER NOT NULL DEFAULT 0 CHECK (stale_days >= 0),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  UNIQUE (process_id, code)
) STRICT;

CREATE TABLE company (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  ref TEXT,
  name TEXT NOT NULL,
  industry TEXT,
  region TEXT,
  nature TEXT,
  website TEXT,
  phone TEXT,
  employees INTEGER,
  revenue INTEGER,
  currency TEXT NOT NULL DEFAULT 'CNY' CHECK (length(currency) = 3),
  founded INTEGER,
  parent_id INTEGER REFERENCES company (id) ON DELETE RESTRICT,
  owner_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'ceased')),
  notes TEXT,
  import_id INTEGER,
  -- derived
  match_key TEXT NOT NULL,
  search TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX company_ref ON company (ref) WHERE ref IS NOT NULL;
CREATE INDEX company_match ON company (match_key);
CREATE INDEX company_search ON company (search);
CREATE INDEX company_parent ON company (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX company_owner ON company (owner_id) WHERE owner_id IS NOT NULL;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  ref TEXT,
  name TEXT NOT NULL,
  company_id INTEGER REFERENCES company (id) ON DELETE RESTRICT,
  title TEXT,
  department TEXT,
  email TEXT,
  phone TEXT,
  mobile TEXT,
  level TEXT CHECK (level = 'operating' OR level = 'management' OR level = 'decision'),
  function TEXT CHECK (function = 'using' OR function = 'technical' OR function = 'purchasing'
    OR function = 'finance' OR function = 'other'),
  reports_to INTEGER REFERENCES person (id) ON DELETE RESTRICT,
  on_chart INTEGER NOT NULL DEFAULT 0 CHECK (on_chart IN (0, 1)),
  chart_order REAL NOT NULL DEFAULT 0 CHECK (chart_order BETWEEN -1e15 AND 1e15),
  placeholder INTEGER NOT NULL DEFAULT 0 CHECK (placeholder IN (0, 1)),
  notes TEXT,
  import_id INTEGER,
  -- derived
  match_key TEXT NOT NULL,
  search TEXT NOT NULL,
  CHECK (reports_to IS NULL OR reports_to <> id)
) STRICT;
CREATE UNIQUE INDEX person_ref ON person (ref) WHERE ref IS NOT NULL;
CREATE INDEX person_company ON person (company_id, chart_order, id);
CREATE INDEX person_reports_to ON person (reports_to) WHERE reports_to IS NOT NULL;
CREATE INDEX person_match ON person (match_key);
CREATE INDEX person_email ON person (email) WHERE email IS NOT NULL;

CREATE TABLE deal (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  ref TEXT,
  title TEXT NOT NULL,
  company_id INTEGER REFERENCES company (id) ON DELETE RESTRICT,
  process_id INTEGER NOT NULL REFERENCES process (id) ON DELETE RESTRICT,
  stage_id INTEGER NOT NULL REFERENCES stage (id) ON DELETE RESTRICT,
  position REAL NOT NULL CHECK (position BETWEEN -1e15 AND 1e15),
  outcome TEXT NOT NULL DEFAULT 'open' CHECK (outcome = 'open' OR outcome = 'won' OR outcome = 'lost'
    OR outcome = 'withdrawn' OR outcome = 'postponed'),
  product TEXT,
  amount INTEGER,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  owner_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  grade TEXT CHECK (grade = 'A' OR grade = 'B' OR grade = 'C' OR grade = 'D'),
  grade_own INTEGER NOT NULL DEFAULT 0 CHECK (grade_own IN (0, 1)),
  created TEXT,
  closed TEXT,
  expected_close TEXT,
  finished TEXT,
  close_reason TEXT,
  competitor TEXT,
  source TEXT,
  notes TEXT,
  probability_own REAL CHECK (probability_own BETWEEN 0 AND 1),
  import_id INTEGER,
  -- derived
  search TEXT NOT NULL,
  on_board INTEGER NOT NULL DEFAULT 1 CHECK (on_board IN (0, 1)),
  probability_computed REAL,
  probability REAL,
  weighted INTEGER NOT NULL DEFAULT 0,
  stage_since TEXT,
  next_step TEXT,
  next_day TEXT,
  last_contact TEXT,
  has_insider INTEGER NOT NULL DEFAULT 0,
  met_decision INTEGER NOT NULL DEFAULT 0,
  forced INTEGER NOT NULL DEFAULT 0,
  last_seq INTEGER NOT NULL DEFAULT 0   -- the highest seq of its stage events
) STRICT;
CREATE UNIQUE INDEX deal_ref ON deal (ref) WHERE ref IS NOT NULL;
-- owner and grade ride along, so that a filtered column is read from the index alone
CREATE INDEX deal_board ON deal (stage_id, position, id, owner_id, grade) WHERE on_board = 1;
CREATE INDEX deal_company ON deal (company_id) WHERE company_id IS NOT NULL;

-- What a person is in one deal.
CREATE TABLE participant (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE RESTRICT,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  roles TEXT,
  attitude INTEGER CHECK (attitude BETWEEN -2 AND 2),
  weight INTEGER CHECK (weight BETWEEN 0 AND 100),
  insider INTEGER NOT NULL DEFAULT 0 CHECK (insider IN (0, 1)),
  owner_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  notes TEXT,
  UNIQUE (deal_id, person_id)
) STRICT;
CREATE INDEX participant_person ON participant (person_id);

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  deal_id INTEGER REFERENCES deal (id) ON DELETE RESTRICT,
  company_id INTEGER REFERENCES company (id) ON DELETE RESTRICT,
  owner_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  planned TEXT,
  done TEXT,
  outcome TEXT,
  next_step TEXT,
  notes TEXT,
  search TEXT NOT NULL,         -- derived
  CHECK (planned IS NOT NULL OR done IS NOT NULL)
) STRICT;
CREATE INDEX activity_deal ON activity (deal_id, done) WHERE deal_id IS NOT NULL;
CREATE INDEX activity_company ON activity (company_id, done) WHERE company_id IS NOT NULL;
CREATE INDEX activity_planned ON activity (planned, id) WHERE done IS NULL;

CREATE TABLE activity_person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE RESTRICT,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  UNIQUE (activity_id, person_id)
) STRICT;
CREATE INDEX activity_person_person ON activity_person (person_id);

CREATE TABLE activity_member (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE RESTRICT,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
  UNIQUE (activity_id, member_id)
) STRICT;
CREATE INDEX activity_member_member ON activity_member (member_id);

-- Append-only. Clustered by deal, so that a report reads every deal's story in one pass from front to back. The deal may
-- be gone (its events are voided then): no foreign key.
CREATE TABLE stage_event (
  deal_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  operation_id INTEGER NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind = 'created' OR kind = 'imported' OR kind = 'moved' OR kind = 'closed' OR kind = 'reopened'
      OR kind = 'owner' OR kind = 'process'),
  from_stage_id INTEGER,
  to_stage_id INTEGER NOT NULL,
  to_name TEXT NOT NULL,        -- what the stage was called that day
  process_id INTEGER NOT NULL,
  outcome TEXT NOT NULL,        -- behind the event
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  at_known INTEGER NOT NULL DEFAULT 1 CHECK (at_known IN (0, 1)),
  by_id INTEGER,
  forced INTEGER NOT NULL DEFAULT 0 CHECK (forced IN (0, 1)),
  approved_by_id INTEGER,
  reason TEXT,
  competitor TEXT,
  missing TEXT,
  probability_before REAL,
  probability_after REAL,
  amount INTEGER,
  currency TEXT NOT NULL,
  owner_id INTEGER,
  features TEXT,
  voided_by INTEGER,
  PRIMARY KEY (deal_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX stage_event_operation ON stage_event (operation_id);
CREATE INDEX stage_event_voided ON stage_event (voided_by) WHERE voided_by IS NOT NULL;

CREATE TABLE owner_event (
  id INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  from_owner_id INTEGER,
  to_owner_id INTEGER,
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  by_id INTEGER,
  voided_by INTEGER
) STRICT;
CREATE INDEX owner_event_row ON owner_event (tbl, row_id);
CREATE INDEX owner_event_operation ON owner_event (operation_id);
CREATE INDEX owner_event_voided ON owner_event (voided_by) WHERE voided_by IS NOT NULL;

CREATE TABLE rate (
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  day TEXT NOT NULL,
  value REAL NOT NULL CHECK (value > 0),
  PRIMARY KEY (currency, day)
) STRICT, WITHOUT ROWID;

-- Kept up to date in the transaction of every write; `check` recomputes it. owner_id 0 and grade '' stand for none.
CREATE TABLE deal_summary (
  process_id INTEGER NOT NULL,
  stage_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  on_board INTEGER NOT NULL,
  grade TEXT NOT NULL,
  currency TEXT NOT NULL,
  deals INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  weighted INTEGER NOT NULL,
  PRIMARY KEY (process_id, stage_id, owner_id, outcome, on_board, grade, currency)
) STRICT, WITHOUT ROWID;
