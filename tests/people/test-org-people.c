/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-drop.h"
#include "sample-people.h"

#define TODAY 20000

static PursuitOrgPeople *
make_people (GHashTable *participants)
{
  g_autoptr (GPtrArray) records = sample_people_new ();

  return pursuit_org_people_new (records, participants);
}

static gint64
manager_of (PursuitOrgPeople *people, gint64 id)
{
  return pursuit_org_people_id_at (people, people->parent[pursuit_org_people_find (people, id)]);
}

static void
test_tree (void)
{
  g_autoptr (PursuitOrgPeople) people = make_people (NULL);

  g_assert_cmpuint (people->n_cards, ==, 6);
  g_assert_cmpuint (people->unplaced->len, ==, 1);
  g_assert_cmpint (pursuit_org_people_find (people, SAMPLE_CLERK), ==, -1);
  g_assert_nonnull (pursuit_org_people_get_person (people, SAMPLE_CLERK));
  g_assert_null (pursuit_org_people_get_person (people, 99));
  g_assert_cmpint (manager_of (people, SAMPLE_BOSS), ==, 0);
  g_assert_cmpint (manager_of (people, SAMPLE_WORKER), ==, SAMPLE_ENGINEER);
  g_assert_true (pursuit_org_people_is_below (people, SAMPLE_WORKER, SAMPLE_BOSS));
  g_assert_false (pursuit_org_people_is_below (people, SAMPLE_BOSS, SAMPLE_WORKER));
  g_assert_false (pursuit_org_people_is_below (people, SAMPLE_BUYER, SAMPLE_ENGINEER));
  g_assert_cmpuint (pursuit_org_people_count_below (people, SAMPLE_BOSS), ==, 5);
  g_assert_cmpuint (pursuit_org_people_count_below (people, SAMPLE_DEPUTY), ==, 4);
  g_assert_cmpuint (pursuit_org_people_count_below (people, SAMPLE_ENGINEER), ==, 1);
  g_assert_cmpuint (pursuit_org_people_count_below (people, SAMPLE_WORKER), ==, 0);
}

static void
test_siblings (void)
{
  g_autoptr (PursuitOrgPeople) people = make_people (NULL);
  gint engineer = pursuit_org_people_find (people, SAMPLE_ENGINEER);

  g_assert_cmpint (pursuit_org_people_id_at (people, pursuit_org_people_sibling (people, engineer, 1)), ==,
                   SAMPLE_UNKNOWN);
  g_assert_cmpint (pursuit_org_people_id_at (people, pursuit_org_people_sibling (people, engineer, 2)), ==,
                   SAMPLE_BUYER);
  g_assert_cmpint (pursuit_org_people_sibling (people, engineer, 3), ==, -1);
  g_assert_cmpint (pursuit_org_people_sibling (people, engineer, -1), ==, -1);
}

static void
test_why_not (void)
{
  g_autoptr (PursuitOrgPeople) people = make_people (NULL);
  g_autofree char *below = pursuit_org_people_why_not (people, SAMPLE_DEPUTY, SAMPLE_WORKER);
  g_autofree char *self = pursuit_org_people_why_not (people, SAMPLE_DEPUTY, SAMPLE_DEPUTY);

  g_assert_cmpstr (below, ==, "Zhou Min cannot report to Qian Hao, who is below them in the chart.");
  g_assert_cmpstr (self, ==, "Nobody reports to themselves.");
  g_assert_null (pursuit_org_people_why_not (people, SAMPLE_WORKER, SAMPLE_BOSS));
  g_assert_null (pursuit_org_people_why_not (people, SAMPLE_DEPUTY, 0));
  g_assert_null (pursuit_org_people_why_not (people, SAMPLE_CLERK, SAMPLE_WORKER));
}

static void
test_search (void)
{
  g_autoptr (PursuitOrgPeople) people = make_people (NULL);

  g_assert_cmpint (pursuit_org_people_search (people, "zhao"), ==, SAMPLE_ENGINEER);
  g_assert_cmpint (pursuit_org_people_search (people, "Wang"), ==, 0); /* not on the chart */
  g_assert_cmpint (pursuit_org_people_search (people, ""), ==, 0);
}

/* A cycle in a damaged database loses one line and nobody. */
static void
test_cycle (void)
{
  g_autoptr (GPtrArray) records = sample_people_new ();
  g_autoptr (PursuitOrgPeople) people = NULL;
  guint roots = 0;

  pursuit_record_set_int (records->pdata[0], PURSUIT_PERSON_REPORTS_TO, SAMPLE_WORKER);
  people = pursuit_org_people_new (records, NULL);
  for (guint i = 0; i < people->n_cards; i++)
    roots += people->parent[i] < 0;
  g_assert_cmpuint (roots, ==, 1);
  g_assert_cmpuint (people->n_cards, ==, 6);
}

static void
test_card (void)
{
  g_autoptr (GHashTable) participants = sample_participants_new ();
  PursuitRecord *engineer = sample_participant_add (participants, SAMPLE_ENGINEER);
  g_autoptr (PursuitOrgPeople) people = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *plain = NULL;
  const PursuitOrgCard *card;
  gint index;

  pursuit_record_set_text (engineer, PURSUIT_PARTICIPANT_ROLES, "designer,evaluator");
  pursuit_record_set_int (engineer, PURSUIT_PARTICIPANT_ATTITUDE, 1);
  pursuit_record_set_int (engineer, PURSUIT_PARTICIPANT_WEIGHT, 25);
  pursuit_record_set_int (engineer, PURSUIT_PARTICIPANT_COVERAGE, 3);
  people = make_people (participants);
  index = pursuit_org_people_find (people, SAMPLE_ENGINEER);
  card = &people->cards[index];
  g_assert_cmpint (card->attitude, ==, 1);
  g_assert_cmpint (card->weight, ==, 25);
  g_assert_cmpint (card->level, ==, PURSUIT_ORG_LANE_MANAGEMENT);
  g_assert_cmpint (card->insider, ==, PURSUIT_ORG_INSIDER_NO);
  g_assert_cmpstr (card->roles[1], ==, "Evaluator");
  g_assert_null (card->roles[2]);
  sentence = pursuit_org_people_describe (people, index);
  g_assert_cmpstr (sentence, ==,
                   "Zhao Wei, Management level, Designer, Evaluator, Supporter, Deep contact, weight 25 %, "
                   "reports to Zhou Min");
  /* Who takes no part in the deal has no values of it. */
  plain = pursuit_org_people_describe (people, pursuit_org_people_find (people, SAMPLE_BOSS));
  g_assert_cmpstr (plain, ==, "Luo Jian, Decision level");
  g_assert_cmpint (people->cards[0].attitude, ==, PURSUIT_ORG_ATTITUDE_UNSET);
  g_assert_cmpint (people->cards[0].weight, ==, -1);
}

static PursuitOrgChartLayout *
make_layout (PursuitOrgPeople *people)
{
  PursuitOrgChartData data = { .n_cards = people->n_cards, .cards = people->cards, .parent = people->parent };
  PursuitOrgChartOptions options = PURSUIT_ORG_CHART_OPTIONS_INIT;

  return pursuit_org_chart_layout_new (&data, &options);
}

/* What a drop means @dx from the left edge of the card @target, half way down. */
static PursuitOrgDrop
drop_at (PursuitOrgPeople *people, gint64 id, gint64 target, double dx)
{
  g_autoptr (PursuitOrgChartLayout) layout = make_layout (people);
  gint card = pursuit_org_people_find (people, target);

  return pursuit_org_drop_find (people, layout, id, layout->tree->x[card] + dx,
                                layout->tree->y[card] + PURSUIT_ORG_CARD_HEIGHT / 2, FALSE);
}

static void
test_drop (void)
{
  g_autoptr (PursuitOrgPeople) people = make_people (NULL);
  double middle = PURSUIT_ORG_CARD_WIDTH / 2;
  PursuitOrgDrop drop = drop_at (people, SAMPLE_BUYER, SAMPLE_ENGINEER, middle);

  g_assert_cmpint (drop.kind, ==, PURSUIT_ORG_DROP_REPORT);
  g_assert_cmpint (drop.manager, ==, SAMPLE_ENGINEER);
  g_assert_cmpint (drop.before, ==, 0);

  drop = drop_at (people, SAMPLE_DEPUTY, SAMPLE_WORKER, middle);
  g_assert_cmpint (drop.kind, ==, PURSUIT_ORG_DROP_REFUSED);
  drop = drop_at (people, SAMPLE_DEPUTY, SAMPLE_DEPUTY, middle);
  g_assert_cmpint (drop.kind, ==, PURSUIT_ORG_DROP_NONE);

  /* Between the engineer and the unknown. */
  drop = drop_at (people, SAMPLE_BUYER, SAMPLE_UNKNOWN, -5);
  g_assert_cmpint (drop.kind, ==, PURSUIT_ORG_DROP_ORDER);
  g_assert_cmpint (drop.manager, ==, SAMPLE_DEPUTY);
  g_assert_cmpint (drop.before, ==, SAMPLE_UNKNOWN);
  /* Behind the last one, who is the dragged one's own neighbour. */
  drop = drop_at (people, SAMPLE_ENGINEER, SAMPLE_BUYER, PURSUIT_ORG_CARD_WIDTH + 5);
  g_assert_cmpint (drop.kind, ==, PURSUIT_ORG_DROP_ORDER);
  g_assert_cmpint (drop.before, ==, 0);
  /* Among those who report to the dragged one there is no place for it. */
  drop = drop_at (people, SAMPLE_DEPUTY, SAMPLE_BUYER, PURSUIT_ORG_CARD_WIDTH + 5);
  g_assert_cmpint (drop.kind, ==, PURSUIT_ORG_DROP_NONE);
}

static void
test_drop_on_ground (void)
{
  g_autoptr (PursuitOrgPeople) people = make_people (NULL);
  g_autoptr (PursuitOrgChartLayout) layout = make_layout (people);
  PursuitOrgDrop drop = pursuit_org_drop_find (people, layout, SAMPLE_WORKER, -500, 10, TRUE);

  g_assert_cmpint (drop.kind, ==, PURSUIT_ORG_DROP_TOP);
  g_assert_cmpint (drop.manager, ==, 0);
  drop = pursuit_org_drop_find (people, layout, SAMPLE_WORKER, -500, 10, FALSE);
  g_assert_cmpint (drop.kind, ==, PURSUIT_ORG_DROP_NONE);
  drop = pursuit_org_drop_find (people, NULL, SAMPLE_CLERK, 0, 0, FALSE);
  g_assert_cmpint (drop.kind, ==, PURSUIT_ORG_DROP_TOP);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/org-people/tree", test_tree);
  g_test_add_func ("/org-people/siblings", test_siblings);
  g_test_add_func ("/org-people/why-not", test_why_not);
  g_test_add_func ("/org-people/search", test_search);
  g_test_add_func ("/org-people/cycle", test_cycle);
  g_test_add_func ("/org-people/card", test_card);
  g_test_add_func ("/org-people/drop", test_drop);
  g_test_add_func ("/org-people/drop-on-ground", test_drop_on_ground);
  return g_test_run ();
}
