/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-customer-section.h"

#include "pursuit-company.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const PursuitChoice PURSUIT_CUSTOMER_LISTS[] = {
  { "target", N_ ("Target market") },
  { "database", N_ ("Valid database") },
  { "A", N_ ("within 3 months") },
  { "B", N_ ("4–6 months") },
  { "C", N_ ("later") },
  { "D", N_ ("no need yet") },
  { "expected", N_ ("Expected close") },
  { "won", N_ ("Won") },
  { "lost", N_ ("Lost, back in base") },
  { "pool", N_ ("Pool") },
  { "ceased", N_ ("Ceased business") },
  { "release", N_ ("Released before long") },
  { NULL, NULL },
};

static void
restrict_until (PursuitListSpec *companies, guint field, PursuitDay last)
{
  char iso[11];

  pursuit_day_write_iso (last, iso);
  pursuit_list_spec_where (companies, field, PURSUIT_OP_LE, iso);
}

void
pursuit_customer_section_restrict (PursuitListSpec *companies,
                                   const char *section,
                                   const PursuitCustomerRules *rules,
                                   PursuitDay today)
{
  g_return_if_fail (companies != NULL && companies->entity == &PURSUIT_COMPANY_ENTITY);
  g_return_if_fail (pursuit_choice_is_valid (PURSUIT_CUSTOMER_LISTS, section));
  g_return_if_fail (rules != NULL);

  if (g_str_equal (section, "pool"))
    pursuit_list_spec_where (companies, PURSUIT_COMPANY_POOL_SINCE, PURSUIT_OP_IS_SET, NULL);
  else if (g_str_equal (section, "release"))
    restrict_until (companies, PURSUIT_COMPANY_RELEASE_DAY, today + rules->values[PURSUIT_RULE_WARN_DAYS]);
  else if (g_str_equal (section, "expected"))
    {
      pursuit_list_spec_where (companies, PURSUIT_COMPANY_LIFE, PURSUIT_OP_EQ, "open");
      restrict_until (companies, PURSUIT_COMPANY_NEXT_CLOSE,
                      today + rules->values[PURSUIT_RULE_EXPECTED_DAYS]);
    }
  else if (strlen (section) == 1)
    {
      pursuit_list_spec_where (companies, PURSUIT_COMPANY_GRADE, PURSUIT_OP_EQ, section);
      pursuit_list_spec_where (companies, PURSUIT_COMPANY_LIFE, PURSUIT_OP_NE, "ceased");
    }
  else
    pursuit_list_spec_where (companies, PURSUIT_COMPANY_LIFE, PURSUIT_OP_EQ, section);
}
