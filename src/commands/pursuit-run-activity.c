/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-activity.h"
#include "pursuit-run-private.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/* A next step without a day is for a week from today. */
static const int NEXT_STEP_DAYS = 7;

/* Makes the rows of a link table be exactly @wanted. */
static gboolean
set_links (PursuitRun *run,
           gint64 activity_id,
           const char *table,
           const char *column,
           const char *query,
           const gint64 *wanted,
           guint n_wanted,
           GError **error)
{
  g_autoptr (GHashTable) missing = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) links = pursuit_find_ids (run->db, query, activity_id, error);

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < n_wanted; i++)
    g_hash_table_add (missing, (gpointer) &wanted[i]);
  for (guint i = 0; i < links->len; i++)
    {
      gint64 link_id = g_array_index (links, gint64, i);
      g_autoptr (PursuitRow) link = pursuit_txn_read (run->txn, table, link_id, error);
      if (link == NULL)
        return FALSE;
      gint64 target = pursuit_row_get_int (link, column);
      if (!g_hash_table_remove (missing, &target) && !pursuit_txn_delete (run->txn, table, link_id, error))
        return FALSE;
    }
  for (guint i = 0; i < n_wanted; i++)
    {
      if (!g_hash_table_remove (missing, &wanted[i]))
        continue;
      g_autoptr (PursuitRow) link = pursuit_row_new ();
      pursuit_row_set_int (link, "activity_id", activity_id);
      pursuit_row_set_int (link, column, wanted[i]);
      if (pursuit_txn_insert (run->txn, table, link, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_people (PursuitRun *run, gint64 activity_id, GError **error)
{
  guint n_people, n_members;
  const gint64 *people = pursuit_command_get_ids (run->command, "people", &n_people);
  const gint64 *members = pursuit_command_get_ids (run->command, "members", &n_members);

  return set_links (run, activity_id, "activity_person", "person_id", "people-of-activity", people, n_people,
                    error) &&
         set_links (run, activity_id, "activity_member", "member_id", "members-of-activity", members,
                    n_members, error);
}

/* The company follows from the deal, the owner from who writes it. */
static gboolean
complete_row (PursuitRun *run, PursuitRow *row, GError **error)
{
  gint64 deal_id = pursuit_row_get_int (row, "deal_id");

  if (deal_id != 0 && pursuit_row_get_int (row, "company_id") == 0)
    {
      g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", deal_id, error);
      if (deal == NULL)
        return FALSE;
      pursuit_row_set (row, "company_id", pursuit_row_get (deal, "company_id"));
    }
  if (pursuit_row_get_int (row, "owner_id") == 0 && pursuit_txn_get_actor (run->txn) != 0)
    pursuit_row_set_int (row, "owner_id", pursuit_txn_get_actor (run->txn));
  if (pursuit_row_get_text (row, "kind") == NULL)
    pursuit_row_set_text (row, "kind", "other");
  if (!pursuit_choice_is_valid (PURSUIT_ACTIVITY_KINDS, pursuit_row_get_text (row, "kind")))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("There is no kind of activity “%s”."),
                   pursuit_row_get_text (row, "kind"));
      return FALSE;
    }
  if (pursuit_text_is_blank (pursuit_row_get_text (row, "subject")))
    pursuit_row_set_text (row, "subject",
                          pursuit_choice_label (PURSUIT_ACTIVITY_KINDS, pursuit_row_get_text (row, "kind")));
  if (pursuit_row_get_text (row, "planned") == NULL && pursuit_row_get_text (row, "done") == NULL)
    pursuit_run_set_day (row, "done", pursuit_txn_get_today (run->txn));
  return TRUE;
}

/* The next step is a planned activity on the same deal and company. */
static gboolean
plan_next_step (PursuitRun *run, PursuitRow *row, const char *subject, GError **error)
{
  g_autoptr (PursuitRow) next = pursuit_row_new ();
  PursuitDay day = pursuit_command_get_day (run->command, "next_day");

  pursuit_row_set_text (next, "kind", "other");
  pursuit_row_set_text (next, "subject", subject);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const columns[] = { "deal_id", "company_id", "owner_id" };
      if (pursuit_row_get (row, columns[i]) != NULL)
        pursuit_row_set (next, columns[i], pursuit_row_get (row, columns[i]));
    }
  pursuit_run_set_day (next, "planned",
                       day != PURSUIT_DAY_NONE ? day : pursuit_txn_get_today (run->txn) + NEXT_STEP_DAYS);
  return pursuit_txn_insert (run->txn, "activity", next, error) != 0;
}

/* Those of the customer's people who were there, for whom told us; NULL for nobody. */
static char *
join_people (PursuitRun *run)
{
  guint n_people;
  const gint64 *people = pursuit_command_get_ids (run->command, "people", &n_people);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (PursuitRow) person = pursuit_txn_read (run->txn, "person", people[i], NULL);
      if (person != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                pursuit_row_get_text (person, "name"));
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/* Where the customer was found to be at the contact that @activity has become. */
static gboolean
tell_buying_stage (PursuitRun *run, PursuitRow *activity, GError **error)
{
  gint64 stage_id = pursuit_command_get_int (run->command, "buying_stage_id");
  gint64 deal_id = pursuit_row_get_int (activity, "deal_id");
  PursuitDay day = pursuit_day_parse_iso (pursuit_row_get_text (activity, "done"));

  if (stage_id == 0)
    return TRUE;
  if (deal_id == 0 || day == PURSUIT_DAY_NONE)
    {
      g_set_error_literal (
          error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
          _ ("Where the customer is can only be told from an activity with a deal that is done."));
      return FALSE;
    }
  const char *source = pursuit_command_get_text (run->command, "buying_source");
  g_autofree char *people = source == NULL ? join_people (run) : NULL;
  return pursuit_run_tell_buying_stage (run, deal_id, stage_id, day, source ? source : people, error);
}

/* One answer of the call plan: written, changed or taken back. */
static gboolean
set_call_note (PursuitRun *run, gint64 activity_id, gint64 work_id, const char *text, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  gint64 id = pursuit_find_pair (run->db, "call-note-find", activity_id, work_id);

  if (pursuit_text_is_blank (text))
    return id == 0 || pursuit_txn_delete (run->txn, "call_note", id, error);
  pursuit_row_set_text (row, "text", text);
  if (id != 0)
    return pursuit_txn_update (run->txn, "call_note", id, 0, row, error);
  if (pursuit_find_id (run->db, "call-of-question", work_id) == 0)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                           _ ("This is no question of a call plan."));
      return FALSE;
    }
  pursuit_row_set_int (row, "activity_id", activity_id);
  pursuit_row_set_int (row, "work_id", work_id);
  return pursuit_txn_insert (run->txn, "call_note", row, error) != 0;
}

static gboolean
set_call_notes (PursuitRun *run, gint64 activity_id, GError **error)
{
  guint n;
  const gint64 *questions = pursuit_command_get_ids (run->command, "call_questions", &n);

  for (guint i = 0; i < n; i++)
    {
      const char *text =
          pursuit_command_get_text (run->command, pursuit_command_call_note_name (questions[i]));
      if (!set_call_note (run, activity_id, questions[i], text, error))
        return FALSE;
    }
  return TRUE;
}

/** pursuit_run_log: notes an activity, who was there, and the next step. */
gboolean
pursuit_run_log (PursuitRun *run, GError **error)
{
  const char *next_step = pursuit_command_get_text (run->command, "next_step");
  g_autoptr (PursuitRow) row =
      pursuit_run_row_of_fields (run, pursuit_command_get_fields (run->command), error);

  if (row == NULL || !complete_row (run, row, error))
    return FALSE;
  if (next_step == NULL)
    next_step = pursuit_row_get_text (row, "next_step");
  else
    pursuit_row_set_text (row, "next_step", next_step);
  run->record_id = pursuit_txn_insert (run->txn, "activity", row, error);
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (row, "subject"));
  if (run->record_id == 0 || !set_people (run, run->record_id, error) ||
      !set_call_notes (run, run->record_id, error) || !tell_buying_stage (run, row, error))
    return FALSE;
  return pursuit_text_is_blank (next_step) || plan_next_step (run, row, next_step, error);
}

/** pursuit_run_edit_activity: changes an activity and who took part. */
gboolean
pursuit_run_edit_activity (PursuitRun *run, GError **error)
{
  run->record_id = pursuit_command_get_int (run->command, "id");
  g_autoptr (PursuitRow) old = pursuit_txn_read (run->txn, "activity", run->record_id, error);
  g_autoptr (PursuitRow) changes =
      old ? pursuit_run_row_of_fields (run, pursuit_command_get_fields (run->command), error) : NULL;

  if (changes == NULL)
    return FALSE;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (old, "subject"));
  if (!pursuit_txn_update (run->txn, "activity", run->record_id,
                           pursuit_command_get_int (run->command, "ver"), changes, error) ||
      !set_people (run, run->record_id, error) || !set_call_notes (run, run->record_id, error))
    return FALSE;
  g_autoptr (PursuitRow) row = pursuit_txn_read (run->txn, "activity", run->record_id, error);
  return row != NULL && tell_buying_stage (run, row, error);
}
