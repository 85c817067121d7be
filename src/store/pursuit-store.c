/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-store.h"

#include "pursuit-job.h"
#include "pursuit-lock.h"
#include "pursuit-migrate.h"
#include "pursuit-restore.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* Lists and reports must not wait for each other: two readers. */
enum
{
  N_READERS = 2
};

/* The storage thread checkpoints when it has had nothing to do for this long, or the log has grown beyond
 * this. */
static const guint64 IDLE_USEC = 2 * G_USEC_PER_SEC;
static const gint64 MAX_WAL_BYTES = 64 * 1024 * 1024;

struct _PursuitStore
{
  GObject parent_instance;

  GMainContext *context;
  GAsyncQueue *write_queue;
  GAsyncQueue *read_queue;
  GAsyncQueue *care_queue;
  GThread *writer;
  GThread *readers[N_READERS];
  GThread *carer;
  GThread *ui_thread;
  GMutex mutex; /* guards what follows */
  PursuitLock *lock;
  PursuitDb *writing; /* the storage thread's; kept here between open and close */
  char *path;
  gboolean is_open; /* the readers run */
  gboolean read_only;
  PursuitDay today;
  GTimeZone *zone;
  guint64 number;
};

enum
{
  CHANGED,
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
  return work_as_reader (self, self->care_queue);
}

static void
stop_readers (PursuitStore *self)
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

static void
start_readers (PursuitStore *self)
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

typedef struct
{
  char *path;
  PursuitDbMode mode;
} OpenData;

static void
open_data_free (gpointer data)
{
  OpenData *open = data;
  g_free (open->path);
  g_free (open);
}

static void
load_home_zone (PursuitStore *self, PursuitDb *db)
{
  g_autofree char *name = pursuit_store_get_setting (db, "zone");
  g_autoptr (GTimeZone) zone = name ? g_time_zone_new_identifier (name) : NULL;

  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone ? g_steal_pointer (&zone) : g_time_zone_new_local ();
  g_mutex_unlock (&self->mutex);
}

/* A database that could not be made leaves nothing, so that it can be tried again. */
static void
remove_database (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_unlink (name);
    }
}

/* On the storage thread. Before the first frame only what must be known: lock, header, versions, fingerprint.
 */
static gpointer
open_func (PursuitStore *self, PursuitDb *none, gpointer data, GCancellable *cancellable, GError **error)
{
  OpenData *open = data;
  g_autoptr (PursuitLock) lock = NULL;
  g_autoptr (PursuitDb) db = NULL;

  if (open->mode == PURSUIT_DB_READ && pursuit_restore_is_pending (open->path))
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_LOCKED,
                   _ ("A restore of “%s” was interrupted. Open it for writing once to finish it."),
                   open->path);
      return NULL;
    }
  if (open->mode != PURSUIT_DB_CREATE && !pursuit_restore_is_pending (open->path) &&
      !g_file_test (open->path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_MISSING, _ ("There is no database “%s”."),
                   open->path);
      return NULL;
    }
  if (g_file_test (open->path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_DATABASE,
                   _ ("“%s” is a folder, not a database."), open->path);
      return NULL;
    }
  if (open->mode != PURSUIT_DB_READ)
    {
      lock = pursuit_lock_take (open->path, error);
      if (lock == NULL || !pursuit_restore_complete (open->path, error))
        return NULL;
    }

  db = pursuit_db_open (open->path, open->mode, error);
  if (db == NULL)
    return NULL;
  if (open->mode == PURSUIT_DB_CREATE
          ? !pursuit_migrate_create (db, error)
          : !pursuit_migrate_open (db, open->path, open->mode == PURSUIT_DB_READ, error))
    {
      g_clear_pointer (&db, pursuit_db_close);
      if (open->mode == PURSUIT_DB_CREATE)
        remove_database (open->path);
      return NULL;
    }

  load_home_zone (self, db);
  g_mutex_lock (&self->mutex);
  g_free (self->path);
  self->path = g_strdup (open->path);
  self->read_only = open->mode == PURSUIT_DB_READ;
  self->lock = g_steal_pointer (&lock);
  g_mutex_unlock (&self->mutex);
  self->writing = self->read_only ? NULL : g_steal_pointer (&db);
  return self;
}

static gpointer
close_func (PursuitStore *self, PursuitDb *none, gpointer data, GCancellable *cancellable, GError **error)
{
  g_clear_pointer (&self->writing, pursuit_db_close);
  g_clear_pointer (&self->lock, pursuit_lock_release);
  return self;
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
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (pursuit_store_parent_class)->finalize (object);
}

static void
pursuit_store_class_init (PursuitStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, PURSUIT_TYPE_CHANGE);
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

static gpointer
open_and_start (PursuitStore *self, PursuitDb *none, gpointer data, GCancellable *cancellable, GError **error)
{
  if (open_func (self, none, data, cancellable, error) == NULL)
    return NULL;
  start_readers (self);
  return self;
}

/**
 * pursuit_store_open:
 * @path: the file
 * @mode: READ takes no lock and cannot write
 *
 * Opens, or makes, the database and waits for it. One at a time: close first.
 */
gboolean
pursuit_store_open (PursuitStore *self, const char *path, PursuitDbMode mode, GError **error)
{
  OpenData data = { .path = (char *) path, .mode = mode };
  return pursuit_store_call (self, PURSUIT_LANE_WRITE, open_and_start, &data, NULL, error) != NULL;
}

/**
 * pursuit_store_open_task:
 * @task: (transfer full): is completed with the store; its task data is set here
 *
 * The asynchronous form of pursuit_store_open().
 */
void
pursuit_store_open_task (PursuitStore *self, const char *path, PursuitDbMode mode, GTask *task)
{
  OpenData *data = g_new0 (OpenData, 1);

  data->path = g_strdup (path);
  data->mode = mode;
  g_task_set_task_data (task, data, open_data_free);
  pursuit_store_call_task (self, PURSUIT_LANE_WRITE, open_and_start, task, NULL);
}

/** pursuit_store_close: waits for the work that was given, closes the file and lets the lock go. */
void
pursuit_store_close (PursuitStore *self)
{
  GThread *ui_thread = g_steal_pointer (&self->ui_thread); /* closing is the one time the window may wait */

  stop_readers (self);
  pursuit_store_call (self, PURSUIT_LANE_WRITE, close_func, NULL, NULL, NULL);
  self->ui_thread = ui_thread;
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
  return self->read_only;
}

typedef struct
{
  GWeakRef store; /* announcements that nobody takes must not keep the store and its file open */
  PursuitChange *change;
} Announcement;

static void
announcement_free (gpointer data)
{
  Announcement *announcement = data;
  g_weak_ref_clear (&announcement->store);
  pursuit_change_unref (announcement->change);
  g_free (announcement);
}

static gboolean
announce_cb (gpointer data)
{
  Announcement *announcement = data;
  g_autoptr (PursuitStore) store = g_weak_ref_get (&announcement->store);

  if (store != NULL)
    g_signal_emit (store, signals[CHANGED], 0, announcement->change);
  return G_SOURCE_REMOVE;
}

/**
 * pursuit_store_announce:
 * @change: what the commit changed; it gets its number here
 *
 * Called on the storage thread right behind a commit. The signal always comes from the main context that made
 * the store, never from this thread.
 */
void
pursuit_store_announce (PursuitStore *self, PursuitChange *change)
{
  Announcement *announcement = g_new0 (Announcement, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_mutex_lock (&self->mutex);
  change->number = ++self->number;
  g_mutex_unlock (&self->mutex);
  g_weak_ref_init (&announcement->store, self);
  announcement->change = pursuit_change_ref (change);
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, announce_cb, announcement, announcement_free);
  g_source_attach (source, self->context);
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
