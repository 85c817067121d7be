/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-export-action.h"

#include <glib/gi18n-lib.h>

#include "compat.h"

/* From the choice of a file to the message that it is written. */
typedef struct
{
  PursuitReport *report;
  PursuitReportFormat format;
  GFile *file;
  GWeakRef window;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->report);
  g_weak_ref_clear (&export->window);
  g_clear_object (&export->file);
  g_free (export);
}

static Export *
export_new (PursuitWindow *window, PursuitReport *report, PursuitReportFormat format)
{
  Export *export = g_new0 (Export, 1);

  export->report = g_object_ref (report);
  export->format = format;
  g_weak_ref_init (&export->window, window);
  return export;
}

static gboolean
write_report (Export *export, const PursuitReportOutput *output, GError **error)
{
  const char *path = g_file_peek_path (export->file);
  g_autoptr (GBytes) bytes = NULL;

  if (path)
    return pursuit_report_save (export->report, export->format, output, path, error);
  /* On another machine, through GVfs. */
  bytes = pursuit_report_render (export->report, export->format, output, error);
  return bytes &&
         g_file_replace_contents (export->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, error);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  PursuitReportOutput output;
  g_autoptr (GError) error = NULL;

  pursuit_report_output_init (&output);
  output.bom = TRUE;
  if (write_report (export, &output, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (PursuitWindow) window = g_weak_ref_get (&export->window);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (window)
        pursuit_window_toast_error (window, error);
      return;
    }
  if (window)
    {
      g_autofree char *name = g_file_get_basename (export->file);
      g_autofree char *shown = g_filename_display_name (name);
      /* Translators: %s is the name of a file */
      g_autofree char *text = g_strdup_printf (_ ("“%s” is written"), shown);

      pursuit_window_toast (window, text);
    }
}

/** pursuit_report_export_to_file: writes the report on a thread of its own and tells in @window how it went.
 */
void
pursuit_report_export_to_file (PursuitWindow *window,
                               PursuitReport *report,
                               PursuitReportFormat format,
                               GFile *file)
{
  g_autoptr (GTask) task = g_task_new (report, NULL, exported_cb, NULL);
  Export *export = export_new (window, report, format);

  export->file = g_object_ref (file);
  g_task_set_source_tag (task, pursuit_report_export_to_file);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_thread);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (PursuitWindow) window = g_weak_ref_get (&export->window);
  g_autoptr (GFile) file = pursuit_compat_save_file_finish (result, NULL);

  if (file && window)
    pursuit_report_export_to_file (window, export->report, export->format, file);
  export_free (export);
}

/** pursuit_report_export_choose: asks for a file and writes the report there. */
void
pursuit_report_export_choose (PursuitWindow *window, PursuitReport *report, PursuitReportFormat format)
{
  static const char *const labels[PURSUIT_N_REPORT_FORMATS] = {
    N_ ("PDF documents"), N_ ("SVG drawings"),   N_ ("PNG pictures"),
    N_ ("CSV tables"),    N_ ("XLSX workbooks"), N_ ("JSON files"),
  };
  const char *suffix = pursuit_report_format_to_string (format);
  g_autofree char *pattern = g_strconcat ("*.", suffix, NULL);
  g_autofree char *name = g_strdup_printf ("%s.%s", pursuit_report_get_title (report), suffix);
  PursuitFileType type = { _ (labels[format]), pattern };

  pursuit_compat_save_file_async (GTK_WINDOW (window), _ ("Export the report"), name, &type, 1, chosen_cb,
                                  export_new (window, report, format));
}
