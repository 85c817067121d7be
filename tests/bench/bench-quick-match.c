/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-quick-match DATABASE KIND QUERY...: from a key typed to the first 50 rows with all their fields, as a
 * list shows them. One line for each query: its text, the median and the worst of the rounds in milliseconds,
 * the median of the processor's time, how many rows came, whether there are more.
 */

#include "pursuit-session-find.h"

#include <stdlib.h>
#include <time.h>
#include <stdio.h>

enum
{
  N_ROUNDS = 15,
  N_ROWS = 50,
};

static int
compare (const void *a, const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static PursuitQuickMatch *
type_key (PursuitSession *session, const PursuitEntity *entity, const char *query)
{
  g_autoptr (GError) error = NULL;
  PursuitQuickMatch *match = pursuit_session_quick_match (session, entity, query, N_ROWS, &error);

  g_assert_no_error (error);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);
  pursuit_list_spec_set_ids (spec, (const gint64 *) (gpointer) match->ids->data, match->ids->len);
  g_autoptr (GPtrArray) records = pursuit_session_fetch (session, spec, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, match->ids->len);
  return match;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitSession) session = pursuit_session_new ();

  if (argc < 4 || !pursuit_session_open (session, argv[1], PURSUIT_OPEN_READ_ONLY, &error))
    {
      g_printerr ("%s\n", error ? error->message : "bench-quick-match DATABASE KIND QUERY...");
      return 1;
    }
  const PursuitEntity *entity = pursuit_entity_find (argv[2]);
  for (int i = 3; i < argc; i++)
    {
      double times[N_ROUNDS], processor[N_ROUNDS];
      guint n_rows = 0;
      gboolean more = FALSE;
      for (guint round = 0; round < N_ROUNDS; round++)
        {
          double begin_processor = processor_ms ();
          gint64 begin = g_get_monotonic_time ();
          g_autoptr (PursuitQuickMatch) match = type_key (session, entity, argv[i]);
          times[round] = (double) (g_get_monotonic_time () - begin) / 1000;
          processor[round] = processor_ms () - begin_processor;
          n_rows = match->ids->len;
          more = match->more;
        }
      qsort (times, N_ROUNDS, sizeof *times, compare);
      qsort (processor, N_ROUNDS, sizeof *processor, compare);
      printf ("%s\t%.2f\t%.2f\t%.2f\t%u\t%s\n", argv[i], times[N_ROUNDS / 2], times[N_ROUNDS - 1],
              processor[N_ROUNDS / 2], n_rows, more ? "more" : "all");
      fflush (stdout);
    }
  return 0;
}
