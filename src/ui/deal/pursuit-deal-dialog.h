/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal.h"
#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_DIALOG (pursuit_deal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealDialog, pursuit_deal_dialog, PURSUIT, DEAL_DIALOG, PursuitRecordDialog)

PursuitDealDialog *
pursuit_deal_dialog_new (PursuitWindow *window, gint64 process_id, const char *company);
PursuitDealDialog *
pursuit_deal_dialog_edit (PursuitWindow *window, PursuitDeal *deal);

G_END_DECLS
