/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitViewShelf:
 *
 * The views that the user saved of a list, in the sidebar, each with how many rows it shows, now and after
 * each change; hidden as long as there are none. They are counted while they are seen only.
 *
 * The menu of a view, by a right click, Menu or Shift+F10, renames, moves and deletes it.
 *
 * ::chosen (gpointer PursuitFilter): a view was chosen, also the one that is shown.
 */

#include "pursuit-view-shelf.h"

#include <glib/gi18n-lib.h>

#include "pursuit-kept-view.h"
#include "pursuit-list-counter.h"
#include "pursuit-settings.h"
#include "pursuit-sidebar-row.h"
#include "pursuit-view-edit.h"

struct _PursuitViewShelf
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitListSpec *base;
  GPtrArray *views; /* PursuitKeptView */
  PursuitFilter *shown;
  PursuitListCounter *counter;

  GtkListBox *list;
  GtkWidget *menu;
  guint menued; /* the view that the menu is of */
};

G_DEFINE_FINAL_TYPE (PursuitViewShelf, pursuit_view_shelf, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Counting */

static PursuitListSpec *
get_view (gpointer owner, guint index)
{
  PursuitViewShelf *self = owner;
  PursuitListSpec *spec;

  if (index >= self->views->len)
    return NULL;
  spec = pursuit_list_spec_copy (self->base);
  pursuit_list_spec_add_filter (spec, pursuit_filter_copy (
                                          ((PursuitKeptView *) self->views->pdata[index])->filter));
  return spec;
}

static void
show_view (gpointer owner, guint index, gint64 count)
{
  PursuitViewShelf *self = owner;

  pursuit_sidebar_row_set_count (gtk_list_box_get_row_at_index (self->list, (int) index), count);
}

static const PursuitListCounts COUNTS = { .get_list = get_view, .show = show_view };

static void
changed_cb (PursuitViewShelf *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, self->base->entity->name) || pursuit_change_touches (change, "rate"))
    pursuit_list_counter_count_soon (self->counter);
}

/* The rows */

static void
mark_shown (PursuitViewShelf *self)
{
  const PursuitEntity *entity = self->base->entity;
  g_autofree char *shown = self->shown ? pursuit_filter_to_json (self->shown, entity) : NULL;

  gtk_list_box_unselect_all (self->list);
  for (guint i = 0; shown != NULL && i < self->views->len; i++)
    {
      const PursuitKeptView *view = self->views->pdata[i];
      g_autofree char *json = pursuit_filter_to_json (view->filter, entity);

      if (g_str_equal (json, shown))
        gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
    }
}

static void
load (PursuitViewShelf *self)
{
  GtkWidget *row;

  pursuit_list_counter_stop (self->counter);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  self->views = pursuit_kept_views_load (self->base->entity);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->views->len; i++)
    {
      const char *name = ((PursuitKeptView *) self->views->pdata[i])->name;
      gtk_list_box_append (self->list,
                           GTK_WIDGET (pursuit_sidebar_row_new (
                               name, gtk_image_new_from_icon_name ("starred-symbolic"), name, name)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->views->len > 0);
  mark_shown (self);
  pursuit_list_counter_count_soon (self->counter);
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer unused)
{
  pursuit_sidebar_row_set_heading (row, before == NULL ? _ ("Saved views") : NULL);
}

static void
row_activated_cb (PursuitViewShelf *self, GtkListBoxRow *row)
{
  const PursuitKeptView *view = self->views->pdata[gtk_list_box_row_get_index (row)];
  g_autoptr (PursuitFilter) filter = pursuit_filter_copy (view->filter);

  g_signal_emit (self, signals[CHOSEN], 0, filter);
}

/* The menu of a view */

static const char *
get_name (PursuitViewShelf *self, guint index)
{
  return index < self->views->len ? ((PursuitKeptView *) self->views->pdata[index])->name : NULL;
}

static void
show_menu (PursuitViewShelf *self, GtkListBoxRow *row)
{
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), widget, &bounds))
    return;
  self->menued = (guint) gtk_list_box_row_get_index (row);
  gtk_widget_action_set_enabled (widget, "view.up", self->menued > 0);
  gtk_widget_action_set_enabled (widget, "view.down", self->menued + 1 < self->views->len);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (PursuitViewShelf *self, int n_press, double x, double y, GtkGesture *press)
{
  gtk_gesture_set_state (press, GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, gtk_list_box_get_row_at_y (self->list, (int) y));
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  PursuitViewShelf *self = PURSUIT_VIEW_SHELF (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (row == NULL)
    return FALSE;
  show_menu (self, GTK_LIST_BOX_ROW (row));
  return TRUE;
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitViewShelf *self = PURSUIT_VIEW_SHELF (widget);
  const PursuitEntity *entity = self->base->entity;
  /* of its own: a change loads the views anew */
  g_autofree char *view = g_strdup (get_name (self, self->menued));
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (view == NULL)
    return;
  if (g_str_equal (name, "view.rename"))
    pursuit_view_ask_name (window, entity, view);
  else if (g_str_equal (name, "view.delete"))
    pursuit_view_ask_delete (window, entity, view);
  else
    pursuit_view_move (entity, view, g_str_equal (name, "view.up") ? -1 : 1);
}

static void
add_menu (PursuitViewShelf *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  g_menu_append (menu, _ ("_Rename…"), "view.rename");
  g_menu_append (menu, _ ("Move _Up"), "view.up");
  g_menu_append (menu, _ ("Move _Down"), "view.down");
  g_menu_append (menu, _ ("De_lete…"), "view.delete");
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (press, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (press));
}

static void
pursuit_view_shelf_dispose (GObject *object)
{
  PursuitViewShelf *self = PURSUIT_VIEW_SHELF (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);

  if (self->counter != NULL)
    g_object_run_dispose (G_OBJECT (self->counter));
  g_clear_object (&self->counter);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_view_shelf_parent_class)->dispose (object);
}

static void
pursuit_view_shelf_finalize (GObject *object)
{
  PursuitViewShelf *self = PURSUIT_VIEW_SHELF (object);

  g_clear_pointer (&self->base, pursuit_list_spec_unref);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->shown, pursuit_filter_free);

  G_OBJECT_CLASS (pursuit_view_shelf_parent_class)->finalize (object);
}

static void
pursuit_view_shelf_class_init (PursuitViewShelfClass *klass)
{
  static const char *const actions[] = { "view.rename", "view.up", "view.down", "view.delete" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_view_shelf_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_view_shelf_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, edit_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
pursuit_view_shelf_init (PursuitViewShelf *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Saved views"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  add_menu (self);
}

/** pursuit_view_shelf_new: (transfer floating): @base: the rows of which the views show some. */
PursuitViewShelf *
pursuit_view_shelf_new (PursuitSession *session, PursuitListSpec *base)
{
  PursuitViewShelf *self = g_object_new (PURSUIT_TYPE_VIEW_SHELF, NULL);
  GSettings *settings = pursuit_settings_get ();

  g_return_val_if_fail (PURSUIT_IS_SESSION (session) && base != NULL, self);

  self->session = g_object_ref (session);
  self->base = pursuit_list_spec_copy (base);
  self->counter = pursuit_list_counter_new (session, GTK_WIDGET (self), &COUNTS, self);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::saved-views", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

/** pursuit_view_shelf_set_base: other rows are listed, of which the views show some. */
void
pursuit_view_shelf_set_base (PursuitViewShelf *self, PursuitListSpec *base)
{
  g_return_if_fail (PURSUIT_IS_VIEW_SHELF (self));
  g_return_if_fail (base != NULL && base->entity == self->base->entity);

  pursuit_list_spec_unref (self->base);
  self->base = pursuit_list_spec_copy (base);
  pursuit_list_counter_stop (self->counter);
  pursuit_list_counter_count_soon (self->counter);
}

/** pursuit_view_shelf_set_shown: marks the view that has just the conditions of @filter, if one has. */
void
pursuit_view_shelf_set_shown (PursuitViewShelf *self, const PursuitFilter *filter)
{
  g_return_if_fail (PURSUIT_IS_VIEW_SHELF (self));

  g_clear_pointer (&self->shown, pursuit_filter_free);
  self->shown = filter != NULL ? pursuit_filter_copy (filter) : NULL;
  mark_shown (self);
}

/** pursuit_view_shelf_has_shown: whether one of the views is shown. */
gboolean
pursuit_view_shelf_has_shown (PursuitViewShelf *self)
{
  g_return_val_if_fail (PURSUIT_IS_VIEW_SHELF (self), FALSE);

  return gtk_list_box_get_selected_row (self->list) != NULL;
}
