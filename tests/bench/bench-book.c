/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gstdio.h>

#include "measure.h"
#include "pursuit-report-export.h"
#include "pursuit-session-book.h"

/*
 * A book of at least 200 pages: all reports of the sample team again and again, from the request to the
 * bytes of the PDF, against a plain Cairo PDF of as many pages with one line of text each.
 */

#define N_PAGES 200
#define ROUNDS 3

static cairo_status_t
count_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

/* As many pages with a line of text each. Returns: the size of the PDF */
static gsize
plain_pdf (guint n_pages)
{
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes, &size, 595, 842);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *line = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

      cairo_move_to (cr, 72, 72);
      cairo_show_text (cr, line);
      cairo_show_page (cr);
    }
  cairo_surface_finish (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return size;
}

/* Every report of all time, @times over. */
static GArray *
make_entries (guint times)
{
  const PursuitReportParams params = { .mode = PURSUIT_FUNNEL_COHORT,
                                       .from = PURSUIT_DAY_NONE,
                                       .to = PURSUIT_DAY_NONE };
  GArray *entries = pursuit_book_entries_new ();

  for (guint i = 0; i < times; i++)
    for (guint k = 0; k < pursuit_report_registry_get_n (); k++)
      pursuit_book_entries_add (entries, pursuit_report_registry_get (k), &params);
  return entries;
}

static guint
count_pages (PursuitReport *book, const PursuitReportOutput *output)
{
  g_autoptr (PursuitReportPages) pages =
      pursuit_report_pages_new (book, &output->paper, &output->theme, output->language);

  return pursuit_report_pages_get_n_pages (pages);
}

static PursuitReport *
make_book (PursuitSession *session, guint times)
{
  g_autoptr (GArray) entries = make_entries (times);
  g_autoptr (GError) error = NULL;
  PursuitReport *book = pursuit_session_report_book (session, entries, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return book;
}

static void
print_time (const char *what, MeasureTime time, MeasureTime floor)
{
  g_print ("  %-28s %7.0f ms, %7.0f ms of a processor, %.0f x\n", what, time.wall, time.process,
           time.process / MAX (floor.process, 0.1));
}

static void
measure (PursuitSession *session, guint times, const PursuitReportOutput *output)
{
  g_autoptr (GError) error = NULL;
  MeasureTime start = measure_now (), made, laid_out, drawn, floor;
  g_autoptr (PursuitReport) book = make_book (session, times);
  g_autoptr (GBytes) pdf = NULL;
  guint n_pages;
  gsize size;

  made = measure_since (start);
  start = measure_now ();
  n_pages = count_pages (book, output);
  laid_out = measure_since (start);
  start = measure_now ();
  pdf = pursuit_report_render (book, PURSUIT_REPORT_PDF, output, &error);
  g_assert_no_error (error);
  drawn = measure_since (start);
  start = measure_now ();
  size = plain_pdf (n_pages);
  floor = measure_since (start);
  g_print ("%u reports on %u pages, %" G_GSIZE_FORMAT " bytes; plain: %" G_GSIZE_FORMAT "\n",
           pursuit_report_get_n_parts (book), n_pages, g_bytes_get_size (pdf), size);
  print_time ("plain PDF", floor, floor);
  print_time ("the reports", made, floor);
  print_time ("laid out", laid_out, floor);
  print_time ("laid out and drawn as a PDF", drawn, floor);
  print_time ("in all", (MeasureTime){ made.wall + drawn.wall, made.process + drawn.process, 0 }, floor);
}

int
main (void)
{
  PursuitCreateOptions options = { .sample = PURSUIT_SAMPLE_TEAM };
  g_autofree char *folder = g_dir_make_tmp ("pursuit-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.db", NULL);
  g_autoptr (PursuitSession) session = pursuit_session_new ();
  g_autoptr (GError) error = NULL;
  PursuitReportOutput output;
  guint times = 1;

  pursuit_session_create (session, path, &options, NULL, &error);
  g_assert_no_error (error);
  pursuit_report_output_init (&output);
  for (;; times++)
    {
      g_autoptr (PursuitReport) book = make_book (session, times);

      if (count_pages (book, &output) >= N_PAGES)
        break;
    }
  for (guint i = 0; i < ROUNDS; i++)
    measure (session, times, &output);
  pursuit_session_close (session);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
