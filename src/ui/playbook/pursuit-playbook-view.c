/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPlaybookView:
 *
 * The page of the window with the playbook: its pages by topic at the left, the one that is read at the
 * right.
 */

#include "pursuit-playbook-view.h"

#include <glib/gi18n-lib.h>

#include "pursuit-playbook-dialog.h"
#include "pursuit-session-advice.h"
#include "pursuit-window.h"

struct _PursuitPlaybookView
{
  PursuitPage parent_instance;

  gint64 wanted; /* the page to be open once it is listed; 0 for any */
  GCancellable *reading;
  gboolean filling;
  gboolean wants_focus; /* the page was shown before it had rows */

  AdwLeaflet *leaflet;
  GtkDropDown *topics;
  GtkListBox *list;
  GtkWidget *reading_side;
  PursuitPlaybookSheet *sheet;
};

G_DEFINE_FINAL_TYPE (PursuitPlaybookView, pursuit_playbook_view, PURSUIT_TYPE_PAGE)

static GQuark
page_quark (void)
{
  return g_quark_from_static_string ("pursuit-playbook-page");
}

static PursuitSession *
get_session (PursuitPlaybookView *self)
{
  return pursuit_page_get_session (PURSUIT_PAGE (self));
}

static PursuitPlaybookPage *
get_row_page (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_qdata (G_OBJECT (row), page_quark ()) : NULL;
}

/* The list */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (PursuitPlaybookPage *page, gboolean other)
{
  PursuitRecord *record = PURSUIT_RECORD (page);
  const char *title = pursuit_playbook_page_get_words (page, PURSUIT_PLAYBOOK_PAGE_TITLE, other);
  g_autofree char *people = pursuit_playbook_page_name_people (page);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = make_label (title, NULL);

  gtk_widget_set_tooltip_text (label, title);
  gtk_box_append (GTK_BOX (box), label);
  if (people != NULL)
    {
      gtk_box_append (GTK_BOX (box), make_label (people, "playbook-people"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, people, -1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_qdata_full (G_OBJECT (row), page_quark (), g_object_ref (record), g_object_unref);
  return row;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  g_autofree char *group = pursuit_playbook_page_name_group (get_row_page (row));
  g_autofree char *last = before != NULL ? pursuit_playbook_page_name_group (get_row_page (before)) : NULL;
  GtkWidget *label;

  if (g_strcmp0 (group, last) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = make_label (group, "playbook-group");
  gtk_widget_set_tooltip_text (label, group);
  gtk_list_box_row_set_header (row, label);
}

static GtkListBoxRow *
find_row (PursuitPlaybookView *self, gint64 id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (pursuit_record_get_id (PURSUIT_RECORD (get_row_page (row))) == id)
        return row;
    }
  return NULL;
}

static void
update_actions (PursuitPlaybookView *self)
{
  PursuitPlaybookPage *page = pursuit_playbook_sheet_get_page (self->sheet);
  gboolean can = page != NULL && !pursuit_session_get_read_only (get_session (self));
  gboolean shipped = page != NULL && pursuit_playbook_page_is_shipped (page);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "playbook.edit", can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "playbook.retire", can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "playbook.delete", can && !shipped);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "playbook.restore",
                                 can && shipped && pursuit_playbook_page_is_edited (page));
}

static void
show_page (PursuitPlaybookView *self, PursuitPlaybookPage *page)
{
  pursuit_playbook_sheet_show (self->sheet, page, pursuit_session_speaks_other (get_session (self)));
  update_actions (self);
}

static void
row_selected_cb (PursuitPlaybookView *self, GtkListBoxRow *row)
{
  if (!self->filling)
    show_page (self, get_row_page (row));
}

static void
row_activated_cb (PursuitPlaybookView *self, GtkListBoxRow *row)
{
  adw_leaflet_set_visible_child (self->leaflet, self->reading_side);
}

/* Brings @row into view once the list has its size. */
static gboolean
scroll_cb (gpointer user_data)
{
  PursuitPlaybookView *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkWidget *viewport = gtk_widget_get_parent (GTK_WIDGET (self->list));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  graphene_rect_t place;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &place))
    gtk_adjustment_clamp_page (adjustment, place.origin.y, place.origin.y + place.size.height);
  return G_SOURCE_REMOVE;
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  return pursuit_playbook_page_compare (*(PursuitPlaybookPage *const *) a, *(PursuitPlaybookPage *const *) b);
}

/* Which row is open after the list was filled anew: the one that is wanted, else the one that was open, else
 * the first. */
static void
select_row (PursuitPlaybookView *self, gint64 open)
{
  GtkListBoxRow *row = self->wanted != 0 ? find_row (self, self->wanted) : NULL;

  if (row != NULL)
    self->wanted = 0;
  if (row == NULL)
    row = find_row (self, open);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_list_box_select_row (self->list, row);
  g_idle_add_full (G_PRIORITY_LOW, scroll_cb, g_object_ref (self), g_object_unref);
}

static void
fill (PursuitPlaybookView *self, GPtrArray *pages)
{
  gboolean other = pursuit_session_speaks_other (get_session (self));
  PursuitPlaybookPage *page = pursuit_playbook_sheet_get_page (self->sheet);
  gint64 open = page != NULL ? pursuit_record_get_id (PURSUIT_RECORD (page)) : 0;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gboolean focused =
      self->wants_focus || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)));
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_sort (pages, compare_pages);
  for (guint i = 0; i < pages->len; i++)
    gtk_list_box_append (self->list, make_row (pages->pdata[i], other));
  select_row (self, open);
  self->filling = FALSE;
  row = gtk_list_box_get_selected_row (self->list);
  show_page (self, get_row_page (row));
  if (focused && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  self->wants_focus = FALSE;
}

static void
pages_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPlaybookView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (pages != NULL)
    fill (self, pages);
  else
    pursuit_window_toast_error (pursuit_window_of (self), error);
  pursuit_page_set_ready (PURSUIT_PAGE (self));
}

/* The choices of the list of topics: all, each of them, and the pages that are no longer used. */
static guint
count_topics (void)
{
  guint n = 0;

  while (PURSUIT_PLAYBOOK_TOPICS[n].code != NULL)
    n++;
  return n;
}

static void
read_pages (PursuitPlaybookView *self)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PLAYBOOK_PAGE_ENTITY);
  guint chosen = gtk_drop_down_get_selected (self->topics);
  gboolean retired = chosen == count_topics () + 1;

  if (chosen > 0 && !retired)
    pursuit_list_spec_where (spec, PURSUIT_PLAYBOOK_PAGE_TOPIC, PURSUIT_OP_EQ,
                             PURSUIT_PLAYBOOK_TOPICS[chosen - 1].code);
  pursuit_list_spec_where_int (spec, PURSUIT_PLAYBOOK_PAGE_RETIRED, PURSUIT_OP_EQ, retired);
  pursuit_list_spec_sort (spec, PURSUIT_PLAYBOOK_PAGE_POSITION, FALSE);
  pursuit_list_spec_set_match (spec, pursuit_page_get_search_text (PURSUIT_PAGE (self)));
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pursuit_session_fetch_async (get_session (self), spec, self->reading, pages_read_cb, g_object_ref (self));
}

static void
topic_chosen_cb (PursuitPlaybookView *self)
{
  if (get_session (self) != NULL)
    read_pages (self);
}

static void
changed_cb (PursuitPlaybookView *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, "playbook_page") || pursuit_change_touches (change, "stage") ||
      pursuit_change_touches (change, "process"))
    read_pages (self);
}

/* What can be done with the page that is read */

static void
run (PursuitPlaybookView *self, PursuitCommand *command)
{
  g_autoptr (PursuitCommand) owned = command;

  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

static PursuitRecord *
get_record (PursuitPlaybookView *self)
{
  return (PursuitRecord *) pursuit_playbook_sheet_get_page (self->sheet);
}

static void
saved_cb (PursuitPlaybookView *self, gint64 id)
{
  pursuit_page_show_record (PURSUIT_PAGE (self), id);
}

static void
present (PursuitPlaybookView *self, PursuitPlaybookPage *page)
{
  PursuitRecordDialog *dialog = pursuit_playbook_dialog_new (pursuit_window_of (self), page);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPlaybookView *self = PURSUIT_PLAYBOOK_VIEW (widget);

  if (get_record (self) != NULL)
    present (self, PURSUIT_PLAYBOOK_PAGE (get_record (self)));
}

static void
retire_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPlaybookView *self = PURSUIT_PLAYBOOK_VIEW (widget);
  PursuitRecord *page = get_record (self);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PLAYBOOK_PAGE_ENTITY);

  if (page == NULL)
    return;
  pursuit_fields_set_int (fields, PURSUIT_PLAYBOOK_PAGE_RETIRED,
                          !pursuit_playbook_page_is_retired (PURSUIT_PLAYBOOK_PAGE (page)));
  run (self, pursuit_command_set_fields (pursuit_record_get_id (page),
                                         pursuit_record_get_int (page, PURSUIT_RECORD_VER), fields));
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPlaybookView *self = PURSUIT_PLAYBOOK_VIEW (widget);

  if (get_record (self) != NULL)
    run (self, pursuit_command_restore_page (pursuit_record_get_id (get_record (self))));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPlaybookView *self = PURSUIT_PLAYBOOK_VIEW (widget);

  if (get_record (self) != NULL)
    run (self, pursuit_command_delete_record (&PURSUIT_PLAYBOOK_PAGE_ENTITY,
                                              pursuit_record_get_id (get_record (self))));
}

static void
index_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPlaybookView *self = PURSUIT_PLAYBOOK_VIEW (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Page */

static void
pursuit_playbook_view_activate (PursuitPage *page)
{
  PursuitPlaybookView *self = PURSUIT_PLAYBOOK_VIEW (page);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  self->wants_focus = row == NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
pursuit_playbook_view_create (PursuitPage *page)
{
  present (PURSUIT_PLAYBOOK_VIEW (page), NULL);
}

static void
pursuit_playbook_view_search (PursuitPage *page, const char *text)
{
  read_pages (PURSUIT_PLAYBOOK_VIEW (page));
}

/* A page that the search or the topic leaves out is shown all the same: they give way. */
static void
pursuit_playbook_view_show_record (PursuitPage *page, gint64 id)
{
  PursuitPlaybookView *self = PURSUIT_PLAYBOOK_VIEW (page);
  PursuitWindow *window = pursuit_window_of (self);
  GtkListBoxRow *row = find_row (self, id);

  adw_leaflet_set_visible_child (self->leaflet, self->reading_side);
  if (row != NULL)
    {
      gtk_list_box_select_row (self->list, row);
      g_idle_add_full (G_PRIORITY_LOW, scroll_cb, g_object_ref (self), g_object_unref);
      return;
    }
  self->wanted = id;
  if (window != NULL && *pursuit_page_get_search_text (page) != '\0')
    pursuit_window_clear_search (window);
  if (gtk_drop_down_get_selected (self->topics) != 0)
    gtk_drop_down_set_selected (self->topics, 0);
  else
    read_pages (self);
}

static void
make_topics (PursuitPlaybookView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All topics"));
  for (guint i = 0; i < count_topics (); i++)
    gtk_string_list_append (names, _ (PURSUIT_PLAYBOOK_TOPICS[i].label));
  gtk_string_list_append (names, _ ("Retired pages"));
  gtk_drop_down_set_model (self->topics, G_LIST_MODEL (names));
}

static void
pursuit_playbook_view_constructed (GObject *object)
{
  PursuitPlaybookView *self = PURSUIT_PLAYBOOK_VIEW (object);

  G_OBJECT_CLASS (pursuit_playbook_view_parent_class)->constructed (object);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
  read_pages (self);
}

static void
pursuit_playbook_view_dispose (GObject *object)
{
  PursuitPlaybookView *self = PURSUIT_PLAYBOOK_VIEW (object);

  self->filling = TRUE; /* rows that go away with the page select nothing any more */
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (pursuit_playbook_view_parent_class)->dispose (object);
}

static void
pursuit_playbook_view_class_init (PursuitPlaybookViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitPageClass *page_class = PURSUIT_PAGE_CLASS (klass);

  object_class->constructed = pursuit_playbook_view_constructed;
  object_class->dispose = pursuit_playbook_view_dispose;
  page_class->activate = pursuit_playbook_view_activate;
  page_class->create = pursuit_playbook_view_create;
  page_class->search = pursuit_playbook_view_search;
  page_class->search_hint = N_ ("Search the playbook");
  page_class->show_record = pursuit_playbook_view_show_record;

  gtk_widget_class_install_action (widget_class, "playbook.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "playbook.retire", NULL, retire_action);
  gtk_widget_class_install_action (widget_class, "playbook.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "playbook.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "playbook.index", NULL, index_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "playbook.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "playbook.delete", NULL);

  g_type_ensure (PURSUIT_TYPE_PLAYBOOK_SHEET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/playbook/pursuit-playbook-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookView, topics);
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookView, list);
  gtk_widget_class_bind_template_child_full (widget_class, "reading", FALSE,
                                             G_STRUCT_OFFSET (PursuitPlaybookView, reading_side));
  gtk_widget_class_bind_template_child (widget_class, PursuitPlaybookView, sheet);
  gtk_widget_class_bind_template_callback (widget_class, topic_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pursuit_playbook_view_init (PursuitPlaybookView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_topics (self);
}

/** pursuit_playbook_view_get_list: (transfer none): the list of pages. */
GtkListBox *
pursuit_playbook_view_get_list (PursuitPlaybookView *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLAYBOOK_VIEW (self), NULL);

  return self->list;
}

/** pursuit_playbook_view_get_sheet: (transfer none): the page that is read. */
PursuitPlaybookSheet *
pursuit_playbook_view_get_sheet (PursuitPlaybookView *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLAYBOOK_VIEW (self), NULL);

  return self->sheet;
}
