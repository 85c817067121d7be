/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_FORM (pursuit_form_get_type ())
G_DECLARE_FINAL_TYPE (PursuitForm, pursuit_form, PURSUIT, FORM, AdwBin)

PursuitForm *
pursuit_form_new (PursuitSession *session, const PursuitEntity *entity, const guint *fields, gsize n_fields);
void
pursuit_form_add_custom (PursuitForm *self, PursuitSession *session);
void
pursuit_form_follow_custom (PursuitForm *self, PursuitSession *session);
void
pursuit_form_load (PursuitForm *self, PursuitRecord *record);
void
pursuit_form_suggest (PursuitForm *self, guint field, const char *text);
char *
pursuit_form_get_text (PursuitForm *self, guint field);
gboolean
pursuit_form_is_changed (PursuitForm *self);
gboolean
pursuit_form_collect (PursuitForm *self, PursuitFields *fields);
GtkWidget *
pursuit_form_get_row (PursuitForm *self, guint field);

G_END_DECLS
