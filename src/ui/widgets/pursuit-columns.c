/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitColumns:
 *
 * Cards in as many columns of equal width as there is room for, each under the shortest column so far.
 *
 * Unlike in a GtkFlowBox no line of cards waits for its highest one, and each card is measured once for the
 * one width that it gets: a flow box tries many, and breaking texts into lines is what a frame is spent on.
 */

#include "pursuit-columns.h"

struct _PursuitColumns
{
  GtkWidget parent_instance;

  int column_width; /* at least, in pixels */
  guint max_columns;
  int spacing;
};

G_DEFINE_FINAL_TYPE (PursuitColumns, pursuit_columns, GTK_TYPE_WIDGET)

static guint
count_columns (PursuitColumns *self, int width)
{
  return (guint) CLAMP ((width + self->spacing) / (self->column_width + self->spacing), 1,
                        (int) self->max_columns);
}

/* Goes through the visible children with their places at @width; allocates them if @allocate.
 * Returns: the height of the highest column */
static int
lay_out (PursuitColumns *self, int width, gboolean allocate)
{
  guint n = count_columns (self, width);
  int column_width = MAX (0, (width - (int) (n - 1) * self->spacing) / (int) n);
  g_autofree int *ends = g_new0 (int, n);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int highest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      guint column = 0;
      int least, height;

      if (!gtk_widget_should_layout (child))
        continue;
      for (guint i = 1; i < n; i++)
        if (ends[i] < ends[column])
          column = i;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (column_width, least), NULL, &height, NULL,
                          NULL);
      if (allocate)
        {
          int x = (int) column * (column_width + self->spacing);

          gtk_widget_size_allocate (child,
                                    &(GtkAllocation){ rtl ? width - x - column_width : x, ends[column],
                                                      MAX (column_width, least), height },
                                    -1);
        }
      highest = MAX (highest, ends[column] + height);
      ends[column] += height + self->spacing;
    }
  return highest;
}

static GtkSizeRequestMode
pursuit_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pursuit_columns_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  PursuitColumns *self = PURSUIT_COLUMNS (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (self, for_size >= 0 ? for_size : self->column_width, FALSE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }
  *natural = MAX (*minimum, (int) self->max_columns * (self->column_width + self->spacing) - self->spacing);
}

static void
pursuit_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (PURSUIT_COLUMNS (widget), width, TRUE);
}

static void
pursuit_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pursuit_columns_parent_class)->dispose (object);
}

static void
pursuit_columns_class_init (PursuitColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_columns_dispose;
  widget_class->get_request_mode = pursuit_columns_get_request_mode;
  widget_class->measure = pursuit_columns_measure;
  widget_class->size_allocate = pursuit_columns_size_allocate;
}

static void
pursuit_columns_init (PursuitColumns *self)
{
}

/**
 * pursuit_columns_new:
 * @column_width: of a column at least, in pixels
 * @spacing: between columns and between the cards of one, in pixels
 *
 * Returns: (transfer floating): columns without cards
 */
GtkWidget *
pursuit_columns_new (int column_width, guint max_columns, int spacing)
{
  PursuitColumns *self;

  g_return_val_if_fail (column_width > 0 && max_columns > 0 && spacing >= 0, NULL);

  self = g_object_new (PURSUIT_TYPE_COLUMNS, NULL);
  self->column_width = column_width;
  self->max_columns = max_columns;
  self->spacing = spacing;
  return GTK_WIDGET (self);
}

/** pursuit_columns_append: adds a card behind the others. */
void
pursuit_columns_append (PursuitColumns *self, GtkWidget *child)
{
  g_return_if_fail (PURSUIT_IS_COLUMNS (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
