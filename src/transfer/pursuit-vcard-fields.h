/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-person.h"

G_BEGIN_DECLS

/* What the fields of a person are called in a vCard that have no property of their own: X-PURSUIT- and the
 * field's name in capitals. Both the reader and the writer go by it. */

#define PURSUIT_VCARD_PREFIX "X-PURSUIT-"

/* The fields that have a property of RFC 2426 and RFC 6350, or one that is usual. */
static inline gboolean
pursuit_vcard_is_standard (guint field)
{
  switch (field)
    {
    case PURSUIT_PERSON_REF:
    case PURSUIT_PERSON_NAME:
    case PURSUIT_PERSON_COMPANY:
    case PURSUIT_PERSON_TITLE:
    case PURSUIT_PERSON_DEPARTMENT:
    case PURSUIT_PERSON_EMAIL:
    case PURSUIT_PERSON_PHONE:
    case PURSUIT_PERSON_MOBILE:
    case PURSUIT_PERSON_NOTES:
    case PURSUIT_PERSON_SALUTATION:
    case PURSUIT_PERSON_WECHAT:
    case PURSUIT_PERSON_BIRTHDAY:
    case PURSUIT_PERSON_HOME_ADDRESS:
    case PURSUIT_PERSON_PHOTO:
      return TRUE;
    default:
      return FALSE;
    }
}

G_END_DECLS
