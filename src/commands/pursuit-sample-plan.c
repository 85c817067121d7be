/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-sample-plan.h"

#include "pursuit-plan-read.h"
#include "pursuit-sample-prospects.h"

static gint64
insert_plan (const PursuitSamplePlan *self, int year, GError **error)
{
  JsonObject *told = self->told;
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  g_autofree char *currency = pursuit_store_get_setting (pursuit_txn_get_db (self->seed->txn), "currency");

  pursuit_row_set_int (row, "year", year);
  pursuit_row_set_text (row, "currency", currency ? currency : "CNY");
  pursuit_row_set_text (row, "split", json_object_get_string_member (told, "split"));
  pursuit_row_set_real (row, "market_growth", json_object_get_double_member (told, "market_growth"));
  pursuit_row_set_real (row, "growth", json_object_get_double_member (told, "growth"));
  pursuit_row_set_real (row, "presales", json_object_get_double_member (told, "presales"));
  pursuit_row_set_int (row, "presales_load",
                       json_object_get_int_member (told, "presales_load") * self->minor_per_unit);
  pursuit_row_set_real (row, "aftersales", json_object_get_double_member (told, "aftersales"));
  pursuit_row_set_int (row, "aftersales_load",
                       json_object_get_int_member (told, "aftersales_load") * self->minor_per_unit);
  return pursuit_template_insert (self->seed, "plan", row, error);
}

/* [member, industry, share in the whole] */
static gboolean
insert_line (const PursuitSamplePlan *self,
             gint64 plan_id,
             JsonArray *line,
             gint64 target,
             const gint64 months[PURSUIT_PLAN_MONTHS],
             GError **error)
{
  g_autofree char *member = g_strconcat ("member/", json_array_get_string_element (line, 0), NULL);
  PursuitPlanPart part = { .owner = *(const gint64 *) g_hash_table_lookup (self->ids, member) };
  g_autoptr (PursuitRow) row = NULL;

  part.market = pursuit_sample_find_market (self->seed, "industry", json_array_get_string_element (line, 1));
  pursuit_plan_spread (target, months, PURSUIT_PLAN_MONTHS, part.targets);
  row = pursuit_plan_make_line (&part, plan_id);
  return pursuit_template_insert (self->seed, "plan_line", row, error) != 0;
}

/* The goal is shared out to the lines, and each line to the months as their quarters are. */
static gboolean
insert_lines (const PursuitSamplePlan *self, gint64 plan_id, gint64 goal, GError **error)
{
  JsonArray *lines = json_object_get_array_member (self->told, "lines");
  JsonArray *quarters = json_object_get_array_member (self->told, "quarters");
  guint n = json_array_get_length (lines);
  g_autofree gint64 *shares = g_new (gint64, n), *targets = g_new (gint64, n);
  gint64 months[PURSUIT_PLAN_MONTHS];

  for (guint i = 0; i < PURSUIT_PLAN_MONTHS; i++)
    months[i] = json_array_get_int_element (quarters, i / 3);
  for (guint i = 0; i < n; i++)
    shares[i] = json_array_get_int_element (json_array_get_array_element (lines, i), 2);
  pursuit_plan_spread (goal, shares, n, targets);
  for (guint i = 0; i < n; i++)
    {
      if (!insert_line (self, plan_id, json_array_get_array_element (lines, i), targets[i], months, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_sample_tell_plan:
 *
 * Plans the year that today lies in: the goal grows from what was won the year before. Behind the deals and
 * the target markets.
 */
gboolean
pursuit_sample_tell_plan (const PursuitSamplePlan *self, GError **error)
{
  PursuitDb *db = pursuit_txn_get_db (self->seed->txn);
  PursuitDay today = pursuit_txn_get_today (self->seed->txn);
  int year = pursuit_fiscal_year_of (today, pursuit_plan_read_first_month (db));
  gint64 id = insert_plan (self, year, error);
  g_autoptr (PursuitPlanBook) book = id != 0 ? pursuit_plan_read_past (db, year, "all", today, error) : NULL;

  return book != NULL && insert_lines (self, id, pursuit_plan_book_get_goal (book), error);
}
