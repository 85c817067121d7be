/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-scorecard.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitScorecard:
 *
 * A deal assessed by a scorecard on a day. A later one does not replace it.
 */
struct _PursuitScorecard
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitScorecard, pursuit_scorecard, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "deal" },
  { "template_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "scorecard_template" },
  { "day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Date") },
  { "by_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "note", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Note") },
  { "total", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Total"), .max = 5 },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_SCORECARD_N_FIELDS);

const PursuitEntity PURSUIT_SCORECARD_ENTITY = {
  .name = "scorecard",
  .plural = "scorecards",
  .label = N_ ("Assessment"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_scorecard_get_type,
};

static void
pursuit_scorecard_class_init (PursuitScorecardClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_SCORECARD_ENTITY);
}

static void
pursuit_scorecard_init (PursuitScorecard *self)
{
}
