/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-need-version.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitNeedVersion:
 *
 * What was known of a need on a day. The latest version counts; the older ones stay.
 */
struct _PursuitNeedVersion
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitNeedVersion, pursuit_need_version, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "need_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "need" },
  { "text", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_LONG, N_ ("Need") },
  { "day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Found on") },
  { "source", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Source") },
  { "by_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "by", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Noted by") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_NEED_VERSION_N_FIELDS);

const PursuitEntity PURSUIT_NEED_VERSION_ENTITY = {
  .name = "need_version",
  .plural = "need_versions",
  .label = N_ ("Version of a need"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_need_version_get_type,
};

static void
pursuit_need_version_class_init (PursuitNeedVersionClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_NEED_VERSION_ENTITY);
}

static void
pursuit_need_version_init (PursuitNeedVersion *self)
{
}
