/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-product-in-use.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitProductInUse:
 *
 * A product like ours that a company uses, a competitor’s or our own, how content it is with it, and who
 * sells it there.
 */
struct _PursuitProductInUse
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitProductInUse, pursuit_product_in_use, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "company_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "company" },
  { "company", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Company"), .target = "company" },
  { "product", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Product") },
  { "supplier", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Supplier") },
  { "ours", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Ours") },
  { "used_for", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Used for") },
  { "spend", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Spent a year") },
  { "satisfaction", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Satisfaction, 1 to 5"), .min = 1, .max = 5 },
  { "contact", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Their salesperson") },
  { "contact_style", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("How that person works") },
  { "contact_relations", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Whom that person knows") },
  { "since", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Since") },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes") },
  { "currency", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Currency") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_PRODUCT_IN_USE_N_FIELDS);

const PursuitEntity PURSUIT_PRODUCT_IN_USE_ENTITY = {
  .name = "product_in_use",
  .plural = "products_in_use",
  .label = N_ ("Product in use"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_product_in_use_get_type,
};

static void
pursuit_product_in_use_class_init (PursuitProductInUseClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_PRODUCT_IN_USE_ENTITY);
}

static void
pursuit_product_in_use_init (PursuitProductInUse *self)
{
}
