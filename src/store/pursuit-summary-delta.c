/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-summary-delta.h"

typedef struct
{
  PursuitSummaryKey key;
  char outcome[12];
  char grade[2];
  char currency[4];
  gint64 deals;
  gint64 amount;
  gint64 weighted;
} Entry;

struct _PursuitSummaryDelta
{
  GHashTable *entries; /* Entry*, its own key */
};

static guint
hash_entry (gconstpointer data)
{
  const PursuitSummaryKey *key = &((const Entry *) data)->key;

  return (guint) (key->stage_id * 31 + key->owner_id * 8191 + key->process_id + key->on_board * 7) ^
         g_str_hash (key->outcome) ^ (g_str_hash (key->grade) << 1) ^ (g_str_hash (key->currency) << 2);
}

static gboolean
equal_entries (gconstpointer first, gconstpointer second)
{
  const PursuitSummaryKey *a = &((const Entry *) first)->key;
  const PursuitSummaryKey *b = &((const Entry *) second)->key;

  return a->stage_id == b->stage_id && a->owner_id == b->owner_id && a->process_id == b->process_id &&
         a->on_board == b->on_board && g_str_equal (a->outcome, b->outcome) &&
         g_str_equal (a->grade, b->grade) && g_str_equal (a->currency, b->currency);
}

/** pursuit_summary_delta_new: (transfer full): nothing yet. */
PursuitSummaryDelta *
pursuit_summary_delta_new (void)
{
  PursuitSummaryDelta *self = g_new0 (PursuitSummaryDelta, 1);

  self->entries = g_hash_table_new_full (hash_entry, equal_entries, g_free, NULL);
  return self;
}

/** pursuit_summary_delta_free: frees what was gathered. */
void
pursuit_summary_delta_free (PursuitSummaryDelta *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->entries);
  g_free (self);
}

/* The entry for @key, whose texts are copied. */
static Entry *
find_entry (PursuitSummaryDelta *self, const PursuitSummaryKey *key)
{
  Entry wanted = { .key = *key };

  if (wanted.key.grade == NULL)
    wanted.key.grade = "";
  Entry *entry = g_hash_table_lookup (self->entries, &wanted);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->key = wanted.key;
      g_strlcpy (entry->outcome, key->outcome, sizeof entry->outcome);
      g_strlcpy (entry->grade, wanted.key.grade, sizeof entry->grade);
      g_strlcpy (entry->currency, key->currency, sizeof entry->currency);
      entry->key.outcome = entry->outcome;
      entry->key.grade = entry->grade;
      entry->key.currency = entry->currency;
      g_hash_table_add (self->entries, entry);
    }
  return entry;
}

/** pursuit_summary_delta_add: counts one more deal under @key. */
void
pursuit_summary_delta_add (PursuitSummaryDelta *self,
                           const PursuitSummaryKey *key,
                           gint64 amount,
                           gint64 weighted)
{
  Entry *entry = find_entry (self, key);

  entry->deals++;
  entry->amount += amount;
  entry->weighted += weighted;
}

/** pursuit_summary_delta_take: counts one deal less under @key. */
void
pursuit_summary_delta_take (PursuitSummaryDelta *self,
                            const PursuitSummaryKey *key,
                            gint64 amount,
                            gint64 weighted)
{
  Entry *entry = find_entry (self, key);

  entry->deals--;
  entry->amount -= amount;
  entry->weighted -= weighted;
}

/** pursuit_summary_delta_write: adds everything to the kept summary. */
gboolean
pursuit_summary_delta_write (PursuitSummaryDelta *self, PursuitDb *db, GError **error)
{
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &data, NULL))
    {
      const Entry *entry = data;
      sqlite3_stmt *stmt = pursuit_db_query (db, "summary-add", error);
      if (stmt == NULL)
        return FALSE;
      pursuit_bind_int (stmt, 1, entry->key.process_id);
      pursuit_bind_int (stmt, 2, entry->key.stage_id);
      pursuit_bind_int (stmt, 3, entry->key.owner_id);
      pursuit_bind_text (stmt, 4, entry->outcome);
      pursuit_bind_int (stmt, 5, entry->key.on_board);
      pursuit_bind_text (stmt, 6, entry->grade);
      pursuit_bind_text (stmt, 7, entry->currency);
      pursuit_bind_int (stmt, 8, entry->deals);
      pursuit_bind_int (stmt, 9, entry->amount);
      pursuit_bind_int (stmt, 10, entry->weighted);
      if (!pursuit_db_run (db, stmt, error))
        return FALSE;
    }
  return TRUE;
}
