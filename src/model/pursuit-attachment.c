/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-attachment.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitAttachment:
 *
 * A file that belongs to a deal, a company or a person. Its bytes lie beside the database under their
 * SHA-256; files with the same bytes share them.
 */
struct _PursuitAttachment
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitAttachment, pursuit_attachment, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "deal" },
  { "company_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED, NULL, .target = "company" },
  { "person_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED, NULL, .target = "person" },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Name") },
  { "tag", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("What it is") },
  { "sha256", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "size", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Size") },
  { "mime", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Type") },
  { "day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Attached on") },
  { "by_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED, NULL, .target = "member" },
  { "by", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Attached by") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_ATTACHMENT_N_FIELDS);

const PursuitEntity PURSUIT_ATTACHMENT_ENTITY = {
  .name = "attachment",
  .plural = "attachments",
  .label = N_ ("File"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_attachment_get_type,
};

static void
pursuit_attachment_class_init (PursuitAttachmentClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_ATTACHMENT_ENTITY);
}

static void
pursuit_attachment_init (PursuitAttachment *self)
{
}

/** pursuit_kept_file_free: frees what is known of a file; the file stays. */
void
pursuit_kept_file_free (PursuitKeptFile *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->sha256);
  g_free (self->mime);
  g_free (self);
}
