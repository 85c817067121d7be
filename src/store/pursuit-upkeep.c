/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-upkeep.h"

#include "pursuit-attachments.h"
#include "pursuit-backup.h"
#include "pursuit-ballast.h"
#include "pursuit-check.h"
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

/* A deal whose derived columns the day has changed. */
typedef struct
{
  gint64 id;
  PursuitDealDerived derived;
} Moved;

/* The columns of query open-deals-of-the-day that are read here: `forced`, and those behind what the rules
 * need. */
enum
{
  COLUMN_FORCED = 8,
  COLUMN_ID = 9,
  COLUMN_COMPUTED,
  COLUMN_PROBABILITY,
  COLUMN_WEIGHTED,
  COLUMN_GRADE,
  COLUMN_ON_BOARD,
  COLUMN_DRIFT
};

static gboolean
is_kept (sqlite3_stmt *stmt, const PursuitDealDerived *derived)
{
  return sqlite3_column_double (stmt, COLUMN_COMPUTED) == derived->probability_computed &&
         sqlite3_column_double (stmt, COLUMN_PROBABILITY) == derived->probability &&
         sqlite3_column_int64 (stmt, COLUMN_WEIGHTED) == derived->weighted &&
         g_strcmp0 (pursuit_column_text (stmt, COLUMN_GRADE), derived->grade) == 0 &&
         sqlite3_column_int (stmt, COLUMN_ON_BOARD) == derived->on_board;
}

/* The open deals that the rules see otherwise @today than they are kept. */
static GArray *
find_moved (PursuitDb *db, PursuitDay today, GError **error)
{
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (Moved));
  sqlite3_stmt *stmt = pursuit_db_query (db, "open-deals-of-the-day", error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      Moved deal = { .id = sqlite3_column_int64 (stmt, COLUMN_ID) };
      pursuit_derive_from_row (stmt, sqlite3_column_int (stmt, COLUMN_FORCED),
                               sqlite3_column_int (stmt, COLUMN_DRIFT), today, &deal.derived);
      if (!is_kept (stmt, &deal.derived))
        g_array_append_val (moved, deal);
    }
  return state == 0 ? g_steal_pointer (&moved) : NULL;
}

static gboolean
write_moved (PursuitDb *db, const Moved *deal, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "deal-derive-rules", error);

  if (stmt == NULL || !pursuit_summary_add_deal (db, deal->id, -1, error))
    return FALSE;
  pursuit_bind_int (stmt, 1, deal->id);
  pursuit_bind_real (stmt, 2, deal->derived.probability_computed);
  pursuit_bind_real (stmt, 3, deal->derived.probability);
  pursuit_bind_int (stmt, 4, deal->derived.weighted);
  pursuit_bind_text (stmt, 5, deal->derived.grade);
  pursuit_bind_int (stmt, 6, deal->derived.on_board);
  return pursuit_db_run (db, stmt, error) && pursuit_summary_add_deal (db, deal->id, 1, error);
}

static gboolean
write_day (PursuitStore *store, PursuitDb *db, PursuitDay today, PursuitChange *change, GError **error)
{
  g_autoptr (GArray) moved = find_moved (db, today, error);
  char iso[11];

  for (guint i = 0; moved != NULL && i < moved->len; i++)
    {
      Moved *deal = &g_array_index (moved, Moved, i);
      if (!write_moved (db, deal, error))
        return FALSE;
      pursuit_change_add (change, "deal", deal->id);
    }
  pursuit_day_write_iso (today, iso);
  return moved != NULL && pursuit_store_set_setting (db, "derived-day", iso, error) &&
         pursuit_db_exec (db, "COMMIT", error);
}

/**
 * pursuit_upkeep_turn_day:
 *
 * Work for the storage thread: once a day, brings up to date what the clock moves (grades), and the kept sums
 * with it. Nothing of it enters the journal.
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
  PursuitDay today = pursuit_store_get_today (store);
  g_autoptr (PursuitChange) change = pursuit_change_new ();

  if (db == NULL || pursuit_store_is_read_only (store))
    return store;
  g_autofree char *day = pursuit_store_get_setting (db, "derived-day");
  if (day != NULL && pursuit_day_parse_iso (day) == today)
    return store;
  if (!pursuit_db_exec (db, "BEGIN IMMEDIATE", error))
    return NULL;
  if (!write_day (store, db, today, change, error))
    {
      if (!sqlite3_get_autocommit (pursuit_db_get_handle (db)))
        pursuit_db_exec (db, "ROLLBACK", NULL);
      return NULL;
    }
  if (pursuit_change_touches (change, "deal"))
    pursuit_store_announce (store, change);
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

static gboolean
care_cb (gpointer data)
{
  PursuitUpkeep *self = data;

  g_clear_pointer (&self->delay, g_source_unref);
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

  ask_for (self, PURSUIT_LANE_WRITE, pursuit_upkeep_turn_day, "turn of the day");
  ask_for (self, PURSUIT_LANE_WRITE, keep_ballast, "ballast");
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
