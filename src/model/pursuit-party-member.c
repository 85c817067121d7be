/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-party-member.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitPartyMember:
 *
 * A person in a group of a deal. Need not be a participant, nor belong to the deal’s company.
 */
struct _PursuitPartyMember
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitPartyMember, pursuit_party_member, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "party_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "party" },
  { "party", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Group") },
  { "person_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "person" },
  { "person", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Person"), .target = "person" },
  { "chairs", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Chairs it") },
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_JSON, NULL, .target = "deal" },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_PARTY_MEMBER_N_FIELDS);

const PursuitEntity PURSUIT_PARTY_MEMBER_ENTITY = {
  .name = "party_member",
  .plural = "party_members",
  .label = N_ ("Member of a group"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_party_member_get_type,
};

static void
pursuit_party_member_class_init (PursuitPartyMemberClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_PARTY_MEMBER_ENTITY);
}

static void
pursuit_party_member_init (PursuitPartyMember *self)
{
}
