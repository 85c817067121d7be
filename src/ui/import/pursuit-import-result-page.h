/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session-import.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_RESULT_PAGE (pursuit_import_result_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitImportResultPage,
                      pursuit_import_result_page,
                      PURSUIT,
                      IMPORT_RESULT_PAGE,
                      AdwBin)

void
pursuit_import_result_page_set_result (PursuitImportResultPage *self,
                                       const PursuitImportResult *result,
                                       const PursuitEntity *entity,
                                       const char *path);
void
pursuit_import_result_page_save (PursuitImportResultPage *self,
                                 GFile *target,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

G_END_DECLS
