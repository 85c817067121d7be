/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPrintPreview:
 *
 * The pages of a report as they will be printed, with paper and orientation to choose, and from there to the
 * printer or into a PDF. Pages are laid out on another thread, and drawn when they come into view: a book of
 * reports has hundreds.
 */

#include "pursuit-print-preview.h"

#include <glib/gi18n-lib.h>

#include "pursuit-report-export-action.h"
#include "pursuit-report-printer.h"

/* Screen pixels a point of the page. */
#define SCALE 1.25
/* Pages this near to what is seen are drawn, in pixels. */
#define NEAR 400

struct _PursuitPrintPreview
{
  AdwWindow parent_instance;

  PursuitReport *report;
  PursuitReportPages *pages; /* %NULL while they are laid out */
  PursuitPaper paper;
  GCancellable *cancellable;

  GtkDropDown *paper_size;
  GtkToggleButton *landscape;
  GtkLabel *count;
  GtkSpinner *spinner;
  GtkWidget *print;
  GtkWidget *save;
  GtkScrolledWindow *scroller;
  GtkBox *sheets;
};

G_DEFINE_FINAL_TYPE (PursuitPrintPreview, pursuit_print_preview, ADW_TYPE_WINDOW)

static gboolean
is_near (PursuitPrintPreview *self, GtkWidget *sheet)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (sheet, GTK_WIDGET (self->scroller), &bounds) &&
         bounds.origin.y < gtk_widget_get_height (GTK_WIDGET (self->scroller)) + NEAR &&
         bounds.origin.y + bounds.size.height > -NEAR;
}

static gboolean
is_drawn (GtkWidget *sheet)
{
  return g_object_get_data (G_OBJECT (sheet), "drawn") != NULL;
}

static void
draw_sheet_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  PursuitPrintPreview *self = data;
  guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "page"));
  double scale = width / pursuit_report_pages_get_paper (self->pages, page).width;
  g_autoptr (PursuitCanvas) canvas = NULL;

  if (!is_near (self, GTK_WIDGET (area)))
    return;
  g_object_set_data (G_OBJECT (area), "drawn", self);
  cairo_scale (cr, scale, scale);
  canvas = pursuit_canvas_new_cairo (cr, NULL);
  pursuit_report_pages_draw (self->pages, page, canvas);
}

static void
draw_near_sheets_cb (PursuitPrintPreview *self)
{
  for (GtkWidget *sheet = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); sheet != NULL;
       sheet = gtk_widget_get_next_sibling (sheet))
    if (!is_drawn (sheet) && is_near (self, sheet))
      gtk_widget_queue_draw (sheet);
}

static void
add_sheet (PursuitPrintPreview *self, guint page, guint n_pages)
{
  GtkWidget *area = gtk_drawing_area_new ();
  PursuitPaper paper = pursuit_report_pages_get_paper (self->pages, page);
  /* Translators: what a screen reader calls a page of the print preview */
  g_autofree char *name = g_strdup_printf (_ ("Page %1$u of %2$u"), page + 1, n_pages);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), paper.width * SCALE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), paper.height * SCALE);
  g_object_set_data (G_OBJECT (area), "page", GUINT_TO_POINTER (page));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_sheet_cb, self, NULL);
  gtk_widget_add_css_class (area, "sheet");
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (self->sheets, area);
}

static void
remove_sheets (PursuitPrintPreview *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets))) != NULL)
    gtk_box_remove (self->sheets, child);
  g_clear_pointer (&self->pages, pursuit_report_pages_free);
}

static void
set_busy (PursuitPrintPreview *self, gboolean busy)
{
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_sensitive (self->print, !busy);
  gtk_widget_set_sensitive (self->save, !busy);
  if (busy)
    gtk_label_set_text (self->count, _ ("Laying out…"));
}

/* What is laid out on another thread. */
typedef struct
{
  PursuitReport *report;
  PursuitPaper paper;
} Wanted;

static void
wanted_free (gpointer data)
{
  g_object_unref (((Wanted *) data)->report);
  g_free (data);
}

static void
lay_out_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wanted *wanted = data;

  g_task_return_pointer (task,
                         pursuit_report_pages_new (wanted->report, &wanted->paper,
                                                   pursuit_theme_get (PURSUIT_THEME_PRINT), NULL),
                         (GDestroyNotify) pursuit_report_pages_free);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitPrintPreview *self = PURSUIT_PRINT_PREVIEW (source);
  PursuitReportPages *pages = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *count = NULL;
  guint n_pages;

  /* Other paper was chosen meanwhile, or the window is gone. */
  if (pages == NULL)
    return;
  self->pages = pages;
  n_pages = pursuit_report_pages_get_n_pages (pages);
  for (guint i = 0; i < n_pages; i++)
    add_sheet (self, i, n_pages);
  set_busy (self, FALSE);
  count = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  gtk_label_set_text (self->count, count);
}

static void
update_pages_cb (PursuitPrintPreview *self)
{
  g_autoptr (GTask) task = NULL;
  Wanted *wanted;

  if (self->report == NULL)
    return;
  self->paper = pursuit_paper_get (gtk_drop_down_get_selected (self->paper_size) == 1 ? PURSUIT_PAPER_LETTER
                                                                                      : PURSUIT_PAPER_A4,
                                   gtk_toggle_button_get_active (self->landscape));
  remove_sheets (self);
  set_busy (self, TRUE);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, laid_out_cb, NULL);
  wanted = g_new0 (Wanted, 1);
  *wanted = (Wanted){ g_object_ref (self->report), self->paper };
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_run_in_thread (task, lay_out_thread);
}

static void
save_cb (PursuitPrintPreview *self)
{
  pursuit_report_export_choose_on (GTK_WINDOW (self), self->report, PURSUIT_REPORT_PDF, &self->paper);
}

static void
print_cb (PursuitPrintPreview *self)
{
  g_autoptr (GtkPageSetup) setup =
      pursuit_report_printer_make_setup (gtk_drop_down_get_selected (self->paper_size) == 1
                                             ? PURSUIT_PAPER_LETTER
                                             : PURSUIT_PAPER_A4,
                                         gtk_toggle_button_get_active (self->landscape));

  pursuit_report_printer_run (self->report, setup, GTK_WINDOW (self));
}

static void
pursuit_print_preview_dispose (GObject *object)
{
  PursuitPrintPreview *self = PURSUIT_PRINT_PREVIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->sheets != NULL)
    remove_sheets (self);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (pursuit_print_preview_parent_class)->dispose (object);
}

static void
pursuit_print_preview_class_init (PursuitPrintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_print_preview_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/reports/pursuit-print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPrintPreview, paper_size);
  gtk_widget_class_bind_template_child (widget_class, PursuitPrintPreview, landscape);
  gtk_widget_class_bind_template_child (widget_class, PursuitPrintPreview, count);
  gtk_widget_class_bind_template_child (widget_class, PursuitPrintPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, PursuitPrintPreview, print);
  gtk_widget_class_bind_template_child (widget_class, PursuitPrintPreview, save);
  gtk_widget_class_bind_template_child (widget_class, PursuitPrintPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, PursuitPrintPreview, sheets);
  gtk_widget_class_bind_template_callback (widget_class, update_pages_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
pursuit_print_preview_init (PursuitPrintPreview *self)
{
  GtkAdjustment *down;

  gtk_widget_init_template (GTK_WIDGET (self));
  down = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (down, "value-changed", G_CALLBACK (draw_near_sheets_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (down, "changed", G_CALLBACK (draw_near_sheets_cb), self, G_CONNECT_SWAPPED);
}

/**
 * pursuit_print_preview_present:
 * @report: kept by reference
 * @setup: (nullable): paper and orientation to begin with; else the locale's paper, upright
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the window, which is its own owner
 */
PursuitPrintPreview *
pursuit_print_preview_present (PursuitReport *report, GtkPageSetup *setup, GtkWindow *parent)
{
  PursuitPrintPreview *self;
  gboolean letter = pursuit_paper_default_size () == PURSUIT_PAPER_LETTER;
  gboolean landscape = FALSE;

  g_return_val_if_fail (PURSUIT_IS_REPORT (report), NULL);

  if (setup)
    {
      letter = g_str_equal (gtk_paper_size_get_name (gtk_page_setup_get_paper_size (setup)), "na_letter");
      landscape = gtk_page_setup_get_orientation (setup) == GTK_PAGE_ORIENTATION_LANDSCAPE;
    }
  self = g_object_new (PURSUIT_TYPE_PRINT_PREVIEW, "transient-for", parent, "modal", parent != NULL, NULL);
  gtk_drop_down_set_selected (self->paper_size, letter ? 1 : 0);
  gtk_toggle_button_set_active (self->landscape, landscape);
  self->report = g_object_ref (report);
  update_pages_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/** pursuit_print_preview_get_n_pages: how many pages are shown; 0 while they are laid out. */
guint
pursuit_print_preview_get_n_pages (PursuitPrintPreview *self)
{
  g_return_val_if_fail (PURSUIT_IS_PRINT_PREVIEW (self), 0);

  return self->pages != NULL ? pursuit_report_pages_get_n_pages (self->pages) : 0;
}
