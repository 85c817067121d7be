/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-run-private.h"

G_BEGIN_DECLS

/* Hooks of new and set for the definitions of custom fields; retiring, bringing back and putting in order are
 * those of the parts of a process. */
gboolean
pursuit_run_prepare_custom (PursuitRun *run, PursuitRow *row, GError **error);
gboolean
pursuit_run_check_custom (PursuitRun *run, PursuitRow *old, PursuitRow *changes, GError **error);

G_END_DECLS
