/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-buying-stage.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitBuyingStage:
 *
 * A step in which the customer buys. The stages of a process answer them.
 */
struct _PursuitBuyingStage
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitBuyingStage, pursuit_buying_stage, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "process_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "process" },
  { "code", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Name") },
  { "name_other", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED },
  { "position", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "retired", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Retired") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_BUYING_STAGE_N_FIELDS);

const PursuitEntity PURSUIT_BUYING_STAGE_ENTITY = {
  .name = "buying_stage",
  .plural = "buying_stages",
  .label = N_ ("Buying stage"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_buying_stage_get_type,
};

static void
pursuit_buying_stage_class_init (PursuitBuyingStageClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_BUYING_STAGE_ENTITY);
}

static void
pursuit_buying_stage_init (PursuitBuyingStage *self)
{
}
