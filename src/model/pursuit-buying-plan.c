/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-buying-plan.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitBuyingPlan:
 *
 * What a company means to buy, or a problem that it has to solve.
 */
struct _PursuitBuyingPlan
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitBuyingPlan, pursuit_buying_plan, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_BUYING_PLAN_KINDS[] = {
  { "plan", N_ ("Means to buy") },
  { "problem", N_ ("Problem to solve") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "company_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "company" },
  { "company", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Company"), .target = "company" },
  { "kind", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Kind"), .choices = PURSUIT_BUYING_PLAN_KINDS },
  { "text", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("What") },
  { "planned", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Planned for") },
  { "amount", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Amount") },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes") },
  { "currency", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Currency") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_BUYING_PLAN_N_FIELDS);

const PursuitEntity PURSUIT_BUYING_PLAN_ENTITY = {
  .name = "buying_plan",
  .plural = "buying_plans",
  .label = N_ ("Buying plan"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_buying_plan_get_type,
};

static void
pursuit_buying_plan_class_init (PursuitBuyingPlanClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_BUYING_PLAN_ENTITY);
}

static void
pursuit_buying_plan_init (PursuitBuyingPlan *self)
{
}
