/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDuplicatesWindow:
 *
 * Looks through all customers for those that are there twice and lists the pairs, the most alike first, each
 * with the reasons. A pair is merged, or said not to be the same, which is remembered.
 */

#include "pursuit-duplicates-window.h"

#include <glib/gi18n-lib.h>

#include "pursuit-company-actions.h"
#include "pursuit-company-command.h"
#include "pursuit-company.h"
#include "pursuit-list-window.h"
#include "pursuit-merge-dialog.h"
#include "pursuit-money.h"
#include "pursuit-progress.h"
#include "pursuit-session-duplicates.h"
#include "pursuit-text.h"

/* The list is worked off from the top: more lines than that nobody reads before looking again. */
#define MAX_PAIRS 200
#define MAX_CHARS 80

struct _PursuitDuplicatesWindow
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* unowned; this is destroyed with it */
  PursuitProgress *progress;
  guint n_pairs;

  GtkWidget *inner;
  GtkListBox *list;
  GtkLabel *summary;
  GtkWidget *empty; /* (nullable): what stands there instead of the list */
  GtkWidget *again;
};

G_DEFINE_FINAL_TYPE (PursuitDuplicatesWindow, pursuit_duplicates_window, ADW_TYPE_WINDOW)

static void
scan (PursuitDuplicatesWindow *self);

static PursuitDuplicatePair *
pair_of (gpointer widget)
{
  return g_object_get_data (widget, "pair");
}

static void
merge_cb (PursuitDuplicatesWindow *self, GtkWidget *button)
{
  const PursuitDuplicatePair *pair = pair_of (button);
  PursuitMergeDialog *dialog =
      pursuit_merge_dialog_present (self->window, &PURSUIT_COMPANY_ENTITY, pair->first_id, pair->second_id);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "merged", G_CALLBACK (scan), self, G_CONNECT_SWAPPED);
}

static void
denied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDuplicatesWindow) self = user_data;
  g_autoptr (PursuitStep) step = pursuit_window_run_finish (PURSUIT_WINDOW (source), result, NULL);

  if (step != NULL && self->window != NULL)
    scan (self);
}

static void
deny_cb (PursuitDuplicatesWindow *self, GtkWidget *button)
{
  const PursuitDuplicatePair *pair = pair_of (button);
  g_autoptr (PursuitCommand) command = pursuit_command_not_duplicates (pair->first_id, pair->second_id);

  pursuit_window_run (self->window, command, denied_cb, g_object_ref (self));
}

static void
activated_cb (PursuitDuplicatesWindow *self, GtkListBoxRow *row)
{
  pursuit_company_open (self->window, pair_of (row)->first_id);
}

static void
free_pair (gpointer pair)
{
  pursuit_duplicate_pair_free (pair);
}

static GtkWidget *
make_button (PursuitDuplicatesWindow *self,
             const char *label,
             const PursuitDuplicatePair *pair,
             GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  PursuitDuplicatePair *copy = g_memdup2 (pair, sizeof *pair);

  copy->first = g_strdup (pair->first);
  copy->second = g_strdup (pair->second);
  g_object_set_data_full (G_OBJECT (button), "pair", copy, free_pair);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button,
                            !pursuit_session_get_read_only (pursuit_window_get_session (self->window)));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_pair (PursuitDuplicatesWindow *self, const PursuitDuplicatePair *pair)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *merge = make_button (self, _ ("Merge…"), pair, G_CALLBACK (merge_cb));
  GtkWidget *deny = make_button (self, _ ("Not the Same"), pair, G_CALLBACK (deny_cb));
  g_autofree char *first = pursuit_text_for_display (pair->first ? pair->first : "", MAX_CHARS);
  g_autofree char *second = pursuit_text_for_display (pair->second ? pair->second : "", MAX_CHARS);
  g_autofree char *names = g_strdup_printf ("%s  =  %s", first, second);
  g_autofree char *reasons = pursuit_duplicates_explain (pair->reasons);
  /* Translators: how much two customers look like one, then why */
  g_autofree char *why = g_strdup_printf (_ ("%u %% · %s"), pair->score, reasons);
  g_autofree char *title = g_markup_escape_text (names, -1);
  g_autofree char *subtitle = g_markup_escape_text (why, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  g_object_set_data (G_OBJECT (row), "pair", pair_of (merge)); /* lives as long as the row */
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), deny);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), merge);
  gtk_list_box_append (self->list, row);
}

/* Takes the list off, and says why there is none: @title, and what that means. */
static void
show_empty (PursuitDuplicatesWindow *self, const char *icon_name, const char *title, const char *description)
{
  self->empty = pursuit_list_window_make_empty (icon_name, title, description);
  gtk_box_append (GTK_BOX (self->inner), self->empty);
}

static void
show_found (PursuitDuplicatesWindow *self, const PursuitDuplicatesFound *found)
{
  g_autofree char *number = pursuit_number_format (found->n_found);
  g_autofree char *summary =
      g_strdup_printf (ngettext ("%s pair looks like one customer", "%s pairs look like one customer",
                                 (gulong) found->n_found),
                       number);

  for (guint i = 0; i < found->pairs->len; i++)
    add_pair (self, found->pairs->pdata[i]);
  gtk_label_set_text (self->summary, summary);
}

/* Takes off what the search before found. */
static void
clear (PursuitDuplicatesWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  if (self->empty != NULL)
    gtk_box_remove (GTK_BOX (self->inner), self->empty);
  self->empty = NULL;
}

static void
scanned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDuplicatesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDuplicatesFound) found =
      pursuit_session_scan_duplicates_finish (PURSUIT_SESSION (source), result, &error);

  pursuit_progress_end (self->progress);
  g_clear_object (&self->progress);
  if (self->window == NULL)
    return; /* it was closed meanwhile */
  gtk_widget_set_sensitive (self->again, TRUE);
  if (found == NULL && self->n_pairs > 0)
    return; /* what was found before still stands */
  clear (self);
  if (found == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_empty (self, "process-stop-symbolic", _ ("The search was cancelled"), NULL);
  else if (found == NULL)
    show_empty (self, "dialog-error-symbolic", _ ("The search failed"), error->message);
  else if (found->pairs->len == 0)
    show_empty (self, "object-select-symbolic", _ ("No duplicates"),
                _ ("No customer is there twice, as far as names, phones, domains and codes tell."));
  else
    show_found (self, found);
  self->n_pairs = found != NULL ? found->pairs->len : 0;
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->n_pairs > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), self->n_pairs > 0);
}

static void
scan (PursuitDuplicatesWindow *self)
{
  if (self->progress != NULL)
    return;
  gtk_widget_set_sensitive (self->again, FALSE);
  self->progress = g_object_ref (pursuit_progress_new (GTK_WINDOW (self), _ ("Looking for duplicates")));
  pursuit_session_scan_duplicates_async (pursuit_window_get_session (self->window), MAX_PAIRS,
                                         pursuit_progress_report, self->progress,
                                         pursuit_progress_get_cancellable (self->progress), scanned_cb,
                                         g_object_ref (self));
}

static void
pursuit_duplicates_window_dispose (GObject *object)
{
  PursuitDuplicatesWindow *self = PURSUIT_DUPLICATES_WINDOW (object);

  if (self->progress != NULL)
    g_cancellable_cancel (pursuit_progress_get_cancellable (self->progress));
  self->window = NULL;

  G_OBJECT_CLASS (pursuit_duplicates_window_parent_class)->dispose (object);
}

static void
pursuit_duplicates_window_class_init (PursuitDuplicatesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_duplicates_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_duplicates_window_init (PursuitDuplicatesWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->again = gtk_button_new_with_mnemonic (_ ("_Look Again"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->again);
  g_signal_connect_object (self->again, "clicked", G_CALLBACK (scan), self, G_CONNECT_SWAPPED);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_top (self->inner, 18);
  gtk_widget_set_margin_bottom (self->inner, 18);
  gtk_widget_set_margin_start (self->inner, 18);
  gtk_widget_set_margin_end (self->inner, 18);
  gtk_box_append (GTK_BOX (self->inner), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (self->inner), GTK_WIDGET (self->list));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->inner);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Duplicate Customers"));
  gtk_window_set_default_size (GTK_WINDOW (self), 860, 560);
}

/** pursuit_duplicates_window_present: (transfer none): looks for customers that are there twice. */
PursuitDuplicatesWindow *
pursuit_duplicates_window_present (PursuitWindow *window)
{
  PursuitDuplicatesWindow *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  self = g_object_new (PURSUIT_TYPE_DUPLICATES_WINDOW, "transient-for", window, NULL);
  self->window = window;
  gtk_window_present (GTK_WINDOW (self));
  scan (self);
  return self;
}

/** pursuit_duplicates_window_get_n_pairs: how many pairs are listed. */
guint
pursuit_duplicates_window_get_n_pairs (PursuitDuplicatesWindow *self)
{
  g_return_val_if_fail (PURSUIT_IS_DUPLICATES_WINDOW (self), 0);

  return self->n_pairs;
}
