/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-scorecard-template.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitScorecardTemplate:
 *
 * A scorecard: criteria with weights, by which deals are assessed, and the totals from which a deal is
 * worth it.
 */
struct _PursuitScorecardTemplate
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitScorecardTemplate, pursuit_scorecard_template, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "code", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Name") },
  { "name_other", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED },
  { "purpose", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Purpose") },
  { "pursue", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Pursue from"), .max = 5 },
  { "lower", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Lower contact level from"), .max = 5 },
  { "position", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "retired", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Retired") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_SCORECARD_TEMPLATE_N_FIELDS);

const PursuitEntity PURSUIT_SCORECARD_TEMPLATE_ENTITY = {
  .name = "scorecard_template",
  .plural = "scorecard_templates",
  .label = N_ ("Scorecard"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_scorecard_template_get_type,
};

static void
pursuit_scorecard_template_class_init (PursuitScorecardTemplateClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_SCORECARD_TEMPLATE_ENTITY);
}

static void
pursuit_scorecard_template_init (PursuitScorecardTemplate *self)
{
}
