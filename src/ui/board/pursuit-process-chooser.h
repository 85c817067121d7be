/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROCESS_CHOOSER (pursuit_process_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PursuitProcessChooser, pursuit_process_chooser, PURSUIT, PROCESS_CHOOSER, AdwBin)

void
pursuit_process_chooser_read (PursuitProcessChooser *self, PursuitSession *session);
gboolean
pursuit_process_chooser_is_read (PursuitProcessChooser *self);
gint64
pursuit_process_chooser_get_process (PursuitProcessChooser *self);

G_END_DECLS
