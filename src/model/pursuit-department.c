/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-department.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitDepartment:
 *
 * A department of a company, with its head and the one it belongs to.
 */
struct _PursuitDepartment
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitDepartment, pursuit_department, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "company_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "company" },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Name") },
  { "parent_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "department" },
  { "parent", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Part of"), .target = "department" },
  { "head_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "person" },
  { "head", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Head"), .target = "person" },
  { "people", PURSUIT_FIELD_INT, PURSUIT_FIELD_JSON, N_ ("People") },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_DEPARTMENT_N_FIELDS);

const PursuitEntity PURSUIT_DEPARTMENT_ENTITY = {
  .name = "department",
  .plural = "departments",
  .label = N_ ("Department"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_department_get_type,
};

static void
pursuit_department_class_init (PursuitDepartmentClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_DEPARTMENT_ENTITY);
}

static void
pursuit_department_init (PursuitDepartment *self)
{
}
