/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-people.h"
#include "pursuit-record-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PERSON_DIALOG (pursuit_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPersonDialog, pursuit_person_dialog, PURSUIT, PERSON_DIALOG, PursuitRecordDialog)

/**
 * PursuitPersonContext:
 * @people: (nullable): the chart that the person is seen on
 * @company_id, @company: where a new person works; 0 and %NULL when not known
 * @deal_id, @deal: the chosen deal, whose part of the person is edited too; 0 and %NULL for none
 * @joins: somebody new takes part in the deal even if nothing is said of that
 * @manager_id: whom a new person reports to; 0 for nobody
 *
 * Where a person is edited from. Copied.
 */
typedef struct
{
  PursuitOrgPeople *people;
  gint64 company_id;
  const char *company;
  gint64 deal_id;
  const char *deal;
  gboolean joins;
  gint64 manager_id;
} PursuitPersonContext;

PursuitPersonDialog *
pursuit_person_dialog_new (PursuitWindow *window, PursuitRecord *person, const PursuitPersonContext *context);

G_END_DECLS
