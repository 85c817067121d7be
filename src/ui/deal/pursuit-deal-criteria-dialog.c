/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealCriteriaDialog:
 *
 * The customer's buying criteria as a sheet: a line for each criterion with the customer's weight, our points
 * and those of each rival, all of them saved as one step. Below it the reason to go on behind a rival.
 */

#include "pursuit-deal-criteria-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-icon-button.h"
#include "pursuit-text.h"

/* The columns of the grid; the rivals come behind ours, and the buttons behind them. The first row holds the
 * titles. */
enum
{
  COLUMN_NAME,
  COLUMN_WEIGHT,
  COLUMN_OURS,
  COLUMN_RIVALS,
};

struct _PursuitDealCriteriaDialog
{
  PursuitRecordDialog parent_instance;

  PursuitCriteriaSheet *sheet; /* as it was when the grid was made: ids, and how many rows and rivals */
  GtkGrid *grid;
  GtkLabel *problem;
  gboolean changed;
};

G_DEFINE_FINAL_TYPE (PursuitDealCriteriaDialog, pursuit_deal_criteria_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const guint FIELDS[] = { PURSUIT_DEAL_CRITERIA_REASON };

static void
fill_grid (PursuitDealCriteriaDialog *self);

static const char *
get_text (PursuitDealCriteriaDialog *self, int column, int row)
{
  return gtk_editable_get_text (GTK_EDITABLE (gtk_grid_get_child_at (self->grid, column, row)));
}

static gboolean
refuse (PursuitDealCriteriaDialog *self, int column, int row, const char *sentence)
{
  GtkWidget *entry = gtk_grid_get_child_at (self->grid, column, row);

  gtk_label_set_text (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_grab_focus (entry);
  return FALSE;
}

static gboolean
read_points (PursuitDealCriteriaDialog *self, int column, int row, int *points)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (self, column, row)));
  gint64 number;

  *points = PURSUIT_NOT_SCORED;
  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, 0, PURSUIT_SCORE_MAX, &number, NULL))
    return refuse (self, column, row, _ ("Points are from 0 to 5; leave the field empty for none."));
  *points = (int) number;
  return TRUE;
}

/* A line without anything in it is none. */
static gboolean
is_blank_line (PursuitDealCriteriaDialog *self, int row)
{
  for (int column = 0; column < COLUMN_RIVALS + (int) self->sheet->rivals->len; column++)
    {
      if (!pursuit_text_is_blank (get_text (self, column, row)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_line (PursuitDealCriteriaDialog *self, int row, PursuitCriteriaSheet *into, gboolean strict)
{
  const char *weight = get_text (self, COLUMN_WEIGHT, row);
  char *end = NULL;
  double number = g_strtod (weight, &end);
  g_autofree char *name = g_strstrip (g_strdup (get_text (self, COLUMN_NAME, row)));

  if (strict && is_blank_line (self, row))
    return TRUE;
  if (strict && *name == '\0')
    return refuse (self, COLUMN_NAME, row, _ ("Every criterion needs a name."));
  if (strict && (end == weight || *end != '\0' || !isfinite (number) || number < 0 || number > 1000))
    return refuse (self, COLUMN_WEIGHT, row, _ ("A weight is a number from 0 to 1000, as 30."));
  PursuitCriteriaRow *line = pursuit_criteria_sheet_add_row (into, name, end == weight ? NAN : number);
  line->id = pursuit_criteria_sheet_get_row (self->sheet, (guint) row - 1)->id;
  if (!read_points (self, COLUMN_OURS, row, &line->ours) && strict)
    return FALSE;
  for (guint i = 0; i < self->sheet->rivals->len; i++)
    {
      if (!read_points (self, COLUMN_RIVALS + (int) i, row, &line->rivals[i]) && strict)
        return FALSE;
    }
  return TRUE;
}

/* What the grid says now; with @strict %NULL when it cannot be saved like that, which is told. */
static PursuitCriteriaSheet *
read_grid (PursuitDealCriteriaDialog *self, gboolean strict)
{
  g_autoptr (PursuitCriteriaSheet) sheet = pursuit_criteria_sheet_new ();

  for (guint i = 0; i < self->sheet->rivals->len; i++)
    g_ptr_array_add (sheet->rivals, g_strstrip (g_strdup (get_text (self, COLUMN_RIVALS + (int) i, 0))));
  for (guint i = 0; i < self->sheet->rows->len; i++)
    {
      if (!read_line (self, (int) i + 1, sheet, strict))
        return NULL;
    }
  return g_steal_pointer (&sheet);
}

/* Rivals without a name are none, unless they have points; two of the same name cannot be told apart. */
static gboolean
check_rivals (PursuitDealCriteriaDialog *self, PursuitCriteriaSheet *sheet)
{
  for (guint i = sheet->rivals->len; i-- > 0;)
    {
      const char *name = pursuit_criteria_sheet_get_rival (sheet, i);
      gboolean scored = FALSE;
      guint first = 0;
      for (guint k = 0; k < sheet->rows->len; k++)
        scored |= pursuit_criteria_sheet_get_row (sheet, k)->rivals[i] != PURSUIT_NOT_SCORED;
      if (*name == '\0' && scored)
        return refuse (self, COLUMN_RIVALS + (int) i, 0, _ ("Name the competitor."));
      if (*name == '\0')
        pursuit_criteria_sheet_remove_rival (sheet, i);
      else if (g_ptr_array_find_with_equal_func (sheet->rivals, name, g_str_equal, &first) && first < i)
        return refuse (self, COLUMN_RIVALS + (int) i, 0, _ ("This competitor is there already."));
    }
  return TRUE;
}

static PursuitCommand *
pursuit_deal_criteria_dialog_make_command (PursuitRecordDialog *dialog,
                                           PursuitFields *fields,
                                           PursuitRecord *record)
{
  PursuitDealCriteriaDialog *self = PURSUIT_DEAL_CRITERIA_DIALOG (dialog);

  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  g_autoptr (PursuitCriteriaSheet) sheet = read_grid (self, TRUE);
  if (sheet == NULL || !check_rivals (self, sheet))
    return NULL;
  sheet->reason =
      pursuit_form_get_text (pursuit_record_dialog_get_form (dialog), PURSUIT_DEAL_CRITERIA_REASON);
  return pursuit_command_set_criteria (pursuit_record_get_id (record), sheet);
}

static gboolean
pursuit_deal_criteria_dialog_is_changed (PursuitRecordDialog *dialog)
{
  return PURSUIT_DEAL_CRITERIA_DIALOG (dialog)->changed ||
         PURSUIT_RECORD_DIALOG_CLASS (pursuit_deal_criteria_dialog_parent_class)->is_changed (dialog);
}

static void
entry_changed_cb (PursuitDealCriteriaDialog *self)
{
  self->changed = TRUE;
}

static GtkWidget *
add_entry (PursuitDealCriteriaDialog *self,
           int column,
           int row,
           int chars,
           const char *text,
           const char *spoken)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), chars);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_hexpand (entry, column == COLUMN_NAME);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, entry, column, row, 1, 1);
  return entry;
}

static void
add_points (PursuitDealCriteriaDialog *self,
            int column,
            int row,
            int points,
            const char *who,
            const char *name)
{
  g_autofree char *text = points == PURSUIT_NOT_SCORED ? g_strdup ("") : g_strdup_printf ("%d", points);
  /* Translators: a bidder, then a criterion */
  g_autofree char *spoken = g_strdup_printf (_ ("Points of %s on “%s”"), who, name);
  GtkWidget *entry = add_entry (self, column, row, 3, text, spoken);

  gtk_entry_set_max_length (GTK_ENTRY (entry), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 0.5);
}

static void
remove_clicked_cb (PursuitDealCriteriaDialog *self, GtkWidget *button)
{
  int row;

  gtk_grid_query_child (self->grid, button, NULL, &row, NULL, NULL);
  g_autoptr (PursuitCriteriaSheet) sheet = read_grid (self, FALSE);
  g_ptr_array_remove_index (sheet->rows, (guint) row - 1);
  g_clear_pointer (&self->sheet, pursuit_criteria_sheet_free);
  self->sheet = g_steal_pointer (&sheet);
  self->changed = TRUE;
  fill_grid (self);
}

static void
add_line (PursuitDealCriteriaDialog *self, int row, const PursuitCriteriaRow *line)
{
  int n_rivals = (int) self->sheet->rivals->len;
  g_autofree char *weight = isnan (line->weight) ? g_strdup ("") : g_strdup_printf ("%g", line->weight);
  g_autofree char *spoken = g_strdup_printf (_ ("Weight of “%s”"), line->name);
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove “%s”"), line->name);
  GtkWidget *remove =
      pursuit_icon_button_new ("list-remove-symbolic", tooltip, G_CALLBACK (remove_clicked_cb), self);

  add_entry (self, COLUMN_NAME, row, 18, line->name, _ ("Criterion"));
  GtkWidget *entry = add_entry (self, COLUMN_WEIGHT, row, 5, weight, spoken);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 0.5);
  add_points (self, COLUMN_OURS, row, line->ours, _ ("us"), line->name);
  for (int i = 0; i < n_rivals; i++)
    add_points (self, COLUMN_RIVALS + i, row, line->rivals[i],
                pursuit_criteria_sheet_get_rival (self->sheet, (guint) i), line->name);
  gtk_grid_attach (self->grid, remove, COLUMN_RIVALS + n_rivals, row, 1, 1);
}

static void
add_title (PursuitDealCriteriaDialog *self, int column, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_NAME ? 0 : 0.5);
  gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (self->grid, label, column, 0, 1, 1);
}

static void
fill_grid (PursuitDealCriteriaDialog *self)
{
  gboolean changed = self->changed;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  add_title (self, COLUMN_NAME, _ ("Criterion"));
  add_title (self, COLUMN_WEIGHT, _ ("Weight"));
  add_title (self, COLUMN_OURS, _ ("We"));
  for (guint i = 0; i < self->sheet->rivals->len; i++)
    {
      GtkWidget *entry = add_entry (self, COLUMN_RIVALS + (int) i, 0, 11,
                                    pursuit_criteria_sheet_get_rival (self->sheet, i), _ ("Competitor"));
      gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Competitor"));
    }
  for (guint i = 0; i < self->sheet->rows->len; i++)
    add_line (self, (int) i + 1, pursuit_criteria_sheet_get_row (self->sheet, i));
  /* filling in is no change of the user's */
  self->changed = changed;
}

static void
add_criterion_cb (PursuitDealCriteriaDialog *self)
{
  PursuitCriteriaSheet *sheet = read_grid (self, FALSE);

  pursuit_criteria_sheet_free (self->sheet);
  self->sheet = sheet;
  pursuit_criteria_sheet_add_row (sheet, "", NAN);
  fill_grid (self);
  gtk_widget_grab_focus (gtk_grid_get_child_at (self->grid, COLUMN_NAME, (int) sheet->rows->len));
}

static void
add_competitor_cb (PursuitDealCriteriaDialog *self)
{
  PursuitCriteriaSheet *sheet = read_grid (self, FALSE);

  pursuit_criteria_sheet_free (self->sheet);
  self->sheet = sheet;
  if (sheet->rivals->len < PURSUIT_CRITERIA_MAX_RIVALS)
    g_ptr_array_add (sheet->rivals, g_strdup (""));
  fill_grid (self);
  gtk_widget_grab_focus (gtk_grid_get_child_at (self->grid, COLUMN_RIVALS + (int) sheet->rivals->len - 1, 0));
}

static void
pursuit_deal_criteria_dialog_finalize (GObject *object)
{
  PursuitDealCriteriaDialog *self = PURSUIT_DEAL_CRITERIA_DIALOG (object);

  g_clear_pointer (&self->sheet, pursuit_criteria_sheet_free);

  G_OBJECT_CLASS (pursuit_deal_criteria_dialog_parent_class)->finalize (object);
}

static void
pursuit_deal_criteria_dialog_class_init (PursuitDealCriteriaDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_deal_criteria_dialog_finalize;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_deal_criteria_dialog_make_command;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->is_changed = pursuit_deal_criteria_dialog_is_changed;
}

static void
pursuit_deal_criteria_dialog_init (PursuitDealCriteriaDialog *self)
{
}

static GtkWidget *
make_button (PursuitDealCriteriaDialog *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_sections (PursuitDealCriteriaDialog *self)
{
  PursuitRecordDialog *dialog = PURSUIT_RECORD_DIALOG (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *hint = gtk_label_new (_ ("Points are from 0 to 5. Leave a field empty where nobody knows."));
  GtkWidget *problem = gtk_label_new (NULL);
  GtkWidget *form = GTK_WIDGET (pursuit_record_dialog_get_form (dialog));

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_grid_set_column_spacing (self->grid, 6);
  self->problem = GTK_LABEL (problem);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (problem, "error");
  gtk_widget_set_visible (problem, FALSE);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (buttons), make_button (self, _ ("Add _Criterion"), G_CALLBACK (add_criterion_cb)));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (self, _ ("Add Com_petitor"), G_CALLBACK (add_competitor_cb)));
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), problem);
  gtk_box_append (GTK_BOX (box), buttons);
  pursuit_record_dialog_add_section (dialog, box);
  /* the reason comes last */
  gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (form)), form, box);
}

/**
 * pursuit_deal_criteria_dialog_new:
 * @sheet: the criteria as they are; copied
 *
 * Presents the dialog that changes the buying criteria of @deal.
 *
 * Returns: (transfer none): the dialog
 */
PursuitDealCriteriaDialog *
pursuit_deal_criteria_dialog_new (PursuitWindow *window, PursuitDeal *deal, const PursuitCriteriaSheet *sheet)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PURSUIT_IS_DEAL (deal), NULL);
  g_return_val_if_fail (sheet != NULL, NULL);

  PursuitDealCriteriaDialog *self = g_object_new (PURSUIT_TYPE_DEAL_CRITERIA_DIALOG, NULL);
  const char *competitor = pursuit_record_get_text (PURSUIT_RECORD (deal), PURSUIT_DEAL_COMPETITOR);

  self->sheet = pursuit_criteria_sheet_copy (sheet);
  if (sheet->rivals->len == 0 && !pursuit_text_is_blank (competitor))
    pursuit_criteria_sheet_add_rival (self->sheet, competitor);
  if (sheet->rows->len == 0)
    pursuit_criteria_sheet_add_row (self->sheet, "", NAN);
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window, _ ("Buying Criteria"),
                               &PURSUIT_DEAL_ENTITY, FIELDS, G_N_ELEMENTS (FIELDS), PURSUIT_RECORD (deal));
  add_sections (self);
  fill_grid (self);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 560);
  gtk_window_set_focus (GTK_WINDOW (self), gtk_grid_get_child_at (self->grid, COLUMN_NAME, 1));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

typedef struct
{
  GWeakRef window;
  PursuitDeal *deal;
} Request;

static void
request_free (Request *request)
{
  g_weak_ref_clear (&request->window);
  g_object_unref (request->deal);
  g_free (request);
}

static void
criteria_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitWindow) window = g_weak_ref_get (&request->window);
  g_autoptr (PursuitCriteriaSheet) sheet =
      pursuit_session_criteria_finish (PURSUIT_SESSION (source), result, &error);

  if (window != NULL && sheet != NULL)
    pursuit_deal_criteria_dialog_new (window, request->deal, sheet);
  else if (window != NULL)
    pursuit_window_toast_error (window, error);
  request_free (request);
}

/** pursuit_deal_criteria_dialog_present: reads the buying criteria of @deal, then presents the dialog that
 * changes them. */
void
pursuit_deal_criteria_dialog_present (PursuitWindow *window, PursuitDeal *deal)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_DEAL (deal));

  Request *request = g_new0 (Request, 1);
  g_weak_ref_init (&request->window, window);
  request->deal = g_object_ref (deal);
  pursuit_session_criteria_async (pursuit_window_get_session (window),
                                  pursuit_record_get_id (PURSUIT_RECORD (deal)), NULL, criteria_read_cb,
                                  request);
}

/** pursuit_deal_criteria_dialog_get_entry: (transfer none) (nullable): what is at @column (name, weight,
 * ours, then the rivals) of criterion @row, from 1; row 0 holds the rivals' names. */
GtkWidget *
pursuit_deal_criteria_dialog_get_entry (PursuitDealCriteriaDialog *self, int column, int row)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_CRITERIA_DIALOG (self), NULL);

  return gtk_grid_get_child_at (self->grid, column, row);
}
