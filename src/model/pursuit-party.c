/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-party.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitParty:
 *
 * A group of people that takes part in a deal as one. Its members are #PursuitPartyMember.
 */
struct _PursuitParty
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitParty, pursuit_party, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_PARTY_KINDS[] = {
  { "evaluation", N_ ("Evaluation committee") },
  { "design", N_ ("Design group") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "deal" },
  { "deal", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Deal"), .target = "deal" },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Name") },
  { "kind", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Kind"), .choices = PURSUIT_PARTY_KINDS },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes") },
  { "members", PURSUIT_FIELD_INT, PURSUIT_FIELD_JSON, N_ ("Members") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_PARTY_N_FIELDS);

const PursuitEntity PURSUIT_PARTY_ENTITY = {
  .name = "party",
  .plural = "parties",
  .label = N_ ("Group"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_party_get_type,
};

static void
pursuit_party_class_init (PursuitPartyClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_PARTY_ENTITY);
}

static void
pursuit_party_init (PursuitParty *self)
{
}
