/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-table.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_MERGE_DIALOG (pursuit_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitMergeDialog, pursuit_merge_dialog, PURSUIT, MERGE_DIALOG, AdwWindow)

PursuitMergeDialog *
pursuit_merge_dialog_present (PursuitWindow *window,
                              const PursuitEntity *entity,
                              gint64 keep_id,
                              gint64 drop_id);
void
pursuit_merge_dialog_choose (PursuitMergeDialog *self, guint field, gboolean drop);
void
pursuit_merge_dialog_merge (PursuitMergeDialog *self);
void
pursuit_merge_dialog_ask (PursuitTable *table, PursuitListSpec *spec, guint count, gpointer unused);

G_END_DECLS
