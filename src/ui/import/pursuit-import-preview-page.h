/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-import-preview.h"
#include "pursuit-session-import.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_PREVIEW_PAGE (pursuit_import_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitImportPreviewPage,
                      pursuit_import_preview_page,
                      PURSUIT,
                      IMPORT_PREVIEW_PAGE,
                      AdwBin)

void
pursuit_import_preview_page_set_preview (PursuitImportPreviewPage *self,
                                         PursuitImportPreview *preview,
                                         PursuitMapping *mapping);
void
pursuit_import_preview_page_set_trial (PursuitImportPreviewPage *self, const PursuitImportResult *trial);
void
pursuit_import_preview_page_try (PursuitImportPreviewPage *self, PursuitSession *session, const char *path);
void
pursuit_import_preview_page_stop (PursuitImportPreviewPage *self);

G_END_DECLS
