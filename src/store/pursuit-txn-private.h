/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deriver.h"
#include "pursuit-standing.h"
#include "pursuit-text-index.h"
#include "pursuit-txn.h"
#include "pursuit-uid.h"

G_BEGIN_DECLS

typedef struct
{
  PursuitTextKind kind;
  gint64 first;
  gint64 last;
} PursuitTextRange;

struct _PursuitTxn
{
  PursuitStore *store;
  PursuitDb *db;
  gint64 operation_id;
  gint64 actor_id;
  gint64 now_ms;
  PursuitDay today;
  PursuitUidSource uids;
  PursuitChange *change;
  GHashTable *touched_deals;     /* gint64* set: their old contribution is already out of the summary */
  GHashTable *told_deals;        /* gint64* set: those that got an event */
  GHashTable *touched_processes; /* gint64* set: all of their deals are derived anew */
  GHashTable *touched_companies; /* gint64* set: their standings are settled at the commit */
  gint64 first_company;          /* with last_company: those that came together, or of whose deals did; */
  gint64 last_company;           /* 0: none */
  gboolean reverting;            /* what was is brought back: nothing new is told of it */
  PursuitDeriver *deriver;       /* (nullable): made at need, dropped when a process changes */
  gint64 void_mark;              /* what voids the events of a deleted deal; 0: this operation */
  gboolean summary_stale;        /* rebuild the summary as a whole instead */
  GArray *text_ranges;           /* PursuitTextRange: records that came or went together */
  gboolean text_touched;         /* some records are to be found by other texts */
  gboolean open;
  PursuitTxnGuard guard; /* (nullable) */
  gpointer guard_data;   /* not owned */
};

/* pursuit-txn-guard.c */
gboolean
pursuit_txn_ask_guard (PursuitTxn *self, const char *table, PursuitRow *old, PursuitRow *row, GError **error);

/* pursuit-derived.c */
gboolean
pursuit_derive_text_columns (const char *table, PursuitRow *row, PursuitRow *old);
gboolean
pursuit_derive_touched (PursuitTxn *self, GError **error);
gboolean
pursuit_derive_check_found (PursuitDb *db, gint64 deal_id, const char **column, GError **error);

/* pursuit-summary.c */
gboolean
pursuit_summary_add_deal (PursuitDb *db, gint64 deal_id, int sign, GError **error);
gboolean
pursuit_summary_rebuild (PursuitDb *db, GError **error);

/* pursuit-txn-texts.c */
gboolean
pursuit_txn_touch_texts (PursuitTxn *self, const char *table, gint64 id, PursuitRow *changes, GError **error);
void
pursuit_txn_touch_text_range (PursuitTxn *self, const char *table, gint64 first, gint64 last);
gboolean
pursuit_txn_settle_texts (PursuitTxn *self, GError **error);

/* pursuit-custom-store.c */
gboolean
pursuit_txn_check_custom (PursuitTxn *self, gint64 id, GError **error);
gboolean
pursuit_txn_settle_custom (PursuitTxn *self, GError **error);
void
pursuit_txn_publish_custom (PursuitTxn *self);

/* pursuit-journal.c */
gboolean
pursuit_txn_set_voided_grades (PursuitTxn *self, gint64 operation_id, gboolean again, GError **error);

/* pursuit-touch.c */
gboolean
pursuit_txn_touch_deals (PursuitTxn *self, const char *query, gint64 id, GError **error);
gboolean
pursuit_txn_touch_row (PursuitTxn *self, const char *table, PursuitRow *row, GError **error);

/* pursuit-txn.c, for pursuit-journal.c */
gboolean
pursuit_txn_raw_insert (PursuitTxn *self, const char *table, PursuitRow *row, GError **error);
gboolean
pursuit_txn_raw_update (PursuitTxn *self, const char *table, gint64 id, PursuitRow *row, GError **error);
gboolean
pursuit_txn_raw_delete (PursuitTxn *self, const char *table, gint64 id, GError **error);
gboolean
pursuit_txn_note (PursuitTxn *self,
                  const char *table,
                  char action,
                  gint64 id,
                  gint64 last_id,
                  PursuitRow *before,
                  PursuitRow *after,
                  GError **error);
const char *const *
pursuit_txn_tables (guint *n_tables);

G_END_DECLS
