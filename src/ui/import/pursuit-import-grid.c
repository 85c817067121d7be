/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of rows of the file that is imported; each column shows one text of the row. */

#include "pursuit-import-grid.h"

#include <glib/gi18n-lib.h>

#include "pursuit-text.h"

enum
{
  WIDEST_CHARS = 30,    /* a column that does not expand is no wider; the rest is in the tooltip */
  NARROWEST_CHARS = 24, /* one that expands */
  MOST_CHARS = 500,
};

typedef struct
{
  PursuitImportGridFunc function;
  guint index;
  gboolean expand;
} Column;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Column *column = user_data;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (column->expand)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), NARROWEST_CHARS);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Column *column = user_data;
  PursuitPreviewRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = column->function (row, column->index);
  g_autofree char *shown = pursuit_text_for_display (text, column->expand ? MOST_CHARS : WIDEST_CHARS);

  gtk_label_set_text (GTK_LABEL (label), shown);
  gtk_widget_set_tooltip_text (label, text);
  if (pursuit_preview_row_get_reason (row) != NULL)
    gtk_widget_add_css_class (label, "rejected");
  else
    gtk_widget_remove_css_class (label, "rejected");
}

/** pursuit_import_grid_clear: takes all columns and rows away. */
void
pursuit_import_grid_clear (GtkColumnView *table)
{
  GListModel *columns;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (table));

  gtk_column_view_set_model (table, NULL);
  columns = gtk_column_view_get_columns (table);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);
      gtk_column_view_remove_column (table, column);
    }
}

/**
 * pursuit_import_grid_add_column:
 * @title: translated, or a header of the file
 * @function: gives the text
 * @index: given to @function
 * @expand: whether the column takes what room is left
 *
 * Adds a column at the end.
 */
void
pursuit_import_grid_add_column (GtkColumnView *table,
                                const char *title,
                                PursuitImportGridFunc function,
                                guint index,
                                gboolean expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;
  Column *data;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (table));
  g_return_if_fail (function != NULL);

  data = g_new (Column, 1);
  data->function = function;
  data->index = index;
  data->expand = expand;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), data, (GClosureNotify) g_free, 0);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (table, column);
}

static char *
word_line (PursuitPreviewRow *row, guint index)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, pursuit_preview_row_get_line (row));
}

/** pursuit_import_grid_add_line: adds the column with the line in the file. */
void
pursuit_import_grid_add_line (GtkColumnView *table)
{
  pursuit_import_grid_add_column (table, _ ("Line"), word_line, 0, FALSE);
}

/** pursuit_import_grid_set_rows: shows @rows (element-type PursuitPreviewRow); nothing can be selected. */
void
pursuit_import_grid_set_rows (GtkColumnView *table, GListModel *rows)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (table));
  g_return_if_fail (G_IS_LIST_MODEL (rows));

  selection = gtk_no_selection_new (g_object_ref (rows));
  gtk_column_view_set_model (table, GTK_SELECTION_MODEL (selection));
}
