/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ATTACHMENT (pursuit_attachment_get_type ())
G_DECLARE_FINAL_TYPE (PursuitAttachment, pursuit_attachment, PURSUIT, ATTACHMENT, PursuitRecord)

extern const PursuitEntity PURSUIT_ATTACHMENT_ENTITY;

/** The fields of an attachment, in the order of its descriptor table. */
enum
{
  PURSUIT_ATTACHMENT_DEAL_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_ATTACHMENT_COMPANY_ID,
  PURSUIT_ATTACHMENT_PERSON_ID,
  PURSUIT_ATTACHMENT_NAME,
  PURSUIT_ATTACHMENT_TAG,
  PURSUIT_ATTACHMENT_SHA256,
  PURSUIT_ATTACHMENT_SIZE,
  PURSUIT_ATTACHMENT_MIME,
  PURSUIT_ATTACHMENT_DAY,
  PURSUIT_ATTACHMENT_BY_ID,
  PURSUIT_ATTACHMENT_BY,
  PURSUIT_ATTACHMENT_N_FIELDS
};

/**
 * PursuitKeptFile: a file whose bytes lie beside the database, found by what is in them. Free with
 * pursuit_kept_file_free().
 *
 * @name: what people call it, without a folder
 * @sha256: of its bytes, in 64 hexadecimal letters
 * @size: in bytes
 * @mime: (nullable): what it seems to be
 */
typedef struct
{
  char *name;
  char *sha256;
  gint64 size;
  char *mime;
} PursuitKeptFile;

void
pursuit_kept_file_free (PursuitKeptFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitKeptFile, pursuit_kept_file_free)

G_END_DECLS
