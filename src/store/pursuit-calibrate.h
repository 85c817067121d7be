/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-calibration.h"
#include "pursuit-store.h"

G_BEGIN_DECLS

/**
 * PursuitWinHistory: what the database knows of how well chances were told.
 *
 * @deals: (element-type PursuitClosedDeal): the entries into stages of all deals that were won, lost or
 * withdrawn
 * @model: what chances are computed with now
 * @fitted: the day on which it was fitted; %PURSUIT_DAY_NONE for the plain rule
 */
typedef struct
{
  GArray *deals;
  PursuitWinModel model;
  PursuitDay fitted;
} PursuitWinHistory;

PursuitWinHistory *
pursuit_win_history_read (PursuitDb *db, GError **error);
void
pursuit_win_history_free (PursuitWinHistory *self);

gpointer
pursuit_calibrate_fit (PursuitStore *store,
                       PursuitDb *db,
                       gpointer unused,
                       GCancellable *cancellable,
                       GError **error);
gpointer
pursuit_calibrate_fit_when_due (PursuitStore *store,
                                PursuitDb *db,
                                gpointer unused,
                                GCancellable *cancellable,
                                GError **error);
gboolean
pursuit_calibrate_note_day (PursuitDb *db, PursuitDay today, GError **error);
gpointer
pursuit_calibrate_keep (PursuitStore *store,
                        PursuitDb *db,
                        gpointer model,
                        GCancellable *cancellable,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitWinHistory, pursuit_win_history_free)

G_END_DECLS
