/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitBulkBar:
 *
 * What can be done with several selected rows of a table at once. It comes up when more than one is selected
 * and offers to select all that match. What it does goes to the session as one command with the specification
 * of the list and the exceptions from it, never as a list of a million ids.
 */

#include "pursuit-bulk-bar.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-icon-button.h"
#include "pursuit-money.h"
#include "pursuit-progress.h"
#include "pursuit-session-batch.h"
#include "pursuit-text.h"
#include "pursuit-window.h"

enum
{
  MOST_REFUSALS = 100, /* rows of records that were left as they are */
};

/* Pixels: more refusals scroll. */
static const int REFUSALS_WIDTH = 420, REFUSALS_HEIGHT = 320, REFUSAL_HEIGHT = 96;

struct _PursuitBulkBar
{
  AdwBin parent_instance;

  PursuitTable *table; /* not owned: both stand in one view */
  GtkRevealer *revealer;
  GtkBox *box;
  GtkLabel *count;
  GtkButton *all;
  GtkWidget *first; /* behind it comes what is to stand first */
};

G_DEFINE_FINAL_TYPE (PursuitBulkBar, pursuit_bulk_bar, ADW_TYPE_BIN)

static guint
count_rows (PursuitTable *table)
{
  return g_list_model_get_n_items (pursuit_table_get_model (table));
}

static guint
count_selected (PursuitTable *table)
{
  return pursuit_table_selection_count (pursuit_table_get_selection (table), count_rows (table));
}

static void
update (PursuitBulkBar *self)
{
  guint n_rows = count_rows (self->table), n_selected = count_selected (self->table);
  g_autofree char *selected_number = pursuit_number_format (n_selected);
  g_autofree char *all_number = pursuit_number_format (n_rows);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%s selected", "%s selected", n_selected), selected_number);
  /* Translators: %s is how many rows the list has. */
  g_autofree char *offer = g_strdup_printf (_ ("Select all %s"), all_number);

  gtk_label_set_text (self->count, words);
  gtk_button_set_label (self->all, offer);
  gtk_widget_set_visible (GTK_WIDGET (self->all), n_selected < n_rows);
  gtk_revealer_set_reveal_child (self->revealer, n_selected > 1);
  gtk_widget_set_can_target (GTK_WIDGET (self), n_selected > 1);
}

static void
all_cb (PursuitBulkBar *self)
{
  pursuit_table_selection_set_all (pursuit_table_get_selection (self->table));
}

static void
clear_cb (PursuitBulkBar *self)
{
  pursuit_table_selection_clear (pursuit_table_get_selection (self->table));
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

typedef struct
{
  PursuitBulkBar *bar;
  PursuitBulkAction action;
  gpointer user_data;
} Button;

static void
action_cb (GtkWidget *widget, Button *button)
{
  g_autoptr (PursuitListSpec) spec = pursuit_bulk_bar_make_spec (button->bar->table);

  button->action.run (button->bar->table, spec, count_selected (button->bar->table), button->user_data);
}

static void
pursuit_bulk_bar_class_init (PursuitBulkBarClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pursuit-bulk-bar");
}

static void
pursuit_bulk_bar_init (PursuitBulkBar *self)
{
  GtkWidget *close =
      pursuit_icon_button_new ("window-close-symbolic", _ ("Select nothing"), G_CALLBACK (clear_cb), self);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  self->all = GTK_BUTTON (gtk_button_new ());
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "bulk-box");
  gtk_widget_add_css_class (GTK_WIDGET (self->all), "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_box_append (self->box, GTK_WIDGET (self->count));
  gtk_box_append (self->box, GTK_WIDGET (self->all));
  self->first = GTK_WIDGET (self->all);
  gtk_box_append (self->box, close);
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  g_signal_connect_object (self->all, "clicked", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
}

/** pursuit_bulk_bar_new: (transfer floating): for the selected rows of @table, beside which it stands. */
PursuitBulkBar *
pursuit_bulk_bar_new (PursuitTable *table)
{
  PursuitBulkBar *self = g_object_new (PURSUIT_TYPE_BULK_BAR, NULL);

  g_return_val_if_fail (PURSUIT_IS_TABLE (table), NULL);

  self->table = table;
  g_signal_connect_object (table, "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pursuit_table_get_model (table), "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/** pursuit_bulk_bar_add_action: offers @action, which is copied; its texts are static. */
void
pursuit_bulk_bar_add_action (PursuitBulkBar *self, const PursuitBulkAction *action, gpointer user_data)
{
  GtkWidget *widget;
  Button *button = g_new0 (Button, 1);

  g_return_if_fail (PURSUIT_IS_BULK_BAR (self));
  g_return_if_fail (action != NULL && action->run != NULL);

  *button = (Button){ self, *action, user_data };
  widget = gtk_button_new_with_mnemonic (_ (action->label));
  g_signal_connect_data (widget, "clicked", G_CALLBACK (action_cb), button, (GClosureNotify) g_free, 0);
  gtk_box_insert_child_after (self->box, widget,
                              action->first ? self->first
                                            : gtk_widget_get_prev_sibling (
                                                  gtk_widget_get_last_child (GTK_WIDGET (self->box))));
  if (action->first)
    self->first = widget;
}

/** pursuit_bulk_bar_make_spec: (transfer full): the selected rows of @table: ids, or the whole list without
 * exceptions. */
PursuitListSpec *
pursuit_bulk_bar_make_spec (PursuitTable *table)
{
  PursuitTableSelection *selection = pursuit_table_get_selection (table);
  PursuitListSpec *spec = pursuit_list_spec_copy (pursuit_list_get_spec (pursuit_table_get_list (table)));
  g_autoptr (GArray) ids = pursuit_table_selection_get_ids (selection);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (!pursuit_table_selection_is_all (selection))
    {
      pursuit_list_spec_set_ids (spec, (const gint64 *) (gpointer) ids->data, ids->len);
      return spec;
    }
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (texts, g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, i)));
  g_ptr_array_add (texts, NULL);
  if (ids->len > 0)
    pursuit_list_spec_add_filter (spec, pursuit_filter_new_test (PURSUIT_RECORD_ID, PURSUIT_OP_NE,
                                                                 (const char *const *) texts->pdata));
  return spec;
}

/* Running */

typedef struct
{
  PursuitTable *table;
  PursuitWindow *window;
  PursuitProgress *progress;
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->progress);
  g_object_unref (run->window);
  g_object_unref (run->table);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static GtkWidget *
make_refusal_row (const PursuitRefusal *refusal)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = pursuit_text_for_display (refusal->name != NULL ? refusal->name : "", 80);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (refusal->reason, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

/* The names of the records and the reasons, as many as are of use; more scroll. */
static GtkWidget *
make_refusals (GPtrArray *refusals)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < MIN (refusals->len, MOST_REFUSALS); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_refusal_row (refusals->pdata[i]));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), REFUSALS_HEIGHT);
  /* how high wrapped lines are is not known before they are laid out */
  gtk_widget_set_size_request (scroller, REFUSALS_WIDTH,
                               MIN (REFUSALS_HEIGHT, (int) refusals->len * REFUSAL_HEIGHT));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

/* Which records were left as they are, and why. */
static void
tell_refusals (PursuitWindow *window, const PursuitBatchResult *result)
{
  const PursuitAnswer answers[] = { { "close", _ ("_Close"), PURSUIT_ANSWER_CANCEL } };
  g_autofree char *number = pursuit_number_format (result->n_refused);
  g_autofree char *heading =
      g_strdup_printf (ngettext ("%s record was left as it is", "%s records were left as they are",
                                 (gulong) result->n_refused),
                       number);

  pursuit_compat_ask_async (GTK_WINDOW (window), heading, NULL, make_refusals (result->refusals), answers,
                            G_N_ELEMENTS (answers), NULL, NULL);
}

/* What was refused stays selected: it can be seen to next. */
static void
select_refused (PursuitTable *table, const PursuitBatchResult *result)
{
  PursuitTableSelection *selection = pursuit_table_get_selection (table);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (selection == NULL)
    return; /* the window was closed meanwhile */
  for (guint i = 0; i < result->refusals->len; i++)
    {
      const PursuitRefusal *refusal = result->refusals->pdata[i];

      g_array_append_val (ids, refusal->id);
    }
  pursuit_table_selection_set_ids (selection, (const gint64 *) (gpointer) ids->data, ids->len);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBatchResult) batch =
      pursuit_session_batch_finish (PURSUIT_SESSION (source), result, &error);

  pursuit_progress_end (run->progress);
  if (batch == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        pursuit_window_toast_error (run->window, error);
      return;
    }
  select_refused (run->table, batch);
  if (batch->step)
    pursuit_window_toast_step (run->window, batch->step);
  if (batch->n_refused > 0)
    tell_refusals (run->window, batch);
}

/**
 * pursuit_bulk_run:
 * @spec: to which records @command, of any id, is done
 * @title: what is being done, translated
 *
 * Does it with a progress bar that can cancel, as one step that can be undone, and tells what came of it.
 */
void
pursuit_bulk_run (PursuitTable *table, PursuitListSpec *spec, PursuitCommand *command, const char *title)
{
  PursuitWindow *window;
  Run *run;

  g_return_if_fail (PURSUIT_IS_TABLE (table));
  g_return_if_fail (spec != NULL && command != NULL);

  window = pursuit_window_of (table);
  run = g_new0 (Run, 1);
  run->table = g_object_ref (table);
  run->window = g_object_ref (window);
  run->progress = g_object_ref (pursuit_progress_new (GTK_WINDOW (window), title));
  pursuit_session_batch_async (pursuit_window_get_session (window), command, spec, pursuit_progress_report,
                               run->progress, pursuit_progress_get_cancellable (run->progress), done_cb, run);
}
