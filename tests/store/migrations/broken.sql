-- Fails at its end, when much is changed already.
ALTER TABLE company ADD COLUMN nickname TEXT;
DELETE FROM stage_event;
DELETE FROM deal;
DROP TABLE deal_summary;
INSERT INTO nowhere (id) VALUES (1);
