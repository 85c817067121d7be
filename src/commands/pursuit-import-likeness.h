/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-duplicates.h"
#include "pursuit-import-private.h"

G_BEGIN_DECLS

/** PursuitImportLikeness: finds companies that look like a row's, those that rows before it made among them.
 */
typedef struct _PursuitImportLikeness PursuitImportLikeness;

PursuitImportLikeness *
pursuit_import_likeness_new (PursuitImporter *importer,
                             gboolean any_there,
                             gboolean is_large,
                             GError **error);
void
pursuit_import_likeness_free (PursuitImportLikeness *self);
void
pursuit_import_likeness_add (PursuitImportLikeness *self, gint64 id, const PursuitCompanyKeys *keys);
void
pursuit_import_likeness_change (PursuitImportLikeness *self,
                                gint64 id,
                                const PursuitCompanyKeys *before,
                                const PursuitCompanyKeys *after);
gboolean
pursuit_import_likeness_find (PursuitImportLikeness *self,
                              const PursuitCompanyKeys *keys,
                              PursuitDuplicate *found,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitImportLikeness, pursuit_import_likeness_free)

G_END_DECLS
