/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean
pursuit_erase_list_add (const char *database, const char *uid, PursuitDay day, GError **error);
GPtrArray *
pursuit_erase_list_read (const char *database, GError **error);

G_END_DECLS
