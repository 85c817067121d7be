/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitReportGrid:
 *
 * A table of a report on the screen. Rows with deals behind them begin with a button.
 *
 * Signal “mark-activated” (gint64 id, const char *title): such a row was pressed.
 */

#include "pursuit-report-grid.h"

#include <glib/gi18n-lib.h>

/* More rows are what exports and paper are for. */
#define MAX_ROWS 100

struct _PursuitReportGrid
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitReportGrid, pursuit_report_grid, ADW_TYPE_BIN)

enum
{
  MARK_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
pursuit_report_grid_class_init (PursuitReportGridClass *klass)
{
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
pursuit_report_grid_init (PursuitReportGrid *self)
{
}

static void
clicked_cb (PursuitReportGrid *self, GtkButton *button)
{
  gint64 *mark = g_object_get_data (G_OBJECT (button), "mark");

  g_signal_emit (self, signals[MARK_ACTIVATED], 0, *mark, gtk_button_get_label (button));
}

static GtkWidget *
make_label (const char *text, gboolean numeric, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), numeric ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), numeric ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  if (!numeric)
    gtk_label_set_width_chars (GTK_LABEL (label), MIN (g_utf8_strlen (text, -1), 14));
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_button (PursuitReportGrid *self, const char *text, gint64 mark)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "report-row");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Show the deals"));
  g_object_set_data_full (G_OBJECT (button), "mark", g_memdup2 (&mark, sizeof mark), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
fill_row (PursuitReportGrid *self, GtkGrid *grid, PursuitReportTable *table, guint row)
{
  gint64 mark = pursuit_report_table_get_mark (table, row);
  const char *style = pursuit_report_table_get_total (table, row) ? "heading" : NULL;

  for (guint c = 0; c < pursuit_report_table_get_n_columns (table); c++)
    {
      const char *text = pursuit_report_table_get_text (table, row, c);
      GtkWidget *cell = c == 0 && mark != 0
                            ? make_button (self, text, mark)
                            : make_label (text, pursuit_report_table_get_numeric (table, c), style);

      gtk_grid_attach (grid, cell, (int) c, (int) row + 1, 1, 1);
    }
}

/** pursuit_report_grid_new: shows @table, of which nothing is kept. */
GtkWidget *
pursuit_report_grid_new (PursuitReportTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  PursuitReportGrid *self = g_object_new (PURSUIT_TYPE_REPORT_GRID, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *sideways = gtk_scrolled_window_new ();
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  guint n_rows = pursuit_report_table_get_n_rows (table);

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  for (guint c = 0; c < pursuit_report_table_get_n_columns (table); c++)
    {
      gboolean numeric = pursuit_report_table_get_numeric (table, c);
      GtkWidget *head = make_label (pursuit_report_table_get_label (table, c), numeric, "caption-heading");

      gtk_widget_add_css_class (head, "dim-label");
      gtk_widget_set_hexpand (head, c == 0);
      gtk_grid_attach (grid, head, (int) c, 0, 1, 1);
    }
  for (guint r = 0; r < MIN (n_rows, MAX_ROWS); r++)
    fill_row (self, grid, table, r);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (sideways), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (sideways), GTK_WIDGET (grid));
  gtk_box_append (GTK_BOX (box), sideways);
  if (n_rows > MAX_ROWS)
    {
      g_autofree char *words =
          g_strdup_printf (ngettext ("%u more row is on paper and in exported files.",
                                     "%u more rows are on paper and in exported files.", n_rows - MAX_ROWS),
                           n_rows - MAX_ROWS);

      gtk_box_append (GTK_BOX (box), make_label (words, FALSE, "dim-label"));
    }
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
