/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

/** PursuitPastImportState: whether an import stands. */
typedef enum
{
  PURSUIT_PAST_IMPORT_STANDS,
  PURSUIT_PAST_IMPORT_UNDONE,
  PURSUIT_PAST_IMPORT_REVERTED,
} PursuitPastImportState;

/**
 * PursuitPastImport: an import of before. Free with pursuit_past_import_free().
 * @entity: of what its rows made records
 * @file: the name of the file, without its folder
 */
typedef struct
{
  gint64 id;
  gint64 at_ms;
  char *actor;
  const PursuitEntity *entity;
  char *file;
  gint64 imported;
  gint64 updated;
  gint64 skipped;
  gint64 rejected;
  PursuitPastImportState state;
} PursuitPastImport;

void
pursuit_past_import_free (PursuitPastImport *self);

GPtrArray *
pursuit_session_list_imports (PursuitSession *self, GError **error);
void
pursuit_session_list_imports_async (PursuitSession *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *
pursuit_session_list_imports_finish (PursuitSession *self, GAsyncResult *result, GError **error);

PursuitStep *
pursuit_session_revert_import (PursuitSession *self,
                               gint64 import_id,
                               GCancellable *cancellable,
                               GError **error);
void
pursuit_session_revert_import_async (PursuitSession *self,
                                     gint64 import_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
PursuitStep *
pursuit_session_revert_import_finish (PursuitSession *self, GAsyncResult *result, GError **error);

char *
pursuit_session_recall_mapping (PursuitSession *self,
                                const char *entity,
                                const char *headers,
                                GError **error);
void
pursuit_session_recall_mapping_async (PursuitSession *self,
                                      const char *entity,
                                      const char *headers,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
char *
pursuit_session_recall_mapping_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPastImport, pursuit_past_import_free)

G_END_DECLS
