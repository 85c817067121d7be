/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-plan.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitPlan:
 *
 * What is to be won in a fiscal year: how much the market grows, how much we want to grow, and the people
 * whom that takes. The targets are its lines, see #PursuitPlanLine.
 */
struct _PursuitPlan
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitPlan, pursuit_plan, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_PLAN_SPLITS[] = {
  { "month", N_ ("Months") },
  { "quarter", N_ ("Quarters") },
  { "half", N_ ("Half-years") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "year", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Year"), .min = 1900, .max = 9999 },
  { "currency", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Currency") },
  { "split", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Targets for"), .choices = PURSUIT_PLAN_SPLITS },
  { "market_growth", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Growth of the market"), .min = -1, .max = 10 },
  { "growth", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Our growth"), .min = -1, .max = 10 },
  { "presales", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Pre-sales people"), .max = 1e6 },
  { "presales_load", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Each carries, in a year") },
  { "aftersales", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("After-sales people"), .max = 1e6 },
  { "aftersales_load", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Each carries, in a year") },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_PLAN_N_FIELDS);

const PursuitEntity PURSUIT_PLAN_ENTITY = {
  .name = "plan",
  .plural = "plans",
  .label = N_ ("Plan"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_plan_get_type,
};

static void
pursuit_plan_class_init (PursuitPlanClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_PLAN_ENTITY);
}

static void
pursuit_plan_init (PursuitPlan *self)
{
}
