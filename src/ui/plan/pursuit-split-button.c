/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitSplitButton:
 *
 * A button that asks what is to be split, by whom or what, and after which shape. The lines that are there
 * are replaced, as one step.
 */

#include "pursuit-split-button.h"

#include <glib/gi18n-lib.h>

#include "pursuit-form-row.h"
#include "pursuit-money.h"
#include "pursuit-plan-command.h"
#include "pursuit-plan-window.h"

struct _PursuitSplitButton
{
  AdwBin parent_instance;

  gint64 plan_id;
  gint64 total; /* what is proposed */
  char currency[4];
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *amount;
  GtkWidget *by;
  GtkWidget *shape;
};

G_DEFINE_FINAL_TYPE (PursuitSplitButton, pursuit_split_button, ADW_TYPE_BIN)

static void
split_cb (PursuitSplitButton *self)
{
  g_autofree char *text = pursuit_number_from_entry (gtk_editable_get_text (GTK_EDITABLE (self->amount)));
  gboolean evenly = adw_combo_row_get_selected (ADW_COMBO_ROW (self->shape)) == 1;
  gint64 total;

  if (!pursuit_money_parse (text, -1, self->currency, &total) || total <= 0)
    {
      pursuit_form_row_tell (self->amount, _ ("Write the amount that is to be split."));
      gtk_widget_grab_focus (self->amount);
      return;
    }
  pursuit_form_row_tell (self->amount, NULL);
  g_autoptr (PursuitCommand) command =
      pursuit_command_fill_plan (self->plan_id,
                                 (PursuitPlanBy) adw_combo_row_get_selected (ADW_COMBO_ROW (self->by)),
                                 evenly, total);
  pursuit_plan_window_run (pursuit_plan_window_of (self), command, NULL);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* It proposes the target, or what the lines add up to. */
static void
shown_cb (PursuitSplitButton *self)
{
  g_autofree char *text =
      self->total > 0 ? pursuit_money_format (self->total, self->currency) : g_strdup ("");

  pursuit_form_row_tell (self->amount, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->amount), text);
}

static GtkWidget *
make_combo (const char *title, const char *const *labels)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  return row;
}

static GtkWidget *
make_content (PursuitSplitButton *self)
{
  const char *const shapes[] = { _ ("As last year came"), _ ("Evenly"), NULL };
  const char *bys[PURSUIT_N_PLAN_BY + 1] = { NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *group = adw_preferences_group_new ();
  GtkWidget *split = gtk_button_new_with_mnemonic (_ ("_Split"));
  GtkWidget *note = gtk_label_new (_ ("The lines that are there are replaced; undo brings them back."));

  for (guint i = 0; i < PURSUIT_N_PLAN_BY; i++)
    bys[i] = _ (PURSUIT_PLAN_BYS[i].label);
  self->amount = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->amount), _ ("Amount"));
  g_signal_connect_object (self->amount, "entry-activated", G_CALLBACK (split_cb), self, G_CONNECT_SWAPPED);
  self->by = make_combo (_ ("Among"), bys);
  self->shape = make_combo (_ ("Shape"), shapes);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->amount);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->by);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->shape);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 36);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_add_css_class (split, "suggested-action");
  g_signal_connect_object (split, "clicked", G_CALLBACK (split_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (box, 340, -1);
  gtk_widget_add_css_class (box, "plan-popover");
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), split);
  return box;
}

/** pursuit_split_button_set_book: what is split. */
void
pursuit_split_button_set_book (PursuitSplitButton *self, const PursuitPlanBook *book, gboolean writable)
{
  gint64 targets[PURSUIT_PLAN_MONTHS];

  g_return_if_fail (PURSUIT_IS_SPLIT_BUTTON (self) && book != NULL);

  self->plan_id = book->id;
  self->total = pursuit_plan_book_get_goal (book);
  g_strlcpy (self->currency, book->currency, sizeof self->currency);
  pursuit_plan_book_get_targets (book, targets);
  if (self->total < 0)
    self->total = pursuit_plan_sum (targets, PURSUIT_PLAN_MONTHS);
  gtk_widget_set_sensitive (self->button, writable);
}

static void
pursuit_split_button_class_init (PursuitSplitButtonClass *klass)
{
}

static void
pursuit_split_button_init (PursuitSplitButton *self)
{
  self->button = gtk_menu_button_new ();
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), make_content (self));
  g_signal_connect_object (self->popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _ ("_Split…"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/** pursuit_split_button_new: (transfer floating): the button without a plan. */
GtkWidget *
pursuit_split_button_new (void)
{
  return g_object_new (PURSUIT_TYPE_SPLIT_BUTTON, NULL);
}
