/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-participant.h"
#include "pursuit-run-private.h"

#include <glib/gi18n-lib.h>

/* Names for the label: “Zhao Wei” in “Cutting fluids, 4 plants”. */
static gboolean
note_person_and_deal (PursuitRun *run, gint64 deal_id, gint64 person_id, GError **error)
{
  g_autoptr (PursuitRow) person = pursuit_txn_read (run->txn, "person", person_id, error);
  g_autoptr (PursuitRow) deal = person ? pursuit_txn_read (run->txn, "deal", deal_id, error) : NULL;

  if (deal == NULL)
    return FALSE;
  run->record_id = person_id;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (person, "name"));
  pursuit_row_set_text (run->args, "deal", pursuit_row_get_text (deal, "title"));
  return TRUE;
}

static gboolean
check_roles (PursuitRow *row, GError **error)
{
  const char *roles = pursuit_row_get_text (row, "roles");
  g_auto (GStrv) codes = roles ? g_strsplit (roles, ",", -1) : NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      if (!pursuit_choice_is_valid (PURSUIT_ROLES, g_strstrip (codes[i])))
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("There is no role “%s”."), codes[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_range (PursuitRow *row, const char *column, int lowest, int highest, GError **error)
{
  const PursuitValue *value = pursuit_row_get (row, column);

  if (value == NULL || value->kind == PURSUIT_VALUE_NULL || (value->i >= lowest && value->i <= highest))
    return TRUE;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("“%s” goes from %d to %d."), column, lowest,
               highest);
  return FALSE;
}

static gboolean
write_participant (PursuitRun *run, gint64 deal_id, gint64 person_id, PursuitFields *fields, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_run_row_of_fields (run, fields, error);

  if (row == NULL || !check_roles (row, error) || !check_range (row, "attitude", -2, 2, error) ||
      !check_range (row, "weight", 0, 100, error))
    return FALSE;
  gint64 id = pursuit_find_pair (run->db, "participant-find", deal_id, person_id);
  if (id != 0)
    return pursuit_txn_update (run->txn, "participant", id, 0, row, error);
  pursuit_row_set_int (row, "deal_id", deal_id);
  pursuit_row_set_int (row, "person_id", person_id);
  return pursuit_txn_insert (run->txn, "participant", row, error) != 0;
}

/** pursuit_run_participant: says what a person is in a deal. */
gboolean
pursuit_run_participant (PursuitRun *run, GError **error)
{
  gint64 deal_id = pursuit_command_get_int (run->command, "deal_id");
  gint64 person_id = pursuit_command_get_int (run->command, "person_id");

  return note_person_and_deal (run, deal_id, person_id, error) &&
         write_participant (run, deal_id, person_id, pursuit_command_get_fields (run->command), error);
}

/** pursuit_run_also_participant: what a command on a person says about the person in a deal, if anything. */
gboolean
pursuit_run_also_participant (PursuitRun *run, gint64 person_id, GError **error)
{
  PursuitFields *fields = pursuit_command_get_participant (run->command);

  return fields == NULL ||
         write_participant (run, pursuit_command_get_int (run->command, "deal_id"), person_id, fields, error);
}

/** pursuit_run_remove_participant: takes a person out of a deal. */
gboolean
pursuit_run_remove_participant (PursuitRun *run, GError **error)
{
  gint64 deal_id = pursuit_command_get_int (run->command, "deal_id");
  gint64 person_id = pursuit_command_get_int (run->command, "person_id");
  gint64 id = pursuit_find_pair (run->db, "participant-find", deal_id, person_id);

  if (!note_person_and_deal (run, deal_id, person_id, error))
    return FALSE;
  if (id == 0)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND,
                           _ ("The person takes no part in this deal."));
      return FALSE;
    }
  return pursuit_txn_delete (run->txn, "participant", id, error);
}

/* Binds company and manager, either of which may be nobody, as $1 and $2. */
static PursuitStmt *
chart_query (PursuitRun *run, const char *query, gint64 company_id, gint64 manager_id, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, query, error);

  if (stmt == NULL)
    return NULL;
  if (company_id != 0)
    pursuit_bind_int (stmt, 1, company_id);
  if (manager_id != 0)
    pursuit_bind_int (stmt, 2, manager_id);
  return stmt;
}

/* The place among the manager's reports: half way before @before_id, or behind the last. */
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
  PursuitStmt *stmt =
      chart_query (run, between ? "chart-order-before" : "chart-order-end", company_id, manager_id, error);
  if (stmt == NULL)
    return FALSE;

  double below = between ? pursuit_row_get (before, "chart_order")->d : 0;
  if (between)
    {
      pursuit_bind_real (stmt, 3, below);
      pursuit_bind_int (stmt, 4, person_id);
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

/** pursuit_run_unchart: takes a person off the chart; the reports go to the manager. */
gboolean
pursuit_run_unchart (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
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
