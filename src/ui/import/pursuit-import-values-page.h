/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-mapping.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_VALUES_PAGE (pursuit_import_values_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitImportValuesPage,
                      pursuit_import_values_page,
                      PURSUIT,
                      IMPORT_VALUES_PAGE,
                      AdwBin)

void
pursuit_import_values_page_set_mapping (PursuitImportValuesPage *self, PursuitMapping *mapping);

G_END_DECLS
