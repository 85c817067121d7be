/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Single cells of a table: the one that the keyboard works on, the one that is edited, and what is copied. */

#include "pursuit-table-private.h"

#include <glib/gi18n-lib.h>

#include "pursuit-parse.h"
#include "pursuit-window.h"

/* More rows are nothing for a clipboard: they are exported. */
#define MAX_COPY 20000
/* Why something was refused is not squeezed into a narrow column. */
#define PROBLEM_WIDTH 260

/* The cell that the keyboard works on */

static void
reveal_column (PursuitTable *self, guint index)
{
  int available = gtk_widget_get_width (GTK_WIDGET (self->recycler));
  int edge = pursuit_table_columns_get_frozen_edge (self->columns, available);
  int x, width;

  if (index < pursuit_table_columns_get_frozen (self->columns))
    return;
  pursuit_table_columns_place (self->columns, index, available, &x, &width);
  gtk_adjustment_clamp_page (self->sideways, x - edge, x + width);
}

/** pursuit_table_set_cursor: lets the keyboard work on the cells of column @index; -1 for none. */
void
pursuit_table_set_cursor (PursuitTable *self, int index)
{
  g_return_if_fail (PURSUIT_IS_TABLE (self));
  g_return_if_fail (index < (int) pursuit_table_columns_get_count (self->columns));

  self->cursor = index;
  pursuit_table_mark_rows (self);
  if (index >= 0)
    reveal_column (self, index);
}

/** pursuit_table_get_cursor: the column on whose cells the keyboard works; -1 for none. */
int
pursuit_table_get_cursor (PursuitTable *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE (self), -1);

  return self->cursor;
}

/* Editing */

/* Whether cells of column @index can be edited in their place. */
static gboolean
suits_editor (PursuitTable *self, guint index)
{
  return pursuit_cell_editor_suits (pursuit_table_columns_get_field (self->columns, index));
}

/* Whether cells of column @index can be edited at all. */
gboolean
pursuit_table_can_edit (PursuitTable *self, guint index)
{
  return self->smart && !pursuit_session_get_read_only (self->session) &&
         (suits_editor (self, index) || pursuit_table_columns_get (self->columns, index)->edit != NULL);
}

static gboolean
place_editor_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, PursuitTable *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int position = pursuit_table_find_position (self, self->edited);
  int minimum, natural;
  double y;

  if (child != GTK_WIDGET (self->editor) || position < 0 ||
      !pursuit_recycler_get_y (self->recycler, position, &y))
    return FALSE;
  pursuit_table_columns_place_seen (self->columns, self->edited_column,
                                    gtk_widget_get_width (GTK_WIDGET (self->recycler)), rtl, &place->x,
                                    &place->width);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  place->width = MAX (place->width, minimum);
  if (pursuit_cell_editor_get_problem (self->editor))
    place->width = MAX (place->width, PROBLEM_WIDTH);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place->width, &minimum, &natural, NULL, NULL);
  place->height = natural;
  place->y = (int) y;
  if (pursuit_cell_editor_get_problem (self->editor))
    {
      place->x = MIN (place->x, MAX (gtk_widget_get_width (GTK_WIDGET (overlay)) - place->width, 0));
      place->y = MIN (place->y, MAX (gtk_widget_get_height (GTK_WIDGET (overlay)) - place->height, 0));
    }
  return TRUE;
}

static void
saved_cb (PursuitTable *self, PursuitStep *step)
{
  if (GTK_IS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))) && PURSUIT_IS_WINDOW (pursuit_window_of (self)))
    pursuit_window_toast_step (pursuit_window_of (self), step);
}

/* Ends editing without saving. */
void
pursuit_table_end_edit (PursuitTable *self)
{
  GtkWidget *editor = GTK_WIDGET (self->editor);
  gint64 id = self->edited;
  int position;

  if (editor == NULL)
    return;
  self->editor = NULL;
  self->edited = 0;
  gtk_overlay_remove_overlay (self->overlay, editor);
  position = pursuit_table_find_position (self, id);
  if (position >= 0)
    pursuit_recycler_focus_row (self->recycler, position);
}

/* The next cell that can be edited, in the direction of @step; -1 for none. */
static int
find_editable (PursuitTable *self, int from, int step)
{
  int n = (int) pursuit_table_columns_get_count (self->columns);

  for (int i = from + step; i >= 0 && i < n; i += step)
    if (pursuit_table_can_edit (self, i) && suits_editor (self, i))
      return i;
  return -1;
}

static void
refused_cb (PursuitTable *self, const GError *error)
{
  PursuitWindow *window = pursuit_window_of (self);

  if (window != NULL)
    pursuit_window_toast_error (window, error);
}

static void
closed_cb (PursuitTable *self, int step, PursuitCellEditor *editor)
{
  gint64 id = self->edited;
  int next = step != 0 ? find_editable (self, (int) self->edited_column, step) : -1;

  /* the answer to one that was left while it was saved: another cell may be edited by now */
  if (editor != self->editor)
    return;
  pursuit_table_end_edit (self);
  if (next >= 0)
    pursuit_table_edit (self, id, next);
}

/**
 * pursuit_table_edit:
 * @id: of a record in the table
 * @index: of a column
 *
 * Opens the editor on the record's cell, after scrolling to it; or what the column has in its stead.
 *
 * Returns: whether it did: not every cell can be edited, and not every row is read yet
 */
gboolean
pursuit_table_edit (PursuitTable *self, gint64 id, guint index)
{
  int position;
  g_autoptr (PursuitRecord) record = NULL;

  g_return_val_if_fail (PURSUIT_IS_TABLE (self), FALSE);
  g_return_val_if_fail (index < pursuit_table_columns_get_count (self->columns), FALSE);

  pursuit_table_end_edit (self);
  position = pursuit_table_find_position (self, id);
  if (position < 0 || pursuit_table_id_at (self, position) != id || !pursuit_table_can_edit (self, index))
    return FALSE;
  record = g_list_model_get_item (self->model, self->find (self->model, id));
  if (!pursuit_record_is_set (record, PURSUIT_RECORD_VER))
    return FALSE;
  pursuit_recycler_scroll_to (self->recycler, position);
  pursuit_table_set_cursor (self, (int) index);
  if (!suits_editor (self, index))
    {
      pursuit_table_columns_get (self->columns, index)->edit (GTK_WIDGET (self), record);
      return TRUE;
    }
  self->edited = id;
  self->edited_column = index;
  self->editor =
      pursuit_cell_editor_new (self->session, record, pursuit_table_columns_get (self->columns, index)->field,
                               pursuit_table_columns_get_title (self->columns, index));
  g_signal_connect_object (self->editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->editor));
  gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
move_editor (PursuitTable *self)
{
  if (self->editor)
    gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
}

/* Gives the table its editor. */
void
pursuit_table_add_cells (PursuitTable *self)
{
  GtkAdjustment *upwards = pursuit_table_get_adjustment (self);

  gtk_widget_set_overflow (GTK_WIDGET (self->overlay), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (self->overlay, "get-child-position", G_CALLBACK (place_editor_cb), self, 0);
  g_signal_connect_object (upwards, "value-changed", G_CALLBACK (move_editor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "scrolled", G_CALLBACK (move_editor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (move_editor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "rearranged", G_CALLBACK (pursuit_table_end_edit), self,
                           G_CONNECT_SWAPPED);
}

/* Copying */

/* What separates cells and rows cannot be part of one. */
static void
append_cell (GString *text, const char *value)
{
  for (const char *c = value; *c; c++)
    g_string_append_c (text, *c == '\t' || *c == '\n' || *c == '\r' ? ' ' : *c);
}

static void
append_value (GString *text, PursuitRecord *record, guint number)
{
  const PursuitEntity *entity = pursuit_record_get_entity (record);
  const PursuitField *field = &entity->fields[number];
  int currency = pursuit_entity_find_field (entity, "currency");
  g_autofree char *value = NULL;

  if (!pursuit_record_is_set (record, number))
    return;
  if (field->type == PURSUIT_FIELD_CHOICE)
    {
      append_cell (text, pursuit_choice_label (field->choices, pursuit_record_get_text (record, number)));
      return;
    }
  value = pursuit_value_to_text (field, pursuit_record_get_value (record, number),
                                 currency >= 0 ? pursuit_record_get_text (record, currency) : NULL);
  append_cell (text, value ? value : "");
}

/** pursuit_table_copy_text: (transfer full): @records in the columns that are shown, with their titles, as
 * text with tabs between cells: numbers and dates as other programs read them. */
char *
pursuit_table_copy_text (PursuitTable *self, GPtrArray *records)
{
  GString *text = g_string_new (NULL);
  guint n_columns;

  g_return_val_if_fail (PURSUIT_IS_TABLE (self), NULL);
  g_return_val_if_fail (records != NULL, NULL);

  n_columns = pursuit_table_columns_get_count (self->columns);
  for (guint i = 0; i < n_columns; i++)
    {
      append_cell (text, pursuit_table_columns_get_title (self->columns, i));
      g_string_append_c (text, i + 1 < n_columns ? '\t' : '\n');
    }
  for (guint row = 0; row < records->len; row++)
    for (guint i = 0; i < n_columns; i++)
      {
        append_value (text, records->pdata[row], pursuit_table_columns_get (self->columns, i)->field);
        g_string_append_c (text, i + 1 < n_columns ? '\t' : '\n');
      }
  return g_string_free (text, FALSE);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitTable) self = user_data;
  g_autoptr (GPtrArray) records = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
  g_autofree char *text = NULL;

  if (records == NULL || self->columns == NULL)
    return;
  for (guint i = records->len; i-- > 0;)
    if (!pursuit_table_selection_has (self->selection, pursuit_record_get_id (records->pdata[i])))
      g_ptr_array_remove_index (records, i);
  text = pursuit_table_copy_text (self, records);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/** pursuit_table_copy: puts the selected rows on the clipboard, see pursuit_table_copy_text(). */
void
pursuit_table_copy (PursuitTable *self)
{
  g_autoptr (PursuitListSpec) spec = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (PURSUIT_IS_TABLE (self) && self->list != NULL);

  if (pursuit_table_selection_count (self->selection, g_list_model_get_n_items (self->model)) > MAX_COPY)
    {
      pursuit_window_toast (pursuit_window_of (self), _ ("Too many rows to copy; export them instead."));
      return;
    }
  spec = pursuit_list_spec_copy (pursuit_list_get_spec (self->list));
  if (!pursuit_table_selection_is_all (self->selection))
    {
      ids = pursuit_table_selection_get_ids (self->selection);
      pursuit_list_spec_set_ids (spec, (const gint64 *) (gpointer) ids->data, ids->len);
    }
  pursuit_session_fetch_async (self->session, spec, NULL, copied_cb, g_object_ref (self));
}
