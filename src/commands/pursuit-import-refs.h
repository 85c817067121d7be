/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-txn.h"

G_BEGIN_DECLS

/**
 * PursuitImportRefs:
 *
 * Which row has which reference, in memory: asking the database for each row of a large import, and keeping
 * the index up that answers, is a fifth of its time. Holds 21 to 32 bytes a row, no text: a row that may be
 * the right one is looked at in the database.
 */
typedef struct _PursuitImportRefs PursuitImportRefs;

PursuitImportRefs *
pursuit_import_refs_new (void);
void
pursuit_import_refs_free (PursuitImportRefs *self);
gboolean
pursuit_import_refs_load (PursuitImportRefs *self, PursuitDb *db, const char *query, GError **error);
void
pursuit_import_refs_add (PursuitImportRefs *self, const char *ref, gint64 id);
void
pursuit_import_refs_add_first (PursuitImportRefs *self, const char *ref, gint64 id);
gboolean
pursuit_import_refs_may_have (PursuitImportRefs *self, const char *ref);
gint64
pursuit_import_refs_find (PursuitImportRefs *self, PursuitDb *db, const char *query, const char *ref);

G_END_DECLS
