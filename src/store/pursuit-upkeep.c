/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-upkeep.h"

#include "pursuit-attachments.h"
#include "pursuit-backup.h"
#include "pursuit-ballast.h"
#include "pursuit-calibrate.h"
#include "pursuit-check.h"
#include "pursuit-erase.h"
#include "pursuit-forecast-snapshot.h"
#include "pursuit-standing.h"
#include "pursuit-txn-private.h"

#include <glib/gi18n-lib.h>

/* The check and the backup leave the disk to the opening window first; after an unclean stop they do not
 * wait. */
static const guint CARE_DELAY_SECONDS = 3;

struct _PursuitUpkeep
{
  PursuitStore *store; /* not owned: whoever owns the store stops the upkeep before closing it */
  GCancellable *cancellable;
  GSource *delay; /* (nullable): until the check and the backup begin */
};

/* The day that the derived columns of all deals are of; and, while they are brought to another one, that day
 * and the first deal that waits. */
#define DERIVED_DAY "derived-day"
#define DERIVING "deriving"

/** pursuit_upkeep_get_derived: the day that all derived columns are of; or %PURSUIT_DAY_NONE. */
PursuitDay
pursuit_upkeep_get_derived (PursuitDb *db)
{
  g_autofree char *day = pursuit_store_get_setting (db, DERIVED_DAY);
  return day != NULL ? pursuit_day_parse_iso (day) : PURSUIT_DAY_NONE;
}

/** pursuit_upkeep_get_next: the first deal that waits to be derived for @today, when that was begun; else the
 * first of all. */
gint64
pursuit_upkeep_get_next (PursuitDb *db, PursuitDay today)
{
  g_autofree char *text = pursuit_store_get_setting (db, DERIVING);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", 2);

  if (g_strv_length (parts) < 2 || pursuit_day_parse_iso (parts[0]) != today)
    return 1;
  return MAX (g_ascii_strtoll (parts[1], NULL, 10), 1);
}

/** pursuit_upkeep_derive_anew: open deals are to be derived anew: the model has changed. In a transaction. */
gboolean
pursuit_upkeep_derive_anew (PursuitDb *db, GError **error)
{
  return pursuit_store_set_setting (db, DERIVED_DAY, "", error) &&
         pursuit_store_set_setting (db, DERIVING, "", error);
}

static gboolean
note_change (const PursuitDerivedDeal *deal, gpointer change, GError **error)
{
  if (deal->differs != NULL)
    pursuit_change_add (change, "deal", deal->id);
  return TRUE;
}

/* One slice of the open deals; when it was the last one (@more is false then), the columns are of @today. */
static gboolean
write_slice (PursuitDb *db, PursuitDay today, PursuitChange *change, gboolean *more, GError **error)
{
  PursuitDeriveRange range = { .first = pursuit_upkeep_get_next (db, today),
                               .last = G_MAXINT64,
                               .limit = PURSUIT_DERIVE_SLICE,
                               .open_only = TRUE };
  g_autoptr (PursuitDeriver) deriver = pursuit_deriver_new (db, today, error);
  gint64 next = 0;
  char iso[11];

  if (deriver == NULL || !pursuit_deriver_write (deriver, &range, TRUE, note_change, change, &next, error))
    return FALSE;
  *more = next != 0;
  pursuit_day_write_iso (today, iso);
  g_autofree char *deriving = next != 0 ? g_strdup_printf ("%s %" G_GINT64_FORMAT, iso, next) : g_strdup ("");
  return pursuit_store_set_setting (db, DERIVING, deriving, error) &&
         (next != 0 || pursuit_store_set_setting (db, DERIVED_DAY, iso, error));
}

/* The deals of a new day come first; then their forecast is kept, which rests on their chances; then
 * companies whose standing is to be looked at again. */
static gboolean
turn_next (PursuitDb *db, PursuitDay today, PursuitChange *change, gboolean *more, GError **error)
{
  if (pursuit_upkeep_get_derived (db) != today)
    {
      if (!write_slice (db, today, change, more, error))
        return FALSE;
      *more |= pursuit_forecast_snapshot_is_due (db, today);
    }
  else if (pursuit_forecast_snapshot_is_due (db, today))
    {
      if (!pursuit_forecast_snapshot_write_slice (db, today, more, error))
        return FALSE;
    }
  else if (!pursuit_standing_write_slice (db, today, change, error))
    return FALSE;
  *more |= pursuit_standing_is_due (db);
  return pursuit_db_exec (db, "COMMIT", error);
}

/**
 * pursuit_upkeep_turn_slice:
 * @more: (out): a gboolean: whether there is more to do
 *
 * Work for the storage thread: brings up to date what the clock moves (chances, key nodes that must be met
 * within some days) of the next open deals, and the kept sums with it; a grade that would move is proposed
 * only. Behind them, a snapshot of the forecast once a week and a month, and companies whose standing is to
 * be looked at again. Nothing of it enters the journal. Whatever stops it, the next time goes on where it
 * was.
 *
 * Returns: @store; %NULL on a store error
 */
gpointer
pursuit_upkeep_turn_slice (PursuitStore *store,
                           PursuitDb *db,
                           gpointer more,
                           GCancellable *cancellable,
                           GError **error)
{
  PursuitDay today = pursuit_store_get_today (store);
  g_autoptr (PursuitChange) change = pursuit_change_new ();

  *(gboolean *) more = FALSE;
  if (db == NULL || pursuit_store_is_read_only (store) ||
      (pursuit_upkeep_get_derived (db) == today && !pursuit_standing_is_due (db) &&
       !pursuit_forecast_snapshot_is_due (db, today)))
    return store;
  if (!pursuit_db_exec (db, "BEGIN IMMEDIATE", error))
    return NULL;
  if (!turn_next (db, today, change, more, error))
    {
      if (!sqlite3_get_autocommit (pursuit_db_get_handle (db)))
        pursuit_db_exec (db, "ROLLBACK", NULL);
      return NULL;
    }
  if (pursuit_change_touches (change, "deal") || pursuit_change_touches (change, "company"))
    pursuit_store_announce (store, change);
  return store;
}

/**
 * pursuit_upkeep_turn_day:
 *
 * Work for the storage thread: pursuit_upkeep_turn_slice() to the end.
 *
 * Returns: @store; %NULL on a store error
 */
gpointer
pursuit_upkeep_turn_day (PursuitStore *store,
                         PursuitDb *db,
                         gpointer unused,
                         GCancellable *cancellable,
                         GError **error)
{
  gboolean more = TRUE;

  while (more)
    {
      if (pursuit_upkeep_turn_slice (store, db, &more, cancellable, error) == NULL ||
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return store;
}

static gpointer
note_verified (PursuitStore *store, PursuitDb *db, gpointer unused, GCancellable *cancellable, GError **error)
{
  g_autofree char *today = pursuit_day_to_iso (pursuit_store_get_today (store));

  if (db == NULL || pursuit_store_is_read_only (store))
    return store;
  return pursuit_store_set_setting (db, "verified-day", today, error) ? store : NULL;
}

static void
report (PursuitStore *store, const char *finding)
{
  g_autofree char *sentence = g_strdup_printf (
      _ ("The database is damaged; it can be read, but nothing will be written any more. %s"), finding);
  pursuit_store_report_trouble (store, sentence);
}

/**
 * pursuit_upkeep_verify:
 *
 * Work for the care lane: looks the file and its references through, at once after an unclean stop and else
 * once a day. A finding makes the store read-only and is told by its ::trouble.
 *
 * Returns: @store when all is well or nothing was due; %NULL on a finding or an error
 */
gpointer
pursuit_upkeep_verify (PursuitStore *store,
                       PursuitDb *db,
                       gpointer unused,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *day = pursuit_store_get_setting (db, "verified-day");
  g_autoptr (GError) local_error = NULL;
  PursuitDay today = pursuit_store_get_today (store);

  if (!pursuit_store_was_unclean (store) && day != NULL && pursuit_day_parse_iso (day) == today)
    return store;
  g_autoptr (GPtrArray) findings =
      pursuit_check_database (db, PURSUIT_CHECK_STRUCTURE, today, NULL, NULL, cancellable, &local_error);
  if (findings != NULL && findings->len == 0)
    {
      pursuit_store_set_checked (store);
      g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
      pursuit_store_call_task (store, PURSUIT_LANE_WRITE, note_verified, g_steal_pointer (&task), NULL);
      return store;
    }
  if (findings != NULL)
    {
      report (store, findings->pdata[0]);
      g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED, findings->pdata[0]);
      return NULL;
    }
  if (g_error_matches (local_error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED))
    report (store, local_error->message);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* A damaged database makes no backup that would push a good one out. */
static gpointer
verify_and_back_up (PursuitStore *store,
                    PursuitDb *db,
                    gpointer unused,
                    GCancellable *cancellable,
                    GError **error)
{
  if (pursuit_upkeep_verify (store, db, NULL, cancellable, error) == NULL)
    return NULL;
  const char *path = pursuit_store_get_path (store);
  return pursuit_backup_keep_daily (db, path, pursuit_store_get_today (store), cancellable, error) &&
                 pursuit_attachments_collect (db, path, g_get_real_time () / G_USEC_PER_SEC, cancellable,
                                              error)
             ? store
             : NULL;
}

static gpointer
keep_ballast (PursuitStore *store, PursuitDb *db, gpointer unused, GCancellable *cancellable, GError **error)
{
  if (db != NULL)
    pursuit_ballast_keep (pursuit_store_get_path (store));
  return store;
}

/* Nobody waits for these; a failure is for those who watch (a backup that fails today is tried tomorrow). */
static void
done_cb (GObject *source, GAsyncResult *result, gpointer what)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) == NULL)
    g_debug ("%s: %s", (const char *) what, error ? error->message : "failed");
}

static void
ask_for (PursuitUpkeep *self, PursuitLane lane, PursuitStoreFunc func, const char *what)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, done_cb, (gpointer) what);
  g_task_set_source_tag (task, pursuit_upkeep_start);
  pursuit_store_call_task (self->store, lane, func, g_steal_pointer (&task), NULL);
}

static void
ask_for_slice (PursuitUpkeep *self);

/* Between two slices the storage thread does what else is asked of it. */
static void
slice_cb (GObject *source, GAsyncResult *result, gpointer upkeep)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) == NULL)
    {
      g_debug ("turn of the day: %s", error ? error->message : "failed"); /* the upkeep may be gone */
      return;
    }
  if (*(gboolean *) g_task_get_task_data (G_TASK (result)))
    ask_for_slice (upkeep);
}

static void
ask_for_slice (PursuitUpkeep *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, slice_cb, self);
  g_task_set_source_tag (task, ask_for_slice);
  g_task_set_task_data (task, g_new0 (gboolean, 1), g_free);
  pursuit_store_call_task (self->store, PURSUIT_LANE_WRITE, pursuit_upkeep_turn_slice,
                           g_steal_pointer (&task), NULL);
}

/* What was kept may ask for all open deals to be derived anew. */
static void
kept_cb (GObject *source, GAsyncResult *result, gpointer upkeep)
{
  if (g_task_propagate_pointer (G_TASK (result), NULL) != NULL)
    ask_for_slice (upkeep);
}

static void
fitted_cb (GObject *source, GAsyncResult *result, gpointer upkeep)
{
  g_autoptr (GError) error = NULL;
  char *model = g_task_propagate_pointer (G_TASK (result), &error);

  if (model == NULL)
    {
      g_debug ("calibration: %s", error ? error->message : "failed"); /* the upkeep may be gone */
      return;
    }
  PursuitUpkeep *self = upkeep;
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, kept_cb, self);
  g_task_set_source_tag (task, fitted_cb);
  g_task_set_task_data (task, model, g_free);
  pursuit_store_call_task (self->store, PURSUIT_LANE_WRITE, pursuit_calibrate_keep, g_steal_pointer (&task),
                           NULL);
}

/* Once a day the closed deals are asked how well chances were told. */
static void
ask_for_calibration (PursuitUpkeep *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, fitted_cb, self);

  g_task_set_source_tag (task, ask_for_calibration);
  pursuit_store_call_task (self->store, PURSUIT_LANE_CARE, pursuit_calibrate_fit_when_due,
                           g_steal_pointer (&task), g_free);
}

static gboolean
care_cb (gpointer data)
{
  PursuitUpkeep *self = data;

  g_clear_pointer (&self->delay, g_source_unref);
  ask_for_calibration (self);
  ask_for (self, PURSUIT_LANE_CARE, verify_and_back_up, "daily check and backup");
  return G_SOURCE_REMOVE;
}

static void
stop_delay (PursuitUpkeep *self)
{
  if (self->delay != NULL)
    g_source_destroy (self->delay);
  g_clear_pointer (&self->delay, g_source_unref);
}

/** pursuit_upkeep_do_chores: asks for what a new day asks for. */
void
pursuit_upkeep_do_chores (PursuitUpkeep *self)
{
  guint delay = pursuit_store_was_unclean (self->store) ? 0 : CARE_DELAY_SECONDS;

  ask_for_slice (self);
  ask_for (self, PURSUIT_LANE_WRITE, keep_ballast, "ballast");
  ask_for (self, PURSUIT_LANE_WRITE, pursuit_erase_scrub_when_due, "bytes of who was erased");
  stop_delay (self);
  self->delay = g_timeout_source_new_seconds (delay);
  g_source_set_callback (self->delay, care_cb, self, NULL);
  g_source_attach (self->delay, g_main_context_get_thread_default ());
}

/**
 * pursuit_upkeep_start:
 * @store: open for writing; must outlive the upkeep
 *
 * Asks for what is due now. On the thread of the main context that shall wait for the moment to do it.
 *
 * Returns: (transfer full): to be stopped before the store is closed
 */
PursuitUpkeep *
pursuit_upkeep_start (PursuitStore *store)
{
  g_return_val_if_fail (PURSUIT_IS_STORE (store), NULL);

  PursuitUpkeep *self = g_new0 (PursuitUpkeep, 1);
  self->store = store;
  self->cancellable = g_cancellable_new ();
  pursuit_upkeep_do_chores (self);
  return self;
}

/** pursuit_upkeep_stop: cancels what is under way; closing does not wait for a backup. */
void
pursuit_upkeep_stop (PursuitUpkeep *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  stop_delay (self);
  g_clear_object (&self->cancellable);
  g_free (self);
}
