/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitSidebar:
 *
 * The list of the window's pages and below it that of the lists which the shown page has, else of the saved
 * views of the board, with counts from the database. The
 * signal ::chosen (const char *id) is emitted when the user chooses one, also the selected one again; the id
 * of a saved view has %PURSUIT_SIDEBAR_VIEW before its code.
 */

#include "pursuit-sidebar.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal-view.h"
#include "pursuit-list-counter.h"
#include "pursuit-money.h"
#include "pursuit-saved-views.h"

struct _PursuitSidebar
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitListCounter *counter; /* NULL without a session, as views */
  PursuitSavedViews *views;

  GtkListBox *list;
  AdwBin *lists_place;
  GtkWidget *lists; /* (nullable), owned: what stands there */
};

G_DEFINE_FINAL_TYPE (PursuitSidebar, pursuit_sidebar, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GQuark
id_quark (void)
{
  return g_quark_from_static_string ("pursuit-page-id");
}

static GQuark
title_quark (void)
{
  return g_quark_from_static_string ("pursuit-page-title");
}

static GtkListBoxRow *
find_row (PursuitSidebar *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_qdata (G_OBJECT (row), id_quark ()), id) == 0)
      return row;
  return NULL;
}

/* A count that is short to see, and whole to hear and under the pointer; −1 for none. */
static void
show_count (PursuitSidebar *self, const char *id, gint64 count)
{
  GtkListBoxRow *row = find_row (self, id);

  if (row == NULL)
    return;
  g_autofree char *number = count >= 0 ? pursuit_number_format (count) : g_strdup ("");
  g_autofree char *note = count >= 0 ? pursuit_number_format_short (count) : NULL;
  const char *title = g_object_get_qdata (G_OBJECT (row), title_quark ());
  g_autofree char *tooltip = count >= 0 ? g_strdup_printf ("%s · %s", title, number) : g_strdup (title);

  pursuit_sidebar_set_note (self, id, note, FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, number, -1);
}

enum
{
  COUNT_COMPANIES,
  COUNT_DUE
};

static PursuitListSpec *
get_counted (gpointer owner, guint index)
{
  PursuitSidebar *self = owner;
  PursuitListSpec *due;

  if (index == COUNT_COMPANIES)
    return pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  if (index != COUNT_DUE)
    return NULL;
  g_autofree char *today = pursuit_day_to_iso (pursuit_session_get_today (self->session));
  due = pursuit_list_spec_new (&PURSUIT_ACTIVITY_ENTITY);
  pursuit_list_spec_where (due, PURSUIT_ACTIVITY_DONE, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_where (due, PURSUIT_ACTIVITY_PLANNED, PURSUIT_OP_LE, today);
  return due;
}

static void
show_counted (gpointer owner, guint index, gint64 count)
{
  if (index == COUNT_COMPANIES)
    {
      show_count (owner, "customers", count > 0 ? count : -1);
      return;
    }
  g_autofree char *number = pursuit_number_format (count);
  g_autofree char *note = g_strdup_printf (ngettext ("%s due", "%s due", count), number);
  pursuit_sidebar_set_note (owner, "activities", count > 0 ? note : NULL, TRUE);
}

static const PursuitListCounts COUNTS = { .get_list = get_counted, .show = show_counted };

static void
changed_cb (PursuitSidebar *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, "company") || pursuit_change_touches (change, "activity"))
    pursuit_list_counter_count_soon (self->counter);
}

static void
view_counted_cb (PursuitSidebar *self, const char *view, gint64 count)
{
  g_autofree char *id = g_strconcat (PURSUIT_SIDEBAR_VIEW, view, NULL);

  show_count (self, id, count);
}

static void
stop_counting (PursuitSidebar *self)
{
  if (self->counter == NULL)
    return;
  g_object_run_dispose (G_OBJECT (self->counter));
  g_clear_object (&self->counter);
  g_signal_handlers_disconnect_by_data (self->views, self);
  g_object_run_dispose (G_OBJECT (self->views));
  g_clear_object (&self->views);
}

/* A heading stands above the first of the saved views. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *id = g_object_get_qdata (G_OBJECT (row), id_quark ());
  const char *last = before != NULL ? g_object_get_qdata (G_OBJECT (before), id_quark ()) : NULL;
  GtkWidget *label;

  if (!g_str_has_prefix (id, PURSUIT_SIDEBAR_VIEW) || last == NULL ||
      g_str_has_prefix (last, PURSUIT_SIDEBAR_VIEW))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_ ("Saved views"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
row_activated_cb (PursuitSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_qdata (G_OBJECT (row), id_quark ()));
}

static void
pursuit_sidebar_dispose (GObject *object)
{
  PursuitSidebar *self = PURSUIT_SIDEBAR (object);

  stop_counting (self);
  pursuit_sidebar_set_lists (self, NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_sidebar_parent_class)->dispose (object);
}

static void
pursuit_sidebar_class_init (PursuitSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_sidebar_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/app/pursuit/Pursuit/app/pursuit-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, PursuitSidebar, lists_place);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_css_name (widget_class, "pursuit-sidebar");
}

static void
pursuit_sidebar_init (PursuitSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

/**
 * pursuit_sidebar_add:
 * @id: the page's id, unique in the list
 * @title: its title, translated
 * @icon_name: name of a symbolic icon
 *
 * Adds a page at the end.
 */
void
pursuit_sidebar_add (PursuitSidebar *self, const char *id, const char *title, const char *icon_name)
{
  GtkWidget *row, *box, *label, *note;

  g_return_if_fail (PURSUIT_IS_SIDEBAR (self));
  g_return_if_fail (id != NULL && find_row (self, id) == NULL);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  note = gtk_label_new (NULL);
  gtk_widget_add_css_class (note, "sidebar-note");
  gtk_widget_add_css_class (note, "numeric");
  gtk_box_append (GTK_BOX (box), note);

  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  pursuit_compat_set_tooltip (row, title);
  g_object_set_qdata_full (G_OBJECT (row), id_quark (), g_strdup (id), g_free);
  g_object_set_qdata_full (G_OBJECT (row), title_quark (), g_strdup (title), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->list, row);
}

/* The names of views are longer than there is room for in one line. */
static void
wrap_title (GtkListBoxRow *row)
{
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
  GtkLabel *title = GTK_LABEL (gtk_widget_get_next_sibling (icon));

  gtk_label_set_wrap (title, TRUE);
  gtk_label_set_lines (title, 2);
}

/** pursuit_sidebar_add_views: adds the saved views of the board behind the pages. */
void
pursuit_sidebar_add_views (PursuitSidebar *self)
{
  g_return_if_fail (PURSUIT_IS_SIDEBAR (self));

  for (const PursuitChoice *view = PURSUIT_DEAL_VIEWS; view->code != NULL; view++)
    {
      g_autofree char *id = g_strconcat (PURSUIT_SIDEBAR_VIEW, view->code, NULL);
      pursuit_sidebar_add (self, id, _ (view->label), "starred-symbolic");
      gtk_widget_add_css_class (GTK_WIDGET (find_row (self, id)), "sidebar-view");
      wrap_title (find_row (self, id));
    }
}

/**
 * pursuit_sidebar_set_session:
 * @session: (nullable): the database whose customers and due activities are counted, now and after each
 * change
 */
void
pursuit_sidebar_set_session (PursuitSidebar *self, PursuitSession *session)
{
  g_return_if_fail (PURSUIT_IS_SIDEBAR (self));

  if (session == self->session)
    return;
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  stop_counting (self);
  if (session)
    {
      g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      self->counter = pursuit_list_counter_new (session, NULL, &COUNTS, self);
      self->views = pursuit_saved_views_new (session);
      g_signal_connect_object (self->views, "counted", G_CALLBACK (view_counted_cb), self, G_CONNECT_SWAPPED);
    }
}

/**
 * pursuit_sidebar_set_note:
 * @id: which page
 * @note: (nullable): a count at the right of the row, with its unit when it is not plain: “4 due”
 * @urgent: whether it asks for attention
 */
void
pursuit_sidebar_set_note (PursuitSidebar *self, const char *id, const char *note, gboolean urgent)
{
  GtkListBoxRow *row;
  GtkWidget *label;

  g_return_if_fail (PURSUIT_IS_SIDEBAR (self));

  row = find_row (self, id);
  if (row == NULL)
    return;
  label = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
  gtk_label_set_text (GTK_LABEL (label), note ? note : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note ? note : "",
                                  -1);
  if (urgent)
    gtk_widget_add_css_class (label, "urgent");
  else
    gtk_widget_remove_css_class (label, "urgent");
}

/** pursuit_sidebar_select: marks the page @id as the one that is shown; emits no signal. */
void
pursuit_sidebar_select (PursuitSidebar *self, const char *id)
{
  g_return_if_fail (PURSUIT_IS_SIDEBAR (self));

  gtk_list_box_select_row (self->list, find_row (self, id));
}

/* The views of the board stand back while a page has lists of its own. */
static void
update_views (PursuitSidebar *self)
{
  gboolean has_lists = self->lists != NULL && gtk_widget_get_visible (self->lists);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_has_prefix (g_object_get_qdata (G_OBJECT (row), id_quark ()), PURSUIT_SIDEBAR_VIEW))
      gtk_widget_set_visible (GTK_WIDGET (row), !has_lists);
}

/** pursuit_sidebar_set_lists: (nullable): shows the lists of a page below the pages; hidden ones leave the
 * place to the views of the board. */
void
pursuit_sidebar_set_lists (PursuitSidebar *self, GtkWidget *lists)
{
  g_return_if_fail (PURSUIT_IS_SIDEBAR (self));

  if (lists == self->lists)
    return;
  if (self->lists != NULL)
    g_signal_handlers_disconnect_by_func (self->lists, update_views, self);
  g_set_object (&self->lists, lists);
  if (lists != NULL)
    g_signal_connect_object (lists, "notify::visible", G_CALLBACK (update_views), self, G_CONNECT_SWAPPED);
  if (self->lists_place != NULL)
    adw_bin_set_child (self->lists_place, lists);
  update_views (self);
}
