-- SPDX-License-Identifier: GPL-3.0-or-later
-- Scorecards and the customer's buying criteria.

-- name: score-templates
SELECT id, code, name, name_other, purpose, pursue, lower, retired FROM scorecard_template ORDER BY position, id

-- name: score-items
SELECT id, template_id, code, heading, name, name_other, weight, retired FROM scorecard_criterion
ORDER BY template_id, position, id

-- name: score-anchors
SELECT c.template_id, a.criterion_id, a.points, a.text FROM scorecard_anchor a
  JOIN scorecard_criterion c ON c.id = a.criterion_id

-- name: scorecards-of-deal
SELECT s.template_id, s.id, s.day, s.by_id, m.name, s.note, s.total FROM scorecard s LEFT JOIN member m ON m.id = s.by_id
WHERE s.deal_id = $1 ORDER BY s.day DESC, s.id DESC

-- name: scores-of-deal
SELECT s.template_id, p.scorecard_id, p.criterion_id, p.points, p.note FROM scorecard s
  JOIN score p ON p.scorecard_id = s.id
WHERE s.deal_id = $1

-- name: criteria-of-deal
SELECT c.id, c.name, c.weight, s.competitor, s.points FROM buying_criterion c
  LEFT JOIN criterion_score s ON s.criterion_id = c.id
WHERE c.deal_id = $1 ORDER BY c.position, c.id, s.day, s.id

-- name: scorecard-find
SELECT id FROM scorecard
WHERE deal_id = $1 AND template_id = $2 AND day = $3 AND COALESCE(by_id, 0) = $4 ORDER BY id DESC LIMIT 1

-- name: scorecard-ids-of-deal
SELECT id FROM scorecard WHERE deal_id = $1

-- name: scores-of-scorecard
SELECT id FROM score WHERE scorecard_id = $1

-- name: scores-of-scorecards-of-deal
SELECT p.id FROM score p JOIN scorecard s ON s.id = p.scorecard_id WHERE s.deal_id = $1

-- name: scores-of-item
SELECT id FROM score WHERE criterion_id = $1

-- name: anchors-of-item
SELECT id FROM scorecard_anchor WHERE criterion_id = $1

-- name: anchor-find
SELECT id FROM scorecard_anchor WHERE criterion_id = $1 AND points = $2

-- name: score-template-by-code
SELECT id FROM scorecard_template WHERE code = $1

-- name: score-template-last
SELECT COALESCE(max(position), 0) FROM scorecard_template WHERE id <> $1

-- name: criterion-ids-of-deal
SELECT id FROM buying_criterion WHERE deal_id = $1 ORDER BY position, id

-- name: criterion-scores-of-deal
SELECT s.id FROM criterion_score s JOIN buying_criterion c ON c.id = s.criterion_id WHERE c.deal_id = $1

-- name: criterion-scores-of-criterion
SELECT id FROM criterion_score WHERE criterion_id = $1

-- name: criterion-scores-of-bidder
SELECT id FROM criterion_score WHERE criterion_id = $1 AND competitor = $2 ORDER BY day DESC, id DESC

-- name: needs-of-criterion
SELECT id FROM need WHERE criterion_id = $1

-- name: deal-of-criterion
SELECT deal_id FROM buying_criterion WHERE id = $1
