/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-read.h"

/* Ends that no day reaches, as texts to compare with. */
#define BEFORE_ALL ""
#define AFTER_ALL "9999-99-99"

static void
bind_day (sqlite3_stmt *stmt, const char *parameter, PursuitDay day, const char *open_end)
{
  int index = sqlite3_bind_parameter_index (stmt, parameter);
  char iso[11];

  if (index == 0)
    return;
  if (day != PURSUIT_DAY_NONE)
    pursuit_day_write_iso (day, iso);
  sqlite3_bind_text (stmt, index, day != PURSUIT_DAY_NONE ? iso : open_end, -1, SQLITE_TRANSIENT);
}

static void
bind_scope (sqlite3_stmt *stmt, const PursuitReportScope *scope)
{
  int process = sqlite3_bind_parameter_index (stmt, "$process");
  int deals = sqlite3_bind_parameter_index (stmt, "$deals");

  bind_day (stmt, "$from", scope->from, BEFORE_ALL);
  bind_day (stmt, "$to", scope->to, AFTER_ALL);
  bind_day (stmt, "$today", scope->today, AFTER_ALL);
  if (process > 0)
    sqlite3_bind_int64 (stmt, process, scope->process);
  /* An empty list is a blob without bytes, not NULL, which leaves no deal out. */
  if (deals > 0 && scope->deals != NULL)
    sqlite3_bind_blob64 (stmt, deals, scope->deals->len > 0 ? scope->deals->data : "",
                         (guint64) scope->deals->len * sizeof (gint64), SQLITE_STATIC);
}

/* Each column is asked for once: this runs for every event there is. What SQLite says of a value so given
 * holds on the thread that its connection belongs to. */
static void
read_cells (sqlite3_stmt *stmt, PursuitCell *cells, int n_cells)
{
  for (int i = 0; i < n_cells; i++)
    {
      sqlite3_value *value = sqlite3_column_value (stmt, i);
      int type = sqlite3_value_type (value);

      cells[i] = (PursuitCell){ .null = type == SQLITE_NULL };
      if (type == SQLITE_TEXT)
        cells[i].text = pursuit_valid_text ((const char *) sqlite3_value_text (value));
      else if (type == SQLITE_INTEGER)
        cells[i].real = (double) (cells[i].number = sqlite3_value_int64 (value));
      else if (type == SQLITE_FLOAT)
        cells[i].number = (gint64) (cells[i].real = sqlite3_value_double (value));
    }
}

/**
 * pursuit_report_read:
 * @query: the name of a query; of $from, $to, $today, $process and $deals it gets what it names
 * @func: called for each row
 *
 * Returns: %FALSE with @error set on failure or cancellation
 */
gboolean
pursuit_report_read (PursuitDb *db,
                     const char *query,
                     const PursuitReportScope *scope,
                     PursuitCellFunc func,
                     gpointer data,
                     GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, query, error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  int n_cells = sqlite3_column_count (stmt);
  g_autofree PursuitCell *cells = g_new0 (PursuitCell, MAX (n_cells, 1));
  bind_scope (stmt, scope);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      read_cells (stmt, cells, n_cells);
      func (cells, n_cells, data);
    }
  return state == 0;
}
