/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

void
pursuit_db_add_functions (sqlite3 *handle);

G_END_DECLS
