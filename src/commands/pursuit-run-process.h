/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-run-private.h"

G_BEGIN_DECLS

/*
 * What editing a process does, by command or as part of a generic one.
 */

/* Commands. */
gboolean
pursuit_run_copy_process (PursuitRun *run, GError **error);
gboolean
pursuit_run_retire (PursuitRun *run, GError **error);
gboolean
pursuit_run_bring_back (PursuitRun *run, GError **error);
gboolean
pursuit_run_reorder (PursuitRun *run, GError **error);
gboolean
pursuit_run_set_step (PursuitRun *run, GError **error);

/* Hooks of new, set and delete. They do nothing for records that are no part of a process. */
gboolean
pursuit_run_prepare_part (PursuitRun *run, PursuitRow *row, GError **error);
gboolean
pursuit_run_finish_part (PursuitRun *run, gint64 id, GError **error);
gboolean
pursuit_run_check_part (PursuitRun *run, PursuitRow *old, PursuitRow *changes, GError **error);
gboolean
pursuit_run_detach_part (PursuitRun *run, PursuitRow *row, GError **error);

/* Shared by both files. */
gboolean
pursuit_run_check_shape (PursuitRun *run, gint64 process_id, GError **error);
gboolean
pursuit_run_settle_places (PursuitRun *run, PursuitRow *row, gint64 before_id, GError **error);
gboolean
pursuit_run_check_place (PursuitRun *run, gint64 process_id, gint64 stage_id, GError **error);

G_END_DECLS
