/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-private.h"

#include "pursuit-custom-store.h"
#include "pursuit-day-clock.h"
#include "pursuit-journal.h"
#include "pursuit-label.h"
#include "pursuit-list-private.h"
#include "pursuit-rates.h"
#include "pursuit-run.h"
#include "pursuit-seed.h"
#include "pursuit-template.h"
#include "pursuit-upkeep.h"

struct _PursuitSession
{
  GObject parent_instance;

  PursuitStore *store;
  PursuitDayClock *clock; /* (nullable): while a window has the database open */
  PursuitUpkeep *upkeep;  /* (nullable): while it has it open for writing */
  char *actor_name;
  gint64 actor_id; /* written once after opening, on the storage thread */
  char *currency;
  char *language;
  char *undo_label;
  char *redo_label;
};

enum
{
  CHANGED,
  STEPS_CHANGED,
  DAY_CHANGED,
  TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitSession, pursuit_session, G_TYPE_OBJECT)

gpointer
pursuit_session_call (PursuitSession *self,
                      PursuitLane lane,
                      PursuitStoreFunc func,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);

  return pursuit_store_call (self->store, lane, func, data, cancellable, error);
}

void
pursuit_session_call_async (PursuitSession *self,
                            gpointer tag,
                            PursuitLane lane,
                            PursuitStoreFunc func,
                            gpointer data,
                            GDestroyNotify free_data,
                            GDestroyNotify free_result,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, data, free_data);
  pursuit_store_call_task (self->store, lane, func, g_steal_pointer (&task), free_result);
}

gpointer
pursuit_session_call_finish (PursuitSession *self, gpointer tag, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What undo and redo would do now. */
typedef struct
{
  char *undo;
  char *redo;
} Steps;

static void
steps_free (gpointer data)
{
  Steps *steps = data;
  g_free (steps->undo);
  g_free (steps->redo);
  g_free (steps);
}

static char *
label_of_last (PursuitDb *db, gboolean redo)
{
  g_autoptr (PursuitOperation) operation = pursuit_journal_last (db, redo, g_get_real_time () / 1000, NULL);
  return operation ? pursuit_label_for_operation (operation->kind, operation->args) : NULL;
}

static gpointer
steps_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Steps *steps = g_new0 (Steps, 1);

  if (!pursuit_store_is_read_only (store))
    {
      steps->undo = label_of_last (db, FALSE);
      steps->redo = label_of_last (db, TRUE);
    }
  return steps;
}

static void
steps_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitSession *self = PURSUIT_SESSION (source);
  Steps *steps = g_task_propagate_pointer (G_TASK (result), NULL);

  if (steps == NULL)
    return;
  gboolean same =
      g_strcmp0 (steps->undo, self->undo_label) == 0 && g_strcmp0 (steps->redo, self->redo_label) == 0;
  g_free (self->undo_label);
  g_free (self->redo_label);
  self->undo_label = g_steal_pointer (&steps->undo);
  self->redo_label = g_steal_pointer (&steps->redo);
  steps_free (steps);
  if (!same)
    g_signal_emit (self, signals[STEPS_CHANGED], 0);
}

void
pursuit_session_refresh_steps (PursuitSession *self)
{
  pursuit_session_call_async (self, pursuit_session_refresh_steps, PURSUIT_LANE_READ, steps_func, NULL, NULL,
                              steps_free, NULL, steps_read_cb, NULL);
}

static void
store_changed_cb (PursuitSession *self, PursuitChange *change, PursuitStore *store)
{
  g_signal_emit (self, signals[CHANGED], 0, change);
  pursuit_session_refresh_steps (self);
}

static void
store_trouble_cb (PursuitSession *self, const char *sentence, PursuitStore *store)
{
  g_signal_emit (self, signals[TROUBLE], 0, sentence);
}

/* Of some records nothing was written, but what is derived from them is another today. */
static void
new_day_cb (gpointer data)
{
  static const char *const derived[] = { "deal", "company", "person", "participant", "activity" };
  PursuitSession *self = data;
  g_autoptr (PursuitChange) change = pursuit_change_new ();

  g_signal_emit (self, signals[DAY_CHANGED], 0);
  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    pursuit_change_add_all (change, derived[i]);
  pursuit_store_announce (self->store, change);
  if (self->upkeep == NULL)
    return;
  pursuit_upkeep_do_chores (self->upkeep);
  pursuit_session_start_release (self);
}

void
pursuit_session_start_upkeep (PursuitSession *self)
{
  if (self->clock == NULL)
    self->clock = pursuit_day_clock_start (self->store, new_day_cb, self);
  if (self->upkeep != NULL || pursuit_store_is_read_only (self->store))
    return;
  self->upkeep = pursuit_upkeep_start (self->store);
  pursuit_session_start_release (self);
}

void
pursuit_session_stop_upkeep (PursuitSession *self)
{
  g_clear_pointer (&self->clock, pursuit_day_clock_stop);
  g_clear_pointer (&self->upkeep, pursuit_upkeep_stop);
}

static void
pursuit_session_finalize (GObject *object)
{
  PursuitSession *self = PURSUIT_SESSION (object);

  pursuit_session_stop_upkeep (self);
  pursuit_store_close (self->store);
  g_clear_object (&self->store);
  g_free (self->actor_name);
  g_free (self->currency);
  g_free (self->language);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (pursuit_session_parent_class)->finalize (object);
}

static void
pursuit_session_class_init (PursuitSessionClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_session_finalize;
  pursuit_run_install_rules ();

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   PURSUIT_TYPE_CHANGE);
  signals[STEPS_CHANGED] =
      g_signal_new ("steps-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DAY_CHANGED] =
      g_signal_new ("day-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TROUBLE] =
      g_signal_new ("trouble", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pursuit_session_init (PursuitSession *self)
{
  self->store = pursuit_store_new ();
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "trouble", G_CALLBACK (store_trouble_cb), self, G_CONNECT_SWAPPED);
}

/** pursuit_session_new: (transfer full): a session with no database open; its signals come on the present
 * main context. */
PursuitSession *
pursuit_session_new (void)
{
  return g_object_new (PURSUIT_TYPE_SESSION, NULL);
}

/** pursuit_session_set_ui_thread: from now on a blocking call on the calling thread aborts the program. */
void
pursuit_session_set_ui_thread (PursuitSession *self)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));

  pursuit_store_set_ui_thread (self->store, g_thread_self ());
}

/** pursuit_session_set_today: fixes the date, for tests; %PURSUIT_DAY_NONE follows the clock. A window over
 * an open database sees a new day at once. */
void
pursuit_session_set_today (PursuitSession *self, PursuitDay today)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));

  pursuit_store_set_today (self->store, today);
  if (self->clock != NULL)
    pursuit_day_clock_look (self->clock);
}

/** pursuit_session_get_today: the date in the database's home time zone. */
PursuitDay
pursuit_session_get_today (PursuitSession *self)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), PURSUIT_DAY_NONE);

  return pursuit_store_get_today (self->store);
}

/* On the storage thread behind the opening: who acts (nobody on a read-only database), and the home currency.
 */
static gpointer
arrive_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitSession *self = data;
  gboolean read_only = pursuit_db_is_read_only (db);

  if (!read_only && !pursuit_template_complete (store, db, error))
    return NULL;
  self->actor_id = read_only ? 0 : pursuit_run_ensure_member (store, db, self->actor_name, error);
  if (self->actor_id == 0 && !read_only)
    return NULL;
  g_free (self->currency);
  self->currency = pursuit_rates_read_home (db);
  g_free (self->language);
  self->language = pursuit_store_get_setting (db, "language");
  pursuit_session_read_fiscal_month (self, db);
  return pursuit_custom_load (db, error) ? self : NULL;
}

/**
 * pursuit_session_set_actor:
 * @name: the member who acts from now on, made at need when something is written; before the database is
 * opened
 */
gboolean
pursuit_session_set_actor (PursuitSession *self, const char *name, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), FALSE);

  g_free (self->actor_name);
  self->actor_name = g_strdup (name);
  return TRUE;
}

static PursuitDbMode
db_mode (PursuitOpenFlags flags)
{
  if (flags & PURSUIT_OPEN_READ_ONLY)
    return PURSUIT_DB_READ;
  return flags & PURSUIT_OPEN_ELSE_READ_ONLY ? PURSUIT_DB_ANY : PURSUIT_DB_WRITE;
}

/**
 * pursuit_session_set_open_progress:
 * @progress: (nullable): called on the storage thread while the file of an older version is brought up, which
 * takes half a minute for millions of records; before the database is opened
 */
void
pursuit_session_set_open_progress (PursuitSession *self, PursuitProgressFunc progress, gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));

  pursuit_store_set_open_progress (self->store, progress, user_data);
}

/**
 * pursuit_session_open:
 * @path: a database
 * @flags: how
 * @error: a #PursuitStoreErrorCode with a sentence for the user
 *
 * Opens a database and waits for it.
 */
gboolean
pursuit_session_open (PursuitSession *self, const char *path, PursuitOpenFlags flags, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), FALSE);

  if (!pursuit_store_open_with (self->store, path, db_mode (flags), arrive_func, self, error))
    return FALSE;
  if (pursuit_store_call (self->store, PURSUIT_LANE_WRITE, pursuit_upkeep_turn_day, NULL, NULL, error) ==
      NULL)
    {
      pursuit_store_close (self->store);
      return FALSE;
    }
  return TRUE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  pursuit_session_refresh_steps (PURSUIT_SESSION (source));
  pursuit_session_start_upkeep (PURSUIT_SESSION (source));
  g_task_return_boolean (task, TRUE);
}

/** pursuit_session_open_async: the asynchronous form of pursuit_session_open(). */
void
pursuit_session_open_async (PursuitSession *self,
                            const char *path,
                            PursuitOpenFlags flags,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_session_open_async);
  g_autoptr (GTask) open = g_task_new (self, cancellable, opened_cb, g_steal_pointer (&task));
  g_task_set_source_tag (open, pursuit_session_open_async);
  pursuit_store_open_task (self->store, path, db_mode (flags), arrive_func, self, g_steal_pointer (&open));
}

/** pursuit_session_open_finish: completes pursuit_session_open_async(). */
gboolean
pursuit_session_open_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pursuit_session_create:
 * @path: a file that does not exist yet; its folder does
 * @options: (nullable): what it shall hold; %NULL: nothing, in English, CNY
 *
 * Makes a database, fills it and leaves it open for writing. A half-made file is removed again.
 */
gboolean
pursuit_session_create (PursuitSession *self,
                        const char *path,
                        const PursuitCreateOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  static const PursuitCreateOptions none = { 0 };

  g_return_val_if_fail (PURSUIT_IS_SESSION (self), FALSE);

  if (!pursuit_store_open (self->store, path, PURSUIT_DB_CREATE, error))
    return FALSE;
  const PursuitCreateOptions *wanted = options ? options : &none;
  PursuitSeed seed = {
    .kind = (PursuitSeedKind) wanted->sample,
    .n_deals = wanted->n_deals,
    .seed = wanted->seed,
    .language = wanted->language,
    .currency = wanted->currency,
  };
  if (pursuit_store_call (self->store, PURSUIT_LANE_WRITE, pursuit_seed_func, &seed, cancellable, error) !=
          NULL &&
      pursuit_store_call (self->store, PURSUIT_LANE_WRITE, arrive_func, self, NULL, error) != NULL)
    return TRUE;

  pursuit_store_close (self->store);
  pursuit_seed_remove_file (path);
  return FALSE;
}

typedef struct
{
  char *path;
  char *language;
  char *currency;
  PursuitCreateOptions options;
} CreateData;

static void
create_data_free (gpointer data)
{
  CreateData *create = data;
  g_free (create->path);
  g_free (create->language);
  g_free (create->currency);
  g_free (create);
}

/* A thread of its own waits for the store, so that one function makes a database. */
static void
create_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CreateData *create = data;
  GError *error = NULL;

  if (pursuit_session_create (source, create->path, &create->options, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** pursuit_session_create_async: the asynchronous form of pursuit_session_create(). */
void
pursuit_session_create_async (PursuitSession *self,
                              const char *path,
                              const PursuitCreateOptions *options,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));

  CreateData *data = g_new0 (CreateData, 1);
  data->path = g_strdup (path);
  if (options != NULL)
    data->options = *options;
  data->options.language = data->language = g_strdup (data->options.language);
  data->options.currency = data->currency = g_strdup (data->options.currency);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_session_create_async);
  g_task_set_task_data (task, data, create_data_free);
  g_task_run_in_thread (task, create_thread);
}

/** pursuit_session_create_finish: completes pursuit_session_create_async(). */
gboolean
pursuit_session_create_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  gboolean done = g_task_propagate_boolean (G_TASK (result), error);
  if (done)
    {
      pursuit_session_refresh_steps (self);
      pursuit_session_start_upkeep (self);
    }
  return done;
}

/** pursuit_session_close: waits for what is under way and closes the database. */
void
pursuit_session_close (PursuitSession *self)
{
  g_return_if_fail (PURSUIT_IS_SESSION (self));

  pursuit_session_stop_upkeep (self);
  pursuit_store_close (self->store);
}

/** pursuit_session_get_path: (nullable): the database that is open. */
const char *
pursuit_session_get_path (PursuitSession *self)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);

  return pursuit_store_get_path (self->store);
}

/** pursuit_session_get_read_only: whether nothing can be written. */
gboolean
pursuit_session_get_read_only (PursuitSession *self)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), TRUE);

  return pursuit_store_is_read_only (self->store);
}

/** pursuit_session_get_read_only_reason: (transfer full) (nullable): why a database that was opened with
 * %PURSUIT_OPEN_ELSE_READ_ONLY is read-only, a sentence for the user. */
char *
pursuit_session_get_read_only_reason (PursuitSession *self)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);

  return pursuit_store_get_read_only_reason (self->store);
}

/** pursuit_session_get_language: "en" or "zh": in which the database was made. */
const char *
pursuit_session_get_language (PursuitSession *self)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);

  return self->language ? self->language : "en";
}

/** pursuit_session_get_currency: the home currency. */
const char *
pursuit_session_get_currency (PursuitSession *self)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);

  return self->currency ? self->currency : "CNY";
}

/** pursuit_session_get_actor: the id of the member who acts; 0 on a read-only database. */
gint64
pursuit_session_get_actor (PursuitSession *self)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), 0);

  return self->actor_id;
}

/** pursuit_session_get_undo_label: (nullable): what undo would take back; %NULL when there is nothing. */
const char *
pursuit_session_get_undo_label (PursuitSession *self)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);

  return self->undo_label;
}

/** pursuit_session_get_redo_label: (nullable): what redo would bring back; %NULL when there is nothing. */
const char *
pursuit_session_get_redo_label (PursuitSession *self)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);

  return self->redo_label;
}

/** pursuit_session_list: (transfer full): a list model of @spec's records, empty until its first page is
 * read. */
PursuitList *
pursuit_session_list (PursuitSession *self, PursuitListSpec *spec)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), NULL);

  return pursuit_list_new (self->store, spec);
}
