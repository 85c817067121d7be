/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitCompanyPartDialog:
 *
 * Makes or changes one line of a company's file: a product in use, a plan, a classification, a part in a
 * deal, a complaint or a quotation. What each of these is, stands in one table.
 */

#include "pursuit-company-part.h"

#include <glib/gi18n-lib.h>

#include "pursuit-buying-plan.h"
#include "pursuit-company-dimension.h"
#include "pursuit-complaint.h"
#include "pursuit-deal-party.h"
#include "pursuit-money.h"
#include "pursuit-product-in-use.h"
#include "pursuit-quotation.h"
#include "pursuit-text.h"

struct _PursuitCompanyPartDialog
{
  PursuitRecordDialog parent_instance;

  const PursuitCompanyPartInfo *info;
  gint64 company_id;
};

G_DEFINE_FINAL_TYPE (PursuitCompanyPartDialog, pursuit_company_part_dialog, PURSUIT_TYPE_RECORD_DIALOG)

/* “A · B · C”, leaving out what is not known; frees the texts. */
static char *
join (char *first, char *second, char *third)
{
  g_autofree char *two = pursuit_text_join (first, second);
  char *line = pursuit_text_join (two, third);

  g_free (first);
  g_free (second);
  g_free (third);
  return line;
}

static char *
text_of (PursuitRecord *record, guint field)
{
  return g_strdup (pursuit_record_get_text (record, field));
}

static char *
money_of (PursuitRecord *record, guint field, guint currency)
{
  if (!pursuit_record_is_set (record, field))
    return NULL;
  return pursuit_money_format_short (pursuit_record_get_int (record, field),
                                     pursuit_record_get_text (record, currency));
}

static char *
day_of (PursuitRecord *record, guint field, PursuitDay today)
{
  return pursuit_record_is_set (record, field)
             ? pursuit_day_format (pursuit_record_get_day (record, field), today)
             : NULL;
}

static void
describe_product (PursuitRecord *record, PursuitDay today, char **title, char **subtitle)
{
  gint64 content = pursuit_record_get_int (record, PURSUIT_PRODUCT_IN_USE_SATISFACTION);
  gboolean ours = pursuit_record_get_int (record, PURSUIT_PRODUCT_IN_USE_OURS) != 0;

  *title = join (text_of (record, PURSUIT_PRODUCT_IN_USE_PRODUCT),
                 ours ? g_strdup (_ ("Ours")) : text_of (record, PURSUIT_PRODUCT_IN_USE_SUPPLIER), NULL);
  *subtitle = join (text_of (record, PURSUIT_PRODUCT_IN_USE_USED_FOR),
                    money_of (record, PURSUIT_PRODUCT_IN_USE_SPEND, PURSUIT_PRODUCT_IN_USE_CURRENCY),
                    /* Translators: how content a customer is with a product */
                    content > 0 ? g_strdup_printf (_ ("satisfaction %d of 5"), (int) content) : NULL);
}

static void
describe_plan (PursuitRecord *record, PursuitDay today, char **title, char **subtitle)
{
  *title = text_of (record, PURSUIT_BUYING_PLAN_TEXT);
  *subtitle =
      join (g_strdup (pursuit_choice_label (PURSUIT_BUYING_PLAN_KINDS,
                                            pursuit_record_get_text (record, PURSUIT_BUYING_PLAN_KIND))),
            day_of (record, PURSUIT_BUYING_PLAN_PLANNED, today),
            money_of (record, PURSUIT_BUYING_PLAN_AMOUNT, PURSUIT_BUYING_PLAN_CURRENCY));
}

static void
describe_dimension (PursuitRecord *record, PursuitDay today, char **title, char **subtitle)
{
  *title = text_of (record, PURSUIT_COMPANY_DIMENSION_VALUE);
  *subtitle = text_of (record, PURSUIT_COMPANY_DIMENSION_NAME);
}

static void
describe_party (PursuitRecord *record, PursuitDay today, char **title, char **subtitle)
{
  *title = text_of (record, PURSUIT_DEAL_PARTY_DEAL);
  *subtitle =
      join (g_strdup (pursuit_choice_label (PURSUIT_DEAL_PARTY_ROLES,
                                            pursuit_record_get_text (record, PURSUIT_DEAL_PARTY_ROLE))),
            text_of (record, PURSUIT_DEAL_PARTY_NOTES), NULL);
}

static void
describe_complaint (PursuitRecord *record, PursuitDay today, char **title, char **subtitle)
{
  g_autofree char *resolved = day_of (record, PURSUIT_COMPLAINT_RESOLVED, today);
  g_autofree char *due = day_of (record, PURSUIT_COMPLAINT_DUE, today);

  *title = text_of (record, PURSUIT_COMPLAINT_SUBJECT);
  *subtitle =
      join (day_of (record, PURSUIT_COMPLAINT_DAY, today), text_of (record, PURSUIT_COMPLAINT_DEPARTMENT),
            resolved != NULL ? g_strdup_printf (_ ("resolved %s"), resolved)
            : due != NULL    ? g_strdup_printf (_ ("open, due %s"), due)
                             : g_strdup (_ ("open")));
}

static void
describe_quotation (PursuitRecord *record, PursuitDay today, char **title, char **subtitle)
{
  *title = join (text_of (record, PURSUIT_QUOTATION_NUMBER), text_of (record, PURSUIT_QUOTATION_TITLE), NULL);
  *subtitle =
      join (day_of (record, PURSUIT_QUOTATION_DAY, today),
            money_of (record, PURSUIT_QUOTATION_AMOUNT, PURSUIT_QUOTATION_CURRENCY),
            g_strdup (pursuit_choice_label (PURSUIT_QUOTATION_STATES,
                                            pursuit_record_get_text (record, PURSUIT_QUOTATION_STATE))));
}

static const guint product_fields[] = {
  PURSUIT_PRODUCT_IN_USE_PRODUCT,
  PURSUIT_PRODUCT_IN_USE_SUPPLIER,
  PURSUIT_PRODUCT_IN_USE_OURS,
  PURSUIT_PRODUCT_IN_USE_USED_FOR,
  PURSUIT_PRODUCT_IN_USE_SPEND,
  PURSUIT_PRODUCT_IN_USE_SATISFACTION,
  PURSUIT_PRODUCT_IN_USE_CONTACT,
  PURSUIT_PRODUCT_IN_USE_CONTACT_STYLE,
  PURSUIT_PRODUCT_IN_USE_CONTACT_RELATIONS,
  PURSUIT_PRODUCT_IN_USE_SINCE,
  PURSUIT_PRODUCT_IN_USE_NOTES,
};
static const guint plan_fields[] = {
  PURSUIT_BUYING_PLAN_TEXT,   PURSUIT_BUYING_PLAN_KIND,  PURSUIT_BUYING_PLAN_PLANNED,
  PURSUIT_BUYING_PLAN_AMOUNT, PURSUIT_BUYING_PLAN_NOTES,
};
static const guint dimension_fields[] = { PURSUIT_COMPANY_DIMENSION_NAME, PURSUIT_COMPANY_DIMENSION_VALUE };
static const guint party_fields[] = { PURSUIT_DEAL_PARTY_DEAL, PURSUIT_DEAL_PARTY_ROLE,
                                      PURSUIT_DEAL_PARTY_NOTES };
static const guint complaint_fields[] = {
  PURSUIT_COMPLAINT_SUBJECT,    PURSUIT_COMPLAINT_DAY,        PURSUIT_COMPLAINT_DEAL,
  PURSUIT_COMPLAINT_PERSON,     PURSUIT_COMPLAINT_DEPARTMENT, PURSUIT_COMPLAINT_CAUSE,
  PURSUIT_COMPLAINT_DUE,        PURSUIT_COMPLAINT_OWNER,      PURSUIT_COMPLAINT_RESOLVED,
  PURSUIT_COMPLAINT_RESOLUTION,
};
static const guint quotation_fields[] = {
  PURSUIT_QUOTATION_TITLE,  PURSUIT_QUOTATION_NUMBER,      PURSUIT_QUOTATION_DEAL,
  PURSUIT_QUOTATION_DAY,    PURSUIT_QUOTATION_VALID_UNTIL, PURSUIT_QUOTATION_CURRENCY,
  PURSUIT_QUOTATION_AMOUNT, PURSUIT_QUOTATION_STATE,       PURSUIT_QUOTATION_NOTES,
};

static const PursuitCompanyPartInfo PARTS[PURSUIT_N_PARTS] = {
  [PURSUIT_PART_PRODUCTS] = { N_ ("Products in use"), N_ ("Add a Product…"), N_ ("New Product in Use"),
                              N_ ("Edit Product in Use"), &PURSUIT_PRODUCT_IN_USE_ENTITY,
                              PURSUIT_PRODUCT_IN_USE_COMPANY_ID, product_fields,
                              G_N_ELEMENTS (product_fields), describe_product },
  [PURSUIT_PART_PLANS] = { N_ ("Plans and problems"), N_ ("Add a Plan or Problem…"),
                           N_ ("New Plan or Problem"), N_ ("Edit Plan or Problem"),
                           &PURSUIT_BUYING_PLAN_ENTITY, PURSUIT_BUYING_PLAN_COMPANY_ID, plan_fields,
                           G_N_ELEMENTS (plan_fields), describe_plan },
  [PURSUIT_PART_DIMENSIONS] = { N_ ("Classification"), N_ ("Classify…"), N_ ("New Classification"),
                                N_ ("Edit Classification"), &PURSUIT_COMPANY_DIMENSION_ENTITY,
                                PURSUIT_COMPANY_DIMENSION_COMPANY_ID, dimension_fields,
                                G_N_ELEMENTS (dimension_fields), describe_dimension },
  [PURSUIT_PART_PARTIES] = { N_ ("Party in deals of others"), N_ ("Name as a Party…"),
                             N_ ("New Party of a Deal"), N_ ("Edit Party of a Deal"),
                             &PURSUIT_DEAL_PARTY_ENTITY, PURSUIT_DEAL_PARTY_COMPANY_ID, party_fields,
                             G_N_ELEMENTS (party_fields), describe_party },
  [PURSUIT_PART_COMPLAINTS] = { N_ ("Complaints"), N_ ("Note a Complaint…"), N_ ("New Complaint"),
                                N_ ("Edit Complaint"), &PURSUIT_COMPLAINT_ENTITY,
                                PURSUIT_COMPLAINT_COMPANY_ID, complaint_fields,
                                G_N_ELEMENTS (complaint_fields), describe_complaint },
  [PURSUIT_PART_QUOTATIONS] = { N_ ("Quotations"), N_ ("Note a Quotation…"), N_ ("New Quotation"),
                                N_ ("Edit Quotation"), &PURSUIT_QUOTATION_ENTITY,
                                PURSUIT_QUOTATION_COMPANY_ID, quotation_fields,
                                G_N_ELEMENTS (quotation_fields), describe_quotation },
};

/** pursuit_company_part_info: (transfer none): what there is to know of @part. */
const PursuitCompanyPartInfo *
pursuit_company_part_info (PursuitCompanyPart part)
{
  g_return_val_if_fail (part < PURSUIT_N_PARTS, NULL);

  return &PARTS[part];
}

static PursuitCommand *
pursuit_company_part_dialog_make_command (PursuitRecordDialog *dialog,
                                          PursuitFields *collected,
                                          PursuitRecord *record)
{
  PursuitCompanyPartDialog *self = PURSUIT_COMPANY_PART_DIALOG (dialog);

  if (record == NULL)
    pursuit_fields_set_int (collected, self->info->company_field, self->company_id);
  return PURSUIT_RECORD_DIALOG_CLASS (pursuit_company_part_dialog_parent_class)
      ->make_command (dialog, collected, record);
}

static void
pursuit_company_part_dialog_class_init (PursuitCompanyPartDialogClass *klass)
{
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_company_part_dialog_make_command;
}

static void
pursuit_company_part_dialog_init (PursuitCompanyPartDialog *self)
{
}

/**
 * pursuit_company_part_dialog_new:
 * @company_id: whose file it is a part of
 * @record: (nullable): what is changed; %NULL makes a new one
 *
 * Returns: (transfer none): the dialog; fill in suggestions, then present it
 */
PursuitCompanyPartDialog *
pursuit_company_part_dialog_new (PursuitWindow *window,
                                 PursuitCompanyPart part,
                                 gint64 company_id,
                                 PursuitRecord *record)
{
  PursuitCompanyPartDialog *self;

  g_return_val_if_fail (part < PURSUIT_N_PARTS, NULL);

  self = g_object_new (PURSUIT_TYPE_COMPANY_PART_DIALOG, NULL);
  self->info = &PARTS[part];
  self->company_id = company_id;
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window,
                               record ? _ (self->info->edit_title) : _ (self->info->new_title),
                               self->info->entity, self->info->fields, self->info->n_fields, record);
  return self;
}
