/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A number that stands for "no place". */
#define PURSUIT_NO_PLACE G_MAXUINT

/** PursuitIdPlace: a record's id, and its place in an array. */
typedef struct
{
  gint64 id;
  guint place;
} PursuitIdPlace;

/**
 * PursuitIdIndex: finds places in an array by id. Unlike a hash table, the index of an array from which a few
 * were moved is made from the old one in one pass. Never changed once made; counted references.
 */
typedef struct _PursuitIdIndex PursuitIdIndex;

PursuitIdIndex *
pursuit_id_index_new (PursuitIdPlace *places, guint n_places);
PursuitIdIndex *
pursuit_id_index_new_moved (const PursuitIdIndex *before,
                            const guint *to,
                            const PursuitIdPlace *added,
                            guint n_added);
PursuitIdIndex *
pursuit_id_index_ref (PursuitIdIndex *self);
void
pursuit_id_index_unref (PursuitIdIndex *self);
guint
pursuit_id_index_find (const PursuitIdIndex *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitIdIndex, pursuit_id_index_unref)

G_END_DECLS
