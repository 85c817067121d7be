/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-select-groups.h"

#include "pursuit-select-private.h"

static void
free_group (gpointer group)
{
  pursuit_list_group_free (group);
}

/* Appends the sum of field @index: of amounts in the home currency, and in their own where there is no rate.
 */
static void
append_sum (GString *sql, const PursuitEntity *entity, guint index)
{
  g_string_append (sql, "COALESCE (sum (COALESCE (");
  pursuit_select_append_compared (sql, entity, index);
  g_string_append (sql, ", ");
  pursuit_select_append_expression (sql, entity, index);
  g_string_append (sql, ")), 0)");
}

/* SELECT the value that the group has in common, the currency of its sums, the count and the sums. */
static void
append_columns (GString *sql, PursuitListSpec *spec, int sum_field)
{
  const PursuitEntity *entity = spec->entity;
  int currency = pursuit_entity_find_field (entity, "currency");
  int weighted = pursuit_entity_find_field (entity, "weighted");

  pursuit_select_append_group (sql, spec);
  g_string_append (sql, ", ");
  if (sum_field >= 0 && currency >= 0)
    {
      g_string_append (sql, "CASE WHEN ");
      pursuit_select_append_compared (sql, entity, sum_field);
      g_string_append (sql, " IS NULL AND ");
      pursuit_select_append_expression (sql, entity, sum_field);
      g_string_append (sql, " IS NOT NULL THEN ");
      pursuit_select_append_expression (sql, entity, currency);
      g_string_append (sql, " ELSE $home END");
    }
  else
    g_string_append (sql, "''");
  g_string_append (sql, ", count (*), ");
  if (sum_field < 0)
    {
      g_string_append (sql, "0, 0");
      return;
    }
  append_sum (sql, entity, sum_field);
  g_string_append (sql, ", ");
  if (weighted >= 0)
    append_sum (sql, entity, weighted);
  else
    g_string_append (sql, "0");
}

/* Puts a row into @groups: rows of one value stand behind each other, one for the home currency and one for
 * each that has no rate. */
static void
take_row (GPtrArray *groups, sqlite3_stmt *stmt, gboolean sums)
{
  const char *value = (const char *) sqlite3_column_text (stmt, 0);
  const char *currency = (const char *) sqlite3_column_text (stmt, 1);
  PursuitListGroup *last = groups->len > 0 ? groups->pdata[groups->len - 1] : NULL;

  if (last == NULL || g_strcmp0 (last->value, value) != 0)
    {
      last = g_new0 (PursuitListGroup, 1);
      last->value = g_strdup (value);
      last->totals = g_array_new (FALSE, TRUE, sizeof (PursuitListTotal));
      g_ptr_array_add (groups, last);
    }
  last->count += sqlite3_column_int64 (stmt, 2);
  if (!sums)
    return;
  PursuitListTotal total = { .amount = sqlite3_column_int64 (stmt, 3),
                             .weighted = sqlite3_column_int64 (stmt, 4) };
  g_strlcpy (total.currency, currency != NULL ? currency : "", sizeof total.currency);
  g_array_append_val (last->totals, total);
}

/**
 * pursuit_select_groups:
 * @spec: which rows, grouped by a field; its limit does not matter
 * @sum_field: (optional): an amount, summed up in the home currency, or a number; -1: none
 *
 * Returns: (transfer full) (nullable) (element-type PursuitListGroup): in the order in which the rows of the
 * list stand, so that the first row of a group comes behind the counts of those before it
 */
GPtrArray *
pursuit_select_groups (PursuitDb *db,
                       PursuitListSpec *spec,
                       const PursuitSelectContext *context,
                       int sum_field,
                       GError **error)
{
  g_auto (PursuitSelect) builder = pursuit_select_builder (db, context, "SELECT ");
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GString) order = g_string_new (NULL);
  int state;

  g_return_val_if_fail (spec->group >= 0, NULL);

  append_columns (builder.sql, spec, sum_field);
  pursuit_select_append_group_order (order, spec);
  g_autofree char *needed = g_strconcat (builder.sql->str, " ", order->str, NULL);
  if (!pursuit_select_append_rows (&builder, spec, NULL, needed, error))
    return NULL;
  g_string_append_printf (builder.sql, " GROUP BY 1, 2 ORDER BY %s2", order->str);

  sqlite3_stmt *stmt = pursuit_select_prepare_and_bind (&builder, error);
  if (stmt == NULL)
    return NULL;
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    take_row (groups, stmt, sum_field >= 0);
  return state == 0 ? g_steal_pointer (&groups) : NULL;
}

/**
 * pursuit_select_letters:
 * @field: a name, by which the list is sorted
 * @counts: (out): how many rows stand under A to Z and #
 *
 * What a rail of letters needs: the rows under a letter begin behind those of the letters before it.
 */
gboolean
pursuit_select_letters (PursuitDb *db,
                        PursuitListSpec *spec,
                        const PursuitSelectContext *context,
                        guint field,
                        gint64 counts[PURSUIT_N_LETTERS],
                        GError **error)
{
  g_auto (PursuitSelect) builder = pursuit_select_builder (db, context, "SELECT substr (");
  g_autoptr (GString) key = g_string_new (NULL);
  int state;

  for (guint i = 0; i < PURSUIT_N_LETTERS; i++)
    counts[i] = 0;
  pursuit_select_append_sort_expression (key, spec->entity, field);
  g_string_append_printf (builder.sql, "%s, 1, 1), count (*)", key->str);
  if (!pursuit_select_append_rows (&builder, spec, NULL, key->str, error))
    return FALSE;
  g_string_append (builder.sql, " GROUP BY 1");

  sqlite3_stmt *stmt = pursuit_select_prepare_and_bind (&builder, error);
  if (stmt == NULL)
    return FALSE;
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      const char *letter = (const char *) sqlite3_column_text (stmt, 0);
      gboolean known = letter != NULL && g_ascii_isalpha (*letter);
      counts[known ? g_ascii_tolower (*letter) - 'a' : PURSUIT_N_LETTERS - 1] +=
          sqlite3_column_int64 (stmt, 1);
    }
  return state == 0;
}
