/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-list-sum.h"
#include "pursuit-select.h"

G_BEGIN_DECLS

GPtrArray *
pursuit_select_groups (PursuitDb *db,
                       PursuitListSpec *spec,
                       const PursuitSelectContext *context,
                       int sum_field,
                       GError **error);
gboolean
pursuit_select_letters (PursuitDb *db,
                        PursuitListSpec *spec,
                        const PursuitSelectContext *context,
                        guint field,
                        gint64 counts[PURSUIT_N_LETTERS],
                        GError **error);

G_END_DECLS
