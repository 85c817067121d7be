/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company-file.h"

#include "pursuit-company.h"

#include <glib/gi18n-lib.h>

/* What a salesperson should know of a company, and what knowing it is worth: what they use, from whom, how
 * content they are and what they mean to buy counts most, for that decides about an offer. A hundred in all.
 * The store counts the same in SQL; codes are those of PURSUIT_COMPANY_FILE. */
static const PursuitFileItem ITEMS[] = {
  { "industry", NULL, PURSUIT_COMPANY_INDUSTRY, 4, NULL },
  { "region", NULL, PURSUIT_COMPANY_REGION, 3, NULL },
  { "nature", NULL, PURSUIT_COMPANY_NATURE, 3, NULL },
  { "size_class", NULL, PURSUIT_COMPANY_SIZE_CLASS, 3, NULL },
  { "value_class", NULL, PURSUIT_COMPANY_VALUE_CLASS, 3, NULL },
  { "business", NULL, PURSUIT_COMPANY_BUSINESS, 5, NULL },
  { "finances", NULL, PURSUIT_COMPANY_FINANCES, 4, NULL },
  { "phone", NULL, PURSUIT_COMPANY_PHONE, 4, NULL },
  { "email", NULL, PURSUIT_COMPANY_EMAIL, 2, NULL },
  { "address", NULL, PURSUIT_COMPANY_ADDRESS, 3, NULL },
  { "website", NULL, PURSUIT_COMPANY_WEBSITE, 2, NULL },
  { "credit_code", NULL, PURSUIT_COMPANY_CREDIT_CODE, 2, NULL },
  { "employees", NULL, PURSUIT_COMPANY_EMPLOYEES, 2, NULL },
  { "revenue", NULL, PURSUIT_COMPANY_REVENUE, 4, NULL },
  { "founded", NULL, PURSUIT_COMPANY_FOUNDED, 1, NULL },
  { "parent_id", NULL, PURSUIT_COMPANY_PARENT_ID, 3, NULL },
  { "spend", NULL, PURSUIT_COMPANY_SPEND, 6, NULL },
  { "our_share", NULL, PURSUIT_COMPANY_OUR_SHARE, 6, NULL },
  { "products", NULL, PURSUIT_FILE_ROWS, 10, "product_in_use" },
  { "rivals", NULL, PURSUIT_FILE_ROWS, 6, "product_in_use" },
  { "plans", NULL, PURSUIT_FILE_ROWS, 6, "buying_plan" },
  { "problems", NULL, PURSUIT_FILE_ROWS, 6, "buying_plan" },
  { "people", NULL, PURSUIT_FILE_ROWS, 8, "person" },
  { "departments", NULL, PURSUIT_FILE_ROWS, 4, "department" },
};

static const PursuitFile FILE_OF_COMPANY = { ITEMS, G_N_ELEMENTS (ITEMS) };

/** pursuit_company_file: (transfer none): what there is to know of a company. */
const PursuitFile *
pursuit_company_file (void)
{
  return &FILE_OF_COMPANY;
}

/** pursuit_company_file_label: (transfer none): what @item is called, translated. */
const char *
pursuit_company_file_label (const PursuitFileItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  return pursuit_choice_label (PURSUIT_COMPANY_FILE, item->code);
}

/** pursuit_company_file_action: (transfer none): the words of a button that fills the gap, translated. */
const char *
pursuit_company_file_action (const PursuitFileItem *item)
{
  static const struct
  {
    const char *code;
    const char *label;
  } actions[] = {
    { "products", N_ ("Add a Product…") }, { "rivals", N_ ("Add a Competitor…") },
    { "plans", N_ ("Add a Plan…") },       { "problems", N_ ("Add a Problem…") },
    { "people", N_ ("Add a Person…") },    { "departments", N_ ("Add a Department…") },
  };

  g_return_val_if_fail (item != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (g_str_equal (actions[i].code, item->code))
        return _ (actions[i].label);
    }
  return _ ("Fill In…");
}
