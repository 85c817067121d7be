/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-gate.h"

#include "pursuit-participant.h"
#include "pursuit-people-findings.h"

#include <math.h>

G_STATIC_ASSERT ((int) PURSUIT_DEAL_N_FIELDS <= PURSUIT_GATE_FIELD_WORDS * 64);
G_STATIC_ASSERT ((int) PURSUIT_COMPANY_N_FIELDS <= PURSUIT_GATE_FIELD_WORDS * 64);

/* Totals are weighted means: 3 may come out as a hair less. */
static const double SCORE_EPSILON = 1e-9;

typedef gboolean (*CheckFunc) (const PursuitGateFacts *facts, PursuitUnmet *unmet);

/* Somebody who only holds a place on the chart is nobody whom we know. */
static gboolean
fits (const PursuitPeopleFilter *filter, const PursuitGatePerson *person)
{
  return !person->placeholder && (filter->roles == 0 || (filter->roles & person->roles) != 0) &&
         (filter->levels == 0 || (filter->levels & person->level) != 0) &&
         (filter->functions == 0 || (filter->functions & person->function) != 0) &&
         person->attitude >= filter->attitude;
}

/* Says that there are @have of the @need things that the threshold asks for. */
static gboolean
check_count (PursuitUnmet *unmet, guint have)
{
  unmet->have = have;
  unmet->need = unmet->condition.threshold;
  unmet->code = PURSUIT_UNMET_TOO_FEW;
  return unmet->have >= unmet->need;
}

static gboolean
check_has_person (const PursuitGateFacts *facts, PursuitUnmet *unmet)
{
  guint have = 0;

  for (guint i = 0; i < facts->n_people; i++)
    have += fits (&unmet->condition.people, &facts->people[i]);
  return check_count (unmet, have);
}

static gboolean
check_has_insider (const PursuitGateFacts *facts, PursuitUnmet *unmet)
{
  for (guint i = 0; i < facts->n_people; i++)
    {
      if (facts->people[i].insider)
        return TRUE;
    }
  unmet->code = PURSUIT_UNMET_NONE;
  return FALSE;
}

static gboolean
check_key_persons_met (const PursuitGateFacts *facts, PursuitUnmet *unmet)
{
  guint met = 0, key = 0;

  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitGatePerson *person = &facts->people[i];

      if (!pursuit_gate_person_is_key (person) || !fits (&unmet->condition.people, person))
        continue;
      key++;
      /* a meeting that is entered for tomorrow is none yet */
      if (person->last_met != PURSUIT_DAY_NONE && person->last_met <= facts->today &&
          facts->today - person->last_met <= unmet->condition.threshold)
        met++;
      else if (unmet->person == 0)
        unmet->person = person->person;
    }
  unmet->have = met;
  unmet->need = key;
  unmet->code = key == 0 ? PURSUIT_UNMET_NONE : PURSUIT_UNMET_NOT_MET;
  return key > 0 && met == key;
}

static gboolean
check_weights_sum (const PursuitGateFacts *facts, PursuitUnmet *unmet)
{
  int sum = 0;

  for (guint i = 0; i < facts->n_people; i++)
    sum += facts->people[i].outside ? 0 : MAX (0, facts->people[i].weight);
  unmet->have = sum;
  unmet->need = unmet->condition.threshold;
  unmet->code = PURSUIT_UNMET_SUM;
  return sum == (int) unmet->condition.threshold;
}

static gboolean
check_scorecard (const PursuitGateFacts *facts, PursuitUnmet *unmet)
{
  unmet->need = unmet->condition.threshold;
  unmet->code = PURSUIT_UNMET_NONE;
  for (guint i = 0; i < facts->n_scores; i++)
    {
      const PursuitGateScore *score = &facts->scores[i];

      if (!g_str_equal (score->template_code, unmet->condition.argument))
        continue;
      unmet->have = score->total;
      unmet->code = PURSUIT_UNMET_TOO_LOW;
      return score->total >= unmet->need - SCORE_EPSILON;
    }
  return FALSE;
}

static gboolean
check_criteria (const PursuitGateFacts *facts, PursuitUnmet *unmet)
{
  const PursuitGateCriteria *criteria = &facts->criteria;

  if (!check_count (unmet, criteria->known))
    {
      if (criteria->known == 0)
        unmet->code = PURSUIT_UNMET_NONE;
      return FALSE;
    }
  if (criteria->reason)
    return TRUE;

  if (isnan (criteria->our_score))
    {
      unmet->code = PURSUIT_UNMET_NOT_SCORED;
      return FALSE;
    }
  unmet->have = criteria->our_score;
  unmet->need = criteria->best_rival;
  unmet->code = PURSUIT_UNMET_BEHIND;
  return isnan (criteria->best_rival) || criteria->our_score >= criteria->best_rival - SCORE_EPSILON;
}

static gboolean
check_field_filled (const PursuitGateFacts *facts, PursuitUnmet *unmet)
{
  unmet->code = PURSUIT_UNMET_NONE;
  return pursuit_gate_facts_has_field (facts, unmet->condition.entity, unmet->condition.field);
}

static gboolean
check_document_attached (const PursuitGateFacts *facts, PursuitUnmet *unmet)
{
  guint have = 0;

  for (guint i = 0; i < facts->n_documents; i++)
    have += g_strcmp0 (facts->documents[i].tag, unmet->condition.argument) == 0;
  return check_count (unmet, have);
}

static gboolean
check_approval_given (const PursuitGateFacts *facts, PursuitUnmet *unmet)
{
  PursuitApprovalState state = PURSUIT_APPROVAL_NONE;

  for (guint i = 0; i < facts->n_approvals && state != PURSUIT_APPROVAL_GRANTED; i++)
    {
      if (facts->approvals[i].node == unmet->node)
        state = facts->approvals[i].state;
    }
  unmet->code = state == PURSUIT_APPROVAL_PENDING   ? PURSUIT_UNMET_PENDING
                : state == PURSUIT_APPROVAL_REFUSED ? PURSUIT_UNMET_REFUSED
                                                    : PURSUIT_UNMET_NONE;
  return state == PURSUIT_APPROVAL_GRANTED;
}

/* Whether @kind is one of the codes in @list, which has commas between them. */
static gboolean
list_has (const char *list, const char *kind)
{
  gsize length = strlen (kind);

  for (const char *start = list; *start != '\0';)
    {
      gsize part = strcspn (start, ",");

      if (part == length && memcmp (start, kind, length) == 0)
        return TRUE;
      start += part;
      start += *start == ',';
    }
  return FALSE;
}

static gboolean
check_activity_done (const PursuitGateFacts *facts, PursuitUnmet *unmet)
{
  guint have = 0;

  for (guint i = 0; i < facts->n_activities; i++)
    {
      const PursuitGateActivity *activity = &facts->activities[i];

      have += activity->done != PURSUIT_DAY_NONE && activity->done <= facts->today &&
              list_has (unmet->condition.argument, activity->kind);
    }
  return check_count (unmet, have);
}

static gboolean
check_manual (const PursuitGateFacts *facts, PursuitUnmet *unmet)
{
  gboolean only_text = g_str_equal (unmet->condition.argument, "text");
  gboolean only_file = g_str_equal (unmet->condition.argument, "file");

  unmet->code = PURSUIT_UNMET_NONE;
  for (guint i = 0; i < facts->n_evidence; i++)
    {
      const PursuitGateEvidence *evidence = &facts->evidence[i];

      if (evidence->node != unmet->node || (!evidence->text && !evidence->file))
        continue;
      if ((evidence->text && !only_file) || (evidence->file && !only_text))
        return TRUE;
      unmet->code = PURSUIT_UNMET_WRONG_SORT;
    }
  return FALSE;
}

gboolean
pursuit_condition_asks_for (const PursuitCondition *condition, const PursuitFinding *finding)
{
  g_return_val_if_fail (condition != NULL && finding != NULL, FALSE);

  return (condition->findings >> finding->code & 1) != 0 && finding->severity <= condition->severity;
}

static gboolean
check_no_finding (const PursuitGateFacts *facts, PursuitUnmet *unmet)
{
  for (guint i = 0; i < facts->n_findings; i++)
    {
      const PursuitFinding *finding = &facts->findings[i];

      if (!pursuit_condition_asks_for (&unmet->condition, finding))
        continue;
      if (unmet->have++ == 0)
        unmet->person = finding->person;
    }
  unmet->code = PURSUIT_UNMET_FOUND;
  return unmet->have == 0;
}

static const CheckFunc CHECKS[] = {
  [PURSUIT_CONDITION_HAS_PERSON] = check_has_person,
  [PURSUIT_CONDITION_HAS_INSIDER] = check_has_insider,
  [PURSUIT_CONDITION_KEY_PERSONS_MET] = check_key_persons_met,
  [PURSUIT_CONDITION_WEIGHTS_SUM] = check_weights_sum,
  [PURSUIT_CONDITION_SCORECARD] = check_scorecard,
  [PURSUIT_CONDITION_CRITERIA] = check_criteria,
  [PURSUIT_CONDITION_FIELD_FILLED] = check_field_filled,
  [PURSUIT_CONDITION_DOCUMENT_ATTACHED] = check_document_attached,
  [PURSUIT_CONDITION_APPROVAL_GIVEN] = check_approval_given,
  [PURSUIT_CONDITION_ACTIVITY_DONE] = check_activity_done,
  [PURSUIT_CONDITION_MANUAL] = check_manual,
  [PURSUIT_CONDITION_NO_FINDING] = check_no_finding,
};

G_STATIC_ASSERT (G_N_ELEMENTS (CHECKS) == PURSUIT_N_CONDITION_KINDS);

static guint64 *
field_words (PursuitGateFacts *facts, const PursuitEntity *entity)
{
  return entity == &PURSUIT_DEAL_ENTITY      ? facts->deal_fields
         : entity == &PURSUIT_COMPANY_ENTITY ? facts->company_fields
                                             : NULL;
}

void
pursuit_gate_facts_take_fields (PursuitGateFacts *facts, PursuitRecord *record)
{
  g_return_if_fail (facts != NULL);

  if (record == NULL)
    return;

  const PursuitEntity *entity = pursuit_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const char *text = pursuit_record_get_text (record, i);

      if (pursuit_record_is_set (record, i) && (text == NULL || *text != '\0'))
        pursuit_gate_facts_set_field (facts, entity, i);
    }
}

void
pursuit_gate_facts_set_field (PursuitGateFacts *facts, const PursuitEntity *entity, guint field)
{
  g_return_if_fail (facts != NULL && entity != NULL && field < entity->n_fields);

  guint64 *words = field_words (facts, entity);
  g_return_if_fail (words != NULL);

  words[field / 64] |= G_GUINT64_CONSTANT (1) << field % 64;
}

gboolean
pursuit_gate_facts_has_field (const PursuitGateFacts *facts, const PursuitEntity *entity, guint field)
{
  g_return_val_if_fail (facts != NULL && entity != NULL && field < entity->n_fields, FALSE);

  const guint64 *words = field_words ((PursuitGateFacts *) facts, entity);
  return words != NULL && (words[field / 64] >> field % 64 & 1) != 0;
}

gboolean
pursuit_gate_person_is_key (const PursuitGatePerson *person)
{
  g_return_val_if_fail (person != NULL, FALSE);

  return !person->outside &&
         (person->weight > 0 || (person->roles & pursuit_choice_bits (PURSUIT_ROLES, "decision-maker")) != 0);
}

PursuitGateResult *
pursuit_gate_check (const PursuitKeyNode *nodes, guint n_nodes, const PursuitGateFacts *facts)
{
  g_return_val_if_fail (nodes != NULL || n_nodes == 0, NULL);
  g_return_val_if_fail (facts != NULL, NULL);

  PursuitGateResult *result = g_new0 (PursuitGateResult, 1);
  g_autoptr (GArray) unmet = g_array_new (FALSE, FALSE, sizeof (PursuitUnmet));

  result->nodes = g_new0 (PursuitNodeState, n_nodes);
  result->n_nodes = n_nodes;
  for (guint i = 0; i < n_nodes; i++)
    {
      guint first = unmet->len;

      for (guint j = 0; j < nodes[i].n_conditions; j++)
        {
          PursuitUnmet one = { .node = nodes[i].id, .condition = nodes[i].conditions[j] };

          if (!CHECKS[one.condition.kind](facts, &one))
            g_array_append_val (unmet, one);
        }
      result->nodes[i] = (PursuitNodeState){
        .node = nodes[i].id,
        .stage = nodes[i].stage,
        .met = unmet->len == first,
        .first_unmet = first,
        .n_unmet = unmet->len - first,
      };
      result->n_missing += unmet->len > first;
    }
  result->n_unmet = unmet->len;
  result->unmet = (PursuitUnmet *) g_array_free (g_steal_pointer (&unmet), FALSE);
  return result;
}

void
pursuit_gate_result_free (PursuitGateResult *result)
{
  if (result == NULL)
    return;
  g_free (result->nodes);
  g_free (result->unmet);
  g_free (result);
}
