/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-store-private.h"

#include "pursuit-ballast.h"
#include "pursuit-migrate.h"
#include "pursuit-restore.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  char *path;
  PursuitDbMode mode;
  PursuitStoreFunc behind; /* (nullable) */
  gpointer data;
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

/* What can be said of the place without opening anything. */
static gboolean
check_place (const OpenData *open, GError **error)
{
  gboolean pending = pursuit_restore_is_pending (open->path);

  if (open->mode == PURSUIT_DB_READ && pending)
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_LOCKED,
                 _ ("A restore of “%s” was interrupted. Open it for writing once to finish it."), open->path);
  else if (open->mode != PURSUIT_DB_CREATE && !pending && !g_file_test (open->path, G_FILE_TEST_EXISTS))
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_MISSING, _ ("There is no database “%s”."),
                 open->path);
  else if (g_file_test (open->path, G_FILE_TEST_IS_DIR))
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_DATABASE,
                 _ ("“%s” is a folder, not a database."), open->path);
  else
    return TRUE;
  return FALSE;
}

/* Header, versions, fingerprint; the connection as its mode wants it. */
static PursuitDb *
open_db (PursuitStore *self, const OpenData *open, GError **error)
{
  g_autoptr (PursuitDb) db = pursuit_db_open (open->path, open->mode, error);

  if (db == NULL)
    return NULL;
  if (open->mode == PURSUIT_DB_CREATE
          ? pursuit_migrate_create (db, error)
          : pursuit_migrate_open (db, open->path, open->mode == PURSUIT_DB_READ, self->open_progress,
                                  self->open_progress_data, error))
    return g_steal_pointer (&db);

  g_clear_pointer (&db, pursuit_db_close);
  if (open->mode == PURSUIT_DB_CREATE)
    remove_database (open->path);
  return NULL;
}

/* The log takes room as soon as a database is opened for writing: on a full disk the ballast gives it. */
static PursuitDb *
open_with_room (PursuitStore *self, const OpenData *open, GError **error)
{
  GError *local_error = NULL;
  PursuitDb *db = open_db (self, open, &local_error);

  if (open->mode == PURSUIT_DB_WRITE &&
      g_error_matches (local_error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL))
    {
      g_clear_error (&local_error);
      pursuit_ballast_release (open->path);
      db = open_db (self, open, &local_error);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return db;
}

/* On the storage thread. Before the first frame only what must be known. */
static gpointer
open_as_asked (PursuitStore *self, const OpenData *open, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitLock) lock = NULL;

  if (!check_place (open, error))
    return NULL;
  if (open->mode != PURSUIT_DB_READ)
    {
      lock = pursuit_lock_take (open->path, error);
      if (lock == NULL || !pursuit_restore_complete (open->path, error))
        return NULL;
    }
  g_autoptr (PursuitDb) db = open_with_room (self, open, error);
  if (db == NULL)
    return NULL;

  load_home_zone (self, db);
  if (open->behind != NULL && open->behind (self, db, open->data, cancellable, error) == NULL)
    return NULL;
  g_mutex_lock (&self->mutex);
  g_free (self->path);
  self->path = g_strdup (open->path);
  self->read_only = open->mode == PURSUIT_DB_READ;
  g_clear_pointer (&self->read_only_reason, g_free);
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

/* A medium that cannot be written, or a file of somebody else, can be read still. */
static gpointer
open_any (PursuitStore *self, OpenData *open, GCancellable *cancellable, GError **error)
{
  GError *local_error = NULL;

  open->mode = PURSUIT_DB_WRITE;
  if (open_as_asked (self, open, cancellable, &local_error) != NULL)
    return self;
  if (!g_error_matches (local_error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_PERMISSION))
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  g_autoptr (GError) reason = local_error;
  open->mode = PURSUIT_DB_READ;
  if (open_as_asked (self, open, cancellable, error) == NULL)
    return NULL;
  g_mutex_lock (&self->mutex);
  self->read_only_reason = g_strdup (reason->message);
  g_mutex_unlock (&self->mutex);
  return self;
}

static gpointer
open_and_start (PursuitStore *self, PursuitDb *none, gpointer data, GCancellable *cancellable, GError **error)
{
  OpenData *open = data;

  if ((open->mode == PURSUIT_DB_ANY ? open_any (self, open, cancellable, error)
                                    : open_as_asked (self, open, cancellable, error)) == NULL)
    return NULL;
  pursuit_store_start_readers (self);
  return self;
}

/**
 * pursuit_store_set_open_progress:
 * @progress: (nullable): called on the storage thread while a file of an older version is brought up
 *
 * Before the opening.
 */
void
pursuit_store_set_open_progress (PursuitStore *self, PursuitCareFunc progress, gpointer user_data)
{
  self->open_progress = progress;
  self->open_progress_data = user_data;
}

/**
 * pursuit_store_open:
 * @path: the file
 * @mode: READ takes no lock and cannot write; ANY is one of the two, by what is permitted
 *
 * Opens, or makes, the database and waits for it. One at a time: close first.
 */
gboolean
pursuit_store_open (PursuitStore *self, const char *path, PursuitDbMode mode, GError **error)
{
  return pursuit_store_open_with (self, path, mode, NULL, NULL, error);
}

/**
 * pursuit_store_open_with:
 * @behind: (nullable): also runs on the storage thread, on the connection that was just opened, before
 * anybody else can use the store; when it fails, so does the opening. One turn of the threads fewer before
 * the first frame.
 * @user_data: for @behind
 *
 * pursuit_store_open() with something to do in the same turn.
 */
gboolean
pursuit_store_open_with (PursuitStore *self,
                         const char *path,
                         PursuitDbMode mode,
                         PursuitStoreFunc behind,
                         gpointer user_data,
                         GError **error)
{
  OpenData data = { .path = (char *) path, .mode = mode, .behind = behind, .data = user_data };
  return pursuit_store_call (self, PURSUIT_LANE_WRITE, open_and_start, &data, NULL, error) != NULL;
}

/**
 * pursuit_store_open_task:
 * @task: (transfer full): is completed with the store; its task data is set here
 *
 * The asynchronous form of pursuit_store_open_with().
 */
void
pursuit_store_open_task (PursuitStore *self,
                         const char *path,
                         PursuitDbMode mode,
                         PursuitStoreFunc behind,
                         gpointer user_data,
                         GTask *task)
{
  OpenData *data = g_new0 (OpenData, 1);

  data->path = g_strdup (path);
  data->mode = mode;
  data->behind = behind;
  data->data = user_data;
  g_task_set_task_data (task, data, open_data_free);
  pursuit_store_call_task (self, PURSUIT_LANE_WRITE, open_and_start, task, NULL);
}

/** pursuit_store_close: waits for the work that was given, closes the file and lets the lock go. */
void
pursuit_store_close (PursuitStore *self)
{
  GThread *ui_thread = g_steal_pointer (&self->ui_thread); /* closing is the one time the window may wait */

  pursuit_store_stop_readers (self);
  pursuit_store_call (self, PURSUIT_LANE_WRITE, close_func, NULL, NULL, NULL);
  self->ui_thread = ui_thread;
}

/** pursuit_store_was_unclean: whether whoever had the database open before did not close it in order. Any
 * thread. */
gboolean
pursuit_store_was_unclean (PursuitStore *self)
{
  g_mutex_lock (&self->mutex);
  gboolean unclean = self->lock != NULL && pursuit_lock_was_unclean (self->lock);
  g_mutex_unlock (&self->mutex);
  return unclean;
}

/** pursuit_store_set_checked: the database was looked through and is whole. Any thread. */
void
pursuit_store_set_checked (PursuitStore *self)
{
  g_mutex_lock (&self->mutex);
  if (self->lock != NULL)
    pursuit_lock_set_checked (self->lock);
  g_mutex_unlock (&self->mutex);
}
