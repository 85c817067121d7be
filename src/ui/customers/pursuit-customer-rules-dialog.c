/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitCustomerRulesDialog:
 *
 * The rules by which customers are graded and the pool is kept, as settings of the database. They are written
 * with “Save”: they cannot be undone, and may propose many grades.
 */

#include "pursuit-customer-rules-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-list-window.h"
#include "pursuit-session-customers.h"

struct _PursuitCustomerRulesDialog
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* (nullable): weak: an answer may come when both are gone */
  PursuitCustomerRules rules;
  GtkWidget *box;
  GtkWidget *save;
  GtkWidget *editors[PURSUIT_N_RULES]; /* a switch or a spin button each */
};

G_DEFINE_FINAL_TYPE (PursuitCustomerRulesDialog, pursuit_customer_rules_dialog, ADW_TYPE_WINDOW)

static int
get_value (PursuitCustomerRulesDialog *self, PursuitRule rule)
{
  return pursuit_rule_is_switch (rule)
             ? gtk_switch_get_active (GTK_SWITCH (self->editors[rule]))
             : gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->editors[rule]));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCustomerRulesDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  gboolean saved = pursuit_session_set_rules_finish (PURSUIT_SESSION (source), result, &error);

  if (!saved && self->window != NULL)
    pursuit_window_toast_error (self->window, error);
  if (self->box == NULL)
    return; /* it was closed meanwhile */
  gtk_widget_set_sensitive (self->save, TRUE);
  if (saved)
    gtk_window_close (GTK_WINDOW (self));
}

static void
save_cb (PursuitCustomerRulesDialog *self)
{
  for (guint i = 0; i < PURSUIT_N_RULES; i++)
    self->rules.values[i] = get_value (self, (PursuitRule) i);
  gtk_widget_set_sensitive (self->save, FALSE);
  pursuit_session_set_rules_async (pursuit_window_get_session (self->window), &self->rules, NULL, saved_cb,
                                   g_object_ref (self));
}

static GtkWidget *
make_row (PursuitCustomerRulesDialog *self, PursuitRule rule)
{
  const PursuitRuleInfo *info = &PURSUIT_RULES[rule];
  GtkWidget *row = adw_action_row_new (), *editor;

  if (pursuit_rule_is_switch (rule))
    {
      editor = gtk_switch_new ();
      gtk_switch_set_active (GTK_SWITCH (editor), self->rules.values[rule] != 0);
    }
  else
    {
      editor = gtk_spin_button_new_with_range (info->least, info->most, 1);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (editor), self->rules.values[rule]);
    }
  self->editors[rule] = editor;
  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (info->label),
                                  -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (info->label));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), editor);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), editor);
  return row;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCustomerRulesDialog) self = user_data;

  if (!pursuit_session_rules_finish (PURSUIT_SESSION (source), result, &self->rules, NULL) ||
      self->box == NULL)
    return;
  for (guint group = 0; group < PURSUIT_N_RULE_GROUPS; group++)
    {
      GtkWidget *rows = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (rows),
                                       pursuit_rule_group_label ((PursuitRuleGroup) group));
      for (guint i = 0; i < PURSUIT_N_RULES; i++)
        if (PURSUIT_RULES[i].group == group)
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (rows), make_row (self, (PursuitRule) i));
      gtk_box_append (GTK_BOX (self->box), rows);
    }
  gtk_widget_set_sensitive (self->save, !pursuit_session_get_read_only (PURSUIT_SESSION (source)));
}

static void
pursuit_customer_rules_dialog_dispose (GObject *object)
{
  PURSUIT_CUSTOMER_RULES_DIALOG (object)->box = NULL;

  G_OBJECT_CLASS (pursuit_customer_rules_dialog_parent_class)->dispose (object);
}

static void
pursuit_customer_rules_dialog_finalize (GObject *object)
{
  g_clear_weak_pointer (&PURSUIT_CUSTOMER_RULES_DIALOG (object)->window);

  G_OBJECT_CLASS (pursuit_customer_rules_dialog_parent_class)->finalize (object);
}

static void
pursuit_customer_rules_dialog_class_init (PursuitCustomerRulesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_customer_rules_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_customer_rules_dialog_finalize;
}

static void
pursuit_customer_rules_dialog_init (PursuitCustomerRulesDialog *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
}

/** pursuit_customer_rules_dialog_new: (transfer floating): the rules of the window's database. */
GtkWidget *
pursuit_customer_rules_dialog_new (PursuitWindow *window)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  PursuitCustomerRulesDialog *self = g_object_new (PURSUIT_TYPE_CUSTOMER_RULES_DIALOG, NULL);
  g_set_weak_pointer (&self->window, window);
  GtkWidget *header = pursuit_list_window_fill (ADW_WINDOW (self), GTK_WINDOW (window),
                                                _ ("Rules for Customers"), self->box, 560, 680);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  pursuit_session_rules_async (pursuit_window_get_session (window), NULL, read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
