/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-erase-private.h"

#include "pursuit-field.h"
#include "pursuit-select-private.h"
#include "pursuit-txn-private.h"

/*
 * Texts about other things that name the person. They are what somebody wrote of a deal or a meeting, and
 * stay as they were written: only people can tell whom they mean.
 */

/* So many rows of one table are told one by one. */
static const guint MAX_TOLD = 100;

/* The column that people know a row by: its name, title or subject, else its first text. */
static const char *
find_title (const PursuitEntity *entity, const char *first)
{
  static const char *const names[] = { "name", "title", "subject" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int field = pursuit_entity_find_field (entity, names[i]);
      if (field >= 0 && (entity->fields[field].flags & PURSUIT_FIELD_STORED))
        return names[i];
    }
  return first;
}

/* Somebody else of the same name is no mention, nor is what is computed anew from the people who are left. */
static gboolean
is_no_mention (const PursuitEntity *entity, const PursuitField *field)
{
  if (g_str_equal (entity->name, "deal"))
    return g_str_equal (field->name, "finding");
  return g_str_equal (field->name, "name") &&
         (g_str_equal (entity->name, "person") || g_str_equal (entity->name, "member"));
}

/* What selects the rows of @entity that hold $1, with their titles; %NULL when they hold no text. */
static char *
make_query (const PursuitEntity *entity)
{
  g_autoptr (GString) conditions = g_string_new (NULL);
  const char *first = NULL;

  for (guint i = PURSUIT_RECORD_N_COMMON; i < entity->n_fields; i++)
    {
      const PursuitField *field = &entity->fields[i];
      if (field->type != PURSUIT_FIELD_TEXT || !(field->flags & PURSUIT_FIELD_STORED) ||
          is_no_mention (entity, field))
        continue;
      g_string_append_printf (conditions, "%s%s LIKE $1 ESCAPE '\\'", first ? " OR " : "",
                              pursuit_field_get_column (field));
      first = first ? first : pursuit_field_get_column (field);
    }
  if (first == NULL)
    return NULL;
  return g_strdup_printf ("SELECT id, COALESCE(%s, '') FROM %s WHERE (%s) AND NOT EXISTS "
                          "(SELECT 1 FROM temp.erased e WHERE e.tbl = '%s' AND e.row_id = id)",
                          find_title (entity, first), entity->name, conditions->str, entity->name);
}

static gboolean
read_mentions (PursuitDb *db,
               const char *sql,
               const char *table,
               const char *pattern,
               PursuitErased *erased,
               GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_prepare (db, sql, error);
  guint n = 0;
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_text (stmt, 1, pattern);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      if (n++ >= MAX_TOLD)
        continue;
      PursuitMention *mention = g_new0 (PursuitMention, 1);
      mention->table = table;
      mention->id = sqlite3_column_int64 (stmt, 0);
      mention->title = g_strdup (pursuit_column_text (stmt, 1));
      g_ptr_array_add (erased->mentions, mention);
    }
  erased->n_mentioned += n;
  return state == 0;
}

static gboolean
count_steps (PursuitDb *db, const char *pattern, PursuitErased *erased, GError **error)
{
  sqlite3_stmt *stmt =
      pursuit_db_prepare (db,
                          "SELECT count(*) FROM change c WHERE (c.before LIKE $1 ESCAPE '\\' "
                          "OR c.after LIKE $1 ESCAPE '\\') AND NOT EXISTS "
                          "(SELECT 1 FROM temp.erased e WHERE e.tbl = c.tbl AND e.row_id = c.row_id)",
                          error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_text (stmt, 1, pattern);
  int state = pursuit_db_step (db, stmt, error);
  erased->n_mentioned_steps = state == 1 ? (guint) sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return state == 1;
}

/**
 * pursuit_erase_find_mentions:
 * @erased: a survey whose name is set
 *
 * Looks every text of the database through, upper and lower case alike. A name of one letter would be found
 * everywhere and is not looked for. Behind pursuit_erase_collect().
 */
gboolean
pursuit_erase_find_mentions (PursuitDb *db, PursuitErased *erased, GError **error)
{
  guint n_tables = 0;
  const char *const *tables = pursuit_txn_tables (&n_tables);
  g_autofree char *pattern = pursuit_select_like_pattern (erased->name, TRUE);

  if (g_utf8_strlen (erased->name, -1) < 2)
    return TRUE;
  for (guint i = 0; i < n_tables; i++)
    {
      const PursuitEntity *entity = pursuit_entity_find (tables[i]);
      g_autofree char *sql = entity != NULL ? make_query (entity) : NULL;
      if (sql != NULL && !read_mentions (db, sql, tables[i], pattern, erased, error))
        return FALSE;
    }
  return read_mentions (db,
                        "SELECT id, title FROM deal WHERE id IN (SELECT deal_id FROM stage_event "
                        "WHERE reason LIKE $1 ESCAPE '\\' UNION SELECT deal_id FROM buying_event "
                        "WHERE source LIKE $1 ESCAPE '\\')",
                        "deal", pattern, erased, error) &&
         count_steps (db, pattern, erased, error);
}
