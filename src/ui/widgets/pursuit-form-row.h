/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

GtkWidget *
pursuit_form_row_new (PursuitSession *session, const PursuitField *field);
char *
pursuit_form_row_get_text (GtkWidget *row, const PursuitField *field);
void
pursuit_form_row_set_text (GtkWidget *row, const PursuitField *field, const char *text);

gboolean
pursuit_form_row_read (GtkWidget *row, const PursuitField *field, PursuitValue *value);
void
pursuit_form_row_tell (GtkWidget *row, const char *problem);

G_END_DECLS
