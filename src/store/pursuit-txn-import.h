/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-txn.h"

G_BEGIN_DECLS

/**
 * PursuitImportNote: what is remembered of an import; its id is that of its operation.
 * @state: 0: it stands; 1: its step was undone; 2: it was reverted
 */
typedef struct
{
  gint64 id;
  gint64 at_ms;
  char *actor;
  char *table; /* of its rows' entity */
  char *file;
  gint64 imported;
  gint64 updated;
  gint64 skipped;
  gint64 rejected;
  int state;
} PursuitImportNote;

void
pursuit_import_note_free (PursuitImportNote *self);
gboolean
pursuit_txn_note_import (PursuitTxn *self, const PursuitImportNote *note, GError **error);
GPtrArray *
pursuit_import_notes_read (PursuitDb *db, gint64 id, GError **error);
char *
pursuit_import_recall_mapping (PursuitDb *db, const char *table, const char *headers, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitImportNote, pursuit_import_note_free)

G_END_DECLS
