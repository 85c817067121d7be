-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the process needs to be worked with: editable processes and the call plan, scorecards, the customer's criteria,
-- needs, the buying facts, the playbook, files, and what a deal's chance is computed from.

-- kind call: the plan of one customer call, filled in with an activity, not a course of deals
ALTER TABLE process ADD COLUMN kind TEXT NOT NULL DEFAULT 'deal' CHECK (kind = 'deal' OR kind = 'call');
ALTER TABLE process ADD COLUMN description TEXT;
-- from how many steps apart the tracks are out of step
ALTER TABLE process ADD COLUMN drift_ahead INTEGER NOT NULL DEFAULT 1 CHECK (drift_ahead > 0);
ALTER TABLE process ADD COLUMN drift_behind INTEGER NOT NULL DEFAULT 1 CHECK (drift_behind > 0);
ALTER TABLE buying_stage ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));
ALTER TABLE work_item ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));

-- What people of a kind do in a buying stage: whom to watch.
CREATE TABLE participation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  buying_stage_id INTEGER NOT NULL REFERENCES buying_stage (id) ON DELETE RESTRICT,
  people TEXT NOT NULL CHECK (people <> ''),      -- a code of rules/participation: executive, using-manager, …
  does TEXT NOT NULL,
  does_other TEXT,
  -- 0 absent, 1 may take part, 2 works on it, 3 decides
  weight INTEGER NOT NULL DEFAULT 1 CHECK (weight BETWEEN 0 AND 3),
  UNIQUE (buying_stage_id, people)
) STRICT;

-- A work item that is done in one deal.
CREATE TABLE work_state (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE RESTRICT,
  work_id INTEGER NOT NULL REFERENCES work_item (id) ON DELETE RESTRICT,
  day TEXT NOT NULL,
  by_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  note TEXT,
  UNIQUE (deal_id, work_id)
) STRICT;
CREATE INDEX work_state_work ON work_state (work_id);

-- The call plan of one activity: what was thought about each question of a process of kind call.
CREATE TABLE call_note (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE RESTRICT,
  work_id INTEGER NOT NULL REFERENCES work_item (id) ON DELETE RESTRICT,
  text TEXT NOT NULL CHECK (text <> ''),
  UNIQUE (activity_id, work_id)
) STRICT;
CREATE INDEX call_note_work ON call_note (work_id);

CREATE TABLE scorecard_template (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_other TEXT,
  purpose TEXT,
  pursue REAL CHECK (pursue BETWEEN 0 AND 5),     -- from this total on
  lower REAL CHECK (lower BETWEEN 0 AND 5),       -- from this total on with less effort; below: drop
  position INTEGER NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE scorecard_criterion (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  template_id INTEGER NOT NULL REFERENCES scorecard_template (id) ON DELETE RESTRICT,
  code TEXT,                                      -- of a criterion that ships with the program
  heading TEXT,                                   -- project, competition, …
  name TEXT NOT NULL,
  name_other TEXT,
  weight REAL NOT NULL CHECK (weight BETWEEN 0 AND 1000),
  position INTEGER NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  UNIQUE (template_id, code)
) STRICT;
CREATE INDEX scorecard_criterion_template ON scorecard_criterion (template_id, position);

-- What a number of points means, in words.
CREATE TABLE scorecard_anchor (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  criterion_id INTEGER NOT NULL REFERENCES scorecard_criterion (id) ON DELETE RESTRICT,
  points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 5),
  text TEXT NOT NULL,
  UNIQUE (criterion_id, points)
) STRICT;

-- One assessment of a deal by a template. A later one does not replace it: scores are followed over time.
CREATE TABLE scorecard (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE RESTRICT,
  template_id INTEGER NOT NULL REFERENCES scorecard_template (id) ON DELETE RESTRICT,
  day TEXT NOT NULL,
  by_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  note TEXT,
  total REAL NOT NULL CHECK (total BETWEEN 0 AND 5) -- of rules/scorecard, as the weights stood that day
) STRICT;
CREATE INDEX scorecard_deal ON scorecard (deal_id, template_id, day);
CREATE INDEX scorecard_template_used ON scorecard (template_id);

CREATE TABLE score (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id) ON DELETE RESTRICT,
  criterion_id INTEGER NOT NULL REFERENCES scorecard_criterion (id) ON DELETE RESTRICT,
  points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 5),
  note TEXT,
  UNIQUE (scorecard_id, criterion_id)
) STRICT;
CREATE INDEX score_criterion ON score (criterion_id);

-- What the customer judges by in this deal, with the customer's weights.
CREATE TABLE buying_criterion (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE RESTRICT,
  name TEXT NOT NULL CHECK (name <> ''),
  weight REAL NOT NULL CHECK (weight BETWEEN 0 AND 1000),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX buying_criterion_deal ON buying_criterion (deal_id, position);

-- How a bidder stands on a criterion; of several the latest counts.
CREATE TABLE criterion_score (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  criterion_id INTEGER NOT NULL REFERENCES buying_criterion (id) ON DELETE RESTRICT,
  competitor TEXT NOT NULL DEFAULT '',            -- empty: ourselves
  points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 5),
  day TEXT NOT NULL,
  by_id INTEGER REFERENCES member (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX criterion_score_criterion ON criterion_score (criterion_id);

-- A need of somebody at the customer. What it says is in its versions, which stay.
CREATE TABLE need (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE RESTRICT,
  holder_id INTEGER REFERENCES person (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL DEFAULT 'business' CHECK (kind = 'business' OR kind = 'personal'),
  criterion_id INTEGER REFERENCES buying_criterion (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL DEFAULT 0,
  dropped TEXT                                    -- the day on which it was found not to be one any longer
) STRICT;
CREATE INDEX need_deal ON need (deal_id);
CREATE INDEX need_holder ON need (holder_id) WHERE holder_id IS NOT NULL;
CREATE INDEX need_criterion ON need (criterion_id) WHERE criterion_id IS NOT NULL;

CREATE TABLE need_version (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  need_id INTEGER NOT NULL REFERENCES need (id) ON DELETE RESTRICT,
  text TEXT NOT NULL CHECK (text <> ''),
  day TEXT NOT NULL,
  source TEXT,                                    -- meeting, interview, questionnaire, document, or in words
  by_id INTEGER REFERENCES member (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX need_version_need ON need_version (need_id, day);

-- The five decisions of a purchase: buy at all, when, with what budget, from whom, sign.
CREATE TABLE buying_decision (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE RESTRICT,
  code TEXT NOT NULL CHECK (code = 'buy' OR code = 'when' OR code = 'budget' OR code = 'supplier' OR code = 'sign'),
  state TEXT NOT NULL CHECK (state = 'open' OR state = 'yes' OR state = 'no'),
  text TEXT,                                      -- what was decided
  day TEXT,
  source TEXT,
  UNIQUE (deal_id, code)
) STRICT;

-- Advice, shown where it applies: to a stage, a kind of people, a strategy, a personality, a phase of a negotiation.
CREATE TABLE playbook_page (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  code TEXT UNIQUE,                               -- of a page that ships with the program
  topic TEXT NOT NULL CHECK (topic = 'stage' OR topic = 'strategy' OR topic = 'personality' OR topic = 'tactic'
    OR topic = 'objection' OR topic = 'other'),
  stage_id INTEGER REFERENCES stage (id) ON DELETE RESTRICT,
  people TEXT,
  subject TEXT,                                   -- the code of the strategy or personality, the phase of the tactic
  title TEXT NOT NULL CHECK (title <> ''),
  title_other TEXT,
  body TEXT NOT NULL,
  body_other TEXT,
  example TEXT,
  example_other TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  search TEXT NOT NULL                            -- derived
) STRICT;
CREATE INDEX playbook_page_topic ON playbook_page (topic, subject);
CREATE INDEX playbook_page_stage ON playbook_page (stage_id) WHERE stage_id IS NOT NULL;

-- A file beside the database, by what is in it.
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  deal_id INTEGER REFERENCES deal (id) ON DELETE RESTRICT,
  company_id INTEGER REFERENCES company (id) ON DELETE RESTRICT,
  person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT,
  name TEXT NOT NULL CHECK (name <> ''),
  tag TEXT,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  mime TEXT,
  day TEXT NOT NULL,
  by_id INTEGER REFERENCES member (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX attachment_deal ON attachment (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX attachment_company ON attachment (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX attachment_person ON attachment (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX attachment_sha256 ON attachment (sha256);

ALTER TABLE node_state ADD COLUMN attachment_id INTEGER REFERENCES attachment (id) ON DELETE RESTRICT;

-- What is known of the purchase.
ALTER TABLE deal ADD COLUMN budget INTEGER;                 -- minor units of the deal's currency
ALTER TABLE deal ADD COLUMN buying_when TEXT;               -- in the customer's words
ALTER TABLE deal ADD COLUMN buying_method TEXT;             -- a code of model/deal
ALTER TABLE deal ADD COLUMN in_charge_id INTEGER REFERENCES person (id) ON DELETE RESTRICT;
ALTER TABLE deal ADD COLUMN strategy TEXT;                  -- a code of model/deal
ALTER TABLE deal ADD COLUMN criteria_reason TEXT;           -- why to go on behind the best rival
ALTER TABLE deal ADD COLUMN probability_reason TEXT;        -- why the user's own estimate
CREATE INDEX deal_in_charge ON deal (in_charge_id) WHERE in_charge_id IS NOT NULL;
-- derived
ALTER TABLE deal ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;    -- key nodes not met, up to the present stage
ALTER TABLE deal ADD COLUMN overdue INTEGER NOT NULL DEFAULT 0;    -- how often the stage's limit has passed, 0 to 2
ALTER TABLE deal ADD COLUMN support REAL;                          -- attitudes by decision weight, -2 to 2
ALTER TABLE deal ADD COLUMN opportunity REAL;                      -- the latest total of the scorecard opportunity
ALTER TABLE deal ADD COLUMN pending INTEGER NOT NULL DEFAULT 0;    -- approvals asked for and not decided
CREATE INDEX stage_event_forced ON stage_event (deal_id) WHERE forced = 1;
-- What is known of deals is brought in here, what the rules make of it behind the first opening, a slice at a time.
UPDATE deal SET support = (
  SELECT CAST (sum(p.weight * p.attitude) AS REAL) / sum(p.weight) FROM participant p
  WHERE p.deal_id = deal.id AND p.weight > 0 AND p.attitude IS NOT NULL)
WHERE id IN (SELECT p.deal_id FROM participant p WHERE p.weight > 0 AND p.attitude IS NOT NULL);
UPDATE deal SET pending = (SELECT count(*) FROM approval a WHERE a.deal_id = deal.id AND a.state = 'pending')
WHERE id IN (SELECT a.deal_id FROM approval a WHERE a.state = 'pending');
UPDATE deal SET probability_computed = CASE WHEN outcome = 'won' THEN 1.0 ELSE 0.0 END WHERE outcome <> 'open';
DELETE FROM setting WHERE name = 'derived-day';
-- the saved views of a board are counted and summed from it
CREATE INDEX deal_view ON deal (process_id, stage_id, outcome, drift, has_insider, expected_close, next_day, overdue,
  currency, amount, weighted) WHERE on_board = 1;
