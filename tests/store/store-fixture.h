/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-txn.h"

G_BEGIN_DECLS

/** StoreFixture: a fresh database in a folder of its own, with one process of three stages and two members.
 */
typedef struct
{
  char *folder;
  char *path;
  PursuitStore *store;
  gint64 process_id;
  gint64 stage_ids[3]; /* the last is of phase deliver */
  gint64 member_ids[2];
} StoreFixture;

/** FixtureWrite: writes within one transaction; FALSE rolls back. */
typedef gboolean (*FixtureWrite) (PursuitTxn *txn, gpointer data, GError **error);

/** FIXTURE_TODAY: the date that every fixture's store lives on: 2026-09-15. */
#define FIXTURE_TODAY pursuit_day_from_ymd (2026, 9, 15)

void
fixture_derive (const PursuitDealFacts *facts, PursuitDealDerived *derived);
void
fixture_set_up (StoreFixture *self, gconstpointer unused);
void
fixture_tear_down (StoreFixture *self, gconstpointer unused);
void
fixture_reopen (StoreFixture *self);
void
fixture_remove_folder (const char *folder);

gboolean
fixture_write (PursuitStore *store, const char *kind, FixtureWrite func, gpointer data, GError **error);
gpointer
fixture_revert_func (PursuitStore *store,
                     PursuitDb *db,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error);
gboolean
fixture_exec (PursuitStore *store, const char *sql);
gboolean
fixture_derive_all (PursuitStore *store);
char *
fixture_history (PursuitStore *store, const char *table, gint64 id);
void
fixture_undo (PursuitStore *store);
void
fixture_redo (PursuitStore *store);

gint64
fixture_insert (PursuitStore *store, const char *table, const char *json, GError **error);
gboolean
fixture_update (PursuitStore *store,
                const char *table,
                gint64 id,
                gint64 ver,
                const char *json,
                GError **error);
gboolean
fixture_delete (PursuitStore *store, const char *table, gint64 id, GError **error);
gint64
fixture_new_deal (StoreFixture *self, const char *title, gint64 amount);

char *
fixture_query (PursuitStore *store, const char *sql);
gint64
fixture_number (PursuitStore *store, const char *sql);
char *
fixture_dump (PursuitStore *store);
void
fixture_assert_same (const char *dump, const char *expected);

G_END_DECLS
