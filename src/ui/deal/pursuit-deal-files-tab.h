/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_FILES_TAB (pursuit_deal_files_tab_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealFilesTab, pursuit_deal_files_tab, PURSUIT, DEAL_FILES_TAB, AdwBin)

void
pursuit_deal_files_tab_set_session (PursuitDealFilesTab *self, PursuitSession *session);
void
pursuit_deal_files_tab_show (PursuitDealFilesTab *self, gint64 deal_id);
PursuitTable *
pursuit_deal_files_tab_get_table (PursuitDealFilesTab *self);

G_END_DECLS
