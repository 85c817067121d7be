/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-condition.h"

#include "pursuit-activity.h"
#include "pursuit-error.h"
#include "pursuit-participant.h"
#include "pursuit-people-findings.h"
#include "pursuit-person.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Scores go from 0 to 5 in every template. */
static const double MAX_SCORE = 5;

/* clang-format off */
static const PursuitConditionInfo INFOS[] = {
  [PURSUIT_CONDITION_HAS_PERSON] = {
    "has-person", N_ ("Has a person"),
    N_ ("Roles, levels, functions or attitude of the person"), PURSUIT_ARGUMENT_PEOPLE, FALSE,
    N_ ("Number of people, at least"), 1, 1, 1000,
  },
  [PURSUIT_CONDITION_HAS_INSIDER] = {
    "has-insider", N_ ("Has an insider"), NULL, PURSUIT_ARGUMENT_NONE, FALSE, NULL, 1, 1, 1,
  },
  [PURSUIT_CONDITION_KEY_PERSONS_MET] = {
    "key-persons-met", N_ ("Key persons were met"),
    N_ ("Roles, levels or functions of the key persons that count"), PURSUIT_ARGUMENT_PEOPLE, FALSE,
    N_ ("Within the last days"), 30, 1, 3650,
  },
  [PURSUIT_CONDITION_WEIGHTS_SUM] = {
    "weights-sum", N_ ("Decision weights add up"), NULL, PURSUIT_ARGUMENT_NONE, FALSE,
    N_ ("Sum in per cent"), 100, 1, 100,
  },
  [PURSUIT_CONDITION_SCORECARD] = {
    "scorecard-at-least", N_ ("Score is at least"), N_ ("Scorecard"), PURSUIT_ARGUMENT_SCORECARD, TRUE,
    N_ ("Score, 0 to 5"), 3, 0, MAX_SCORE,
  },
  [PURSUIT_CONDITION_CRITERIA] = {
    "criteria-known", N_ ("Buying criteria are known, and we are not behind"), NULL, PURSUIT_ARGUMENT_NONE, FALSE,
    N_ ("Number of criteria, at least"), 1, 1, 100,
  },
  [PURSUIT_CONDITION_FIELD_FILLED] = {
    "field-filled", N_ ("Field is filled in"), N_ ("Field of the deal or the company"), PURSUIT_ARGUMENT_FIELD, TRUE,
    NULL, 1, 1, 1,
  },
  [PURSUIT_CONDITION_DOCUMENT_ATTACHED] = {
    "document-attached", N_ ("Document is attached"), N_ ("Tag of the document"), PURSUIT_ARGUMENT_TAG, TRUE,
    N_ ("Number of documents, at least"), 1, 1, 1000,
  },
  [PURSUIT_CONDITION_APPROVAL_GIVEN] = {
    "approval-given", N_ ("Approval is given"), N_ ("What is approved"), PURSUIT_ARGUMENT_SUBJECT, FALSE,
    NULL, 1, 1, 1,
  },
  [PURSUIT_CONDITION_ACTIVITY_DONE] = {
    "activity-done", N_ ("Activity is done"), N_ ("Kind of activity"), PURSUIT_ARGUMENT_ACTIVITY, TRUE,
    N_ ("Number of times, at least"), 1, 1, 1000,
  },
  [PURSUIT_CONDITION_MANUAL] = {
    "manual", N_ ("Confirmed by hand, with evidence"), N_ ("Evidence: text, file or either"),
    PURSUIT_ARGUMENT_EVIDENCE, FALSE, NULL, 1, 1, 1,
  },
  [PURSUIT_CONDITION_NO_FINDING] = {
    "no-finding", N_ ("Map of people does not show"), N_ ("What must not be found"), PURSUIT_ARGUMENT_FINDING, TRUE,
    NULL, 1, 1, 1,
  },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (INFOS) == PURSUIT_N_CONDITION_KINDS);

/* The words for the least attitude that a person must have. */
static const struct
{
  const char *code;
  int attitude;
} ATTITUDES[] = { { "supporter", 1 }, { "champion", 2 } };

static guint
bit_of (const PursuitChoice *choices, const char *code)
{
  for (guint i = 0; choices[i].code != NULL; i++)
    {
      if (g_str_equal (choices[i].code, code))
        return 1u << i;
    }
  return 0;
}

static int
attitude_of (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (ATTITUDES); i++)
    {
      if (g_str_equal (ATTITUDES[i].code, code))
        return ATTITUDES[i].attitude;
    }
  return PURSUIT_ATTITUDE_ANY;
}

/* No code is of two sorts, so that a plain list says all. */
static gboolean
add_people_code (PursuitPeopleFilter *people, const char *code)
{
  guint role = bit_of (PURSUIT_ROLES, code);
  guint level = bit_of (PURSUIT_LEVELS, code);
  guint function = bit_of (PURSUIT_FUNCTIONS, code);
  int attitude = attitude_of (code);

  people->roles |= role;
  people->levels |= level;
  people->functions |= function;
  people->attitude = MAX (people->attitude, attitude);
  return role != 0 || level != 0 || function != 0 || attitude != PURSUIT_ATTITUDE_ANY ||
         g_str_equal (code, "any");
}

static gboolean
is_plain_code (const char *code)
{
  for (const char *c = code; *c != '\0'; c++)
    {
      if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '-')
        return FALSE;
    }
  return *code != '\0';
}

static gboolean
parse_field (PursuitCondition *condition)
{
  g_auto (GStrv) parts = g_strsplit (condition->argument, ".", 2);

  if (g_strv_length (parts) != 2)
    return FALSE;
  /* only these two come with the facts of a deal */
  if (!g_str_equal (parts[0], "deal") && !g_str_equal (parts[0], "company"))
    return FALSE;
  condition->entity = pursuit_entity_find (parts[0]);

  int field = pursuit_entity_find_field (condition->entity, parts[1]);
  if (field < 0)
    return FALSE;
  condition->field = field;
  return TRUE;
}

static gboolean
parse_list (PursuitCondition *condition, PursuitArgumentType type)
{
  g_auto (GStrv) codes = g_strsplit (condition->argument, ",", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      gboolean known = type == PURSUIT_ARGUMENT_PEOPLE
                           ? add_people_code (&condition->people, codes[i])
                           : pursuit_choice_is_valid (PURSUIT_ACTIVITY_KINDS, codes[i]);
      if (!known)
        return FALSE;
    }
  return TRUE;
}

/* One thing that may not be found, or everything of a severity and worse. */
static gboolean
parse_finding (PursuitCondition *condition)
{
  PursuitFindingCode code;
  PursuitFindingSeverity severity;

  if (pursuit_finding_from_code (condition->argument, &code))
    {
      condition->findings = 1u << code;
      condition->severity = PURSUIT_N_SEVERITIES - 1;
      return TRUE;
    }
  if (!pursuit_finding_severity_from_code (condition->argument, &severity))
    return FALSE;
  condition->findings = (1u << PURSUIT_N_FINDINGS) - 1;
  condition->severity = severity;
  return TRUE;
}

static gboolean
parse_argument (PursuitCondition *condition, PursuitArgumentType type)
{
  switch (type)
    {
    case PURSUIT_ARGUMENT_PEOPLE:
    case PURSUIT_ARGUMENT_ACTIVITY:
      return parse_list (condition, type);
    case PURSUIT_ARGUMENT_FIELD:
      return parse_field (condition);
    case PURSUIT_ARGUMENT_SCORECARD:
    case PURSUIT_ARGUMENT_TAG:
    case PURSUIT_ARGUMENT_SUBJECT:
      return is_plain_code (condition->argument);
    case PURSUIT_ARGUMENT_EVIDENCE:
      return g_str_equal (condition->argument, "text") || g_str_equal (condition->argument, "file");
    case PURSUIT_ARGUMENT_FINDING:
      return parse_finding (condition);
    case PURSUIT_ARGUMENT_NONE:
    default:
      return FALSE;
    }
}

static int
find_kind (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (INFOS); i++)
    {
      if (g_strcmp0 (INFOS[i].code, code) == 0)
        return i;
    }
  return -1;
}

const PursuitConditionInfo *
pursuit_condition_info (PursuitConditionKind kind)
{
  g_return_val_if_fail (kind < PURSUIT_N_CONDITION_KINDS, NULL);

  return &INFOS[kind];
}

const char *
pursuit_condition_kind_code (PursuitConditionKind kind)
{
  g_return_val_if_fail (kind < PURSUIT_N_CONDITION_KINDS, NULL);

  return INFOS[kind].code;
}

gboolean
pursuit_condition_parse (PursuitCondition *condition,
                         gint64 id,
                         const char *kind,
                         const char *argument,
                         double threshold,
                         GError **error)
{
  g_return_val_if_fail (condition != NULL, FALSE);

  int found = find_kind (kind);
  if (found < 0)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("“%s” is not a kind of condition that a key node can have."), kind != NULL ? kind : "");
      return FALSE;
    }

  const PursuitConditionInfo *info = &INFOS[found];
  *condition = (PursuitCondition){
    .id = id,
    .kind = found,
    .argument = g_intern_string (argument != NULL ? argument : ""),
    .threshold = isnan (threshold) ? info->threshold : threshold,
    .people = { .attitude = PURSUIT_ATTITUDE_ANY },
  };
  if (*condition->argument == '\0' && info->argument_required)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("The condition “%s” does not say what it is about."), _ (info->label));
      return FALSE;
    }
  if (*condition->argument != '\0' && !parse_argument (condition, info->argument))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("The condition “%s” cannot be about “%s”."), _ (info->label), condition->argument);
      return FALSE;
    }
  if (!(condition->threshold >= info->threshold_min && condition->threshold <= info->threshold_max))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("The number of the condition “%s” must lie between %g and %g."), _ (info->label),
                   info->threshold_min, info->threshold_max);
      return FALSE;
    }
  return TRUE;
}

guint
pursuit_choice_bits (const PursuitChoice *choices, const char *codes)
{
  g_return_val_if_fail (choices != NULL, 0);

  guint bits = 0;

  if (codes == NULL)
    return 0;
  /* without a copy: this is done for every participant of every deal */
  for (const char *start = codes; *start != '\0';)
    {
      gsize length = strcspn (start, ",");

      for (guint i = 0; choices[i].code != NULL; i++)
        {
          if (strncmp (choices[i].code, start, length) == 0 && choices[i].code[length] == '\0')
            bits |= 1u << i;
        }
      start += length;
      start += *start == ',';
    }
  return bits;
}
