/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal.h"
#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_CLOSE_DIALOG (pursuit_deal_close_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealCloseDialog,
                      pursuit_deal_close_dialog,
                      PURSUIT,
                      DEAL_CLOSE_DIALOG,
                      PursuitRecordDialog)

PursuitDealCloseDialog *
pursuit_deal_close_dialog_new (PursuitWindow *window, PursuitDeal *deal, const char *outcome);

G_END_DECLS
