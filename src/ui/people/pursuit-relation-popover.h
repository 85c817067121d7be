/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-relation.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_RELATION_POPOVER (pursuit_relation_popover_get_type ())
G_DECLARE_FINAL_TYPE (PursuitRelationPopover, pursuit_relation_popover, PURSUIT, RELATION_POPOVER, GtkPopover)

PursuitRelationPopover *
pursuit_relation_popover_new (PursuitRecord *relation);
gint64
pursuit_relation_popover_get_id (PursuitRelationPopover *self);

G_END_DECLS
