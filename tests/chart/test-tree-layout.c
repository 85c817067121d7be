/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-tree-shape.h"

#include <string.h>

#include "sample-tree.h"
#include "tree-case.h"

#define N_TREES 10000

static void
test_random_trees (void)
{
  guint n_blocks = 0;
  guint n_flagged = 0;
  guint n_assistants = 0;
  guint n_hidden = 0;

  for (guint32 seed = 1; seed <= N_TREES; seed++)
    {
      g_autoptr (TreeCase) sample = tree_case_new_random (seed);
      const char *wrong;

      tree_case_lay_out (sample);
      wrong = tree_case_check (sample);
      if (wrong != NULL)
        g_error ("tree %u: %s", seed, wrong);
      n_blocks += sample->layout->blocks->len;
      n_hidden += sample->n - sample->layout->n_visible;
      for (guint v = 0; v < sample->n; v++)
        {
          n_flagged += (sample->layout->flags[v] & PURSUIT_TREE_LEVEL_ABOVE) != 0;
          n_assistants += (sample->layout->flags[v] & PURSUIT_TREE_ASSISTANT) != 0;
        }
    }
  g_assert_cmpuint (n_blocks, >, 1000);
  g_assert_cmpuint (n_flagged, >, 1000);
  g_assert_cmpuint (n_assistants, >, 1000);
  g_assert_cmpuint (n_hidden, >, 1000);
}

/* Each card of a correct layout is moved in each direction; every such layout must be refused. */
static void
test_control_moved_card (void)
{
  for (guint32 seed = 1; seed <= 300; seed++)
    {
      g_autoptr (TreeCase) sample = tree_case_new_random (seed);

      tree_case_lay_out (sample);
      for (guint k = 0; k < sample->layout->n_visible; k++)
        {
          guint v = sample->layout->order[k];
          gboolean has_reports =
              k + 1 < sample->layout->n_visible && sample->parent[sample->layout->order[k + 1]] == (gint) v;

          sample->layout->y[v] += 3;
          g_assert_nonnull (tree_case_check (sample));
          sample->layout->y[v] -= 3;
          if (!has_reports)
            continue;
          sample->layout->x[v] += 3;
          g_assert_nonnull (tree_case_check (sample));
          sample->layout->x[v] -= 3;
          g_assert_null (tree_case_check (sample));
        }
    }
}

static double
broken_place (TreeCase *self, guint v, double left, double top)
{
  double x = left;
  double first = 0;
  double end = 0;
  guint n = 0;

  self->layout->y[v] = top;
  for (guint c = 0; c < self->n; c++)
    if (self->parent[c] == (gint) v)
      {
        broken_place (self, c, x, top + self->height[v] + self->options.level_gap);
        if (n++ == 0)
          first = self->layout->x[c];
        end = self->layout->x[c] + self->width[c];
        x = end + self->options.sibling_gap; /* the mistake: only the siblings are kept apart */
      }
  self->layout->x[v] = n > 0 ? (first + end - self->width[v]) / 2 : left;
  return end;
}

/* A layout that looks at siblings only, not at what stands below them, must be found out. */
static void
test_control_broken_layout (void)
{
  guint n_found = 0;

  for (guint32 seed = 1; seed <= 1000; seed++)
    {
      g_autoptr (TreeCase) sample = tree_case_new_random (seed);
      gint root = -1;

      sample->options.leaf_blocks = FALSE;
      sample->options.n_lanes = 0;
      for (guint v = 0; v < sample->n; v++)
        {
          sample->collapsed[v] = sample->assistant[v] = 0;
          if (sample->parent[v] < 0 && root < 0)
            root = v;
          else if (sample->parent[v] < 0)
            sample->parent[v] = root;
        }
      tree_case_lay_out (sample);
      g_assert_null (tree_case_check (sample));
      broken_place (sample, root, 0, 0);
      n_found += tree_case_check (sample) != NULL;
    }
  g_assert_cmpuint (n_found, >, 500); /* chains and stars come out right even so */
}

/* A chain, whichever way it is numbered, is as deep as it is long. */
static void
test_chain (void)
{
  guint n = 100000;
  g_autofree gint *parent = g_new0 (gint, n);
  PursuitTreeInput input = { .n_nodes = n, .parent = parent };
  PursuitTreeOptions options = PURSUIT_TREE_OPTIONS_INIT;

  for (gint backward = 0; backward < 2; backward++)
    {
      g_autoptr (PursuitTreeLayout) layout = NULL;

      for (guint i = 0; i < n; i++)
        parent[i] = backward ? (i + 1 < n ? (gint) i + 1 : -1) : (gint) i - 1;
      layout = pursuit_tree_layout_new (&input, &options);
      g_assert_cmpuint (layout->n_visible, ==, n);
      g_assert_cmpfloat (layout->y[backward ? 0 : n - 1], ==, (n - 1) * (84.0 + 40.0));
      g_assert_cmpfloat (layout->x[n / 2], ==, 0);
      g_assert_cmpfloat (layout->width, ==, 176);
    }
}

static void
test_refused (void)
{
  const gint cycle[] = { -1, 0, 3, 4, 2 };
  const gint self[] = { -1, 1 };
  const gint outside[] = { -1, 2 };
  PursuitTreeOptions options = PURSUIT_TREE_OPTIONS_INIT;

  g_assert_null (pursuit_tree_layout_new (&(PursuitTreeInput){ .n_nodes = 5, .parent = cycle }, &options));
  g_assert_null (pursuit_tree_layout_new (&(PursuitTreeInput){ .n_nodes = 2, .parent = self }, &options));
  g_assert_null (pursuit_tree_layout_new (&(PursuitTreeInput){ .n_nodes = 2, .parent = outside }, &options));
}

static void
test_empty (void)
{
  PursuitTreeOptions options = PURSUIT_TREE_OPTIONS_INIT;
  g_autoptr (PursuitTreeLayout) layout = pursuit_tree_layout_new (&(PursuitTreeInput){ 0 }, &options);

  g_assert_nonnull (layout);
  g_assert_cmpuint (layout->n_visible, ==, 0);
  g_assert_cmpfloat (layout->width, ==, 0);
}

/* The generator is the one that other programs use. */
static void
test_checksums (void)
{
  g_autoptr (SampleTree) rrt = sample_tree_new (SAMPLE_TREE_RRT, 1000);
  g_autoptr (SampleTree) org8 = sample_tree_new (SAMPLE_TREE_ORG8, 1000);

  g_assert_cmpuint (rrt->checksum, ==, 4231161859u);
  g_assert_cmpuint (org8->checksum, ==, 954314935u);
}

/* The places that d3-flextree 2.1.2 gives the same people, with nodeSize (width, height + 40) and spacing 20.
 */
static void
test_same_as_flextree (void)
{
  static const struct
  {
    SampleTreeKind kind;
    double x[3]; /* of the people 1, 500 and 999 */
    double sum;  /* of x[i] * (i % 7 + 1) */
  } expected[] = {
    { SAMPLE_TREE_RRT, { 21300.203125, 34922.625, 44993.0625 }, 168360063.148 },
    { SAMPLE_TREE_ORG8, { 20709.875, 99892.5, 168148 }, 350563554.688 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SampleTree) tree = sample_tree_new (expected[i].kind, 1000);
      PursuitTreeInput input = {
        .n_nodes = 1000, .parent = tree->parent, .width = tree->width, .height = tree->height
      };
      PursuitTreeOptions options = PURSUIT_TREE_OPTIONS_INIT;
      g_autoptr (PursuitTreeLayout) layout = pursuit_tree_layout_new (&input, &options);
      double sum = 0;

      for (guint v = 0; v < 1000; v++)
        sum += layout->x[v] * (v % 7 + 1);
      g_assert_cmpfloat_with_epsilon (layout->x[1], expected[i].x[0], 0.01);
      g_assert_cmpfloat_with_epsilon (layout->x[500], expected[i].x[1], 0.01);
      g_assert_cmpfloat_with_epsilon (layout->x[999], expected[i].x[2], 0.01);
      g_assert_cmpfloat_with_epsilon (sum, expected[i].sum, 1);
    }
}

/* By hand: a root with a leaf and a manager of two; the leaf stands over nothing, so the manager moves close.
 */
static void
test_by_hand (void)
{
  const gint parent[] = { -1, 0, 0, 2, 2 };
  PursuitTreeInput input = { .n_nodes = 5, .parent = parent };
  PursuitTreeOptions options = PURSUIT_TREE_OPTIONS_INIT;
  g_autoptr (PursuitTreeLayout) layout = NULL;

  options.card_width = 100;
  options.card_height = 50;
  layout = pursuit_tree_layout_new (&input, &options);
  g_assert_cmpfloat (layout->x[1], ==, 0);
  g_assert_cmpfloat (layout->x[2], ==, 120);
  g_assert_cmpfloat (layout->x[0], ==, 60);
  g_assert_cmpfloat (layout->x[3], ==, 60);
  g_assert_cmpfloat (layout->x[4], ==, 180);
  g_assert_cmpfloat (layout->y[0], ==, 0);
  g_assert_cmpfloat (layout->y[2], ==, 90);
  g_assert_cmpfloat (layout->y[4], ==, 180);
  g_assert_cmpfloat (layout->width, ==, 280);
  g_assert_cmpfloat (layout->height, ==, 230);
}

/* A boss with three assistants and two reports, one of whom has one assistant and nobody else. */
static void
test_assistants_by_hand (void)
{
  const gint parent[] = { -1, 0, 0, 0, 0, 0, 4 };
  const guint8 assistant[] = { 0, 1, 0, 1, 1, 1, 1 }; /* 4 has an assistant, so he is none */
  const guint order[] = { 0, 1, 3, 5, 2, 4, 6 };
  PursuitTreeInput input = { .n_nodes = 7, .parent = parent, .assistant = assistant };
  PursuitTreeOptions options = PURSUIT_TREE_OPTIONS_INIT;
  g_autoptr (PursuitTreeLayout) layout = NULL;

  options.card_width = 100;
  options.card_height = 50;
  layout = pursuit_tree_layout_new (&input, &options);
  for (guint k = 0; k < 7; k++)
    g_assert_cmpuint (layout->order[k], ==, order[k]);
  /* below the boss: 2 is 100 wide, 4 with his assistant 220, in the middle of it; 20 between them */
  g_assert_cmpfloat (layout->x[2], ==, 0);
  g_assert_cmpfloat (layout->x[4], ==, 180);
  g_assert_cmpfloat (layout->x[6], ==, 120);
  g_assert_cmpfloat (layout->x[0], ==, 120);
  g_assert_cmpfloat (layout->x[1], ==, 60);
  g_assert_cmpfloat (layout->x[3], ==, 180);
  g_assert_cmpfloat (layout->x[5], ==, 60);
  g_assert_cmpfloat (layout->y[1], ==, 66);
  g_assert_cmpfloat (layout->y[3], ==, 66);
  g_assert_cmpfloat (layout->y[5], ==, 132);
  g_assert_cmpfloat (layout->y[2], ==, 222);
  g_assert_cmpfloat (layout->y[6], ==, 288);
  g_assert_cmpfloat (layout->width, ==, 340);
}

/* The columns that are chosen show the tree at least as large as any other number of columns would. */
static void
test_columns_for_view (void)
{
  const double shapes[] = { 0.2, 0.7, 1, 1.6, 4 };
  guint n_columns[PURSUIT_TREE_MAX_COLUMNS + 1] = { 0 };

  for (guint n = 2; n <= 200; n++)
    for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
      {
        g_autoptr (SampleTree) sample = sample_tree_new (SAMPLE_TREE_ORG8, n);
        PursuitTreeInput input = { .n_nodes = n, .parent = sample->parent };
        PursuitTreeOptions options = PURSUIT_TREE_OPTIONS_INIT;
        g_autoptr (PursuitTreeLayout) chosen = NULL;

        options.leaf_blocks = TRUE;
        chosen = pursuit_tree_layout_new_for_view (&input, &options, shapes[i], 1);
        for (options.auto_columns = 0; options.auto_columns <= PURSUIT_TREE_MAX_COLUMNS;
             options.auto_columns++)
          {
            g_autoptr (PursuitTreeLayout) other = pursuit_tree_layout_new (&input, &options);

            g_assert_cmpfloat (MAX (chosen->width / shapes[i], chosen->height), <=,
                               MAX (other->width / shapes[i], other->height));
          }
        for (guint b = 0; b < chosen->blocks->len; b++)
          n_columns[g_array_index (chosen->blocks, PursuitTreeBlock, b).columns]++;
      }
  for (guint columns = 1; columns <= PURSUIT_TREE_MAX_COLUMNS; columns++)
    g_assert_cmpuint (n_columns[columns], >, 10);
}

/* A manager's own wish stands, whatever the view. */
static void
test_columns_by_hand (void)
{
  const gint parent[] = { -1, 0, 0, 0, 0, 0, 0 };
  guint8 columns[7] = { 0 };
  PursuitTreeInput input = { .n_nodes = 7, .parent = parent, .columns = columns };
  PursuitTreeOptions options = PURSUIT_TREE_OPTIONS_INIT;

  options.leaf_blocks = TRUE;
  for (columns[0] = 1; columns[0] <= PURSUIT_TREE_MAX_COLUMNS; columns[0]++)
    for (guint i = 0; i < 2; i++)
      {
        g_autoptr (PursuitTreeLayout) layout =
            pursuit_tree_layout_new_for_view (&input, &options, i == 0 ? 9 : 1, i == 0 ? 1 : 9);

        g_assert_cmpuint (layout->blocks->len, ==, 1);
        g_assert_cmpuint (g_array_index (layout->blocks, PursuitTreeBlock, 0).columns, ==, columns[0]);
      }
}

static void
test_expand_to_level (void)
{
  /* 3 → 1 → 0 → 2, and 4 beside 0; 5 stands alone */
  const gint parent[] = { 1, 3, 0, -1, 1, -1 };
  const gint cycle[] = { 1, 2, 1 };
  const guint8 expected[5][6] = {
    { 0, 0, 0, 0, 0, 0 }, { 0, 0, 0, 1, 0, 0 }, { 0, 1, 0, 0, 0, 0 }, { 1, 0, 0, 0, 0, 0 }, { 0 },
  };
  guint8 collapsed[6];

  for (guint level = 0; level < 5; level++)
    {
      memset (collapsed, 7, sizeof collapsed);
      g_assert_true (pursuit_tree_collapse_below (parent, 6, level, collapsed));
      g_assert_cmpmem (collapsed, sizeof collapsed, expected[level], sizeof collapsed);
    }
  g_assert_false (pursuit_tree_collapse_below (cycle, 3, 2, collapsed));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tree-layout/by-hand", test_by_hand);
  g_test_add_func ("/tree-layout/same-as-flextree", test_same_as_flextree);
  g_test_add_func ("/tree-layout/empty", test_empty);
  g_test_add_func ("/tree-layout/refused", test_refused);
  g_test_add_func ("/tree-layout/checksums", test_checksums);
  g_test_add_func ("/tree-layout/chain", test_chain);
  g_test_add_func ("/tree-layout/assistants-by-hand", test_assistants_by_hand);
  g_test_add_func ("/tree-layout/columns/for-view", test_columns_for_view);
  g_test_add_func ("/tree-layout/columns/by-hand", test_columns_by_hand);
  g_test_add_func ("/tree-layout/expand-to-level", test_expand_to_level);
  g_test_add_func ("/tree-layout/random-trees", test_random_trees);
  g_test_add_func ("/tree-layout/control/moved-card", test_control_moved_card);
  g_test_add_func ("/tree-layout/control/broken-layout", test_control_broken_layout);
  return g_test_run ();
}
