/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MeasureTime: milliseconds of the clock, and of a processor for this process and for the calling thread. */
typedef struct
{
  double wall;
  double process;
  double thread;
} MeasureTime;

MeasureTime
measure_now (void);
MeasureTime
measure_since (MeasureTime start);
void
measure_sort (double *values, guint n);
double
measure_median (double *values, guint n);

G_END_DECLS
