/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-view.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ORG_MINIMAP (pursuit_org_minimap_get_type ())
G_DECLARE_FINAL_TYPE (PursuitOrgMinimap, pursuit_org_minimap, PURSUIT, ORG_MINIMAP, GtkWidget)

void
pursuit_org_minimap_set_view (PursuitOrgMinimap *self, PursuitOrgView *view);

G_END_DECLS
