/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-process.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitProcess:
 *
 * A named list of stages that deals go through; or, of the kind “call”, the steps and questions by which one
 * call on a customer is planned.
 */
struct _PursuitProcess
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitProcess, pursuit_process, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_PROCESS_KINDS[] = {
  { "deal", N_ ("Course of a deal") },
  { "call", N_ ("Plan of a call") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "code", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Name") },
  { "position", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "retired", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Retired") },
  { "kind", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Kind"), .choices = PURSUIT_PROCESS_KINDS },
  { "description", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Description") },
  { "drift_ahead", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Customer ahead from steps"), .min = 1, .max = 20 },
  { "drift_behind", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("We are ahead from steps"), .min = 1, .max = 20 },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_PROCESS_N_FIELDS);

const PursuitEntity PURSUIT_PROCESS_ENTITY = {
  .name = "process",
  .plural = "processes",
  .label = N_ ("Process"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_process_get_type,
};

static void
pursuit_process_class_init (PursuitProcessClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_PROCESS_ENTITY);
}

static void
pursuit_process_init (PursuitProcess *self)
{
}
