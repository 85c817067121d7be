/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitReminders:
 *
 * The birthdays and journeys of the next two weeks, a button each that opens the person; hidden when there is
 * none. Reads anew when somebody's file changes and when a new day begins.
 */

#include "pursuit-reminders.h"

#include <glib/gi18n-lib.h>

#include "pursuit-people-page.h"
#include "pursuit-session-reminders.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

enum
{
  DAYS = 14,
  MOST = 6, /* shown; how many more there are is said */
  MAX_CHARS = 60
};

struct _PursuitReminders
{
  AdwBin parent_instance;

  PursuitSession *session;
  GCancellable *reading;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (PursuitReminders, pursuit_reminders, ADW_TYPE_BIN)

static void
clicked_cb (PursuitReminders *self, GtkWidget *button)
{
  const gint64 *ids = g_object_get_data (G_OBJECT (button), "ids");
  PursuitPage *page = pursuit_window_show_page (pursuit_window_of (self), "people");

  if (page)
    pursuit_people_page_show_chart (PURSUIT_PEOPLE_PAGE (page), ids[0], 0, ids[1]);
}

static void
add_reminder (PursuitReminders *self, const PursuitReminder *reminder)
{
  g_autofree char *words = pursuit_reminder_word (reminder, pursuit_session_get_today (self->session));
  g_autofree char *line = pursuit_text_for_display (words, MAX_CHARS);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();
  const gint64 ids[] = { reminder->company_id, reminder->person_id };

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), reminder->is_trip
                                                                      ? "mark-location-symbolic"
                                                                      : "x-office-calendar-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), line);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Show this person"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "ids", g_memdup2 (ids, sizeof ids), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, button);
}

static void
add_rest (PursuitReminders *self, guint rest)
{
  g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->box, label);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitReminders) self = user_data;
  g_autoptr (GPtrArray) reminders = pursuit_session_reminders_finish (PURSUIT_SESSION (source), result, NULL);
  GtkWidget *child;

  if (reminders == NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < MIN (reminders->len, (guint) MOST); i++)
    add_reminder (self, reminders->pdata[i]);
  if (reminders->len > MOST)
    add_rest (self, reminders->len - MOST);
  gtk_widget_set_visible (GTK_WIDGET (self), reminders->len > 0);
}

static void
read_reminders (PursuitReminders *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pursuit_session_reminders_async (self->session, DAYS, self->reading, read_cb, g_object_ref (self));
}

static void
changed_cb (PursuitReminders *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, "person") || pursuit_change_touches (change, "trip"))
    read_reminders (self);
}

static void
pursuit_reminders_dispose (GObject *object)
{
  PursuitReminders *self = PURSUIT_REMINDERS (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_reminders_parent_class)->dispose (object);
}

static void
pursuit_reminders_class_init (PursuitRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_reminders_dispose;
}

static void
pursuit_reminders_init (PursuitReminders *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Birthdays and journeys of the next two weeks"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), scrolled);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** pursuit_reminders_new: (transfer floating): the reminders of @session. */
PursuitReminders *
pursuit_reminders_new (PursuitSession *session)
{
  PursuitReminders *self;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);

  self = g_object_new (PURSUIT_TYPE_REMINDERS, NULL);
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "day-changed", G_CALLBACK (read_reminders), self, G_CONNECT_SWAPPED);
  read_reminders (self);
  return self;
}
