/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-stage-work.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitStageWork:
 *
 * Something that we do in a stage.
 */
struct _PursuitStageWork
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitStageWork, pursuit_stage_work, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "stage_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "stage" },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Name") },
  { "name_other", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED },
  { "position", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "retired", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Retired") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_STAGE_WORK_N_FIELDS);

const PursuitEntity PURSUIT_STAGE_WORK_ENTITY = {
  .name = "work_item",
  .plural = "work_items",
  .label = N_ ("Work item"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_stage_work_get_type,
};

static void
pursuit_stage_work_class_init (PursuitStageWorkClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_STAGE_WORK_ENTITY);
}

static void
pursuit_stage_work_init (PursuitStageWork *self)
{
}
