/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealsMoveDialog:
 *
 * Moves many deals to a stage. Once the stage is chosen it tells what stands against each of them, and asks
 * for everything that is missing at once: fields, filled in where they are empty; a reason, for those that go
 * in spite of a key node; and who approves. Deals that cannot go stay, which is told.
 */

#include "pursuit-deals-move-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-bulk-bar.h"
#include "pursuit-colleagues.h"
#include "pursuit-deal.h"
#include "pursuit-form.h"
#include "pursuit-money.h"
#include "pursuit-session-moves.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

struct _PursuitDealsMoveDialog
{
  AdwWindow parent_instance;

  PursuitTable *table;
  PursuitListSpec *deals;
  PursuitSession *session;
  GPtrArray *stages;        /* PursuitStage */
  GPtrArray *colleagues;    /* (nullable): PursuitMember: while they are not read */
  PursuitMovesCheck *check; /* (nullable): while nothing is known of the chosen stage */
  GCancellable *checking;

  AdwComboRow *stage;
  GtkWidget *summary;
  GtkSpinner *spinner;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *asked; /* what is asked for beside the stage */
  PursuitForm *form;          /* (nullable) */
  GtkEditable *reason;
  AdwComboRow *approver;     /* (nullable): as the colleagues */
  AdwPreferencesGroup *held; /* (nullable): the deals that something stands against */
  GtkWidget *move;
};

G_DEFINE_FINAL_TYPE (PursuitDealsMoveDialog, pursuit_deals_move_dialog, ADW_TYPE_WINDOW)

static gint64
get_stage (PursuitDealsMoveDialog *self)
{
  return pursuit_record_get_id (self->stages->pdata[adw_combo_row_get_selected (self->stage)]);
}

static const char *
get_approver (PursuitDealsMoveDialog *self)
{
  return self->approver != NULL ? pursuit_colleagues_get_chosen (self->colleagues, self->approver) : NULL;
}

static gboolean
has_reason (PursuitDealsMoveDialog *self)
{
  return !pursuit_text_is_blank (gtk_editable_get_text (self->reason));
}

/* Something can go: at once, or with what is filled in. */
static void
update_move (PursuitDealsMoveDialog *self)
{
  const PursuitMovesCheck *check = self->check;

  gtk_widget_set_sensitive (self->move,
                            check != NULL &&
                                (check->n_ready > 0 || (check->n_unmet > 0 && has_reason (self)) ||
                                 (check->n_unapproved > 0 && get_approver (self)) || check->n_unfilled > 0));
}

/* What is known of the chosen stage */

/* A line of @words, in which %s is the number, unless there are none. */
static void
append_line (GString *text, guint n, const char *words)
{
  g_autofree char *number = pursuit_number_format (n);
  g_auto (GStrv) parts = g_strsplit (words, "%s", 2);

  if (n > 0)
    g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", parts[0], number, parts[1]);
}

static char *
summarise (const PursuitMovesCheck *check)
{
  GString *text = g_string_new (NULL);

  append_line (text, check->n_ready,
               ngettext ("%s deal can go at once.", "%s deals can go at once.", check->n_ready));
  append_line (text, check->n_there,
               ngettext ("%s is in this stage already.", "%s are in this stage already.", check->n_there));
  append_line (text, check->n_unmet,
               ngettext ("%s lacks key nodes; with a reason it goes in spite of that.",
                         "%s lack key nodes; with a reason they go in spite of that.", check->n_unmet));
  append_line (text, check->n_unfilled,
               ngettext ("%s lacks fields that the step requires.", "%s lack fields that the step requires.",
                         check->n_unfilled));
  append_line (text, check->n_unapproved,
               ngettext ("%s needs the approval of a colleague.", "%s need the approval of a colleague.",
                         check->n_unapproved));
  append_line (text, check->n_barred,
               ngettext ("%s cannot go there and stays.", "%s cannot go there and stay.", check->n_barred));
  return g_string_free (text, FALSE);
}

static void
add_held (PursuitDealsMoveDialog *self, const char *name, const char *reason)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = pursuit_text_for_display (name, 80);
  g_autofree char *title = g_markup_escape_text (line, -1);
  g_autofree char *subtitle = g_markup_escape_text (reason, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->held, row);
}

/* The deals that something stands against, each with all of it. */
static void
show_held (PursuitDealsMoveDialog *self)
{
  GPtrArray *held = self->check != NULL ? self->check->held : NULL;

  if (self->held != NULL)
    adw_preferences_page_remove (self->page, self->held);
  self->held = NULL;
  if (held == NULL || held->len == 0)
    return;
  self->held = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->held, _ ("What stands against it"));
  for (guint i = 0; i < held->len; i++)
    {
      const PursuitRefusal *refusal = held->pdata[i];
      add_held (self, refusal->name ? refusal->name : "", refusal->reason);
    }
  adw_preferences_page_add (self->page, self->held);
}

/* The fields that some of the deals lack. */
static void
show_fields (PursuitDealsMoveDialog *self)
{
  GArray *fields = self->check != NULL ? self->check->fields : NULL;

  if (self->form != NULL)
    adw_preferences_group_remove (self->asked, GTK_WIDGET (self->form));
  self->form = NULL;
  if (fields == NULL || fields->len == 0)
    return;
  self->form =
      pursuit_form_new (self->session, &PURSUIT_DEAL_ENTITY, (guint *) (gpointer) fields->data, fields->len);
  gtk_widget_set_margin_top (GTK_WIDGET (self->form), 12);
  adw_preferences_group_add (self->asked, GTK_WIDGET (self->form));
}

static void
show_check (PursuitDealsMoveDialog *self)
{
  const PursuitMovesCheck *check = self->check;
  g_autofree char *text = check != NULL ? summarise (check) : NULL;

  gtk_spinner_set_spinning (self->spinner, check == NULL);
  gtk_label_set_text (GTK_LABEL (self->summary), text != NULL ? text : _ ("Asking the rules…"));
  gtk_widget_set_visible (GTK_WIDGET (self->reason),
                          check != NULL && (check->n_unmet > 0 || check->n_unapproved > 0));
  if (self->approver != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->approver), check != NULL && check->n_unapproved > 0);
  show_fields (self);
  gtk_widget_set_visible (GTK_WIDGET (self->asked),
                          gtk_widget_get_visible (GTK_WIDGET (self->reason)) || self->form != NULL);
  show_held (self);
  update_move (self);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDealsMoveDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  PursuitMovesCheck *check = pursuit_session_check_moves_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (check == NULL)
    {
      gtk_spinner_set_spinning (self->spinner, FALSE);
      gtk_label_set_text (GTK_LABEL (self->summary), error->message);
      return;
    }
  self->check = check;
  show_check (self);
}

static void
stage_chosen_cb (PursuitDealsMoveDialog *self)
{
  g_clear_pointer (&self->check, pursuit_moves_check_free);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  self->checking = g_cancellable_new ();
  show_check (self);
  pursuit_session_check_moves_async (self->session, self->deals, get_stage (self), self->checking, checked_cb,
                                     g_object_ref (self));
}

static void
colleagues_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDealsMoveDialog) self = user_data;

  self->colleagues = pursuit_colleagues_read_finish (PURSUIT_SESSION (source), result, NULL);
  if (self->colleagues == NULL || self->checking == NULL)
    return;
  self->approver = pursuit_colleagues_make_row (self->colleagues);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->approver), _ ("Approved by"));
  adw_preferences_group_add (self->asked, GTK_WIDGET (self->approver));
  gtk_widget_set_visible (GTK_WIDGET (self->approver), self->check != NULL && self->check->n_unapproved > 0);
  g_signal_connect_object (self->approver, "notify::selected", G_CALLBACK (update_move), self,
                           G_CONNECT_SWAPPED);
}

/** pursuit_deals_move_dialog_move: moves the deals that can go and closes the window, unless a field does not
 * take its text. */
void
pursuit_deals_move_dialog_move (PursuitDealsMoveDialog *self)
{
  g_autoptr (PursuitCommand) command = NULL;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  g_return_if_fail (PURSUIT_IS_DEALS_MOVE_DIALOG (self) && self->check != NULL);

  if (self->form != NULL && !pursuit_form_collect (self->form, fields))
    return;
  command = pursuit_command_move_deal (0, get_stage (self), PURSUIT_PLACE_END);
  if (self->check->n_unmet > 0 && has_reason (self))
    pursuit_command_set_force (command, gtk_editable_get_text (self->reason));
  if (get_approver (self) != NULL)
    pursuit_command_set_approval (command, get_approver (self), gtk_editable_get_text (self->reason));
  if (!pursuit_fields_is_empty (fields))
    {
      pursuit_command_add_fields (command, fields);
      pursuit_command_set_fill (command);
    }
  pursuit_bulk_run (self->table, self->deals, command, _ ("Moving"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
pursuit_deals_move_dialog_dispose (GObject *object)
{
  PursuitDealsMoveDialog *self = PURSUIT_DEALS_MOVE_DIALOG (object);

  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_object (&self->table);
  g_clear_object (&self->session);
  g_clear_pointer (&self->deals, pursuit_list_spec_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->colleagues, g_ptr_array_unref);
  g_clear_pointer (&self->check, pursuit_moves_check_free);

  G_OBJECT_CLASS (pursuit_deals_move_dialog_parent_class)->dispose (object);
}

static void
pursuit_deals_move_dialog_class_init (PursuitDealsMoveDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_deals_move_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_deals_move_dialog_init (PursuitDealsMoveDialog *self)
{
}

static GListModel *
make_stage_names (PursuitDealsMoveDialog *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->stages->len; i++)
    {
      g_autofree char *name =
          pursuit_text_for_display (pursuit_record_get_text (self->stages->pdata[i], PURSUIT_STAGE_NAME), 60);
      gtk_string_list_append (names, name);
    }
  return G_LIST_MODEL (names);
}

/* The stage, and below it what is known of it. */
static GtkWidget *
make_first_group (PursuitDealsMoveDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autoptr (GListModel) names = make_stage_names (self);

  self->stage = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->stage), _ ("Stage"));
  adw_combo_row_set_model (self->stage, names);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->summary = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_widget_set_margin_top (line, 12);
  gtk_box_append (GTK_BOX (line), self->summary);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->spinner));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->stage));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), line);
  return group;
}

static GtkWidget *
make_content (PursuitDealsMoveDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->move = gtk_button_new_with_mnemonic (_ ("_Move"));
  gtk_widget_add_css_class (self->move, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->move);
  self->asked = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->asked, _ ("Still needed"));
  self->reason = GTK_EDITABLE (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _ ("Reason"));
  adw_preferences_group_add (self->asked, GTK_WIDGET (self->reason));
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (make_first_group (self)));
  adw_preferences_page_add (self->page, self->asked);
  gtk_widget_set_vexpand (GTK_WIDGET (self->page), TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->page));
  g_signal_connect_object (self->move, "clicked", G_CALLBACK (pursuit_deals_move_dialog_move), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "notify::text", G_CALLBACK (update_move), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stage, "notify::selected", G_CALLBACK (stage_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return box;
}

/**
 * pursuit_deals_move_dialog_new:
 * @table: in a window; what it lists is being moved
 * @deals: the deals, @count of them
 * @stages: (element-type PursuitStage): where they can go; at least one
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
PursuitDealsMoveDialog *
pursuit_deals_move_dialog_new (PursuitTable *table, PursuitListSpec *deals, guint count, GPtrArray *stages)
{
  PursuitDealsMoveDialog *self;
  g_autofree char *number = pursuit_number_format (count);
  /* Translators: the title of a window; %s is how many. */
  g_autofree char *title = g_strdup_printf (ngettext ("Move %s Deal", "Move %s Deals", count), number);

  g_return_val_if_fail (PURSUIT_IS_TABLE (table) && deals != NULL, NULL);
  g_return_val_if_fail (stages != NULL && stages->len > 0, NULL);

  self = g_object_new (PURSUIT_TYPE_DEALS_MOVE_DIALOG, "transient-for", pursuit_window_of (table), "modal",
                       TRUE, "default-width", 520, "default-height", 560, "title", title, NULL);
  self->table = g_object_ref (table);
  self->deals = pursuit_list_spec_ref (deals);
  self->stages = g_ptr_array_ref (stages);
  self->session = g_object_ref (pursuit_window_get_session (pursuit_window_of (table)));
  adw_window_set_content (ADW_WINDOW (self), make_content (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->move);
  stage_chosen_cb (self);
  pursuit_colleagues_read_async (self->session, colleagues_read_cb, g_object_ref (self));
  return self;
}

/** pursuit_deals_move_dialog_choose: chooses a stage, and @reason (nullable) for what is missing. */
void
pursuit_deals_move_dialog_choose (PursuitDealsMoveDialog *self, gint64 stage_id, const char *reason)
{
  g_return_if_fail (PURSUIT_IS_DEALS_MOVE_DIALOG (self));

  for (guint i = 0; i < self->stages->len; i++)
    if (pursuit_record_get_id (self->stages->pdata[i]) == stage_id)
      adw_combo_row_set_selected (self->stage, i);
  gtk_editable_set_text (self->reason, reason != NULL ? reason : "");
}

/** pursuit_deals_move_dialog_is_checked: whether what stands against the chosen stage is known. */
gboolean
pursuit_deals_move_dialog_is_checked (PursuitDealsMoveDialog *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEALS_MOVE_DIALOG (self), FALSE);

  return self->check != NULL;
}
