/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-txn-import.h"

G_BEGIN_DECLS

/** PursuitImportBar: what stands against reverting an import: records of one kind. */
typedef struct
{
  const char *table; /* static */
  gint64 count;
  gboolean changed; /* records of the import that were changed since, not others that refer to them */
} PursuitImportBar;

GArray *
pursuit_import_bars_find (PursuitDb *db, const PursuitImportNote *note, GError **error);
gboolean
pursuit_txn_revert_import (PursuitTxn *self,
                           const PursuitImportNote *note,
                           GCancellable *cancellable,
                           GError **error);
gboolean
pursuit_txn_revert_import_again (PursuitTxn *self, gint64 operation_id, GError **error);

G_END_DECLS
