/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_SECTION (pursuit_section_get_type ())
G_DECLARE_FINAL_TYPE (PursuitSection, pursuit_section, PURSUIT, SECTION, AdwBin)

GtkWidget *
pursuit_section_new (void);
void
pursuit_section_set_title (PursuitSection *self, const char *title);
void
pursuit_section_set_note (PursuitSection *self, const char *note);
GtkWidget *
pursuit_section_get_last (PursuitSection *self);
void
pursuit_section_clear (PursuitSection *self);
void
pursuit_section_add (PursuitSection *self, GtkWidget *widget);
GtkWidget *
pursuit_section_add_text (PursuitSection *self, const char *text, const char *css_class);
GtkWidget *
pursuit_section_add_pair (PursuitSection *self, const char *name, const char *value);

G_END_DECLS
