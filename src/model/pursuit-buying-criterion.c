/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-buying-criterion.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitBuyingCriterion:
 *
 * Something by which the customer of a deal judges the bidders, with the customer’s weight.
 */
struct _PursuitBuyingCriterion
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitBuyingCriterion, pursuit_buying_criterion, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "deal" },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Name") },
  { "weight", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Weight"), .max = 1000 },
  { "position", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_BUYING_CRITERION_N_FIELDS);

const PursuitEntity PURSUIT_BUYING_CRITERION_ENTITY = {
  .name = "buying_criterion",
  .plural = "buying_criteria",
  .label = N_ ("Buying criterion"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_buying_criterion_get_type,
};

static void
pursuit_buying_criterion_class_init (PursuitBuyingCriterionClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_BUYING_CRITERION_ENTITY);
}

static void
pursuit_buying_criterion_init (PursuitBuyingCriterion *self)
{
}
