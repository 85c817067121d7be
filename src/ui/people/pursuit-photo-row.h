/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-people-command.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PHOTO_ROW (pursuit_photo_row_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPhotoRow, pursuit_photo_row, PURSUIT, PHOTO_ROW, AdwActionRow)

PursuitPhotoRow *
pursuit_photo_row_new (PursuitWindow *window, PursuitRecord *person);
void
pursuit_photo_row_set_file (PursuitPhotoRow *self, GFile *file);
gboolean
pursuit_photo_row_is_changed (PursuitPhotoRow *self);
void
pursuit_photo_row_add_to (PursuitPhotoRow *self, PursuitCommand *command);

G_END_DECLS
