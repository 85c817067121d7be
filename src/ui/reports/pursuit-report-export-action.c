/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-export-action.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-progress.h"

/* From the choice of a file to the message that it is written. @parent: over which the progress is shown */
typedef struct
{
  PursuitReport *report;
  PursuitReportFormat format;
  PursuitReportOutput output;
  GFile *file;
  GWeakRef window;
  GWeakRef parent;
  PursuitProgress *progress; /* while it is written */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->report);
  g_weak_ref_clear (&export->window);
  g_weak_ref_clear (&export->parent);
  g_clear_object (&export->file);
  g_clear_object (&export->output.cancellable);
  g_free (export);
}

/* @paper: (nullable): else that of the locale, upright */
static Export *
export_new (GtkWindow *parent, PursuitReport *report, PursuitReportFormat format, const PursuitPaper *paper)
{
  Export *export = g_new0 (Export, 1);

  export->report = g_object_ref (report);
  export->format = format;
  pursuit_report_output_init (&export->output);
  export->output.bom = TRUE;
  if (paper != NULL)
    export->output.paper = *paper;
  g_weak_ref_init (&export->window, pursuit_window_of (parent));
  g_weak_ref_init (&export->parent, parent);
  return export;
}

static gboolean
write_report (Export *export, GError **error)
{
  const PursuitReportOutput *output = &export->output;
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
  g_autoptr (GError) error = NULL;

  if (write_report (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (PursuitWindow) window = g_weak_ref_get (&export->window);
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&export->parent);
  g_autoptr (GError) error = NULL;

  /* It goes with its parent; here and not where the task ends, which may be on its thread. */
  if (parent && export->progress)
    pursuit_progress_end (export->progress);
  g_clear_object (&export->progress);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (window && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
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

/* Writes on a thread of its own; the progress is shown when it takes long, and can be cancelled. */
static void
start_export (Export *export)
{
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&export->parent);
  g_autoptr (GTask) task = NULL;

  if (parent && export->format == PURSUIT_REPORT_PDF)
    {
      export->progress = g_object_ref (pursuit_progress_new (parent, _ ("Writing the report…")));
      export->output.cancellable = g_object_ref (pursuit_progress_get_cancellable (export->progress));
      export->output.progress = pursuit_progress_report;
      export->output.progress_data = export->progress;
    }
  task = g_task_new (export->report, NULL, exported_cb, NULL);
  g_task_set_source_tag (task, start_export);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_thread);
}

/** pursuit_report_export_to_file: writes the report on a thread of its own and tells in @window how it went.
 */
void
pursuit_report_export_to_file (PursuitWindow *window,
                               PursuitReport *report,
                               PursuitReportFormat format,
                               GFile *file)
{
  Export *export = export_new (GTK_WINDOW (window), report, format, NULL);

  export->file = g_object_ref (file);
  start_export (export);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;

  export->file = pursuit_compat_save_file_finish (result, NULL);
  if (export->file)
    start_export (export);
  else
    export_free (export);
}

/** pursuit_report_export_choose: asks for a file and writes the report there. */
void
pursuit_report_export_choose (PursuitWindow *window, PursuitReport *report, PursuitReportFormat format)
{
  pursuit_report_export_choose_on (GTK_WINDOW (window), report, format, NULL);
}

/** pursuit_report_export_choose_on: the same over any window of the program, on other paper than the
 * locale’s (@paper is nullable). */
void
pursuit_report_export_choose_on (GtkWindow *parent,
                                 PursuitReport *report,
                                 PursuitReportFormat format,
                                 const PursuitPaper *paper)
{
  static const char *const labels[PURSUIT_N_REPORT_FORMATS] = {
    N_ ("PDF documents"), N_ ("SVG drawings"),   N_ ("PNG pictures"),
    N_ ("CSV tables"),    N_ ("XLSX workbooks"), N_ ("JSON files"),
  };
  const char *suffix = pursuit_report_format_to_string (format);
  g_autofree char *pattern = g_strconcat ("*.", suffix, NULL);
  g_autofree char *name = g_strdup_printf ("%s.%s", pursuit_report_get_title (report), suffix);
  PursuitFileType type = { _ (labels[format]), pattern };

  pursuit_compat_save_file_async (parent, _ ("Export the report"), name, &type, 1, chosen_cb,
                                  export_new (parent, report, format, paper));
}
