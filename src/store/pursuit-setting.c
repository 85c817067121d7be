/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-store.h"

/** pursuit_store_get_setting: (transfer full) (nullable): the database's setting @name. */
char *
pursuit_store_get_setting (PursuitDb *db, const char *name)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "setting-get", NULL);

  if (stmt == NULL)
    return NULL;
  pursuit_bind_text (stmt, 1, name);
  char *value = pursuit_db_step (db, stmt, NULL) == 1 ? g_strdup (pursuit_column_text (stmt, 0)) : NULL;
  sqlite3_reset (stmt);
  return value;
}

/** pursuit_store_set_setting: writes a setting; settings are not undone. */
gboolean
pursuit_store_set_setting (PursuitDb *db, const char *name, const char *value, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "setting-set", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_text (stmt, 1, name);
  pursuit_bind_text (stmt, 2, value);
  return pursuit_db_run (db, stmt, error);
}
