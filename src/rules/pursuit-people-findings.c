/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the map of people says: who is missing on it, whom nobody has met, who is against us. Each finding has
 * a severity and an action; pursuit-people-words.c puts it into words.
 */

#include "pursuit-people-findings.h"

#include "pursuit-participant.h"
#include "pursuit-participation-rules.h"
#include "pursuit-person.h"

/* Looks for one kind of finding and adds all that there are of it. */
typedef void (*FindFunc) (const PursuitPeopleFacts *facts, GArray *findings);

static void
add (GArray *findings, PursuitFinding finding)
{
  g_array_append_val (findings, finding);
}

static gboolean
has_role (const PursuitFindingPerson *person, const char *role)
{
  return (person->is.roles & pursuit_choice_bits (PURSUIT_ROLES, role)) != 0;
}

static gboolean
is_decision_level (const PursuitFindingPerson *person)
{
  return (person->is.level & pursuit_choice_bits (PURSUIT_LEVELS, "decision")) != 0;
}

/* Takes part in the decision, and we know who it is. */
static gboolean
counts (const PursuitFindingPerson *person)
{
  return !person->placeholder && !person->outside;
}

/* A meeting that is entered for tomorrow is none yet. */
static gboolean
was_met (const PursuitPeopleFacts *facts, const PursuitFindingPerson *person)
{
  return person->is.last_met != PURSUIT_DAY_NONE && person->is.last_met <= facts->today;
}

static gboolean
was_met_within (const PursuitPeopleFacts *facts, const PursuitFindingPerson *person, int days)
{
  return was_met (facts, person) && facts->today - person->is.last_met <= days;
}

static void
find_no_decision_maker (const PursuitPeopleFacts *facts, GArray *findings)
{
  const PursuitFindingPerson *candidate = NULL;

  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitFindingPerson *person = &facts->people[i];

      if (!counts (person))
        continue;
      if (has_role (person, "decision-maker"))
        return;
      if (is_decision_level (person) && (candidate == NULL || person->is.weight > candidate->is.weight))
        candidate = person;
    }
  add (findings,
       (PursuitFinding){
           .code = PURSUIT_FINDING_NO_DECISION_MAKER,
           .severity = PURSUIT_SEVERITY_DANGER,
           .action = candidate ? PURSUIT_FINDING_ACTION_SET_ROLE : PURSUIT_FINDING_ACTION_ADD_PERSON,
           .person = candidate ? candidate->is.person : 0,
           .name = candidate ? candidate->name : NULL,
       });
}

static void
find_decision_not_met (const PursuitPeopleFacts *facts, GArray *findings)
{
  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitFindingPerson *person = &facts->people[i];

      if (!counts (person) || !is_decision_level (person) || was_met (facts, person))
        continue;
      add (findings, (PursuitFinding){
                         .code = PURSUIT_FINDING_DECISION_NOT_MET,
                         .severity = has_role (person, "decision-maker") ||
                                             person->is.weight >= PURSUIT_FINDING_HEAVY_WEIGHT
                                         ? PURSUIT_SEVERITY_DANGER
                                         : PURSUIT_SEVERITY_WARNING,
                         .action = PURSUIT_FINDING_ACTION_LOG_VISIT,
                         .person = person->is.person,
                         .name = person->name,
                         .in_deal = facts->in_deal,
                         .have = person->is.weight,
                     });
    }
}

/* Whether @a is rather an insider than @b: who is more for us, then whom we see more often. */
static gboolean
is_closer (const PursuitFindingPerson *a, const PursuitFindingPerson *b)
{
  if (a->is.attitude != b->is.attitude)
    return a->is.attitude > b->is.attitude;
  return a->contacts > b->contacts;
}

static void
find_no_insider (const PursuitPeopleFacts *facts, GArray *findings)
{
  const PursuitFindingPerson *candidate = NULL;

  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitFindingPerson *person = &facts->people[i];

      if (person->is.insider)
        return;
      /* who neither speaks for us nor was ever met is no candidate */
      if (!person->placeholder && person->is.attitude > 0 && person->contacts > 0 &&
          (candidate == NULL || is_closer (person, candidate)))
        candidate = person;
    }
  add (findings, (PursuitFinding){ .code = PURSUIT_FINDING_NO_INSIDER,
                                   .severity = PURSUIT_SEVERITY_WARNING,
                                   .action = PURSUIT_FINDING_ACTION_MARK_INSIDER,
                                   .person = candidate ? candidate->is.person : 0,
                                   .name = candidate ? candidate->name : NULL });
}

static const char *
code_of (const PursuitChoice *choices, guint bits)
{
  for (guint i = 0; choices[i].code != NULL; i++)
    {
      if ((bits >> i & 1) != 0)
        return choices[i].code;
    }
  return NULL;
}

static void
find_kind_uncovered (const PursuitPeopleFacts *facts, GArray *findings)
{
  gboolean covered[PURSUIT_N_PEOPLE_KINDS] = { FALSE };
  gint64 places[PURSUIT_N_PEOPLE_KINDS] = { 0 }; /* of those who are missing, one that waits for a name */

  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitFindingPerson *person = &facts->people[i];
      int kind = pursuit_people_kind_index (
          pursuit_people_kind_of (code_of (PURSUIT_LEVELS, person->is.level),
                                  code_of (PURSUIT_FUNCTIONS, person->is.function)));

      if (kind < 0)
        continue;
      if (person->placeholder)
        places[kind] = person->is.person;
      else
        covered[kind] = TRUE;
    }
  for (guint kind = 0; kind < PURSUIT_N_PEOPLE_KINDS; kind++)
    {
      if (covered[kind] || facts->degrees[kind] < PURSUIT_PARTICIPATION_WORKS)
        continue;
      add (findings,
           (PursuitFinding){
               .code = PURSUIT_FINDING_KIND_UNCOVERED,
               .severity = facts->degrees[kind] == PURSUIT_PARTICIPATION_DECIDES ? PURSUIT_SEVERITY_DANGER
                                                                                 : PURSUIT_SEVERITY_WARNING,
               .action =
                   places[kind] != 0 ? PURSUIT_FINDING_ACTION_NAME_PERSON : PURSUIT_FINDING_ACTION_ADD_PERSON,
               .person = places[kind],
               .kind = kind,
           });
    }
}

static void
find_nobody_against (const PursuitPeopleFacts *facts, GArray *findings)
{
  const PursuitFindingPerson *unknown = NULL; /* whose attitude is, the first */
  int known = 0;

  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitFindingPerson *person = &facts->people[i];

      if (!counts (person))
        continue;
      known++;
      if (person->is.attitude == PURSUIT_ATTITUDE_ANY)
        unknown = unknown ? unknown : person;
      else if (person->is.attitude < 0)
        return;
    }
  if (known >= PURSUIT_FINDING_LOOKED)
    add (findings, (PursuitFinding){ .code = PURSUIT_FINDING_NOBODY_AGAINST,
                                     .severity = PURSUIT_SEVERITY_HINT,
                                     .action = PURSUIT_FINDING_ACTION_SET_ATTITUDES,
                                     .person = unknown ? unknown->is.person : 0,
                                     .have = known });
}

static void
find_opponents_outweigh (const PursuitPeopleFacts *facts, GArray *findings)
{
  PursuitPeopleFigures figures = pursuit_people_count (facts);
  const PursuitFindingPerson *weightiest = NULL;

  if (figures.against <= figures.ours)
    return;
  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitFindingPerson *person = &facts->people[i];

      if (person->is.attitude < 0 && person->is.attitude != PURSUIT_ATTITUDE_ANY && !person->outside &&
          (weightiest == NULL || person->is.weight > weightiest->is.weight))
        weightiest = person;
    }
  if (weightiest == NULL)
    return;
  add (findings, (PursuitFinding){ .code = PURSUIT_FINDING_OPPONENTS_OUTWEIGH,
                                   .severity = PURSUIT_SEVERITY_DANGER,
                                   .action = PURSUIT_FINDING_ACTION_LOG_VISIT,
                                   .person = weightiest->is.person,
                                   .name = weightiest->name,
                                   .have = figures.against,
                                   .need = figures.ours });
}

static void
find_single_threaded (const PursuitPeopleFacts *facts, GArray *findings)
{
  const PursuitFindingPerson *only = NULL;

  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitFindingPerson *person = &facts->people[i];

      if (!counts (person) || !was_met_within (facts, person, PURSUIT_FINDING_SINGLE_DAYS))
        continue;
      if (only != NULL)
        return;
      only = person;
    }
  if (only != NULL)
    add (findings, (PursuitFinding){ .code = PURSUIT_FINDING_SINGLE_THREADED,
                                     .severity = PURSUIT_SEVERITY_WARNING,
                                     .action = PURSUIT_FINDING_ACTION_ADD_PERSON,
                                     .person = only->is.person,
                                     .name = only->name,
                                     .need = PURSUIT_FINDING_SINGLE_DAYS });
}

static void
find_key_person_not_met (const PursuitPeopleFacts *facts, GArray *findings)
{
  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitFindingPerson *person = &facts->people[i];

      if (!counts (person) || !pursuit_gate_person_is_key (&person->is) ||
          was_met_within (facts, person, PURSUIT_FINDING_DAYS))
        continue;
      /* said already: of the decision level, and never */
      if (is_decision_level (person) && !was_met (facts, person))
        continue;
      add (findings, (PursuitFinding){
                         .code = PURSUIT_FINDING_KEY_PERSON_NOT_MET,
                         .severity = has_role (person, "decision-maker") ||
                                             person->is.weight >= PURSUIT_FINDING_HEAVY_WEIGHT
                                         ? PURSUIT_SEVERITY_WARNING
                                         : PURSUIT_SEVERITY_HINT,
                         .action = PURSUIT_FINDING_ACTION_LOG_VISIT,
                         .person = person->is.person,
                         .name = person->name,
                         .have = was_met (facts, person) ? facts->today - person->is.last_met : -1,
                         .need = PURSUIT_FINDING_DAYS,
                     });
    }
}

static void
find_weights_sum (const PursuitPeopleFacts *facts, GArray *findings)
{
  PursuitPeopleFigures figures = pursuit_people_count (facts);
  const PursuitFindingPerson *unknown = NULL; /* whose weight is, the first */

  if (figures.weighed == 100 || figures.people == 0)
    return;
  for (guint i = 0; i < facts->n_people && unknown == NULL; i++)
    {
      if (counts (&facts->people[i]) && facts->people[i].is.weight < 0)
        unknown = &facts->people[i];
    }
  add (findings, (PursuitFinding){
                     .code = PURSUIT_FINDING_WEIGHTS_SUM,
                     /* nothing was weighed yet: that is work to do, no mistake */
                     .severity = figures.weighed == 0 ? PURSUIT_SEVERITY_HINT : PURSUIT_SEVERITY_WARNING,
                     .action = PURSUIT_FINDING_ACTION_SET_WEIGHTS,
                     .person = unknown ? unknown->is.person : 0,
                     .have = figures.weighed,
                     .need = 100,
                 });
}

/* The tie with @person of a rival's who is the closest. */
static const PursuitFindingTie *
closest_tie (const PursuitPeopleFacts *facts, gint64 person)
{
  const PursuitFindingTie *closest = NULL;

  for (guint i = 0; i < facts->n_ties; i++)
    {
      if (facts->ties[i].person == person &&
          (closest == NULL || facts->ties[i].closeness > closest->closeness))
        closest = &facts->ties[i];
    }
  return closest;
}

static void
find_rival_tie (const PursuitPeopleFacts *facts, GArray *findings)
{
  for (guint i = 0; i < facts->n_people && facts->n_ties > 0; i++)
    {
      const PursuitFindingPerson *person = &facts->people[i];
      gboolean decides = facts->in_deal ? has_role (person, "decision-maker") : is_decision_level (person);
      const PursuitFindingTie *tie = decides ? closest_tie (facts, person->is.person) : NULL;

      if (tie == NULL)
        continue;
      add (findings, (PursuitFinding){
                         .code = PURSUIT_FINDING_RIVAL_TIE,
                         .severity = tie->closeness >= 3 ? PURSUIT_SEVERITY_DANGER : PURSUIT_SEVERITY_WARNING,
                         .action = PURSUIT_FINDING_ACTION_OPEN_RELATION,
                         .person = person->is.person,
                         .name = person->name,
                         .competitor = tie->competitor,
                         .have = tie->closeness,
                     });
    }
}

static void
find_placeholder (const PursuitPeopleFacts *facts, GArray *findings)
{
  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitFindingPerson *person = &facts->people[i];

      if (!person->placeholder)
        continue;
      add (findings, (PursuitFinding){
                         .code = PURSUIT_FINDING_PLACEHOLDER,
                         .severity = is_decision_level (person) || pursuit_gate_person_is_key (&person->is)
                                         ? PURSUIT_SEVERITY_WARNING
                                         : PURSUIT_SEVERITY_HINT,
                         .action = PURSUIT_FINDING_ACTION_NAME_PERSON,
                         .person = person->is.person,
                         .name = person->name,
                     });
    }
}

static const struct
{
  FindFunc find;
  gboolean needs_deal;
} FINDERS[] = {
  [PURSUIT_FINDING_NO_DECISION_MAKER] = { find_no_decision_maker, TRUE },
  [PURSUIT_FINDING_DECISION_NOT_MET] = { find_decision_not_met, FALSE },
  [PURSUIT_FINDING_NO_INSIDER] = { find_no_insider, TRUE },
  [PURSUIT_FINDING_KIND_UNCOVERED] = { find_kind_uncovered, TRUE },
  [PURSUIT_FINDING_NOBODY_AGAINST] = { find_nobody_against, TRUE },
  [PURSUIT_FINDING_OPPONENTS_OUTWEIGH] = { find_opponents_outweigh, TRUE },
  [PURSUIT_FINDING_SINGLE_THREADED] = { find_single_threaded, FALSE },
  [PURSUIT_FINDING_KEY_PERSON_NOT_MET] = { find_key_person_not_met, TRUE },
  [PURSUIT_FINDING_WEIGHTS_SUM] = { find_weights_sum, TRUE },
  [PURSUIT_FINDING_RIVAL_TIE] = { find_rival_tie, FALSE },
  [PURSUIT_FINDING_PLACEHOLDER] = { find_placeholder, FALSE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (FINDERS) == PURSUIT_N_FINDINGS);

static void
find_one (const PursuitPeopleFacts *facts, PursuitFindingCode code, GArray *findings)
{
  if (facts->in_deal || !FINDERS[code].needs_deal)
    FINDERS[code].find (facts, findings);
}

/* Whether @finding is about a place that was named already, as the kind of people who are needed. */
static gboolean
is_said (GArray *findings, const PursuitFinding *finding)
{
  for (guint i = 0; finding->code == PURSUIT_FINDING_PLACEHOLDER && i < findings->len; i++)
    {
      const PursuitFinding *other = &g_array_index (findings, PursuitFinding, i);

      if (other->code == PURSUIT_FINDING_KIND_UNCOVERED && other->person == finding->person)
        return TRUE;
    }
  return FALSE;
}

/**
 * pursuit_people_find:
 *
 * Looks for everything at once. A person of the decision level whom nobody ever met is named once, not as a
 * key person who was not met too, and so is the place of
 * somebody who is needed now; nobody can meet a placeholder, and so it counts as not known everywhere.
 *
 * Returns: (transfer full) (element-type PursuitFinding): the worst first, of one severity in the order of
 *   #PursuitFindingCode and of the people; free with g_array_unref()
 */
GArray *
pursuit_people_find (const PursuitPeopleFacts *facts)
{
  g_return_val_if_fail (facts != NULL, NULL);

  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PursuitFinding));
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (PursuitFinding));

  for (guint code = 0; code < PURSUIT_N_FINDINGS; code++)
    find_one (facts, code, found);
  for (guint severity = 0; severity < PURSUIT_N_SEVERITIES; severity++)
    {
      for (guint i = 0; i < found->len; i++)
        {
          const PursuitFinding *finding = &g_array_index (found, PursuitFinding, i);

          if (finding->severity == severity && !is_said (found, finding))
            add (sorted, *finding);
        }
    }
  return sorted;
}

/** pursuit_people_has_finding: whether pursuit_people_find() would give one of @code; asks for nothing else.
 */
gboolean
pursuit_people_has_finding (const PursuitPeopleFacts *facts, PursuitFindingCode code)
{
  g_return_val_if_fail (facts != NULL && code < PURSUIT_N_FINDINGS, FALSE);

  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PursuitFinding));

  find_one (facts, code, found);
  return found->len > 0;
}

static void
count_weight (PursuitPeopleFigures *figures, const PursuitGatePerson *person)
{
  int weight = MAX (0, person->weight);

  figures->weighed += weight;
  if (person->attitude == PURSUIT_ATTITUDE_ANY)
    return;
  if (person->attitude > 0)
    figures->ours += weight;
  else if (person->attitude == 0)
    figures->neutral += weight;
  else
    figures->against += weight;
}

/** pursuit_people_count: the figures of @facts. */
PursuitPeopleFigures
pursuit_people_count (const PursuitPeopleFacts *facts)
{
  PursuitPeopleFigures figures = { 0 };

  g_return_val_if_fail (facts != NULL, figures);

  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitFindingPerson *person = &facts->people[i];

      if (person->outside)
        continue;
      if (is_decision_level (person))
        {
          figures.deciders++;
          figures.deciders_met += was_met (facts, person);
        }
      if (facts->in_deal)
        count_weight (&figures, &person->is);
      if (person->placeholder)
        continue;
      figures.people++;
      figures.recent += was_met_within (facts, person, PURSUIT_FINDING_DAYS);
    }
  return figures;
}
