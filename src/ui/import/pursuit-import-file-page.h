/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-field.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_FILE_PAGE (pursuit_import_file_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitImportFilePage, pursuit_import_file_page, PURSUIT, IMPORT_FILE_PAGE, AdwBin)

void
pursuit_import_file_page_set_session (PursuitImportFilePage *self, PursuitSession *session);
void
pursuit_import_file_page_set_path (PursuitImportFilePage *self, const char *path);
void
pursuit_import_file_page_set_kind (PursuitImportFilePage *self, const PursuitEntity *entity);
void
pursuit_import_file_page_set_sheets (PursuitImportFilePage *self, char **sheets, guint selected);
void
pursuit_import_file_page_set_busy (PursuitImportFilePage *self, gboolean busy);

G_END_DECLS
