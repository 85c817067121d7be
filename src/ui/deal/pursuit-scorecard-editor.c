/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitScorecardEditor:
 *
 * Makes or changes a scorecard: its name, what it is for, the totals for a verdict, and its criteria with
 * weights and with what their points mean. All of it is saved as one step. Assessments that were made before
 * keep their totals; a criterion by which deals were assessed is retired when it is removed.
 */

#include "pursuit-scorecard-editor.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-score-item-row.h"
#include "pursuit-scorecard-template.h"
#include "pursuit-text.h"

struct _PursuitScorecardEditor
{
  PursuitRecordDialog parent_instance;

  PursuitScoreSheet *sheet; /* as it was */
  GtkListBox *items;        /* PursuitScoreItemRow */
  gboolean changed;
};

G_DEFINE_FINAL_TYPE (PursuitScorecardEditor, pursuit_scorecard_editor, PURSUIT_TYPE_RECORD_DIALOG)

static const guint FIELDS[] = {
  PURSUIT_SCORECARD_TEMPLATE_NAME,
  PURSUIT_SCORECARD_TEMPLATE_PURPOSE,
  PURSUIT_SCORECARD_TEMPLATE_PURSUE,
  PURSUIT_SCORECARD_TEMPLATE_LOWER,
};

static double
get_total (PursuitFields *fields, guint field)
{
  const PursuitValue *value = pursuit_fields_lookup (fields, field);

  if (value == NULL || value->kind == PURSUIT_VALUE_NULL)
    return NAN;
  return value->kind == PURSUIT_VALUE_REAL ? value->d : (double) value->i;
}

static PursuitCommand *
pursuit_scorecard_editor_make_command (PursuitRecordDialog *dialog,
                                       PursuitFields *fields,
                                       PursuitRecord *record)
{
  PursuitScorecardEditor *self = PURSUIT_SCORECARD_EDITOR (dialog);
  PursuitForm *form = pursuit_record_dialog_get_form (dialog);
  g_autoptr (PursuitScoreSheet) sheet = pursuit_score_sheet_new ();
  GtkListBoxRow *row;

  sheet->id = self->sheet->id;
  sheet->name = pursuit_form_get_text (form, PURSUIT_SCORECARD_TEMPLATE_NAME);
  sheet->name_other = g_strdup (self->sheet->name_other);
  sheet->purpose = pursuit_form_get_text (form, PURSUIT_SCORECARD_TEMPLATE_PURPOSE);
  sheet->pursue = get_total (fields, PURSUIT_SCORECARD_TEMPLATE_PURSUE);
  sheet->lower = get_total (fields, PURSUIT_SCORECARD_TEMPLATE_LOWER);
  sheet->retired = self->sheet->retired;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->items, i)) != NULL; i++)
    pursuit_score_item_row_read (PURSUIT_SCORE_ITEM_ROW (row), pursuit_score_sheet_add_item (sheet));
  return pursuit_command_set_scorecard (sheet);
}

static gboolean
pursuit_scorecard_editor_is_changed (PursuitRecordDialog *dialog)
{
  return PURSUIT_SCORECARD_EDITOR (dialog)->changed ||
         PURSUIT_RECORD_DIALOG_CLASS (pursuit_scorecard_editor_parent_class)->is_changed (dialog);
}

static void
pursuit_scorecard_editor_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_SCORECARD_EDITOR (object)->sheet, pursuit_score_sheet_free);

  G_OBJECT_CLASS (pursuit_scorecard_editor_parent_class)->finalize (object);
}

static void
pursuit_scorecard_editor_class_init (PursuitScorecardEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_scorecard_editor_finalize;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_scorecard_editor_make_command;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->is_changed = pursuit_scorecard_editor_is_changed;
}

static void
pursuit_scorecard_editor_init (PursuitScorecardEditor *self)
{
}

static void
row_changed_cb (PursuitScorecardEditor *self)
{
  self->changed = TRUE;
}

static void
row_moved_cb (PursuitScorecardEditor *self, int by, GtkListBoxRow *row)
{
  int place = gtk_list_box_row_get_index (row) + by;

  if (place < 0 || gtk_list_box_get_row_at_index (self->items, place) == NULL)
    return;
  self->changed = TRUE;
  g_object_ref (row);
  gtk_list_box_remove (self->items, GTK_WIDGET (row));
  gtk_list_box_insert (self->items, GTK_WIDGET (row), place);
  g_object_unref (row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
row_removed_cb (PursuitScorecardEditor *self, GtkWidget *row)
{
  self->changed = TRUE;
  gtk_list_box_remove (self->items, row);
}

static GtkWidget *
add_item (PursuitScorecardEditor *self, const PursuitScoreItem *item)
{
  GtkWidget *row = pursuit_score_item_row_new (item);

  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "moved", G_CALLBACK (row_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->items, row);
  return row;
}

static void
add_clicked_cb (PursuitScorecardEditor *self)
{
  PursuitScoreItem item = { .weight = 10 };
  GtkWidget *row = add_item (self, &item);

  self->changed = TRUE;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (pursuit_score_item_row_get_name (PURSUIT_SCORE_ITEM_ROW (row))));
}

static void
suggest (PursuitForm *form, guint field, const char *text)
{
  if (text != NULL)
    pursuit_form_suggest (form, field, text);
}

static void
suggest_total (PursuitForm *form, guint field, double total)
{
  g_autofree char *text = isnan (total) ? NULL : g_strdup_printf ("%g", total);

  suggest (form, field, text);
}

static void
add_criteria (PursuitScorecardEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *title = gtk_label_new (_ ("Criteria"));
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("Add _Criterion"));

  self->items = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->items, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->items), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->items), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Criteria"),
                                  -1);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < self->sheet->items->len; i++)
    {
      const PursuitScoreItem *item = pursuit_score_sheet_get_item (self->sheet, i);
      if (!item->retired)
        add_item (self, item);
    }
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->items));
  gtk_box_append (GTK_BOX (box), add);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), box);
}

/**
 * pursuit_scorecard_editor_new:
 * @parent: above which it stands
 * @sheet: what is edited, copied; one without an id becomes a new scorecard
 *
 * Presents the editor of a scorecard.
 *
 * Returns: (transfer none): the dialog
 */
PursuitScorecardEditor *
pursuit_scorecard_editor_new (PursuitWindow *window, GtkWindow *parent, const PursuitScoreSheet *sheet)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (sheet != NULL, NULL);

  PursuitScorecardEditor *self = g_object_new (PURSUIT_TYPE_SCORECARD_EDITOR, NULL);

  self->sheet = pursuit_score_sheet_copy (sheet);
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window,
                               sheet->id != 0 ? _ ("Edit Scorecard") : _ ("New Scorecard"),
                               &PURSUIT_SCORECARD_TEMPLATE_ENTITY, FIELDS, G_N_ELEMENTS (FIELDS), NULL);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  PursuitForm *form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self));
  suggest (form, PURSUIT_SCORECARD_TEMPLATE_NAME, sheet->name);
  suggest (form, PURSUIT_SCORECARD_TEMPLATE_PURPOSE, sheet->purpose);
  suggest_total (form, PURSUIT_SCORECARD_TEMPLATE_PURSUE, sheet->pursue);
  suggest_total (form, PURSUIT_SCORECARD_TEMPLATE_LOWER, sheet->lower);
  add_criteria (self);
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 720);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
