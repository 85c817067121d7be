/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record-dialog.h"
#include "pursuit-session-score.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_SCORE_DIALOG (pursuit_deal_score_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealScoreDialog,
                      pursuit_deal_score_dialog,
                      PURSUIT,
                      DEAL_SCORE_DIALOG,
                      PursuitRecordDialog)

PursuitDealScoreDialog *
pursuit_deal_score_dialog_new (PursuitWindow *window, gint64 deal_id, const PursuitScoreSheet *sheet);
void
pursuit_deal_score_dialog_present (PursuitWindow *window, gint64 deal_id, const char *scorecard);
GtkWidget *
pursuit_deal_score_dialog_get_row (PursuitDealScoreDialog *self, guint row);

G_END_DECLS
