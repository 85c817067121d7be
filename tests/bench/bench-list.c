/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-list DATABASE ENTITY LIST...: each LIST in JSON, as saved views keep it: from the question to the
 * first 50 rows with all their fields, and to the count. One line for each: the medians of both in
 * milliseconds, the worst of the first, the count.
 */

#include "pursuit-session.h"

#include <stdio.h>
#include <stdlib.h>

enum
{
  N_ROUNDS = 9,
  N_ROWS = 50,
};

static int
compare (const void *a, const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
ms_since (gint64 begin)
{
  return (double) (g_get_monotonic_time () - begin) / 1000;
}

static void
measure (PursuitSession *session, PursuitListSpec *spec)
{
  g_autoptr (PursuitListSpec) page = pursuit_list_spec_copy (spec);
  double rows[N_ROUNDS], counts[N_ROUNDS];
  gint64 count = 0;

  pursuit_list_spec_set_limit (page, N_ROWS);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (GPtrArray) records = pursuit_session_fetch (session, page, &error);
      rows[i] = ms_since (begin);
      g_assert_no_error (error);
      begin = g_get_monotonic_time ();
      count = pursuit_session_count (session, spec, &error);
      counts[i] = ms_since (begin);
      g_assert_no_error (error);
    }
  qsort (rows, N_ROUNDS, sizeof *rows, compare);
  qsort (counts, N_ROUNDS, sizeof *counts, compare);
  printf ("%.2f\t%.2f\t%.2f\t%" G_GINT64_FORMAT "\n", rows[N_ROUNDS / 2], rows[N_ROUNDS - 1],
          counts[N_ROUNDS / 2], count);
  fflush (stdout);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitSession) session = pursuit_session_new ();

  if (argc < 4 || !pursuit_session_open (session, argv[1], PURSUIT_OPEN_READ_ONLY, &error))
    {
      g_printerr ("%s\n", error ? error->message : "bench-list DATABASE ENTITY LIST...");
      return 1;
    }
  for (int i = 3; i < argc; i++)
    {
      g_autoptr (PursuitListSpec) spec =
          pursuit_list_spec_from_json (pursuit_entity_find (argv[2]), argv[i], &error);
      g_assert_no_error (error);
      measure (session, spec);
    }
  return 0;
}
