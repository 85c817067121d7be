/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-scorecard-anchor.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitScorecardAnchor:
 *
 * What a number of points means for a criterion, in words.
 */
struct _PursuitScorecardAnchor
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitScorecardAnchor, pursuit_scorecard_anchor, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "criterion_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "scorecard_criterion" },
  { "points", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Points"), .max = 5 },
  { "text", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Meaning") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_SCORECARD_ANCHOR_N_FIELDS);

const PursuitEntity PURSUIT_SCORECARD_ANCHOR_ENTITY = {
  .name = "scorecard_anchor",
  .plural = "scorecard_anchors",
  .label = N_ ("Meaning"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_scorecard_anchor_get_type,
};

static void
pursuit_scorecard_anchor_class_init (PursuitScorecardAnchorClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_SCORECARD_ANCHOR_ENTITY);
}

static void
pursuit_scorecard_anchor_init (PursuitScorecardAnchor *self)
{
}
