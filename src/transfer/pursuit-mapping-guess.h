/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-mapping.h"

G_BEGIN_DECLS

PursuitMapping *
pursuit_mapping_guess (const char *path,
                       const PursuitEntity *entity,
                       PursuitEncoding encoding,
                       GPtrArray *stages,
                       GCancellable *cancellable,
                       GError **error);
int
pursuit_mapping_guess_field (const PursuitEntity *entity, const char *header);
const PursuitEntity *
pursuit_mapping_guess_entity (const char *const *headers, guint n_headers);
char *
pursuit_mapping_guess_stage (PursuitMapping *mapping, const char *value);

G_END_DECLS
