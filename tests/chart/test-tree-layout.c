/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-tree-layout.h"

#include <math.h>

#include "sample-tree.h"

#define EPSILON 1e-6
#define N_TREES 10000

/* A tree, its options and its layout; the arrays belong to the case. */
typedef struct
{
  guint n;
  gint *parent;
  double *width;
  double *height;
  gint8 *level;
  guint8 *columns;
  guint8 *collapsed;
  PursuitTreeOptions options;
  PursuitTreeLayout *layout;
} Case;

static void
case_free (Case *self)
{
  g_free (self->parent);
  g_free (self->width);
  g_free (self->height);
  g_free (self->level);
  g_free (self->columns);
  g_free (self->collapsed);
  pursuit_tree_layout_free (self->layout);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

/* A forest of 1 to 60 people in any order, with blocks, lanes, sizes and collapsed managers at random. */
static Case *
case_new_random (guint32 seed)
{
  Case *self = g_new0 (Case, 1);
  guint32 state = seed;
  guint n = 1 + sample_random_bounded (&state, 60);
  guint spread = 1 + sample_random_bounded (&state, 12);
  gboolean lanes = sample_random_bounded (&state, 2);
  gboolean collapse = sample_random_bounded (&state, 4) == 0;
  g_autofree guint *name = g_new0 (guint, n);

  self->n = n;
  self->parent = g_new0 (gint, n);
  self->width = g_new0 (double, n);
  self->height = g_new0 (double, n);
  self->level = g_new0 (gint8, n);
  self->columns = g_new0 (guint8, n);
  self->collapsed = g_new0 (guint8, n);
  for (guint i = 0; i < n; i++)
    name[i] = i;
  for (guint i = n - 1; i > 0; i--)
    {
      guint j = sample_random_bounded (&state, i + 1);
      guint held = name[i];

      name[i] = name[j];
      name[j] = held;
    }
  for (guint i = 0; i < n; i++)
    {
      guint v = name[i];
      gboolean is_root = i == 0 || sample_random_bounded (&state, 20) == 0;
      guint back = is_root ? 0 : 1 + sample_random_bounded (&state, MIN (i, spread));

      self->parent[v] = is_root ? -1 : (gint) name[i - back];
      self->width[v] = 120 + sample_random_bounded (&state, 121);
      self->height[v] = 60 + sample_random_bounded (&state, 61);
      self->level[v] = (gint8) sample_random_bounded (&state, 4) - 1;
      self->columns[v] = sample_random_bounded (&state, 4);
      self->collapsed[v] = collapse && sample_random_bounded (&state, 8) == 0;
    }
  self->options = PURSUIT_TREE_OPTIONS_INIT;
  self->options.subtree_gap = 20 + sample_random_bounded (&state, 3) * 10;
  self->options.leaf_blocks = sample_random_bounded (&state, 2);
  self->options.n_lanes = lanes ? 3 : 0;
  return self;
}

static void
case_lay_out (Case *self)
{
  PursuitTreeInput input = {
    .n_nodes = self->n,
    .parent = self->parent,
    .width = self->width,
    .height = self->height,
    .level = self->level,
    .columns = self->columns,
    .collapsed = self->collapsed,
  };

  g_clear_pointer (&self->layout, pursuit_tree_layout_free);
  self->layout = pursuit_tree_layout_new (&input, &self->options);
}

static gboolean
is_hidden (const Case *self, guint v)
{
  for (gint p = self->parent[v]; p >= 0; p = self->parent[p])
    if (self->collapsed[p])
      return TRUE;
  return FALSE;
}

/* Two cards whose heights, level gap included, meet keep the smaller of the gaps between them. */
static const char *
check_apart (const Case *self)
{
  const PursuitTreeLayout *layout = self->layout;
  double gap = MIN (self->options.sibling_gap, self->options.subtree_gap);

  for (guint u = 0; u < self->n; u++)
    for (guint v = u + 1; v < self->n; v++)
      {
        if (((layout->flags[u] | layout->flags[v]) & PURSUIT_TREE_HIDDEN) != 0)
          continue;
        if (layout->y[u] + self->height[u] + self->options.block_row_gap <= layout->y[v] + EPSILON ||
            layout->y[v] + self->height[v] + self->options.block_row_gap <= layout->y[u] + EPSILON)
          continue;
        if (layout->x[u] + self->width[u] + gap > layout->x[v] + EPSILON &&
            layout->x[v] + self->width[v] + gap > layout->x[u] + EPSILON)
          return "two cards overlap";
      }
  return NULL;
}

/* The block that begins with or contains a position of the order, or NULL. */
static const PursuitTreeBlock *
find_block (const Case *self, guint position)
{
  for (guint i = 0; i < self->layout->blocks->len; i++)
    {
      const PursuitTreeBlock *block = &g_array_index (self->layout->blocks, PursuitTreeBlock, i);

      if (position >= block->first && position < block->first + block->n_cards)
        return block;
    }
  return NULL;
}

static const char *
check_block (const Case *self, const PursuitTreeBlock *block)
{
  const PursuitTreeLayout *layout = self->layout;
  const guint *card = layout->order + block->first;
  gint manager = self->parent[card[0]];
  double row_gap = self->options.block_row_gap;
  double bottom = 0;

  if (!self->options.leaf_blocks || block->columns < 1 || block->columns > 3 ||
      block->columns >= block->n_cards)
    return "a block has a wrong number of columns";
  if (self->columns[manager] != 0 && self->columns[manager] != block->columns)
    return "a block has other columns than its manager wants";
  for (guint i = 0; i < block->n_cards; i++)
    {
      if (self->parent[card[i]] != manager)
        return "a block holds reports of two managers";
      if (fabs (layout->x[card[i]] - layout->x[card[i % block->columns]]) > EPSILON)
        return "a column of a block is not straight";
      if (fabs (layout->y[card[i]] - layout->y[card[i - i % block->columns]]) > EPSILON)
        return "a row of a block is not straight";
      if (i % block->columns == 0 && i > 0 && fabs (layout->y[card[i]] - bottom - row_gap) > EPSILON)
        return "the rows of a block are too near or too far";
      if (i % block->columns == 0)
        bottom = 0;
      bottom = MAX (bottom, layout->y[card[i]] + self->height[card[i]]);
    }
  return NULL;
}

/* The right edge of a card, or of the block that it begins. */
static double
item_right (const Case *self, guint position, const PursuitTreeBlock *block)
{
  double right = 0;

  for (guint i = 0; i < (block != NULL ? block->n_cards : 1); i++)
    {
      guint v = self->layout->order[position + i];

      right = MAX (right, self->layout->x[v] + self->width[v]);
    }
  return right;
}

/* The reports of each manager: in order, not nearer than the gap, and centred below him. */
static const char *
check_managers (const Case *self)
{
  const PursuitTreeLayout *layout = self->layout;
  g_autofree double *first = g_new0 (double, self->n);
  g_autofree double *last = g_new0 (double, self->n);
  g_autofree gint *previous = g_new0 (gint, self->n);
  gint previous_root = -1;

  g_assert (self->n > 0);
  for (guint v = 0; v < self->n; v++)
    previous[v] = -1;
  for (guint k = 0; k < layout->n_visible; k++)
    {
      const PursuitTreeBlock *block = find_block (self, k);
      guint v = layout->order[k];
      gint p = self->parent[v];
      gint *before = p >= 0 ? &previous[p] : &previous_root;

      if (*before > (gint) v)
        return "siblings are out of order";
      if (block != NULL && block->first != k)
        {
          *before = v;
          continue;
        }
      if (p >= 0 && *before >= 0 && last[p] + self->options.sibling_gap > layout->x[v] + EPSILON)
        return "siblings are too near or out of order";
      if (p >= 0)
        {
          if (*before < 0)
            first[p] = layout->x[v];
          last[p] = item_right (self, k, block);
        }
      *before = v;
    }
  for (guint p = 0; p < self->n; p++)
    if (previous[p] >= 0 && fabs (layout->x[p] + self->width[p] / 2 - (first[p] + last[p]) / 2) > EPSILON)
      return "a manager is not centred over his reports";
  return NULL;
}

/* The lane that a card must stand in, from the rule and not from the layout. */
static gint
wanted_lane (const Case *self, guint v)
{
  gint lane = MAX (self->level[v], 0);

  for (gint p = self->parent[v]; p >= 0; p = self->parent[p])
    lane = MAX (lane, self->level[p]);
  return lane;
}

static const char *
check_rows (const Case *self)
{
  const PursuitTreeLayout *layout = self->layout;

  for (guint k = 0; k < layout->n_visible; k++)
    {
      const PursuitTreeBlock *block = find_block (self, k);
      guint v = layout->order[k];
      gint p = self->parent[v];
      double top = p < 0 ? 0 : layout->y[p] + self->height[p] + self->options.level_gap;

      if (self->options.n_lanes > 0)
        {
          gint lane = wanted_lane (self, v);
          gboolean above = p >= 0 && self->level[v] >= 0 && self->level[v] < wanted_lane (self, p);

          if (layout->lane[v] != lane)
            return "a card is in the wrong lane";
          if (above != ((layout->flags[v] & PURSUIT_TREE_LEVEL_ABOVE) != 0))
            return "a level above the manager's is not flagged";
          if (layout->y[v] < layout->lanes[lane].top ||
              layout->y[v] + self->height[v] > layout->lanes[lane].bottom)
            return "a card reaches out of its lane";
          top = MAX (top, layout->lanes[lane].top + self->options.lane_header);
        }
      if ((block == NULL || k < block->first + block->columns) && fabs (layout->y[v] - top) > EPSILON)
        return "a card is not below its manager or not at the top of its lane";
    }
  for (guint i = 1; i < layout->n_lanes; i++)
    if (layout->lanes[i].top < layout->lanes[i - 1].bottom)
      return "two lanes overlap";
  return NULL;
}

static const char *
check_visible (const Case *self)
{
  const PursuitTreeLayout *layout = self->layout;
  guint n_visible = 0;

  for (guint v = 0; v < self->n; v++)
    {
      guint below = 0;

      if (is_hidden (self, v) != ((layout->flags[v] & PURSUIT_TREE_HIDDEN) != 0))
        return "the wrong cards are hidden";
      n_visible += !is_hidden (self, v);
      for (guint w = 0; w < self->n; w++)
        for (gint p = self->parent[w]; p >= 0; p = self->parent[p])
          below += p == (gint) v;
      if (layout->n_hidden[v] != (self->collapsed[v] ? below : 0))
        return "a collapsed manager hides another number of people";
    }
  return n_visible == layout->n_visible ? NULL : "the order lacks visible cards";
}

/* Returns: what is wrong with the layout, or NULL. Everything below is judged by it, so that the negative
 * controls show that it can fail. */
static const char *
check (const Case *self)
{
  const char *wrong = check_visible (self);

  for (guint i = 0; wrong == NULL && i < self->layout->blocks->len; i++)
    wrong = check_block (self, &g_array_index (self->layout->blocks, PursuitTreeBlock, i));
  if (wrong == NULL)
    wrong = check_rows (self);
  if (wrong == NULL)
    wrong = check_managers (self);
  if (wrong == NULL)
    wrong = check_apart (self);
  return wrong;
}

static void
test_random_trees (void)
{
  guint n_blocks = 0;
  guint n_flagged = 0;
  guint n_hidden = 0;

  for (guint32 seed = 1; seed <= N_TREES; seed++)
    {
      g_autoptr (Case) sample = case_new_random (seed);
      const char *wrong;

      case_lay_out (sample);
      wrong = check (sample);
      if (wrong != NULL)
        g_error ("tree %u: %s", seed, wrong);
      n_blocks += sample->layout->blocks->len;
      n_hidden += sample->n - sample->layout->n_visible;
      for (guint v = 0; v < sample->n; v++)
        n_flagged += (sample->layout->flags[v] & PURSUIT_TREE_LEVEL_ABOVE) != 0;
    }
  g_assert_cmpuint (n_blocks, >, 1000);
  g_assert_cmpuint (n_flagged, >, 1000);
  g_assert_cmpuint (n_hidden, >, 1000);
}

/* Each card of a correct layout is moved in each direction; every such layout must be refused. */
static void
test_control_moved_card (void)
{
  for (guint32 seed = 1; seed <= 300; seed++)
    {
      g_autoptr (Case) sample = case_new_random (seed);

      case_lay_out (sample);
      for (guint k = 0; k < sample->layout->n_visible; k++)
        {
          guint v = sample->layout->order[k];
          gboolean has_reports =
              k + 1 < sample->layout->n_visible && sample->parent[sample->layout->order[k + 1]] == (gint) v;

          sample->layout->y[v] += 3;
          g_assert_nonnull (check (sample));
          sample->layout->y[v] -= 3;
          if (!has_reports)
            continue;
          sample->layout->x[v] += 3;
          g_assert_nonnull (check (sample));
          sample->layout->x[v] -= 3;
          g_assert_null (check (sample));
        }
    }
}

static double
broken_place (Case *self, guint v, double left, double top)
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
      g_autoptr (Case) sample = case_new_random (seed);
      gint root = -1;

      sample->options.leaf_blocks = FALSE;
      sample->options.n_lanes = 0;
      for (guint v = 0; v < sample->n; v++)
        {
          sample->collapsed[v] = 0;
          if (sample->parent[v] < 0 && root < 0)
            root = v;
          else if (sample->parent[v] < 0)
            sample->parent[v] = root;
        }
      case_lay_out (sample);
      g_assert_null (check (sample));
      broken_place (sample, root, 0, 0);
      n_found += check (sample) != NULL;
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
  g_test_add_func ("/tree-layout/random-trees", test_random_trees);
  g_test_add_func ("/tree-layout/control/moved-card", test_control_moved_card);
  g_test_add_func ("/tree-layout/control/broken-layout", test_control_broken_layout);
  return g_test_run ();
}
