/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-form.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PERSONAL_FILE (pursuit_personal_file_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPersonalFile, pursuit_personal_file, PURSUIT, PERSONAL_FILE, AdwBin)

PursuitPersonalFile *
pursuit_personal_file_new (PursuitWindow *window, PursuitRecord *person);
void
pursuit_personal_file_show (PursuitPersonalFile *self);
gboolean
pursuit_personal_file_is_changed (PursuitPersonalFile *self);
gboolean
pursuit_personal_file_collect (PursuitPersonalFile *self, PursuitFields *fields);

G_END_DECLS
