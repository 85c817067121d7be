/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-participant-value.h"
#include "pursuit-participant.h"
#include "pursuit-run-private.h"

#include <glib/gi18n-lib.h>

/*
 * What a person is in a deal. Some of it is kept over time: each change is also a row of participant_value,
 * and the participant's columns are always the latest of them by day and id.
 */

/* The columns of the fields that are kept over time. */
static const char *const COLUMNS[PURSUIT_N_KEPT_FIELDS] = {
  [PURSUIT_KEPT_ROLES] = "roles",
  [PURSUIT_KEPT_ATTITUDE] = "attitude",
  [PURSUIT_KEPT_COVERAGE] = "coverage_said",
  [PURSUIT_KEPT_WEIGHT] = "weight",
  [PURSUIT_KEPT_INSIDER] = "insider",
};

/* What else is said of a person in a deal, without history. */
static const char *const OTHER_COLUMNS[] = {
  "owner_id", "notes", "outside", "wins", "wins_text", "concern", "politics_for", "politics_against", "tells",
};

/* What the history of one field says. */
typedef struct
{
  gboolean any;
  PursuitDay last_day; /* PURSUIT_DAY_NONE: not known, before every day */
  /* what held on the day that is asked for */
  char *value;
  PursuitDay day;
  char *source;
} Past;

static void
past_clear (Past *past)
{
  g_clear_pointer (&past->value, g_free);
  g_clear_pointer (&past->source, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Past, past_clear)

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

/* The codes of a set must be among @choices. */
static gboolean
check_codes (PursuitRow *row,
             const char *column,
             const PursuitChoice *choices,
             const char *sentence,
             GError **error)
{
  const char *text = pursuit_row_get_text (row, column);
  g_auto (GStrv) codes = text ? g_strsplit (text, ",", -1) : NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      if (!pursuit_choice_is_valid (choices, g_strstrip (codes[i])))
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, sentence, codes[i]);
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
check_row (PursuitRow *row, GError **error)
{
  return check_codes (row, "roles", PURSUIT_ROLES, _ ("There is no role “%s”."), error) &&
         check_codes (row, "wins", PURSUIT_WINS, _ ("There is no need “%s”."), error) &&
         check_codes (row, "tells", PURSUIT_TELLS, _ ("An insider cannot tell “%s”."), error) &&
         check_range (row, "attitude", -2, 2, error) && check_range (row, "weight", 0, 100, error) &&
         check_range (row, "coverage_said", 0, 3, error);
}

/* A value as participant_value keeps it; NULL for nothing. Who is not said to be an insider is none. */
static char *
value_text (PursuitKeptField field, const PursuitValue *value)
{
  if (value != NULL && value->kind == PURSUIT_VALUE_INT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->i);
  if (value != NULL && value->kind == PURSUIT_VALUE_TEXT)
    return g_strdup (value->s);
  return field == PURSUIT_KEPT_INSIDER ? g_strdup ("0") : NULL;
}

/* Whether @text is what a participant has of whom nothing was said. */
static gboolean
is_nothing (PursuitKeptField field, const char *text)
{
  return text == NULL || (field == PURSUIT_KEPT_INSIDER && g_str_equal (text, "0"));
}

static gboolean
insert_value (PursuitRun *run,
              gint64 participant_id,
              PursuitKeptField field,
              const char *value,
              PursuitDay day,
              const char *source,
              gint64 by_id,
              GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "participant_id", participant_id);
  pursuit_row_set_text (row, "field", PURSUIT_KEPT_FIELDS[field].code);
  pursuit_row_set_text (row, "value", value);
  pursuit_run_set_day (row, "day", day);
  pursuit_row_set_text (row, "source", source);
  if (by_id != 0)
    pursuit_row_set_int (row, "by_id", by_id);
  return pursuit_txn_insert (run->txn, "participant_value", row, error) != 0;
}

/* Reads the history of @field; @past tells what held on @day (PURSUIT_DAY_NONE: at the end). */
static gboolean
read_past (PursuitRun *run,
           gint64 participant_id,
           PursuitKeptField field,
           PursuitDay day,
           Past *past,
           GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, "values-of-field", error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  past->last_day = past->day = PURSUIT_DAY_NONE;
  pursuit_bind_int (stmt, 1, participant_id);
  pursuit_bind_text (stmt, 2, PURSUIT_KEPT_FIELDS[field].code);
  while ((state = pursuit_db_step (run->db, stmt, error)) == 1)
    {
      past->any = TRUE;
      past->last_day = pursuit_day_parse_iso (pursuit_column_text (stmt, 1));
      if (day != PURSUIT_DAY_NONE && past->last_day > day)
        continue;
      past_clear (past);
      past->value = g_strdup (pursuit_column_text (stmt, 0));
      past->day = past->last_day;
      past->source = g_strdup (pursuit_column_text (stmt, 2));
    }
  return state == 0;
}

/* The day that the command tells of, PURSUIT_DAY_NONE when it tells none. */
static gboolean
read_told_day (PursuitRun *run, PursuitDay *day, GError **error)
{
  *day = pursuit_command_get_day (run->command, "told_day");
  if (*day == PURSUIT_DAY_NONE || *day <= pursuit_txn_get_today (run->txn))
    return TRUE;
  g_autofree char *iso = pursuit_day_to_iso (*day);
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
               _ ("%s lies in the future: nobody can know yet what will hold then."), iso);
  return FALSE;
}

/*
 * One kept field of participant @old becomes what @changes says: notes it in the history. A value that does
 * not reach to the present goes out of @changes; @rests tells that there was one.
 */
static gboolean
keep_value (PursuitRun *run,
            PursuitRow *old,
            PursuitKeptField field,
            PursuitRow *changes,
            gboolean *rests,
            GError **error)
{
  gint64 id = pursuit_row_get_int (old, "id");
  const char *source = pursuit_command_get_text (run->command, "told_source");
  g_autofree char *value = value_text (field, pursuit_row_get (changes, COLUMNS[field]));
  g_autofree char *present = value_text (field, pursuit_row_get (old, COLUMNS[field]));
  g_auto (Past) past = { 0 };
  PursuitDay told;

  if (!read_told_day (run, &told, error) || !read_past (run, id, field, told, &past, error))
    return FALSE;
  gboolean known = past.any || !is_nothing (field, present);
  if (told == PURSUIT_DAY_NONE && source == NULL && g_strcmp0 (value, present) == 0)
    return TRUE;
  /* without a day it holds from now on, whatever was entered for a later day by a clock that was ahead */
  PursuitDay day = told != PURSUIT_DAY_NONE ? told : MAX (pursuit_txn_get_today (run->txn), past.last_day);
  if (!past.any && known && !insert_value (run, id, field, present, PURSUIT_DAY_NONE, NULL, 0, error))
    return FALSE;
  gboolean same = past.any && past.day == day && g_strcmp0 (past.value, value) == 0 &&
                  g_strcmp0 (past.source, source) == 0;
  if (!same && !insert_value (run, id, field, value, day, source, pursuit_txn_get_actor (run->txn), error))
    return FALSE;
  if (past.last_day != PURSUIT_DAY_NONE && past.last_day > day)
    pursuit_row_remove (changes, COLUMNS[field]);
  *rests |= !same;
  return TRUE;
}

/**
 * pursuit_run_set_participant:
 * @old: the participant
 * @ver: the version that the user saw, 0 not to check
 * @changes: columns; those that were not changed in the end go out
 *
 * Changes what a person is in a deal, and keeps what was.
 */
gboolean
pursuit_run_set_participant (PursuitRun *run,
                             PursuitRow *old,
                             gint64 ver,
                             PursuitRow *changes,
                             GError **error)
{
  gint64 id = pursuit_row_get_int (old, "id");
  gboolean rests = FALSE;

  if (!check_row (changes, error))
    return FALSE;
  /* whoever is no insider any longer is said to be none */
  const PursuitValue *insider = pursuit_row_get (changes, "insider");
  if (insider != NULL && insider->kind == PURSUIT_VALUE_NULL)
    pursuit_row_set_int (changes, "insider", 0);
  for (guint i = 0; i < PURSUIT_N_KEPT_FIELDS; i++)
    {
      if (pursuit_row_get (changes, COLUMNS[i]) != NULL &&
          !keep_value (run, old, (PursuitKeptField) i, changes, &rests, error))
        return FALSE;
    }
  /* even a value of the past rests on those before it: they cannot be taken back from under it */
  return pursuit_txn_update (run->txn, "participant", id, ver, changes, error) &&
         (!rests || pursuit_txn_rest_on (run->txn, "participant", id, error)) &&
         pursuit_run_name_participant (run, old, error);
}

/* Makes a participant; what is known from the beginning is the beginning of its history. */
static gboolean
insert_participant (PursuitRun *run, PursuitRow *row, GError **error)
{
  const char *source = pursuit_command_get_text (run->command, "told_source");
  PursuitDay day;

  if (!check_row (row, error) || !read_told_day (run, &day, error))
    return FALSE;
  if (day == PURSUIT_DAY_NONE)
    day = pursuit_txn_get_today (run->txn);
  const PursuitValue *insider = pursuit_row_get (row, "insider");
  if (insider != NULL && insider->kind == PURSUIT_VALUE_NULL)
    pursuit_row_remove (row, "insider");
  gint64 id = pursuit_txn_insert (run->txn, "participant", row, error);
  for (guint i = 0; id != 0 && i < PURSUIT_N_KEPT_FIELDS; i++)
    {
      g_autofree char *value = value_text ((PursuitKeptField) i, pursuit_row_get (row, COLUMNS[i]));
      if (!is_nothing ((PursuitKeptField) i, value) &&
          !insert_value (run, id, (PursuitKeptField) i, value, day, source, pursuit_txn_get_actor (run->txn),
                         error))
        return FALSE;
    }
  return id != 0;
}

static gboolean
write_participant (PursuitRun *run, gint64 deal_id, gint64 person_id, PursuitRow *row, GError **error)
{
  gint64 id = pursuit_find_pair (run->db, "participant-find", deal_id, person_id);

  if (id != 0)
    {
      g_autoptr (PursuitRow) old = pursuit_txn_read (run->txn, "participant", id, error);
      return old != NULL && pursuit_run_set_participant (run, old, 0, row, error);
    }
  pursuit_row_set_int (row, "deal_id", deal_id);
  pursuit_row_set_int (row, "person_id", person_id);
  return insert_participant (run, row, error);
}

/** pursuit_run_new_participant: makes a participant of a row that names deal and person. */
gboolean
pursuit_run_new_participant (PursuitRun *run, PursuitRow *row, GError **error)
{
  gint64 deal_id = pursuit_row_get_int (row, "deal_id");
  gint64 person_id = pursuit_row_get_int (row, "person_id");

  return note_person_and_deal (run, deal_id, person_id, error) && insert_participant (run, row, error);
}

/** pursuit_run_participant: says what a person is in a deal. */
gboolean
pursuit_run_participant (PursuitRun *run, GError **error)
{
  gint64 deal_id = pursuit_command_get_int (run->command, "deal_id");
  gint64 person_id = pursuit_command_get_int (run->command, "person_id");
  g_autoptr (PursuitRow) row = NULL;

  if (!note_person_and_deal (run, deal_id, person_id, error))
    return FALSE;
  row = pursuit_run_row_of_fields (run, pursuit_command_get_fields (run->command), error);
  return row != NULL && write_participant (run, deal_id, person_id, row, error);
}

/** pursuit_run_also_participant: what a command on a person says about the person in a deal, if anything. */
gboolean
pursuit_run_also_participant (PursuitRun *run, gint64 person_id, GError **error)
{
  PursuitFields *fields = pursuit_command_get_participant (run->command);
  g_autoptr (PursuitRow) row = fields ? pursuit_run_row_of_fields (run, fields, error) : NULL;

  if (fields == NULL)
    return TRUE;
  return row != NULL &&
         write_participant (run, pursuit_command_get_int (run->command, "deal_id"), person_id, row, error);
}

/** pursuit_run_name_participant: notes for the label who and in which deal participant @row is. */
gboolean
pursuit_run_name_participant (PursuitRun *run, PursuitRow *row, GError **error)
{
  return note_person_and_deal (run, pursuit_row_get_int (row, "deal_id"),
                               pursuit_row_get_int (row, "person_id"), error);
}

/** pursuit_run_drop_participant: deletes participant @id with all that was kept of it. */
gboolean
pursuit_run_drop_participant (PursuitRun *run, gint64 id, GError **error)
{
  return pursuit_run_delete_all (run, "values-of-participant", id, "participant_value", error) &&
         pursuit_txn_delete (run->txn, "participant", id, error);
}

/** pursuit_run_drop_participants: deletes the participants that @query finds for @id. */
gboolean
pursuit_run_drop_participants (PursuitRun *run, const char *query, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = pursuit_find_ids (run->db, query, id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (!pursuit_run_drop_participant (run, g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  return ids != NULL;
}

static gboolean
take_out (PursuitRun *run, gint64 deal_id, gint64 person_id, GError **error)
{
  gint64 id = pursuit_find_pair (run->db, "participant-find", deal_id, person_id);

  if (!note_person_and_deal (run, deal_id, person_id, error))
    return FALSE;
  if (id == 0)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND,
                           _ ("The person takes no part in this deal."));
      return FALSE;
    }
  return pursuit_run_drop_participant (run, id, error);
}

/** pursuit_run_remove_participant: takes a person out of a deal. */
gboolean
pursuit_run_remove_participant (PursuitRun *run, GError **error)
{
  return take_out (run, pursuit_command_get_int (run->command, "deal_id"),
                   pursuit_command_get_int (run->command, "person_id"), error);
}

/** pursuit_run_remove_participants: takes several people out of a deal. */
gboolean
pursuit_run_remove_participants (PursuitRun *run, GError **error)
{
  gint64 deal_id = pursuit_command_get_int (run->command, "deal_id");
  guint n_ids;
  const gint64 *ids = pursuit_command_get_ids (run->command, "ids", &n_ids);

  for (guint i = 0; i < n_ids; i++)
    if (!take_out (run, deal_id, ids[i], error))
      return FALSE;
  pursuit_row_set_int (run->args, "people", n_ids);
  return TRUE;
}

/* Copies one participant to @deal_id; its values keep their days. */
static gboolean
copy_participant (PursuitRun *run, PursuitRow *original, gint64 deal_id, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  g_autofree char *source = pursuit_kept_source_make (pursuit_row_get_int (original, "deal_id"));

  pursuit_row_set_int (row, "deal_id", deal_id);
  pursuit_row_set_int (row, "person_id", pursuit_row_get_int (original, "person_id"));
  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    pursuit_row_set (row, COLUMNS[i], pursuit_row_get (original, COLUMNS[i]));
  for (guint i = 0; i < G_N_ELEMENTS (OTHER_COLUMNS); i++)
    pursuit_row_set (row, OTHER_COLUMNS[i], pursuit_row_get (original, OTHER_COLUMNS[i]));
  gint64 id = pursuit_txn_insert (run->txn, "participant", row, error);
  for (guint i = 0; id != 0 && i < PURSUIT_N_KEPT_FIELDS; i++)
    {
      PursuitKeptField field = (PursuitKeptField) i;
      g_autofree char *value = value_text (field, pursuit_row_get (original, COLUMNS[i]));
      g_auto (Past) past = { 0 };
      if (is_nothing (field, value))
        continue;
      if (!read_past (run, pursuit_row_get_int (original, "id"), field, PURSUIT_DAY_NONE, &past, error) ||
          !insert_value (run, id, field, value, past.day, source, pursuit_txn_get_actor (run->txn), error))
        return FALSE;
    }
  return id != 0;
}

/** pursuit_run_copy_participants: takes over the people of another deal, the last one of the same company
 * unless one is named. */
gboolean
pursuit_run_copy_participants (PursuitRun *run, GError **error)
{
  gint64 deal_id = pursuit_command_get_int (run->command, "deal_id");
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", deal_id, error);
  gint64 named_id = pursuit_command_get_int (run->command, "from_id");
  gint64 from_id =
      named_id == 0 && deal ? pursuit_find_id (run->db, "last-deal-with-people", deal_id) : named_id;
  g_autoptr (PursuitRow) from = from_id ? pursuit_txn_read (run->txn, "deal", from_id, error) : NULL;
  g_autoptr (GArray) ids = from ? pursuit_find_ids (run->db, "participants-of-deal", from_id, error) : NULL;
  guint copied = 0;

  if (deal == NULL || (from_id != 0 && ids == NULL))
    return FALSE;
  if (from_id == deal_id)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                           _ ("A deal cannot be given its own people."));
      return FALSE;
    }
  run->record_id = deal_id;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (deal, "title"));
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PursuitRow) original =
          pursuit_txn_read (run->txn, "participant", g_array_index (ids, gint64, i), error);
      if (original == NULL)
        return FALSE;
      if (pursuit_find_pair (run->db, "participant-find", deal_id,
                             pursuit_row_get_int (original, "person_id")) != 0)
        continue;
      if (!copy_participant (run, original, deal_id, error))
        return FALSE;
      copied++;
    }
  if (copied == 0)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                           from_id == 0 ? _ ("No other deal of this company has people.")
                           : named_id   ? _ ("Everybody of that deal is on this one already.")
                                      : _ ("Everybody of the company’s last deal is on this one already."));
      return FALSE;
    }
  pursuit_row_set_text (run->args, "other", pursuit_row_get_text (from, "title"));
  return TRUE;
}
