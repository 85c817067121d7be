/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

void
pursuit_colleagues_read_async (PursuitSession *session, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *
pursuit_colleagues_read_finish (PursuitSession *session, GAsyncResult *result, GError **error);
AdwComboRow *
pursuit_colleagues_make_row (GPtrArray *colleagues);
const char *
pursuit_colleagues_get_chosen (GPtrArray *colleagues, AdwComboRow *row);

G_END_DECLS
