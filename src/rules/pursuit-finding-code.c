/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A finding as one line of text that is kept with its deal: it stays the same from day to day, in every
 * language.
 */

#include "pursuit-people-findings.h"

/* The parts of a line, in their order. */
enum
{
  PART_CODE,
  PART_PERSON,
  PART_KIND,
  PART_HAVE,
  PART_NEED,
  PART_COMPETITOR,
  PART_NAME,
  N_PARTS
};

/* Whether have is a number of days before today, which grows by itself. */
static gboolean
counts_days (PursuitFindingCode code, int have)
{
  return code == PURSUIT_FINDING_KEY_PERSON_NOT_MET && have >= 0;
}

/**
 * pursuit_finding_to_code:
 * @finding: of a deal
 * @today: the day of which it is
 *
 * Returns: (transfer full): @finding as one line; for days since a meeting it has the day of that
 */
char *
pursuit_finding_to_code (const PursuitFinding *finding, PursuitDay today)
{
  g_return_val_if_fail (finding != NULL, NULL);

  gboolean days = counts_days (finding->code, finding->have);
  g_autofree char *competitor =
      g_strdelimit (g_strdup (finding->competitor ? finding->competitor : ""), "\t\n", ' ');

  return g_strdup_printf ("%s\t%" G_GINT64_FORMAT "\t%u\t%d\t%d\t%s\t%s",
                          pursuit_finding_code (finding->code), finding->person, finding->kind,
                          days ? today - finding->have : finding->have, finding->need, competitor,
                          finding->name ? finding->name : "");
}

/**
 * pursuit_finding_explain_code:
 * @line: (nullable): what pursuit_finding_to_code() wrote
 * @today: the day on which it is read
 *
 * Returns: (transfer full) (nullable): pursuit_finding_explain() of it; %NULL for something else
 */
char *
pursuit_finding_explain_code (const char *line, PursuitDay today)
{
  g_auto (GStrv) parts = g_strsplit (line ? line : "", "\t", N_PARTS);
  PursuitFinding finding = { .in_deal = TRUE };

  if (g_strv_length (parts) != N_PARTS || !pursuit_finding_from_code (parts[PART_CODE], &finding.code))
    return NULL;
  finding.person = g_ascii_strtoll (parts[PART_PERSON], NULL, 10);
  finding.kind = (guint) g_ascii_strtoull (parts[PART_KIND], NULL, 10);
  finding.have = (int) g_ascii_strtoll (parts[PART_HAVE], NULL, 10);
  finding.need = (int) g_ascii_strtoll (parts[PART_NEED], NULL, 10);
  finding.competitor = parts[PART_COMPETITOR];
  finding.name = *parts[PART_NAME] != '\0' ? parts[PART_NAME] : NULL;
  if (finding.kind >= PURSUIT_N_PEOPLE_KINDS)
    return NULL;
  if (counts_days (finding.code, finding.have))
    finding.have = today - finding.have;
  return pursuit_finding_explain (&finding);
}
