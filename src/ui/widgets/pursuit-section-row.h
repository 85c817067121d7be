/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-section.h"

G_BEGIN_DECLS

GtkWidget *
pursuit_section_row_new (const char *name, const char *value, const char *css_class);
guint
pursuit_section_get_focus_row (PursuitSection *section);
void
pursuit_section_focus_row (PursuitSection *section, guint row);

G_END_DECLS
