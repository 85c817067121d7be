/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-export.h"

#include "pursuit-select.h"
#include "pursuit-session-private.h"

#include <string.h>

enum
{
  PAGE = 500 /* records in memory at a time */
};

/* What begins a text that spreadsheets are to take for UTF-8. */
static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";

/* An export, and where it has come to. */
typedef struct
{
  PursuitSession *session;
  PursuitListSpec *spec;
  GPtrArray *fields; /* PursuitField, not owned */
  PursuitTableFormat format;
  GFile *target;
  PursuitExportProgress progress;
  gpointer progress_data;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  pursuit_list_spec_unref (export->spec);
  g_ptr_array_unref (export->fields);
  g_object_unref (export->target);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* An amount says little without its currency: one is written behind the others unless it is among them. */
static GPtrArray *
list_fields (const PursuitEntity *entity, const guint *fields, guint n_fields)
{
  GPtrArray *list = g_ptr_array_new ();
  int currency = pursuit_entity_find_field (entity, "currency");
  gboolean amounts = FALSE, told = FALSE;

  for (guint i = 0; i < n_fields; i++)
    {
      g_ptr_array_add (list, (gpointer) &entity->fields[fields[i]]);
      amounts = amounts || entity->fields[fields[i]].type == PURSUIT_FIELD_MONEY;
      told = told || (int) fields[i] == currency;
    }
  if (amounts && !told && currency >= 0)
    g_ptr_array_add (list, (gpointer) &entity->fields[currency]);
  return list;
}

static Export *
export_new (PursuitSession *session,
            PursuitListSpec *spec,
            const guint *fields,
            guint n_fields,
            PursuitTableFormat format,
            GFile *target,
            PursuitExportProgress progress,
            gpointer progress_data)
{
  Export *export = g_new (Export, 1);

  *export = (Export){
    .session = session,
    .spec = pursuit_list_spec_ref (spec),
    .fields = list_fields (spec->entity, fields, n_fields),
    .format = format,
    .target = g_object_ref (target),
    .progress = progress,
    .progress_data = progress_data,
  };
  return export;
}

static gpointer
ids_func (PursuitStore *store, PursuitDb *db, gpointer spec, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };

  return pursuit_select_ids (db, spec, &context, -1, error);
}

/* The records of @n ids, by id; those that went meanwhile are missing. */
static GHashTable *
read_page (Export *self, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (self->spec->entity);
  g_autoptr (GPtrArray) records = NULL;
  GHashTable *by_id;

  pursuit_list_spec_set_ids (spec, ids, n);
  records = pursuit_session_fetch (self->session, spec, error);
  if (records == NULL)
    return NULL;
  by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = pursuit_record_get_id (records->pdata[i]);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), g_object_ref (records->pdata[i]));
    }
  return by_id;
}

static gboolean
write_rows (Export *self, PursuitTableWriter *writer, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids =
      pursuit_session_call (self->session, PURSUIT_LANE_READ, ids_func, self->spec, cancellable, error);

  for (guint begin = 0; ids != NULL && begin < ids->len; begin += PAGE)
    {
      const gint64 *page = &g_array_index (ids, gint64, begin);
      guint n = MIN (PAGE, ids->len - begin);
      g_autoptr (GHashTable) records = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->progress != NULL)
        self->progress ((double) begin / ids->len, self->progress_data);
      records = read_page (self, page, n, error);
      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < n; i++)
        {
          PursuitRecord *record = g_hash_table_lookup (records, &page[i]);

          if (record != NULL && !pursuit_table_writer_add (writer, record, cancellable, error))
            return FALSE;
        }
    }
  return ids != NULL;
}

static gboolean
write_table (Export *self, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitTableWriter) writer = NULL;
  gboolean text = self->format == PURSUIT_TABLE_CSV || self->format == PURSUIT_TABLE_TSV;

  if (text && !g_output_stream_write_all (stream, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK), NULL,
                                          cancellable, error))
    return FALSE;
  writer = pursuit_table_writer_new (self->format, stream, error);
  if (writer == NULL)
    return FALSE;
  pursuit_table_writer_set_words (writer);
  return pursuit_table_writer_begin_sheet (writer, NULL, self->fields, cancellable, error) &&
         write_rows (self, writer, cancellable, error) &&
         pursuit_table_writer_finish (writer, cancellable, error);
}

/* The file appears when it is complete, and nobody else may read it. */
static gboolean
write_file (Export *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (self->target, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                      cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (!write_table (self, G_OUTPUT_STREAM (stream), cancellable, error))
    {
      /* closing a stream that was cancelled leaves what was there before */
      g_autoptr (GCancellable) abandon = g_cancellable_new ();
      g_cancellable_cancel (abandon);
      g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);
      return FALSE;
    }
  return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

/**
 * pursuit_session_export_rows:
 * @spec: which rows, in which order; groups stand behind each other
 * @fields: (array length=n_fields): the columns; the currency follows when only amounts are among them
 * @target: replaced when the table is complete
 * @progress: (nullable): called on the thread that writes
 * @cancellable: (nullable): cancelled, it leaves what was at @target before
 *
 * Writes the rows of a list into a file as a table that people read: titles and choices in their words, texts
 * that a spreadsheet would compute guarded, see #PursuitTableWriter. An import reads it back.
 */
gboolean
pursuit_session_export_rows (PursuitSession *self,
                             PursuitListSpec *spec,
                             const guint *fields,
                             guint n_fields,
                             PursuitTableFormat format,
                             GFile *target,
                             PursuitExportProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (Export) export = NULL;

  g_return_val_if_fail (PURSUIT_IS_SESSION (self), FALSE);
  g_return_val_if_fail (spec != NULL && n_fields > 0, FALSE);
  g_return_val_if_fail (G_IS_FILE (target), FALSE);

  export = export_new (self, spec, fields, n_fields, format, target, progress, progress_data);
  return write_file (export, cancellable, error);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (write_file (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/** pursuit_session_export_rows_async: pursuit_session_export_rows() on a thread of its own. */
void
pursuit_session_export_rows_async (PursuitSession *self,
                                   PursuitListSpec *spec,
                                   const guint *fields,
                                   guint n_fields,
                                   PursuitTableFormat format,
                                   GFile *target,
                                   PursuitExportProgress progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PURSUIT_IS_SESSION (self));
  g_return_if_fail (spec != NULL && n_fields > 0);
  g_return_if_fail (G_IS_FILE (target));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_session_export_rows_async);
  g_task_set_task_data (task,
                        export_new (self, spec, fields, n_fields, format, target, progress, progress_data),
                        export_free);
  g_task_run_in_thread (task, export_thread);
}

/** pursuit_session_export_rows_finish: completes pursuit_session_export_rows_async(). */
gboolean
pursuit_session_export_rows_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pursuit_session_export_rows_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
