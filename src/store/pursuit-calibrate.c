/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-calibrate.h"

#include "pursuit-deriver.h"
#include "pursuit-upkeep.h"

/* The day of the last calibration, whether it found a model or not; and the day that the kept model is of. */
#define CALIBRATED_DAY "calibrated-day"
#define MODEL_DAY "win-model-day"

/** pursuit_win_history_free: frees the history. */
void
pursuit_win_history_free (PursuitWinHistory *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->deals);
  g_free (self);
}

/**
 * pursuit_win_history_read:
 *
 * Each entry comes with what was known on that day, as its event keeps it; events that close a deal keep
 * nothing, so that nothing which was known only then can tell how it ended. A postponed deal has no end yet.
 *
 * Returns: (transfer full) (nullable): what a calibration rests on
 */
PursuitWinHistory *
pursuit_win_history_read (PursuitDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (PursuitWinHistory) self = g_new0 (PursuitWinHistory, 1);
  g_autofree char *model = pursuit_store_get_setting (db, PURSUIT_WIN_MODEL_SETTING);
  g_autofree char *day = pursuit_store_get_setting (db, MODEL_DAY);
  sqlite3_stmt *stmt = pursuit_db_query (db, "closed-deals", error);
  int state = -1;

  self->deals = g_array_new (FALSE, FALSE, sizeof (PursuitClosedDeal));
  self->fitted =
      pursuit_win_model_from_code (&self->model, model) ? pursuit_day_parse_iso (day) : PURSUIT_DAY_NONE;
  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitClosedDeal deal = { .deal = sqlite3_column_int64 (stmt, 0),
                                 .won = sqlite3_column_int (stmt, 2) };
      if (pursuit_win_facts_from_code (&deal.facts, pursuit_column_text (stmt, 1)))
        g_array_append_val (self->deals, deal);
    }
  return state == 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * pursuit_calibrate_fit:
 *
 * Work for the care lane: fits a model to the closed deals.
 *
 * Returns: (transfer full) (nullable): its code, "" when the plain rule stays
 */
gpointer
pursuit_calibrate_fit (PursuitStore *store,
                       PursuitDb *db,
                       gpointer unused,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (PursuitWinHistory) history = pursuit_win_history_read (db, error);
  PursuitCalibration calibration;

  if (history == NULL)
    return NULL;
  pursuit_calibration_fit ((PursuitClosedDeal *) history->deals->data, history->deals->len, &calibration);
  return calibration.method == PURSUIT_CALIBRATION_NONE ? g_strdup ("")
                                                        : pursuit_win_model_to_code (&calibration.model);
}

/**
 * pursuit_calibrate_fit_when_due:
 *
 * Work for the care lane: pursuit_calibrate_fit(), once a day.
 *
 * Returns: (transfer full) (nullable): the model's code; when nothing is due, the one that is kept
 */
gpointer
pursuit_calibrate_fit_when_due (PursuitStore *store,
                                PursuitDb *db,
                                gpointer unused,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autofree char *day = pursuit_store_get_setting (db, CALIBRATED_DAY);
  char *kept = NULL;

  if (day == NULL || pursuit_day_parse_iso (day) != pursuit_store_get_today (store))
    return pursuit_calibrate_fit (store, db, NULL, cancellable, error);
  kept = pursuit_store_get_setting (db, PURSUIT_WIN_MODEL_SETTING);
  return kept != NULL ? kept : g_strdup ("");
}

/** pursuit_calibrate_note_day: no calibration is due on @today any more. In a transaction. */
gboolean
pursuit_calibrate_note_day (PursuitDb *db, PursuitDay today, GError **error)
{
  char day[11];

  g_return_val_if_fail (db != NULL, FALSE);

  pursuit_day_write_iso (today, day);
  return pursuit_store_set_setting (db, CALIBRATED_DAY, day, error);
}

static gboolean
keep (PursuitDb *db, const char *model, PursuitDay today, GError **error)
{
  g_autofree char *day = pursuit_day_to_iso (today);
  g_autofree char *kept = pursuit_store_get_setting (db, PURSUIT_WIN_MODEL_SETTING);

  if (!pursuit_calibrate_note_day (db, today, error))
    return FALSE;
  if (g_str_equal (model, kept != NULL ? kept : ""))
    return TRUE;
  return pursuit_store_set_setting (db, PURSUIT_WIN_MODEL_SETTING, model, error) &&
         pursuit_store_set_setting (db, MODEL_DAY, day, error) && pursuit_upkeep_derive_anew (db, error);
}

/**
 * pursuit_calibrate_keep:
 * @model: a char *: from pursuit_calibrate_fit()
 *
 * Work for the storage thread: keeps the model. When it is another one, all open deals wait to be derived
 * anew, which pursuit_upkeep_turn_slice() does.
 *
 * Returns: @store; %NULL on a store error
 */
gpointer
pursuit_calibrate_keep (PursuitStore *store,
                        PursuitDb *db,
                        gpointer model,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (model != NULL, NULL);

  if (db == NULL || pursuit_store_is_read_only (store))
    return store;
  if (!pursuit_db_exec (db, "BEGIN IMMEDIATE", error))
    return NULL;
  if (keep (db, model, pursuit_store_get_today (store), error) && pursuit_db_exec (db, "COMMIT", error))
    return store;
  if (!sqlite3_get_autocommit (pursuit_db_get_handle (db)))
    pursuit_db_exec (db, "ROLLBACK", NULL);
  return NULL;
}
