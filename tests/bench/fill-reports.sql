-- SPDX-License-Identifier: GPL-3.0-or-later
-- What reports need beside the random deals, as much of it as there are deals: activities, who took part, rivals and
-- reasons, a year of weekly snapshots of the forecast, grades and their changes, companies in the pool, and a plan.

INSERT INTO activity (id, uid, updated_ms, kind, subject, deal_id, company_id, owner_id, done, search)
SELECT id, 'bench-activity-' || id, 0, CASE id % 4 WHEN 0 THEN 'call' WHEN 1 THEN 'visit' WHEN 2 THEN 'mail' ELSE 'meeting' END,
  'Talk', CASE WHEN id % 3 > 0 THEN id END, CASE WHEN id % 3 = 0 THEN company_id END, owner_id,
  date (created, '+' || (id % 40) || ' days'), 'talk'
FROM deal;

UPDATE deal SET close_reason = CASE id % 4 WHEN 0 THEN 'Price' WHEN 1 THEN 'Relation' WHEN 2 THEN 'Product' ELSE 'No budget' END,
  competitor = CASE WHEN id % 5 > 0 THEN 'Rival ' || (id % 9) END,
  strategy = CASE id % 3 WHEN 0 THEN 'frontal' WHEN 1 THEN 'flank' END
WHERE outcome <> 'open';

-- Two of the three people of a company, in every second deal.
INSERT INTO participant (uid, updated_ms, deal_id, person_id, roles, weight, attitude)
SELECT 'bench-part-' || d.id || '-' || p.id, 0, d.id, p.id, CASE p.id % 3 WHEN 1 THEN 'decision-maker' ELSE 'user' END,
  CASE WHEN d.id % 4 > 0 THEN 30 + p.id % 40 END, p.id % 5 - 2
FROM deal d JOIN person p ON p.company_id = d.company_id
WHERE d.outcome = 'won' AND p.id % 3 < 2;

INSERT INTO buying_criterion (id, uid, updated_ms, deal_id, name, weight, position)
SELECT id, 'bench-criterion-' || id, 0, id, 'Price', 40, 1 FROM deal WHERE id % 10 = 3;
INSERT INTO criterion_score (uid, updated_ms, criterion_id, competitor, points, day)
SELECT 'bench-score-' || id, 0, id, 'Rival ' || (id / 10 % 9), 3, '2026-01-01' FROM buying_criterion;

-- The forecast of each deal changed once on its way.
WITH RECURSIVE week (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM week WHERE n < 52)
INSERT INTO forecast_snapshot (day, taken_ms) SELECT date ('now', 'weekday 1', '-7 days', '-' || (7 * n) || ' days'), 0 FROM week;
INSERT INTO forecast_line (deal_id, first, until, owner_id, expected_close, amount, currency, probability, category)
SELECT id, created, date (created, '+30 days'), owner_id, date (expected_close, '-30 days'), amount * 8 / 10, currency, 0.3,
  'pipeline'
FROM deal;
INSERT INTO forecast_line (deal_id, first, until, owner_id, expected_close, amount, currency, probability, category)
SELECT id, date (created, '+30 days'), closed, owner_id, expected_close, amount, currency, 0.6,
  CASE id % 3 WHEN 0 THEN 'commit' WHEN 1 THEN 'best-case' ELSE 'pipeline' END
FROM deal WHERE closed IS NULL OR closed > date (created, '+30 days');

-- As many companies again, of whom nothing came yet; a third of them in the pool.
INSERT INTO company (uid, updated_ms, name, industry, region, match_key, search, sort_key, grade, life, pool_since, owner_id)
SELECT 'bench-' || uid, 0, name || ' Works', industry, region, match_key || 'works', search, sort_key, 'D', 'target',
  CASE WHEN id % 3 = 0 THEN date ('now', '-' || (id % 300) || ' days') END, CASE WHEN id % 3 > 0 THEN owner_id END
FROM company;
INSERT INTO grade_event (operation_id, tbl, row_id, from_grade, to_grade, kind, at_ms, day)
SELECT 1, 'company', c.id, substr ('DCB', n.n, 1), substr ('CBA', n.n, 1), 'computed', 0,
  date ('now', '-' || (c.id % 700 + 100 * (3 - n.n)) || ' days')
FROM company c, (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3) n
WHERE c.id % 2 = 0;

INSERT INTO plan (id, uid, updated_ms, year, currency, market_growth, growth)
SELECT 1, 'bench-plan', 0, CAST (strftime ('%Y', 'now') AS INTEGER), 'CNY', 0.1, 0.2;
INSERT INTO plan_line (uid, updated_ms, plan_id, owner_id, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12)
SELECT 'bench-line-' || id, 0, 1, id, 9e12, 9e12, 9e12, 9e12, 9e12, 9e12, 9e12, 9e12, 9e12, 9e12, 9e12, 9e12 FROM member;
