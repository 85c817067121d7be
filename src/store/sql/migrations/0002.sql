-- SPDX-License-Identifier: GPL-3.0-or-later
-- The process as the program's spine: what the customer does at each stage, what must be true before a deal leaves it,
-- which steps are allowed, and what is known of each of these in every deal. The rows of the processes that ship with
-- the program are laid from their templates when the database is opened.

-- The steps in which the customer buys, in order: what the stages of the process answer.
CREATE TABLE buying_stage (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  process_id INTEGER NOT NULL REFERENCES process (id) ON DELETE RESTRICT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  name_other TEXT,              -- as in stage: in the other language of the template
  position INTEGER NOT NULL,
  UNIQUE (process_id, code)
) STRICT;

ALTER TABLE stage ADD COLUMN buying_stage_id INTEGER REFERENCES buying_stage (id) ON DELETE RESTRICT;
ALTER TABLE stage ADD COLUMN watch TEXT;

CREATE TABLE work_item (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  stage_id INTEGER NOT NULL REFERENCES stage (id) ON DELETE RESTRICT,
  name TEXT NOT NULL,
  name_other TEXT,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX work_item_stage ON work_item (stage_id, position);

-- What must be true before a deal leaves the stage.
CREATE TABLE key_node (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  stage_id INTEGER NOT NULL REFERENCES stage (id) ON DELETE RESTRICT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  name_other TEXT,
  position INTEGER NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  UNIQUE (stage_id, code)
) STRICT;

-- A node is met when all of its conditions are. The kinds are the closed set of rules/pursuit-gate.
CREATE TABLE node_condition (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  node_id INTEGER NOT NULL REFERENCES key_node (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind <> ''),
  argument TEXT,
  threshold REAL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX node_condition_node ON node_condition (node_id, position);

-- One cell of the transition matrix. A pair of stages without a row has the rule that rules/pursuit-transition gives it.
CREATE TABLE transition (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  process_id INTEGER NOT NULL REFERENCES process (id) ON DELETE RESTRICT,
  from_stage_id INTEGER NOT NULL REFERENCES stage (id) ON DELETE RESTRICT,
  to_stage_id INTEGER NOT NULL REFERENCES stage (id) ON DELETE RESTRICT,
  rule TEXT NOT NULL CHECK (rule = 'allowed' OR rule = 'approval' OR rule = 'forbidden'),
  required TEXT,                -- fields of the deal that the step needs, with a comma between them
  CHECK (from_stage_id <> to_stage_id),
  UNIQUE (from_stage_id, to_stage_id)
) STRICT;
CREATE INDEX transition_process ON transition (process_id);

ALTER TABLE deal ADD COLUMN buying_stage_id INTEGER REFERENCES buying_stage (id) ON DELETE RESTRICT;
ALTER TABLE deal ADD COLUMN buying_day TEXT;          -- of the evidence
ALTER TABLE deal ADD COLUMN buying_source TEXT;       -- who told us, or what did
-- derived
ALTER TABLE deal ADD COLUMN drift INTEGER;            -- steps that the customer is ahead of us; not known: NULL

-- What somebody says of a key node in one deal, beside what its conditions find by themselves.
CREATE TABLE node_state (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE RESTRICT,
  node_id INTEGER NOT NULL REFERENCES key_node (id) ON DELETE RESTRICT,
  evidence TEXT NOT NULL CHECK (evidence <> ''),
  day TEXT NOT NULL,
  by_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  UNIQUE (deal_id, node_id)
) STRICT;
CREATE INDEX node_state_node ON node_state (node_id);

-- Asked of a member for a key node, or for a step to a stage.
CREATE TABLE approval (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE RESTRICT,
  node_id INTEGER REFERENCES key_node (id) ON DELETE RESTRICT,
  from_stage_id INTEGER REFERENCES stage (id) ON DELETE RESTRICT,
  to_stage_id INTEGER REFERENCES stage (id) ON DELETE RESTRICT,
  asked_by_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  asked_of_id INTEGER NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
  asked TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state = 'pending' OR state = 'granted' OR state = 'refused' OR state = 'withdrawn'),
  decided TEXT,
  self_approved INTEGER NOT NULL DEFAULT 0 CHECK (self_approved IN (0, 1)),
  reason TEXT,
  CHECK ((node_id IS NULL) <> (to_stage_id IS NULL)),
  CHECK ((from_stage_id IS NULL) = (to_stage_id IS NULL))
) STRICT;
CREATE INDEX approval_deal ON approval (deal_id);
CREATE INDEX approval_pending ON approval (asked_of_id) WHERE state = 'pending';

-- Append-only, as stage_event: where the customer was found to be, and who said so.
CREATE TABLE buying_event (
  id INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL,
  deal_id INTEGER NOT NULL,
  from_stage_id INTEGER,
  to_stage_id INTEGER,          -- NULL: not known any longer
  to_name TEXT,                 -- what the buying stage was called that day
  process_id INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  source TEXT,
  by_id INTEGER,
  voided_by INTEGER
) STRICT;
CREATE INDEX buying_event_deal ON buying_event (deal_id, id);
CREATE INDEX buying_event_operation ON buying_event (operation_id);
CREATE INDEX buying_event_voided ON buying_event (voided_by) WHERE voided_by IS NOT NULL;
