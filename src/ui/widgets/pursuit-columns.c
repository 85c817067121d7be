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

static void
pursuit_columns_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitColumns,
                               pursuit_columns,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, pursuit_columns_buildable_init))

enum
{
  PROP_0,
  PROP_COLUMN_WIDTH,
  PROP_MAX_COLUMNS,
  PROP_SPACING,
  N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];

static GtkBuildableIface *parent_buildable;

static void
pursuit_columns_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
pursuit_columns_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pursuit_columns_add_child;
}

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
pursuit_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PursuitColumns *self = PURSUIT_COLUMNS (object);

  switch (id)
    {
    case PROP_COLUMN_WIDTH:
      self->column_width = g_value_get_int (value);
      break;
    case PROP_MAX_COLUMNS:
      self->max_columns = g_value_get_uint (value);
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_columns_class_init (PursuitColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->dispose = pursuit_columns_dispose;
  G_OBJECT_CLASS (klass)->set_property = pursuit_columns_set_property;
  widget_class->get_request_mode = pursuit_columns_get_request_mode;
  widget_class->measure = pursuit_columns_measure;
  widget_class->size_allocate = pursuit_columns_size_allocate;

  /* of a column at least, in pixels */
  properties[PROP_COLUMN_WIDTH] = g_param_spec_int ("column-width", NULL, NULL, 1, G_MAXINT16, 260, flags);
  properties[PROP_MAX_COLUMNS] = g_param_spec_uint ("max-columns", NULL, NULL, 1, 100, 3, flags);
  /* between columns and between the cards of one, in pixels */
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 9, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
}

static void
pursuit_columns_init (PursuitColumns *self)
{
}
