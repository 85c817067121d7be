/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SAVED_VIEWS (pursuit_saved_views_get_type ())
G_DECLARE_FINAL_TYPE (PursuitSavedViews, pursuit_saved_views, PURSUIT, SAVED_VIEWS, GObject)

PursuitSavedViews *
pursuit_saved_views_new (PursuitSession *session);

G_END_DECLS
