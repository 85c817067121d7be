/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPartyDialog:
 *
 * Makes or changes a group of a deal: an evaluation committee, a design group.
 */

#include "pursuit-party-dialog.h"

#include <glib/gi18n-lib.h>

struct _PursuitPartyDialog
{
  PursuitRecordDialog parent_instance;

  gint64 deal_id;
};

G_DEFINE_FINAL_TYPE (PursuitPartyDialog, pursuit_party_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const guint fields[] = {
  PURSUIT_PARTY_NAME,
  PURSUIT_PARTY_KIND,
  PURSUIT_PARTY_NOTES,
};

static PursuitCommand *
pursuit_party_dialog_make_command (PursuitRecordDialog *dialog,
                                   PursuitFields *collected,
                                   PursuitRecord *record)
{
  if (record == NULL)
    pursuit_fields_set_int (collected, PURSUIT_PARTY_DEAL_ID, PURSUIT_PARTY_DIALOG (dialog)->deal_id);
  return PURSUIT_RECORD_DIALOG_CLASS (pursuit_party_dialog_parent_class)
      ->make_command (dialog, collected, record);
}

static void
pursuit_party_dialog_class_init (PursuitPartyDialogClass *klass)
{
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_party_dialog_make_command;
}

static void
pursuit_party_dialog_init (PursuitPartyDialog *self)
{
}

/**
 * pursuit_party_dialog_new:
 * @window: on whose database
 * @deal_id: whose group a new one is
 * @party: (nullable): what is changed; %NULL makes a new one
 *
 * Returns: (transfer none): the dialog, to be presented
 */
PursuitPartyDialog *
pursuit_party_dialog_new (PursuitWindow *window, gint64 deal_id, PursuitParty *party)
{
  PursuitPartyDialog *self = g_object_new (PURSUIT_TYPE_PARTY_DIALOG, NULL);

  self->deal_id = deal_id;
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window,
                               party ? _ ("Edit Group") : _ ("New Group"), &PURSUIT_PARTY_ENTITY, fields,
                               G_N_ELEMENTS (fields), (PursuitRecord *) party);
  return self;
}
