/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-criterion-score.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitCriterionScore:
 *
 * How a bidder stands on a buying criterion; an empty competitor is ourselves. Of several the latest
 * counts.
 */
struct _PursuitCriterionScore
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitCriterionScore, pursuit_criterion_score, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "criterion_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "buying_criterion" },
  { "competitor", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Competitor") },
  { "points", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Points"), .max = 5 },
  { "day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Date") },
  { "by_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "member" },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_CRITERION_SCORE_N_FIELDS);

const PursuitEntity PURSUIT_CRITERION_SCORE_ENTITY = {
  .name = "criterion_score",
  .plural = "criterion_scores",
  .label = N_ ("Score by a buying criterion"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_criterion_score_get_type,
};

static void
pursuit_criterion_score_class_init (PursuitCriterionScoreClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_CRITERION_SCORE_ENTITY);
}

static void
pursuit_criterion_score_init (PursuitCriterionScore *self)
{
}
