/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitListView:
 *
 * A smart table with what stands around it: the conditions as chips above it, how many rows they leave, the
 * letters at its side, and what can be done with several selected rows. What the page lists (the base), the
 * conditions and the search together make the list.
 *
 * Signal: ::filtered when the user changed the conditions.
 */

#include "pursuit-list-view.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activity.h"
#include "pursuit-bulk-set.h"
#include "pursuit-letter-rail.h"
#include "pursuit-locate-button.h"
#include "pursuit-money.h"
#include "pursuit-name-suggest.h"
#include "pursuit-session-table.h"
#include "pursuit-table-export.h"
#include "pursuit-table-private.h"
#include "pursuit-view-menu.h"
#include "pursuit-window.h"

/* What the bar for several rows covers of the list, in pixels. */
#define BULK_BAR_HEIGHT 72

struct _PursuitListView
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitListSpec *base;
  char *search;
  GCancellable *reading;  /* of the letters of the rows that are listed now */
  GCancellable *counting; /* of the rows without conditions */
  gint64 n_base;          /* rows without conditions; -1: not counted yet */
  gboolean counted;       /* they are, or are being, and nothing has changed since */
  int wanted;             /* the row to scroll to once the list is sorted by name, or -1 */

  PursuitTable *table;
  PursuitFilterBar *filter_bar;
  PursuitViewMenu *views;
  PursuitViewShelf *shelf; /* (nullable), owned: the views in the sidebar */
  PursuitLocateButton *locate;
  GtkMenuButton *export;
  GtkLabel *count;
  PursuitLetterRail *rail;
  PursuitBulkBar *bulk_bar;
};

G_DEFINE_FINAL_TYPE (PursuitListView, pursuit_list_view, ADW_TYPE_BIN)

enum
{
  FILTERED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static guint
get_name_field (PursuitListView *self)
{
  return pursuit_entity_name_field (self->base->entity);
}

static void
apply (PursuitListView *self)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_copy (self->base);
  const PursuitFilter *filter = pursuit_filter_bar_get_filter (self->filter_bar);

  pursuit_view_menu_set_filter (self->views, filter);
  if (self->shelf != NULL)
    pursuit_view_shelf_set_shown (self->shelf, filter);
  if (!pursuit_filter_is_empty (filter))
    pursuit_list_spec_add_filter (spec, pursuit_filter_copy (filter));
  pursuit_list_spec_set_match (spec, self->search && *self->search ? self->search : NULL);
  pursuit_table_set_spec (self->table, spec);
}

static void
filter_changed_cb (PursuitListView *self)
{
  apply (self);
  g_signal_emit (self, signals[FILTERED], 0);
}

static void
view_chosen_cb (PursuitListView *self, const PursuitFilter *filter)
{
  pursuit_list_view_set_filter (self, filter);
  g_signal_emit (self, signals[FILTERED], 0);
}

/* How many rows there are */

static void
show_count (PursuitListView *self)
{
  guint n_rows = g_list_model_get_n_items (pursuit_table_get_model (self->table));
  g_autofree char *shown = pursuit_number_format (n_rows);
  g_autofree char *all = pursuit_number_format (self->n_base);
  /* Translators: so many rows of so many. */
  g_autofree char *words = g_strdup_printf (_ ("%s of %s"), shown, all);

  gtk_label_set_text (self->count, self->n_base >= 0 && self->n_base != n_rows ? words : shown);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitListView) self = user_data;
  gint64 count = pursuit_session_count_finish (PURSUIT_SESSION (source), result, NULL);

  if (count < 0 || self->table == NULL)
    return;
  self->n_base = count;
  show_count (self);
}

/* Sorting, searching and filtering leave the number of all rows as it is. */
static void
count_base (PursuitListView *self)
{
  if (self->counted)
    return;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  self->counted = TRUE;
  pursuit_session_count_async (self->session, self->base, self->counting, counted_cb, g_object_ref (self));
}

static void
base_changed_cb (PursuitListView *self)
{
  self->counted = FALSE;
}

/* Letters */

static gboolean
is_by_name (PursuitListView *self)
{
  PursuitTableColumns *columns = pursuit_table_get_columns (self->table);
  GArray *keys = pursuit_table_columns_get_sort_keys (columns);
  const PursuitSortKey *first = keys->len > 0 ? &g_array_index (keys, PursuitSortKey, 0) : NULL;

  return first && first->field == get_name_field (self) && !first->descending &&
         pursuit_table_columns_get_group (columns) < 0;
}

static void
mark_letter (PursuitListView *self)
{
  double row;

  if (self->table == NULL)
    return;
  row = gtk_adjustment_get_value (pursuit_table_get_adjustment (self->table)) / PURSUIT_TABLE_ROW_HEIGHT;
  pursuit_letter_rail_set_position (self->rail, is_by_name (self) ? (guint) row : G_MAXUINT);
}

static void
letters_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitListView) self = user_data;
  g_autofree PursuitListLetters *letters =
      pursuit_session_letters_finish (PURSUIT_SESSION (source), result, NULL);

  if (letters == NULL || self->table == NULL)
    return;
  pursuit_letter_rail_set_letters (self->rail, letters);
  mark_letter (self);
}

static void
letter_chosen_cb (PursuitListView *self, guint position)
{
  PursuitTableColumns *columns = pursuit_table_get_columns (self->table);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (PursuitSortKey));
  PursuitSortKey key = { get_name_field (self), FALSE };

  if (is_by_name (self))
    {
      pursuit_table_scroll_to (self->table, position);
      return;
    }
  self->wanted = (int) position;
  pursuit_table_columns_set_group (columns, -1);
  g_array_append_val (keys, key);
  pursuit_table_columns_take_sort (columns, keys);
}

/* The rows that are listed now are known: so is what stands around them in a moment. */
static void
loaded_cb (PursuitListView *self)
{
  PursuitListSpec *spec = pursuit_list_get_spec (pursuit_table_get_list (self->table));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  show_count (self);
  count_base (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->rail)))
    pursuit_session_letters_async (self->session, spec, get_name_field (self), self->reading, letters_read_cb,
                                   g_object_ref (self));
  if (self->wanted >= 0 && is_by_name (self))
    {
      pursuit_table_scroll_to (self->table, self->wanted);
      self->wanted = -1;
    }
}

/* Several rows */

static void
set_field_cb (PursuitTable *table, PursuitListSpec *spec, guint count, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (pursuit_bulk_set_new (table, spec, count)));
}

static void
change_owner_cb (PursuitTable *table, PursuitListSpec *spec, guint count, gpointer user_data)
{
  PursuitBulkSet *window = pursuit_bulk_set_new (table, spec, count);

  pursuit_bulk_set_choose (window, (guint) pursuit_entity_find_field (spec->entity, "owner"), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

/* Nothing is asked: the message that follows has an Undo button. */
static void
delete_cb (PursuitTable *table, PursuitListSpec *spec, guint count, gpointer user_data)
{
  g_autoptr (PursuitCommand) command = pursuit_command_delete_record (spec->entity, 0);

  pursuit_bulk_run (table, spec, command, _ ("Deleting"));
}

static void
copy_cb (PursuitTable *table, PursuitListSpec *spec, guint count, gpointer user_data)
{
  pursuit_table_copy (table);
}

static void
add_own_bulk (PursuitListView *self)
{
  static const PursuitBulkAction set_field = { N_ ("Set _Field…"), set_field_cb };
  static const PursuitBulkAction owner = { N_ ("Change _Owner…"), change_owner_cb };
  static const PursuitBulkAction copy = { N_ ("_Copy"), copy_cb };
  static const PursuitBulkAction delete = { N_ ("_Delete"), delete_cb };
  gboolean writable = !pursuit_session_get_read_only (self->session);

  if (writable && pursuit_entity_find_field (self->base->entity, "owner") >= 0)
    pursuit_bulk_bar_add_action (self->bulk_bar, &owner, self);
  if (writable)
    pursuit_bulk_bar_add_action (self->bulk_bar, &set_field, self);
  pursuit_bulk_bar_add_action (self->bulk_bar, &copy, self);
  if (writable)
    pursuit_bulk_bar_add_action (self->bulk_bar, &delete, self);
}

/* The last row can be scrolled out from under the bar. */
static void
make_room (PursuitListView *self)
{
  guint n_rows = self->table ? g_list_model_get_n_items (pursuit_table_get_model (self->table)) : 0;

  if (self->table)
    pursuit_recycler_set_padding (self->table->recycler,
                                  pursuit_table_selection_count (pursuit_table_get_selection (self->table),
                                                                 n_rows) > 1
                                      ? BULK_BAR_HEIGHT
                                      : 0);
}

static void
pursuit_list_view_dispose (GObject *object)
{
  PursuitListView *self = PURSUIT_LIST_VIEW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->table = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->shelf);
  g_clear_object (&self->session);
  g_clear_pointer (&self->base, pursuit_list_spec_unref);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (pursuit_list_view_parent_class)->dispose (object);
}

static gboolean
locate_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  pursuit_locate_button_open (PURSUIT_LIST_VIEW (widget)->locate);
  return TRUE;
}

static gboolean
export_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_menu_button_popup (PURSUIT_LIST_VIEW (widget)->export);
  return TRUE;
}

static void
pursuit_list_view_class_init (PursuitListViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_list_view_dispose;

  signals[FILTERED] = g_signal_new ("filtered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_g, GDK_CONTROL_MASK, locate_key_cb, NULL);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                export_key_cb, NULL);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pursuit-list-view");
}

static void
pursuit_list_view_init (PursuitListView *self)
{
  self->n_base = -1;
  self->wanted = -1;
}

/* What is done with the rows as they are shown. */
static GtkWidget *
make_tools (PursuitListView *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->locate = PURSUIT_LOCATE_BUTTON (pursuit_locate_button_new (self->table));
  self->export = GTK_MENU_BUTTON (pursuit_table_export_button_new (self->table));
  gtk_box_append (GTK_BOX (tools), GTK_WIDGET (self->locate));
  gtk_box_append (GTK_BOX (tools), GTK_WIDGET (self->export));
  return tools;
}

/**
 * pursuit_list_view_take_export_button:
 *
 * Returns: (transfer full): the button that exports what is shown, now with a word on it, for a header bar
 */
GtkWidget *
pursuit_list_view_take_export_button (PursuitListView *self)
{
  GtkWidget *button;

  g_return_val_if_fail (PURSUIT_IS_LIST_VIEW (self), NULL);

  button = g_object_ref (GTK_WIDGET (self->export));
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (button)), button);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Export"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  return button;
}

/* Chips that find no room scroll sideways. */
static GtkWidget *
make_bar (PursuitListView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->filter_bar = pursuit_filter_bar_new (self->session, self->base->entity, GTK_ORIENTATION_HORIZONTAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->filter_bar));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_widget_set_hexpand (scroller, TRUE);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_add_css_class (bar, "list-bar");
  gtk_box_append (GTK_BOX (bar), scroller);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));
  self->views = PURSUIT_VIEW_MENU (pursuit_view_menu_new (self->session, self->base->entity));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->views));
  gtk_box_append (GTK_BOX (bar), make_tools (self));
  g_signal_connect_object (self->views, "chosen", G_CALLBACK (view_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_bar, "changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return bar;
}

static GtkWidget *
make_body (PursuitListView *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->rail = PURSUIT_LETTER_RAIL (pursuit_letter_rail_new ());
  /* Activities are looked for by their day; nobody looks them up by the letter of a subject. */
  gtk_widget_set_visible (GTK_WIDGET (self->rail), self->base->entity != &PURSUIT_ACTIVITY_ENTITY);
  self->bulk_bar = pursuit_bulk_bar_new (self->table);
  gtk_widget_set_hexpand (GTK_WIDGET (self->table), TRUE);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->rail));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), body);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->bulk_bar));
  gtk_widget_set_vexpand (overlay, TRUE);
  g_signal_connect_object (self->rail, "chosen", G_CALLBACK (letter_chosen_cb), self, G_CONNECT_SWAPPED);
  return overlay;
}

/**
 * pursuit_list_view_new:
 * @table: (transfer floating): a smart one, over @base
 * @base: what the page lists; it restricts the list without being seen among the conditions
 */
PursuitListView *
pursuit_list_view_new (PursuitSession *session, PursuitTable *table, PursuitListSpec *base)
{
  PursuitListView *self = g_object_new (PURSUIT_TYPE_LIST_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_val_if_fail (PURSUIT_IS_SESSION (session) && PURSUIT_IS_TABLE (table) && base != NULL, NULL);

  self->session = g_object_ref (session);
  self->base = pursuit_list_spec_ref (base);
  self->table = table;
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), make_body (self));
  adw_bin_set_child (ADW_BIN (self), box);
  add_own_bulk (self);
  g_signal_connect_object (table, "selection-changed", G_CALLBACK (make_room), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (base_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "day-changed", G_CALLBACK (base_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pursuit_table_get_adjustment (table), "value-changed", G_CALLBACK (mark_letter),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/** pursuit_list_view_get_table: (transfer none): the rows. */
PursuitTable *
pursuit_list_view_get_table (PursuitListView *self)
{
  g_return_val_if_fail (PURSUIT_IS_LIST_VIEW (self), NULL);

  return self->table;
}

/** pursuit_list_view_get_filter_bar: (transfer none): the conditions. */
PursuitFilterBar *
pursuit_list_view_get_filter_bar (PursuitListView *self)
{
  g_return_val_if_fail (PURSUIT_IS_LIST_VIEW (self), NULL);

  return self->filter_bar;
}

/** pursuit_list_view_set_base: lists something else; conditions and search stay. */
void
pursuit_list_view_set_base (PursuitListView *self, PursuitListSpec *base)
{
  g_return_if_fail (PURSUIT_IS_LIST_VIEW (self));
  g_return_if_fail (base != NULL && base->entity == self->base->entity);

  pursuit_list_spec_ref (base);
  pursuit_list_spec_unref (self->base);
  self->base = base;
  self->counted = FALSE;
  apply (self);
}

/** pursuit_list_view_set_filter: shows the conditions of @filter, a group, or none for %NULL. */
void
pursuit_list_view_set_filter (PursuitListView *self, const PursuitFilter *filter)
{
  g_return_if_fail (PURSUIT_IS_LIST_VIEW (self));

  pursuit_filter_bar_set_filter (self->filter_bar, filter);
  apply (self);
}

/** pursuit_list_view_set_shelf: marks on @shelf which of its views is shown. */
void
pursuit_list_view_set_shelf (PursuitListView *self, PursuitViewShelf *shelf)
{
  g_return_if_fail (PURSUIT_IS_LIST_VIEW (self));

  g_set_object (&self->shelf, shelf);
}

/** pursuit_list_view_show: lists @base, and of it what meets @filter, a group, or all for %NULL. */
void
pursuit_list_view_show (PursuitListView *self, PursuitListSpec *base, const PursuitFilter *filter)
{
  g_return_if_fail (PURSUIT_IS_LIST_VIEW (self));
  g_return_if_fail (base != NULL && base->entity == self->base->entity);

  pursuit_filter_bar_set_filter (self->filter_bar, filter);
  pursuit_list_view_set_base (self, base);
  g_signal_emit (self, signals[FILTERED], 0);
}

/** pursuit_list_view_search: lists only what the quick match @text finds, everything for "". */
void
pursuit_list_view_search (PursuitListView *self, const char *text)
{
  g_return_if_fail (PURSUIT_IS_LIST_VIEW (self));
  g_return_if_fail (text != NULL);

  if (g_strcmp0 (self->search, text) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (text);
  apply (self);
}

/** pursuit_list_view_add_bulk: (array length=n_actions): offers @actions too for several selected rows. */
void
pursuit_list_view_add_bulk (PursuitListView *self,
                            const PursuitBulkAction *actions,
                            guint n_actions,
                            gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_LIST_VIEW (self));

  for (guint i = 0; i < n_actions; i++)
    pursuit_bulk_bar_add_action (self->bulk_bar, &actions[i], user_data);
}
