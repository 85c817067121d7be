/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-party.h"
#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PARTY_DIALOG (pursuit_party_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPartyDialog, pursuit_party_dialog, PURSUIT, PARTY_DIALOG, PursuitRecordDialog)

PursuitPartyDialog *
pursuit_party_dialog_new (PursuitWindow *window, gint64 deal_id, PursuitParty *party);

G_END_DECLS
