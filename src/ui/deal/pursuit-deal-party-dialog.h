/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal-party.h"
#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_PARTY_DIALOG (pursuit_deal_party_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealPartyDialog,
                      pursuit_deal_party_dialog,
                      PURSUIT,
                      DEAL_PARTY_DIALOG,
                      PursuitRecordDialog)

PursuitRecordDialog *
pursuit_deal_party_dialog_new (PursuitWindow *window, gint64 deal_id, PursuitRecord *party);

G_END_DECLS
