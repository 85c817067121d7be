/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-store.h"

G_BEGIN_DECLS

/**
 * PursuitUpkeep:
 *
 * What a database that stays open needs behind the first frame: to be looked through (at once after an
 * unclean stop, else once a day), the turn of the day, a daily backup, and ballast for a full disk.
 */
typedef struct _PursuitUpkeep PursuitUpkeep;

PursuitUpkeep *
pursuit_upkeep_start (PursuitStore *store);
void
pursuit_upkeep_do_chores (PursuitUpkeep *self);
void
pursuit_upkeep_stop (PursuitUpkeep *self);

PursuitDay
pursuit_upkeep_get_derived (PursuitDb *db);
gint64
pursuit_upkeep_get_next (PursuitDb *db, PursuitDay today);
gboolean
pursuit_upkeep_derive_anew (PursuitDb *db, GError **error);
gpointer
pursuit_upkeep_turn_slice (PursuitStore *store,
                           PursuitDb *db,
                           gpointer unused,
                           GCancellable *cancellable,
                           GError **error);
gpointer
pursuit_upkeep_turn_day (PursuitStore *store,
                         PursuitDb *db,
                         gpointer unused,
                         GCancellable *cancellable,
                         GError **error);
gpointer
pursuit_upkeep_verify (PursuitStore *store,
                       PursuitDb *db,
                       gpointer unused,
                       GCancellable *cancellable,
                       GError **error);

G_END_DECLS
