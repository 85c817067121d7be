/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-person.h"

G_BEGIN_DECLS

/* What the fields of a person are called in a vCard that have no property of their own: X-PURSUIT- and the
 * field's name in capitals. Both the reader and the writer go by it. */

#define PURSUIT_VCARD_PREFIX "X-PURSUIT-"

G_END_DECLS
