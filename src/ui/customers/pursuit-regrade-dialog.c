/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitRegradeDialog:
 *
 * What waits to be confirmed: grades that would rise or fall by the rule, and new customers with those who
 * are responsible for their target markets. Each can be confirmed by itself, and all of a kind together;
 * nothing changes without. It follows what happens while it is open.
 */

#include "pursuit-regrade-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-list-window.h"
#include "pursuit-session-customers.h"
#include "pursuit-text.h"

/* So many of a kind are listed; “Confirm All” is about all of them. */
#define MAX_ROWS 200

struct _PursuitRegradeDialog
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* unowned: the dialog goes with it */
  PursuitSession *session;
  GtkWidget *box;
  GPtrArray *grades;            /* (nullable): PursuitGradeProposal */
  GPtrArray *owners;            /* (nullable): PursuitMarketProposal */
  GCancellable *reading_grades; /* (nullable) */
  GCancellable *reading_owners; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PursuitRegradeDialog, pursuit_regrade_dialog, ADW_TYPE_WINDOW)

/* What a button confirms. */
typedef enum
{
  CONFIRM_RISES,
  CONFIRM_FALLS,
  CONFIRM_OWNERS,
} Confirm;

static void
free_ids (gpointer ids, GClosure *closure)
{
  g_array_unref (ids);
}

static void
confirm_grades_cb (GtkWidget *button, GArray *ids)
{
  PursuitRegradeDialog *self = PURSUIT_REGRADE_DIALOG (gtk_widget_get_root (button));
  g_autoptr (PursuitCommand) command = pursuit_command_confirm_grades ((const gint64 *) ids->data, ids->len);

  pursuit_window_run (self->window, command, NULL, NULL);
}

static void
confirm_owners_cb (GtkWidget *button, GArray *ids)
{
  PursuitRegradeDialog *self = PURSUIT_REGRADE_DIALOG (gtk_widget_get_root (button));
  g_autoptr (PursuitCommand) command = pursuit_command_place_companies ((const gint64 *) ids->data, ids->len);

  pursuit_window_run (self->window, command, NULL, NULL);
}

/* A button that confirms @ids (transfer full). */
static GtkWidget *
make_button (PursuitRegradeDialog *self, const char *label, Confirm confirm, GArray *ids)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !pursuit_session_get_read_only (self->session));
  g_signal_connect_data (button, "clicked",
                         confirm == CONFIRM_OWNERS ? G_CALLBACK (confirm_owners_cb)
                                                   : G_CALLBACK (confirm_grades_cb),
                         ids, free_ids, 0);
  return button;
}

static GtkWidget *
make_one_button (PursuitRegradeDialog *self, Confirm confirm, gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof id);

  g_array_append_val (ids, id);
  return make_button (self, confirm == CONFIRM_OWNERS ? _ ("Assign") : _ ("Confirm"), confirm, ids);
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  return row;
}

/* An arrow tells up from down beside the words. */
static GtkWidget *
make_grade_row (PursuitRegradeDialog *self, const PursuitGradeProposal *proposal)
{
  gboolean rises = pursuit_grade_proposal_rises (proposal);
  g_autofree char *close = proposal->expected_close != PURSUIT_DAY_NONE
                               ? pursuit_day_format_long (proposal->expected_close)
                               : g_strdup (_ ("no expected close"));
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s · %s", proposal->deal, proposal->owner ? " · " : "",
                                               proposal->owner ? proposal->owner : "", close);
  GtkWidget *row = make_row (proposal->company ? proposal->company : proposal->deal, subtitle);
  g_autofree char *move = g_strdup_printf ("%s → %s", proposal->from, proposal->to);
  GtkWidget *arrow = gtk_image_new_from_icon_name (rises ? "go-up-symbolic" : "go-down-symbolic");
  GtkWidget *label = gtk_label_new (move);

  gtk_widget_add_css_class (label, "heading");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), arrow);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_one_button (self, rises ? CONFIRM_RISES : CONFIRM_FALLS,
                                              proposal->deal_id));
  return row;
}

static GtkWidget *
make_owner_row (PursuitRegradeDialog *self, const PursuitMarketProposal *proposal)
{
  /* Translators: a member who is responsible for a customer's target market */
  g_autofree char *subtitle = g_strdup_printf (_ ("Target market of %s"), proposal->member);
  GtkWidget *row = make_row (proposal->company, subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_one_button (self, CONFIRM_OWNERS, proposal->company_id));
  return row;
}

/* A group with its rows; @ids (transfer full) are all that it is about. */
static void
add_group (PursuitRegradeDialog *self, const char *title, Confirm confirm, GArray *ids, GPtrArray *rows)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *heading = g_strdup_printf ("%s (%u)", title, ids->len);

  if (ids->len == 0)
    {
      g_object_ref_sink (group);
      g_object_unref (group);
      g_array_unref (ids);
      return;
    }
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), heading);
  adw_preferences_group_set_header_suffix (
      ADW_PREFERENCES_GROUP (group),
      make_button (self, confirm == CONFIRM_OWNERS ? _ ("Assign _All") : _ ("Confirm _All"), confirm, ids));
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows->pdata[i]);
  gtk_box_append (GTK_BOX (self->box), group);
}

static void
add_grades (PursuitRegradeDialog *self, const char *title, Confirm confirm)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < self->grades->len; i++)
    {
      const PursuitGradeProposal *proposal = self->grades->pdata[i];
      if (pursuit_grade_proposal_rises (proposal) != (confirm == CONFIRM_RISES))
        continue;
      g_array_append_val (ids, proposal->deal_id);
      if (rows->len < MAX_ROWS)
        g_ptr_array_add (rows, make_grade_row (self, proposal));
    }
  add_group (self, title, confirm, ids, rows);
}

static void
add_owners (PursuitRegradeDialog *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < self->owners->len; i++)
    {
      const PursuitMarketProposal *proposal = self->owners->pdata[i];
      g_array_append_val (ids, proposal->company_id);
      if (rows->len < MAX_ROWS)
        g_ptr_array_add (rows, make_owner_row (self, proposal));
    }
  add_group (self, _ ("New customers, by target market"), CONFIRM_OWNERS, ids, rows);
}

static void
rebuild (PursuitRegradeDialog *self)
{
  if (self->grades == NULL || self->owners == NULL)
    return;
  pursuit_list_window_clear (self->box);
  add_grades (self, _ ("Grades that rise"), CONFIRM_RISES);
  add_grades (self, _ ("Grades that fall"), CONFIRM_FALLS);
  add_owners (self);
  if (gtk_widget_get_first_child (self->box) != NULL)
    return;
  gtk_box_append (GTK_BOX (self->box), pursuit_list_window_make_empty (
                                           "object-select-symbolic", _ ("Nothing to confirm"),
                                           _ ("All grades are as the rule says, and all new customers have "
                                              "owners.")));
}

static void
grades_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitRegradeDialog) self = user_data;
  GPtrArray *grades = pursuit_session_grade_proposals_finish (PURSUIT_SESSION (source), result, NULL);

  if (grades == NULL || self->box == NULL)
    {
      g_clear_pointer (&grades, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&self->grades, g_ptr_array_unref);
  self->grades = grades;
  rebuild (self);
}

static void
owners_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitRegradeDialog) self = user_data;
  GPtrArray *owners = pursuit_session_market_proposals_finish (PURSUIT_SESSION (source), result, NULL);

  if (owners == NULL || self->box == NULL)
    {
      g_clear_pointer (&owners, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&self->owners, g_ptr_array_unref);
  self->owners = owners;
  rebuild (self);
}

/* The next reading of the same; one that is under way would tell what was before. */
static GCancellable *
begin_reading (GCancellable **reading)
{
  g_cancellable_cancel (*reading);
  g_clear_object (reading);
  return *reading = g_cancellable_new ();
}

static void
read_grades (PursuitRegradeDialog *self)
{
  pursuit_session_grade_proposals_async (self->session, begin_reading (&self->reading_grades), grades_read_cb,
                                         g_object_ref (self));
}

static void
read_owners (PursuitRegradeDialog *self)
{
  pursuit_session_market_proposals_async (self->session, G_MAXINT, begin_reading (&self->reading_owners),
                                          owners_read_cb, g_object_ref (self));
}

static void
changed_cb (PursuitRegradeDialog *self, PursuitChange *change)
{
  gboolean companies = pursuit_change_touches (change, "company");

  if (companies || pursuit_change_touches (change, "deal"))
    read_grades (self);
  if (companies || pursuit_change_touches (change, "market_cell"))
    read_owners (self);
}

static void
pursuit_regrade_dialog_dispose (GObject *object)
{
  PursuitRegradeDialog *self = PURSUIT_REGRADE_DIALOG (object);

  self->box = NULL;
  g_cancellable_cancel (self->reading_grades);
  g_clear_object (&self->reading_grades);
  g_cancellable_cancel (self->reading_owners);
  g_clear_object (&self->reading_owners);
  g_clear_object (&self->session);
  g_clear_pointer (&self->grades, g_ptr_array_unref);
  g_clear_pointer (&self->owners, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_regrade_dialog_parent_class)->dispose (object);
}

static void
pursuit_regrade_dialog_class_init (PursuitRegradeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_regrade_dialog_dispose;
}

static void
pursuit_regrade_dialog_init (PursuitRegradeDialog *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
}

/** pursuit_regrade_dialog_new: (transfer floating): what waits to be confirmed in the window's database. */
GtkWidget *
pursuit_regrade_dialog_new (PursuitWindow *window)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  PursuitRegradeDialog *self = g_object_new (PURSUIT_TYPE_REGRADE_DIALOG, NULL);
  self->window = window;
  self->session = g_object_ref (pursuit_window_get_session (window));
  pursuit_list_window_fill (ADW_WINDOW (self), GTK_WINDOW (window), _ ("To Confirm"), self->box, 620, 640);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_grades (self);
  read_owners (self);
  return GTK_WIDGET (self);
}
