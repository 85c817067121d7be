/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealReader:
 *
 * Reads one deal, its story and what belongs to its process and stage in the background, and again whenever
 * they change. The readings do not wait for each other, except that the process is known from the deal only;
 * those that are no longer wanted are let go.
 *
 * ::changed: something was read; ::gone: there is no such deal any more; ::failed (const char *sentence).
 */

#include "pursuit-deal-reader.h"

#include "pursuit-buying-stage.h"
#include "pursuit-error.h"
#include "pursuit-session-story.h"

/* Where the parts are read from. */
static const struct
{
  const PursuitEntity *entity;
  guint key;      /* of the records: which process or stage they belong to */
  guint deal_key; /* of the deal: which one is meant */
  guint sort;
  guint retired; /* those of which this is set are left out; 0: none */
} PARTS[PURSUIT_DEAL_N_PARTS] = {
  [PURSUIT_DEAL_PART_STAGES] = { &PURSUIT_STAGE_ENTITY, PURSUIT_STAGE_PROCESS_ID, PURSUIT_DEAL_PROCESS_ID,
                                 PURSUIT_STAGE_POSITION },
  [PURSUIT_DEAL_PART_BUYING] = { &PURSUIT_BUYING_STAGE_ENTITY, PURSUIT_BUYING_STAGE_PROCESS_ID,
                                 PURSUIT_DEAL_PROCESS_ID, PURSUIT_BUYING_STAGE_POSITION,
                                 PURSUIT_BUYING_STAGE_RETIRED },
};

/* What a part holds, and of which process or stage it was read, or is being read. */
typedef struct
{
  GPtrArray *records;
  gint64 of;
} Part;

struct _PursuitDealReader
{
  GObject parent_instance;

  PursuitSession *session;
  gint64 id;
  gboolean active;
  gboolean stale; /* something changed while nobody looked */

  PursuitDeal *deal;
  Part parts[PURSUIT_DEAL_N_PARTS];
  PursuitDealStory *story;
  PursuitDealState *state;
  PursuitDealTasks *tasks;

  GCancellable *reading;
  guint pending; /* readings under way */
  guint source;
};

G_DEFINE_FINAL_TYPE (PursuitDealReader, pursuit_deal_reader, G_TYPE_OBJECT)

enum
{
  CHANGED,
  GONE,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Notes the end of a reading; FALSE when its answer is no longer wanted: another deal is read meanwhile, or
 * nobody looks. */
static gboolean
end_reading (PursuitDealReader *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  self->pending--;
  if (error != NULL && !g_error_matches (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND))
    g_signal_emit (self, signals[FAILED], 0, error->message);
  return TRUE;
}

static void
story_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDealReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDealStory) story =
      pursuit_session_deal_story_finish (PURSUIT_SESSION (source), result, &error);

  if (!end_reading (self, error))
    return;
  if (story != NULL)
    {
      g_clear_pointer (&self->story, pursuit_deal_story_free);
      self->story = g_steal_pointer (&story);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
state_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDealReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDealState) state =
      pursuit_session_deal_state_finish (PURSUIT_SESSION (source), result, &error);

  if (!end_reading (self, error))
    return;
  if (state != NULL)
    {
      g_clear_pointer (&self->state, pursuit_deal_state_free);
      self->state = g_steal_pointer (&state);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
tasks_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDealReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDealTasks) tasks =
      pursuit_session_deal_tasks_finish (PURSUIT_SESSION (source), result, &error);

  if (!end_reading (self, error))
    return;
  if (tasks != NULL)
    {
      g_clear_pointer (&self->tasks, pursuit_deal_tasks_free);
      self->tasks = g_steal_pointer (&tasks);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

typedef struct
{
  PursuitDealReader *reader;
  PursuitDealPart part;
} PartReading;

static void
part_reading_free (PartReading *reading)
{
  g_object_unref (reading->reader);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PartReading, part_reading_free)

static void
part_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PartReading) reading = user_data;
  PursuitDealReader *self = reading->reader;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (!end_reading (self, error))
    return;
  if (records != NULL)
    self->parts[reading->part].records = g_steal_pointer (&records);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_part (PursuitDealReader *self, PursuitDealPart part, gint64 of)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (PARTS[part].entity);
  PartReading *reading = g_new0 (PartReading, 1);

  self->parts[part].of = of;
  g_clear_pointer (&self->parts[part].records, g_ptr_array_unref);
  pursuit_list_spec_where_int (spec, PARTS[part].key, PURSUIT_OP_EQ, of);
  if (PARTS[part].retired != 0)
    pursuit_list_spec_where (spec, PARTS[part].retired, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_sort (spec, PARTS[part].sort, FALSE);
  reading->reader = g_object_ref (self);
  reading->part = part;
  self->pending++;
  pursuit_session_fetch_async (self->session, spec, self->reading, part_read_cb, reading);
}

static void
take_deal (PursuitDealReader *self, PursuitDeal *deal)
{
  g_set_object (&self->deal, deal);
  for (guint i = 0; i < PURSUIT_DEAL_N_PARTS; i++)
    {
      gint64 of = pursuit_record_get_int (PURSUIT_RECORD (deal), PARTS[i].deal_key);

      if (self->parts[i].of != of)
        read_part (self, i, of);
    }
}

static void
deal_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDealReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) deal = pursuit_session_record_finish (PURSUIT_SESSION (source), result, &error);

  if (!end_reading (self, error))
    return;
  if (deal != NULL)
    take_deal (self, PURSUIT_DEAL (deal));
  if (g_error_matches (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND))
    g_signal_emit (self, signals[GONE], 0);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
let_go (PursuitDealReader *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  /* what was being read is not there */
  for (guint i = 0; i < PURSUIT_DEAL_N_PARTS; i++)
    if (self->parts[i].records == NULL)
      self->parts[i].of = 0;
  self->pending = 0;
}

static void
reload (PursuitDealReader *self)
{
  let_go (self);
  self->stale = FALSE;
  self->reading = g_cancellable_new ();
  self->pending = 4;
  pursuit_session_record_async (self->session, &PURSUIT_DEAL_ENTITY, self->id, self->reading, deal_read_cb,
                                g_object_ref (self));
  pursuit_session_deal_story_async (self->session, self->id, self->reading, story_read_cb,
                                    g_object_ref (self));
  pursuit_session_deal_state_async (self->session, self->id, self->reading, state_read_cb,
                                    g_object_ref (self));
  pursuit_session_deal_tasks_async (self->session, self->id, self->reading, tasks_read_cb,
                                    g_object_ref (self));
}

static gboolean
reload_cb (gpointer user_data)
{
  PursuitDealReader *self = user_data;

  self->source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

static void
reload_soon (PursuitDealReader *self)
{
  self->stale = self->id != 0;
  if (self->stale && self->active && self->source == 0)
    self->source = g_idle_add (reload_cb, self);
}

static void
changed_cb (PursuitDealReader *self, PursuitChange *change)
{
  gboolean process =
      pursuit_change_touches (change, "process") || pursuit_change_touches (change, "work_item") ||
      pursuit_change_touches (change, "key_node") || pursuit_change_touches (change, "node_condition");

  for (guint i = 0; i < PURSUIT_DEAL_N_PARTS; i++)
    {
      if (!pursuit_change_touches (change, PARTS[i].entity->name))
        continue;
      self->parts[i].of = 0;
      process = TRUE;
    }
  if (process || pursuit_change_has (change, "deal", self->id) ||
      pursuit_change_touches (change, "company") || pursuit_change_touches (change, "member"))
    reload_soon (self);
}

static void
pursuit_deal_reader_dispose (GObject *object)
{
  PursuitDealReader *self = PURSUIT_DEAL_READER (object);

  let_go (self);
  g_clear_object (&self->deal);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_deal_reader_parent_class)->dispose (object);
}

static void
pursuit_deal_reader_finalize (GObject *object)
{
  PursuitDealReader *self = PURSUIT_DEAL_READER (object);

  for (guint i = 0; i < PURSUIT_DEAL_N_PARTS; i++)
    g_clear_pointer (&self->parts[i].records, g_ptr_array_unref);
  g_clear_pointer (&self->story, pursuit_deal_story_free);
  g_clear_pointer (&self->state, pursuit_deal_state_free);
  g_clear_pointer (&self->tasks, pursuit_deal_tasks_free);

  G_OBJECT_CLASS (pursuit_deal_reader_parent_class)->finalize (object);
}

static void
pursuit_deal_reader_class_init (PursuitDealReaderClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_deal_reader_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_deal_reader_finalize;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] =
      g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pursuit_deal_reader_init (PursuitDealReader *self)
{
}

/** pursuit_deal_reader_new: (transfer full): a reader of @session's database that reads nothing yet. */
PursuitDealReader *
pursuit_deal_reader_new (PursuitSession *session)
{
  PursuitDealReader *self;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);

  self = g_object_new (PURSUIT_TYPE_DEAL_READER, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  /* which step undo would take back is part of the story */
  g_signal_connect_object (session, "steps-changed", G_CALLBACK (reload_soon), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * pursuit_deal_reader_read:
 * @known: (nullable): what a list has of the deal already
 *
 * Reads another deal. Until it is read, only @known is there of it.
 */
void
pursuit_deal_reader_read (PursuitDealReader *self, gint64 deal_id, PursuitDeal *known)
{
  g_return_if_fail (PURSUIT_IS_DEAL_READER (self));
  g_return_if_fail (deal_id > 0);
  g_return_if_fail (known == NULL || PURSUIT_IS_DEAL (known));

  self->id = deal_id;
  g_clear_object (&self->deal);
  g_clear_pointer (&self->story, pursuit_deal_story_free);
  g_clear_pointer (&self->state, pursuit_deal_state_free);
  g_clear_pointer (&self->tasks, pursuit_deal_tasks_free);
  reload (self);
  if (known != NULL)
    take_deal (self, known);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** pursuit_deal_reader_set_active: while nobody looks nothing is read; what changed meanwhile is read then.
 */
void
pursuit_deal_reader_set_active (PursuitDealReader *self, gboolean active)
{
  g_return_if_fail (PURSUIT_IS_DEAL_READER (self));

  if (self->active == active)
    return;
  self->active = active;
  if (active && self->stale)
    reload (self);
  else if (!active)
    {
      self->stale |= self->pending > 0 || self->source != 0;
      let_go (self);
    }
}

/** pursuit_deal_reader_is_done: whether all that there is has been read. */
gboolean
pursuit_deal_reader_is_done (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), FALSE);

  for (guint i = 0; i < PURSUIT_DEAL_N_PARTS; i++)
    if (self->parts[i].records == NULL)
      return FALSE;
  return self->pending == 0 && self->source == 0 && self->deal != NULL && self->story != NULL &&
         self->tasks != NULL;
}

/** pursuit_deal_reader_get_deal: (transfer none) (nullable): the deal as it was read last. */
PursuitDeal *
pursuit_deal_reader_get_deal (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  return self->deal;
}

/**
 * pursuit_deal_reader_get_part:
 *
 * Returns: (transfer none) (nullable) (element-type PursuitRecord): what belongs to the deal's process or to
 * its stage, in order; %NULL while it is not read
 */
GPtrArray *
pursuit_deal_reader_get_part (PursuitDealReader *self, PursuitDealPart part)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);
  g_return_val_if_fail (part < PURSUIT_DEAL_N_PARTS, NULL);

  return self->deal != NULL ? self->parts[part].records : NULL;
}

/** pursuit_deal_reader_get_story: (transfer none) (nullable): how it came to where it is. */
const PursuitDealStory *
pursuit_deal_reader_get_story (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  return self->story;
}

/** pursuit_deal_reader_get_state: (transfer none) (nullable): what its process asks of it. */
const PursuitDealState *
pursuit_deal_reader_get_state (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  return self->state;
}

/** pursuit_deal_reader_get_tasks: (transfer none) (nullable): what is to be done for it. */
const PursuitDealTasks *
pursuit_deal_reader_get_tasks (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  return self->tasks;
}

/* The place among the stages of the one that the deal is in; -1 when it is not there. */
static int
find_stage (PursuitDealReader *self)
{
  GPtrArray *stages = pursuit_deal_reader_get_part (self, PURSUIT_DEAL_PART_STAGES);
  gint64 id =
      self->deal != NULL ? pursuit_record_get_int (PURSUIT_RECORD (self->deal), PURSUIT_DEAL_STAGE_ID) : 0;

  for (guint i = 0; stages != NULL && i < stages->len; i++)
    {
      if (pursuit_record_get_id (stages->pdata[i]) == id)
        return (int) i;
    }
  return -1;
}

/** pursuit_deal_reader_get_stage: (transfer none) (nullable): the stage that the deal is in. */
PursuitStage *
pursuit_deal_reader_get_stage (PursuitDealReader *self)
{
  int place;

  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  place = find_stage (self);
  return place >= 0 ? self->parts[PURSUIT_DEAL_PART_STAGES].records->pdata[place] : NULL;
}

/** pursuit_deal_reader_get_next_stage: (transfer none) (nullable): the stage in use that follows it. */
PursuitStage *
pursuit_deal_reader_get_next_stage (PursuitDealReader *self)
{
  GPtrArray *stages;
  int place;

  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  stages = self->parts[PURSUIT_DEAL_PART_STAGES].records;
  place = find_stage (self);
  for (guint i = (guint) place + 1; place >= 0 && i < stages->len; i++)
    {
      if (pursuit_record_get_int (stages->pdata[i], PURSUIT_STAGE_RETIRED) == 0)
        return stages->pdata[i];
    }
  return NULL;
}
