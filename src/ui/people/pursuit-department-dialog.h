/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEPARTMENT_DIALOG (pursuit_department_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDepartmentDialog,
                      pursuit_department_dialog,
                      PURSUIT,
                      DEPARTMENT_DIALOG,
                      PursuitRecordDialog)

PursuitDepartmentDialog *
pursuit_department_dialog_new (PursuitWindow *window, gint64 company_id, PursuitRecord *department);
void
pursuit_department_dialog_set_parent (PursuitDepartmentDialog *self, gint64 id, const char *name);
void
pursuit_department_dialog_set_head (PursuitDepartmentDialog *self, gint64 id, const char *name);

G_END_DECLS
