/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-scorecard-score.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitScorecardScore:
 *
 * The points of one criterion in an assessment.
 */
struct _PursuitScorecardScore
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitScorecardScore, pursuit_scorecard_score, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "scorecard_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "scorecard" },
  { "criterion_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "scorecard_criterion" },
  { "points", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Points"), .max = 5 },
  { "note", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Note") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_SCORECARD_SCORE_N_FIELDS);

const PursuitEntity PURSUIT_SCORECARD_SCORE_ENTITY = {
  .name = "score",
  .plural = "scores",
  .label = N_ ("Score"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_scorecard_score_get_type,
};

static void
pursuit_scorecard_score_class_init (PursuitScorecardScoreClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_SCORECARD_SCORE_ENTITY);
}

static void
pursuit_scorecard_score_init (PursuitScorecardScore *self)
{
}
