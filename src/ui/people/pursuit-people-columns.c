/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-people-columns.h"

#include <glib/gi18n-lib.h>

#include "pursuit-org-people.h"

/* The value of the field that is called @name; FALSE when nobody knows it. */
static gboolean
get_number (PursuitRecord *record, const char *name, int *number)
{
  int field = pursuit_entity_find_field (pursuit_record_get_entity (record), name);

  g_assert (field >= 0);
  *number = (int) pursuit_record_get_int (record, (guint) field);
  return pursuit_record_is_set (record, (guint) field);
}

/** pursuit_people_format_attitude: sign and name of the attitude. */
char *
pursuit_people_format_attitude (PursuitRecord *record, PursuitDay today, const char **style)
{
  int attitude;

  if (!get_number (record, "attitude", &attitude))
    return g_strdup ("—");
  attitude = CLAMP (attitude, -2, 2);
  return g_strdup_printf ("%s  %s", pursuit_org_card_attitude_sign (attitude),
                          pursuit_org_attitude_label (attitude));
}

/** pursuit_people_format_coverage: how well we know the person. */
char *
pursuit_people_format_coverage (PursuitRecord *record, PursuitDay today, const char **style)
{
  int coverage;

  if (!get_number (record, "coverage", &coverage))
    return g_strdup ("—");
  return g_strdup (pursuit_org_coverage_label (CLAMP (coverage, 0, 3)));
}

/** pursuit_people_format_weight: the weight in the decision; in brackets outside of the buying centre, where
 * it does not count. */
char *
pursuit_people_format_weight (PursuitRecord *record, PursuitDay today, const char **style)
{
  int weight, outside;

  if (!get_number (record, "weight", &weight))
    return g_strdup (get_number (record, "outside", &outside) && outside ? C_ ("buying centre", "outside")
                                                                         : "—");
  if (get_number (record, "outside", &outside) && outside)
    return g_strdup_printf (_ ("(%d %%)"), weight);
  return g_strdup_printf (_ ("%d %%"), weight);
}

/** pursuit_people_format_insider: whether the person is an insider. */
char *
pursuit_people_format_insider (PursuitRecord *record, PursuitDay today, const char **style)
{
  int insider;

  return g_strdup (get_number (record, "insider", &insider) && insider ? _ ("yes") : "");
}
