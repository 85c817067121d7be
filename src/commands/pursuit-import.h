/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-import-duplicates.h"
#include "pursuit-import-plan.h"
#include "pursuit-run.h"

G_BEGIN_DECLS

/**
 * PursuitImport: what to import and what came of it.
 * @path: the file
 * @mapping: confirmed by the user
 * @dry_run: do everything and then take it back
 * @progress: (nullable): told how much of the file is done, on the storage thread
 * @imported, @updated, @skipped: (out): rows that made a record, that changed one, that said nothing or
 * nothing new
 * @alike: (out): rows that made a company although they look like another, and nobody chose that
 * @duplicates: (out) (nullable): in a dry run the rows about records that are there
 * @rejects: (out) (nullable): the rejected rows with their reasons
 * @warnings: (out) (nullable): rows that came in, but not with all they say, and what is missing
 */
typedef struct
{
  const char *path;
  PursuitMapping *mapping;
  gint64 actor_id;
  gboolean dry_run;
  void (*progress) (double done, gpointer data);
  gpointer progress_data;

  guint64 imported;
  guint64 updated;
  guint64 skipped;
  guint64 alike;
  PursuitImportDuplicates *duplicates;
  PursuitRejects *rejects;
  PursuitRejects *warnings;
  PursuitRunResult run;
} PursuitImport;

gboolean
pursuit_import_run (PursuitStore *store,
                    PursuitDb *db,
                    PursuitImport *import,
                    GCancellable *cancellable,
                    GError **error);
void
pursuit_import_clear (PursuitImport *import);
gboolean
pursuit_import_revert (PursuitStore *store,
                       PursuitDb *db,
                       gint64 actor_id,
                       gint64 import_id,
                       PursuitRunResult *result,
                       GCancellable *cancellable,
                       GError **error);

G_END_DECLS
