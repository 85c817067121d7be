/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-printer.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "compat.h"
#include "pursuit-print-preview.h"

/* The thread of the window waits so long for pages that are laid out on another one, again and again. */
#define WAIT_MICROSECONDS 4000

/* What one printing job holds; freed with the operation. */
typedef struct
{
  PursuitReport *report;
  PursuitPaper paper;
  PursuitReportPages *pages; /* %NULL while they are laid out */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->pages, pursuit_report_pages_free);
  g_object_unref (job->report);
  g_free (job);
}

/**
 * pursuit_report_printer_make_setup:
 *
 * Returns: (transfer full): a page of that size, lying when @landscape
 */
GtkPageSetup *
pursuit_report_printer_make_setup (PursuitPaperSize size, gboolean landscape)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper =
      gtk_paper_size_new (size == PURSUIT_PAPER_LETTER ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup,
                                  landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

/* The sheet that the user chose in the dialog, with a border that no printer cuts into. */
static PursuitPaper
paper_of (GtkPageSetup *setup)
{
  double margin = pursuit_paper_get (PURSUIT_PAPER_A4, FALSE).margin;

  margin = MAX (margin, gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS));
  margin = MAX (margin, gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS));
  margin = MAX (margin, gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS));
  margin = MAX (margin, gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_POINTS));
  return (PursuitPaper){ gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                         gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS), margin };
}

static void
lay_out_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;

  g_task_return_pointer (task,
                         pursuit_report_pages_new (job->report, &job->paper,
                                                   pursuit_theme_get (PURSUIT_THEME_PRINT), NULL),
                         (GDestroyNotify) pursuit_report_pages_free);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;

  job->pages = g_task_propagate_pointer (G_TASK (result), NULL);
}

/* The operation, which is the task's source, lives until the pages are there. */
static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Job *job = data;
  g_autoptr (GTask) task = g_task_new (operation, NULL, laid_out_cb, job);

  g_clear_pointer (&job->pages, pursuit_report_pages_free);
  job->paper = paper_of (gtk_print_context_get_page_setup (context));
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, lay_out_thread);
}

/* Called again and again, between the other things that the window has to do, until the pages are there. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Job *job = data;

  if (job->pages == NULL)
    {
      g_usleep (WAIT_MICROSECONDS);
      return FALSE;
    }
  gtk_print_operation_set_n_pages (operation, pursuit_report_pages_get_n_pages (job->pages));
  return TRUE;
}

/* Sheets with wide tables are turned on their side. */
static void
request_page_setup_cb (GtkPrintOperation *operation,
                       GtkPrintContext *context,
                       int page,
                       GtkPageSetup *setup,
                       gpointer data)
{
  Job *job = data;
  PursuitPaper paper = pursuit_report_pages_get_paper (job->pages, (guint) page);

  gtk_page_setup_set_orientation (setup, paper.width > paper.height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                                    : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Job *job = data;
  g_autoptr (PursuitCanvas) canvas =
      pursuit_canvas_new_cairo (gtk_print_context_get_cairo_context (context), NULL);

  pursuit_report_pages_draw (job->pages, page, canvas);
}

/* The preview of the print dialog is our own: GTK's needs a viewer that may not be there. */
static gboolean
preview_cb (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent,
            gpointer data)
{
  Job *job = data;

  pursuit_print_preview_present (job->report, gtk_print_context_get_page_setup (context), parent);
  gtk_print_operation_preview_end_preview (preview);
  return TRUE;
}

/**
 * pursuit_report_printer_new:
 * @report: kept by reference
 * @setup: (nullable): paper and orientation; else the locale's paper, upright
 *
 * Returns: (transfer full): an operation that prints the report
 */
GtkPrintOperation *
pursuit_report_printer_new (PursuitReport *report, GtkPageSetup *setup)
{
  g_autoptr (GtkPageSetup) used = NULL;
  GtkPrintOperation *operation;
  Job *job;

  g_return_val_if_fail (PURSUIT_IS_REPORT (report), NULL);

  if (setup)
    used = g_object_ref (setup);
  else
    used = pursuit_report_printer_make_setup (pursuit_paper_default_size (), FALSE);
  operation = gtk_print_operation_new ();
  job = g_new0 (Job, 1);
  job->report = g_object_ref (report);
  g_object_set_data_full (G_OBJECT (operation), "job", job, job_free);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_default_page_setup (operation, used);
  gtk_print_operation_set_job_name (operation, pursuit_report_get_title (report));
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), job);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), job);
  return operation;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  pursuit_compat_tell (GTK_WINDOW (data), _ ("The report was not printed"), error ? error->message : "");
}

/** pursuit_report_printer_run: opens the print dialog over @parent and prints what is chosen there. */
void
pursuit_report_printer_run (PursuitReport *report, GtkPageSetup *setup, GtkWindow *parent)
{
  g_autoptr (GtkPrintOperation) operation = pursuit_report_printer_new (report, setup);

  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
