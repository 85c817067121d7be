/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-mapping.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_COLUMNS_PAGE (pursuit_import_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitImportColumnsPage,
                      pursuit_import_columns_page,
                      PURSUIT,
                      IMPORT_COLUMNS_PAGE,
                      AdwBin)

void
pursuit_import_columns_page_set_mapping (PursuitImportColumnsPage *self, PursuitMapping *mapping);
void
pursuit_import_columns_page_set_processes (PursuitImportColumnsPage *self,
                                           const char *const *names,
                                           guint selected);

G_END_DECLS
