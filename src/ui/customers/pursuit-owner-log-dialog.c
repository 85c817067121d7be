/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitOwnerLogDialog:
 *
 * Whose a customer was, the latest first: when, from whom to whom, how, by whom and why. What was undone
 * stays in it, marked.
 */

#include "pursuit-owner-log-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-list-window.h"
#include "pursuit-session-customers.h"
#include "pursuit-text.h"

#define MAX_STEPS 500

/* So much of a reason is shown. */
#define MAX_CHARS 200

struct _PursuitOwnerLogDialog
{
  AdwWindow parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (PursuitOwnerLogDialog, pursuit_owner_log_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
make_row (const PursuitOwnerStep *step)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *what = pursuit_owner_step_describe (step);
  g_autofree char *day = pursuit_day_format_long (step->day);
  g_autofree char *reason = step->reason ? pursuit_text_for_display (step->reason, MAX_CHARS) : NULL;
  g_autofree char *from = g_markup_escape_text (step->from ? step->from : _ ("nobody"), -1);
  g_autofree char *to = g_markup_escape_text (step->to ? step->to : _ ("pool"), -1);
  /* Translators: how a customer came to another owner, then from whom to whom */
  g_autofree char *title = g_strdup_printf (_ ("%s: %s → %s"), what, from, to);
  g_autofree char *who =
      g_strdup_printf ("%s · %s%s%s%s%s", day, step->by ? step->by : _ ("by the rules"), reason ? " · " : "",
                       reason ? reason : "", step->undone ? " · " : "", step->undone ? _ ("undone") : "");
  g_autofree char *subtitle = g_markup_escape_text (who, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (step->undone)
    gtk_widget_add_css_class (row, "dim-label");
  return row;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitOwnerLogDialog) self = user_data;
  g_autoptr (GPtrArray) steps = pursuit_session_owner_log_finish (PURSUIT_SESSION (source), result, NULL);
  GtkWidget *group;

  if (self->box == NULL)
    return; /* it was closed meanwhile */
  if (steps == NULL || steps->len == 0)
    {
      gtk_box_append (GTK_BOX (self->box),
                      pursuit_list_window_make_empty ("document-open-recent-symbolic", _ ("No owners before"),
                                                      _ ("Nothing is known of its owners before.")));
      return;
    }
  group = adw_preferences_group_new ();
  for (guint i = 0; i < steps->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (steps->pdata[i]));
  gtk_box_append (GTK_BOX (self->box), group);
}

static void
pursuit_owner_log_dialog_dispose (GObject *object)
{
  PURSUIT_OWNER_LOG_DIALOG (object)->box = NULL;

  G_OBJECT_CLASS (pursuit_owner_log_dialog_parent_class)->dispose (object);
}

static void
pursuit_owner_log_dialog_class_init (PursuitOwnerLogDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_owner_log_dialog_dispose;
}

static void
pursuit_owner_log_dialog_init (PursuitOwnerLogDialog *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
}

/** pursuit_owner_log_dialog_new: (transfer floating): the log of one company, 0: of all. */
GtkWidget *
pursuit_owner_log_dialog_new (PursuitWindow *window, gint64 company_id)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  PursuitOwnerLogDialog *self = g_object_new (PURSUIT_TYPE_OWNER_LOG_DIALOG, NULL);
  pursuit_list_window_fill (ADW_WINDOW (self), GTK_WINDOW (window), _ ("Log of Owners"), self->box, 520, 480);
  pursuit_session_owner_log_async (pursuit_window_get_session (window), company_id, MAX_STEPS, NULL, read_cb,
                                   g_object_ref (self));
  return GTK_WIDGET (self);
}
