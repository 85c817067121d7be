/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What measurements share: the clock, the processor, and what is typical of several rounds. */

#include "measure.h"

#include <stdlib.h>
#include <time.h>

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/** measure_now: the times as they are, to be given to measure_since(). */
MeasureTime
measure_now (void)
{
  return (MeasureTime){ read_clock (CLOCK_MONOTONIC), read_clock (CLOCK_PROCESS_CPUTIME_ID),
                        read_clock (CLOCK_THREAD_CPUTIME_ID) };
}

/** measure_since: the times that went by since @start, which was taken on the same thread. */
MeasureTime
measure_since (MeasureTime start)
{
  MeasureTime end = measure_now ();

  return (MeasureTime){ end.wall - start.wall, end.process - start.process, end.thread - start.thread };
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/** measure_sort: puts the least of @values first. */
void
measure_sort (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_numbers);
}

/** measure_median: sorts @values, of which there is at least one. Returns: the one in the middle */
double
measure_median (double *values, guint n)
{
  measure_sort (values, n);
  return values[n / 2];
}
