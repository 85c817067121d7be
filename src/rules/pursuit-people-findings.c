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
has_role (const PursuitGatePerson *person, const char *role)
{
  return (person->roles & pursuit_choice_bits (PURSUIT_ROLES, role)) != 0;
}

static gboolean
is_decision_level (const PursuitGatePerson *person)
{
  return (person->level & pursuit_choice_bits (PURSUIT_LEVELS, "decision")) != 0;
}

/* Takes part in the decision, and we know who it is. */
static gboolean
counts (const PursuitGatePerson *person)
{
  return !person->placeholder && !person->outside;
}

/* A meeting that is entered for tomorrow is none yet. */
static gboolean
was_met (const PursuitPeopleFacts *facts, const PursuitGatePerson *person)
{
  return person->met_here != PURSUIT_DAY_NONE && person->met_here <= facts->today;
}

static gboolean
was_met_within (const PursuitPeopleFacts *facts, const PursuitGatePerson *person, int days)
{
  return was_met (facts, person) && facts->today - person->met_here <= days;
}

static void
find_no_decision_maker (const PursuitPeopleFacts *facts, GArray *findings)
{
  const PursuitGatePerson *candidate = NULL;

  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitGatePerson *person = &facts->people[i];

      if (!counts (person))
        continue;
      if (has_role (person, "decision-maker"))
        return;
      if (is_decision_level (person) && (candidate == NULL || person->weight > candidate->weight))
        candidate = person;
    }
  add (findings,
       (PursuitFinding){
           .code = PURSUIT_FINDING_NO_DECISION_MAKER,
           .severity = PURSUIT_SEVERITY_DANGER,
           .action = candidate ? PURSUIT_FINDING_ACTION_SET_ROLE : PURSUIT_FINDING_ACTION_ADD_PERSON,
           .person = candidate ? candidate->person : 0,
           .name = candidate ? candidate->name : NULL,
       });
}

static void
find_decision_not_met (const PursuitPeopleFacts *facts, GArray *findings)
{
  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitGatePerson *person = &facts->people[i];

      if (!counts (person) || !is_decision_level (person) || was_met (facts, person))
        continue;
      add (findings, (PursuitFinding){
                         .code = PURSUIT_FINDING_DECISION_NOT_MET,
                         .severity = has_role (person, "decision-maker") ||
                                             person->weight >= PURSUIT_FINDING_HEAVY_WEIGHT
                                         ? PURSUIT_SEVERITY_DANGER
                                         : PURSUIT_SEVERITY_WARNING,
                         .action = PURSUIT_FINDING_ACTION_LOG_VISIT,
                         .person = person->person,
                         .name = person->name,
                         .in_deal = facts->in_deal,
                         .have = person->weight,
                     });
    }
}

/* Whether @a is rather an insider than @b: who is more for us, then whom we see more often. */
static gboolean
is_closer (const PursuitGatePerson *a, const PursuitGatePerson *b)
{
  if (a->attitude != b->attitude)
    return a->attitude > b->attitude;
  return a->contacts > b->contacts;
}

static void
find_no_insider (const PursuitPeopleFacts *facts, GArray *findings)
{
  const PursuitGatePerson *candidate = NULL;

  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitGatePerson *person = &facts->people[i];

      if (person->insider)
        return;
      /* who neither speaks for us nor was ever met is no candidate */
      if (!person->placeholder && person->attitude > 0 && person->contacts > 0 &&
          (candidate == NULL || is_closer (person, candidate)))
        candidate = person;
    }
  add (findings, (PursuitFinding){ .code = PURSUIT_FINDING_NO_INSIDER,
                                   .severity = PURSUIT_SEVERITY_WARNING,
                                   .action = PURSUIT_FINDING_ACTION_MARK_INSIDER,
                                   .person = candidate ? candidate->person : 0,
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
      const PursuitGatePerson *person = &facts->people[i];
      int kind =
          pursuit_people_kind_index (pursuit_people_kind_of (code_of (PURSUIT_LEVELS, person->level),
                                                             code_of (PURSUIT_FUNCTIONS, person->function)));

      if (kind < 0)
        continue;
      if (person->placeholder)
        places[kind] = person->person;
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
  const PursuitGatePerson *unknown = NULL; /* whose attitude is, the first */
  int known = 0;

  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitGatePerson *person = &facts->people[i];

      if (!counts (person))
        continue;
      known++;
      if (person->attitude == PURSUIT_ATTITUDE_ANY)
        unknown = unknown ? unknown : person;
      else if (person->attitude < 0)
        return;
    }
  if (known >= PURSUIT_FINDING_LOOKED)
    add (findings, (PursuitFinding){ .code = PURSUIT_FINDING_NOBODY_AGAINST,
                                     .severity = PURSUIT_SEVERITY_HINT,
                                     .action = PURSUIT_FINDING_ACTION_SET_ATTITUDES,
                                     .person = unknown ? unknown->person : 0,
                                     .have = known });
}

static void
find_opponents_outweigh (const PursuitPeopleFacts *facts, GArray *findings)
{
  PursuitPeopleFigures figures = pursuit_people_count (facts);
  const PursuitGatePerson *weightiest = NULL;

  if (figures.against <= figures.ours)
    return;
  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitGatePerson *person = &facts->people[i];

      if (person->attitude < 0 && person->attitude != PURSUIT_ATTITUDE_ANY && !person->outside &&
          (weightiest == NULL || person->weight > weightiest->weight))
        weightiest = person;
    }
  if (weightiest == NULL)
    return;
  add (findings, (PursuitFinding){ .code = PURSUIT_FINDING_OPPONENTS_OUTWEIGH,
                                   .severity = PURSUIT_SEVERITY_DANGER,
                                   .action = PURSUIT_FINDING_ACTION_LOG_VISIT,
                                   .person = weightiest->person,
                                   .name = weightiest->name,
                                   .have = figures.against,
                                   .need = figures.ours });
}

static void
find_single_threaded (const PursuitPeopleFacts *facts, GArray *findings)
{
  const PursuitGatePerson *only = NULL;

  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitGatePerson *person = &facts->people[i];

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
                                     .person = only->person,
                                     .name = only->name,
                                     .need = PURSUIT_FINDING_SINGLE_DAYS });
}

static void
find_key_person_not_met (const PursuitPeopleFacts *facts, GArray *findings)
{
  for (guint i = 0; i < facts->n_people; i++)
    {
      const PursuitGatePerson *person = &facts->people[i];

      if (!counts (person) || !pursuit_gate_person_is_key (person) ||
          was_met_within (facts, person, PURSUIT_FINDING_DAYS))
        continue;
      /* said already: of the decision level, and never */
      if (is_decision_level (person) && !was_met (facts, person))
        continue;
      add (findings, (PursuitFinding){
                         .code = PURSUIT_FINDING_KEY_PERSON_NOT_MET,
                         .severity = has_role (person, "decision-maker") ||
                                             person->weight >= PURSUIT_FINDING_HEAVY_WEIGHT
                                         ? PURSUIT_SEVERITY_WARNING
                                         : PURSUIT_SEVERITY_HINT,
                         .action = PURSUIT_FINDING_ACTION_LOG_VISIT,
                         .person = person->person,
                         .name = person->name,
                         .have = was_met (facts, person) ? facts->today - person->met_here : -1,
                         .need = PURSUIT_FINDING_DAYS,
                     });
    }
}

static void
find_weights_sum (const PursuitPeopleFacts *facts, GArray *findings)
{
  PursuitPeopleFigures figures = pursuit_people_count (facts);
  const PursuitGatePerson *unknown = NULL; /* whose weight is, the first */

  if (figures.weighed == 100 || figures.people == 0)
    return;
  for (guint i = 0; i < facts->n_people && unknown == NULL; i++)
    {
      if (counts (&facts->people[i]) && facts->people[i].weight < 0)
        unknown = &facts->people[i];
    }
  add (findings, (PursuitFinding){
                     .code = PURSUIT_FINDING_WEIGHTS_SUM,
                     /* nothing was weighed yet: that is work to do, no mistake */
                     .severity = figures.weighed == 0 ? PURSUIT_SEVERITY_HINT : PURSUIT_SEVERITY_WARNING,
                     .action = PURSUIT_FINDING_ACTION_SET_WEIGHTS,
                     .person = unknown ? unknown->person : 0,
                     .have = figures.weighed,
                     .need = 100,
                 });
}

/* The tie with @person of a rival's who is the closest. */
static const PursuitGateTie *
closest_tie (const PursuitPeopleFacts *facts, gint64 person)
{
  const PursuitGateTie *closest = NULL;

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
      const PursuitGatePerson *person = &facts->people[i];
      gboolean decides = facts->in_deal ? has_role (person, "decision-maker") : is_decision_level (person);
      const PursuitGateTie *tie = decides ? closest_tie (facts, person->person) : NULL;

      if (tie == NULL)
        continue;
      add (findings, (PursuitFinding){
                         .code = PURSUIT_FINDING_RIVAL_TIE,
                         .severity = tie->closeness >= 3 ? PURSUIT_SEVERITY_DANGER : PURSUIT_SEVERITY_WARNING,
                         .action = PURSUIT_FINDING_ACTION_OPEN_RELATION,
                         .person = person->person,
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
      const PursuitGatePerson *person = &facts->people[i];

      if (!person->placeholder)
        continue;
      add (findings, (PursuitFinding){
                         .code = PURSUIT_FINDING_PLACEHOLDER,
                         .severity = is_decision_level (person) || pursuit_gate_person_is_key (person)
                                         ? PURSUIT_SEVERITY_WARNING
                                         : PURSUIT_SEVERITY_HINT,
                         .action = PURSUIT_FINDING_ACTION_NAME_PERSON,
                         .person = person->person,
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
 * pursuit_people_facts_of_deal:
 * @deal: its people and the day count
 * @ties: (array length=n_ties): of rivals with these people
 * @degrees: (nullable) (array fixed-size=6): what people of each kind have to do in the customer's buying
 *   stage; %NULL for nothing
 *
 * Returns: the map of people of the deal; valid as long as what it is made of
 */
PursuitPeopleFacts
pursuit_people_facts_of_deal (const PursuitGateFacts *deal,
                              const PursuitGateTie *ties,
                              guint n_ties,
                              const int *degrees)
{
  PursuitPeopleFacts facts = { .in_deal = TRUE };

  g_return_val_if_fail (deal != NULL, facts);

  facts.people = deal->people;
  facts.n_people = deal->n_people;
  facts.ties = ties;
  facts.n_ties = n_ties;
  facts.today = deal->today;
  if (degrees != NULL)
    memcpy (facts.degrees, degrees, sizeof facts.degrees);
  return facts;
}

/**
 * pursuit_people_find:
 *
 * Looks for everything at once. A person of the decision level whom nobody ever met is named once, not as a
 * key person who was not met too, and so is the place of somebody who is needed now; nobody can meet a
 * placeholder, and so it counts as not known everywhere.
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
    {
      if (facts->in_deal || !FINDERS[code].needs_deal)
        FINDERS[code].find (facts, found);
    }
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
      const PursuitGatePerson *person = &facts->people[i];

      if (person->outside)
        continue;
      if (is_decision_level (person))
        {
          figures.deciders++;
          figures.deciders_met += was_met (facts, person);
        }
      if (facts->in_deal)
        count_weight (&figures, person);
      if (person->placeholder)
        continue;
      figures.people++;
      figures.recent += was_met_within (facts, person, PURSUIT_FINDING_DAYS);
    }
  return figures;
}
