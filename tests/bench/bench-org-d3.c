/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-tree-layout.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "sample-tree.h"

/* Lays out the tree KIND of N people, compares the left edges with those in FILE, an array of doubles, and
 * prints the median processor time in milliseconds and the greatest difference in pixels. */

#define N_RUNS 15

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double
find_difference (const double *a, const double *b, guint n)
{
  double worst = 0;

  for (guint i = 0; i < n; i++)
    worst = MAX (worst, fabs (a[i] - b[i]));
  return worst;
}

int
main (int argc, char **argv)
{
  g_autoptr (SampleTree) tree = NULL;
  g_autofree char *places = NULL;
  PursuitTreeOptions options = PURSUIT_TREE_OPTIONS_INIT;
  PursuitTreeInput input = { 0 };
  double times[N_RUNS];
  double difference = 0;
  gsize length;

  if (argc != 4 || !g_file_get_contents (argv[3], &places, &length, NULL))
    return 2;
  input.n_nodes = atoi (argv[2]);
  if (length != input.n_nodes * sizeof (double))
    return 2;
  tree = sample_tree_new (g_str_equal (argv[1], "rrt") ? SAMPLE_TREE_RRT : SAMPLE_TREE_ORG8, input.n_nodes);
  input.parent = tree->parent;
  input.width = tree->width;
  input.height = tree->height;
  for (guint run = 0; run < N_RUNS; run++)
    {
      double start = now ();
      g_autoptr (PursuitTreeLayout) layout = pursuit_tree_layout_new (&input, &options);

      times[run] = now () - start;
      difference = find_difference (layout->x, (const double *) places, input.n_nodes);
    }
  qsort (times, N_RUNS, sizeof (double), compare_doubles);
  g_print ("%.3f %.6f\n", times[N_RUNS / 2], difference);
  return 0;
}
