/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean
pursuit_sync_folder_of (const char *path);

G_END_DECLS
