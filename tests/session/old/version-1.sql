-- SPDX-License-Identifier: GPL-3.0-or-later
-- A database as version 1 of the format left it: what tests bring up to date.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;
INSERT INTO setting VALUES('schema-fingerprint','04c29ec335cc0dcc4e8819e618e02e92aa9cda967fd7a4ade6724d55649c895f');
INSERT INTO setting VALUES('language','en');
INSERT INTO setting VALUES('currency','CNY');
INSERT INTO setting VALUES('zone','Etc/UTC');
INSERT INTO setting VALUES('derived-day','2026-09-15');
CREATE TABLE counter (
  name TEXT PRIMARY KEY NOT NULL,
  next INTEGER NOT NULL CHECK (next > 0)
) STRICT;
INSERT INTO counter VALUES('operation',15);
INSERT INTO counter VALUES('process',4);
INSERT INTO counter VALUES('stage',20);
INSERT INTO counter VALUES('member',3);
INSERT INTO counter VALUES('company',2);
INSERT INTO counter VALUES('deal',4);
INSERT INTO counter VALUES('person',2);
INSERT INTO counter VALUES('participant',2);
INSERT INTO counter VALUES('activity',2);
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
INSERT INTO operation VALUES(1,'01a20002-c6e8-7000-9d19-4dcace6fba83',1795296511720,0,'create','{}',NULL,NULL);
INSERT INTO operation VALUES(2,'01a20002-c6eb-7000-bc61-0e6912687fc8',1795296511723,0,'create','{}',NULL,NULL);
INSERT INTO operation VALUES(3,'01a20002-c6fc-7000-a2d7-ff15acaebc91',1795296511740,0,'create','{}',NULL,NULL);
INSERT INTO operation VALUES(4,'01a20002-c6fe-7000-8e8b-9ddf872fdad4',1795296511742,2,'new-company','{"name":"Steel"}',NULL,NULL);
INSERT INTO operation VALUES(5,'01a20002-c712-7000-b14a-856adb8eb4f8',1795296511762,2,'new-deal','{"name":"Line 3"}',NULL,NULL);
INSERT INTO operation VALUES(6,'01a20002-c723-7000-be47-b8a8a2750528',1795296511779,2,'new-person','{"name":"Mei"}',NULL,NULL);
INSERT INTO operation VALUES(7,'01a20002-c736-7000-b5c4-d460203db959',1795296511798,2,'participant','{"name":"Mei","deal":"Line 3"}',NULL,NULL);
INSERT INTO operation VALUES(8,'01a20002-c749-7000-b523-2e2f164a0d6d',1795296511817,2,'log','{"name":"First visit"}',NULL,NULL);
INSERT INTO operation VALUES(9,'01a20002-c75c-7000-ac76-88bc3324c533',1795296511836,2,'move','{"name":"Line 3","company":"Steel","stage":"Enter","reorder":0}',NULL,NULL);
INSERT INTO operation VALUES(10,'01a20002-c76e-7000-bee1-f4d6b4f31faf',1795296511854,2,'new-deal','{"name":"Old hall"}',NULL,NULL);
INSERT INTO operation VALUES(11,'01a20002-c783-7000-8268-ef9e699c4edd',1795296511875,2,'move','{"name":"Old hall","stage":"Exchange","reorder":0}',NULL,12);
INSERT INTO operation VALUES(12,'01a20002-c795-7000-820a-5b334ec97a80',1795296511893,2,'undo','{"name":"Old hall","stage":"Exchange","reorder":0}',11,NULL);
INSERT INTO operation VALUES(13,'01a20002-c7a9-7000-9479-a5ffeefb7e87',1795296511913,2,'new-deal','{"name":"Lost"}',NULL,NULL);
INSERT INTO operation VALUES(14,'01a20002-c7bc-7000-876a-11cb10e3ff64',1795296511932,2,'close','{"name":"Lost","stage":"Develop","outcome":"lost"}',NULL,NULL);
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
INSERT INTO change VALUES(1,1,'process','I',1,NULL,NULL,NULL);
INSERT INTO change VALUES(2,1,'stage','I',1,NULL,NULL,NULL);
INSERT INTO change VALUES(3,1,'stage','I',2,NULL,NULL,NULL);
INSERT INTO change VALUES(4,1,'stage','I',3,NULL,NULL,NULL);
INSERT INTO change VALUES(5,1,'stage','I',4,NULL,NULL,NULL);
INSERT INTO change VALUES(6,1,'stage','I',5,NULL,NULL,NULL);
INSERT INTO change VALUES(7,1,'stage','I',6,NULL,NULL,NULL);
INSERT INTO change VALUES(8,1,'process','I',2,NULL,NULL,NULL);
INSERT INTO change VALUES(9,1,'stage','I',7,NULL,NULL,NULL);
INSERT INTO change VALUES(10,1,'stage','I',8,NULL,NULL,NULL);
INSERT INTO change VALUES(11,1,'stage','I',9,NULL,NULL,NULL);
INSERT INTO change VALUES(12,1,'stage','I',10,NULL,NULL,NULL);
INSERT INTO change VALUES(13,1,'stage','I',11,NULL,NULL,NULL);
INSERT INTO change VALUES(14,1,'stage','I',12,NULL,NULL,NULL);
INSERT INTO change VALUES(15,1,'process','I',3,NULL,NULL,NULL);
INSERT INTO change VALUES(16,1,'stage','I',13,NULL,NULL,NULL);
INSERT INTO change VALUES(17,1,'stage','I',14,NULL,NULL,NULL);
INSERT INTO change VALUES(18,1,'stage','I',15,NULL,NULL,NULL);
INSERT INTO change VALUES(19,1,'stage','I',16,NULL,NULL,NULL);
INSERT INTO change VALUES(20,1,'stage','I',17,NULL,NULL,NULL);
INSERT INTO change VALUES(21,1,'stage','I',18,NULL,NULL,NULL);
INSERT INTO change VALUES(22,1,'stage','I',19,NULL,NULL,NULL);
INSERT INTO change VALUES(23,2,'member','I',1,NULL,NULL,NULL);
INSERT INTO change VALUES(24,3,'member','I',2,NULL,NULL,NULL);
INSERT INTO change VALUES(25,4,'company','I',1,NULL,NULL,NULL);
INSERT INTO change VALUES(26,5,'deal','I',1,NULL,NULL,NULL);
INSERT INTO change VALUES(27,6,'person','I',1,NULL,NULL,NULL);
INSERT INTO change VALUES(28,7,'participant','I',1,NULL,NULL,NULL);
INSERT INTO change VALUES(29,8,'activity','I',1,NULL,NULL,NULL);
INSERT INTO change VALUES(30,9,'deal','U',1,NULL,'{"stage_id":1}','{"stage_id":2}');
INSERT INTO change VALUES(31,10,'deal','I',2,NULL,NULL,NULL);
INSERT INTO change VALUES(32,11,'deal','U',2,NULL,'{"stage_id":13}','{"stage_id":15}');
INSERT INTO change VALUES(33,12,'deal','U',2,NULL,'{"stage_id":15}','{"stage_id":13}');
INSERT INTO change VALUES(34,13,'deal','I',3,NULL,NULL,NULL);
INSERT INTO change VALUES(35,14,'deal','U',3,NULL,'{"outcome":"open","closed":null,"close_reason":null}','{"outcome":"lost","closed":"2026-09-15","close_reason":"price"}');
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
INSERT INTO member VALUES(1,'01a20002-c6eb-7001-8437-e4661f85737a',1,1795296511723,'Bo',NULL,NULL,1,'Bo',NULL);
INSERT INTO member VALUES(2,'01a20002-c6fc-7001-b1cf-5927b7898809',1,1795296511740,'Anna',NULL,NULL,1,'Anna',NULL);
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
INSERT INTO process VALUES(1,'01a20002-c6e8-7000-90e4-765aa64aaa76',1,1795296511720,'key-account','Key account, six stages',1.0,0);
INSERT INTO process VALUES(2,'01a20002-c6e8-7007-863d-8ba97a0c1c24',1,1795296511720,'project-sale','Project sale, six steps',2.0,0);
INSERT INTO process VALUES(3,'01a20002-c6e8-700e-baea-7d33a880211d',1,1795296511720,'grade-a','Grade-A solution sale',3.0,0);
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
INSERT INTO stage VALUES(1,'01a20002-c6e8-7001-b33c-d0102bcb9a12',1,1795296511720,1,'develop','Develop','开发','Need and approval','Learn early of projects being approved, and decide which deserve our time.',1,'sell',0.10000000000000000555,30,0);
INSERT INTO stage VALUES(2,'01a20002-c6e8-7002-bd17-0a771bb28161',1,1795296511720,1,'enter','Enter','销售进入','Survey suppliers','Understand who decides, and get onto the shortlist.',2,'sell',0.2000000000000000111,30,0);
INSERT INTO stage VALUES(3,'01a20002-c6e8-7003-9ce0-8f73fc2ba3e3',1,1795296511720,1,'propose','Propose','提案','Set criteria','Make our strengths part of what the customer asks for.',3,'sell',0.34999999999999997779,45,0);
INSERT INTO stage VALUES(4,'01a20002-c6e8-7004-af7d-d6dd9a1bdf9b',1,1795296511720,1,'bid','Bid','投标','Tender and evaluation','Offer what they asked for at a price that wins and pays.',4,'sell',0.5500000000000000444,30,0);
INSERT INTO stage VALUES(5,'01a20002-c6e8-7005-8e27-516174000ab4',1,1795296511720,1,'negotiate','Negotiate','商务谈判','Commitment','Turn the promise into a signed contract.',5,'sell',0.75,21,0);
INSERT INTO stage VALUES(6,'01a20002-c6e8-7006-8980-cb82e28d37ad',1,1795296511720,1,'deliver','Deliver','合作实施','Trial and purchase','Deliver well, and make the relation last.',6,'deliver',1.0,60,0);
INSERT INTO stage VALUES(7,'01a20002-c6e8-7008-a00b-f360888af70c',1,1795296511720,2,'prepare','Prepare','计划准备','Discover need','Know the customer and make the plan.',1,'sell',0.050000000000000002775,30,0);
INSERT INTO stage VALUES(8,'01a20002-c6e8-7009-95be-77f73f6f82ab',1,1795296511720,2,'approach','Approach','接触客户','Deliberate','Introduce ourselves, sow seeds, build trust.',2,'sell',0.14999999999999999444,30,0);
INSERT INTO stage VALUES(9,'01a20002-c6e8-700a-95b5-79f1eee7857e',1,1795296511720,2,'analyse','Analyse needs','需求分析','Design','Settle configuration and function, and steer the criteria.',3,'sell',0.29999999999999998889,45,0);
INSERT INTO stage VALUES(10,'01a20002-c6e8-700b-95e0-a7e23e2b9476',1,1795296511720,2,'position','Position','销售定位','Evaluate','Choose how to compete, and stay out of the price war.',4,'sell',0.5,30,0);
INSERT INTO stage VALUES(11,'01a20002-c6e8-700c-8d90-ea53d7fd6a24',1,1795296511720,2,'negotiate','Negotiate','商务谈判','Commitment','Win the order at a good profit.',5,'sell',0.75,21,0);
INSERT INTO stage VALUES(12,'01a20002-c6e8-700d-b758-e798d1266fa8',1,1795296511720,2,'implement','Implement','实施服务','Install and use','Make them glad they chose us, and win new customers through them.',6,'deliver',1.0,60,0);
INSERT INTO stage VALUES(13,'01a20002-c6e8-700f-ab92-7c1107f979f8',1,1795296511720,3,'list','Prospect list','获取名单','Need','Start only with names that are worth a visit.',1,'sell',0.050000000000000002775,14,0);
INSERT INTO stage VALUES(14,'01a20002-c6e8-7010-8a37-b28c783843c5',1,1795296511720,3,'first-visit','First visit','初次拜访','Need','Find out who, what and when.',2,'sell',0.14999999999999999444,14,0);
INSERT INTO stage VALUES(15,'01a20002-c6e8-7011-b40c-7c4845e0a416',1,1795296511720,3,'exchange','Exchange','交流','Design','Turn the need into something both sides have in writing.',3,'sell',0.25,21,0);
INSERT INTO stage VALUES(16,'01a20002-c6e8-7012-b9a2-b352c9c5a440',1,1795296511720,3,'demonstration','Demonstration','针对性演示','Evaluate','Show what matters to them, and nothing else.',4,'sell',0.4000000000000000222,21,0);
INSERT INTO stage VALUES(17,'01a20002-c6e8-7013-98e3-9d9be9ab65eb',1,1795296511720,3,'quotation','Quotation','正式报价','Evaluate','Put a price on it, in writing.',5,'sell',0.5500000000000000444,14,0);
INSERT INTO stage VALUES(18,'01a20002-c6e8-7014-9fac-e4d6e71c71fc',1,1795296511720,3,'negotiation','Negotiation','商务谈判','Commitment','Agree on price and terms.',6,'sell',0.75,14,0);
INSERT INTO stage VALUES(19,'01a20002-c6e8-7015-88b3-39b534ae9b83',1,1795296511720,3,'contract','Contract','签约','Commitment','Get it signed.',7,'sell',0.9000000000000000222,14,0);
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
INSERT INTO company VALUES(1,'01a20002-c6fe-7001-85c8-330ba53acf7a',1,1795296511742,NULL,'Steel','Metal',NULL,NULL,NULL,NULL,NULL,NULL,'CNY',NULL,NULL,NULL,'active',NULL,NULL,'Steel','steel');
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
INSERT INTO person VALUES(1,'01a20002-c723-7001-8949-40d1244c294c',1,1795296511779,NULL,'Mei',1,NULL,NULL,NULL,NULL,NULL,'decision',NULL,NULL,0,1.0,0,NULL,NULL,'Mei','mei');
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
INSERT INTO deal VALUES(1,'01a20002-c712-7001-a07f-6553063ac8e9',2,1795296511836,NULL,'Line 3',1,1,2,0.0,'open',NULL,100000,'CNY',2,'A',0,'2026-09-15',NULL,'2026-12-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'line 3',1,0.2000000000000000111,0.2000000000000000111,20000,'2026-09-15',NULL,NULL,'2026-09-10',1,0,0,2);
INSERT INTO deal VALUES(2,'01a20002-c76e-7001-a8f5-fe268e5523fd',3,1795296511893,NULL,'Old hall',NULL,3,13,0.0,'open',NULL,NULL,'CNY',2,'D',0,'2026-09-15',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'old hall',1,0.050000000000000002775,0.050000000000000002775,0,'2026-09-15',NULL,NULL,NULL,0,0,0,2);
INSERT INTO deal VALUES(3,'01a20002-c7a9-7001-8f9f-66a20c44cfd7',2,1795296511932,NULL,'Lost',NULL,1,1,0.0,'lost',NULL,NULL,'CNY',2,'D',0,'2026-09-15','2026-09-15',NULL,NULL,'price',NULL,NULL,NULL,NULL,NULL,'lost',0,0.10000000000000000555,0.0,0,'2026-09-15',NULL,NULL,NULL,0,0,0,2);
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
INSERT INTO participant VALUES(1,'01a20002-c736-7001-9b84-27fd5b167592',1,1795296511798,1,1,'decision-maker',1,NULL,1,NULL,NULL);
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
INSERT INTO activity VALUES(1,'01a20002-c749-7001-bae1-4a30a0ee3b27',1,1795296511817,'visit','First visit',1,1,2,NULL,'2026-09-10',NULL,NULL,NULL,'first visit');
CREATE TABLE activity_person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE RESTRICT,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  UNIQUE (activity_id, person_id)
) STRICT;
CREATE TABLE activity_member (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 1,
  updated_ms INTEGER NOT NULL,
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE RESTRICT,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
  UNIQUE (activity_id, member_id)
) STRICT;
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
INSERT INTO stage_event VALUES(1,1,5,'created',NULL,1,'Develop',1,'open',1795296511762,'2026-09-15',1,2,0,NULL,NULL,NULL,NULL,NULL,0.10000000000000000555,100000,'CNY',2,NULL,NULL);
INSERT INTO stage_event VALUES(1,2,9,'moved',1,2,'Enter',1,'open',1795296511836,'2026-09-15',1,2,0,NULL,NULL,NULL,NULL,0.10000000000000000555,0.2000000000000000111,100000,'CNY',2,NULL,NULL);
INSERT INTO stage_event VALUES(2,1,10,'created',NULL,13,'Prospect list',3,'open',1795296511854,'2026-09-15',1,2,0,NULL,NULL,NULL,NULL,NULL,0.050000000000000002775,NULL,'CNY',2,NULL,NULL);
INSERT INTO stage_event VALUES(2,2,11,'moved',13,15,'Exchange',3,'open',1795296511875,'2026-09-15',1,2,0,NULL,NULL,NULL,NULL,0.050000000000000002775,0.25,NULL,'CNY',2,NULL,12);
INSERT INTO stage_event VALUES(3,1,13,'created',NULL,1,'Develop',1,'open',1795296511913,'2026-09-15',1,2,0,NULL,NULL,NULL,NULL,NULL,0.10000000000000000555,NULL,'CNY',2,NULL,NULL);
INSERT INTO stage_event VALUES(3,2,14,'closed',1,1,'Develop',1,'lost',1795296511932,'2026-09-15',1,2,0,NULL,'price',NULL,NULL,0.10000000000000000555,0.10000000000000000555,NULL,'CNY',2,NULL,NULL);
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
CREATE TABLE rate (
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  day TEXT NOT NULL,
  value REAL NOT NULL CHECK (value > 0),
  PRIMARY KEY (currency, day)
) STRICT, WITHOUT ROWID;
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
INSERT INTO deal_summary VALUES(1,1,2,'lost',0,'D','CNY',1,0,0);
INSERT INTO deal_summary VALUES(1,1,2,'open',1,'B','CNY',0,0,0);
INSERT INTO deal_summary VALUES(1,1,2,'open',1,'D','CNY',0,0,0);
INSERT INTO deal_summary VALUES(1,2,2,'open',1,'A','CNY',1,100000,20000);
INSERT INTO deal_summary VALUES(3,13,2,'open',1,'D','CNY',1,0,0);
INSERT INTO deal_summary VALUES(3,15,2,'open',1,'D','CNY',0,0,0);
CREATE INDEX operation_live ON operation (id) WHERE undone_by IS NULL AND undoes IS NULL;
CREATE INDEX change_operation ON change (operation_id);
CREATE INDEX change_row ON change (tbl, row_id);
CREATE INDEX member_match ON member (match_key);
CREATE UNIQUE INDEX company_ref ON company (ref) WHERE ref IS NOT NULL;
CREATE INDEX company_match ON company (match_key);
CREATE INDEX company_search ON company (search);
CREATE INDEX company_parent ON company (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX company_owner ON company (owner_id) WHERE owner_id IS NOT NULL;
CREATE UNIQUE INDEX person_ref ON person (ref) WHERE ref IS NOT NULL;
CREATE INDEX person_company ON person (company_id, chart_order, id);
CREATE INDEX person_reports_to ON person (reports_to) WHERE reports_to IS NOT NULL;
CREATE INDEX person_match ON person (match_key);
CREATE INDEX person_email ON person (email) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX deal_ref ON deal (ref) WHERE ref IS NOT NULL;
CREATE INDEX deal_board ON deal (stage_id, position, id, owner_id, grade) WHERE on_board = 1;
CREATE INDEX deal_company ON deal (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX participant_person ON participant (person_id);
CREATE INDEX activity_deal ON activity (deal_id, done) WHERE deal_id IS NOT NULL;
CREATE INDEX activity_company ON activity (company_id, done) WHERE company_id IS NOT NULL;
CREATE INDEX activity_planned ON activity (planned, id) WHERE done IS NULL;
CREATE INDEX activity_person_person ON activity_person (person_id);
CREATE INDEX activity_member_member ON activity_member (member_id);
CREATE INDEX stage_event_operation ON stage_event (operation_id);
CREATE INDEX stage_event_voided ON stage_event (voided_by) WHERE voided_by IS NOT NULL;
CREATE INDEX owner_event_row ON owner_event (tbl, row_id);
CREATE INDEX owner_event_operation ON owner_event (operation_id);
CREATE INDEX owner_event_voided ON owner_event (voided_by) WHERE voided_by IS NOT NULL;
INSERT INTO rate VALUES('EUR','2025-02-28',7.75);
INSERT INTO rate VALUES('EUR','2026-01-01',7.9);
INSERT INTO rate VALUES('USD','2026-01-01',7.1);
COMMIT;
PRAGMA application_id=1349677941;
PRAGMA user_version=1;
