/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pursuit-mapping.h"
#include "pursuit-rejects.h"

G_BEGIN_DECLS

/**
 * PursuitPreviewRow:
 *
 * A row of the file as an import would take it. Immutable.
 */
#define PURSUIT_TYPE_PREVIEW_ROW (pursuit_preview_row_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPreviewRow, pursuit_preview_row, PURSUIT, PREVIEW_ROW, GObject)

PursuitPreviewRow *
pursuit_preview_row_new (guint64 line, const char *column, const char *reason);
PursuitPreviewRow *
pursuit_preview_row_new_named (guint64 line, guint index, const char *name);
PursuitPreviewRow *
pursuit_preview_row_new_noted (PursuitPreviewRow *row, const char *note);
PursuitPreviewRow *
pursuit_preview_row_new_judged (PursuitPreviewRow *row, const char *verdict, const char *why);
guint64
pursuit_preview_row_get_line (PursuitPreviewRow *self);
const char *
pursuit_preview_row_get_cell (PursuitPreviewRow *self, guint index);
const char *
pursuit_preview_row_get_reason (PursuitPreviewRow *self);
const char *
pursuit_preview_row_get_verdict (PursuitPreviewRow *self);
const char *
pursuit_preview_row_get_why (PursuitPreviewRow *self);
const char *
pursuit_preview_row_get_column (PursuitPreviewRow *self);

/**
 * PursuitImportPreview:
 * @fields: (element-type guint): which fields the rows show, in order
 * @rows: (element-type PursuitPreviewRow): the first rows
 * @rejected: (element-type PursuitPreviewRow): the first rows that cannot be used
 * @n_usable: how many rows of the whole file can be used
 * @n_rejected: how many cannot
 * @n_skipped: how many are blank
 *
 * What an import would make of a file, before the database is asked.
 */
typedef struct
{
  GArray *fields;
  GPtrArray *rows;
  GPtrArray *rejected;
  guint64 n_usable;
  guint64 n_rejected;
  guint64 n_skipped;
} PursuitImportPreview;

PursuitImportPreview *
pursuit_import_preview_new (const char *path,
                            PursuitMapping *mapping,
                            const char *currency,
                            guint n_rows,
                            GCancellable *cancellable,
                            GError **error);
void
pursuit_import_preview_free (PursuitImportPreview *preview);

GListModel *
pursuit_import_preview_list_rejects (PursuitRejects *rejects, guint max_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitImportPreview, pursuit_import_preview_free)

G_END_DECLS
