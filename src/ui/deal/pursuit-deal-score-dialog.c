/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealScoreDialog:
 *
 * Assesses a deal by a scorecard: a row for each criterion, the day, and a note about all of it. What the
 * points come to is said while they are given. It begins with the points of the last assessment, because most
 * of them have not changed.
 */

#include "pursuit-deal-score-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-score-row.h"
#include "pursuit-scorecard.h"
#include "pursuit-text.h"

struct _PursuitDealScoreDialog
{
  PursuitRecordDialog parent_instance;

  gint64 deal_id;
  PursuitScoreSheet *sheet;
  GPtrArray *rows; /* PursuitScoreRow, not owned: one a criterion in use */
  GtkLabel *total;
  gboolean changed;
};

G_DEFINE_FINAL_TYPE (PursuitDealScoreDialog, pursuit_deal_score_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const guint FIELDS[] = { PURSUIT_SCORECARD_DAY, PURSUIT_SCORECARD_NOTE };

/* What the points come to now. */
static void
show_total (PursuitDealScoreDialog *self)
{
  g_autoptr (GArray) points = pursuit_score_sheet_new_points (self->sheet);
  PursuitScoreTotal total;

  for (guint i = 0; i < self->rows->len; i++)
    {
      PursuitScoreRow *row = self->rows->pdata[i];
      int item = pursuit_score_sheet_find_item (self->sheet, pursuit_score_row_get_item (row));
      g_array_index (points, int, item) = pursuit_score_row_get_points (row);
    }
  pursuit_score_total_compute (self->sheet, (const int *) points->data, &total);
  if (isnan (total.total))
    {
      gtk_label_set_text (self->total, _ ("Nothing is scored yet."));
      return;
    }
  g_autofree char *words = pursuit_score_total_explain (&total);
  /* Translators: a total from 0 to 5, then what follows from it */
  g_autofree char *text = g_strdup_printf (_ ("%.1f of 5. %s"), total.total, words);
  gtk_label_set_text (self->total, text);
}

static void
row_changed_cb (PursuitDealScoreDialog *self)
{
  self->changed = TRUE;
  show_total (self);
}

static PursuitCommand *
pursuit_deal_score_dialog_make_command (PursuitRecordDialog *dialog,
                                        PursuitFields *fields,
                                        PursuitRecord *record)
{
  PursuitDealScoreDialog *self = PURSUIT_DEAL_SCORE_DIALOG (dialog);
  const PursuitValue *day = pursuit_fields_lookup (fields, PURSUIT_SCORECARD_DAY);
  const PursuitValue *note = pursuit_fields_lookup (fields, PURSUIT_SCORECARD_NOTE);
  PursuitCommand *command =
      pursuit_command_score_deal (self->deal_id, self->sheet->id,
                                  day != NULL && day->kind == PURSUIT_VALUE_INT ? (PursuitDay) day->i
                                                                                : PURSUIT_DAY_NONE,
                                  note != NULL && note->kind == PURSUIT_VALUE_TEXT ? note->s : NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      PursuitScoreRow *row = self->rows->pdata[i];
      int points = pursuit_score_row_get_points (row);
      if (points != PURSUIT_NOT_SCORED)
        pursuit_command_add_score (command, pursuit_score_row_get_item (row), points,
                                   pursuit_score_row_get_note (row));
    }
  return command;
}

static gboolean
pursuit_deal_score_dialog_is_changed (PursuitRecordDialog *dialog)
{
  return PURSUIT_DEAL_SCORE_DIALOG (dialog)->changed ||
         PURSUIT_RECORD_DIALOG_CLASS (pursuit_deal_score_dialog_parent_class)->is_changed (dialog);
}

static void
pursuit_deal_score_dialog_finalize (GObject *object)
{
  PursuitDealScoreDialog *self = PURSUIT_DEAL_SCORE_DIALOG (object);

  g_clear_pointer (&self->sheet, pursuit_score_sheet_free);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (pursuit_deal_score_dialog_parent_class)->finalize (object);
}

static void
pursuit_deal_score_dialog_class_init (PursuitDealScoreDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_deal_score_dialog_finalize;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_deal_score_dialog_make_command;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->is_changed = pursuit_deal_score_dialog_is_changed;
}

static void
pursuit_deal_score_dialog_init (PursuitDealScoreDialog *self)
{
  self->rows = g_ptr_array_new ();
}

/* The box of a heading's criteria, under its title. */
static GtkWidget *
make_group (PursuitDealScoreDialog *self, const char *heading)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (heading != NULL ? heading : "", -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), group);
  return group;
}

static void
add_rows (PursuitDealScoreDialog *self, const PursuitAssessment *last)
{
  GtkWidget *group = NULL;
  const char *heading = NULL;

  for (guint i = 0; i < self->sheet->items->len; i++)
    {
      const PursuitScoreItem *item = pursuit_score_sheet_get_item (self->sheet, i);
      if (item->retired)
        continue;
      if (group == NULL || g_strcmp0 (heading, item->heading) != 0)
        group = make_group (self, item->heading);
      heading = item->heading;
      GtkWidget *row = pursuit_score_row_new (item);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (self->rows, row);
      if (last != NULL)
        {
          pursuit_score_row_set_points (PURSUIT_SCORE_ROW (row), last->points[i]);
          pursuit_score_row_set_note (PURSUIT_SCORE_ROW (row), last->notes[i]);
        }
      g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
    }
}

/* The day and the note come after the criteria, and the total before them. */
static void
place_form (PursuitDealScoreDialog *self)
{
  GtkWidget *form = GTK_WIDGET (pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self)));
  GtkWidget *box = gtk_widget_get_parent (form);
  GtkWidget *label = gtk_label_new (NULL);

  self->total = GTK_LABEL (label);
  gtk_label_set_xalign (self->total, 0);
  gtk_label_set_wrap (self->total, TRUE);
  gtk_widget_add_css_class (label, "score-total");
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), label);
  gtk_box_reorder_child_after (GTK_BOX (box), form, label);
}

/**
 * pursuit_deal_score_dialog_new:
 * @sheet: the scorecard with the deal's assessments; copied
 *
 * Presents the dialog that assesses a deal.
 *
 * Returns: (transfer none): the dialog
 */
PursuitDealScoreDialog *
pursuit_deal_score_dialog_new (PursuitWindow *window, gint64 deal_id, const PursuitScoreSheet *sheet)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (sheet != NULL, NULL);

  PursuitDealScoreDialog *self = g_object_new (PURSUIT_TYPE_DEAL_SCORE_DIALOG, NULL);
  g_autofree char *name = pursuit_text_for_display (sheet->name, 60);
  g_autofree char *today =
      pursuit_day_to_iso (pursuit_session_get_today (pursuit_window_get_session (window)));

  self->deal_id = deal_id;
  self->sheet = pursuit_score_sheet_copy (sheet);
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window, name, &PURSUIT_SCORECARD_ENTITY, FIELDS,
                               G_N_ELEMENTS (FIELDS), NULL);
  pursuit_form_suggest (pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self)), PURSUIT_SCORECARD_DAY,
                        today);
  add_rows (self, pursuit_score_sheet_get_latest (sheet));
  place_form (self);
  show_total (self);
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 720);
  if (self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[0]);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/* Whom the dialog is for while the scorecards are read. */
typedef struct
{
  GWeakRef window;
  gint64 deal_id;
  char *scorecard;
} Request;

static void
request_free (Request *request)
{
  g_weak_ref_clear (&request->window);
  g_free (request->scorecard);
  g_free (request);
}

static void
sheets_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitWindow) window = g_weak_ref_get (&request->window);
  g_autoptr (GPtrArray) sheets =
      pursuit_session_score_sheets_finish (PURSUIT_SESSION (source), result, &error);
  const PursuitScoreSheet *sheet =
      sheets != NULL ? pursuit_score_sheets_find (sheets, request->scorecard) : NULL;

  if (window != NULL && sheet != NULL)
    pursuit_deal_score_dialog_new (window, request->deal_id, sheet);
  else if (window != NULL && error != NULL)
    pursuit_window_toast_error (window, error);
  else if (window != NULL)
    pursuit_window_toast (window, _ ("This scorecard is no longer in use."));
  request_free (request);
}

/** pursuit_deal_score_dialog_present: reads the scorecard with the code @scorecard, then presents the dialog
 * that assesses a deal by it. */
void
pursuit_deal_score_dialog_present (PursuitWindow *window, gint64 deal_id, const char *scorecard)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (scorecard != NULL);

  Request *request = g_new0 (Request, 1);
  g_weak_ref_init (&request->window, window);
  request->deal_id = deal_id;
  request->scorecard = g_strdup (scorecard);
  pursuit_session_score_sheets_async (pursuit_window_get_session (window), deal_id, NULL, sheets_read_cb,
                                      request);
}

/** pursuit_deal_score_dialog_get_row: (transfer none): the row of criterion @row among those in use. */
GtkWidget *
pursuit_deal_score_dialog_get_row (PursuitDealScoreDialog *self, guint row)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_SCORE_DIALOG (self) && row < self->rows->len, NULL);

  return self->rows->pdata[row];
}
