/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_CHOICE_EDITOR (pursuit_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (PursuitChoiceEditor, pursuit_choice_editor, PURSUIT, CHOICE_EDITOR, AdwBin)

GtkWidget *
pursuit_choice_editor_new (const char *text);
char *
pursuit_choice_editor_get_text (PursuitChoiceEditor *self);
gboolean
pursuit_choice_editor_is_changed (PursuitChoiceEditor *self);

G_END_DECLS
