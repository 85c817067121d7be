/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_RECORD_NAMES (pursuit_record_names_get_type ())
G_DECLARE_FINAL_TYPE (PursuitRecordNames, pursuit_record_names, PURSUIT, RECORD_NAMES, GObject)

PursuitRecordNames *
pursuit_record_names_new (GtkDropDown *chooser, PursuitListSpec *spec, guint name_field);
void
pursuit_record_names_read (PursuitRecordNames *self, PursuitSession *session);
gboolean
pursuit_record_names_is_read (PursuitRecordNames *self);
guint
pursuit_record_names_get_n (PursuitRecordNames *self);
void
pursuit_record_names_choose (PursuitRecordNames *self, const char *uid);
gint64
pursuit_record_names_get_id (PursuitRecordNames *self);
const char *
pursuit_record_names_get_uid (PursuitRecordNames *self);

G_END_DECLS
