/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-customer.h"

#include "pursuit-deal.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/* Grades move by nobody's clock: what the rule says is proposed, and confirmed here, or somebody knows better
 * and says why. */

static gboolean
confirm_one (PursuitRun *run, gint64 id, gboolean first, GError **error)
{
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", id, error);
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  if (deal == NULL)
    return FALSE;
  g_autofree char *due = g_strdup (pursuit_row_get_text (deal, "grade_due"));
  if (due == NULL)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, _ ("The grade of “%s” is as the rule says."),
                   pursuit_row_get_text (deal, "title"));
      return FALSE;
    }
  if (first)
    {
      pursuit_row_set_text (run->args, "name", pursuit_row_get_text (deal, "title"));
      pursuit_row_set_text (run->args, "grade", due);
    }
  /* both, so that undo brings the proposal back */
  pursuit_row_set_text (changes, "grade", due);
  pursuit_row_set_null (changes, "grade_due");
  return pursuit_txn_update (run->txn, "deal", id, 0, changes, error) &&
         pursuit_txn_add_grade_event (run->txn, "deal", id, pursuit_row_get_text (deal, "grade"), due,
                                      "confirmed", NULL, error);
}

/** pursuit_run_confirm_grades: gives deals the grades that wait for it; all of them when none is named. */
gboolean
pursuit_run_confirm_grades (PursuitRun *run, GError **error)
{
  guint n_ids;
  const gint64 *ids = pursuit_command_get_ids (run->command, "ids", &n_ids);
  g_autoptr (GArray) all = NULL;

  if (n_ids == 0)
    {
      all = pursuit_find_ids (run->db, "grades-due", 0, error);
      if (all == NULL)
        return FALSE;
      ids = (const gint64 *) all->data;
      n_ids = all->len;
    }
  if (n_ids == 0)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_NOTHING, _ ("No grade is to be confirmed."));
      return FALSE;
    }
  for (guint i = 0; i < n_ids; i++)
    {
      if (!confirm_one (run, ids[i], i == 0, error))
        return FALSE;
    }
  run->record_id = ids[0];
  pursuit_row_set_int (run->args, "deals", n_ids);
  return TRUE;
}

static gboolean
grade_deal (PursuitRun *run, PursuitRow *deal, const char *grade, GError **error)
{
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (deal, "title"));
  if (grade != NULL)
    pursuit_row_set_text (changes, "grade", grade);
  else
    pursuit_row_set_null (changes, "grade");
  pursuit_row_set_text (changes, "grade_reason", pursuit_command_get_text (run->command, "reason"));
  return pursuit_run_set_deal (run, pursuit_row_get_int (deal, "id"), 0, changes, error);
}

static gboolean
grade_company (PursuitRun *run, PursuitRow *company, const char *grade, GError **error)
{
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (company, "name"));
  pursuit_row_set_text (changes, "grade_said", grade);
  pursuit_row_set_text (changes, "grade_reason", pursuit_command_get_text (run->command, "reason"));
  return pursuit_txn_update (run->txn, "company", pursuit_row_get_int (company, "id"), 0, changes, error);
}

/* Another grade than the rule's is nothing without a reason. */
static gboolean
check_reason (const char *reason, GError **error)
{
  if (!pursuit_text_is_blank (reason))
    return TRUE;
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                       _ ("Say why it has another grade than the rule gives it."));
  return FALSE;
}

/** pursuit_run_grade: somebody gives a deal or a company another grade than the rule, or takes that back. */
gboolean
pursuit_run_grade (PursuitRun *run, GError **error)
{
  const PursuitEntity *entity = pursuit_command_get_entity (run->command);
  const char *grade = pursuit_command_get_text (run->command, "grade");
  gint64 id = pursuit_command_get_int (run->command, "id");
  g_autoptr (PursuitRow) row = pursuit_txn_read (run->txn, entity->name, id, error);

  if (row == NULL)
    return FALSE;
  if (grade != NULL && !pursuit_choice_is_valid (PURSUIT_GRADES, grade))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("There is no grade “%s”."), grade);
      return FALSE;
    }
  if (grade != NULL && !check_reason (pursuit_command_get_text (run->command, "reason"), error))
    return FALSE;
  run->record_id = id;
  pursuit_row_set_text (run->args, "grade", grade);
  return entity == &PURSUIT_DEAL_ENTITY ? grade_deal (run, row, grade, error)
                                        : grade_company (run, row, grade, error);
}

/** pursuit_run_note_own_grade: an edit gave @deal a grade of its own: that enters its story. */
gboolean
pursuit_run_note_own_grade (PursuitRun *run, PursuitRow *deal, PursuitRow *changes, GError **error)
{
  const char *from = pursuit_row_get_text (deal, "grade");
  const char *to = pursuit_row_get_text (changes, "grade");

  if (to == NULL || g_strcmp0 (from, to) == 0)
    return TRUE;
  return pursuit_txn_add_grade_event (run->txn, "deal", pursuit_row_get_int (deal, "id"), from, to, "said",
                                      pursuit_row_get_text (changes, "grade_reason"), error);
}

/** pursuit_run_check_own_grade: a company's own grade needs a reason; one that is taken back takes its own.
 */
gboolean
pursuit_run_check_own_grade (PursuitRow *old, PursuitRow *changes, GError **error)
{
  if (pursuit_row_get (changes, "grade_said") == NULL)
    return TRUE;
  if (pursuit_row_get_text (changes, "grade_said") == NULL)
    {
      pursuit_row_set_null (changes, "grade_reason");
      return TRUE;
    }
  PursuitRow *source = pursuit_row_get (changes, "grade_reason") != NULL || old == NULL ? changes : old;
  return check_reason (pursuit_row_get_text (source, "grade_reason"), error);
}
