/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-select-private.h"

#include "pursuit-company.h"

/* How much is known of a company, counted in SQL from the table that the rules have. */

/* SQL for what rows tell of a company; t is the company. */
static const char *
find_file_rows (const char *code)
{
  static const struct
  {
    const char *code;
    const char *sql;
  } rows[] = {
    { "products", "EXISTS (SELECT 1 FROM product_in_use x WHERE x.company_id = t.id)" },
    { "rivals", "EXISTS (SELECT 1 FROM product_in_use x WHERE x.company_id = t.id AND x.ours = 0 AND "
                "x.supplier IS NOT NULL)" },
    { "plans", "EXISTS (SELECT 1 FROM buying_plan x WHERE x.company_id = t.id AND x.kind = 'plan')" },
    { "problems", "EXISTS (SELECT 1 FROM buying_plan x WHERE x.company_id = t.id AND x.kind = 'problem')" },
    { "people", "EXISTS (SELECT 1 FROM person x WHERE x.company_id = t.id)" },
    { "departments", "EXISTS (SELECT 1 FROM department x WHERE x.company_id = t.id)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (g_str_equal (rows[i].code, code))
        return rows[i].sql;
    }
  g_assert_not_reached ();
}

/* Appends whether @item is known: by a value, by rows, or because there is known to be none. */
static void
append_known (GString *sql, const PursuitFileItem *item)
{
  g_string_append_printf (sql, "(instr(',' || COALESCE(t.known_none, '') || ',', ',%s,') > 0 OR ",
                          item->code);
  if (item->field == PURSUIT_FILE_ROWS)
    g_string_append_printf (sql, "%s)", find_file_rows (item->code));
  else
    g_string_append_printf (sql, "t.%s IS NOT NULL)", PURSUIT_COMPANY_ENTITY.fields[item->field].name);
}

/* Appends what pursuit_file_percent() says of a company, or with @bits which of the things that rows tell are
 * there. */
void
pursuit_select_append_company_file (GString *sql, gboolean bits)
{
  const PursuitFile *file = pursuit_company_file ();
  guint total = 0;

  g_string_append (sql, bits ? "(0" : "((200 * (0");
  for (gsize i = 0; i < file->n_items; i++)
    {
      const PursuitFileItem *item = &file->items[i];
      total += item->weight;
      if (bits && item->field == PURSUIT_FILE_ROWS)
        g_string_append_printf (sql, " | (%s << %u)", find_file_rows (item->code), (guint) i);
      if (bits)
        continue;
      g_string_append_printf (sql, " + %u * ", item->weight);
      append_known (sql, item);
    }
  if (bits)
    g_string_append_c (sql, ')');
  else
    g_string_append_printf (sql, ") + %u) / %u)", total, 2 * total);
}

/**
 * pursuit_select_company_files:
 * @func: called for each company that is in business
 *
 * Reads what is known of all companies.
 *
 * Returns: %FALSE with @error set on failure or cancellation
 */
gboolean
pursuit_select_company_files (PursuitDb *db, PursuitCompanyFileFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (db != NULL && func != NULL, FALSE);

  g_autoptr (GString) sql = g_string_new ("SELECT t.id, 0");
  const PursuitFile *file = pursuit_company_file ();
  int state = -1;

  for (gsize i = 0; i < file->n_items; i++)
    {
      g_string_append (sql, " | (");
      append_known (sql, &file->items[i]);
      g_string_append_printf (sql, " << %u)", (guint) i);
    }
  g_string_append (sql, " FROM company t WHERE t.state = 'active'");
  sqlite3_stmt *stmt = pursuit_db_prepare (db, sql->str, error);
  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    func (sqlite3_column_int64 (stmt, 0), (guint64) sqlite3_column_int64 (stmt, 1), data);
  return state == 0;
}
