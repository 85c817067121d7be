/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-care.h"
#include "pursuit-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean
pursuit_restore (const char *backup,
                 const char *path,
                 PursuitCareFunc progress,
                 gpointer progress_data,
                 char **aside,
                 GCancellable *cancellable,
                 GError **error);
gboolean
pursuit_restore_is_pending (const char *path);
gboolean
pursuit_restore_complete (const char *path, GError **error);

G_END_DECLS
