/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTableRow:
 *
 * One row of a table, bound to one record after another. It follows its record's changes.
 */

#include "pursuit-table-row.h"

#include "pursuit-deal.h"
#include "pursuit-text.h"

/* More of a text does not fit into a cell. */
#define MAX_CHARS 160
#define PADDING 8

struct _PursuitTableRow
{
  GtkWidget parent_instance;

  PursuitTableColumns *columns;
  PursuitRecord *record;
  PursuitDay today;
  GPtrArray *cells;  /* GtkLabel, children */
  GPtrArray *styles; /* the CSS class that each cell has now, or %NULL */
};

G_DEFINE_FINAL_TYPE (PursuitTableRow, pursuit_table_row, GTK_TYPE_WIDGET)

static gboolean
is_grade (PursuitTableRow *self, guint index)
{
  return pursuit_table_columns_get_field (self->columns, index)->choices == PURSUIT_GRADES;
}

/* A grade is a coloured letter. */
static const char *
grade_style (const char *grade)
{
  static const char *const styles[] = { "grade-a", "grade-b", "grade-c", "grade-d" };
  int index = grade && *grade ? g_ascii_toupper (*grade) - 'A' : -1;

  return index >= 0 && index < (int) G_N_ELEMENTS (styles) ? styles[index] : NULL;
}

static void
fill_cell (PursuitTableRow *self, guint index, GString *label)
{
  GtkWidget *cell = self->cells->pdata[index];
  const char *style = NULL;
  g_autofree char *text =
      self->record ? pursuit_table_columns_format (self->columns, index, self->record, self->today, &style)
                   : g_strdup ("");
  g_autofree char *line = pursuit_text_for_display (text, MAX_CHARS);

  if (is_grade (self, index))
    {
      style = grade_style (line);
      gtk_widget_set_visible (cell, *line != '\0');
    }
  gtk_label_set_text (GTK_LABEL (cell), line);
  if (style != self->styles->pdata[index])
    {
      if (self->styles->pdata[index])
        gtk_widget_remove_css_class (cell, self->styles->pdata[index]);
      if (style)
        gtk_widget_add_css_class (cell, style);
      self->styles->pdata[index] = (gpointer) style;
    }
  if (*line)
    g_string_append_printf (label, "%s%s", label->len ? ", " : "", line);
}

static void
fill (PursuitTableRow *self)
{
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = 0; i < self->cells->len; i++)
    fill_cell (self, i, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str, -1);
}

static GtkWidget *
make_cell (PursuitTableRow *self, guint index)
{
  GtkWidget *cell = gtk_label_new (NULL);
  gboolean number = pursuit_table_columns_is_number (self->columns, index);

  gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (cell), TRUE);
  gtk_label_set_xalign (GTK_LABEL (cell), number ? 1 : 0);
  if (number)
    gtk_widget_add_css_class (cell, "numeric");
  if (pursuit_table_columns_get (self->columns, index)->flags & PURSUIT_COLUMN_STRONG)
    gtk_widget_add_css_class (cell, "strong");
  if (is_grade (self, index))
    {
      gtk_widget_add_css_class (cell, "grade");
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_xalign (GTK_LABEL (cell), 0.5);
      gtk_widget_set_halign (cell, GTK_ALIGN_START);
      gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
    }
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  return cell;
}

static void
pursuit_table_row_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  PursuitTableRow *self = PURSUIT_TABLE_ROW (widget);

  /* Every row is as high as every other: the table says how high. */
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = pursuit_table_columns_get_total (self->columns);
}

static void
pursuit_table_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PursuitTableRow *self = PURSUIT_TABLE_ROW (widget);

  pursuit_table_columns_allocate (self->columns, self->cells, PADDING, width, height);
}

static void
pursuit_table_row_dispose (GObject *object)
{
  PursuitTableRow *self = PURSUIT_TABLE_ROW (object);

  pursuit_table_row_set_record (self, NULL, PURSUIT_DAY_NONE);
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_unparent (self->cells->pdata[i]);
  g_ptr_array_set_size (self->cells, 0);

  G_OBJECT_CLASS (pursuit_table_row_parent_class)->dispose (object);
}

static void
pursuit_table_row_finalize (GObject *object)
{
  PursuitTableRow *self = PURSUIT_TABLE_ROW (object);

  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->styles);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (pursuit_table_row_parent_class)->finalize (object);
}

static void
pursuit_table_row_class_init (PursuitTableRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_table_row_dispose;
  object_class->finalize = pursuit_table_row_finalize;
  widget_class->measure = pursuit_table_row_measure;
  widget_class->size_allocate = pursuit_table_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "pursuit-table-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
pursuit_table_row_init (PursuitTableRow *self)
{
  self->cells = g_ptr_array_new ();
  self->styles = g_ptr_array_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/** pursuit_table_row_new: (transfer floating): an empty row with a cell for each of @columns. */
GtkWidget *
pursuit_table_row_new (PursuitTableColumns *columns)
{
  PursuitTableRow *self = g_object_new (PURSUIT_TYPE_TABLE_ROW, NULL);

  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (columns), NULL);

  self->columns = g_object_ref (columns);
  g_ptr_array_set_size (self->styles, pursuit_table_columns_get_count (columns));
  for (guint i = 0; i < pursuit_table_columns_get_count (columns); i++)
    g_ptr_array_add (self->cells, make_cell (self, i));
  g_signal_connect_object (columns, "changed", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * pursuit_table_row_set_record:
 * @record: (nullable): what the row shows from now on
 * @today: the day that dates are told from
 */
void
pursuit_table_row_set_record (PursuitTableRow *self, PursuitRecord *record, PursuitDay today)
{
  g_return_if_fail (PURSUIT_IS_TABLE_ROW (self));

  if (self->record)
    g_signal_handlers_disconnect_by_func (self->record, fill, self);
  g_set_object (&self->record, record);
  self->today = today;
  if (record == NULL)
    return;
  g_signal_connect_object (record, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

/** pursuit_table_row_get_record: (transfer none) (nullable): what the row shows. */
PursuitRecord *
pursuit_table_row_get_record (PursuitTableRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_ROW (self), NULL);

  return self->record;
}

/** pursuit_table_row_set_selected: shows the row as the selected one, or not. */
void
pursuit_table_row_set_selected (PursuitTableRow *self, gboolean selected)
{
  g_return_if_fail (PURSUIT_IS_TABLE_ROW (self));

  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
