/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-export.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define POINTS_PER_INCH 72.0
#define DEFAULT_DPI 150.0
/* Cairo's image surfaces end at 32,767 pixels a side. */
#define MAX_PIXELS 32000.0

static const char *const FORMAT_NAMES[PURSUIT_N_REPORT_FORMATS] = {
  "pdf", "svg", "png", "csv", "xlsx", "json"
};

void
pursuit_report_output_init (PursuitReportOutput *output)
{
  g_return_if_fail (output != NULL);

  *output = (PursuitReportOutput){
    .paper = pursuit_paper_get (pursuit_paper_default_size (), FALSE),
    .theme = *pursuit_theme_get (PURSUIT_THEME_PRINT),
    .page = -1,
    .dpi = DEFAULT_DPI,
  };
}

gboolean
pursuit_report_format_from_string (const char *name, PursuitReportFormat *format)
{
  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  for (guint i = 0; i < PURSUIT_N_REPORT_FORMATS; i++)
    if (g_ascii_strcasecmp (name, FORMAT_NAMES[i]) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

const char *
pursuit_report_format_to_string (PursuitReportFormat format)
{
  g_return_val_if_fail (format < PURSUIT_N_REPORT_FORMATS, NULL);

  return FORMAT_NAMES[format];
}

static cairo_status_t
append_to_array (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The report could not be drawn: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

/* The outline that a reader shows beside the pages. */
static void
add_outline (cairo_surface_t *surface, PursuitReportPages *pages)
{
  g_autoptr (GArray) above = g_array_new (FALSE, TRUE, sizeof (int));

  g_array_append_val (above, (int){ CAIRO_PDF_OUTLINE_ROOT });
  for (guint i = 0; i < pursuit_report_pages_get_n_bookmarks (pages); i++)
    {
      const PursuitReportBookmark *bookmark = pursuit_report_pages_get_bookmark (pages, i);
      g_autofree char *target = g_strdup_printf ("page=%u pos=[0 0]", bookmark->page + 1);
      int parent = g_array_index (above, int, MIN (bookmark->level, above->len - 1));
      int id = cairo_pdf_surface_add_outline (surface, parent, bookmark->title, target,
                                              bookmark->level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

      g_array_set_size (above, bookmark->level + 2);
      g_array_index (above, int, bookmark->level + 1) = id;
    }
}

static void
set_metadata (cairo_surface_t *surface, PursuitReport *report)
{
  g_autofree char *day = pursuit_day_to_iso (pursuit_report_get_day (report));

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, pursuit_report_get_title (report));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, pursuit_report_get_subtitle (report));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, pursuit_report_get_database (report));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Pursuit " PURSUIT_VERSION);
  if (day != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, day);
}

/* Draws page after page, as long as nobody cancels. */
static gboolean
draw_pdf_pages (cairo_surface_t *surface,
                PursuitReportPages *pages,
                const PursuitReportOutput *output,
                GError **error)
{
  guint n_pages = pursuit_report_pages_get_n_pages (pages);
  cairo_t *cr = cairo_create (surface);
  gboolean going = TRUE;

  for (guint i = 0; i < n_pages && going; i++)
    {
      g_autoptr (PursuitCanvas) canvas = NULL;
      PursuitPaper paper = pursuit_report_pages_get_paper (pages, i);

      cairo_pdf_surface_set_size (surface, paper.width, paper.height);
      canvas = pursuit_canvas_new_cairo (cr, output->language);
      pursuit_canvas_begin_page (canvas, i);
      pursuit_report_pages_draw (pages, i, canvas);
      cairo_show_page (cr);
      if (output->progress != NULL)
        output->progress ((double) (i + 1) / n_pages, output->progress_data);
      going = !g_cancellable_set_error_if_cancelled (output->cancellable, error);
    }
  cairo_destroy (cr);
  return going;
}

static GBytes *
render_pdf (PursuitReport *report,
            PursuitReportPages *pages,
            const PursuitReportOutput *output,
            GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_to_array, bytes, output->paper.width, output->paper.height);
  cairo_status_t status = CAIRO_STATUS_SUCCESS;
  gboolean drawn;

  set_metadata (surface, report);
  drawn = draw_pdf_pages (surface, pages, output, error);
  if (drawn)
    add_outline (surface, pages);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return drawn && check_status (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* The chosen page, or all of them one below the other. */
static void
page_range (PursuitReportPages *pages, const PursuitReportOutput *output, guint *first, guint *n)
{
  guint n_pages = pursuit_report_pages_get_n_pages (pages);

  *first = output->page >= 0 ? MIN ((guint) output->page, n_pages - 1) : 0;
  *n = output->page >= 0 ? 1 : n_pages;
}

/* How large the range is. */
static void
measure_range (PursuitReportPages *pages, const PursuitReportOutput *output, double *width, double *height)
{
  guint first, n;

  page_range (pages, output, &first, &n);
  *width = *height = 0;
  for (guint i = 0; i < n; i++)
    {
      PursuitPaper paper = pursuit_report_pages_get_paper (pages, first + i);

      *width = MAX (*width, paper.width);
      *height += paper.height;
    }
}

static void
draw_range (PursuitReportPages *pages, const PursuitReportOutput *output, PursuitCanvas *canvas)
{
  guint first, n;

  page_range (pages, output, &first, &n);
  pursuit_canvas_save (canvas);
  for (guint i = 0; i < n; i++)
    {
      pursuit_report_pages_draw (pages, first + i, canvas);
      pursuit_canvas_translate (canvas, 0, pursuit_report_pages_get_paper (pages, first + i).height);
    }
  pursuit_canvas_restore (canvas);
}

static GBytes *
render_svg (PursuitReport *report, PursuitReportPages *pages, const PursuitReportOutput *output)
{
  g_autoptr (PursuitCanvas) canvas = NULL;
  double width, height;
  char *svg;

  measure_range (pages, output, &width, &height);
  canvas = pursuit_canvas_new_svg (width, height, pursuit_report_get_title (report), output->language);
  draw_range (pages, output, canvas);
  svg = pursuit_canvas_finish_svg (canvas);
  return g_bytes_new_take (svg, strlen (svg));
}

static GBytes *
render_png (PursuitReportPages *pages, const PursuitReportOutput *output, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  double scale, width, height;

  measure_range (pages, output, &width, &height);
  scale = (output->dpi > 0 ? output->dpi : DEFAULT_DPI) / POINTS_PER_INCH;
  scale = MIN (scale, MAX_PIXELS / MAX (height, width));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, ceil (width * scale), ceil (height * scale));
  {
    cairo_t *cr = cairo_create (surface);
    g_autoptr (PursuitCanvas) canvas = NULL;

    cairo_scale (cr, scale, scale);
    cairo_set_source_rgb (cr, 1, 1, 1);
    cairo_paint (cr);
    canvas = pursuit_canvas_new_cairo (cr, output->language);
    draw_range (pages, output, canvas);
    cairo_destroy (cr);
  }
  status = cairo_surface_write_to_png_stream (surface, append_to_array, bytes);
  cairo_surface_destroy (surface);
  return check_status (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

GBytes *
pursuit_report_render (PursuitReport *report,
                       PursuitReportFormat format,
                       const PursuitReportOutput *output,
                       GError **error)
{
  g_autoptr (PursuitReportPages) pages = NULL;
  char *text = NULL;

  g_return_val_if_fail (PURSUIT_IS_REPORT (report), NULL);
  g_return_val_if_fail (format < PURSUIT_N_REPORT_FORMATS && output != NULL, NULL);

  if (format == PURSUIT_REPORT_XLSX)
    return pursuit_report_to_xlsx (report, error);
  if (format == PURSUIT_REPORT_CSV)
    text = pursuit_report_to_csv (report, output->bom);
  else if (format == PURSUIT_REPORT_JSON)
    text = pursuit_report_to_json (report);
  if (text != NULL)
    return g_bytes_new_take (text, strlen (text));

  pages = pursuit_report_pages_new (report, &output->paper, &output->theme, output->language);
  switch (format)
    {
    case PURSUIT_REPORT_SVG:
      return render_svg (report, pages, output);
    case PURSUIT_REPORT_PNG:
      return render_png (pages, output, error);
    case PURSUIT_REPORT_PDF:
    default:
      return render_pdf (report, pages, output, error);
    }
}

gboolean
pursuit_report_save (PursuitReport *report,
                     PursuitReportFormat format,
                     const PursuitReportOutput *output,
                     const char *path,
                     GError **error)
{
  g_autoptr (GBytes) bytes = pursuit_report_render (report, format, output, error);
  gsize length;
  const char *data;

  g_return_val_if_fail (path != NULL, FALSE);

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  return g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
