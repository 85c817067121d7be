/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-scorecard-criterion.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitScorecardCriterion:
 *
 * One thing by which a scorecard assesses a deal.
 */
struct _PursuitScorecardCriterion
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitScorecardCriterion, pursuit_scorecard_criterion, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "template_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "scorecard_template" },
  { "code", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "heading", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Heading") },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Name") },
  { "name_other", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED },
  { "weight", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Weight"), .max = 1000 },
  { "position", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "retired", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Retired") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_SCORECARD_CRITERION_N_FIELDS);

const PursuitEntity PURSUIT_SCORECARD_CRITERION_ENTITY = {
  .name = "scorecard_criterion",
  .plural = "scorecard_criteria",
  .label = N_ ("Criterion"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_scorecard_criterion_get_type,
};

static void
pursuit_scorecard_criterion_class_init (PursuitScorecardCriterionClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_SCORECARD_CRITERION_ENTITY);
}

static void
pursuit_scorecard_criterion_init (PursuitScorecardCriterion *self)
{
}
