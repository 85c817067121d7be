/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-run-private.h"

G_BEGIN_DECLS

/* Plans: what the commands of pursuit-plan-command.h do, and what plans need beyond their fields. */

gboolean
pursuit_run_fill_plan (PursuitRun *run, GError **error);
gboolean
pursuit_run_set_targets (PursuitRun *run, GError **error);
gboolean
pursuit_run_check_plan (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error);
gboolean
pursuit_run_detach_plan (PursuitRun *run, PursuitRow *row, GError **error);
gboolean
pursuit_run_check_forecast (PursuitRow *deal, GError **error);

G_END_DECLS
