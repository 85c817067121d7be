/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-list-spec.h"
#include "pursuit-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PursuitList:
 *
 * A GListModel of records of any length: 8 bytes a row, pages of rows read on demand, wrappers that live as
 * long as a view holds them. A row that is not read yet has its id only; it emits ::changed when its values
 * come.
 *
 * Properties: `spec` (what it shows; setting another one keeps the old rows until the new ones are there),
 * `loaded`
 * (%FALSE while it is being read).
 */
#define PURSUIT_TYPE_LIST (pursuit_list_get_type ())
G_DECLARE_FINAL_TYPE (PursuitList, pursuit_list, PURSUIT, LIST, GObject)

void
pursuit_list_set_spec (PursuitList *self, PursuitListSpec *spec);
PursuitListSpec *
pursuit_list_get_spec (PursuitList *self);
void
pursuit_list_hold (PursuitList *self, gboolean held);
gboolean
pursuit_list_is_loaded (PursuitList *self);
gint64
pursuit_list_get_id_at (PursuitList *self, guint position);
int
pursuit_list_find_id (PursuitList *self, gint64 id);

G_END_DECLS
