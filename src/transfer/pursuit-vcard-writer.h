/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

/**
 * PursuitVcardOptions: what a card gets beside the person's own record.
 * @version_4: version 4.0 (RFC 6350), not 3.0 (RFC 2426)
 * @with_private: the sensitive fields too
 * @manager: (nullable): the UID of the manager's card
 * @photo: (nullable): a PNG or JPEG image
 */
typedef struct
{
  gboolean version_4;
  gboolean with_private;
  const char *manager;
  GBytes *photo;
} PursuitVcardOptions;

const char *
pursuit_vcard_get_uid (PursuitRecord *person);
char *
pursuit_vcard_write (PursuitRecord *person, const PursuitVcardOptions *options, GError **error);

G_END_DECLS
