/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-private.h"

#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/* Both names for the label; the work item must be of the deal's process. */
static gboolean
note_work (PursuitRun *run, gint64 deal_id, gint64 work_id, GError **error)
{
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", deal_id, error);
  g_autoptr (PursuitRow) work = deal ? pursuit_txn_read (run->txn, "work_item", work_id, error) : NULL;
  g_autoptr (PursuitRow) stage =
      work ? pursuit_txn_read (run->txn, "stage", pursuit_row_get_int (work, "stage_id"), error) : NULL;

  if (stage == NULL)
    return FALSE;
  if (pursuit_row_get_int (stage, "process_id") != pursuit_row_get_int (deal, "process_id"))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                   _ ("Work item “%s” belongs to another process."), pursuit_row_get_text (work, "name"));
      return FALSE;
    }
  run->record_id = deal_id;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (deal, "title"));
  pursuit_row_set_text (run->args, "work", pursuit_row_get_text (work, "name"));
  return TRUE;
}

/** pursuit_run_tick_work: notes that a work item is done in a deal, or takes that back. */
gboolean
pursuit_run_tick_work (PursuitRun *run, GError **error)
{
  gint64 deal_id = pursuit_command_get_int (run->command, "deal_id");
  gint64 work_id = pursuit_command_get_int (run->command, "work_id");
  gboolean done = pursuit_command_get_int (run->command, "done") != 0;
  PursuitDay day = pursuit_command_get_day (run->command, "day");
  const char *note = pursuit_command_get_text (run->command, "note");
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (!note_work (run, deal_id, work_id, error))
    return FALSE;
  gint64 id = pursuit_find_pair (run->db, "work-state-find", deal_id, work_id);
  pursuit_row_set_int (run->args, "taken_back", !done);
  if (!done)
    return id == 0 || pursuit_txn_delete (run->txn, "work_state", id, error);

  pursuit_run_set_day (row, "day", day != PURSUIT_DAY_NONE ? day : pursuit_txn_get_today (run->txn));
  if (pursuit_txn_get_actor (run->txn) != 0)
    pursuit_row_set_int (row, "by_id", pursuit_txn_get_actor (run->txn));
  if (!pursuit_text_is_blank (note))
    pursuit_row_set_text (row, "note", note);
  if (id != 0)
    return pursuit_txn_update (run->txn, "work_state", id, 0, row, error);
  pursuit_row_set_int (row, "deal_id", deal_id);
  pursuit_row_set_int (row, "work_id", work_id);
  return pursuit_txn_insert (run->txn, "work_state", row, error) != 0;
}

/**
 * pursuit_run_insert_file:
 *
 * @column: "deal_id" or "company_id"
 *
 * Attaches the file of the command to @id.
 *
 * Returns: the attachment's id; 0 on failure
 */
gint64
pursuit_run_insert_file (PursuitRun *run, const char *column, gint64 id, GError **error)
{
  const char *texts[] = { "sha256", "mime", "tag" };
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = pursuit_command_get_text (run->command, texts[i]);
      if (!pursuit_text_is_blank (text))
        pursuit_row_set_text (row, texts[i], text);
    }
  pursuit_row_set_int (row, column, id);
  pursuit_row_set_text (row, "name", pursuit_command_get_text (run->command, "file"));
  pursuit_row_set_int (row, "size", pursuit_command_get_int (run->command, "size"));
  pursuit_run_set_day (row, "day", pursuit_txn_get_today (run->txn));
  if (pursuit_txn_get_actor (run->txn) != 0)
    pursuit_row_set_int (row, "by_id", pursuit_txn_get_actor (run->txn));
  return pursuit_txn_insert (run->txn, "attachment", row, error);
}

/** pursuit_run_attach: attaches a file, whose bytes are kept already, to a deal. */
gboolean
pursuit_run_attach (PursuitRun *run, GError **error)
{
  gint64 company_id = pursuit_command_get_int (run->command, "company_id");
  gint64 id = company_id ? company_id : pursuit_command_get_int (run->command, "deal_id");
  g_autoptr (PursuitRow) row = pursuit_txn_read (run->txn, company_id ? "company" : "deal", id, error);

  if (row == NULL)
    return FALSE;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (row, company_id ? "name" : "title"));
  pursuit_row_set_text (run->args, "file", pursuit_command_get_text (run->command, "file"));
  run->record_id = pursuit_run_insert_file (run, company_id ? "company_id" : "deal_id", id, error);
  return run->record_id != 0;
}
