/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PART_DIALOG (pursuit_part_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPartDialog, pursuit_part_dialog, PURSUIT, PART_DIALOG, PursuitRecordDialog)

PursuitPartDialog *
pursuit_part_dialog_edit (PursuitWindow *window, PursuitRecord *part);
PursuitPartDialog *
pursuit_part_dialog_add (PursuitWindow *window, const PursuitEntity *entity, gint64 parent_id);
void
pursuit_part_dialog_set_buying_stages (PursuitPartDialog *self, GPtrArray *buying);

G_END_DECLS
