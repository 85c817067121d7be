/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-mapping.h"
#include "pursuit-rejects.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/**
 * PursuitImportResult:
 * @imported: records made
 * @updated: records that were there already and got new values
 * @skipped: rows without any content, or without anything new
 * @alike: companies made that look like another one, see pursuit_session_find_duplicates()
 * @duplicates: (nullable): of a dry run, the rows about records that are there
 * @rejects: rows that could not be used, each with its reason; can be saved as a file
 * @warnings: rows that came in, but not with all they say, each with what is missing
 * @step: (nullable): the step that undo takes back as a whole; %NULL if nothing was written
 *
 * What an import did, or in a dry run would have done. Free with pursuit_import_result_free().
 */
typedef struct
{
  guint64 imported;
  guint64 updated;
  guint64 skipped;
  guint64 alike;
  PursuitImportDuplicates *duplicates;
  PursuitRejects *rejects;
  PursuitRejects *warnings;
  PursuitStep *step;
} PursuitImportResult;

/** PursuitImportFlags: how a file is imported. */
typedef enum
{
  PURSUIT_IMPORT_DEFAULT = 0,
  PURSUIT_IMPORT_DRY_RUN = 1 << 0, /* match and check, write nothing */
} PursuitImportFlags;

PursuitImportResult *
pursuit_session_import (PursuitSession *self,
                        const char *path,
                        PursuitMapping *mapping,
                        PursuitImportFlags flags,
                        PursuitProgressFunc progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error);
void
pursuit_session_import_async (PursuitSession *self,
                              const char *path,
                              PursuitMapping *mapping,
                              PursuitImportFlags flags,
                              PursuitProgressFunc progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
PursuitImportResult *
pursuit_session_import_finish (PursuitSession *self, GAsyncResult *result, GError **error);

void
pursuit_import_result_free (PursuitImportResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitImportResult, pursuit_import_result_free)

G_END_DECLS
