/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-attachment.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

void
pursuit_deal_attach (PursuitWindow *window, gint64 deal_id, GListModel *files, const char *tag);
void
pursuit_deal_choose_file (PursuitWindow *window, gint64 deal_id, const char *tag);
void
pursuit_company_choose_file (PursuitWindow *window, gint64 company_id);
void
pursuit_deal_keep_file_async (PursuitWindow *window,
                              const char *path,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
PursuitKeptFile *
pursuit_deal_keep_file_finish (PursuitWindow *window, GAsyncResult *result);
void
pursuit_deal_open_file (PursuitWindow *window, gint64 attachment_id);
void
pursuit_deal_save_file (PursuitWindow *window, PursuitRecord *attachment);

G_END_DECLS
