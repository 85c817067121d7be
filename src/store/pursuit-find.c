/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-find.h"

#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * pursuit_find_id:
 * @query: named query with one parameter, whose first column is an id
 *
 * Returns: the first id, 0 when there is none
 */
gint64
pursuit_find_id (PursuitDb *db, const char *query, gint64 parameter)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, query, NULL);

  if (stmt == NULL)
    return 0;
  if (sqlite3_bind_parameter_count (stmt) > 0)
    pursuit_bind_int (stmt, 1, parameter);
  gint64 id = pursuit_db_step (db, stmt, NULL) == 1 ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return id;
}

/**
 * pursuit_find_pair:
 * @query: named query with two parameters, whose first column is an id
 *
 * Returns: the id of the row that ties the two together, 0 when there is none
 */
gint64
pursuit_find_pair (PursuitDb *db, const char *query, gint64 first, gint64 second)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, query, NULL);

  if (stmt == NULL)
    return 0;
  pursuit_bind_int (stmt, 1, first);
  pursuit_bind_int (stmt, 2, second);
  gint64 id = pursuit_db_step (db, stmt, NULL) == 1 ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return id;
}

/**
 * pursuit_find_take_ids:
 * @stmt: (nullable): whose first column is an id, with its parameters; %NULL when preparing it failed
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of all its rows
 */
GArray *
pursuit_find_take_ids (PursuitDb *db, sqlite3_stmt *stmt, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);
    }
  return state == 0 ? g_steal_pointer (&ids) : NULL;
}

/**
 * pursuit_find_ids:
 * @query: named query with one parameter, whose first column is an id
 *
 * Returns: (transfer full) (nullable) (element-type gint64): all ids
 */
GArray *
pursuit_find_ids (PursuitDb *db, const char *query, gint64 parameter, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, query, error);

  if (stmt != NULL)
    pursuit_bind_int (stmt, 1, parameter);
  return pursuit_find_take_ids (db, stmt, error);
}

/**
 * pursuit_find_by_name:
 * @several: (out) (optional): whether more than one record has that name
 *
 * Companies, people and members are found by their exact name (NFC, white space at the ends aside), processes
 * by code or name, deals by title.
 *
 * Returns: the first record's id; 0 when there is none
 */
gint64
pursuit_find_by_name (PursuitDb *db, const PursuitEntity *entity, const char *name, gboolean *several)
{
  static const struct
  {
    const char *entity, *query;
  } queries[] = {
    { "company", "find-company-by-match" }, { "member", "find-member-by-match" },
    { "person", "find-person-by-match" },   { "process", "find-process" },
    { "deal", "find-deal-by-title" },       { "market_group", "find-market-group" },
  };
  g_autofree char *key = pursuit_text_match_key (name, -1);

  if (several != NULL)
    *several = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      if (!g_str_equal (queries[i].entity, entity->name))
        continue;
      sqlite3_stmt *stmt = pursuit_db_query (db, queries[i].query, NULL);
      if (stmt == NULL)
        return 0;
      pursuit_bind_text (stmt, 1, key);
      gint64 id = pursuit_db_step (db, stmt, NULL) == 1 ? sqlite3_column_int64 (stmt, 0) : 0;
      if (several != NULL)
        *several = id != 0 && pursuit_db_step (db, stmt, NULL) == 1;
      sqlite3_reset (stmt);
      return id;
    }
  return 0;
}

static gint64
find_by_column (PursuitDb *db, const PursuitEntity *entity, const char *column, const char *text)
{
  if (pursuit_entity_find_field (entity, column) < 0)
    return 0;

  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = $1", entity->name, column);
  sqlite3_stmt *stmt = pursuit_db_prepare (db, sql, NULL);
  if (stmt == NULL)
    return 0;
  pursuit_bind_text (stmt, 1, text);
  gint64 id = pursuit_db_step (db, stmt, NULL) == 1 ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return id;
}

/**
 * pursuit_find_record:
 * @text: an id, a uid, a reference, or a name that only one record has
 *
 * Returns: the record's id; 0 with %PURSUIT_ERROR_NOT_FOUND when there is none or the name is not unique
 */
gint64
pursuit_find_record (PursuitDb *db, const PursuitEntity *entity, const char *text, GError **error)
{
  char *end = NULL;
  gint64 number = g_ascii_strtoll (text, &end, 10);
  gint64 id = 0;
  gboolean several = FALSE;

  if (end != text && *end == '\0' && number > 0)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE id = $1", entity->name);
      sqlite3_stmt *stmt = pursuit_db_prepare (db, sql, error);
      if (stmt == NULL)
        return 0;
      pursuit_bind_int (stmt, 1, number);
      id = pursuit_db_step (db, stmt, NULL) == 1 ? number : 0;
      sqlite3_reset (stmt);
    }
  if (id == 0)
    id = find_by_column (db, entity, "uid", text);
  if (id == 0)
    id = find_by_column (db, entity, "ref", text);
  if (id == 0)
    id = pursuit_find_by_name (db, entity, text, &several);
  if (several)
    {
      id = 0;
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND,
                   _ ("More than one record is called “%s”. Use its id."), text);
    }
  else if (id == 0)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND, _ ("There is no %s “%s”."), entity->name,
                 text);
  return id;
}

/* What @query finds in a process for a code, a name in either language, or a position. */
static gint64
find_in_process (PursuitDb *db, const char *query, gint64 process_id, const char *text)
{
  g_autofree char *key = pursuit_text_match_key (text, -1);
  char *end = NULL;
  gint64 position = g_ascii_strtoll (key, &end, 10);
  sqlite3_stmt *stmt = pursuit_db_query (db, query, NULL);

  if (stmt == NULL)
    return 0;
  pursuit_bind_int (stmt, 1, process_id);
  pursuit_bind_text (stmt, 2, key);
  pursuit_bind_int (stmt, 3, end != key && *end == '\0' ? position : -1);
  gint64 id = pursuit_db_step (db, stmt, NULL) == 1 ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return id;
}

/**
 * pursuit_find_stage:
 * @text: a code, a name in either language, or a position (the first stage is 1)
 *
 * Returns: the stage's id; 0 when the process has no such stage
 */
gint64
pursuit_find_stage (PursuitDb *db, gint64 process_id, const char *text)
{
  return find_in_process (db, "find-stage", process_id, text);
}

/**
 * pursuit_find_buying_stage:
 * @text: a code, a name in either language, or a position (the first stage is 1)
 *
 * Returns: the buying stage's id; 0 when the process has no such buying stage
 */
gint64
pursuit_find_buying_stage (PursuitDb *db, gint64 process_id, const char *text)
{
  return find_in_process (db, "find-buying-stage", process_id, text);
}

/**
 * pursuit_find_node:
 * @text: a code, a name in either language, or an id
 *
 * Returns: the key node's id; 0 when the process has no such node
 */
gint64
pursuit_find_node (PursuitDb *db, gint64 process_id, const char *text)
{
  return find_in_process (db, "find-node", process_id, text);
}
