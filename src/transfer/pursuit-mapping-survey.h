/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-mapping.h"

G_BEGIN_DECLS

gboolean
pursuit_mapping_survey (PursuitMapping *self, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
