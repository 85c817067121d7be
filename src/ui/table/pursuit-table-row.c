/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTableRow:
 *
 * One row of a table, bound to one record after another, or to a group of them. It follows its record's
 * changes and paints its cells itself; a screen reader is told the whole row, and the cell that the keyboard
 * works on.
 */

#include "pursuit-table-row.h"

#include <glib/gi18n-lib.h>

#include "pursuit-money.h"
#include "pursuit-table-face.h"
#include "pursuit-table-paint.h"
#include "pursuit-text.h"

/* More of a text does not fit into a cell. */
#define MAX_CHARS 160
#define ARROW 28

struct _PursuitTableRow
{
  GtkWidget parent_instance;

  PursuitTableColumns *columns;
  PursuitTableStyle *style;
  PursuitRecord *record;
  PursuitTableGroup *group;
  PursuitMatch *match; /* the table's */
  PursuitDay today;
  GArray *cells;          /* PursuitTableCell, one a column */
  PursuitTableFace *face; /* of the column with a photo */
  int cursor;             /* the column that the keyboard works on, or -1 */
};

G_DEFINE_FINAL_TYPE (PursuitTableRow, pursuit_table_row, GTK_TYPE_WIDGET)

static PursuitTableCell *
get_cell (PursuitTableRow *self, guint index)
{
  return &g_array_index (self->cells, PursuitTableCell, index);
}

static void
clear_cell (gpointer data)
{
  g_free (((PursuitTableCell *) data)->text);
}

static double
get_fraction (PursuitTableRow *self, guint index)
{
  const PursuitColumn *column = pursuit_table_columns_get (self->columns, index);

  if (!(column->flags & PURSUIT_COLUMN_BAR) || !pursuit_record_is_set (self->record, column->field))
    return -1;
  return pursuit_table_columns_get_field (self->columns, index)->type == PURSUIT_FIELD_REAL
             ? pursuit_record_get_real (self->record, column->field)
             : pursuit_record_get_int (self->record, column->field) / 100.0;
}

static void
fill_cell (PursuitTableRow *self, guint index)
{
  PursuitTableCell *cell = get_cell (self, index);
  g_autofree char *text = NULL;

  cell->style = NULL;
  g_clear_pointer (&cell->text, g_free);
  cell->fraction = -1;
  if (self->record)
    {
      text = pursuit_table_columns_format (self->columns, index, self->record, self->today, &cell->style);
      cell->fraction = get_fraction (self, index);
    }
  else if (self->group)
    {
      text = g_strdup (
          g_ptr_array_index (self->group->totals, pursuit_table_columns_get (self->columns, index)->field));
    }
  cell->text = text ? pursuit_text_for_display (text, MAX_CHARS) : g_strdup ("");
}

static void
fill_face (PursuitTableRow *self)
{
  for (guint i = 0; self->record != NULL && i < self->cells->len; i++)
    {
      const PursuitColumn *column = pursuit_table_columns_get (self->columns, i);

      if (column->photo != 0)
        pursuit_table_face_set (self->face, get_cell (self, i)->text,
                                pursuit_record_get_text (self->record, column->photo));
    }
}

static void
announce (PursuitTableRow *self)
{
  g_autoptr (GString) label = g_string_new (NULL);

  if (self->group)
    g_string_append_printf (label, "%s, %u", self->group->title, self->group->count);
  for (guint i = 0; i < self->cells->len; i++)
    if (*get_cell (self, i)->text)
      g_string_append_printf (label, "%s%s", label->len ? ", " : "", get_cell (self, i)->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str, -1);
  if (self->group)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, self->group->open, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED);
}

/* The cell that the keyboard works on is told with the title of its column. */
static void
announce_cursor (PursuitTableRow *self)
{
  g_autofree char *words = NULL;

  if (self->cursor < 0 || (guint) self->cursor >= self->cells->len)
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }
  words = g_strdup_printf ("%s: %s", pursuit_table_columns_get_title (self->columns, self->cursor),
                           get_cell (self, self->cursor)->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
fill (PursuitTableRow *self)
{
  g_array_set_size (self->cells, 0);
  g_array_set_size (self->cells, pursuit_table_columns_get_count (self->columns));
  for (guint i = 0; i < self->cells->len; i++)
    fill_cell (self, i);
  fill_face (self);
  announce (self);
  announce_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rearranged_cb (PursuitTableRow *self)
{
  self->cursor = -1;
  fill (self);
}

/* Painting */

/* Paints the face at the beginning of @place and takes its room away. */
static void
snapshot_face (PursuitTableRow *self, GtkSnapshot *snapshot, GdkRectangle *place, gboolean rtl)
{
  const int room = PURSUIT_FACE_SIZE + PURSUIT_FACE_GAP;
  GdkRectangle left = { place->x + PURSUIT_TABLE_PADDING, place->y, PURSUIT_FACE_SIZE, place->height };

  if (rtl)
    left.x = place->x + place->width - PURSUIT_TABLE_PADDING - PURSUIT_FACE_SIZE;
  pursuit_table_face_paint (self->face, snapshot, self->style, &left,
                            gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  place->x += rtl ? 0 : room;
  place->width -= room;
}

static void
snapshot_columns (PursuitTableRow *self,
                  GtkSnapshot *snapshot,
                  guint from,
                  guint to,
                  const GdkRectangle *seen)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int row_width = gtk_widget_get_width (GTK_WIDGET (self));

  for (guint i = from; i < to; i++)
    {
      GdkRectangle place = { .height = gtk_widget_get_height (GTK_WIDGET (self)) }, words;

      pursuit_table_columns_place_seen (self->columns, i, row_width, rtl, &place.x, &place.width);
      if (place.x + place.width <= seen->x || place.x >= seen->x + seen->width)
        continue;
      words = place;
      if (self->record != NULL && pursuit_table_columns_get (self->columns, i)->photo != 0)
        snapshot_face (self, snapshot, &words, rtl);
      pursuit_table_paint_cell (snapshot, self->style, self->columns, i, get_cell (self, i), self->match,
                                &words, rtl);
      if ((int) i == self->cursor && gtk_widget_has_focus (GTK_WIDGET (self)))
        pursuit_table_paint_ring (snapshot, self->style, &place);
    }
}

/* The title of a group lies over the columns that add nothing up. */
static void
snapshot_group (PursuitTableRow *self, GtkSnapshot *snapshot)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  int lead = MAX (pursuit_table_columns_get_lead (self->columns), ARROW);
  g_autofree char *count = pursuit_number_format (self->group->count);
  g_autofree char *title = g_strdup_printf ("%s  (%s)", self->group->title, count);
  GdkRectangle arrow = { rtl ? width - lead : 0, 0, lead, height };
  GdkRectangle words = { lead + PURSUIT_TABLE_PADDING, 0, width - lead - PURSUIT_TABLE_PADDING, height };

  for (guint i = 0; i < self->cells->len; i++)
    if (*get_cell (self, i)->text)
      {
        int x, cell_width;

        pursuit_table_columns_place_seen (self->columns, i, width, FALSE, &x, &cell_width);
        words.width = MIN (words.width, MAX (x - words.x, 0));
      }
  if (rtl)
    words.x = width - words.x - words.width;
  pursuit_table_paint_arrow (snapshot, self->style, &arrow, self->group->open, rtl);
  pursuit_table_paint_text (snapshot, self->style, PURSUIT_TABLE_FONT_STRONG, PURSUIT_TABLE_INK_TEXT, title,
                            &words, rtl ? 1 : 0);
}

static void
pursuit_table_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitTableRow *self = PURSUIT_TABLE_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int lead = pursuit_table_columns_get_lead (self->columns);
  int edge = pursuit_table_columns_get_frozen_edge (self->columns, width);
  guint n_frozen = pursuit_table_columns_get_frozen (self->columns);
  GdkRectangle frozen = { rtl ? width - edge : 0, 0, edge, height };
  GdkRectangle moving = { rtl ? 0 : edge, 0, width - edge, height };

  if (self->record == NULL && self->group == NULL)
    return;
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) moving.x, 0, (float) moving.width, (float) height));
  snapshot_columns (self, snapshot, n_frozen, self->cells->len, &moving);
  gtk_snapshot_pop (snapshot);
  snapshot_columns (self, snapshot, 0, n_frozen, &frozen);
  if (n_frozen > 0)
    gtk_snapshot_append_color (snapshot, pursuit_table_style_get_ink (self->style, PURSUIT_TABLE_INK_LINE),
                               &GRAPHENE_RECT_INIT ((float) (rtl ? width - edge : edge - 1), 0, 1,
                                                    (float) height));
  if (self->group)
    snapshot_group (self, snapshot);
  else if (lead > 0)
    pursuit_table_paint_tick (snapshot, self->style,
                              &(GdkRectangle){ rtl ? width - lead : 0, 0, lead, height },
                              gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED);
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

  /* Every row is as high as every other: the table says how high. Columns that find no room scroll. */
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = pursuit_table_columns_get_total (self->columns);
}

static void
pursuit_table_row_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  GTK_WIDGET_CLASS (pursuit_table_row_parent_class)->state_flags_changed (widget, before);
  gtk_widget_queue_draw (widget);
}

static void
pursuit_table_row_dispose (GObject *object)
{
  PursuitTableRow *self = PURSUIT_TABLE_ROW (object);

  pursuit_table_row_set_record (self, NULL, PURSUIT_DAY_NONE);
  g_clear_object (&self->group);
  g_clear_object (&self->face);

  G_OBJECT_CLASS (pursuit_table_row_parent_class)->dispose (object);
}

static void
pursuit_table_row_finalize (GObject *object)
{
  PursuitTableRow *self = PURSUIT_TABLE_ROW (object);

  g_array_unref (self->cells);
  g_clear_object (&self->columns);
  g_clear_object (&self->style);

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
  widget_class->snapshot = pursuit_table_row_snapshot;
  widget_class->state_flags_changed = pursuit_table_row_state_flags_changed;
  gtk_widget_class_set_css_name (widget_class, "pursuit-table-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
pursuit_table_row_init (PursuitTableRow *self)
{
  self->cells = g_array_new (FALSE, TRUE, sizeof (PursuitTableCell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->cursor = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/** pursuit_table_row_new: (transfer floating): an empty row with a cell for each of @columns, for records of
 * the database of @session. */
GtkWidget *
pursuit_table_row_new (PursuitTableColumns *columns, PursuitTableStyle *style, PursuitSession *session)
{
  PursuitTableRow *self = g_object_new (PURSUIT_TYPE_TABLE_ROW, NULL);

  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (columns), NULL);
  g_return_val_if_fail (PURSUIT_IS_TABLE_STYLE (style), NULL);

  self->columns = g_object_ref (columns);
  self->style = g_object_ref (style);
  self->face = pursuit_table_face_new (session);
  g_signal_connect_object (self->face, "read", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "scrolled", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "rearranged", G_CALLBACK (rearranged_cb), self, G_CONNECT_SWAPPED);
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
    {
      if (self->face != NULL)
        pursuit_table_face_set (self->face, NULL, NULL);
      return;
    }
  g_clear_object (&self->group);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "group");
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

/** pursuit_table_row_set_group: shows @group instead of a record. */
void
pursuit_table_row_set_group (PursuitTableRow *self, PursuitTableGroup *group)
{
  g_return_if_fail (PURSUIT_IS_TABLE_ROW (self));
  g_return_if_fail (PURSUIT_IS_TABLE_GROUP (group));

  pursuit_table_row_set_record (self, NULL, self->today);
  g_set_object (&self->group, group);
  gtk_widget_add_css_class (GTK_WIDGET (self), "group");
  fill (self);
}

/** pursuit_table_row_get_group: (transfer none) (nullable): the group that the row tells, if it tells one. */
PursuitTableGroup *
pursuit_table_row_get_group (PursuitTableRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_ROW (self), NULL);

  return self->group;
}

/** pursuit_table_row_get_n_cells: how many cells the row has. */
guint
pursuit_table_row_get_n_cells (PursuitTableRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_ROW (self), 0);

  return self->cells->len;
}

/** pursuit_table_row_get_text: what the cell in column @index says. */
const char *
pursuit_table_row_get_text (PursuitTableRow *self, guint index)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_ROW (self), NULL);
  g_return_val_if_fail (index < self->cells->len, NULL);

  return get_cell (self, index)->text;
}

/** pursuit_table_row_has_photo: whether the row shows a photo. */
gboolean
pursuit_table_row_has_photo (PursuitTableRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_ROW (self), FALSE);

  return pursuit_table_face_has_photo (self->face);
}

/** pursuit_table_row_set_selected: shows the row as a selected one, or not. */
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

/** pursuit_table_row_set_match: marks the letters that @match, which may be %NULL and stays the caller's,
 * finds. */
void
pursuit_table_row_set_match (PursuitTableRow *self, PursuitMatch *match)
{
  g_return_if_fail (PURSUIT_IS_TABLE_ROW (self));

  self->match = match;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** pursuit_table_row_set_cursor: shows that the keyboard works on the cell in column @index; -1 for none. */
void
pursuit_table_row_set_cursor (PursuitTableRow *self, int index)
{
  g_return_if_fail (PURSUIT_IS_TABLE_ROW (self));

  if (index == self->cursor)
    return;
  self->cursor = index;
  announce_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
