/* SPDX-License-Identifier: GPL-3.0-or-later */

/** PursuitPlanLineDialog: for whom, and for which target market, a plan gets another line. */

#include "pursuit-plan-line-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-plan-line.h"

struct _PursuitPlanLineDialog
{
  PursuitRecordDialog parent_instance;

  gint64 plan_id;
};

G_DEFINE_FINAL_TYPE (PursuitPlanLineDialog, pursuit_plan_line_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const guint FIELDS[] = { PURSUIT_PLAN_LINE_OWNER, PURSUIT_PLAN_LINE_MARKET };

static PursuitCommand *
pursuit_plan_line_dialog_make_command (PursuitRecordDialog *dialog,
                                       PursuitFields *fields,
                                       PursuitRecord *record)
{
  pursuit_fields_set_int (fields, PURSUIT_PLAN_LINE_PLAN_ID, PURSUIT_PLAN_LINE_DIALOG (dialog)->plan_id);
  return pursuit_command_new_record (fields);
}

static void
pursuit_plan_line_dialog_class_init (PursuitPlanLineDialogClass *klass)
{
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_plan_line_dialog_make_command;
}

static void
pursuit_plan_line_dialog_init (PursuitPlanLineDialog *self)
{
}

/** pursuit_plan_line_dialog_new: (transfer none): presents the dialog over @parent. */
GtkWidget *
pursuit_plan_line_dialog_new (PursuitWindow *window, GtkWindow *parent, gint64 plan_id)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  PursuitPlanLineDialog *self = g_object_new (PURSUIT_TYPE_PLAN_LINE_DIALOG, NULL);
  self->plan_id = plan_id;
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window, _ ("New Line of the Plan"),
                               &PURSUIT_PLAN_LINE_ENTITY, FIELDS, G_N_ELEMENTS (FIELDS), NULL);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_default_size (GTK_WINDOW (self), 440, 260);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
