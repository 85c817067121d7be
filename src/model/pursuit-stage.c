/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-stage.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitStage:
 *
 * A stage of a process, with the numbers that stand over its column: they come from the kept summary.
 */
struct _PursuitStage
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitStage, pursuit_stage, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_PHASES[] = {
  { "sell", N_ ("Selling") },
  { "deliver", N_ ("Delivery") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "process_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "process" },
  { "process", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Process"), .target = "process" },
  { "code", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Name") },
  { "name_other", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED },
  { "buying_stage", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Buying stage") },
  { "buying_stage_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "buying_stage" },
  { "purpose", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Purpose") },
  { "watch", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Whom to watch") },
  { "position", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "phase", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Phase"), .choices = PURSUIT_PHASES },
  { "probability", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Base probability"), .min = 0, .max = 1 },
  { "stale_days", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Stale after days"), .min = 0, .max = 3650 },
  { "retired", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Retired") },
  { "count", PURSUIT_FIELD_INT, PURSUIT_FIELD_JSON, N_ ("Deals") },
  { "amount", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_JSON, N_ ("Amount") },
  { "weighted", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_JSON, N_ ("Weighted amount") },
  { "currency", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Currency") },
  { "missing_rate", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, NULL },
  { "process_kind", PURSUIT_FIELD_TEXT, 0, NULL },
  { "drift_ahead", PURSUIT_FIELD_INT, 0, NULL },
  { "drift_behind", PURSUIT_FIELD_INT, 0, NULL },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_STAGE_N_FIELDS);

const PursuitEntity PURSUIT_STAGE_ENTITY = {
  .name = "stage",
  .plural = "stages",
  .label = N_ ("Stage"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_stage_get_type,
};

static void
pursuit_stage_class_init (PursuitStageClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_STAGE_ENTITY);
}

static void
pursuit_stage_init (PursuitStage *self)
{
}
