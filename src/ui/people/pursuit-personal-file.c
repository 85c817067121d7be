/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPersonalFile:
 *
 * What is known of a person's own life: birthday, family, likes, journeys. It stays hidden until it is asked
 * for, so that nobody reads it over a shoulder; only how much is known stands there before.
 */

#include "pursuit-personal-file.h"

#include <glib/gi18n-lib.h>

#include "pursuit-icon-button.h"
#include "pursuit-person-file.h"
#include "pursuit-person.h"
#include "pursuit-text.h"
#include "pursuit-trip-dialog.h"

#define MAX_CHARS 80

struct _PursuitPersonalFile
{
  AdwBin parent_instance;

  PursuitWindow *window; /* unowned; what this stands in is destroyed with it */
  PursuitRecord *person; /* (nullable): a new one */
  PursuitForm *form;     /* (nullable): hidden as yet */
  AdwPreferencesGroup *trips;
  GPtrArray *trip_rows;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (PursuitPersonalFile, pursuit_personal_file, ADW_TYPE_BIN)

static void
read_trips (PursuitPersonalFile *self);

/* Journeys */

static char *
word_days (PursuitRecord *trip, PursuitDay today)
{
  g_autofree char *from = pursuit_day_format (pursuit_record_get_day (trip, PURSUIT_TRIP_FROM_DAY), today);
  g_autofree char *to = NULL;

  if (!pursuit_record_is_set (trip, PURSUIT_TRIP_TO_DAY))
    return g_steal_pointer (&from);
  to = pursuit_day_format (pursuit_record_get_day (trip, PURSUIT_TRIP_TO_DAY), today);
  /* Translators: from one day to another */
  return g_strdup_printf (_ ("%s – %s"), from, to);
}

static void
edit_trip (PursuitPersonalFile *self, PursuitTrip *trip)
{
  PursuitTripDialog *dialog =
      pursuit_trip_dialog_new (self->window, pursuit_record_get_id (self->person), trip);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (read_trips), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
trip_activated_cb (PursuitPersonalFile *self, GtkWidget *row)
{
  edit_trip (self, g_object_get_data (G_OBJECT (row), "trip"));
}

static void
add_trip_cb (PursuitPersonalFile *self)
{
  edit_trip (self, NULL);
}

static void
trip_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPersonalFile) self = user_data;

  read_trips (self);
}

static void
delete_trip_cb (PursuitPersonalFile *self, GtkWidget *button)
{
  PursuitRecord *trip = g_object_get_data (G_OBJECT (button), "trip");
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (&PURSUIT_TRIP_ENTITY, pursuit_record_get_id (trip));

  pursuit_window_run (self->window, command, trip_deleted_cb, g_object_ref (self));
}

static GtkWidget *
make_trip_row (PursuitPersonalFile *self, PursuitRecord *trip)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = pursuit_icon_button_new ("user-trash-symbolic", _ ("Delete this journey"),
                                               G_CALLBACK (delete_trip_cb), self);
  const char *place = pursuit_record_get_text (trip, PURSUIT_TRIP_PLACE);
  g_autofree char *days =
      word_days (trip, pursuit_session_get_today (pursuit_window_get_session (self->window)));
  g_autofree char *line = pursuit_text_for_display (place ? place : "", MAX_CHARS);
  g_autofree char *markup = g_markup_escape_text (line, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), days);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  g_object_set_data_full (G_OBJECT (row), "trip", g_object_ref (trip), g_object_unref);
  g_object_set_data_full (G_OBJECT (button), "trip", g_object_ref (trip), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (trip_activated_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
trips_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPersonalFile) self = user_data;
  g_autoptr (GPtrArray) trips = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  if (trips == NULL)
    return;
  for (guint i = 0; i < self->trip_rows->len; i++)
    adw_preferences_group_remove (self->trips, self->trip_rows->pdata[i]);
  g_ptr_array_set_size (self->trip_rows, 0);
  for (guint i = 0; i < trips->len; i++)
    {
      GtkWidget *row = make_trip_row (self, trips->pdata[i]);

      adw_preferences_group_add (self->trips, row);
      g_ptr_array_add (self->trip_rows, row);
    }
}

static void
read_trips (PursuitPersonalFile *self)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_TRIP_ENTITY);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pursuit_list_spec_where_int (spec, PURSUIT_TRIP_PERSON_ID, PURSUIT_OP_EQ,
                               pursuit_record_get_id (self->person));
  pursuit_list_spec_sort (spec, PURSUIT_TRIP_FROM_DAY, TRUE);
  pursuit_session_fetch_async (pursuit_window_get_session (self->window), spec, self->reading, trips_read_cb,
                               g_object_ref (self));
}

static GtkWidget *
make_trips (PursuitPersonalFile *self)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("Add _Journey…"));

  gtk_widget_add_css_class (add, "flat");
  self->trips = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->trips, _ ("Journeys and holidays"));
  adw_preferences_group_set_header_suffix (self->trips, add);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_trip_cb), self, G_CONNECT_SWAPPED);
  read_trips (self);
  return GTK_WIDGET (self->trips);
}

/* Hidden and shown */

/** pursuit_personal_file_show: shows what is known, as the button does. */
void
pursuit_personal_file_show (PursuitPersonalFile *self)
{
  GtkWidget *box;
  const guint *fields;
  gsize n_fields;

  g_return_if_fail (PURSUIT_IS_PERSONAL_FILE (self));

  if (self->form)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  fields = pursuit_person_file_fields (&n_fields);
  self->form =
      pursuit_form_new (pursuit_window_get_session (self->window), &PURSUIT_PERSON_ENTITY, fields, n_fields);
  if (self->person)
    pursuit_form_load (self->form, self->person);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  if (self->person)
    gtk_box_append (GTK_BOX (box), make_trips (self));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_grab_focus (pursuit_form_get_row (self->form, fields[0]));
}

static GtkWidget *
make_cover (PursuitPersonalFile *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Show"));
  g_autofree char *known = NULL;

  if (self->person)
    {
      guint total = 0;
      guint count = pursuit_person_file_count (self->person, &total);

      known = g_strdup_printf (_ ("%u of %u things known"), count, total);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Personal file"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               known ? known : _ ("Birthday, family, likes: shown when you ask for it"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Show birthday, family, likes and journeys"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (pursuit_personal_file_show), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static void
pursuit_personal_file_dispose (GObject *object)
{
  PursuitPersonalFile *self = PURSUIT_PERSONAL_FILE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->person);
  g_clear_pointer (&self->trip_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_personal_file_parent_class)->dispose (object);
}

static void
pursuit_personal_file_class_init (PursuitPersonalFileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_personal_file_dispose;
}

static void
pursuit_personal_file_init (PursuitPersonalFile *self)
{
  self->trip_rows = g_ptr_array_new ();
}

/**
 * pursuit_personal_file_new:
 * @window: on whose database
 * @person: (nullable): whose file it is; %NULL for somebody who is being made
 *
 * Returns: (transfer floating): the file, hidden
 */
PursuitPersonalFile *
pursuit_personal_file_new (PursuitWindow *window, PursuitRecord *person)
{
  PursuitPersonalFile *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  self = g_object_new (PURSUIT_TYPE_PERSONAL_FILE, NULL);
  self->window = window;
  g_set_object (&self->person, person);
  adw_bin_set_child (ADW_BIN (self), make_cover (self));
  return self;
}

/** pursuit_personal_file_is_changed: whether something was written that is not saved. */
gboolean
pursuit_personal_file_is_changed (PursuitPersonalFile *self)
{
  g_return_val_if_fail (PURSUIT_IS_PERSONAL_FILE (self), FALSE);

  return self->form && pursuit_form_is_changed (self->form);
}

/** pursuit_personal_file_collect: adds what was written to @fields, of a person; %FALSE when a field is told
 * to be wrong. */
gboolean
pursuit_personal_file_collect (PursuitPersonalFile *self, PursuitFields *fields)
{
  g_return_val_if_fail (PURSUIT_IS_PERSONAL_FILE (self), FALSE);

  return self->form == NULL || pursuit_form_collect (self->form, fields);
}
