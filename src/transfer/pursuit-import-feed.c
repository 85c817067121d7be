/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-feed.h"

#include <string.h>

#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-sort-key.h"
#include "pursuit-text.h"

enum
{
  N_BATCHES = 4,              /* that go round between the threads */
  ROWS_PER_BATCH = 512,       /* most rows that one holds, and most that are looked at for it */
  BYTES_PER_BATCH = 1 << 20,  /* of text behind which no further row is added */
  BYTES_PER_CHUNK = 64 * 1024 /* in which texts are allocated */
};

/* Rows and everything that they point to. */
typedef struct
{
  PursuitImportRow rows[ROWS_PER_BATCH];
  PursuitImportValue *values; /* of all rows */
  PursuitCompanyKeys *keys;   /* (nullable): of all rows, of companies */
  GStringChunk *texts;
  gsize n_bytes;
  guint n_rows;
  double progress;
  gboolean is_last;
  GError *error; /* (nullable): why it is the last */
} Batch;

/* The different names that a field of the file has so far. */
typedef struct
{
  int field;           /* -1: the entity has none */
  GHashTable *numbers; /* match key → number from 1 */
} Names;

struct _PursuitImportFeed
{
  PursuitImportPlan *plan; /* the thread's own while it runs */
  GCancellable *cancellable;
  guint n_fields;
  Names companies;
  Names owners;
  int title;         /* the field whose search and sort keys are made; -1: none */
  gboolean has_keys; /* the rows are companies */
  Batch *batches[N_BATCHES];
  GAsyncQueue *empty;
  GAsyncQueue *full;
  Batch *used;   /* (nullable): the one that the caller has */
  gboolean done; /* the last one was taken */
  int stop;      /* atomic: nobody wants more */
  GThread *thread;
};

static Batch *
batch_new (guint n_fields, gboolean has_keys)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->values = g_new (PursuitImportValue, ROWS_PER_BATCH * n_fields);
  batch->keys = has_keys ? g_new0 (PursuitCompanyKeys, ROWS_PER_BATCH) : NULL;
  batch->texts = g_string_chunk_new (BYTES_PER_CHUNK);
  return batch;
}

static void
batch_clear (Batch *batch)
{
  for (guint i = 0; batch->keys != NULL && i < batch->n_rows; i++)
    pursuit_company_keys_clear (&batch->keys[i]);
  g_string_chunk_clear (batch->texts);
  batch->n_bytes = 0;
  batch->n_rows = 0;
}

static void
batch_free (Batch *batch)
{
  batch_clear (batch);
  g_clear_error (&batch->error);
  g_string_chunk_free (batch->texts);
  g_free (batch->keys);
  g_free (batch->values);
  g_free (batch);
}

static void
names_init (Names *names, const PursuitEntity *entity, const char *field)
{
  names->field = pursuit_entity_find_field (entity, field);
  names->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static guint
get_number (Names *names, const PursuitImportRow *row)
{
  const PursuitImportValue *value = names->field >= 0 ? &row->values[names->field] : NULL;
  g_autofree char *key = NULL;
  guint number;

  if (value == NULL || value->kind != PURSUIT_VALUE_TEXT || pursuit_text_is_blank (value->text))
    return 0;
  key = pursuit_text_match_key (value->text, value->length);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (names->numbers, key));
  if (number == 0)
    {
      number = g_hash_table_size (names->numbers) + 1;
      g_hash_table_insert (names->numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
    }
  return number;
}

static const char *
keep_text (Batch *batch, const char *text, gsize length)
{
  batch->n_bytes += length;
  return g_string_chunk_insert_len (batch->texts, text, length);
}

static const char *
get_text (const PursuitImportValue *values, guint field)
{
  return values[field].kind == PURSUIT_VALUE_TEXT ? values[field].text : NULL;
}

static void
make_keys (PursuitCompanyKeys *keys, const PursuitImportValue *values)
{
  pursuit_company_keys_make (keys, get_text (values, PURSUIT_COMPANY_NAME),
                             get_text (values, PURSUIT_COMPANY_PHONE),
                             get_text (values, PURSUIT_COMPANY_EMAIL),
                             get_text (values, PURSUIT_COMPANY_WEBSITE),
                             get_text (values, PURSUIT_COMPANY_CREDIT_CODE));
}

/* The plan's row is gone with its next one: copies it with all it points to. */
static void
take_row (PursuitImportFeed *self, Batch *batch, const PursuitImportRow *row)
{
  PursuitImportRow *taken = &batch->rows[batch->n_rows];
  PursuitImportValue *values = &batch->values[batch->n_rows * self->n_fields];

  memcpy (values, row->values, self->n_fields * sizeof *values);
  for (guint i = 0; i < self->n_fields; i++)
    if (values[i].kind == PURSUIT_VALUE_TEXT)
      values[i].text = keep_text (batch, values[i].text, values[i].length);
  *taken = *row;
  taken->values = values;
  taken->company = get_number (&self->companies, taken);
  taken->owner = get_number (&self->owners, taken);
  if (self->title >= 0 && values[self->title].kind == PURSUIT_VALUE_TEXT)
    {
      const PursuitImportValue *title = &values[self->title];
      g_autofree char *search = pursuit_text_search_key (title->text, title->length);
      g_autofree char *sort = pursuit_sort_key (title->text, title->length, PURSUIT_SORT_TITLE);

      taken->search = keep_text (batch, search, strlen (search));
      taken->sort_key = keep_text (batch, sort, strlen (sort));
    }
  if (self->has_keys)
    {
      const PursuitImportValue *name = &values[PURSUIT_COMPANY_NAME];
      g_autofree char *match = pursuit_text_match_key (name->text, name->length);

      taken->match_key = keep_text (batch, match, strlen (match));
      make_keys (&batch->keys[batch->n_rows], values);
      taken->keys = &batch->keys[batch->n_rows];
    }
  batch->n_rows++;
}

static void
fill (PursuitImportFeed *self, Batch *batch)
{
  PursuitImportRow row;

  batch_clear (batch);
  for (guint i = 0; i < ROWS_PER_BATCH && batch->n_bytes < BYTES_PER_BATCH && !batch->is_last; i++)
    {
      switch (pursuit_import_plan_next (self->plan, &row, self->cancellable, &batch->error))
        {
        case PURSUIT_IMPORT_ROW:
          take_row (self, batch, &row);
          break;
        case PURSUIT_IMPORT_REJECTED:
          break;
        case PURSUIT_IMPORT_END:
        case PURSUIT_IMPORT_FAILED:
        default:
          batch->is_last = TRUE;
        }
    }
  batch->progress = pursuit_import_plan_get_progress (self->plan);
}

static gpointer
read_thread (gpointer data)
{
  PursuitImportFeed *self = data;
  gboolean is_last = FALSE;

  while (!is_last)
    {
      Batch *batch = g_async_queue_pop (self->empty);

      if (g_atomic_int_get (&self->stop))
        break;
      fill (self, batch);
      is_last = batch->is_last;
      g_async_queue_push (self->full, batch);
    }
  return NULL;
}

/**
 * pursuit_import_feed_new:
 * @plan: before its first row; must outlive the feed, and is not to be touched before the last batch
 * @cancellable: (nullable): cancelling makes the reading fail
 *
 * Returns: (transfer full): a feed that has begun to read
 */
PursuitImportFeed *
pursuit_import_feed_new (PursuitImportPlan *plan, GCancellable *cancellable)
{
  PursuitImportFeed *self;
  const PursuitEntity *entity;

  g_return_val_if_fail (plan != NULL, NULL);

  entity = pursuit_import_plan_get_mapping (plan)->entity;
  self = g_new0 (PursuitImportFeed, 1);
  self->plan = plan;
  g_set_object (&self->cancellable, cancellable);
  self->n_fields = entity->n_fields;
  names_init (&self->companies, entity, "company");
  names_init (&self->owners, entity, "owner");
  self->has_keys = entity == &PURSUIT_COMPANY_ENTITY;
  self->title = entity == &PURSUIT_DEAL_ENTITY ? PURSUIT_DEAL_TITLE
                : self->has_keys               ? PURSUIT_COMPANY_NAME
                                               : -1;
  self->empty = g_async_queue_new ();
  self->full = g_async_queue_new ();
  for (guint i = 0; i < N_BATCHES; i++)
    {
      self->batches[i] = batch_new (self->n_fields, self->has_keys);
      g_async_queue_push (self->empty, self->batches[i]);
    }
  self->thread = g_thread_new ("pursuit-feed", read_thread, self);
  return self;
}

/** pursuit_import_feed_free: Stops reading, and frees the feed with its last batch. */
void
pursuit_import_feed_free (PursuitImportFeed *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_int_set (&self->stop, TRUE);
  /* wakes a thread that waits; one that does not stops before it looks at the batch */
  g_async_queue_push (self->empty, self->batches[0]);
  g_clear_pointer (&self->thread, g_thread_join);
  for (guint i = 0; i < N_BATCHES; i++)
    batch_free (self->batches[i]);
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->full);
  g_hash_table_unref (self->companies.numbers);
  g_hash_table_unref (self->owners.numbers);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * pursuit_import_feed_next:
 * @batch: (out): the rows, valid until the next call
 *
 * Waits for the next rows.
 *
 * Returns: %FALSE at the end of the file, or with @error set if it cannot be read to its end. The plan can
 *   be asked then for its rejects and counts.
 */
gboolean
pursuit_import_feed_next (PursuitImportFeed *self, PursuitImportBatch *batch, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (batch != NULL, FALSE);

  if (self->done)
    return FALSE;
  if (self->used != NULL)
    {
      if (self->used->is_last)
        {
          self->done = TRUE;
          return FALSE;
        }
      g_async_queue_push (self->empty, self->used);
    }
  self->used = g_async_queue_pop (self->full);
  if (self->used->is_last)
    g_clear_pointer (&self->thread, g_thread_join);
  if (self->used->error != NULL)
    {
      self->done = TRUE;
      g_propagate_error (error, g_steal_pointer (&self->used->error));
      return FALSE;
    }
  batch->rows = self->used->rows;
  batch->n_rows = self->used->n_rows;
  batch->progress = self->used->progress;
  return TRUE;
}
