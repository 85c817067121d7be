/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-private.h"

#include <glib/gi18n-lib.h>

/* The place among the manager's reports: half way between @before_id and whoever of the company comes before,
 * or behind all. */
static gboolean
place_on_chart (PursuitRun *run,
                PursuitRow *row,
                gint64 person_id,
                gint64 company_id,
                gint64 manager_id,
                gint64 before_id,
                GError **error)
{
  g_autoptr (PursuitRow) before = before_id ? pursuit_txn_read (run->txn, "person", before_id, NULL) : NULL;
  gboolean between = before != NULL && pursuit_row_get_int (before, "reports_to") == manager_id;
  PursuitStmt *stmt = pursuit_db_query (run->db, between ? "chart-order-before" : "chart-order-end", error);
  if (stmt == NULL)
    return FALSE;
  if (company_id != 0)
    pursuit_bind_int (stmt, 1, company_id);

  double below = between ? pursuit_row_get (before, "chart_order")->d : 0;
  if (between)
    {
      pursuit_bind_real (stmt, 2, below);
      pursuit_bind_int (stmt, 3, person_id);
    }
  if (pursuit_db_step (run->db, stmt, error) < 0)
    return FALSE;
  double order = pursuit_column_real (stmt, 0);
  if (between)
    order = pursuit_column_is_null (stmt, 0) ? below - 1 : order + (below - order) / 2;
  pursuit_stmt_reset (stmt);
  pursuit_row_set_real (row, "chart_order", order);
  return TRUE;
}

/** pursuit_run_check_manager: refuses a manager who reports to the person, or belongs to another company. */
gboolean
pursuit_run_check_manager (PursuitRun *run, gint64 person_id, gint64 manager_id, GError **error)
{
  g_autoptr (PursuitRow) manager = pursuit_txn_read (run->txn, "person", manager_id, error);
  g_autoptr (PursuitRow) person =
      manager && person_id ? pursuit_txn_read (run->txn, "person", person_id, error) : NULL;
  gint64 above = manager_id;

  if (manager == NULL || (person_id != 0 && person == NULL))
    return FALSE;
  const char *manager_name = pursuit_row_get_text (manager, "name");
  const char *name = person ? pursuit_row_get_text (person, "name") : NULL;
  if (person != NULL &&
      pursuit_row_get_int (person, "company_id") != pursuit_row_get_int (manager, "company_id"))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                   _ ("%s and %s do not belong to the same company."), name, manager_name);
      return FALSE;
    }
  while (above != 0 && person_id != 0)
    {
      if (above == person_id)
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                       manager_id == person_id
                           ? _ ("%s cannot report to %s: nobody is their own manager.")
                           : _ ("%s cannot report to %s, who reports to them, directly or through others."),
                       name, manager_name);
          return FALSE;
        }
      g_autoptr (PursuitRow) next = pursuit_txn_read (run->txn, "person", above, error);
      if (next == NULL)
        return FALSE;
      above = pursuit_row_get_int (next, "reports_to");
    }
  return TRUE;
}

/** pursuit_run_prepare_person: puts a new person who reports to somebody on the chart, behind the others. */
gboolean
pursuit_run_prepare_person (PursuitRun *run, PursuitRow *row, GError **error)
{
  gint64 manager_id = pursuit_row_get_int (row, "reports_to");
  gint64 company_id = pursuit_row_get_int (row, "company_id");

  if (manager_id != 0)
    {
      g_autoptr (PursuitRow) manager = pursuit_txn_read (run->txn, "person", manager_id, error);
      if (manager == NULL)
        return FALSE;
      if (company_id == 0 && (company_id = pursuit_row_get_int (manager, "company_id")) != 0)
        pursuit_row_set_int (row, "company_id", company_id);
      if (company_id != pursuit_row_get_int (manager, "company_id"))
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                       _ ("%s and %s do not belong to the same company."), pursuit_row_get_text (row, "name"),
                       pursuit_row_get_text (manager, "name"));
          return FALSE;
        }
      pursuit_row_set_int (row, "on_chart", 1);
    }
  return place_on_chart (run, row, 0, company_id, manager_id, 0, error);
}

/* Notes whom people are put under. One who was not on the chart comes on it with the first report. */
static gboolean
take_manager (PursuitRun *run, gint64 manager_id, GError **error)
{
  g_autoptr (PursuitRow) manager = pursuit_txn_read (run->txn, "person", manager_id, error);
  g_autoptr (PursuitRow) shown = pursuit_row_new ();

  if (manager == NULL)
    return FALSE;
  pursuit_row_set_text (run->args, "manager", pursuit_row_get_text (manager, "name"));
  pursuit_row_set_int (shown, "on_chart", 1);
  return pursuit_txn_update (run->txn, "person", manager_id, 0, shown, error);
}

static gboolean
put_under (PursuitRun *run, gint64 id, gint64 manager_id, gint64 before_id, GError **error)
{
  g_autoptr (PursuitRow) person = pursuit_txn_read (run->txn, "person", id, error);
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  if (person == NULL || (manager_id != 0 && !pursuit_run_check_manager (run, id, manager_id, error)))
    return FALSE;
  run->record_id = id;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (person, "name"));
  if (manager_id != 0)
    pursuit_row_set_int (changes, "reports_to", manager_id);
  else
    pursuit_row_set_null (changes, "reports_to");
  pursuit_row_set_int (changes, "on_chart", 1);
  return place_on_chart (run, changes, id, pursuit_row_get_int (person, "company_id"), manager_id, before_id,
                         error) &&
         pursuit_txn_update (run->txn, "person", id, 0, changes, error);
}

/** pursuit_run_reparent: puts a person under a manager, or at the top of the chart. */
gboolean
pursuit_run_reparent (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  gint64 manager_id = pursuit_command_get_int (run->command, "manager_id");
  gint64 before_id = pursuit_command_get_int (run->command, "before_id");

  return put_under (run, id, manager_id, before_id, error) &&
         (manager_id == 0 || take_manager (run, manager_id, error));
}

/** pursuit_run_reparent_people: puts several people under a manager, or at the top, in the order given. */
gboolean
pursuit_run_reparent_people (PursuitRun *run, GError **error)
{
  gint64 manager_id = pursuit_command_get_int (run->command, "manager_id");
  gint64 before_id = pursuit_command_get_int (run->command, "before_id");
  guint n_ids;
  const gint64 *ids = pursuit_command_get_ids (run->command, "ids", &n_ids);

  for (guint i = 0; i < n_ids; i++)
    if (!put_under (run, ids[i], manager_id, before_id, error))
      return FALSE;
  pursuit_row_set_int (run->args, "people", n_ids);
  return manager_id == 0 || take_manager (run, manager_id, error);
}

/* Takes a person off the chart; the reports go to the manager. */
static gboolean
take_off (PursuitRun *run, gint64 id, GError **error)
{
  g_autoptr (PursuitRow) person = pursuit_txn_read (run->txn, "person", id, error);
  g_autoptr (GArray) reports = person ? pursuit_find_ids (run->db, "reports-of-person", id, error) : NULL;
  g_autoptr (PursuitRow) up = pursuit_row_new ();
  g_autoptr (PursuitRow) off = pursuit_row_new ();

  if (reports == NULL)
    return FALSE;
  run->record_id = id;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (person, "name"));
  pursuit_row_set (up, "reports_to", pursuit_row_get (person, "reports_to"));
  for (guint i = 0; i < reports->len; i++)
    {
      if (!pursuit_txn_update (run->txn, "person", g_array_index (reports, gint64, i), 0, up, error))
        return FALSE;
    }
  pursuit_row_set_int (off, "on_chart", 0);
  pursuit_row_set_null (off, "reports_to");
  return pursuit_txn_update (run->txn, "person", id, 0, off, error);
}

/** pursuit_run_unchart: takes a person off the chart. */
gboolean
pursuit_run_unchart (PursuitRun *run, GError **error)
{
  return take_off (run, pursuit_command_get_int (run->command, "id"), error);
}

/** pursuit_run_unchart_people: takes several people off the chart; in which order makes no difference. */
gboolean
pursuit_run_unchart_people (PursuitRun *run, GError **error)
{
  guint n_ids;
  const gint64 *ids = pursuit_command_get_ids (run->command, "ids", &n_ids);

  for (guint i = 0; i < n_ids; i++)
    if (!take_off (run, ids[i], error))
      return FALSE;
  pursuit_row_set_int (run->args, "people", n_ids);
  return TRUE;
}
