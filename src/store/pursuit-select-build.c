/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-select-private.h"

#include "pursuit-custom-field.h"
#include "pursuit-text.h"

#include <string.h>

/* How many ids a statement names. */
static const guint MAX_IDS_IN_TEXT = 5000;

/* What stands between the tables of a PursuitSelectSource. */
#define JOIN " LEFT JOIN "

static void
free_value (gpointer data)
{
  pursuit_value_clear (data);
  g_free (data);
}

/* A query that begins with @select. */
PursuitSelect
pursuit_select_builder (PursuitDb *db, const PursuitSelectContext *context, const char *select)
{
  return (PursuitSelect){
    .db = db,
    .context = *context,
    .sql = g_string_new (select),
    .values = g_ptr_array_new_with_free_func (free_value),
  };
}

/* Frees what @builder holds. */
void
pursuit_select_builder_clear (PursuitSelect *builder)
{
  g_string_free (builder->sql, TRUE);
  g_ptr_array_unref (builder->values);
  pursuit_text_ask_free (builder->ask);
}

/* The value of the next parameter, $N for the length that the values have then. */
PursuitValue *
pursuit_select_add_parameter (PursuitSelect *builder)
{
  PursuitValue *value = g_new0 (PursuitValue, 1);
  g_ptr_array_add (builder->values, value);
  return value;
}

/* text%, with % before it as well if it may stand @anywhere, and the signs that LIKE knows escaped. */
char *
pursuit_select_like_pattern (const char *text, gboolean anywhere)
{
  GString *pattern = g_string_new (anywhere ? "%" : NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

/* A few ids are looked up; numbers need no parameters. Many would make a statement longer than SQLite takes:
 * then every row asks whether it is among them. */
static void
append_ids (PursuitSelect *builder, GString *where, GArray *ids)
{
  if (ids->len > MAX_IDS_IN_TEXT)
    {
      pursuit_select_add_parameter (builder);
      builder->listed = ids;
      builder->listed_index = builder->values->len;
      g_string_append_printf (where, " AND " PURSUIT_DB_LISTED "(t.id, $%u)", builder->listed_index);
      return;
    }
  g_string_append (where, " AND t.id IN (");
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (where, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (where, ')');
}

/* Only deals with an approval that is waited for and has @member_id in @column; 0 for all deals. */
static void
append_pending (PursuitSelect *builder, GString *where, const char *column, gint64 member_id)
{
  if (member_id == 0)
    return;
  pursuit_value_set_int (pursuit_select_add_parameter (builder), member_id);
  g_string_append_printf (where,
                          " AND t.id IN (SELECT deal_id FROM approval WHERE state = 'pending' AND %s = $%u)",
                          column, builder->values->len);
}

/* Whether the texts of a row, as they are shown, have what was typed. */
static void
append_decision (GString *where, const PursuitEntity *entity, PursuitTextKind kind)
{
  g_string_append (where, " AND " PURSUIT_TEXT_MATCHED " ($1");
  for (const char *const *field = pursuit_text_kind_get_fields (kind); *field != NULL; field++)
    {
      g_string_append (where, ", ");
      pursuit_select_append_expression (where, entity, (guint) pursuit_entity_find_field (entity, *field));
    }
  g_string_append_c (where, ')');
}

/* What was typed: the index of texts proposes, the texts decide; other entities look into their columns. The
 * quick match is always $1, because its expression stands in the table of sources. */
static gboolean
append_match (PursuitSelect *builder, GString *where, PursuitListSpec *spec, GError **error)
{
  const PursuitSelectSource *source = pursuit_select_find_source (spec->entity);
  PursuitTextKind kind;

  g_assert (builder->values->len == 0);
  if (!pursuit_text_kind_find (spec->entity->name, &kind))
    {
      g_autofree char *key = pursuit_text_search_key (spec->match, -1);
      g_autofree char *pattern = pursuit_select_like_pattern (key, TRUE);
      pursuit_value_set_text (pursuit_select_add_parameter (builder), pattern);
      g_string_append_printf (where, " AND (%s)", source->match);
      return TRUE;
    }
  builder->ask = pursuit_text_ask_new (builder->db, kind, spec->match, error);
  if (builder->ask == NULL)
    return FALSE;
  pursuit_select_add_parameter (builder);
  builder->ask_index = builder->values->len;
  if (pursuit_text_ask_is_rare (builder->ask))
    {
      g_autofree char *ids = pursuit_text_ask_list_ids (builder->ask);
      pursuit_value_set_text (pursuit_select_add_parameter (builder), ids);
      g_string_append_printf (where, " AND t.id IN (SELECT value FROM json_each ($%u))",
                              builder->values->len);
    }
  else
    g_string_append (where, " AND " PURSUIT_TEXT_PROPOSED " ($1, t.id)");
  append_decision (where, spec->entity, kind);
  return TRUE;
}

/* Whether @sql names a column of the table that is called @alias in it. */
static gboolean
names_table (const char *sql, const char *alias)
{
  g_autofree char *prefix = g_strconcat (alias, ".", NULL);

  for (const char *found = strstr (sql, prefix); found != NULL; found = strstr (found + 1, prefix))
    {
      if (found == sql || !(g_ascii_isalnum (found[-1]) || found[-1] == '_'))
        return TRUE;
    }
  return FALSE;
}

/* The tables of @source that @where and @needed name: SQLite leaves unused joins out, but not under count()
 * and sum(). */
static char *
needed_tables (const PursuitSelectSource *source, const char *where, const char *needed)
{
  g_auto (GStrv) tables = g_strsplit (source->from, JOIN, -1);
  g_autoptr (GString) used = g_string_new (where);
  guint n = g_strv_length (tables);

  g_string_append_printf (used, " %s", needed);
  /* from the last: a table may be joined to one before it */
  for (guint i = n; i-- > 1;)
    {
      g_auto (GStrv) words = g_strsplit (tables[i], " ", 3);
      if (names_table (used->str, words[1]))
        g_string_append_printf (used, " %s", tables[i]);
      else
        *tables[i] = '\0';
    }
  GString *from = g_string_new (tables[0]);
  for (guint i = 1; i < n; i++)
    {
      if (*tables[i] != '\0')
        g_string_append_printf (from, JOIN "%s", tables[i]);
    }
  return g_string_free (from, FALSE);
}

/* Those conditions of @spec that compare @amounts, or the others, which cost less and are asked first. */
static gboolean
append_conditions (PursuitSelect *builder,
                   GString *where,
                   PursuitListSpec *spec,
                   gboolean amounts,
                   GError **error)
{
  for (guint i = 0; i < spec->filter->parts->len; i++)
    {
      const PursuitFilter *part = spec->filter->parts->pdata[i];
      gboolean amount = part->kind == PURSUIT_FILTER_TEST && part->field < spec->entity->n_fields &&
                        spec->entity->fields[part->field].type == PURSUIT_FIELD_MONEY;
      if (amount != amounts)
        continue;
      g_string_append (where, " AND ");
      if (!pursuit_filter_append_sql (builder, where, part, spec->entity, error))
        return FALSE;
    }
  return TRUE;
}

/*
 * FROM and WHERE of @spec.
 *
 * @from: (nullable): another table with the same columns
 * @needed: (nullable): without @from: only the tables are joined that this or the conditions name
 */
gboolean
pursuit_select_append_rows (PursuitSelect *builder,
                            PursuitListSpec *spec,
                            const char *from,
                            const char *needed,
                            GError **error)
{
  const PursuitSelectSource *source = pursuit_select_find_source (spec->entity);
  g_autoptr (GString) where = g_string_new (NULL);
  g_autofree char *tables = NULL;

  if (spec->match != NULL && !append_match (builder, where, spec, error))
    return FALSE;
  if (spec->on_board)
    g_string_append (where, " AND t.on_board = 1");
  if (spec->ids != NULL)
    append_ids (builder, where, spec->ids);
  append_pending (builder, where, "asked_of_id", spec->asked_of_id);
  append_pending (builder, where, "asked_by_id", spec->asked_by_id);
  if (spec->person_id)
    {
      pursuit_value_set_int (pursuit_select_add_parameter (builder), spec->person_id);
      g_string_append_printf (where,
                              " AND t.id IN (SELECT activity_id FROM activity_person WHERE person_id = $%u)",
                              builder->values->len);
    }
  if (!append_conditions (builder, where, spec, FALSE, error) ||
      !append_conditions (builder, where, spec, TRUE, error))
    return FALSE;
  if (from == NULL && needed != NULL)
    tables = needed_tables (source, where->str, needed);
  if (from == NULL)
    from = tables ? tables : source->from;
  g_string_append_printf (builder->sql, " FROM %s WHERE 1 = 1%s", from, where->str);
  return TRUE;
}

/* Appends what the rows of a group have in common: the value of its field, of a date the month. */
void
pursuit_select_append_group (GString *sql, PursuitListSpec *spec)
{
  gboolean date = spec->entity->fields[spec->group].type == PURSUIT_FIELD_DATE;

  g_string_append (sql, date ? "substr(" : "");
  pursuit_select_append_expression (sql, spec->entity, spec->group);
  g_string_append (sql, date ? ", 1, 7)" : "");
}

/* What is not known stands last in both directions. */
static void
append_nulls_last (GString *sql, const PursuitEntity *entity, guint field)
{
  const char *name = entity->fields[field].name;
  gboolean never_null = g_str_equal (name, "position") || g_str_equal (name, "id") ||
                        g_str_equal (name, "name") ||
                        (g_str_equal (name, "title") && g_str_equal (entity->name, "deal"));

  if (never_null)
    return;
  pursuit_select_append_expression (sql, entity, field);
  g_string_append (sql, " IS NULL, ");
}

/* Names of one group stand together though the key that sorts them is the same for others. */
void
pursuit_select_append_group_order (GString *sql, PursuitListSpec *spec)
{
  const char *direction = spec->group_descending ? " DESC, " : ", ";
  const char *key = pursuit_select_find_sort_key (spec->entity, spec->group);

  append_nulls_last (sql, spec->entity, spec->group);
  if (key != NULL)
    g_string_append_printf (sql, "%s%s", key, direction);
  pursuit_select_append_group (sql, spec);
  g_string_append (sql, direction);
}

/* ORDER BY of @spec. */
void
pursuit_select_append_order (PursuitSelect *builder, PursuitListSpec *spec)
{
  g_string_append (builder->sql, " ORDER BY ");
  if (spec->group >= 0)
    pursuit_select_append_group_order (builder->sql, spec);
  for (guint i = 0; i < spec->sort->len; i++)
    {
      PursuitSortKey *key = &g_array_index (spec->sort, PursuitSortKey, i);
      const PursuitField *field = &spec->entity->fields[key->field];
      if (pursuit_field_is_custom (field) || field->type == PURSUIT_FIELD_MONEY)
        {
          /* so that SQLite takes the index of a custom field, in both directions, and converts amounts once
           */
          pursuit_select_append_compared (builder->sql, spec->entity, key->field);
          g_string_append (builder->sql, key->descending ? " DESC NULLS LAST, " : " NULLS LAST, ");
          continue;
        }
      append_nulls_last (builder->sql, spec->entity, key->field);
      pursuit_select_append_sort_expression (builder->sql, spec->entity, key->field);
      if (i == 0 && builder->plan == PURSUIT_SELECT_BY_SECTION)
        g_string_append (builder->sql, " || ''");
      g_string_append (builder->sql, key->descending ? " DESC, " : ", ");
    }
  g_string_append (builder->sql, "t.id");
}

/* Parameters are named: where one stands first in the text decides its index. */
static int
find_parameter (sqlite3_stmt *stmt, guint number)
{
  g_autofree char *name = g_strdup_printf ("$%u", number);

  return sqlite3_bind_parameter_index (stmt, name);
}

/* The statement with its values; valid as long as @builder. */
sqlite3_stmt *
pursuit_select_prepare_and_bind (PursuitSelect *builder, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_prepare (builder->db, builder->sql->str, error);

  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < builder->values->len; i++)
    pursuit_bind_value (stmt, i + 1, builder->values->pdata[i]);
  if (builder->listed != NULL)
    sqlite3_bind_blob64 (stmt, find_parameter (stmt, builder->listed_index), builder->listed->data,
                         (guint64) builder->listed->len * sizeof (gint64), SQLITE_STATIC);
  if (builder->ask != NULL)
    sqlite3_bind_pointer (stmt, find_parameter (stmt, builder->ask_index), builder->ask,
                          PURSUIT_TEXT_ASK_POINTER, NULL);
  return pursuit_select_bind_context (builder->db, stmt, &builder->context, error) ? stmt : NULL;
}
