/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-seed.h"

#include "pursuit-calibrate.h"
#include "pursuit-random.h"
#include "pursuit-sample.h"
#include "pursuit-standing.h"
#include "pursuit-template.h"

#include <glib/gstdio.h>

/* The system's time zone by name, so that the database keeps it when it is opened elsewhere. */
static gboolean
set_home_zone (PursuitDb *db, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const char *name = g_time_zone_get_identifier (zone);

  return name == NULL || pursuit_store_set_setting (db, "zone", name, error);
}

static gboolean
fill (PursuitTxn *txn, const PursuitSeed *seed, GCancellable *cancellable, GError **error)
{
  const char *language = seed->language ? seed->language : "en";
  const char *currency = seed->currency ? seed->currency : "CNY";
  PursuitDb *db = pursuit_txn_get_db (txn);

  if (!pursuit_store_set_setting (db, "language", language, error) ||
      !pursuit_store_set_setting (db, "currency", currency, error) || !set_home_zone (db, error) ||
      !pursuit_template_seed (txn, language, seed->seed, error) ||
      /* every company is looked at when it is written */
      !pursuit_store_set_setting (db, PURSUIT_STANDING_NEXT, "", error))
    return FALSE;
  /* the first calibration of the sample is asked for, or of another day: else all chances would change under
   * the eyes of whoever has just opened it */
  if (seed->kind == PURSUIT_SEED_TEAM)
    return pursuit_sample_make (txn, language, currency, seed->seed, error) &&
           pursuit_calibrate_note_day (db, pursuit_txn_get_today (txn), error);
  if (seed->kind == PURSUIT_SEED_RANDOM)
    return pursuit_random_make (txn, seed->n_deals, seed->seed, language, currency, cancellable, error);
  return TRUE;
}

/**
 * pursuit_seed_func:
 * @data: a #PursuitSeed
 *
 * Fills a database that was just made, in one transaction that is not undone. A #PursuitStoreFunc.
 */
gpointer
pursuit_seed_func (PursuitStore *store,
                   PursuitDb *db,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (PursuitTxn) txn = pursuit_txn_begin (store, db, 0, "create", error);

  if (txn == NULL || !fill (txn, data, cancellable, error))
    return NULL;
  return pursuit_txn_commit (g_steal_pointer (&txn), "{}", error) ? data : NULL;
}

/** pursuit_seed_remove_file: removes a database that could not be filled, and what SQLite laid beside it. */
void
pursuit_seed_remove_file (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal", ".lock" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);
      g_unlink (file);
    }
}
