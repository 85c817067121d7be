/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading and checking a table of deals, beside the floor: reading the file and counting its lines.
 * `bench-import-plan [ROWS]` (1,000,000 without an argument). */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "pursuit-import-plan.h"
#include "pursuit-mapping-guess.h"
#include "pursuit-stage.h"

enum
{
  ROUNDS = 5,
};

static void
write_deals (const char *path, guint n_rows)
{
  static const char *const stages[] = { "Prospecting", "Engaging", "Won", "Lost" };
  static const char *const products[] = { "GTX Plus Basic", "MG Special", "液压油", "Rolling oil" };
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  fputs ("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n", file);
  for (guint i = 0; i < n_rows; i++)
    {
      const guint stage = i * 7 % 4;

      fprintf (file, "R%07u,Agent %u,%s,Company %u,%s,", i, i * 31 % 35, products[i * 13 % 4], i / 10,
               stages[stage]);
      if (stage > 0)
        fprintf (file, "%u/%u/%u", 1 + i % 6, 1 + i % 28, 2016 + i % 2);
      if (stage > 1)
        fprintf (file, ",%u/%u/%u,%u\n", 7 + i % 6, 1 + i % 28, 2016 + i % 2, stage == 2 ? i % 30000 : 0);
      else
        fputs (",,\n", file);
    }
  fclose (file);
}

static GPtrArray *
make_stages (void)
{
  static const char *const codes[] = { "develop", "enter", "deliver" };
  GPtrArray *stages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      PursuitRecord *stage = pursuit_record_new (&PURSUIT_STAGE_ENTITY);

      pursuit_record_set_int (stage, PURSUIT_RECORD_ID, i + 1);
      pursuit_record_set_int (stage, PURSUIT_STAGE_PROCESS_ID, 1);
      pursuit_record_set_text (stage, PURSUIT_STAGE_CODE, codes[i]);
      pursuit_record_set_text (stage, PURSUIT_STAGE_NAME, codes[i]);
      pursuit_record_set_text (stage, PURSUIT_STAGE_PHASE, i == 2 ? "deliver" : "sell");
      g_ptr_array_add (stages, stage);
    }
  return stages;
}

static guint
count_lines (const char *path)
{
  static char buffer[256 * 1024];
  FILE *file = g_fopen (path, "r");
  guint lines = 0;
  gsize n;

  g_assert_nonnull (file);
  while ((n = fread (buffer, 1, sizeof buffer, file)) > 0)
    for (gsize i = 0; i < n; i++)
      lines += buffer[i] == '\n';
  fclose (file);
  return lines;
}

static guint
read_plan (const char *path, PursuitMapping *mapping)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitImportPlan) plan = pursuit_import_plan_open (path, mapping, "USD", NULL, &error);
  PursuitImportRow row;
  guint rows = 0;

  g_assert_no_error (error);
  while (pursuit_import_plan_next_row (plan, &row, NULL, &error))
    rows++;
  g_assert_no_error (error);
  return rows;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

int
main (int argc, char **argv)
{
  const guint n_rows = argc > 1 ? atoi (argv[1]) : 1000000;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = make_stages ();
  g_autoptr (PursuitMapping) mapping = NULL;
  g_autofree char *path = NULL;
  double floor_times[ROUNDS], times[ROUNDS], guess_time;
  GStatBuf status;
  gint64 start;
  guint n_read = 0;

  close (g_file_open_tmp ("pursuit-bench-XXXXXX.csv", &path, NULL));
  write_deals (path, n_rows);
  g_stat (path, &status);
  start = g_get_monotonic_time ();
  mapping = pursuit_mapping_guess (path, NULL, NULL, stages, NULL, &error);
  guess_time = (g_get_monotonic_time () - start) / 1000.0;
  g_assert_no_error (error);

  for (guint i = 0; i < ROUNDS; i++)
    {
      start = g_get_monotonic_time ();
      count_lines (path);
      floor_times[i] = (g_get_monotonic_time () - start) / 1000.0;
      start = g_get_monotonic_time ();
      n_read = read_plan (path, mapping);
      times[i] = (g_get_monotonic_time () - start) / 1000.0;
    }
  qsort (floor_times, ROUNDS, sizeof (double), compare);
  qsort (times, ROUNDS, sizeof (double), compare);
  g_unlink (path);

  g_print ("%u rows, %.1f MB; medians of %d\n", n_rows, status.st_size / 1e6, ROUNDS);
  g_print ("guess the mapping        %8.1f ms\n", guess_time);
  g_print ("read and count lines     %8.1f ms (floor)\n", floor_times[ROUNDS / 2]);
  g_print ("read, type and check     %8.1f ms, %.0f MB/s, %.1f x the floor, %u rows usable\n",
           times[ROUNDS / 2], status.st_size / 1e3 / times[ROUNDS / 2],
           times[ROUNDS / 2] / floor_times[ROUNDS / 2], n_read);
  return n_read == n_rows ? 0 : 1;
}
