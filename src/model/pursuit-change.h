/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PursuitChange:
 *
 * What one commit changed. Commits are numbered; a list that was read at number N ignores announcements up to
 * N. Above %PURSUIT_CHANGE_MAX_IDS ids of a table only the table is named.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;
  GHashTable *tables; /* interned name → GArray of sorted gint64, or %NULL value: all of it */
  /*< public, read-only >*/
  guint64 number;
} PursuitChange;

#define PURSUIT_CHANGE_MAX_IDS 5000
#define PURSUIT_TYPE_CHANGE (pursuit_change_get_type ())

GType
pursuit_change_get_type (void);
PursuitChange *
pursuit_change_new (void);
PursuitChange *
pursuit_change_ref (PursuitChange *self);
void
pursuit_change_unref (PursuitChange *self);
void
pursuit_change_add (PursuitChange *self, const char *table, gint64 id);
void
pursuit_change_add_all (PursuitChange *self, const char *table);
void
pursuit_change_merge (PursuitChange *self, PursuitChange *other);
gboolean
pursuit_change_touches (PursuitChange *self, const char *table);
gboolean
pursuit_change_has (PursuitChange *self, const char *table, gint64 id);
const gint64 *
pursuit_change_get_ids (PursuitChange *self, const char *table, guint *n_ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitChange, pursuit_change_unref)

G_END_DECLS
