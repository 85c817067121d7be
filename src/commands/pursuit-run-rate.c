/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-private.h"

#include <glib/gi18n-lib.h>

/* @column of the row as it will be. */
static const PursuitValue *
merged (PursuitRow *old, PursuitRow *row, const char *column)
{
  const PursuitValue *value = pursuit_row_get (row, column);

  return value == NULL && old != NULL ? pursuit_row_get (old, column) : value;
}

/* Another rate of the same currency and day; 0: none. */
static gboolean
find_same (PursuitRun *run, const char *currency, const char *day, gint64 *id, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, "rate-find", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_text (stmt, 1, currency);
  pursuit_bind_text (stmt, 2, day);
  int state = pursuit_db_step (run->db, stmt, error);
  *id = state == 1 ? pursuit_column_int (stmt, 0) : 0;
  pursuit_stmt_reset (stmt);
  return state >= 0;
}

/**
 * pursuit_run_check_rate:
 * @old: (nullable): what is there; %NULL for a new record
 *
 * Completes and checks an exchange rate: a new one without a day is of today. Does nothing for other records.
 */
gboolean
pursuit_run_check_rate (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error)
{
  gint64 same;

  if (!g_str_equal (pursuit_command_get_entity (run->command)->name, "rate"))
    return TRUE;
  if (old == NULL && pursuit_row_get_text (row, "day") == NULL)
    pursuit_run_set_day (row, "day", pursuit_txn_get_today (run->txn));
  g_autofree char *home = pursuit_store_get_setting (run->db, "currency");
  const PursuitValue *code = merged (old, row, "currency"), *day = merged (old, row, "day");
  const PursuitValue *value = merged (old, row, "value");
  const char *currency = code != NULL && code->kind == PURSUIT_VALUE_TEXT ? code->s : "";
  pursuit_row_set_text (run->args, "name", currency);
  if (g_strcmp0 (currency, home) == 0)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                   _ ("%s is the currency of this database. It needs no rate."), currency);
      return FALSE;
    }
  if (day == NULL || day->kind != PURSUIT_VALUE_TEXT)
    return pursuit_run_refuse (error, _ ("A rate holds from a day on: name it."));
  if (value == NULL || value->kind != PURSUIT_VALUE_REAL || !(value->d > 0))
    return pursuit_run_refuse (error, _ ("A rate is a number above 0."));
  if (!find_same (run, currency, day->s, &same, error))
    return FALSE;
  if (same != 0 && (old == NULL || same != pursuit_row_get_int (old, "id")))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                   _ ("There is a rate of %s from that day on already. Change that one."), currency);
      return FALSE;
    }
  return TRUE;
}
