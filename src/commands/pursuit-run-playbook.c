/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-private.h"

#include "pursuit-template-playbook.h"

#include <glib/gi18n-lib.h>

/** pursuit_run_prepare_page: a page of the user's own stands behind the others and is in the user's words. */
void
pursuit_run_prepare_page (PursuitRun *run, PursuitRow *row)
{
  pursuit_row_set_int (row, "edited", 1);
  pursuit_row_set_int (row, "retired", 0);
  pursuit_row_set_int (row, "position", pursuit_find_id (run->db, "playbook-last-position", 0) + 1);
}

/** pursuit_run_change_page: what changes of a page with @changes: new words are the user's own. */
void
pursuit_run_change_page (PursuitRun *run, PursuitRow *changes)
{
  static const char *const words[] = { "title", "body", "example" };
  const PursuitValue *retired = pursuit_row_get (changes, "retired");

  if (retired != NULL)
    pursuit_row_set_int (run->args, "retired", retired->i);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (pursuit_row_get (changes, words[i]) != NULL)
        {
          pursuit_row_set_int (changes, "edited", 1);
          return;
        }
    }
}

/** pursuit_run_change_participation: words of the user's own are not in the other language too. */
void
pursuit_run_change_participation (PursuitRow *changes)
{
  if (pursuit_row_get (changes, "does") != NULL)
    pursuit_row_set_null (changes, "does_other");
}

/** pursuit_run_check_delete_page: whether the page may go for good: those of the program come back only as
 * long as their row is there. */
gboolean
pursuit_run_check_delete_page (PursuitRow *page, GError **error)
{
  if (pursuit_row_get_text (page, "code") == NULL)
    return TRUE;
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                       _ ("This page came with the program. It can be retired instead."));
  return FALSE;
}

/** pursuit_run_restore_page: the words of a page as the program ships them. */
gboolean
pursuit_run_restore_page (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  g_autoptr (PursuitRow) old = pursuit_txn_read (run->txn, "playbook_page", id, error);
  g_autofree char *language = pursuit_store_get_setting (run->db, "language");
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  if (old == NULL)
    return FALSE;
  const char *code = pursuit_row_get_text (old, "code");
  if (code == NULL)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                           _ ("This page is your own. There is no other text of it."));
      return FALSE;
    }
  run->record_id = id;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (old, "title"));
  pursuit_row_set_int (changes, "edited", 0);
  return pursuit_template_playbook_words (code, language ? language : "en", changes, error) &&
         pursuit_txn_update (run->txn, "playbook_page", id, 0, changes, error);
}
