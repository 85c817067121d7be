/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-buying-decision.h"
#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DECISION_DIALOG (pursuit_decision_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDecisionDialog,
                      pursuit_decision_dialog,
                      PURSUIT,
                      DECISION_DIALOG,
                      PursuitRecordDialog)

PursuitDecisionDialog *
pursuit_decision_dialog_new (PursuitWindow *window,
                             gint64 deal_id,
                             const PursuitChoice *decision,
                             PursuitBuyingDecision *record);

G_END_DECLS
