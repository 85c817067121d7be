/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pursuit-company-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-company.h"

static const guint company_fields[] = {
  PURSUIT_COMPANY_NAME,     PURSUIT_COMPANY_INDUSTRY, PURSUIT_COMPANY_REGION,    PURSUIT_COMPANY_NATURE,
  PURSUIT_COMPANY_OWNER,    PURSUIT_COMPANY_STATE,    PURSUIT_COMPANY_PHONE,     PURSUIT_COMPANY_WEBSITE,
  PURSUIT_COMPANY_CURRENCY, PURSUIT_COMPANY_REVENUE,  PURSUIT_COMPANY_EMPLOYEES, PURSUIT_COMPANY_FOUNDED,
  PURSUIT_COMPANY_PARENT,   PURSUIT_COMPANY_REF,      PURSUIT_COMPANY_NOTES,
};

/**
 * pursuit_company_dialog_new:
 * @company: (nullable): which is changed; %NULL makes a new one in the home currency
 *
 * Returns: (transfer none): the dialog, to be presented
 */
PursuitRecordDialog *
pursuit_company_dialog_new (PursuitWindow *window, PursuitRecord *company)
{
  PursuitRecordDialog *dialog =
      pursuit_record_dialog_new (window, company ? _ ("Edit Customer") : _ ("New Customer"),
                                 &PURSUIT_COMPANY_ENTITY, company_fields, G_N_ELEMENTS (company_fields),
                                 company);

  if (company == NULL)
    {
      PursuitForm *form = pursuit_record_dialog_get_form (dialog);

      pursuit_form_suggest (form, PURSUIT_COMPANY_CURRENCY,
                            pursuit_session_get_currency (pursuit_window_get_session (window)));
      pursuit_form_suggest (form, PURSUIT_COMPANY_STATE, "active");
    }
  return dialog;
}
