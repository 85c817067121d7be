-- What a later version may do: another column, another table, other contents.
ALTER TABLE company ADD COLUMN nickname TEXT;
UPDATE company SET nickname = upper(name);
CREATE TABLE hobby (id INTEGER PRIMARY KEY, company_id INTEGER NOT NULL REFERENCES company (id)) STRICT;
INSERT INTO hobby (company_id) SELECT id FROM company;
