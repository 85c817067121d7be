/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-member.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitMember:
 *
 * One of us: owner of deals and actor of changes.
 */
struct _PursuitMember
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitMember, pursuit_member, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_KEY, NC_ ("person", "Name"), .context = "person", .synonyms = "name|owner|sales agent|agent|salesperson|sales rep|member|姓名|负责人|销售|销售员|业务员" },
  { "manager", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Manager"), .synonyms = "manager|supervisor|team lead|经理|主管|上级" },
  { "region", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Region"), .synonyms = "region|regional office|office|area|territory|地区|区域|办事处" },
  { "active", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Active") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_MEMBER_N_FIELDS);

const PursuitEntity PURSUIT_MEMBER_ENTITY = {
  .name = "member",
  .plural = "owners",
  .label = N_ ("Owner"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_member_get_type,
};

static void
pursuit_member_class_init (PursuitMemberClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_MEMBER_ENTITY);
}

static void
pursuit_member_init (PursuitMember *self)
{
}
