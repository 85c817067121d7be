/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-template-private.h"

G_BEGIN_DECLS

gboolean
pursuit_sample_tell_fields (PursuitTemplateSeed *seed,
                            GHashTable *ids,
                            gint64 minor_per_unit,
                            PursuitDay today,
                            GError **error);

G_END_DECLS
