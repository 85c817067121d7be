/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PLAN_LINE_DIALOG (pursuit_plan_line_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPlanLineDialog,
                      pursuit_plan_line_dialog,
                      PURSUIT,
                      PLAN_LINE_DIALOG,
                      PursuitRecordDialog)

GtkWidget *
pursuit_plan_line_dialog_new (PursuitWindow *window, GtkWindow *parent, gint64 plan_id);

G_END_DECLS
