/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitRatesWindow:
 *
 * The exchange rates of the database, a group for each currency, the newest on top. A rate holds from its day
 * on until the next one; a click changes it.
 */

#include "pursuit-rates-window.h"

#include <glib/gi18n-lib.h>

#include "pursuit-icon-button.h"
#include "pursuit-list-window.h"
#include "pursuit-rate.h"
#include "pursuit-record-dialog.h"

struct _PursuitRatesWindow
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* unowned: it goes with it */
  PursuitSession *session;
  GCancellable *reading;
  GtkWidget *box; /* (nullable): gone with the window */
};

G_DEFINE_FINAL_TYPE (PursuitRatesWindow, pursuit_rates_window, ADW_TYPE_WINDOW)

static void
edit_rate (PursuitRatesWindow *self, PursuitRecord *rate, const char *currency)
{
  static const guint fields[] = { PURSUIT_RATE_CURRENCY, PURSUIT_RATE_DAY, PURSUIT_RATE_VALUE };
  PursuitRecordDialog *dialog =
      pursuit_record_dialog_new (self->window,
                                 rate != NULL ? _ ("Edit Exchange Rate") : _ ("New Exchange Rate"),
                                 &PURSUIT_RATE_ENTITY, fields, G_N_ELEMENTS (fields), rate);

  if (rate == NULL)
    {
      g_autofree char *today = pursuit_day_to_iso (pursuit_session_get_today (self->session));

      if (currency != NULL)
        pursuit_form_suggest (pursuit_record_dialog_get_form (dialog), PURSUIT_RATE_CURRENCY, currency);
      pursuit_form_suggest (pursuit_record_dialog_get_form (dialog), PURSUIT_RATE_DAY, today);
    }
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_cb (PursuitRatesWindow *self)
{
  edit_rate (self, NULL, NULL);
}

static void
new_of_currency_cb (PursuitRatesWindow *self, GtkWidget *button)
{
  edit_rate (self, NULL, g_object_get_data (G_OBJECT (button), "currency"));
}

static void
activated_cb (PursuitRatesWindow *self, GtkWidget *row)
{
  edit_rate (self, g_object_get_data (G_OBJECT (row), "rate"), NULL);
}

static void
delete_cb (PursuitRatesWindow *self, GtkWidget *button)
{
  PursuitRecord *rate = g_object_get_data (G_OBJECT (button), "rate");
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (&PURSUIT_RATE_ENTITY, pursuit_record_get_id (rate));

  pursuit_window_run (self->window, command, NULL, NULL);
}

static GtkWidget *
make_row (PursuitRatesWindow *self, PursuitRecord *rate)
{
  const char *home = pursuit_session_get_currency (self->session);
  const char *currency = pursuit_record_get_text (rate, PURSUIT_RATE_CURRENCY);
  g_autofree char *day = pursuit_day_format_long (pursuit_record_get_day (rate, PURSUIT_RATE_DAY));
  g_autofree char *value = g_strdup_printf ("%.10g", pursuit_record_get_real (rate, PURSUIT_RATE_VALUE));
  /* Translators: a currency, a number, the currency of the database, e.g. “1 USD = 7.1 CNY” */
  g_autofree char *equation = g_strdup_printf (_ ("1 %1$s = %2$s %3$s"), currency, value, home);
  /* Translators: a date */
  g_autofree char *since = g_strdup_printf (_ ("from %s on"), day);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button =
      pursuit_icon_button_new ("user-trash-symbolic", _ ("Delete this rate"), G_CALLBACK (delete_cb), self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), equation);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), since);
  g_object_set_data_full (G_OBJECT (row), "rate", g_object_ref (rate), g_object_unref);
  g_object_set_data_full (G_OBJECT (button), "rate", g_object_ref (rate), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static AdwPreferencesGroup *
add_group (PursuitRatesWindow *self, const char *currency)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  /* Translators: a currency */
  g_autofree char *what = g_strdup_printf (_ ("New rate of %s"), currency);
  GtkWidget *add = pursuit_icon_button_new ("list-add-symbolic", what, G_CALLBACK (new_of_currency_cb), self);

  g_object_set_data_full (G_OBJECT (add), "currency", g_strdup (currency), g_free);
  adw_preferences_group_set_title (group, currency);
  adw_preferences_group_set_header_suffix (group, add);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (group));
  return group;
}

static void
show_note (PursuitRatesWindow *self)
{
  g_autofree char *text =
      g_strdup_printf (_ ("Reports, totals and conditions tell amounts in %s. For deals in "
                          "other currencies they need a rate: closed deals take the one "
                          "of their closing day, open ones today’s. Without a rate a "
                          "deal’s amount is left out, and it is said so."),
                       pursuit_session_get_currency (self->session));
  GtkWidget *note = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (GTK_BOX (self->box), note);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitRatesWindow) self = user_data;
  g_autoptr (GPtrArray) rates = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
  AdwPreferencesGroup *group = NULL;
  const char *last = NULL;

  if (rates == NULL || self->box == NULL)
    return;
  pursuit_list_window_clear (self->box);
  show_note (self);
  for (guint i = 0; i < rates->len; i++)
    {
      const char *currency = pursuit_record_get_text (rates->pdata[i], PURSUIT_RATE_CURRENCY);

      if (g_strcmp0 (currency, last) != 0)
        group = add_group (self, currency);
      adw_preferences_group_add (group, make_row (self, rates->pdata[i]));
      last = currency;
    }
  gtk_widget_set_sensitive (self->box, !pursuit_session_get_read_only (self->session));
}

/* What is on its way is older, and may come later. */
static void
read_rates (PursuitRatesWindow *self)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_RATE_ENTITY);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pursuit_list_spec_sort (spec, PURSUIT_RATE_CURRENCY, FALSE);
  pursuit_list_spec_sort (spec, PURSUIT_RATE_DAY, TRUE);
  pursuit_session_fetch_async (self->session, spec, self->reading, read_cb, g_object_ref (self));
}

static void
changed_cb (PursuitRatesWindow *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, PURSUIT_RATE_ENTITY.name))
    read_rates (self);
}

static void
pursuit_rates_window_dispose (GObject *object)
{
  PursuitRatesWindow *self = PURSUIT_RATES_WINDOW (object);

  self->box = NULL;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_rates_window_parent_class)->dispose (object);
}

static void
pursuit_rates_window_class_init (PursuitRatesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_rates_window_dispose;
}

static void
pursuit_rates_window_init (PursuitRatesWindow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
}

/** pursuit_rates_window_new: (transfer floating): the exchange rates of the window's database. */
GtkWidget *
pursuit_rates_window_new (PursuitWindow *window)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  PursuitRatesWindow *self = g_object_new (PURSUIT_TYPE_RATES_WINDOW, NULL);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_New Rate…"));
  GtkWidget *header;
  self->window = window;
  self->session = g_object_ref (pursuit_window_get_session (window));
  header = pursuit_list_window_fill (ADW_WINDOW (self), GTK_WINDOW (window), _ ("Exchange Rates"), self->box,
                                     460, 560);
  gtk_widget_set_sensitive (add, !pursuit_session_get_read_only (self->session));
  g_signal_connect_object (add, "clicked", G_CALLBACK (new_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_rates (self);
  return GTK_WIDGET (self);
}
