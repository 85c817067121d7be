/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal.h"
#include "pursuit-record-dialog.h"
#include "pursuit-session-score.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_CRITERIA_DIALOG (pursuit_deal_criteria_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealCriteriaDialog,
                      pursuit_deal_criteria_dialog,
                      PURSUIT,
                      DEAL_CRITERIA_DIALOG,
                      PursuitRecordDialog)

PursuitDealCriteriaDialog *
pursuit_deal_criteria_dialog_new (PursuitWindow *window,
                                  PursuitDeal *deal,
                                  const PursuitCriteriaSheet *sheet);
void
pursuit_deal_criteria_dialog_present (PursuitWindow *window, PursuitDeal *deal);
GtkWidget *
pursuit_deal_criteria_dialog_get_entry (PursuitDealCriteriaDialog *self, int column, int row);

G_END_DECLS
