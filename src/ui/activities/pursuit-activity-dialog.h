/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-customer-question.h"
#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ACTIVITY_DIALOG (pursuit_activity_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitActivityDialog,
                      pursuit_activity_dialog,
                      PURSUIT,
                      ACTIVITY_DIALOG,
                      PursuitRecordDialog)

PursuitActivityDialog *
pursuit_activity_dialog_log (PursuitWindow *window,
                             gint64 company_id,
                             gint64 deal_id,
                             gint64 person_id,
                             const char *about);
void
pursuit_activity_dialog_edit (PursuitWindow *window, gint64 activity_id);
PursuitCustomerQuestion *
pursuit_activity_dialog_get_customer (PursuitActivityDialog *self);

G_END_DECLS
