/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-private.h"

#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/*
 * The personal file and the organisation of a company are records like others: journeys, departments, and
 * which of these checks which. Here is what they need beyond their fields.
 */

/* The row as it would be: @changes over @old, which is %NULL for a new one. */
static PursuitRow *
make_whole (PursuitRow *old, PursuitRow *changes)
{
  g_autoptr (PursuitRow) whole = pursuit_row_new ();
  PursuitRow *const layers[] = { old, changes };

  for (guint layer = 0; layer < G_N_ELEMENTS (layers); layer++)
    {
      for (guint i = 0; layers[layer] != NULL && i < pursuit_row_get_length (layers[layer]); i++)
        pursuit_row_set (whole, pursuit_row_get_column (layers[layer], i),
                         pursuit_row_get_at (layers[layer], i));
    }
  return g_steal_pointer (&whole);
}

static gboolean
check_trip (PursuitRun *run, PursuitRow *trip, GError **error)
{
  const char *to = pursuit_row_get_text (trip, "to_day");
  g_autoptr (PursuitRow) person =
      pursuit_txn_read (run->txn, "person", pursuit_row_get_int (trip, "person_id"), error);

  if (person == NULL)
    return FALSE;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (person, "name"));
  /* ISO dates sort as text */
  if (to != NULL && g_strcmp0 (to, pursuit_row_get_text (trip, "from_day")) < 0)
    return pursuit_run_refuse (error, _ ("A journey cannot end before it begins."));
  return TRUE;
}

/* The department of that name, which has to be of the company; %NULL with an error when it is not. */
static PursuitRow *
read_department (PursuitRun *run, gint64 id, gint64 company_id, GError **error)
{
  g_autoptr (PursuitRow) department = pursuit_txn_read (run->txn, "department", id, error);

  if (department == NULL)
    return NULL;
  if (company_id != 0 && pursuit_row_get_int (department, "company_id") != company_id)
    {
      pursuit_run_refuse (error, _ ("Both departments have to be of the same company."));
      return NULL;
    }
  return g_steal_pointer (&department);
}

/* A department is not a part of itself, directly or through others. */
static gboolean
check_parents (PursuitRun *run, PursuitRow *department, GError **error)
{
  gint64 id = pursuit_row_get_int (department, "id");
  gint64 company_id = pursuit_row_get_int (department, "company_id");
  gint64 above = pursuit_row_get_int (department, "parent_id");

  while (above != 0)
    {
      if (above == id)
        return pursuit_run_refuse (
            error, _ ("A department cannot be a part of itself, nor of one of its own parts."));
      g_autoptr (PursuitRow) parent = read_department (run, above, company_id, error);
      if (parent == NULL)
        return FALSE;
      above = pursuit_row_get_int (parent, "parent_id");
    }
  return TRUE;
}

/* The company's department of that name; 0 when there is none. */
static gint64
find_department (PursuitRun *run, gint64 company_id, const char *name)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, "department-find", NULL);
  gint64 id;

  if (stmt == NULL)
    return 0;
  pursuit_bind_int (stmt, 1, company_id);
  pursuit_bind_text (stmt, 2, name);
  id = pursuit_db_step (run->db, stmt, NULL) == 1 ? pursuit_column_int (stmt, 0) : 0;
  pursuit_stmt_reset (stmt);
  return id;
}

static gboolean
check_department (PursuitRun *run, PursuitRow *department, GError **error)
{
  const char *name = pursuit_row_get_text (department, "name");
  gint64 company_id = pursuit_row_get_int (department, "company_id");
  g_autoptr (PursuitRow) company = pursuit_txn_read (run->txn, "company", company_id, error);
  gint64 other;

  if (company == NULL)
    return FALSE;
  if (pursuit_text_is_blank (name))
    return TRUE; /* the check of required fields says it */
  other = find_department (run, company_id, name);
  if (other != 0 && other != pursuit_row_get_int (department, "id"))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, _ ("%s has a department “%s” already."),
                   pursuit_row_get_text (company, "name"), name);
      return FALSE;
    }
  return check_parents (run, department, error);
}

static gboolean
check_check (PursuitRun *run, PursuitRow *check, GError **error)
{
  gint64 checker_id = pursuit_row_get_int (check, "checker_id");
  gint64 checked_id = pursuit_row_get_int (check, "checked_id");
  g_autoptr (PursuitRow) checker = read_department (run, checker_id, 0, error);
  g_autoptr (PursuitRow) checked =
      checker ? read_department (run, checked_id, pursuit_row_get_int (checker, "company_id"), error) : NULL;
  gint64 other;

  if (checked == NULL)
    return FALSE;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (checker, "name"));
  if (checker_id == checked_id)
    return pursuit_run_refuse (error, _ ("A department that checks itself is not checked."));
  other = pursuit_find_pair (run->db, "check-find", checker_id, checked_id);
  if (other != 0 && other != pursuit_row_get_int (check, "id"))
    return pursuit_run_refuse (error, _ ("This is noted already."));
  return TRUE;
}

/**
 * pursuit_run_check_organisation:
 * @old: (nullable): the row as it is; %NULL for a new one
 * @changes: what it is to be
 *
 * Whether a journey, a department or a check between departments may be as the user wants it; everything else
 * may.
 */
gboolean
pursuit_run_check_organisation (PursuitRun *run, PursuitRow *old, PursuitRow *changes, GError **error)
{
  static const struct
  {
    const char *entity;
    gboolean (*check) (PursuitRun *run, PursuitRow *whole, GError **error);
  } checks[] = {
    { "trip", check_trip },
    { "department", check_department },
    { "department_check", check_check },
  };
  const char *entity = pursuit_command_get_entity (run->command)->name;

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      if (g_str_equal (checks[i].entity, entity))
        {
          g_autoptr (PursuitRow) whole = make_whole (old, changes);
          return checks[i].check (run, whole, error);
        }
    }
  return TRUE;
}

/**
 * pursuit_run_rename_department:
 * @old: a department as it is
 * @changes: what it is to be
 *
 * Whoever works in a department that gets another name works in it still.
 */
gboolean
pursuit_run_rename_department (PursuitRun *run, PursuitRow *old, PursuitRow *changes, GError **error)
{
  const char *was = pursuit_row_get_text (old, "name");
  const char *name = pursuit_row_get_text (changes, "name");
  PursuitStmt *stmt = name != NULL && g_strcmp0 (name, was) != 0
                          ? pursuit_db_query (run->db, "people-of-department", error)
                          : NULL;
  g_autoptr (PursuitRow) moved = pursuit_row_new ();

  if (stmt == NULL)
    return name == NULL || g_strcmp0 (name, was) == 0;
  pursuit_bind_int (stmt, 1, pursuit_row_get_int (old, "company_id"));
  pursuit_bind_text (stmt, 2, was);
  g_autoptr (GArray) ids = pursuit_find_take_ids (run->db, stmt, error);
  pursuit_row_set_text (moved, "department", name);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (!pursuit_txn_update (run->txn, "person", g_array_index (ids, gint64, i), 0, moved, error))
        return FALSE;
    }
  return ids != NULL;
}

/** pursuit_run_detach_person_file: a person's journeys and files go with the person, departments stay. */
gboolean
pursuit_run_detach_person_file (PursuitRun *run, PursuitRow *person, GError **error)
{
  gint64 id = pursuit_row_get_int (person, "id");
  g_autoptr (PursuitRow) faceless = pursuit_row_new ();

  pursuit_row_set_null (faceless, "photo_id");
  return (pursuit_row_get_int (person, "photo_id") == 0 ||
          pursuit_txn_update (run->txn, "person", id, 0, faceless, error)) &&
         pursuit_run_delete_all (run, "trips-of-person", id, "trip", error) &&
         pursuit_run_delete_all (run, "attachments-of-person", id, "attachment", error) &&
         pursuit_run_set_null_ref (run, "departments-of-head", id, "department", "head_id", error);
}

/** pursuit_run_detach_department: the parts of a department stay, its checks go. */
gboolean
pursuit_run_detach_department (PursuitRun *run, gint64 id, GError **error)
{
  return pursuit_run_delete_all (run, "checks-of-department", id, "department_check", error) &&
         pursuit_run_set_null_ref (run, "departments-of-parent", id, "department", "parent_id", error);
}

/** pursuit_run_delete_departments: the organisation of a company goes with the company. */
gboolean
pursuit_run_delete_departments (PursuitRun *run, gint64 company_id, GError **error)
{
  g_autoptr (GArray) ids = pursuit_find_ids (run->db, "departments-of-company", company_id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (!pursuit_run_detach_department (run, g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  return ids != NULL &&
         pursuit_run_delete_all (run, "departments-of-company", company_id, "department", error);
}
