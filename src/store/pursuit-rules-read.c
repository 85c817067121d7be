/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-rules-read.h"

#include "pursuit-standing.h"
#include "pursuit-upkeep.h"

/**
 * pursuit_rules_read:
 * @rules: (out caller-allocates): the rules by which customers are graded and the pool is kept: the
 * database's settings, and what holds as long as nobody set anything
 */
gboolean
pursuit_rules_read (PursuitDb *db, PursuitCustomerRules *rules, GError **error)
{
  g_return_val_if_fail (db != NULL && rules != NULL, FALSE);

  sqlite3_stmt *stmt = pursuit_db_query (db, "settings-all", error);
  int state = -1;

  pursuit_customer_rules_init (rules);
  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      const char *name = pursuit_column_text (stmt, 0), *value = pursuit_column_text (stmt, 1);
      int rule = pursuit_rule_find (name);

      if (rule >= 0)
        pursuit_rule_parse ((PursuitRule) rule, value, &rules->values[rule], NULL);
      else if (g_str_equal (name, PURSUIT_RULES_SINCE))
        rules->since = pursuit_day_parse_iso (value);
    }
  return state == 0;
}

static gboolean
write_settings (PursuitDb *db, const PursuitCustomerRules *rules, PursuitDay today, GError **error)
{
  g_autofree char *iso = pursuit_day_to_iso (today);
  PursuitCustomerRules old;

  if (!pursuit_rules_read (db, &old, error))
    return FALSE;
  for (guint i = 0; i < PURSUIT_N_RULES; i++)
    {
      g_autofree char *value = g_strdup_printf ("%d", rules->values[i]);
      if (rules->values[i] != old.values[i] &&
          !pursuit_store_set_setting (db, PURSUIT_RULES[i].name, value, error))
        return FALSE;
    }
  /* nobody loses a customer for the time before the release was switched on */
  gboolean begins = rules->values[PURSUIT_RULE_AUTOMATIC] && !old.values[PURSUIT_RULE_AUTOMATIC];
  return (!begins || pursuit_store_set_setting (db, PURSUIT_RULES_SINCE, iso, error)) &&
         pursuit_upkeep_derive_anew (db, error) && pursuit_standing_derive_anew (db, error) &&
         pursuit_db_exec (db, "COMMIT", error);
}

/**
 * pursuit_rules_write:
 * @db: the storage thread's connection
 *
 * Writes the rules as settings, in a transaction of its own; settings are not undone. Deals and companies
 * wait to be looked at again then: pursuit_upkeep_turn_day().
 */
gboolean
pursuit_rules_write (PursuitStore *store, PursuitDb *db, const PursuitCustomerRules *rules, GError **error)
{
  g_autoptr (PursuitChange) change = pursuit_change_new ();

  if (db == NULL || !pursuit_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!write_settings (db, rules, pursuit_store_get_today (store), error))
    {
      if (!sqlite3_get_autocommit (pursuit_db_get_handle (db)))
        pursuit_db_exec (db, "ROLLBACK", NULL);
      return FALSE;
    }
  /* what is hidden in the pool may be another */
  pursuit_change_add_all (change, "company");
  pursuit_change_add_all (change, "person");
  pursuit_store_announce (store, change);
  return TRUE;
}
