/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-care.h"
#include "pursuit-db.h"
#include "pursuit-duplicates.h"

G_BEGIN_DECLS

/** PursuitDuplicateHit: a company that looks like another, and its name. */
typedef struct
{
  PursuitDuplicate found;
  char *name;
} PursuitDuplicateHit;

gboolean
pursuit_duplicates_fill_keys (PursuitDb *db, PursuitCare *care, GError **error);
GArray *
pursuit_duplicates_read (PursuitDb *db, gint64 id, const PursuitCompanyKeys *keys, GError **error);
GPtrArray *
pursuit_duplicates_scan (PursuitDb *db,
                         guint max_pairs,
                         gint64 *n_found,
                         PursuitCare *care,
                         GCancellable *cancellable,
                         GError **error);
PursuitDuplicatesIndex *
pursuit_duplicates_load_index (PursuitDb *db, GCancellable *cancellable, GError **error);

G_END_DECLS
