/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitActivitiesPage:
 *
 * What is to be done, the most urgent first, and what was done, the latest first; of everybody or of one
 * member.
 */

#include "pursuit-activities-page.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activity-dialog.h"
#include "pursuit-activity.h"
#include "pursuit-deal-actions.h"
#include "pursuit-member.h"
#include "pursuit-reminders.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

#define MAX_OWNERS 500

struct _PursuitActivitiesPage
{
  PursuitPage parent_instance;

  PursuitTable *table;
  PursuitListView *view;
  PursuitViewShelf *shelf;
  GPtrArray *owners; /* PursuitMember, in the order of the chooser behind “All owners” */
  GtkStringList *owner_names;

  AdwBin *reminders_place;
  AdwBin *table_place;
  GtkToggleButton *planned;
  GtkDropDown *owner;
  GtkActionBar *bar;
};

G_DEFINE_FINAL_TYPE (PursuitActivitiesPage, pursuit_activities_page, PURSUIT_TYPE_PAGE)

static gboolean
is_done (PursuitRecord *activity)
{
  return pursuit_record_is_set (activity, PURSUIT_ACTIVITY_DONE);
}

/* A planned day in the past is told by words and a sign, not by colour alone. */
static char *
format_when (PursuitRecord *activity, PursuitDay today, const char **style)
{
  guint field = is_done (activity) ? PURSUIT_ACTIVITY_DONE : PURSUIT_ACTIVITY_PLANNED;
  PursuitDay day = pursuit_record_get_day (activity, field);
  g_autofree char *date = NULL;
  int late = today - day;

  if (!pursuit_record_is_set (activity, field))
    return g_strdup ("—");
  date = pursuit_day_format (day, today);
  if (is_done (activity) || late < 0)
    return g_steal_pointer (&date);
  *style = late > 0 ? "late" : "due";
  if (late == 0)
    return g_strdup (_ ("today"));
  /* Translators: a date, and how many days ago that was, in a narrow column. */
  return g_strdup_printf (ngettext ("▲ %s · %d day late", "▲ %s · %d days late", late), date, late);
}

static const PursuitColumn columns[] = {
  { PURSUIT_ACTIVITY_PLANNED, 176, .title = N_ ("When"), .format = format_when },
  { PURSUIT_ACTIVITY_KIND, 116 },
  { PURSUIT_ACTIVITY_SUBJECT, 190, PURSUIT_COLUMN_STRONG | PURSUIT_COLUMN_EXPAND },
  { PURSUIT_ACTIVITY_COMPANY, 150, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_ACTIVITY_DEAL, 160, PURSUIT_COLUMN_EXPAND },
  { PURSUIT_ACTIVITY_PEOPLE, 110 },
  { PURSUIT_ACTIVITY_OWNER, 104 },
};

static gboolean
shows_planned (PursuitActivitiesPage *self)
{
  return gtk_toggle_button_get_active (self->planned);
}

static PursuitListSpec *
make_spec (PursuitActivitiesPage *self)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_ACTIVITY_ENTITY);
  guint owner = gtk_drop_down_get_selected (self->owner);
  gboolean planned = shows_planned (self);

  pursuit_list_spec_where (spec, PURSUIT_ACTIVITY_DONE, planned ? PURSUIT_OP_IS_EMPTY : PURSUIT_OP_IS_SET,
                           NULL);
  pursuit_list_spec_sort (spec, planned ? PURSUIT_ACTIVITY_PLANNED : PURSUIT_ACTIVITY_DONE, !planned);
  if (owner > 0 && owner <= self->owners->len)
    pursuit_list_spec_where_int (spec, PURSUIT_ACTIVITY_OWNER_ID, PURSUIT_OP_EQ,
                                 pursuit_record_get_id (self->owners->pdata[owner - 1]));
  return spec;
}

static void
update_list (PursuitActivitiesPage *self)
{
  g_autoptr (PursuitListSpec) spec = NULL;

  if (self->view == NULL)
    return;
  spec = make_spec (self);
  pursuit_table_columns_take_sort (pursuit_table_get_columns (self->table), spec->sort);
  pursuit_list_view_set_base (self->view, spec);
  pursuit_view_shelf_set_base (self->shelf, spec);
  if (shows_planned (self))
    pursuit_table_set_empty (self->table, "emblem-ok-symbolic", _ ("Nothing to do"),
                             _ ("Plan the next step of a deal with Ctrl+N."));
  else
    pursuit_table_set_empty (self->table, "x-office-calendar-symbolic", _ ("Nothing noted yet"),
                             _ ("Note what happened with Ctrl+N."));
}

/* A saved view is of what is listed: what is planned, or what is done. */
static void
view_chosen_cb (PursuitActivitiesPage *self, const PursuitFilter *filter)
{
  g_autoptr (PursuitListSpec) spec = make_spec (self);

  pursuit_window_uncover (pursuit_window_of (self));
  pursuit_list_view_show (self->view, spec, filter);
  pursuit_window_show_page (pursuit_window_of (self), "activities");
}

static void
owners_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitActivitiesPage) self = user_data;
  g_autoptr (GPtrArray) members = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  for (guint i = 0; members && i < members->len; i++)
    {
      const char *name = pursuit_record_get_text (members->pdata[i], PURSUIT_MEMBER_NAME);
      g_autofree char *line = pursuit_text_for_display (name ? name : "", 40);

      g_ptr_array_add (self->owners, g_object_ref (members->pdata[i]));
      gtk_string_list_append (self->owner_names, line);
    }
}

static void
read_owners (PursuitActivitiesPage *self)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_MEMBER_ENTITY);

  pursuit_list_spec_sort (spec, PURSUIT_MEMBER_NAME, FALSE);
  pursuit_list_spec_set_limit (spec, MAX_OWNERS);
  pursuit_session_fetch_async (pursuit_page_get_session (PURSUIT_PAGE (self)), spec, NULL, owners_read_cb,
                               g_object_ref (self));
}

static void
selection_changed_cb (PursuitActivitiesPage *self)
{
  g_autoptr (PursuitRecord) activity = pursuit_table_get_selected_record (self->table);
  gboolean writable = !pursuit_session_get_read_only (pursuit_page_get_session (PURSUIT_PAGE (self)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.done",
                                 activity && writable && !is_done (activity));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.edit", activity && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.delete", activity && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.deal",
                                 activity && pursuit_record_is_set (activity, PURSUIT_ACTIVITY_DEAL_ID));
  gtk_action_bar_set_revealed (self->bar, activity && writable);
}

static void
table_activated_cb (PursuitActivitiesPage *self, gint64 id)
{
  pursuit_activity_dialog_edit (pursuit_window_of (self), id);
}

static void
table_loaded_cb (PursuitActivitiesPage *self)
{
  pursuit_page_set_ready (PURSUIT_PAGE (self));
  selection_changed_cb (self);
}

/* Actions on the selected activity */

static void
done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitActivitiesPage *self = PURSUIT_ACTIVITIES_PAGE (widget);
  g_autoptr (PursuitRecord) activity = pursuit_table_get_selected_record (self->table);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;

  if (activity == NULL)
    return;
  pursuit_fields_set_day (fields, PURSUIT_ACTIVITY_DONE,
                          pursuit_session_get_today (pursuit_page_get_session (PURSUIT_PAGE (self))));
  command = pursuit_command_set_fields (pursuit_record_get_id (activity),
                                        pursuit_record_get_int (activity, PURSUIT_RECORD_VER), fields);
  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitActivitiesPage *self = PURSUIT_ACTIVITIES_PAGE (widget);

  pursuit_activity_dialog_edit (pursuit_window_of (self), pursuit_table_get_selected (self->table));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitActivitiesPage *self = PURSUIT_ACTIVITIES_PAGE (widget);
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (&PURSUIT_ACTIVITY_ENTITY, pursuit_table_get_selected (self->table));

  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

static void
deal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitActivitiesPage *self = PURSUIT_ACTIVITIES_PAGE (widget);
  g_autoptr (PursuitRecord) activity = pursuit_table_get_selected_record (self->table);
  gint64 deal_id = activity ? pursuit_record_get_int (activity, PURSUIT_ACTIVITY_DEAL_ID) : 0;

  if (deal_id != 0)
    pursuit_deal_open (pursuit_window_of (self), deal_id, NULL);
}

/* Page */

static void
pursuit_activities_page_activate (PursuitPage *page)
{
  pursuit_table_focus_rows (PURSUIT_ACTIVITIES_PAGE (page)->table);
}

static void
pursuit_activities_page_create (PursuitPage *page)
{
  pursuit_activity_dialog_log (pursuit_window_of (page), 0, 0, 0, NULL);
}

static void
pursuit_activities_page_search (PursuitPage *page, const char *text)
{
  pursuit_list_view_search (PURSUIT_ACTIVITIES_PAGE (page)->view, text);
}

static void
pursuit_activities_page_show_record (PursuitPage *page, gint64 id)
{
  pursuit_table_select (PURSUIT_ACTIVITIES_PAGE (page)->table, id);
}

static void
pursuit_activities_page_constructed (GObject *object)
{
  static const PursuitTableAction actions[] = {
    { N_ ("_Mark Done"), "activities.done", GDK_KEY_d, GDK_CONTROL_MASK },
    { N_ ("_Edit…"), "activities.edit", GDK_KEY_Return, GDK_ALT_MASK },
    { N_ ("_Open Deal"), "activities.deal", GDK_KEY_Return, GDK_CONTROL_MASK },
    { N_ ("_Delete"), "activities.delete", GDK_KEY_Delete },
  };
  PursuitActivitiesPage *self = PURSUIT_ACTIVITIES_PAGE (object);
  PursuitSession *session = pursuit_page_get_session (PURSUIT_PAGE (self));
  g_autoptr (PursuitListSpec) spec = make_spec (self);

  G_OBJECT_CLASS (pursuit_activities_page_parent_class)->constructed (object);

  self->table = pursuit_table_new (session, "activities", spec, columns, G_N_ELEMENTS (columns));
  pursuit_table_set_smart (self->table);
  pursuit_table_set_actions (self->table, actions, G_N_ELEMENTS (actions));
  self->view = pursuit_list_view_new (session, self->table, spec);
  adw_bin_set_child (self->table_place, GTK_WIDGET (self->view));
  self->shelf = pursuit_view_shelf_new (session, spec);
  pursuit_page_set_lists (PURSUIT_PAGE (self), GTK_WIDGET (self->shelf));
  pursuit_list_view_set_shelf (self->view, self->shelf);
  g_signal_connect_object (self->shelf, "chosen", G_CALLBACK (view_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->reminders_place, GTK_WIDGET (pursuit_reminders_new (session)));
  g_signal_connect_object (self->table, "activate", G_CALLBACK (table_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "loaded", G_CALLBACK (table_loaded_cb), self, G_CONNECT_SWAPPED);
  update_list (self);
  read_owners (self);
  selection_changed_cb (self);
}

static void
pursuit_activities_page_finalize (GObject *object)
{
  g_ptr_array_unref (PURSUIT_ACTIVITIES_PAGE (object)->owners);

  G_OBJECT_CLASS (pursuit_activities_page_parent_class)->finalize (object);
}

static void
pursuit_activities_page_class_init (PursuitActivitiesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PursuitPageClass *page_class = PURSUIT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = pursuit_activities_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = pursuit_activities_page_finalize;
  page_class->activate = pursuit_activities_page_activate;
  page_class->create = pursuit_activities_page_create;
  page_class->search = pursuit_activities_page_search;
  page_class->show_record = pursuit_activities_page_show_record;

  gtk_widget_class_install_action (widget_class, "activities.done", NULL, done_action);
  gtk_widget_class_install_action (widget_class, "activities.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "activities.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "activities.deal", NULL, deal_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/activities/pursuit-activities-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitActivitiesPage, reminders_place);
  gtk_widget_class_bind_template_child (widget_class, PursuitActivitiesPage, table_place);
  gtk_widget_class_bind_template_child (widget_class, PursuitActivitiesPage, planned);
  gtk_widget_class_bind_template_child (widget_class, PursuitActivitiesPage, owner);
  gtk_widget_class_bind_template_child (widget_class, PursuitActivitiesPage, bar);
  gtk_widget_class_bind_template_child (widget_class, PursuitActivitiesPage, owner_names);
  gtk_widget_class_bind_template_callback (widget_class, update_list);
}

static void
pursuit_activities_page_init (PursuitActivitiesPage *self)
{
  self->owners = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** pursuit_activities_page_get_table: (transfer none): the list. */
PursuitTable *
pursuit_activities_page_get_table (PursuitActivitiesPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_ACTIVITIES_PAGE (self), NULL);

  return self->table;
}
