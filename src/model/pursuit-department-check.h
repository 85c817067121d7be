/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEPARTMENT_CHECK (pursuit_department_check_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDepartmentCheck,
                      pursuit_department_check,
                      PURSUIT,
                      DEPARTMENT_CHECK,
                      PursuitRecord)

extern const PursuitEntity PURSUIT_DEPARTMENT_CHECK_ENTITY;

/** The fields of a check between departments, in the order of its descriptor table. */
enum
{
  PURSUIT_DEPARTMENT_CHECK_CHECKER_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_DEPARTMENT_CHECK_CHECKER,
  PURSUIT_DEPARTMENT_CHECK_CHECKED_ID,
  PURSUIT_DEPARTMENT_CHECK_CHECKED,
  PURSUIT_DEPARTMENT_CHECK_NOTES,
  PURSUIT_DEPARTMENT_CHECK_N_FIELDS
};

G_END_DECLS
