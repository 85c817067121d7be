/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-form.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_RECORD_DIALOG (pursuit_record_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (PursuitRecordDialog, pursuit_record_dialog, PURSUIT, RECORD_DIALOG, AdwWindow)

/**
 * PursuitRecordDialogClass:
 * @make_command: (transfer full) (nullable return): the command that saves @fields, what the user changed;
 *   %NULL when something else in the dialog is not as it should be, which is told at its row. Unless
 * overridden it makes a new record or changes @record.
 * @is_changed: whether closing the dialog would lose something. Unless overridden the form is asked.
 */
struct _PursuitRecordDialogClass
{
  AdwWindowClass parent_class;

  PursuitCommand *(*make_command) (PursuitRecordDialog *self, PursuitFields *fields, PursuitRecord *record);
  gboolean (*is_changed) (PursuitRecordDialog *self);
};

PursuitRecordDialog *
pursuit_record_dialog_new (PursuitWindow *window,
                           const char *title,
                           const PursuitEntity *entity,
                           const guint *fields,
                           gsize n_fields,
                           PursuitRecord *record);
void
pursuit_record_dialog_setup (PursuitRecordDialog *self,
                             PursuitWindow *window,
                             const char *title,
                             const PursuitEntity *entity,
                             const guint *fields,
                             gsize n_fields,
                             PursuitRecord *record);
void
pursuit_record_dialog_add_custom (PursuitRecordDialog *self);
PursuitForm *
pursuit_record_dialog_get_form (PursuitRecordDialog *self);
PursuitRecord *
pursuit_record_dialog_get_record (PursuitRecordDialog *self);
void
pursuit_record_dialog_add_section (PursuitRecordDialog *self, GtkWidget *section);
void
pursuit_record_dialog_add_notice (PursuitRecordDialog *self, GtkWidget *notice);

G_END_DECLS
