/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEPARTMENT (pursuit_department_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDepartment, pursuit_department, PURSUIT, DEPARTMENT, PursuitRecord)

extern const PursuitEntity PURSUIT_DEPARTMENT_ENTITY;

/** The fields of a department, in the order of its descriptor table. */
enum
{
  PURSUIT_DEPARTMENT_COMPANY_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_DEPARTMENT_NAME,
  PURSUIT_DEPARTMENT_PARENT_ID,
  PURSUIT_DEPARTMENT_PARENT,
  PURSUIT_DEPARTMENT_HEAD_ID,
  PURSUIT_DEPARTMENT_HEAD,
  PURSUIT_DEPARTMENT_PEOPLE,
  PURSUIT_DEPARTMENT_NOTES,
  PURSUIT_DEPARTMENT_N_FIELDS
};

G_END_DECLS
