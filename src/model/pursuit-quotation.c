/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-quotation.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitQuotation:
 *
 * A price that we offered to a customer.
 */
struct _PursuitQuotation
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitQuotation, pursuit_quotation, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_QUOTATION_STATES[] = {
  { "draft", N_ ("Draft") },       { "sent", N_ ("Sent") }, { "accepted", N_ ("Accepted") },
  { "declined", N_ ("Declined") }, { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "company_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "company" },
  { "company", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Company"), .target = "company" },
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "deal" },
  { "deal", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Deal"), .target = "deal" },
  { "number", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Number") },
  { "title", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("What for") },
  { "day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Date") },
  { "valid_until", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Valid until") },
  { "amount", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Amount") },
  { "currency", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Currency") },
  { "state", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("State"), .choices = PURSUIT_QUOTATION_STATES },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_QUOTATION_N_FIELDS);

const PursuitEntity PURSUIT_QUOTATION_ENTITY = {
  .name = "quotation",
  .plural = "quotations",
  .label = N_ ("Quotation"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_quotation_get_type,
};

static void
pursuit_quotation_class_init (PursuitQuotationClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_QUOTATION_ENTITY);
}

static void
pursuit_quotation_init (PursuitQuotation *self)
{
}
