/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-trust-path.h"

#define REPORTS PURSUIT_TRUST_REPORTS
#define INFLUENCE PURSUIT_TRUST_INFLUENCE
#define FRIEND PURSUIT_TRUST_FRIEND
#define ANY PURSUIT_ATTITUDE_ANY

/* “1 friend 2 reports-to 3 = 45, member 7”; “none” without a path. */
static void
assert_path (const PursuitTrustMap *map, gint64 target, const char *expected)
{
  g_autoptr (PursuitTrustPath) path = pursuit_trust_path_find (map, target);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; path != NULL && i < path->n_steps; i++)
    {
      g_string_append_printf (text, "%d ", (int) path->steps[i].person);
      if (path->steps[i].via != PURSUIT_TRUST_VIA_END)
        g_string_append_printf (text, "%s ", pursuit_trust_via_code (path->steps[i].via));
    }
  if (path != NULL)
    g_string_append_printf (text, "= %u, member %d", path->cost, (int) path->owner.member);
  else
    g_string_append (text, "none");
  g_assert_cmpstr (text->str, ==, expected);
}

#define MAP(people, lines, owners)                                                                           \
  {                                                                                                          \
    people, G_N_ELEMENTS (people), lines, G_N_ELEMENTS (lines), owners, G_N_ELEMENTS (owners)                \
  }

/* Sun Li is a friend of Zhou Min, who reports to Luo Jian. */
static void
test_route (void)
{
  const PursuitTrustPerson people[] = { { 1, 0, 0 }, { 2, 2, 2 }, { 3, -1, 1 }, { 4, 2, 3 } };
  const PursuitTrustLine lines[] = {
    { 2, 1, REPORTS }, { 3, 1, REPORTS }, { 2, 4, FRIEND }, { 4, 3, REPORTS }
  };
  const PursuitTrustOwner owners[] = { { 4, 7, 0, 4 }, { 3, 8, 2, 1 } };
  const PursuitTrustMap map = MAP (people, lines, owners);

  /* 15 for four meetings, 10 for the friend of a champion who is known deeply, 5 + 20 up from a champion */
  assert_path (&map, 1, "4 friend 2 reports-to 1 = 50, member 7");
  assert_path (&map, 2, "4 friend 2 = 25, member 7");
  assert_path (&map, 4, "4 = 15, member 7");
  assert_path (&map, 3, "3 = 10, member 8");
}

static void
test_directions (void)
{
  const PursuitTrustPerson people[] = { { 1, 2, 3 }, { 2, 2, 3 } };
  const PursuitTrustOwner owners[] = { { 1, 7, 3, 0 } };
  const struct
  {
    PursuitTrustLine line;
    const char *path;
  } cases[] = {
    { { 1, 2, REPORTS }, "1 reports-to 2 = 20, member 7" },
    { { 2, 1, REPORTS }, "1 manages 2 = 10, member 7" },
    { { 1, 2, INFLUENCE }, "1 influences 2 = 10, member 7" },
    { { 2, 1, INFLUENCE }, "1 influenced-by 2 = 25, member 7" },
    { { 1, 2, FRIEND }, "1 friend 2 = 10, member 7" },
    { { 2, 1, FRIEND }, "1 friend 2 = 10, member 7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PursuitTrustMap map = { people, 2, &cases[i].line, 1, owners, 1 };

      assert_path (&map, 2, cases[i].path);
    }
}

/* What it costs to be led on by somebody. */
static void
test_people (void)
{
  const PursuitTrustLine line = { 1, 2, FRIEND };
  const PursuitTrustOwner owner = { 1, 7, 3, 0 };
  const struct
  {
    int attitude, coverage;
    gboolean placeholder;
    const char *path;
  } cases[] = {
    { 2, 3, FALSE, "1 friend 2 = 10, member 7" },
    { 1, 3, FALSE, "1 friend 2 = 15, member 7" },
    { 0, 3, FALSE, "1 friend 2 = 25, member 7" },
    { ANY, 3, FALSE, "1 friend 2 = 25, member 7" },
    { -1, 3, FALSE, "1 friend 2 = 50, member 7" },
    { 2, 2, FALSE, "1 friend 2 = 15, member 7" },
    { 2, 1, FALSE, "1 friend 2 = 20, member 7" },
    { 2, 0, FALSE, "1 friend 2 = 25, member 7" },
    { -2, 3, FALSE, "none" },
    { 2, 3, TRUE, "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PursuitTrustPerson people[] = { { 1, cases[i].attitude, cases[i].coverage, cases[i].placeholder },
                                            { 2, 0, 0 } };
      const PursuitTrustMap map = { people, 2, &line, 1, &owner, 1 };

      assert_path (&map, 2, cases[i].path);
    }
}

/* The direct way leads over an opponent, who may be where it ends. */
static void
test_opponents (void)
{
  const PursuitTrustPerson people[] = { { 1, 2, 3 }, { 2, -2, 3 }, { 3, ANY, 0 }, { 4, -1, 0 }, { 5, 0, 0 } };
  const PursuitTrustLine lines[] = {
    { 1, 2, FRIEND }, { 2, 5, FRIEND }, { 1, 3, REPORTS }, { 3, 4, REPORTS }, { 4, 5, INFLUENCE },
  };
  const PursuitTrustOwner owners[] = { { 1, 7, 3, 0 } };
  const PursuitTrustMap map = MAP (people, lines, owners);

  assert_path (&map, 5, "1 reports-to 3 reports-to 4 influences 5 = 135, member 7");
  assert_path (&map, 2, "1 friend 2 = 10, member 7");
}

static void
test_unreachable (void)
{
  const PursuitTrustPerson people[] = { { 1, 2, 3 }, { 2, 2, 3 }, { 3, 0, 0, TRUE } };
  const PursuitTrustLine lines[] = {
    { 1, 99, FRIEND }, { 99, 2, FRIEND }, { 1, 1, FRIEND }, { 1, 3, REPORTS }
  };
  const PursuitTrustOwner owners[] = { { 1, 7, 1, 0 }, { 99, 7, 3, 9 }, { 2, 7, 0, 0 } };
  const PursuitTrustMap map = MAP (people, lines, owners);
  const PursuitTrustMap nobody = { people, 2, lines, 2, NULL, 0 };
  const PursuitTrustMap empty = { 0 };

  assert_path (&map, 2, "none");
  assert_path (&map, 99, "none");
  assert_path (&map, 1, "1 = 20, member 7");
  /* somebody must be there, and it is known who could tell */
  assert_path (&map, 3, "1 reports-to 3 = 40, member 7");
  assert_path (&nobody, 1, "none");
  assert_path (&empty, 1, "none");
}

static void
test_zero_cost (void)
{
  const PursuitTrustPerson people[] = { { 1, 2, 3 }, { 2, 2, 3 } };
  const PursuitTrustLine lines[] = { { 1, 2, FRIEND } };
  const PursuitTrustOwner owners[] = { { 1, 7, 3, 0 }, { 2, 8, 2, 0 } };
  const PursuitTrustMap map = MAP (people, lines, owners);

  assert_path (&map, 1, "1 = 0, member 7");
  /* both ways cost 10: the one without a third person is taken */
  assert_path (&map, 2, "2 = 10, member 8");
}

static void
test_ties (void)
{
  const PursuitTrustPerson people[] = { { 9, 2, 3 }, { 4, 2, 3 }, { 5, 2, 3 } };
  const PursuitTrustLine lines[] = { { 4, 5, FRIEND }, { 9, 5, FRIEND } };
  const PursuitTrustOwner owners[] = { { 4, 7, 2, 0 }, { 9, 7, 2, 0 } };
  const PursuitTrustMap map = MAP (people, lines, owners);

  /* who was handed in first, whatever the id and the order of the lines */
  assert_path (&map, 5, "9 friend 5 = 20, member 7");
}

static void
test_owners (void)
{
  const PursuitTrustPerson people[] = { { 1, 2, 3 } };
  const struct
  {
    PursuitTrustOwner a, b;
    const char *path;
  } cases[] = {
    { { 1, 7, 1, 0 }, { 1, 8, 2, 0 }, "1 = 10, member 8" },
    { { 1, 7, 3, 0 }, { 1, 8, 2, 9, TRUE }, "1 = 0, member 7" },
    { { 1, 7, 0, 1 }, { 1, 8, 0, 2 }, "1 = 25, member 8" },
    { { 1, 7, 0, 2 }, { 1, 8, 0, 3 }, "1 = 15, member 8" },
    { { 1, 7, 0, 0, TRUE }, { 1, 8, 0, 9 }, "1 = 10, member 7" },
    { { 1, 7, 0, 0, TRUE }, { 1, 8, 2, 0 }, "1 = 10, member 8" },
    { { 1, 7, 2, 1 }, { 1, 8, 2, 4 }, "1 = 10, member 8" },
    { { 1, 7, 2, 4 }, { 1, 8, 2, 4, TRUE }, "1 = 10, member 8" },
    { { 1, 8, 2, 4 }, { 1, 7, 2, 4 }, "1 = 10, member 7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PursuitTrustOwner owners[] = { cases[i].a, cases[i].b };
      const PursuitTrustMap map = { people, 1, NULL, 0, owners, 2 };

      assert_path (&map, 1, cases[i].path);
    }
}

/* The cheapest ways by looking at every line until nothing gets cheaper. */
static guint
naive_cost (const PursuitTrustMap *map, guint target, const guint *start)
{
  static const guint attitudes[] = { 0, 40, 15, 5, 0 }, coverages[] = { 15, 10, 5, 0 };
  static const guint along[] = { 20, 10, 10 }, against[] = { 10, 25, 10 };
  g_autofree guint *cost = g_memdup2 (start, map->n_people * sizeof *start);
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < 2 * map->n_lines; i++)
        {
          const PursuitTrustLine *line = &map->lines[i / 2];
          guint from = (i % 2 ? line->to : line->from) - 1, to = (i % 2 ? line->from : line->to) - 1;
          const PursuitTrustPerson *person = &map->people[from];
          guint way;

          if (cost[from] == G_MAXUINT || person->attitude == -2)
            continue;
          way = cost[from] + (i % 2 ? against : along)[line->kind] + attitudes[person->attitude + 2] +
                coverages[person->coverage];
          if (way < cost[to])
            {
              cost[to] = way;
              changed = TRUE;
            }
        }
    }
  return cost[target];
}

static void
test_random (void)
{
  enum
  {
    N = 40,
    LINES = 60
  };
  static const guint closeness[] = { 0, 20, 10, 0 };
  guint reached = 0;

  for (guint round = 0; round < 200; round++)
    {
      PursuitTrustPerson people[N];
      PursuitTrustLine lines[LINES];
      PursuitTrustOwner owners[2];
      guint start[N];
      const PursuitTrustMap map = { people, N, lines, LINES, owners, 2 };

      for (guint i = 0; i < N; i++)
        {
          people[i] =
              (PursuitTrustPerson){ i + 1, g_test_rand_int_range (-2, 3), g_test_rand_int_range (0, 4) };
          start[i] = G_MAXUINT;
        }
      for (guint i = 0; i < LINES; i++)
        lines[i] = (PursuitTrustLine){ g_test_rand_int_range (1, N + 1), g_test_rand_int_range (1, N + 1),
                                       g_test_rand_int_range (0, PURSUIT_N_TRUST_KINDS) };
      for (guint i = 0; i < 2; i++)
        {
          guint person = g_test_rand_int_range (0, N);

          owners[i] = (PursuitTrustOwner){ person + 1, i + 1, g_test_rand_int_range (1, 4) };
          start[person] = MIN (start[person], closeness[owners[i].closeness]);
        }
      for (guint i = 0; i < N; i++)
        {
          g_autoptr (PursuitTrustPath) path = pursuit_trust_path_find (&map, i + 1);

          g_assert_cmpuint (path ? path->cost : G_MAXUINT, ==, naive_cost (&map, i, start));
          reached += path != NULL;
        }
    }
  g_assert_cmpuint (reached, >, 1000);
}

/* Of two ways that cost the same the one over fewer people counts, also when it is found later. */
static void
test_shorter (void)
{
  const PursuitTrustPerson people[] = { { 1, 2, 3 }, { 2, 2, 3 }, { 3, 2, 3 }, { 4, 2, 3 } };
  const PursuitTrustLine lines[] = { { 1, 2, FRIEND }, { 2, 4, REPORTS }, { 3, 4, FRIEND } };
  const PursuitTrustOwner owners[] = { { 1, 7, 3, 0 }, { 3, 8, 1, 0 } };
  const PursuitTrustMap map = MAP (people, lines, owners);

  assert_path (&map, 4, "3 friend 4 = 30, member 8");
}

static void
test_labels (void)
{
  g_assert_cmpstr (pursuit_trust_via_label (PURSUIT_TRUST_VIA_END), ==, "");
  g_assert_cmpstr (pursuit_trust_via_label (PURSUIT_TRUST_VIA_REPORTS_TO), ==, "reports to");
  g_assert_cmpstr (pursuit_trust_via_label (PURSUIT_TRUST_VIA_MANAGES), ==, "manages");
  g_assert_cmpstr (pursuit_trust_via_label (PURSUIT_TRUST_VIA_INFLUENCES), ==, "influences");
  g_assert_cmpstr (pursuit_trust_via_label (PURSUIT_TRUST_VIA_INFLUENCED_BY), ==, "is influenced by");
  g_assert_cmpstr (pursuit_trust_via_label (PURSUIT_TRUST_VIA_FRIEND), ==, "friend");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust-path/route", test_route);
  g_test_add_func ("/trust-path/directions", test_directions);
  g_test_add_func ("/trust-path/people", test_people);
  g_test_add_func ("/trust-path/opponents", test_opponents);
  g_test_add_func ("/trust-path/unreachable", test_unreachable);
  g_test_add_func ("/trust-path/zero-cost", test_zero_cost);
  g_test_add_func ("/trust-path/ties", test_ties);
  g_test_add_func ("/trust-path/shorter", test_shorter);
  g_test_add_func ("/trust-path/labels", test_labels);
  g_test_add_func ("/trust-path/owners", test_owners);
  g_test_add_func ("/trust-path/random", test_random);

  return g_test_run ();
}
