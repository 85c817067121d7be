/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-customer.h"

#include "pursuit-market-read.h"
#include "pursuit-rules-read.h"

#include <glib/gi18n-lib.h>

/* What assigns companies to those who are responsible for their markets. */
typedef struct
{
  PursuitCustomerRules rules;
  PursuitMarketMap *map;
} Placing;

static gboolean
place_one (PursuitRun *run, PursuitRow *company, gpointer data, GError **error)
{
  const Placing *placing = data;
  const PursuitMarketOwner *to =
      pursuit_market_map_find_owner (placing->map, pursuit_row_get_text (company, "industry"),
                                     pursuit_row_get_text (company, "region"));
  PursuitPoolVerdict verdict = { PURSUIT_POOL_OWNED };

  if (pursuit_row_get_int (company, "owner_id") != 0)
    return pursuit_run_refuse_company (&verdict, company, error);
  /* the grid gives it to them: nobody takes it */
  if (to != NULL)
    return pursuit_run_receive (run, company, &placing->rules, to->member_id, 0, "assign", error);
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
               _ ("Nobody is responsible for the target market of “%s”."),
               pursuit_row_get_text (company, "name"));
  return FALSE;
}

/** pursuit_run_market_place: assigns companies to whoever is responsible for their target markets. */
gboolean
pursuit_run_market_place (PursuitRun *run, GError **error)
{
  Placing placing;

  if (!pursuit_rules_read (run->db, &placing.rules, error))
    return FALSE;
  g_autoptr (PursuitMarketMap) map = pursuit_market_map_read (run->db, error);
  placing.map = map;
  return map != NULL && pursuit_run_each_company (run, place_one, &placing, error);
}

/* The group that argument @name of the command names, of @axis; its name is noted for the label. */
static gint64
find_group (PursuitRun *run, const char *name, const char *arg, const char *axis, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, name);
  g_autoptr (PursuitRow) group = pursuit_txn_read (run->txn, "market_group", id, error);

  if (group == NULL)
    return 0;
  if (!g_str_equal (pursuit_row_get_text (group, "axis"), axis))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("“%s” is on the other side of the grid."),
                   pursuit_row_get_text (group, "name"));
      return 0;
    }
  pursuit_row_set_text (run->args, arg, pursuit_row_get_text (group, "name"));
  return id;
}

/** pursuit_run_set_market: makes somebody, or nobody, responsible for a target market. */
gboolean
pursuit_run_set_market (PursuitRun *run, GError **error)
{
  gint64 industry = find_group (run, "industry_id", "name", "industry", error);
  gint64 region = industry ? find_group (run, "region_id", "other", "region", error) : 0;
  gint64 member = pursuit_command_get_int (run->command, "member_id");
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (region == 0 || (member != 0 && !pursuit_run_name_member (run, "member_id", "member", &member, error)))
    return FALSE;
  if (member != 0)
    pursuit_row_set_int (row, "owner_id", member);
  else
    pursuit_row_set_null (row, "owner_id");
  gint64 cell = pursuit_find_pair (run->db, "market-cell", industry, region);
  run->record_id = cell;
  if (cell != 0)
    return pursuit_txn_update (run->txn, "market_cell", cell, 0, row, error);
  pursuit_row_set_int (row, "industry_id", industry);
  pursuit_row_set_int (row, "region_id", region);
  run->record_id = pursuit_txn_insert (run->txn, "market_cell", row, error);
  return run->record_id != 0;
}

/** pursuit_run_detach_market_group: with a group of the grid go its cells, and what was planned for it. */
gboolean
pursuit_run_detach_market_group (PursuitRun *run, gint64 id, GError **error)
{
  return pursuit_run_delete_all (run, "market-cells-of-group", id, "market_cell", error) &&
         pursuit_run_delete_all (run, "plan-lines-of-market", id, "plan_line", error);
}
