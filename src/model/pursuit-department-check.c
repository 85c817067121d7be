/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-department-check.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitDepartmentCheck:
 *
 * That one department of a company checks what another does.
 */
struct _PursuitDepartmentCheck
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitDepartmentCheck, pursuit_department_check, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "checker_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "department" },
  { "checker", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Checks"), .target = "department" },
  { "checked_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "department" },
  { "checked", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Is checked"), .target = "department" },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Notes") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_DEPARTMENT_CHECK_N_FIELDS);

const PursuitEntity PURSUIT_DEPARTMENT_CHECK_ENTITY = {
  .name = "department_check",
  .plural = "department_checks",
  .label = N_ ("Check between departments"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_department_check_get_type,
};

static void
pursuit_department_check_class_init (PursuitDepartmentCheckClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_DEPARTMENT_CHECK_ENTITY);
}

static void
pursuit_department_check_init (PursuitDepartmentCheck *self)
{
}
