/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitViewShelf:
 *
 * The views that the user saved of a list, in the sidebar, each with how many rows it shows, now and after
 * each change; hidden as long as there are none. They are counted while they are seen only.
 *
 * ::chosen (gpointer PursuitFilter): a view was chosen, also the one that is shown.
 */

#include "pursuit-view-shelf.h"

#include <glib/gi18n-lib.h>

#include "pursuit-kept-view.h"
#include "pursuit-list-counter.h"
#include "pursuit-settings.h"
#include "pursuit-sidebar-row.h"

struct _PursuitViewShelf
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitListSpec *base;
  GPtrArray *views; /* PursuitKeptView */
  PursuitFilter *shown;
  PursuitListCounter *counter;

  GtkListBox *list;
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
  if (pursuit_change_touches (change, self->base->entity->name))
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

static void
pursuit_view_shelf_dispose (GObject *object)
{
  PursuitViewShelf *self = PURSUIT_VIEW_SHELF (object);

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
  G_OBJECT_CLASS (klass)->dispose = pursuit_view_shelf_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_view_shelf_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
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
