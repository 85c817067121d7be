/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-import-private.h"

G_BEGIN_DECLS

/**
 * PursuitImportManagers:
 *
 * Who reports to whom in a file of people. A manager may stand behind the reports or not in the file at all,
 * so nobody is looked for before everybody is there. Keeps some bytes a report and each different name once.
 */
typedef struct _PursuitImportManagers PursuitImportManagers;

PursuitImportManagers *
pursuit_import_managers_new (void);
void
pursuit_import_managers_free (PursuitImportManagers *self);
void
pursuit_import_managers_add (PursuitImportManagers *self,
                             gint64 person_id,
                             gint64 company_id,
                             guint64 line,
                             gboolean unchanged,
                             const char *manager);
gboolean
pursuit_import_managers_settle (PursuitImportManagers *self,
                                PursuitImporter *importer,
                                const PursuitImportTable *people,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitImportManagers, pursuit_import_managers_free)

G_END_DECLS
