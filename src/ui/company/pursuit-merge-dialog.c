/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitMergeDialog:
 *
 * Makes one company of two, or one person: both stand beside each other, field by field, and one value of
 * each is chosen. Only fields that differ are asked about. Whatever hangs on the one that goes moves to the
 * other; the message that follows has an Undo button. The signal ::merged follows the merging.
 */

#include "pursuit-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-company-command.h"
#include "pursuit-parse.h"
#include "pursuit-person.h"
#include "pursuit-text.h"

#define MAX_CHARS 80

/* A field that the two have otherwise. */
typedef struct
{
  guint field;
  GtkCheckButton *keep;
  GtkCheckButton *drop;
  GtkCheckButton *both; /* (nullable): long texts only */
} Choice;

struct _PursuitMergeDialog
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* unowned; the dialog is destroyed with it */
  const PursuitEntity *entity;
  gint64 ids[2]; /* what stays, what goes */
  PursuitRecord *records[2];
  GArray *choices; /* Choice */
  GCancellable *cancellable;

  GtkGrid *grid;
  GtkWidget *merge;
  GtkLabel *hint;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (PursuitMergeDialog, pursuit_merge_dialog, ADW_TYPE_WINDOW)

enum
{
  MERGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
read_both (PursuitMergeDialog *self);

/* Names stand for the ids behind them. */
static guint
shown_field (const PursuitEntity *entity, guint field)
{
  const char *name = entity->fields[field].name;
  g_autofree char *plain = NULL;
  int found;

  if (entity->fields[field].type != PURSUIT_FIELD_REF)
    return field;
  if (entity == &PURSUIT_PERSON_ENTITY && field == PURSUIT_PERSON_REPORTS_TO)
    return PURSUIT_PERSON_MANAGER;
  plain = g_strndup (name, strlen (name) - strlen ("_id"));
  found = g_str_has_suffix (name, "_id") ? pursuit_entity_find_field (entity, plain) : -1;
  return found >= 0 ? (guint) found : field;
}

/* What a field says for people; “—” for nothing. */
static char *
word_value (PursuitMergeDialog *self, PursuitRecord *record, guint field)
{
  const PursuitEntity *entity = self->entity;
  guint shown = shown_field (entity, field);
  int currency = pursuit_entity_find_field (entity, "currency");
  g_autofree char *text = NULL;

  if (!pursuit_record_is_set (record, shown))
    return g_strdup ("—");
  text = pursuit_value_to_display (&entity->fields[shown], pursuit_record_get_value (record, shown),
                                   currency >= 0 ? pursuit_record_get_text (record, (guint) currency) : NULL,
                                   pursuit_session_get_today (pursuit_window_get_session (self->window)));
  return pursuit_text_is_blank (text) ? g_strdup ("—") : pursuit_text_for_display (text, MAX_CHARS);
}

static const char *
label_of (const PursuitEntity *entity, guint field)
{
  const PursuitField *own = &entity->fields[field], *shown = &entity->fields[shown_field (entity, field)];
  const PursuitField *named = own->label != NULL ? own : shown;

  return named->label != NULL ? pursuit_field_get_label (named) : NULL;
}

static GtkCheckButton *
add_choice (PursuitMergeDialog *self, const char *text, GtkCheckButton *group, int column, int row)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_grid_attach (self->grid, button, column, row, 1, 1);
  return GTK_CHECK_BUTTON (button);
}

static GtkWidget *
add_label (PursuitMergeDialog *self, const char *text, const char *css_class, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return label;
}

/* One line for a field that differs, unless it says nothing to people; what only one of the two knows is
 * chosen at first. */
static gboolean
add_field (PursuitMergeDialog *self, guint field, int row)
{
  g_autofree char *ours = word_value (self, self->records[0], field);
  g_autofree char *theirs = word_value (self, self->records[1], field);
  gboolean is_long = (self->entity->fields[field].flags & PURSUIT_FIELD_LONG) != 0;
  gboolean ours_set = !g_str_equal (ours, "—"), theirs_set = !g_str_equal (theirs, "—");
  Choice choice = { .field = field };

  if (!ours_set && !theirs_set)
    return FALSE;
  add_label (self, label_of (self->entity, field), "dim-label", 0, row);
  choice.keep = add_choice (self, ours, NULL, 1, row);
  choice.drop = add_choice (self, theirs, choice.keep, 2, row);
  if (is_long && ours_set && theirs_set)
    choice.both = add_choice (self, _ ("Both"), choice.keep, 3, row);
  gtk_check_button_set_active (choice.both != NULL ? choice.both
                               : ours_set          ? choice.keep
                                                   : choice.drop,
                               TRUE);
  g_array_append_val (self->choices, choice);
  return TRUE;
}

static void
show_both (PursuitMergeDialog *self)
{
  const PursuitEntity *entity = self->entity;
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_array_set_size (self->choices, 0);
  add_label (self, _ ("Stays"), "heading", 1, row);
  add_label (self, _ ("Goes"), "heading", 2, row++);
  for (guint i = PURSUIT_RECORD_N_COMMON; i < entity->n_fields; i++)
    {
      const PursuitField *field = &entity->fields[i];
      if (!pursuit_merge_takes (field) || label_of (entity, i) == NULL ||
          pursuit_value_equal (pursuit_record_get_value (self->records[0], i),
                               pursuit_record_get_value (self->records[1], i)))
        continue;
      row += add_field (self, i, row);
    }
  if (self->choices->len == 0)
    add_label (self, _ ("All fields are the same."), "dim-label", 1, row);
  gtk_widget_set_sensitive (self->merge, TRUE);
}

static void
show_problem (PursuitMergeDialog *self, const GError *error)
{
  gtk_label_set_text (self->problem, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) record = pursuit_session_record_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_problem (self, error);
  if (record == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    if (pursuit_record_get_id (record) == self->ids[i])
      g_set_object (&self->records[i], record);
  if (self->records[0] != NULL && self->records[1] != NULL)
    show_both (self);
}

static void
read_both (PursuitMergeDialog *self)
{
  gtk_widget_set_sensitive (self->merge, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      g_clear_object (&self->records[i]);
      pursuit_session_record_async (pursuit_window_get_session (self->window), self->entity, self->ids[i],
                                    self->cancellable, read_cb, g_object_ref (self));
    }
}

/* Which of the two stays. */
static void
swap_cb (PursuitMergeDialog *self)
{
  gint64 kept = self->ids[0];

  self->ids[0] = self->ids[1];
  self->ids[1] = kept;
  read_both (self);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_run_finish (PURSUIT_SESSION (source), result, &error);

  if (self->window == NULL)
    return; /* the window was closed meanwhile */
  show_problem (self, error);
  gtk_widget_set_sensitive (self->merge, TRUE);
  if (step == NULL)
    return;
  pursuit_window_toast_step (self->window, step);
  g_signal_emit (self, signals[MERGED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/** pursuit_merge_dialog_merge: merges as was chosen, as the button does. */
void
pursuit_merge_dialog_merge (PursuitMergeDialog *self)
{
  g_autoptr (PursuitCommand) command = NULL;

  g_return_if_fail (PURSUIT_IS_MERGE_DIALOG (self));

  if (!gtk_widget_get_sensitive (self->merge))
    return;
  command = pursuit_command_merge (self->entity, self->ids[0], self->ids[1]);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);
      PursuitMergeChoice chosen = choice->both != NULL && gtk_check_button_get_active (choice->both)
                                      ? PURSUIT_MERGE_BOTH
                                  : gtk_check_button_get_active (choice->drop) ? PURSUIT_MERGE_DROP
                                                                               : PURSUIT_MERGE_KEEP;
      pursuit_command_set_merge_choice (command, choice->field, chosen);
    }
  gtk_widget_set_sensitive (self->merge, FALSE);
  pursuit_session_run_async (pursuit_window_get_session (self->window), command, NULL, merged_cb,
                             g_object_ref (self));
}

/** pursuit_merge_dialog_choose: chooses whose value @field gets, as its button does; only of one that
 * differs.
 */
void
pursuit_merge_dialog_choose (PursuitMergeDialog *self, guint field, gboolean drop)
{
  g_return_if_fail (PURSUIT_IS_MERGE_DIALOG (self));

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);
      if (choice->field == field)
        gtk_check_button_set_active (drop ? choice->drop : choice->keep, TRUE);
    }
}

static void
pursuit_merge_dialog_dispose (GObject *object)
{
  PursuitMergeDialog *self = PURSUIT_MERGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->records[0]);
  g_clear_object (&self->records[1]);
  g_clear_pointer (&self->choices, g_array_unref);
  self->window = NULL;

  G_OBJECT_CLASS (pursuit_merge_dialog_parent_class)->dispose (object);
}

static void
pursuit_merge_dialog_class_init (PursuitMergeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_merge_dialog_dispose;
  signals[MERGED] = g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
make_header (PursuitMergeDialog *self, GtkBox *box)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *swap = gtk_button_new_with_mnemonic (_ ("_Swap Sides"));

  self->merge = gtk_button_new_with_mnemonic (_ ("_Merge"));
  gtk_widget_add_css_class (self->merge, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_set_tooltip_text (swap, _ ("Keep the other one of the two"));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->merge);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), swap);
  g_signal_connect_object (swap, "clicked", G_CALLBACK (swap_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->merge, "clicked", G_CALLBACK (pursuit_merge_dialog_merge), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (box, bar);
}

static void
pursuit_merge_dialog_init (PursuitMergeDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  self->cancellable = g_cancellable_new ();
  make_header (self, GTK_BOX (box));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 9);
  gtk_grid_set_column_spacing (self->grid, 18);
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_label_set_wrap (self->problem, TRUE);
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_xalign (self->hint, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  for (guint i = 0; i < 4; i++)
    {
      static void (*const setters[]) (GtkWidget *,
                                      int) = { gtk_widget_set_margin_top, gtk_widget_set_margin_bottom,
                                               gtk_widget_set_margin_start, gtk_widget_set_margin_end };
      setters[i](inner, 18);
    }
  gtk_box_append (GTK_BOX (inner), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (inner), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (inner), GTK_WIDGET (self->grid));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), inner);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 560);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

/**
 * pursuit_merge_dialog_present:
 * @entity: companies or people
 * @keep_id: which one stays, unless the user swaps them
 * @drop_id: the one that goes
 *
 * Returns: (transfer none): the dialog
 */
PursuitMergeDialog *
pursuit_merge_dialog_present (PursuitWindow *window,
                              const PursuitEntity *entity,
                              gint64 keep_id,
                              gint64 drop_id)
{
  gboolean people = entity == &PURSUIT_PERSON_ENTITY;
  PursuitMergeDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (entity != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_MERGE_DIALOG, "transient-for", window, "destroy-with-parent", TRUE, NULL);
  self->window = window;
  self->entity = entity;
  gtk_window_set_title (GTK_WINDOW (self), people ? _ ("Merge People") : _ ("Merge Customers"));
  gtk_label_set_text (
      self->hint,
      people ? _ ("Roles in deals, activities, relations and all else of the one that goes move over.")
             : _ ("Deals, people, activities and all else of the one that goes move over."));
  self->ids[0] = keep_id;
  self->ids[1] = drop_id;
  read_both (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/* Both rows of @table that are selected, the older one first. */
static gboolean
find_two (PursuitTable *table, gint64 ids[2])
{
  PursuitTableSelection *selection = pursuit_table_get_selection (table);
  PursuitList *list = pursuit_table_get_list (table);
  g_autoptr (GArray) chosen = pursuit_table_selection_get_ids (selection);

  if (pursuit_table_selection_is_all (selection))
    {
      g_array_set_size (chosen, 0);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)) && chosen->len < 2; i++)
        {
          gint64 id = pursuit_list_get_id_at (list, i);
          if (pursuit_table_selection_has (selection, id))
            g_array_append_val (chosen, id);
        }
    }
  if (chosen->len != 2)
    return FALSE;
  ids[0] = MIN (g_array_index (chosen, gint64, 0), g_array_index (chosen, gint64, 1));
  ids[1] = MAX (g_array_index (chosen, gint64, 0), g_array_index (chosen, gint64, 1));
  return TRUE;
}

/** pursuit_merge_dialog_ask: what a list does with two selected rows: it asks how they become one. */
void
pursuit_merge_dialog_ask (PursuitTable *table, PursuitListSpec *spec, guint count, gpointer unused)
{
  PursuitWindow *window = pursuit_window_of (table);
  gint64 ids[2];

  g_return_if_fail (PURSUIT_IS_TABLE (table) && spec != NULL);

  if (count == 2 && find_two (table, ids))
    pursuit_merge_dialog_present (window, spec->entity, ids[0], ids[1]);
  else
    pursuit_window_toast (window, _ ("Select just two to make one of them."));
}
