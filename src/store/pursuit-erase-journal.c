/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-erase-private.h"

/*
 * What of a person stands where, in rows and in the journal.
 *
 * The journal is left as if the person had never been: lines about rows that go are gone, and where the line
 * of a row that stays leads to the person, whoever stands in that place now stands there all along. So what
 * an older step changed beside the person can be undone still, without bringing the person back; a step that
 * was about the person alone is no step any more.
 */

/* What is theirs stands behind what it refers to. */
static const PursuitPersonReference REFERENCES[] = {
  { "participant", "person_id", "person", TRUE },
  { "participant_value", "participant_id", "participant", TRUE },
  { "relation", "from_id", "person", TRUE },
  { "relation", "to_id", "person", TRUE },
  { "acquaintance", "person_id", "person", TRUE },
  { "rival_tie", "person_id", "person", TRUE },
  { "party_member", "person_id", "person", TRUE },
  { "activity_person", "person_id", "person", TRUE },
  { "trip", "person_id", "person", TRUE },
  /* a file of a deal or a company is not the person's alone */
  { "attachment", "person_id", "person", TRUE, "deal_id IS NULL AND company_id IS NULL",
    "before ->> 'deal_id' IS NULL AND before ->> 'company_id' IS NULL" },
  /* what the business needs is needed whoever says it */
  { "need", "holder_id", "person", TRUE, "kind = 'personal'", "before ->> 'kind' = 'personal'" },
  { "need_version", "need_id", "need", TRUE },
  { "attachment", "person_id", "person", FALSE },
  { "need", "holder_id", "person", FALSE },
  { "person", "reports_to", "person", FALSE },
  { "person", "photo_id", "attachment", FALSE },
  { "deal", "in_charge_id", "person", FALSE },
  { "department", "head_id", "person", FALSE },
  { "complaint", "person_id", "person", FALSE },
  { "node_state", "attachment_id", "attachment", FALSE },
};

/** pursuit_erase_references: every column by which something leads to a person. */
const PursuitPersonReference *
pursuit_erase_references (guint *n_references)
{
  *n_references = G_N_ELEMENTS (REFERENCES);
  return REFERENCES;
}

/** pursuit_erase_run: runs one statement built in these files. */
gboolean
pursuit_erase_run (PursuitDb *db, const char *sql, GError **error)
{
  return pursuit_db_run (db, pursuit_db_prepare (db, sql, error), error);
}

G_GNUC_PRINTF (3, 4)
static gboolean
run_format (PursuitDb *db, GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *sql = g_strdup_vprintf (format, args);
  va_end (args);
  return pursuit_erase_run (db, sql, error);
}

/* Rows that lead to what is erased: those that are there, then those that only a deletion remembers. */
static gboolean
collect_rows (PursuitDb *db, const PursuitPersonReference *reference, GError **error)
{
  const char *table = reference->table, *column = reference->column, *target = reference->target;

  return run_format (db, error,
                     "INSERT OR IGNORE INTO temp.erased SELECT '%s', id, 1 FROM %s WHERE %s IN "
                     "(SELECT row_id FROM temp.erased WHERE tbl = '%s') AND (%s)",
                     table, table, column, target, reference->row_if ? reference->row_if : "TRUE") &&
         run_format (db, error,
                     "INSERT OR IGNORE INTO temp.erased SELECT '%s', row_id, 0 FROM change WHERE tbl = '%s' "
                     "AND action = 'D' AND before ->> '%s' IN "
                     "(SELECT row_id FROM temp.erased WHERE tbl = '%s') AND (%s) "
                     "AND NOT EXISTS (SELECT 1 FROM %s t WHERE t.id = change.row_id)",
                     table, table, column, target, reference->image_if ? reference->image_if : "TRUE", table);
}

static gboolean
collect_person (PursuitDb *db, gint64 person_id, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_prepare (db,
                                           "INSERT INTO temp.erased VALUES "
                                           "('person', $1, EXISTS (SELECT 1 FROM person WHERE id = $1))",
                                           error);
  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, person_id);
  return pursuit_db_run (db, stmt, error);
}

/**
 * pursuit_erase_collect:
 * @db: any connection: nothing is written to the database
 * @person_id: somebody, who may be deleted already
 *
 * Fills the tables of what is erased, and forgets what was collected before.
 */
gboolean
pursuit_erase_collect (PursuitDb *db, gint64 person_id, GError **error)
{
  static const char tables[] =
      "CREATE TEMP TABLE IF NOT EXISTS erased (tbl TEXT, row_id INTEGER, present INTEGER,"
      " PRIMARY KEY (tbl, row_id)) WITHOUT ROWID;"
      "CREATE TEMP TABLE IF NOT EXISTS erased_name (name TEXT PRIMARY KEY) WITHOUT ROWID;"
      "CREATE TEMP TABLE IF NOT EXISTS erased_step (operation_id INTEGER PRIMARY KEY);"
      "DELETE FROM temp.erased; DELETE FROM temp.erased_name; DELETE FROM temp.erased_step";
  static const char names[] =
      "INSERT OR IGNORE INTO temp.erased_name SELECT name FROM temp.erased e CROSS JOIN person p ON p.id = "
      "e.row_id "
      "WHERE e.tbl = 'person' UNION SELECT n.value FROM temp.erased e CROSS JOIN change c ON c.tbl = e.tbl "
      "AND c.row_id = e.row_id JOIN json_each (json_array (c.before ->> 'name', c.after ->> 'name')) n "
      "WHERE e.tbl = 'person' AND n.value IS NOT NULL";

  if (!pursuit_db_exec (db, tables, error) || !collect_person (db, person_id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (REFERENCES); i++)
    {
      if (REFERENCES[i].goes && !collect_rows (db, &REFERENCES[i], error))
        return FALSE;
    }
  return pursuit_erase_run (db, names, error);
}

/* Lines about rows that stay, where @image (before or after) leads to what is erased. */
static gboolean
replace_reference (PursuitDb *db, const PursuitPersonReference *reference, const char *image, GError **error)
{
  const char *table = reference->table, *column = reference->column;
  g_autofree char *lines = g_strdup_printf ("tbl = '%s' AND %s ->> '%s' IN "
                                            "(SELECT row_id FROM temp.erased WHERE tbl = '%s')",
                                            table, image, column, reference->target);

  return run_format (db, error,
                     "INSERT OR IGNORE INTO temp.erased_step SELECT operation_id FROM change WHERE %s",
                     lines) &&
         run_format (db, error, "DELETE FROM import_row WHERE %s", lines) &&
         run_format (db, error,
                     "UPDATE change SET %s = json_set (%s, '$.%s', "
                     "(SELECT t.%s FROM %s t WHERE t.id = change.row_id)) WHERE %s",
                     image, image, column, column, table, lines);
}

/* A deal that was deleted keeps the worst finding about its people; brought back, it is given it anew. */
static gboolean
forget_findings (PursuitDb *db, GError **error)
{
  return pursuit_erase_run (db,
                            "UPDATE change SET before = json_set (before, '$.finding', NULL) "
                            "WHERE tbl = 'deal' AND action = 'D' AND EXISTS (SELECT 1 FROM temp.erased e "
                            "WHERE e.tbl = 'person' AND substr (change.before ->> 'finding', "
                            "instr (change.before ->> 'finding', char (9)) + 1) "
                            "LIKE e.row_id || char (9) || '%')",
                            error);
}

/* What operations say of themselves names whom they were about. One that has no lines left is nothing that
 * could be undone. */
static gboolean
forget_names (PursuitDb *db, GError **error)
{
  static const char unnamed[] =
      "UPDATE operation SET args = (SELECT json_group_object (a.key, CASE WHEN a.value IN "
      "(SELECT name FROM temp.erased_name) THEN '…' ELSE a.value END) FROM json_each (operation.args) a) "
      "WHERE id IN (SELECT operation_id FROM temp.erased_step) AND EXISTS (SELECT 1 FROM "
      "json_each (operation.args) a WHERE a.value IN (SELECT name FROM temp.erased_name))";
  static const char empty[] = "UPDATE operation SET args = '{}', kind = CASE WHEN kind = 'undo' OR kind = "
                              "'redo' THEN kind ELSE 'erased' END "
                              "WHERE id IN (SELECT operation_id FROM temp.erased_step) "
                              "AND NOT EXISTS (SELECT 1 FROM change c WHERE c.operation_id = operation.id)";

  return pursuit_erase_run (db, unnamed, error) && pursuit_erase_run (db, empty, error);
}

/**
 * pursuit_erase_journal:
 * @db: the storage thread's connection, in a transaction, behind pursuit_erase_collect() and when the rows
 * are gone
 *
 * Takes the person out of the journal and of the events.
 */
gboolean
pursuit_erase_journal (PursuitDb *db, GError **error)
{
  static const char steps[] =
      "INSERT OR IGNORE INTO temp.erased_step SELECT c.operation_id FROM temp.erased e "
      "CROSS JOIN change c ON c.tbl = e.tbl AND c.row_id = e.row_id WHERE c.action <> 'R'";
  static const char lines[] =
      "DELETE FROM change WHERE id IN (SELECT c.id FROM temp.erased e "
      "CROSS JOIN change c ON c.tbl = e.tbl AND c.row_id = e.row_id WHERE c.action <> 'R')";
  static const char events[] = "DELETE FROM owner_event WHERE id IN (SELECT o.id FROM temp.erased e "
                               "CROSS JOIN owner_event o ON o.tbl = e.tbl AND o.row_id = e.row_id)";

  /* what an import changed in somebody's row, or in what leads to them, can no longer be given back */
  static const char images[] = "DELETE FROM import_row WHERE id IN (SELECT i.id FROM temp.erased e "
                               "CROSS JOIN import_row i ON i.tbl = e.tbl AND i.row_id = e.row_id)";

  if (!pursuit_erase_run (db, images, error) || !pursuit_erase_run (db, steps, error) ||
      !pursuit_erase_run (db, lines, error) || !pursuit_erase_run (db, events, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (REFERENCES); i++)
    {
      if (!replace_reference (db, &REFERENCES[i], "before", error) ||
          !replace_reference (db, &REFERENCES[i], "after", error))
        return FALSE;
    }
  return forget_findings (db, error) && forget_names (db, error);
}
