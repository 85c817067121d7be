-- SPDX-License-Identifier: GPL-3.0-or-later
-- The company file, groups of companies, and companies that are there twice.

-- name: products-of-company
SELECT id FROM product_in_use WHERE company_id = $1

-- name: buying-plans-of-company
SELECT id FROM buying_plan WHERE company_id = $1

-- name: dimensions-of-company
SELECT id FROM company_dimension WHERE company_id = $1

-- name: deal-parties-of-company
SELECT id FROM deal_party WHERE company_id = $1

-- name: deal-parties-of-deal
SELECT id FROM deal_party WHERE deal_id = $1

-- name: complaints-of-company
SELECT id FROM complaint WHERE company_id = $1

-- name: complaints-of-deal
SELECT id FROM complaint WHERE deal_id = $1

-- name: complaints-of-person
SELECT id FROM complaint WHERE person_id = $1

-- name: quotations-of-company
SELECT id FROM quotation WHERE company_id = $1

-- name: quotations-of-deal
SELECT id FROM quotation WHERE deal_id = $1

-- name: attachments-of-company
SELECT id FROM attachment WHERE company_id = $1

-- name: not-duplicates-of-company
SELECT id FROM not_duplicate WHERE first_id = $1 OR second_id = $1

-- name: not-duplicate-find
SELECT id FROM not_duplicate WHERE first_id = $1 AND second_id = $2

-- name: dimension-find
SELECT id FROM company_dimension WHERE company_id = $1 AND name = $2

-- name: deal-party-find
SELECT id FROM deal_party WHERE deal_id = $1 AND company_id = $2 AND role = $3

-- The top of the group that company $1 belongs to; a group is no deeper than a hundred.
-- name: group-root
WITH RECURSIVE above (id, parent_id, depth) AS (
  SELECT id, parent_id, 0 FROM company WHERE id = $1
  UNION ALL SELECT c.id, c.parent_id, a.depth + 1 FROM company c JOIN above a ON c.id = a.parent_id WHERE a.depth < 100)
SELECT id FROM above ORDER BY depth DESC LIMIT 1

-- The companies of the group below $1, each behind its parent, by name.
-- name: group-members
WITH RECURSIVE below (id, depth, way) AS (
  SELECT id, 0, '' FROM company WHERE id = $1
  UNION ALL SELECT c.id, b.depth + 1, b.way || char(9) || c.sort_key || char(31) || c.id
  FROM below b JOIN company c ON c.parent_id = b.id WHERE b.depth < 100)
SELECT b.id, b.depth, c.parent_id, c.name FROM below b JOIN company c ON c.id = b.id ORDER BY b.way

-- What the deals of company $1 come to, by currency and, of those that were won, by the day whose rate they take.
-- name: company-deal-sums
SELECT currency, outcome, CASE WHEN outcome = 'won' THEN closed END, sum(COALESCE(amount, 0)), sum(weighted), count(*)
FROM deal WHERE company_id = $1 AND outcome IN ('open', 'won') GROUP BY 1, 2, 3

-- Whether $2 is $1 or stands below it in the group.
-- name: is-below
WITH RECURSIVE above (id, parent_id) AS (
  SELECT id, parent_id FROM company WHERE id = $2
  UNION SELECT c.id, c.parent_id FROM company c JOIN above a ON c.id = a.parent_id)
SELECT id FROM above WHERE id = $1

-- By what a company is found under another name.
-- name: company-key-texts
SELECT name, phone, email, website, credit_code FROM company WHERE id = $1

-- Companies with a key in common, at most fifty of each.
-- name: duplicates-by-name
SELECT id, name, phone, email, website, credit_code FROM company WHERE dup_name = $1 AND id <> $2 ORDER BY id LIMIT 50

-- name: duplicates-by-phone
SELECT id, name, phone, email, website, credit_code FROM company WHERE dup_phone = $1 AND id <> $2 ORDER BY id LIMIT 50

-- name: duplicates-by-domain
SELECT id, name, phone, email, website, credit_code FROM company WHERE dup_domain = $1 AND id <> $2 ORDER BY id LIMIT 50

-- name: duplicates-by-code
SELECT id, name, phone, email, website, credit_code FROM company WHERE dup_code = $1 AND id <> $2 ORDER BY id LIMIT 50

-- Keys that several companies have, in the order of the index.
-- name: scan-by-name
SELECT dup_name FROM company WHERE dup_name IS NOT NULL GROUP BY dup_name HAVING count(*) > 1

-- name: scan-by-phone
SELECT dup_phone FROM company WHERE dup_phone IS NOT NULL GROUP BY dup_phone HAVING count(*) BETWEEN 2 AND $1

-- name: scan-by-domain
SELECT dup_domain FROM company WHERE dup_domain IS NOT NULL GROUP BY dup_domain HAVING count(*) BETWEEN 2 AND $1

-- name: scan-by-code
SELECT dup_code FROM company WHERE dup_code IS NOT NULL GROUP BY dup_code HAVING count(*) > 1

-- name: scan-name-members
SELECT id, parent_id, name, phone, email, website, credit_code FROM company WHERE dup_name = $1 ORDER BY id

-- name: scan-phone-members
SELECT id, parent_id, name, phone, email, website, credit_code FROM company WHERE dup_phone = $1 ORDER BY id

-- name: scan-domain-members
SELECT id, parent_id, name, phone, email, website, credit_code FROM company WHERE dup_domain = $1 ORDER BY id

-- name: scan-code-members
SELECT id, parent_id, name, phone, email, website, credit_code FROM company WHERE dup_code = $1 ORDER BY id

-- name: companies-for-keys
SELECT id, name, phone, email, website, credit_code FROM company ORDER BY id

-- name: company-keys-write
UPDATE company SET dup_name = $2, dup_phone = $3, dup_domain = $4, dup_code = $5 WHERE id = $1

-- name: company-for-keys
SELECT id, name, phone, email, website, credit_code FROM company WHERE id = $1

-- Every column that points to table $1.
-- name: references-to
SELECT m.name, f."from" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
WHERE m.type = 'table' AND f."table" = $1 ORDER BY m.name, f."from"

-- name: not-duplicates
SELECT first_id, second_id FROM not_duplicate

-- The columns of the unique indexes of table $1 that consist of several.
-- name: unique-columns-of-table
SELECT l.name, i.name FROM pragma_index_list($1) l JOIN pragma_index_info(l.name) i
WHERE l."unique" = 1 AND (SELECT count(*) FROM pragma_index_info(l.name)) > 1 ORDER BY l.name, i.seqno
