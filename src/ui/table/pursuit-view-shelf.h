/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-filter.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_VIEW_SHELF (pursuit_view_shelf_get_type ())
G_DECLARE_FINAL_TYPE (PursuitViewShelf, pursuit_view_shelf, PURSUIT, VIEW_SHELF, AdwBin)

PursuitViewShelf *
pursuit_view_shelf_new (PursuitSession *session, PursuitListSpec *base);
void
pursuit_view_shelf_set_base (PursuitViewShelf *self, PursuitListSpec *base);
void
pursuit_view_shelf_set_shown (PursuitViewShelf *self, const PursuitFilter *filter);
gboolean
pursuit_view_shelf_has_shown (PursuitViewShelf *self);

G_END_DECLS
