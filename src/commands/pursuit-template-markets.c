/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-template-private.h"

#include "pursuit-customer-rules.h"
#include "pursuit-find.h"

static gboolean
lay_axis (PursuitTemplateSeed *seed, JsonObject *root, const char *axis, GError **error)
{
  JsonArray *groups = json_object_get_array_member (root, axis);

  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_text (row, "axis", axis);
      pursuit_row_set_text (row, "name", pursuit_template_text (group, "name", seed->language));
      pursuit_row_set_text (row, "includes", pursuit_template_text (group, "includes", seed->language));
      pursuit_row_set_int (row, "position", i + 1);
      if (pursuit_template_insert (seed, "market_group", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
lay_setting (PursuitDb *db, const char *name, const char *value, GError **error)
{
  g_autofree char *there = pursuit_store_get_setting (db, name);
  return there != NULL || pursuit_store_set_setting (db, name, value, error);
}

/* The rules as they ship, each a setting, so that a later version of the program changes nobody's rules. */
static gboolean
lay_rules (PursuitTemplateSeed *seed, GError **error)
{
  PursuitDb *db = pursuit_txn_get_db (seed->txn);
  g_autofree char *today = pursuit_day_to_iso (pursuit_txn_get_today (seed->txn));

  for (guint i = 0; i < PURSUIT_N_RULES; i++)
    {
      g_autofree char *value = g_strdup_printf ("%d", PURSUIT_RULES[i].initial);
      if (!lay_setting (db, PURSUIT_RULES[i].name, value, error))
        return FALSE;
    }
  return lay_setting (db, PURSUIT_RULES_SINCE, today, error);
}

/** pursuit_template_lay_markets: lays the grid of target markets and the rules of grading and of the pool, as
 * far as they are not there. */
gboolean
pursuit_template_lay_markets (PursuitTemplateSeed *seed, GError **error)
{
  g_autoptr (JsonObject) root = pursuit_template_load ("markets.json", error);

  if (pursuit_find_id (pursuit_txn_get_db (seed->txn), "market-groups", 0) != 0)
    return root != NULL && lay_rules (seed, error);

  return root != NULL && lay_axis (seed, root, "industry", error) && lay_axis (seed, root, "region", error) &&
         lay_rules (seed, error);
}
