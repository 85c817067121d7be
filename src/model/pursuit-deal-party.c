/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-party.h"

#include "pursuit-deal.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitDealParty:
 *
 * A company that takes part in a deal beside the customer: an end user, a design institute, a contractor.
 */
struct _PursuitDealParty
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitDealParty, pursuit_deal_party, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_DEAL_PARTY_ROLES[] = {
  { "end-user", N_ ("End user") },
  { "design", N_ ("Design institute") },
  { "contractor", N_ ("General contractor") },
  { "agent", N_ ("Agent") },
  { "tender", N_ ("Tender agency") },
  { "other", N_ ("Other party") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "deal" },
  { "deal", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Deal"), .target = "deal" },
  { "company_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "company" },
  { "company", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Company"), .target = "company" },
  { "role", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Role"), .choices = PURSUIT_DEAL_PARTY_ROLES },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes") },
  { "outcome", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_JSON, N_ ("State of the deal"), .choices = PURSUIT_OUTCOMES },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_DEAL_PARTY_N_FIELDS);

const PursuitEntity PURSUIT_DEAL_PARTY_ENTITY = {
  .name = "deal_party",
  .plural = "deal_parties",
  .label = N_ ("Party of a deal"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_deal_party_get_type,
};

static void
pursuit_deal_party_class_init (PursuitDealPartyClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_DEAL_PARTY_ENTITY);
}

static void
pursuit_deal_party_init (PursuitDealParty *self)
{
}
