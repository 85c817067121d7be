/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal.h"
#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BUYING_STAGE_DIALOG (pursuit_buying_stage_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitBuyingStageDialog,
                      pursuit_buying_stage_dialog,
                      PURSUIT,
                      BUYING_STAGE_DIALOG,
                      PursuitRecordDialog)

PursuitBuyingStageDialog *
pursuit_buying_stage_dialog_new (PursuitWindow *window,
                                 PursuitDeal *deal,
                                 GPtrArray *stages,
                                 gint64 stage_id);

G_END_DECLS
