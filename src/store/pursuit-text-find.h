/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-text-candidates.h"

G_BEGIN_DECLS

/** PursuitTextFound: what a quick match found. */
typedef struct
{
  GArray *ids;   /* gint64, in the order of their sort keys */
  gboolean more; /* there are more than these, nobody has counted how many */
  gint64 total;  /* how many match; with @more: as many as were found */
} PursuitTextFound;

PursuitTextFound *
pursuit_text_find (PursuitDb *db,
                   PursuitTextKind kind,
                   const char *query,
                   gint64 limit,
                   GCancellable *cancellable,
                   GError **error);
void
pursuit_text_found_free (PursuitTextFound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTextFound, pursuit_text_found_free)

G_END_DECLS
