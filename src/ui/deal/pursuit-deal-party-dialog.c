/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealPartyDialog:
 *
 * Says which company takes part in a deal, and as what.
 */

#include "pursuit-deal-party-dialog.h"

#include <glib/gi18n-lib.h>

struct _PursuitDealPartyDialog
{
  PursuitRecordDialog parent_instance;

  gint64 deal_id;
};

G_DEFINE_FINAL_TYPE (PursuitDealPartyDialog, pursuit_deal_party_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const guint FIELDS[] = { PURSUIT_DEAL_PARTY_COMPANY, PURSUIT_DEAL_PARTY_ROLE,
                                PURSUIT_DEAL_PARTY_NOTES };

static PursuitCommand *
pursuit_deal_party_dialog_make_command (PursuitRecordDialog *dialog,
                                        PursuitFields *fields,
                                        PursuitRecord *record)
{
  if (record == NULL)
    pursuit_fields_set_int (fields, PURSUIT_DEAL_PARTY_DEAL_ID, PURSUIT_DEAL_PARTY_DIALOG (dialog)->deal_id);
  return PURSUIT_RECORD_DIALOG_CLASS (pursuit_deal_party_dialog_parent_class)
      ->make_command (dialog, fields, record);
}

static void
pursuit_deal_party_dialog_class_init (PursuitDealPartyDialogClass *klass)
{
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_deal_party_dialog_make_command;
}

static void
pursuit_deal_party_dialog_init (PursuitDealPartyDialog *self)
{
}

/**
 * pursuit_deal_party_dialog_new:
 * @deal_id: the deal
 * @party: (nullable): what is changed; %NULL names a new one
 *
 * Returns: (transfer none): the dialog, not presented yet
 */
PursuitRecordDialog *
pursuit_deal_party_dialog_new (PursuitWindow *window, gint64 deal_id, PursuitRecord *party)
{
  PursuitDealPartyDialog *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);

  self = g_object_new (PURSUIT_TYPE_DEAL_PARTY_DIALOG, NULL);
  self->deal_id = deal_id;
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window,
                               party != NULL ? _ ("Edit Party of a Deal") : _ ("New Party of a Deal"),
                               &PURSUIT_DEAL_PARTY_ENTITY, FIELDS, G_N_ELEMENTS (FIELDS), party);
  return PURSUIT_RECORD_DIALOG (self);
}
