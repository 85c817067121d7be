/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_COMPANY_DIMENSION (pursuit_company_dimension_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCompanyDimension,
                      pursuit_company_dimension,
                      PURSUIT,
                      COMPANY_DIMENSION,
                      PursuitRecord)

extern const PursuitEntity PURSUIT_COMPANY_DIMENSION_ENTITY;

/** The fields of a classification, in the order of its descriptor table. */
enum
{
  PURSUIT_COMPANY_DIMENSION_COMPANY_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_COMPANY_DIMENSION_COMPANY,
  PURSUIT_COMPANY_DIMENSION_NAME,
  PURSUIT_COMPANY_DIMENSION_VALUE,
  PURSUIT_COMPANY_DIMENSION_N_FIELDS
};

G_END_DECLS
