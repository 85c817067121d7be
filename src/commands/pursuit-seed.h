/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-store.h"

G_BEGIN_DECLS

/** PursuitSeedKind: what a new database holds beside the processes. */
typedef enum
{
  PURSUIT_SEED_NONE,
  PURSUIT_SEED_TEAM,
  PURSUIT_SEED_RANDOM,
} PursuitSeedKind;

/** PursuitSeed: how a new database is filled. */
typedef struct
{
  PursuitSeedKind kind;
  gint64 n_deals;
  guint64 seed;
  const char *language; /* (nullable): "en" or "zh" */
  const char *currency; /* (nullable): ISO 4217 */
} PursuitSeed;

gpointer
pursuit_seed_func (PursuitStore *store,
                   PursuitDb *db,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error);
void
pursuit_seed_remove_file (const char *path);

G_END_DECLS
