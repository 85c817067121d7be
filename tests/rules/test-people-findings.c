/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-people-findings.h"

#include "pursuit-participant.h"
#include "pursuit-participation-rules.h"
#include "pursuit-person.h"

static const PursuitDay TODAY = 20000;

/* “l:management f:technical r:designer a:-1 w:30 met:5 insider placeholder outside”; met: days ago. */
static PursuitGatePerson
make_person (gint64 id, const char *name, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  PursuitGatePerson person = {
    .person = id,
    .name = name,
    .attitude = PURSUIT_ATTITUDE_ANY,
    .weight = -1,
    .last_met = PURSUIT_DAY_NONE,
    .met_here = PURSUIT_DAY_NONE,
  };

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *value = strchr (words[i], ':');

      value = value ? value + 1 : "";
      if (g_str_has_prefix (words[i], "l:"))
        person.level = pursuit_choice_bits (PURSUIT_LEVELS, value);
      else if (g_str_has_prefix (words[i], "f:"))
        person.function = pursuit_choice_bits (PURSUIT_FUNCTIONS, value);
      else if (g_str_has_prefix (words[i], "r:"))
        person.roles = pursuit_choice_bits (PURSUIT_ROLES, value);
      else if (g_str_has_prefix (words[i], "a:"))
        person.attitude = atoi (value);
      else if (g_str_has_prefix (words[i], "w:"))
        person.weight = atoi (value);
      else if (g_str_has_prefix (words[i], "met:"))
        person.met_here = TODAY - atoi (value);
      else if (g_str_has_prefix (words[i], "contacts:"))
        person.contacts = (guint) atoi (value);
      else if (g_str_equal (words[i], "insider"))
        person.insider = TRUE;
      else if (g_str_equal (words[i], "placeholder"))
        person.placeholder = TRUE;
      else if (g_str_equal (words[i], "outside"))
        person.outside = TRUE;
      else
        g_assert_cmpstr (words[i], ==, "");
    }
  return person;
}

/* A map on which nothing is wrong; tests change one thing of it. */
enum
{
  LUO,
  ZHAO,
  HE,
  WU,
  N_PEOPLE
};

static const char *const SOUND[N_PEOPLE] = {
  [LUO] = "l:decision f:other r:decision-maker a:1 w:40 met:3",
  [ZHAO] = "l:management f:technical r:designer a:1 w:30 met:9",
  [HE] = "l:management f:purchasing r:evaluator a:-1 w:20 met:30",
  [WU] = "l:operating f:using r:user a:2 w:10 met:1 insider",
};
static const char *const NAMES[N_PEOPLE] = { "Luo Jian", "Zhao Wei", "He Fang", "Wu Lei" };

typedef struct
{
  PursuitGatePerson people[N_PEOPLE];
  PursuitPeopleFacts facts;
} Map;

static void
map_init (Map *map)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    map->people[i] = make_person (i + 1, NAMES[i], SOUND[i]);
  map->facts =
      (PursuitPeopleFacts){ .people = map->people, .n_people = N_PEOPLE, .in_deal = TRUE, .today = TODAY };
}

static void
map_set (Map *map, guint person, const char *text)
{
  map->people[person] = make_person (person + 1, NAMES[person], text);
}

/* “danger no-decision-maker add-person 0: No decision maker is known.”, a line each. */
static char *
describe (const PursuitPeopleFacts *facts)
{
  g_autoptr (GArray) findings = pursuit_people_find (facts);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const PursuitFinding *finding = &g_array_index (findings, PursuitFinding, i);
      g_autofree char *words = pursuit_finding_explain (finding);

      g_string_append_printf (text, "%s%s %s %s %d: %s", i > 0 ? "\n" : "",
                              pursuit_finding_severity_code (finding->severity),
                              pursuit_finding_code (finding->code),
                              pursuit_finding_action_code (finding->action), (int) finding->person, words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_findings (const PursuitPeopleFacts *facts, const char *expected)
{
  g_autofree char *found = describe (facts);

  g_assert_cmpstr (found, ==, expected);
}

static gboolean
has_finding (const PursuitPeopleFacts *facts, PursuitFindingCode code)
{
  g_autoptr (GArray) findings = pursuit_people_find (facts);

  for (guint i = 0; i < findings->len; i++)
    {
      if (g_array_index (findings, PursuitFinding, i).code == code)
        return TRUE;
    }
  return FALSE;
}

static void
test_nothing_wrong (void)
{
  Map map;

  map_init (&map);
  assert_findings (&map.facts, "");
}

static void
test_nobody (void)
{
  const PursuitPeopleFacts empty = { .in_deal = TRUE, .today = TODAY };
  const PursuitPeopleFacts company = { .today = TODAY };

  assert_findings (&empty, "danger no-decision-maker add-person 0: No decision maker is known.\n"
                           "warning no-insider mark-insider 0: There is no insider.");
  assert_findings (&company, "");
}

static void
test_decision_maker (void)
{
  Map map;

  map_init (&map);
  map_set (&map, LUO, "l:decision f:other a:1 w:40 met:3");
  assert_findings (&map.facts, "danger no-decision-maker set-role 1: "
                               "Nobody is marked as the decision maker; Luo Jian may be.");
  map_set (&map, LUO, "l:management r:decision-maker a:1 w:40 met:3");
  assert_findings (&map.facts, "");
  /* somebody must decide, but nobody knows who */
  map_set (&map, LUO, "l:management r:decision-maker a:1 w:40 placeholder");
  assert_findings (&map.facts,
                   "danger no-decision-maker add-person 0: No decision maker is known.\n"
                   "warning placeholder name-person 1: It is still unknown who this is: Luo Jian.");
}

static void
test_decision_level_met (void)
{
  Map map;

  map_init (&map);
  map_set (&map, LUO, "l:decision r:decision-maker a:1 w:40");
  assert_findings (
      &map.facts,
      "danger decision-not-met log-visit 1: Luo Jian of the decision level has not been met in this deal.");
  /* a visit that is entered for tomorrow has not been paid */
  map_set (&map, LUO, "l:decision r:decision-maker a:1 w:40 met:-1");
  assert_findings (
      &map.facts,
      "danger decision-not-met log-visit 1: Luo Jian of the decision level has not been met in this deal.");
  map_set (&map, LUO, "l:decision r:decision-maker a:1 w:40 met:0");
  assert_findings (&map.facts, "");
  map_set (&map, ZHAO, "l:decision a:1 w:9");
  map_set (&map, LUO, "l:decision r:decision-maker a:1 w:61 met:3");
  assert_findings (
      &map.facts,
      "warning decision-not-met log-visit 2: Zhao Wei of the decision level has not been met in this deal.");
  map_set (&map, ZHAO, "l:decision a:1 outside");
  map_set (&map, LUO, "l:decision r:decision-maker a:1 w:70 met:3");
  assert_findings (&map.facts, "");
  map.facts.in_deal = FALSE;
  map_set (&map, LUO, "l:decision");
  assert_findings (&map.facts,
                   "warning decision-not-met log-visit 1: Luo Jian of the decision level was never met.");
}

static void
test_insider (void)
{
  Map map;

  map_init (&map);
  map_set (&map, WU, "l:operating f:using r:user a:2 w:10 met:1 contacts:1");
  assert_findings (&map.facts, "warning no-insider mark-insider 4: There is no insider.");
  /* of two who are as much for us, whom we see more often; nobody whom we never saw */
  map_set (&map, ZHAO, "l:management f:technical r:designer a:2 w:30 met:9 contacts:2");
  assert_findings (&map.facts, "warning no-insider mark-insider 2: There is no insider.");
  map_set (&map, ZHAO, "l:management f:technical r:designer a:1 w:30 met:9 contacts:2");
  assert_findings (&map.facts, "warning no-insider mark-insider 4: There is no insider.");
  map_set (&map, ZHAO, "l:management f:technical a:0 w:30 met:9 contacts:9");
  map_set (&map, WU, "l:operating f:using r:user a:2 w:10 met:1");
  assert_findings (&map.facts, "warning no-insider mark-insider 0: There is no insider.");
  map_set (&map, WU, "l:operating insider outside");
  map_set (&map, LUO, "l:decision r:decision-maker a:1 w:50 met:3");
  assert_findings (&map.facts, "");
}

static void
test_kinds (void)
{
  Map map;
  int manager = pursuit_people_kind_index ("using-manager"),
      engineer = pursuit_people_kind_index ("engineer");

  map_init (&map);
  map.facts.degrees[pursuit_people_kind_index ("user")] = PURSUIT_PARTICIPATION_DECIDES;
  map.facts.degrees[engineer] = PURSUIT_PARTICIPATION_MAY_JOIN;
  assert_findings (&map.facts, "");
  map.facts.degrees[manager] = PURSUIT_PARTICIPATION_WORKS;
  assert_findings (&map.facts, "warning kind-uncovered add-person 0: "
                               "Using dept. manager: nobody is known, and they are needed now.");
  map.facts.degrees[engineer] = PURSUIT_PARTICIPATION_DECIDES;
  map.facts.degrees[manager] = PURSUIT_PARTICIPATION_ABSENT;
  map_set (&map, WU, "l:operating f:technical a:2 w:10 insider placeholder");
  map.facts.degrees[pursuit_people_kind_index ("user")] = PURSUIT_PARTICIPATION_ABSENT;
  assert_findings (&map.facts, "danger kind-uncovered name-person 4: "
                               "Engineer: nobody is known, and they are needed now.");
}

static void
test_nobody_against (void)
{
  Map map;

  map_init (&map);
  map_set (&map, HE, "l:management f:purchasing w:20 met:30");
  assert_findings (&map.facts, "hint nobody-against set-attitudes 3: "
                               "Nobody is known to be against us: who would lose by it?");
  /* while so few are known, nobody wonders */
  map_set (&map, HE, "w:20 placeholder");
  map_set (&map, ZHAO, "w:30 a:0 placeholder");
  g_assert_false (has_finding (&map.facts, PURSUIT_FINDING_NOBODY_AGAINST));
}

static void
test_opponents (void)
{
  Map map;

  map_init (&map);
  map_set (&map, LUO, "l:decision r:decision-maker a:-1 w:40 met:3");
  assert_findings (&map.facts, "danger opponents-outweigh log-visit 1: "
                               "More weight is against us than for us: 60 % to 40 %.");
  /* as much is not more */
  map_set (&map, LUO, "l:decision r:decision-maker a:-1 w:20 met:3");
  map_set (&map, ZHAO, "l:management f:technical a:1 w:30 met:9");
  map_set (&map, HE, "l:management f:purchasing a:-2 w:20 met:30");
  map_set (&map, WU, "a:2 w:30 met:1 insider");
  assert_findings (&map.facts, "");
}

static void
test_single_thread (void)
{
  Map map;

  map_init (&map);
  map_set (&map, LUO, "l:management r:decision-maker a:1 w:0 met:61");
  map_set (&map, ZHAO, "l:management a:1 w:0");
  map_set (&map, HE, "a:-1 w:0");
  map_set (&map, WU, "a:2 w:100 met:30 insider");
  assert_findings (
      &map.facts, "warning single-threaded add-person 4: All contacts of the last 60 days were with Wu Lei.\n"
                  "warning key-person-not-met log-visit 1: Luo Jian was not met for 61 days.");
  map_set (&map, ZHAO, "l:management a:1 w:0 met:60");
  g_assert_false (has_finding (&map.facts, PURSUIT_FINDING_SINGLE_THREADED));
  map_set (&map, ZHAO, "l:management a:1 w:0 met:61");
  map_set (&map, WU, "a:2 w:100 insider");
  g_assert_false (has_finding (&map.facts, PURSUIT_FINDING_SINGLE_THREADED));
}

static void
test_key_persons (void)
{
  Map map;

  map_init (&map);
  map_set (&map, ZHAO, "l:management f:technical a:1 w:30 met:31");
  map_set (&map, LUO, "l:management r:decision-maker a:1 w:45 met:3");
  map_set (&map, WU, "l:operating a:2 w:5 insider");
  assert_findings (&map.facts, "warning key-person-not-met log-visit 2: Zhao Wei was not met for 31 days.\n"
                               "hint key-person-not-met log-visit 4: Wu Lei has not been met in this deal.");
  map_set (&map, ZHAO, "l:management f:technical a:1 w:30 met:30");
  map_set (&map, WU, "l:operating a:2 w:0 insider");
  map_set (&map, LUO, "l:management r:decision-maker a:1 w:50 met:3");
  assert_findings (&map.facts, "");
}

static void
test_weights (void)
{
  Map map;

  map_init (&map);
  map_set (&map, WU, "l:operating a:2 w:20 met:1 insider");
  assert_findings (&map.facts,
                   "warning weights-sum set-weights 0: The decision weights add up to 110 %, not to 100 %.");
  for (guint i = 0; i < N_PEOPLE; i++)
    map.people[i].weight = -1;
  assert_findings (&map.facts, "hint weights-sum set-weights 1: Nobody has a decision weight yet.");
}

static void
test_rivals (void)
{
  const PursuitGateTie ties[] = { { 3, "Castor", 3 }, { 1, "Castor", 1 }, { 1, "Pollux", 2 } };
  Map map;

  map_init (&map);
  map.facts.ties = ties;
  map.facts.n_ties = 1;
  assert_findings (&map.facts, "");
  map.facts.n_ties = 2;
  assert_findings (&map.facts, "warning rival-tie open-relation 1: Castor knows Luo Jian, who decides.");
  map.facts.n_ties = 3;
  assert_findings (&map.facts,
                   "warning rival-tie open-relation 1: Pollux is close to Luo Jian, who decides.");
  map_set (&map, HE, "l:management f:purchasing r:evaluator,decision-maker a:-1 w:20 met:30");
  assert_findings (&map.facts,
                   "danger rival-tie open-relation 3: Castor has the trust of He Fang, who decides.\n"
                   "warning rival-tie open-relation 1: Pollux is close to Luo Jian, who decides.");
  /* without a deal the decision level decides */
  map.facts.in_deal = FALSE;
  assert_findings (&map.facts,
                   "warning rival-tie open-relation 1: Pollux is close to Luo Jian, who decides.");
}

static void
test_placeholders (void)
{
  Map map;

  map_init (&map);
  map.people[WU] = make_person (4, NULL, "l:operating w:0 placeholder insider");
  map_set (&map, LUO, "l:decision r:decision-maker a:1 w:50 met:3");
  assert_findings (&map.facts,
                   "hint placeholder name-person 4: Who holds a place on the chart is still unknown.");
}

/* What lies on a limit: a weight of ten is heavy, who is neutral is not against us, nothing is a weight too.
 */
static void
test_edges (void)
{
  Map map;

  map_init (&map);
  map_set (&map, LUO, "l:decision r:decision-maker a:1 w:0");
  map_set (&map, ZHAO, "l:management f:technical r:designer a:1 w:70 met:9");
  assert_findings (
      &map.facts,
      "danger decision-not-met log-visit 1: Luo Jian of the decision level has not been met in this deal.");
  map_set (&map, LUO, "l:decision r:decision-maker a:1 w:60 met:3");
  map_set (&map, ZHAO, "l:decision a:1 w:10");
  assert_findings (
      &map.facts,
      "danger decision-not-met log-visit 2: Zhao Wei of the decision level has not been met in this deal.");
  map_set (&map, ZHAO, "l:management a:1 w:10 met:31");
  assert_findings (&map.facts, "warning key-person-not-met log-visit 2: Zhao Wei was not met for 31 days.");
  map_set (&map, ZHAO, "l:management a:1 w:9 met:31");
  map_set (&map, LUO, "l:decision r:decision-maker a:1 w:61 met:3");
  assert_findings (&map.facts, "hint key-person-not-met log-visit 2: Zhao Wei was not met for 31 days.");
  /* three are known, one of them neutral: enough to wonder who is against us */
  map_init (&map);
  map_set (&map, HE, "l:management f:purchasing a:0 w:30 met:30");
  map_set (&map, WU, "placeholder insider");
  assert_findings (&map.facts, "hint nobody-against set-attitudes 0: "
                               "Nobody is known to be against us: who would lose by it?\n"
                               "hint placeholder name-person 4: It is still unknown who this is: Wu Lei.");
  /* the neutral one has the greatest weight, but is no opponent */
  map_init (&map);
  map_set (&map, LUO, "l:decision r:decision-maker a:0 w:50 met:3");
  map_set (&map, ZHAO, "l:management f:technical a:-1 w:30 met:9");
  map_set (&map, WU, "a:2 w:0 met:1 insider");
  assert_findings (&map.facts, "danger opponents-outweigh log-visit 2: "
                               "More weight is against us than for us: 50 % to 0 %.");
  /* whose weight is nothing has one */
  map_init (&map);
  map_set (&map, ZHAO, "l:management f:technical r:designer a:1 w:0 met:9");
  map_set (&map, WU, "l:operating f:using r:user a:2 met:1 insider");
  assert_findings (&map.facts,
                   "warning weights-sum set-weights 4: The decision weights add up to 60 %, not to 100 %.");
  /* the first kind of all is covered like the others */
  map_init (&map);
  map.facts.degrees[0] = PURSUIT_PARTICIPATION_DECIDES;
  assert_findings (&map.facts, "");
}

/* Where nothing tells two apart the first counts. */
static void
test_first_of_equals (void)
{
  const PursuitGateTie ties[] = { { 1, "Castor", 2 }, { 1, "Pollux", 2 } };
  Map map;

  map_init (&map);
  map_set (&map, LUO, "l:decision a:1 w:35 met:3");
  map_set (&map, ZHAO, "l:decision a:1 w:35 met:9");
  assert_findings (&map.facts, "danger no-decision-maker set-role 1: "
                               "Nobody is marked as the decision maker; Luo Jian may be.");
  map_init (&map);
  map_set (&map, ZHAO, "l:management f:technical a:2 w:30 met:9 contacts:2");
  map_set (&map, WU, "l:operating a:2 w:10 met:1 contacts:2");
  assert_findings (&map.facts, "warning no-insider mark-insider 2: There is no insider.");
  map_init (&map);
  map_set (&map, LUO, "l:decision r:decision-maker a:-1 w:35 met:3");
  map_set (&map, ZHAO, "l:management f:technical a:-1 w:35 met:9");
  assert_findings (&map.facts, "danger opponents-outweigh log-visit 1: "
                               "More weight is against us than for us: 90 % to 10 %.");
  map_init (&map);
  map.facts.ties = ties;
  map.facts.n_ties = 2;
  assert_findings (&map.facts,
                   "warning rival-tie open-relation 1: Castor is close to Luo Jian, who decides.");
}

static void
test_of_deal (void)
{
  const int degrees[PURSUIT_N_PEOPLE_KINDS] = { 0, 0, 0, 0, PURSUIT_PARTICIPATION_DECIDES };
  const PursuitGateTie tie = { 1, "Castor", 3 };
  PursuitGateFacts deal = PURSUIT_GATE_FACTS_INIT;
  Map map;

  map_init (&map);
  deal.people = map.people;
  deal.n_people = N_PEOPLE;
  deal.today = TODAY;
  PursuitPeopleFacts facts = pursuit_people_facts_of_deal (&deal, NULL, 0, NULL);
  assert_findings (&facts, "");
  facts = pursuit_people_facts_of_deal (&deal, &tie, 1, degrees);
  assert_findings (&facts,
                   "danger kind-uncovered add-person 0: "
                   "Engineer: nobody is known, and they are needed now.\n"
                   "danger rival-tie open-relation 1: Castor has the trust of Luo Jian, who decides.");
}

/* Kept as a line a finding says the same; days go on. */
static void
test_as_code (void)
{
  const PursuitGateTie tie = { 1, "Castor\tand Pollux", 3 };
  Map map;

  map_init (&map);
  map_set (&map, LUO, "l:decision a:-1 w:40");
  map_set (&map, ZHAO, "l:management f:technical r:designer,decision-maker a:1 w:30");
  map_set (&map, WU, "w:20 placeholder");
  map.facts.ties = &tie;
  map.facts.n_ties = 1;
  map.facts.degrees[pursuit_people_kind_index ("engineer")] = PURSUIT_PARTICIPATION_WORKS;
  g_autoptr (GArray) findings = pursuit_people_find (&map.facts);
  g_assert_cmpuint (findings->len, >=, 6);
  for (guint i = 0; i < findings->len; i++)
    {
      const PursuitFinding *finding = &g_array_index (findings, PursuitFinding, i);
      g_autofree char *line = pursuit_finding_to_code (finding, TODAY);
      g_autofree char *kept = pursuit_finding_explain_code (line, TODAY);
      g_autofree char *words = pursuit_finding_explain (finding);
      g_assert_cmpstr (kept, ==, g_strdelimit (words, "\t", ' '));
    }

  const PursuitFinding late = { .code = PURSUIT_FINDING_KEY_PERSON_NOT_MET, .name = "Luo Jian", .have = 31 };
  g_autofree char *today = pursuit_finding_to_code (&late, TODAY);
  const PursuitFinding later = { .code = PURSUIT_FINDING_KEY_PERSON_NOT_MET, .name = "Luo Jian", .have = 32 };
  g_autofree char *tomorrow = pursuit_finding_to_code (&later, TODAY + 1);
  g_autofree char *words = pursuit_finding_explain_code (today, TODAY + 1);
  g_assert_cmpstr (today, ==, tomorrow);
  g_assert_cmpstr (words, ==, "Luo Jian was not met for 32 days.");
  const PursuitFinding never = { .code = PURSUIT_FINDING_KEY_PERSON_NOT_MET, .name = "Luo Jian", .have = -1 };
  g_autofree char *line = pursuit_finding_to_code (&never, TODAY);
  g_autofree char *sentence = pursuit_finding_explain_code (line, TODAY + 9);
  g_assert_cmpstr (sentence, ==, "Luo Jian has not been met in this deal.");

  g_assert_null (pursuit_finding_explain_code (NULL, TODAY));
  g_assert_null (pursuit_finding_explain_code ("", TODAY));
  g_assert_null (pursuit_finding_explain_code ("no-insider\t0\t0\t0\t0\t", TODAY));
  g_assert_null (pursuit_finding_explain_code ("no-luck\t0\t0\t0\t0\t\t", TODAY));
  g_assert_null (pursuit_finding_explain_code ("kind-uncovered\t0\t6\t0\t0\t\t", TODAY));
}

static void
test_figures (void)
{
  Map map;
  PursuitPeopleFigures figures;

  map_init (&map);
  map_set (&map, ZHAO, "l:decision a:0 w:30 placeholder");
  map_set (&map, HE, "l:management a:-1 w:20 met:31");
  map_set (&map, WU, "l:decision w:5 a:2 met:1 outside");
  figures = pursuit_people_count (&map.facts);
  g_assert_cmpuint (figures.deciders, ==, 2);
  g_assert_cmpuint (figures.deciders_met, ==, 1);
  g_assert_cmpint (figures.ours, ==, 40);
  g_assert_cmpint (figures.neutral, ==, 30);
  g_assert_cmpint (figures.against, ==, 20);
  g_assert_cmpint (figures.weighed, ==, 90);
  g_assert_cmpuint (figures.people, ==, 2);
  g_assert_cmpuint (figures.recent, ==, 1);
  map.facts.in_deal = FALSE;
  figures = pursuit_people_count (&map.facts);
  g_assert_cmpint (figures.weighed, ==, 0);
  g_assert_cmpuint (figures.people, ==, 2);
}

static void
test_codes (void)
{
  PursuitFindingCode code;

  for (guint i = 0; i < PURSUIT_N_FINDINGS; i++)
    {
      g_assert_true (pursuit_finding_from_code (pursuit_finding_code (i), &code));
      g_assert_cmpuint (code, ==, i);
      g_assert_cmpstr (pursuit_finding_label (i), !=, "");
    }
  g_assert_false (pursuit_finding_from_code ("nothing", &code));
  g_assert_false (pursuit_finding_from_code (NULL, &code));
  for (guint i = 0; i < PURSUIT_N_SEVERITIES; i++)
    {
      PursuitFindingSeverity severity;
      g_assert_true (pursuit_finding_severity_from_code (pursuit_finding_severity_code (i), &severity));
      g_assert_cmpuint (severity, ==, i);
      g_assert_cmpstr (pursuit_finding_severity_label (i), !=, "");
      g_assert_false (pursuit_finding_severity_from_code ("none", &severity));
      g_assert_false (pursuit_finding_severity_from_code (NULL, &severity));
    }
  g_assert_null (PURSUIT_PEOPLE_KINDS[PURSUIT_N_PEOPLE_KINDS].code);
  for (guint i = 0; i < PURSUIT_N_FINDING_ACTIONS; i++)
    g_assert_cmpstr (pursuit_finding_action_label (i), !=, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people-findings/nothing-wrong", test_nothing_wrong);
  g_test_add_func ("/people-findings/nobody", test_nobody);
  g_test_add_func ("/people-findings/decision-maker", test_decision_maker);
  g_test_add_func ("/people-findings/decision-level-met", test_decision_level_met);
  g_test_add_func ("/people-findings/insider", test_insider);
  g_test_add_func ("/people-findings/kinds", test_kinds);
  g_test_add_func ("/people-findings/nobody-against", test_nobody_against);
  g_test_add_func ("/people-findings/opponents", test_opponents);
  g_test_add_func ("/people-findings/single-thread", test_single_thread);
  g_test_add_func ("/people-findings/key-persons", test_key_persons);
  g_test_add_func ("/people-findings/weights", test_weights);
  g_test_add_func ("/people-findings/rivals", test_rivals);
  g_test_add_func ("/people-findings/placeholders", test_placeholders);
  g_test_add_func ("/people-findings/edges", test_edges);
  g_test_add_func ("/people-findings/first-of-equals", test_first_of_equals);
  g_test_add_func ("/people-findings/of-deal", test_of_deal);
  g_test_add_func ("/people-findings/as-code", test_as_code);
  g_test_add_func ("/people-findings/figures", test_figures);
  g_test_add_func ("/people-findings/codes", test_codes);

  return g_test_run ();
}
