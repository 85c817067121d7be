/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-template-private.h"

G_BEGIN_DECLS

gint64
pursuit_sample_find_market (PursuitTemplateSeed *seed, const char *axis, const char *code);
gboolean
pursuit_sample_tell_prospects (PursuitTemplateSeed *seed,
                               JsonObject *customers,
                               GHashTable *ids,
                               PursuitDay today,
                               GError **error);

G_END_DECLS
