/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDecisionDialog:
 *
 * How one of the five decisions of a purchase stands: open, yes or no, what was decided, when, and who told
 * us.
 */

#include "pursuit-decision-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-buying-command.h"

struct _PursuitDecisionDialog
{
  PursuitRecordDialog parent_instance;

  gint64 deal_id;
  const char *code;
};

G_DEFINE_FINAL_TYPE (PursuitDecisionDialog, pursuit_decision_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const guint FIELDS[] = {
  PURSUIT_BUYING_DECISION_STATE,
  PURSUIT_BUYING_DECISION_TEXT,
  PURSUIT_BUYING_DECISION_DAY,
  PURSUIT_BUYING_DECISION_SOURCE,
};

static PursuitCommand *
pursuit_decision_dialog_make_command (PursuitRecordDialog *dialog,
                                      PursuitFields *fields,
                                      PursuitRecord *record)
{
  PursuitDecisionDialog *self = PURSUIT_DECISION_DIALOG (dialog);

  return pursuit_command_decide_buying (self->deal_id, self->code, fields);
}

static void
pursuit_decision_dialog_class_init (PursuitDecisionDialogClass *klass)
{
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_decision_dialog_make_command;
}

static void
pursuit_decision_dialog_init (PursuitDecisionDialog *self)
{
}

/**
 * pursuit_decision_dialog_new:
 * @decision: one of PURSUIT_BUYING_DECISIONS
 * @record: (nullable): what is known of it; %NULL when nothing is
 *
 * Presents the dialog.
 *
 * Returns: (transfer none): the dialog
 */
PursuitDecisionDialog *
pursuit_decision_dialog_new (PursuitWindow *window,
                             gint64 deal_id,
                             const PursuitChoice *decision,
                             PursuitBuyingDecision *record)
{
  PursuitDecisionDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (decision != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_DECISION_DIALOG, NULL);
  self->deal_id = deal_id;
  self->code = decision->code;
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window, _ (decision->label),
                               &PURSUIT_BUYING_DECISION_ENTITY, FIELDS, G_N_ELEMENTS (FIELDS),
                               (PursuitRecord *) record);
  if (record == NULL)
    pursuit_form_suggest (pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self)),
                          PURSUIT_BUYING_DECISION_STATE, "yes");
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 380);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
