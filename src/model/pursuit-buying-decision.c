/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-buying-decision.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitBuyingDecision:
 *
 * One of the five decisions that every purchase takes, and how it stands in one deal.
 */
struct _PursuitBuyingDecision
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitBuyingDecision, pursuit_buying_decision, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_BUYING_DECISIONS[] = {
  { "buy", N_ ("Buy at all?") },     { "when", N_ ("When?") }, { "budget", N_ ("With what budget?") },
  { "supplier", N_ ("From whom?") }, { "sign", N_ ("Sign?") }, { NULL, NULL },
};

const PursuitChoice PURSUIT_DECISION_STATES[] = {
  { "open", N_ ("Open") },
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "deal" },
  { "code", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Decision"), .choices = PURSUIT_BUYING_DECISIONS },
  { "state", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Decided"), .choices = PURSUIT_DECISION_STATES },
  { "text", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("What was decided") },
  { "day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Decided on") },
  { "source", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Told by") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_BUYING_DECISION_N_FIELDS);

const PursuitEntity PURSUIT_BUYING_DECISION_ENTITY = {
  .name = "buying_decision",
  .plural = "buying_decisions",
  .label = N_ ("Decision of the purchase"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_buying_decision_get_type,
};

static void
pursuit_buying_decision_class_init (PursuitBuyingDecisionClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_BUYING_DECISION_ENTITY);
}

static void
pursuit_buying_decision_init (PursuitBuyingDecision *self)
{
}
