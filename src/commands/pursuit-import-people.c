/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-private.h"

#include "pursuit-member.h"
#include "pursuit-person.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

static const char *const SEEN_TO[] = { "company_id", "reports_to", NULL };

/* Somebody whose manager is looked for when everybody is there. */
typedef struct
{
  gint64 id;
  guint64 line;
  char *manager;
} Report;

static void
clear_report (gpointer data)
{
  g_free (((Report *) data)->manager);
}

static gboolean
begin (PursuitImporter *self, GError **error)
{
  GArray *reports = g_array_new (FALSE, FALSE, sizeof (Report));

  g_array_set_clear_func (reports, clear_report);
  self->data = reports;
  return pursuit_import_companies_begin (self, error);
}

/* By reference, else by e-mail; a name alone is not enough, many people share one. */
static gint64
find (PursuitImporter *self, const PursuitImportRow *row)
{
  gint64 id =
      pursuit_import_find_by_ref (self, "find-person-by-ref", pursuit_import_text (row, PURSUIT_PERSON_REF));

  if (id == 0)
    id = pursuit_import_find_by_ref (self, "find-person-by-email",
                                     pursuit_import_text (row, PURSUIT_PERSON_EMAIL));
  return id;
}

static gboolean
import_row (PursuitImporter *self, const PursuitImportRow *row, GError **error)
{
  g_autoptr (PursuitRow) values = pursuit_import_changes (self, row, SEEN_TO);
  const char *manager = pursuit_import_text (row, PURSUIT_PERSON_REPORTS_TO);
  gint64 id = find (self, row);
  gint64 company_id;

  if (!pursuit_import_row_company (self, row, PURSUIT_PERSON_COMPANY, &company_id, error) ||
      !pursuit_bulk_flush (self->companies.bulk, error))
    return FALSE;
  if (company_id != 0)
    pursuit_row_set_int (values, "company_id", company_id);
  if (id == 0)
    {
      id = pursuit_txn_insert (self->txn, "person", values, error);
      self->import->imported++;
    }
  else if (!pursuit_import_update (self, NULL, id, values, error))
    return FALSE;
  if (id == 0)
    return FALSE;
  if (!pursuit_text_is_blank (manager))
    {
      Report report = { .id = id, .line = row->line, .manager = pursuit_text_match_key (manager, -1) };
      g_array_append_val ((GArray *) self->data, report);
    }
  return TRUE;
}

static gint64
find_in_company (PursuitImporter *self, const char *name, gint64 company_id)
{
  PursuitStmt *stmt = pursuit_db_query (self->db, "find-person-in-company", NULL);

  if (stmt == NULL)
    return 0;
  pursuit_bind_text (stmt, 1, name);
  if (company_id != 0)
    pursuit_bind_int (stmt, 2, company_id);
  gint64 id = pursuit_db_step (self->db, stmt, NULL) == 1 ? pursuit_column_int (stmt, 0) : 0;
  pursuit_stmt_reset (stmt);
  return id;
}

/* Managers are named by e-mail, reference or name, and may stand behind their reports in the file. */
static gboolean
end (PursuitImporter *self, GError **error)
{
  GArray *reports = self->data;
  PursuitRun run = { .txn = self->txn, .db = self->db };

  for (guint i = 0; i < reports->len; i++)
    {
      Report *report = &g_array_index (reports, Report, i);
      g_autoptr (PursuitRow) person = pursuit_txn_read (self->txn, "person", report->id, error);
      g_autoptr (PursuitRow) changes = pursuit_row_new ();
      g_autoptr (GError) refusal = NULL;
      if (person == NULL)
        return FALSE;
      gint64 manager_id = pursuit_import_find_by_ref (self, "find-person-by-email", report->manager);
      if (manager_id == 0)
        manager_id = pursuit_import_find_by_ref (self, "find-person-by-ref", report->manager);
      if (manager_id == 0)
        manager_id = find_in_company (self, report->manager, pursuit_row_get_int (person, "company_id"));
      /* the person is in; only the reporting line is not */
      if (manager_id == 0)
        {
          g_autofree char *reason =
              g_strdup_printf (_ ("The manager “%s” is not known; the person came in without one."),
                               report->manager);
          pursuit_rejects_add (self->warnings, report->line, NULL, reason);
          continue;
        }
      if (!pursuit_run_check_manager (&run, report->id, manager_id, &refusal))
        {
          pursuit_rejects_add (self->warnings, report->line, NULL, refusal->message);
          continue;
        }
      g_autoptr (PursuitRow) shown = pursuit_row_new ();
      pursuit_row_set_int (shown, "on_chart", 1);
      pursuit_row_set_int (changes, "reports_to", manager_id);
      pursuit_row_set_int (changes, "on_chart", 1);
      pursuit_row_set_real (changes, "chart_order", i + 1);
      if (!pursuit_txn_update (self->txn, "person", manager_id, 0, shown, error) ||
          !pursuit_txn_update (self->txn, "person", report->id, 0, changes, error))
        return FALSE;
    }
  return TRUE;
}

static void
free_reports (PursuitImporter *self)
{
  g_clear_pointer ((GArray **) &self->data, g_array_unref);
}

const PursuitImportVerb PURSUIT_IMPORT_PEOPLE = {
  .entity = "person",
  .begin = begin,
  .row = import_row,
  .end = end,
  .free = free_reports,
};

static gboolean
begin_members (PursuitImporter *self, GError **error)
{
  return TRUE;
}

static gboolean
import_member (PursuitImporter *self, const PursuitImportRow *row, GError **error)
{
  static const char *const skip[] = { "name", NULL };
  g_autoptr (PursuitRow) values = pursuit_import_changes (self, row, skip);
  const char *name = pursuit_import_text (row, PURSUIT_MEMBER_NAME);
  gint64 id = pursuit_find_by_name (self->db, pursuit_entity_find ("member"), name, NULL);

  if (id != 0)
    return pursuit_import_update (self, NULL, id, values, error);
  g_autofree char *key = pursuit_text_match_key (name, -1);
  pursuit_row_set_text (values, "name", key);
  self->import->imported++;
  return pursuit_txn_insert (self->txn, "member", values, error) != 0;
}

const PursuitImportVerb PURSUIT_IMPORT_MEMBERS = {
  .entity = "member",
  .begin = begin_members,
  .row = import_member,
};
