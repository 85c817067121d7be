/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-store-private.h"

#include "pursuit-ballast.h"
#include "pursuit-job.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/stat.h>

/* The storage thread checkpoints when it has had nothing to do for this long, or the log has grown beyond
 * this. */
static const guint64 IDLE_USEC = 2 * G_USEC_PER_SEC;
static const gint64 MAX_WAL_BYTES = 64 * 1024 * 1024;

enum
{
  CHANGED,
  TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitStore, pursuit_store, G_TYPE_OBJECT)

/* @db: where the thread keeps its connection; opening and closing are jobs too, and change it */
static void
job_work (PursuitStore *self, PursuitDb **db, PursuitJob *job)
{
  GError *error = NULL;
  gpointer result = NULL;

  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &error))
    {
      if (*db != NULL)
        pursuit_db_set_cancellable (*db, job->cancellable);
      result = job->func (self, *db, job->data, job->cancellable, &error);
      if (*db != NULL)
        {
          pursuit_db_set_cancellable (*db, NULL);
          pursuit_db_forget_statements (*db);
        }
    }
  /* the room that the ballast gives back lets undo and closing work still */
  if (g_error_matches (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL) && db == &self->writing)
    pursuit_ballast_release (self->path);
  pursuit_job_finish (job, result, error);
}

static void
checkpoint (PursuitStore *self)
{
  if (self->writing != NULL)
    sqlite3_wal_checkpoint_v2 (pursuit_db_get_handle (self->writing), NULL, SQLITE_CHECKPOINT_PASSIVE, NULL,
                               NULL);
}

static gboolean
wal_is_large (PursuitStore *self)
{
  if (self->writing == NULL)
    return FALSE;

  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  GStatBuf status;
  return g_stat (wal, &status) == 0 && status.st_size > MAX_WAL_BYTES;
}

static gpointer
write_thread (gpointer data)
{
  PursuitStore *self = data;
  gboolean dirty = FALSE;

  for (;;)
    {
      PursuitJob *job = dirty ? g_async_queue_timeout_pop (self->write_queue, IDLE_USEC)
                              : g_async_queue_pop (self->write_queue);
      if (job == NULL || wal_is_large (self))
        {
          checkpoint (self);
          dirty = FALSE;
        }
      if (job == NULL)
        continue;
      if (job->func == NULL)
        {
          pursuit_job_free (job);
          return NULL;
        }
      job_work (self, &self->writing, job);
      dirty = TRUE;
    }
}

static gpointer
work_as_reader (PursuitStore *self, GAsyncQueue *queue)
{
  g_autoptr (PursuitDb) db = NULL;

  for (;;)
    {
      PursuitJob *job = g_async_queue_pop (queue);
      if (job->func == NULL)
        {
          pursuit_job_free (job);
          return NULL;
        }

      GError *error = NULL;
      if (db == NULL)
        db = pursuit_db_open (self->path, PURSUIT_DB_READ, &error);
      if (db == NULL)
        pursuit_job_finish (job, NULL, error);
      else
        job_work (self, &db, job);
    }
}

static gpointer
read_thread (gpointer data)
{
  PursuitStore *self = data;
  return work_as_reader (self, self->read_queue);
}

static gpointer
care_thread (gpointer data)
{
  PursuitStore *self = data;

  /* on Linux this is for the calling thread alone: nobody shall feel the daily backup */
  setpriority (PRIO_PROCESS, 0, 10);
  return work_as_reader (self, self->care_queue);
}

/* Lets the readers finish what they were given, and waits for them. */
void
pursuit_store_stop_readers (PursuitStore *self)
{
  g_mutex_lock (&self->mutex);
  self->is_open = FALSE;
  for (int i = 0; i < N_READERS; i++)
    {
      if (self->readers[i] != NULL)
        g_async_queue_push (self->read_queue, pursuit_job_new (NULL, NULL, NULL));
    }
  if (self->carer != NULL)
    g_async_queue_push (self->care_queue, pursuit_job_new (NULL, NULL, NULL));
  g_mutex_unlock (&self->mutex);

  for (int i = 0; i < N_READERS; i++)
    g_clear_pointer (&self->readers[i], g_thread_join);
  g_clear_pointer (&self->carer, g_thread_join);
}

/* From here on work for the readers is taken. */
void
pursuit_store_start_readers (PursuitStore *self)
{
  for (int i = 0; i < N_READERS; i++)
    {
      if (self->readers[i] == NULL)
        self->readers[i] = g_thread_new ("pursuit-read", read_thread, self);
    }
  if (self->carer == NULL)
    self->carer = g_thread_new ("pursuit-care", care_thread, self);
  g_mutex_lock (&self->mutex);
  self->is_open = TRUE;
  g_mutex_unlock (&self->mutex);
}

static GAsyncQueue *
get_queue (PursuitStore *self, PursuitLane lane)
{
  switch (lane)
    {
    case PURSUIT_LANE_WRITE:
      return self->write_queue;
    case PURSUIT_LANE_CARE:
      return self->care_queue;
    case PURSUIT_LANE_READ:
    default:
      return self->read_queue;
    }
}

/* Gives @job to a thread of @lane; without an open file there are no readers, and nobody would ever answer.
 */
static void
push_job (PursuitStore *self, PursuitLane lane, PursuitJob *job)
{
  g_mutex_lock (&self->mutex);
  gboolean taken = lane == PURSUIT_LANE_WRITE || self->is_open;
  if (taken)
    g_async_queue_push (get_queue (self, lane), job);
  g_mutex_unlock (&self->mutex);

  if (!taken)
    pursuit_job_finish (job, NULL,
                        g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("No database is open.")));
}

static void
pursuit_store_finalize (GObject *object)
{
  PursuitStore *self = PURSUIT_STORE (object);

  pursuit_store_close (self);
  g_async_queue_push (self->write_queue, pursuit_job_new (NULL, NULL, NULL));
  g_thread_join (self->writer);
  g_async_queue_unref (self->write_queue);
  g_async_queue_unref (self->read_queue);
  g_async_queue_unref (self->care_queue);
  g_main_context_unref (self->context);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->path);
  g_free (self->read_only_reason);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (pursuit_store_parent_class)->finalize (object);
}

static void
pursuit_store_class_init (PursuitStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, PURSUIT_TYPE_CHANGE);
  signals[TROUBLE] = g_signal_new ("trouble", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pursuit_store_init (PursuitStore *self)
{
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
  self->today = PURSUIT_DAY_NONE;
  self->zone = g_time_zone_new_local ();
  self->write_queue = g_async_queue_new ();
  self->read_queue = g_async_queue_new ();
  self->care_queue = g_async_queue_new ();
  self->writer = g_thread_new ("pursuit-write", write_thread, self);
}

/** pursuit_store_new: (transfer full): a store with its threads running and no file open. */
PursuitStore *
pursuit_store_new (void)
{
  return g_object_new (PURSUIT_TYPE_STORE, NULL);
}

/**
 * pursuit_store_call:
 * @lane: which thread
 * @func: the work
 * @data: for @func; must live until this returns
 *
 * Does a piece of work and waits for it. Aborts on the window's thread.
 *
 * Returns: what @func returned
 */
gpointer
pursuit_store_call (PursuitStore *self,
                    PursuitLane lane,
                    PursuitStoreFunc func,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_STORE (self), NULL);
  if (self->ui_thread == g_thread_self ())
    g_error ("the window's thread must not wait for the database");

  PursuitJob *job = pursuit_job_new (func, data, cancellable);
  push_job (self, lane, job);
  return pursuit_job_wait (job, error);
}

/**
 * pursuit_store_call_task:
 * @task: (transfer full): is completed with the answer; its task data is @func's data
 * @free_result: (nullable): frees an answer that nobody takes
 *
 * The asynchronous form of pursuit_store_call().
 */
void
pursuit_store_call_task (PursuitStore *self,
                         PursuitLane lane,
                         PursuitStoreFunc func,
                         GTask *task,
                         GDestroyNotify free_result)
{
  g_return_if_fail (PURSUIT_IS_STORE (self));
  g_return_if_fail (G_IS_TASK (task));

  PursuitJob *job = pursuit_job_new (func, g_task_get_task_data (task), g_task_get_cancellable (task));
  job->task = task;
  job->free_result = free_result;
  push_job (self, lane, job);
}

/** pursuit_store_set_ui_thread: from now on @thread may not wait for the store. */
void
pursuit_store_set_ui_thread (PursuitStore *self, GThread *thread)
{
  self->ui_thread = thread;
}

/** pursuit_store_set_today: fixes the date (for tests); %PURSUIT_DAY_NONE follows the clock. */
void
pursuit_store_set_today (PursuitStore *self, PursuitDay today)
{
  g_mutex_lock (&self->mutex);
  self->today = today;
  g_mutex_unlock (&self->mutex);
}

/** pursuit_store_get_today: the date in the database's home time zone. Any thread. */
PursuitDay
pursuit_store_get_today (PursuitStore *self)
{
  g_mutex_lock (&self->mutex);
  PursuitDay today = self->today != PURSUIT_DAY_NONE
                         ? self->today
                         : pursuit_day_from_ms (g_get_real_time () / 1000, self->zone);
  g_mutex_unlock (&self->mutex);
  return today;
}

/** pursuit_store_get_zone: (transfer full): the database's home time zone. Any thread. */
GTimeZone *
pursuit_store_get_zone (PursuitStore *self)
{
  g_mutex_lock (&self->mutex);
  GTimeZone *zone = g_time_zone_ref (self->zone);
  g_mutex_unlock (&self->mutex);
  return zone;
}

/** pursuit_store_get_path: (nullable): the file that is open. */
const char *
pursuit_store_get_path (PursuitStore *self)
{
  return self->path;
}

/** pursuit_store_is_read_only: whether nothing can be written. */
gboolean
pursuit_store_is_read_only (PursuitStore *self)
{
  return g_atomic_int_get (&self->read_only);
}

/** pursuit_store_get_read_only_reason: (transfer full) (nullable): why a database that was opened with
 * %PURSUIT_DB_ANY can only be read, a sentence for the user. Any thread. */
char *
pursuit_store_get_read_only_reason (PursuitStore *self)
{
  g_mutex_lock (&self->mutex);
  char *reason = g_strdup (self->read_only_reason);
  g_mutex_unlock (&self->mutex);
  return reason;
}

/* What one of the threads tells the main context. */
typedef struct
{
  GWeakRef store;        /* news that nobody takes must not keep the store and its file open */
  PursuitChange *change; /* a commit */
  char *trouble;         /* or damage */
} News;

static void
news_free (gpointer data)
{
  News *news = data;
  g_weak_ref_clear (&news->store);
  g_clear_pointer (&news->change, pursuit_change_unref);
  g_free (news->trouble);
  g_free (news);
}

static gboolean
tell_cb (gpointer data)
{
  News *news = data;
  g_autoptr (PursuitStore) store = g_weak_ref_get (&news->store);

  if (store != NULL && news->change != NULL)
    g_signal_emit (store, signals[CHANGED], 0, news->change);
  if (store != NULL && news->trouble != NULL)
    g_signal_emit (store, signals[TROUBLE], 0, news->trouble);
  return G_SOURCE_REMOVE;
}

/* The signals always come from the main context that made the store, never from the thread that has the news.
 */
static void
tell (PursuitStore *self, PursuitChange *change, const char *trouble)
{
  News *news = g_new0 (News, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_weak_ref_init (&news->store, self);
  news->change = change ? pursuit_change_ref (change) : NULL;
  news->trouble = g_strdup (trouble);
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, tell_cb, news, news_free);
  g_source_attach (source, self->context);
}

/**
 * pursuit_store_announce:
 * @change: what the commit changed; it gets its number here
 *
 * Called on the storage thread right behind a commit, or where the clock has changed what is derived.
 */
void
pursuit_store_announce (PursuitStore *self, PursuitChange *change)
{
  g_mutex_lock (&self->mutex);
  change->number = ++self->number;
  g_mutex_unlock (&self->mutex);
  tell (self, change, NULL);
}

/**
 * pursuit_store_report_trouble:
 * @sentence: what is wrong with the database, for the user
 *
 * From now on nothing is written any more. Any thread.
 */
void
pursuit_store_report_trouble (PursuitStore *self, const char *sentence)
{
  g_atomic_int_set (&self->read_only, TRUE);
  tell (self, NULL, sentence);
}

/**
 * pursuit_store_get_number:
 *
 * Returns: the number of the newest commit. Read it before the snapshot that it shall describe. Any thread.
 */
guint64
pursuit_store_get_number (PursuitStore *self)
{
  g_mutex_lock (&self->mutex);
  guint64 number = self->number;
  g_mutex_unlock (&self->mutex);
  return number;
}
