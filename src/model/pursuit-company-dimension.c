/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company-dimension.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitCompanyDimension:
 *
 * What a company is in a dimension that the user made up: “buying group”, “safety class”.
 */
struct _PursuitCompanyDimension
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitCompanyDimension, pursuit_company_dimension, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "company_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "company" },
  { "company", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Company"), .target = "company" },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Dimension") },
  { "value", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Value") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_COMPANY_DIMENSION_N_FIELDS);

const PursuitEntity PURSUIT_COMPANY_DIMENSION_ENTITY = {
  .name = "company_dimension",
  .plural = "company_dimensions",
  .label = N_ ("Classification"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_company_dimension_get_type,
};

static void
pursuit_company_dimension_class_init (PursuitCompanyDimensionClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_COMPANY_DIMENSION_ENTITY);
}

static void
pursuit_company_dimension_init (PursuitCompanyDimension *self)
{
}
