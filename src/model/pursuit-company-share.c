/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company-share.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitCompanyShare:
 *
 * A company that somebody beside its owner may look into or write in.
 */
struct _PursuitCompanyShare
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitCompanyShare, pursuit_company_share, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_SHARE_RIGHTS[] = {
  { "read", N_ ("Read") },
  { "write", N_ ("Read and write") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "company_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "company" },
  { "company", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Company") },
  { "member_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "member", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Shared with") },
  { "may", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Right"), .choices = PURSUIT_SHARE_RIGHTS },
  { "until", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Until") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_COMPANY_SHARE_N_FIELDS);

const PursuitEntity PURSUIT_COMPANY_SHARE_ENTITY = {
  .name = "company_share",
  .plural = "company_shares",
  .label = N_ ("Share"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_company_share_get_type,
};

static void
pursuit_company_share_class_init (PursuitCompanyShareClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_COMPANY_SHARE_ENTITY);
}

static void
pursuit_company_share_init (PursuitCompanyShare *self)
{
}
