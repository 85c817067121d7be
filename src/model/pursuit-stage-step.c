/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-stage-step.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitStageStep:
 *
 * One cell of a process’s transition matrix: whether a deal may go from one stage to another, and what of
 * it must be filled in then.
 */
struct _PursuitStageStep
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitStageStep, pursuit_stage_step, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "process_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "process" },
  { "from_stage_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "stage" },
  { "to_stage_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "stage" },
  { "rule", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Rule") },
  { "required", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Required fields") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_STAGE_STEP_N_FIELDS);

const PursuitEntity PURSUIT_STAGE_STEP_ENTITY = {
  .name = "transition",
  .plural = "transitions",
  .label = N_ ("Transition"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_stage_step_get_type,
};

static void
pursuit_stage_step_class_init (PursuitStageStepClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_STAGE_STEP_ENTITY);
}

static void
pursuit_stage_step_init (PursuitStageStep *self)
{
}
