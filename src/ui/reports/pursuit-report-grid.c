/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitReportGrid:
 *
 * A table of a report on the screen. Rows with deals behind them begin with a button. Most of a table is made
 * when it comes near to where one looks, a few rows between two frames, and has its room until then: a list
 * for twenty owners has so many that the window would wait for them.
 *
 * Signal “mark-activated” (gint64 id, const char *title): such a row was pressed.
 */

#include "pursuit-report-grid.h"

#include <glib/gi18n-lib.h>

#include "compat.h"

/* More rows are what exports and paper are for. */
#define MAX_ROWS 100
/* So many are made at once. */
#define FIRST_ROWS 5
/* So many are made between two frames. */
#define ROWS_A_TURN 20
/* About how high a row is with the space below it, in pixels. */
#define ROW_HEIGHT 29

struct _PursuitReportGrid
{
  AdwBin parent_instance;

  PursuitReportTable *table; /* of the report that is shown; NULL once all rows are made */
  guint n_rows;              /* those that are shown */
  guint n_made;
  GtkGrid *grid;
  GtkWidget *room;        /* of the rows that are still to be made, below them */
  GtkAdjustment *looking; /* which part of the page is seen */
  guint look_source;
  guint make_source;
};

G_DEFINE_FINAL_TYPE (PursuitReportGrid, pursuit_report_grid, ADW_TYPE_BIN)

enum
{
  MARK_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
forget_looking (PursuitReportGrid *self)
{
  if (self->looking != NULL)
    g_signal_handlers_disconnect_by_data (self->looking, self);
  g_clear_object (&self->looking);
  g_clear_handle_id (&self->look_source, g_source_remove);
}

static void
pursuit_report_grid_dispose (GObject *object)
{
  PursuitReportGrid *self = PURSUIT_REPORT_GRID (object);

  forget_looking (self);
  g_clear_handle_id (&self->make_source, g_source_remove);

  G_OBJECT_CLASS (pursuit_report_grid_parent_class)->dispose (object);
}

static void
pursuit_report_grid_class_init (PursuitReportGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_report_grid_dispose;

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

  g_signal_emit (self, signals[MARK_ACTIVATED], 0, *mark, g_object_get_data (G_OBJECT (button), "title"));
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

/* @title: (transfer full): what the row is */
static GtkWidget *
make_button (PursuitReportGrid *self, const char *text, gint64 mark, char *title)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "report-row");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Show what is counted here"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (button), "title", title, g_free);
  g_object_set_data_full (G_OBJECT (button), "mark", g_memdup2 (&mark, sizeof mark), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
make_heads (PursuitReportGrid *self)
{
  for (guint c = 0; c < pursuit_report_table_get_n_columns (self->table); c++)
    {
      gboolean numeric = pursuit_report_table_get_numeric (self->table, c);
      GtkWidget *head =
          make_label (pursuit_report_table_get_label (self->table, c), numeric, "caption-heading");

      gtk_widget_add_css_class (head, "dim-label");
      gtk_widget_set_hexpand (head, c == 0);
      gtk_grid_attach (self->grid, head, (int) c, 0, 1, 1);
    }
}

static void
make_row (PursuitReportGrid *self, guint row)
{
  gint64 mark = pursuit_report_table_get_mark (self->table, row);
  const char *style = pursuit_report_table_get_total (self->table, row) ? "heading" : NULL;

  for (guint c = 0; c < pursuit_report_table_get_n_columns (self->table); c++)
    {
      const char *text = pursuit_report_table_get_text (self->table, row, c);
      GtkWidget *cell = c == 0 && mark != 0
                            ? make_button (self, text, mark, pursuit_report_table_word_row (self->table, row))
                            : make_label (text, pursuit_report_table_get_numeric (self->table, c), style);

      gtk_grid_attach (self->grid, cell, (int) c, (int) row + 1, 1, 1);
    }
}

static void
set_room (PursuitReportGrid *self)
{
  gtk_widget_set_size_request (self->room, -1, (int) (self->n_rows - self->n_made) * ROW_HEIGHT);
}

/* Makes the next @n rows, or as many as there are. */
static void
make_rows (PursuitReportGrid *self, guint n)
{
  guint end = MIN (self->n_made + n, self->n_rows);

  if (self->n_made == 0)
    make_heads (self);
  for (; self->n_made < end; self->n_made++)
    make_row (self, self->n_made);
  set_room (self);
  if (self->n_made < self->n_rows)
    return;
  gtk_grid_remove (self->grid, self->room);
  self->room = NULL;
  self->table = NULL;
}

/* Making rows when they are wanted */

static gboolean
make_cb (gpointer data)
{
  PursuitReportGrid *self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      make_rows (self, ROWS_A_TURN);
      if (self->table != NULL)
        return G_SOURCE_CONTINUE;
    }
  self->make_source = 0;
  return G_SOURCE_REMOVE;
}

/* Behind each frame, so that none waits for all of them. */
static void
make_rest (PursuitReportGrid *self)
{
  if (self->make_source == 0)
    self->make_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, make_cb, self, NULL);
}

/* The rows are made when they are less than a page away; before it is allocated nobody knows. */
static gboolean
look_cb (gpointer data)
{
  PursuitReportGrid *self = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;
  double page;

  self->look_source = 0;
  if (scroller == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), scroller, &bounds))
    return G_SOURCE_REMOVE;
  page = gtk_adjustment_get_page_size (self->looking);
  if (bounds.size.height <= 0 || bounds.origin.y > 2 * page || bounds.origin.y + bounds.size.height < -page)
    return G_SOURCE_REMOVE;
  forget_looking (self);
  make_rest (self);
  return G_SOURCE_REMOVE;
}

/* Behind the frame in which the page is allocated anew. */
static void
moved_cb (PursuitReportGrid *self)
{
  if (self->look_source == 0)
    self->look_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, look_cb, self, NULL);
}

static void
map_cb (PursuitReportGrid *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (self->table == NULL || self->looking != NULL)
    return;
  if (scroller == NULL)
    {
      make_rest (self);
      return;
    }
  self->looking = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  g_signal_connect_swapped (self->looking, "value-changed", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->looking, "changed", G_CALLBACK (moved_cb), self);
  moved_cb (self);
}

/**
 * pursuit_report_grid_new:
 * @table: lives as long as the grid is seen
 * @at_once: whether its first rows are there from the beginning
 */
GtkWidget *
pursuit_report_grid_new (PursuitReportTable *table, gboolean at_once)
{
  g_return_val_if_fail (table != NULL, NULL);

  PursuitReportGrid *self = g_object_new (PURSUIT_TYPE_REPORT_GRID, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *sideways = gtk_scrolled_window_new ();
  GtkGrid *grid = self->grid = GTK_GRID (gtk_grid_new ());
  guint n_rows = pursuit_report_table_get_n_rows (table);

  self->table = table;
  self->n_rows = MIN (n_rows, MAX_ROWS);
  self->room = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_attach (grid, self->room, 0, MAX_ROWS + 1, 1, 1);
  if (at_once)
    make_rows (self, FIRST_ROWS);
  else
    set_room (self);
  if (self->table != NULL)
    g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  pursuit_compat_scroll_sideways (GTK_SCROLLED_WINDOW (sideways));
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

/** pursuit_report_grid_is_whole: whether all the rows that are shown have been made. */
gboolean
pursuit_report_grid_is_whole (PursuitReportGrid *self)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_GRID (self), FALSE);

  return self->table == NULL;
}
