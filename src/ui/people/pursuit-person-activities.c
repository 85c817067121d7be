/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPersonActivities:
 *
 * The latest activities with a person, and what is planned; each opens in its dialog.
 */

#include "pursuit-person-activities.h"

#include <glib/gi18n-lib.h>

#include "pursuit-activity-dialog.h"
#include "pursuit-activity.h"
#include "pursuit-text.h"

#define MAX_CHARS 300
#define LINE_CHARS 24
#define MAX_ACTIVITIES 20

struct _PursuitPersonActivities
{
  AdwBin parent_instance;

  PursuitSession *session;   /* NULL before the first reading */
  GCancellable *cancellable; /* of the activities being read */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PursuitPersonActivities, pursuit_person_activities, ADW_TYPE_BIN)

static void
add_activity (PursuitPersonActivities *self, PursuitRecord *activity)
{
  PursuitDay today = pursuit_session_get_today (self->session);
  gboolean done = pursuit_record_is_set (activity, PURSUIT_ACTIVITY_DONE);
  guint field = done ? PURSUIT_ACTIVITY_DONE : PURSUIT_ACTIVITY_PLANNED;
  g_autofree char *day = pursuit_record_is_set (activity, field)
                             ? pursuit_day_format (pursuit_record_get_day (activity, field), today)
                             : g_strdup ("");
  const char *kind = pursuit_choice_label (PURSUIT_ACTIVITY_KINDS,
                                           pursuit_record_get_text (activity, PURSUIT_ACTIVITY_KIND));
  /* Translators: the kind of a planned activity, and its day. */
  g_autofree char *when =
      done ? g_strdup_printf ("%s · %s", kind, day) : g_strdup_printf (_ ("%s, planned for %s"), kind, day);
  const char *subject = pursuit_record_get_text (activity, PURSUIT_ACTIVITY_SUBJECT);
  g_autofree char *line = pursuit_text_for_display (subject ? subject : "", MAX_CHARS);
  gint64 id = pursuit_record_get_id (activity);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_label_new (line);
  GtkWidget *second = gtk_label_new (when);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (first), LINE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (second), LINE_CHARS);
  gtk_label_set_ellipsize (GTK_LABEL (first), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, "dim-label");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, when, -1);
  gtk_list_box_append (self->list, row);
}

static void
clear (PursuitPersonActivities *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
activities_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPersonActivities) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear (self);
  for (guint i = 0; records && i < records->len; i++)
    add_activity (self, records->pdata[i]);
}

static void
activity_activated_cb (PursuitPersonActivities *self, GtkListBoxRow *row)
{
  pursuit_activity_dialog_edit (pursuit_window_of (self),
                                *(gint64 *) g_object_get_data (G_OBJECT (row), "id"));
}

static void
pursuit_person_activities_dispose (GObject *object)
{
  PursuitPersonActivities *self = PURSUIT_PERSON_ACTIVITIES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_person_activities_parent_class)->dispose (object);
}

static void
pursuit_person_activities_class_init (PursuitPersonActivitiesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_person_activities_dispose;
}

static void
pursuit_person_activities_init (PursuitPersonActivities *self)
{
  GtkWidget *none = gtk_label_new (_ ("Nothing noted yet"));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (none), 0);
  gtk_list_box_set_placeholder (self->list, none);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "unplaced");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Activities"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activity_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/** pursuit_person_activities_new: (transfer floating): an empty list. */
GtkWidget *
pursuit_person_activities_new (void)
{
  return g_object_new (PURSUIT_TYPE_PERSON_ACTIVITIES, NULL);
}

/** pursuit_person_activities_clear: shows nothing. */
void
pursuit_person_activities_clear (PursuitPersonActivities *self)
{
  g_return_if_fail (PURSUIT_IS_PERSON_ACTIVITIES (self));

  clear (self);
}

/** pursuit_person_activities_read: begins to read the activities with @person_id; 0 ends an earlier reading.
 */
void
pursuit_person_activities_read (PursuitPersonActivities *self, PursuitSession *session, gint64 person_id)
{
  g_autoptr (PursuitListSpec) spec = NULL;

  g_return_if_fail (PURSUIT_IS_PERSON_ACTIVITIES (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session));

  g_set_object (&self->session, session);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (person_id == 0)
    return;
  spec = pursuit_list_spec_new (&PURSUIT_ACTIVITY_ENTITY);
  self->cancellable = g_cancellable_new ();
  pursuit_list_spec_set_person (spec, person_id);
  pursuit_list_spec_sort (spec, PURSUIT_ACTIVITY_DONE, TRUE);
  pursuit_list_spec_set_limit (spec, MAX_ACTIVITIES);
  pursuit_session_fetch_async (self->session, spec, self->cancellable, activities_read_cb,
                               g_object_ref (self));
}
