/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-report-pages.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PRINT_PREVIEW (pursuit_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPrintPreview, pursuit_print_preview, PURSUIT, PRINT_PREVIEW, AdwWindow)

PursuitPrintPreview *
pursuit_print_preview_present (PursuitReport *report, GtkPageSetup *setup, GtkWindow *parent);
guint
pursuit_print_preview_get_n_pages (PursuitPrintPreview *self);

G_END_DECLS
