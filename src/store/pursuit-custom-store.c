/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-custom-store.h"

#include "pursuit-custom-field.h"
#include "pursuit-money.h"
#include "pursuit-select.h"
#include "pursuit-txn-private.h"

#include <glib/gi18n-lib.h>

/*
 * Custom fields in the database. Their values lie in the columns custom_1 to custom_20 of the entity's own
 * table: so the journal, undo, merging, deleting and erasing know them as they know every column, and a list
 * reads, filters and sorts them without a join. A column has an index as long as a field in use has it.
 */

static gboolean
is_used (PursuitRecord *definition)
{
  return pursuit_record_get_int (definition, PURSUIT_CUSTOM_FIELD_RETIRED) == 0;
}

/* The column that @definition gives a meaning. */
static char *
column_of (PursuitRecord *definition)
{
  return g_strdup_printf ("custom_%" G_GINT64_FORMAT,
                          pursuit_record_get_int (definition, PURSUIT_CUSTOM_FIELD_SLOT));
}

static const char *
table_of (PursuitRecord *definition)
{
  return pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_ENTITY_NAME);
}

static GPtrArray *
read_definitions (PursuitDb *db, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_CUSTOM_FIELD_ENTITY);
  const PursuitSelectContext context = { .today = PURSUIT_DAY_NONE };

  pursuit_list_spec_sort (spec, PURSUIT_RECORD_ID, FALSE);
  return pursuit_select_list (db, spec, &context, error);
}

/** pursuit_custom_load: makes the custom fields of this database those of the process. */
gboolean
pursuit_custom_load (PursuitDb *db, GError **error)
{
  g_autoptr (GPtrArray) definitions = read_definitions (db, error);

  if (definitions != NULL)
    pursuit_custom_fields_publish (definitions);
  return definitions != NULL;
}

/* The names of the indexes that columns of custom fields have. */
static GPtrArray *
find_indexes (PursuitDb *db, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt = pursuit_db_query (db, "custom-indexes", error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    g_ptr_array_add (names, g_strdup (pursuit_column_text (stmt, 0)));
  return state == 0 ? g_steal_pointer (&names) : NULL;
}

/**
 * pursuit_custom_settle_indexes:
 * @db: within the transaction that changed definitions
 *
 * Gives each custom field that is in use an index, by which lists are filtered and sorted, and takes those of
 * the others away.
 */
gboolean
pursuit_custom_settle_indexes (PursuitDb *db, GError **error)
{
  g_autoptr (GPtrArray) definitions = read_definitions (db, error);
  g_autoptr (GPtrArray) stale = definitions ? find_indexes (db, error) : NULL;

  for (guint i = 0; stale != NULL && i < definitions->len; i++)
    {
      PursuitRecord *definition = definitions->pdata[i];
      g_autofree char *column = column_of (definition);
      g_autofree char *name = g_strdup_printf ("%s_%s", table_of (definition), column);
      g_autofree char *sql =
          g_strdup_printf ("CREATE INDEX IF NOT EXISTS %s ON %s (%s)", name, table_of (definition), column);
      guint place;

      if (!is_used (definition))
        continue;
      if (g_ptr_array_find_with_equal_func (stale, name, g_str_equal, &place))
        g_ptr_array_remove_index_fast (stale, place);
      else if (!pursuit_db_exec (db, sql, error))
        return FALSE;
    }
  for (guint i = 0; stale != NULL && i < stale->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP INDEX %s", (const char *) stale->pdata[i]);
      if (!pursuit_db_exec (db, sql, error))
        return FALSE;
    }
  return stale != NULL;
}

/** pursuit_txn_settle_custom: what a change of definitions means for the tables, before it is committed. */
gboolean
pursuit_txn_settle_custom (PursuitTxn *self, GError **error)
{
  return !pursuit_change_touches (self->change, PURSUIT_CUSTOM_FIELD_ENTITY.name) ||
         pursuit_custom_settle_indexes (self->db, error);
}

/** pursuit_txn_publish_custom: what it means for the process, when it is committed and not announced yet. */
void
pursuit_txn_publish_custom (PursuitTxn *self)
{
  g_autoptr (GError) error = NULL;

  if (pursuit_change_touches (self->change, PURSUIT_CUSTOM_FIELD_ENTITY.name) &&
      !pursuit_custom_load (self->db, &error))
    g_warning ("The custom fields cannot be read: %s", error->message);
}

/** pursuit_txn_check_custom: whether a definition may go, as when it is undone: not while there are values.
 */
gboolean
pursuit_txn_check_custom (PursuitTxn *self, gint64 id, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_txn_read (self, PURSUIT_CUSTOM_FIELD_ENTITY.name, id, error);
  gint64 n_values = row ? pursuit_custom_count_values (self->db, pursuit_row_get_text (row, "entity"),
                                                       pursuit_row_get_int (row, "slot"), NULL, error)
                        : -1;

  if (n_values > 0)
    {
      g_autofree char *number = pursuit_number_format (n_values);
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                   ngettext ("“%s” has a value in %s record. Empty it there, or retire the field.",
                             "“%s” has a value in %s records. Empty it there, or retire the field.",
                             n_values),
                   pursuit_row_get_text (row, "label"), number);
    }
  return n_values == 0;
}

/**
 * pursuit_custom_count_values:
 * @entity: whose field, one of %PURSUIT_CUSTOM_ENTITIES
 * @slot: which, from 1
 * @value: (nullable): only records that have this one
 *
 * Returns: how many records have a value there; -1 with @error set
 */
gint64
pursuit_custom_count_values (PursuitDb *db,
                             const char *entity,
                             gint64 slot,
                             const char *value,
                             GError **error)
{
  g_return_val_if_fail (pursuit_choice_is_valid (PURSUIT_CUSTOM_ENTITIES, entity), -1);
  g_return_val_if_fail (slot >= 1 && slot <= PURSUIT_N_CUSTOM_FIELDS, -1);

  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE custom_%d %s", entity, (int) slot,
                                          value != NULL ? "= $1" : "IS NOT NULL");
  sqlite3_stmt *stmt = pursuit_db_prepare (db, sql, error);

  if (stmt == NULL)
    return -1;
  if (value != NULL)
    pursuit_bind_text (stmt, 1, value);
  gint64 count = pursuit_db_step (db, stmt, error) == 1 ? sqlite3_column_int64 (stmt, 0) : -1;
  sqlite3_reset (stmt);
  return count;
}

/**
 * pursuit_custom_find_free_slot:
 *
 * Returns: the first column of @entity that no field has and in which no value was left; 0 with @error set
 * when there is none
 */
gint64
pursuit_custom_find_free_slot (PursuitDb *db, const char *entity, GError **error)
{
  gboolean taken[PURSUIT_N_CUSTOM_FIELDS + 1] = { FALSE };
  sqlite3_stmt *stmt = pursuit_db_query (db, "custom-slots-taken", error);
  int state = -1;

  if (stmt == NULL)
    return 0;
  pursuit_bind_text (stmt, 1, entity);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    taken[CLAMP (sqlite3_column_int64 (stmt, 0), 0, PURSUIT_N_CUSTOM_FIELDS)] = TRUE;
  for (gint64 slot = 1; state == 0 && slot <= PURSUIT_N_CUSTOM_FIELDS; slot++)
    {
      gint64 n_values = taken[slot] ? 1 : pursuit_custom_count_values (db, entity, slot, NULL, error);
      if (n_values <= 0)
        return n_values == 0 ? slot : 0;
    }
  if (state == 0)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                 _ ("There can be %d custom fields, retired ones included, and there are as many."),
                 PURSUIT_N_CUSTOM_FIELDS);
  return 0;
}

/* What a value of @type must be, in SQL that is true for one that is wrong; %s is the column. */
static const char *
find_rule (const char *type)
{
  static const struct
  {
    const char *type, *sql;
  } rules[] = {
    { "text", "typeof(%s) <> 'text'" },
    { "choice", "typeof(%s) <> 'text'" },
    { "number", "typeof(%s) NOT IN ('real', 'integer')" },
    { "money", "typeof(%s) <> 'integer'" },
    { "date", "%s NOT GLOB '[0-9]*-[0-1][0-9]-[0-3][0-9]'" },
    { "bool", "%s NOT IN (0, 1)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (g_strcmp0 (rules[i].type, type) == 0)
        return rules[i].sql;
    }
  return "%s IS NOT NULL";
}

/* Appends what is true for a row whose value in custom column @slot is wrong; where no field is defined,
 * every value is. */
static void
append_rule (GString *sql, GPtrArray *definitions, const char *entity, int slot)
{
  const char *type = NULL;

  for (guint i = 0; i < definitions->len; i++)
    {
      PursuitRecord *definition = definitions->pdata[i];
      if (g_str_equal (table_of (definition), entity) &&
          pursuit_record_get_int (definition, PURSUIT_CUSTOM_FIELD_SLOT) == slot)
        type = pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_TYPE);
    }
  g_autofree char *column = g_strdup_printf ("custom_%d", slot);
  g_auto (GStrv) parts = g_strsplit (find_rule (type), "%s", 2);
  g_string_append_printf (sql, " OR (%s IS NOT NULL AND %s%s%s)", column, parts[0], column, parts[1]);
}

/** pursuit_custom_check: looks for values that their custom fields cannot have, and for some without a field.
 */
gboolean
pursuit_custom_check (PursuitDb *db, PursuitCustomWrongFunc func, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) definitions = read_definitions (db, error);
  int state = definitions != NULL ? 0 : -1;

  for (guint e = 0; state == 0 && PURSUIT_CUSTOM_ENTITIES[e].code != NULL; e++)
    {
      const char *entity = PURSUIT_CUSTOM_ENTITIES[e].code;
      g_autoptr (GString) sql = g_string_new (NULL);

      g_string_printf (sql, "SELECT id FROM %s WHERE 0", entity);
      for (int slot = 1; slot <= PURSUIT_N_CUSTOM_FIELDS; slot++)
        append_rule (sql, definitions, entity, slot);
      sqlite3_stmt *stmt = pursuit_db_prepare (db, sql->str, error);
      if (stmt == NULL)
        return FALSE;
      while ((state = pursuit_db_step (db, stmt, error)) == 1)
        func (entity, sqlite3_column_int64 (stmt, 0), data);
    }
  return state == 0;
}
