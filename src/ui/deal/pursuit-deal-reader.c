/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealReader:
 *
 * Reads one deal, the stages of its process and its story in the background, and again whenever they change.
 * The readings do not wait for each other, except that the stages need the deal; those that are no longer
 * wanted are let go.
 *
 * ::changed: something was read; ::gone: there is no such deal any more; ::failed (const char *sentence).
 */

#include "pursuit-deal-reader.h"

#include "pursuit-error.h"
#include "pursuit-session-story.h"

struct _PursuitDealReader
{
  GObject parent_instance;

  PursuitSession *session;
  gint64 id;
  gboolean active;
  gboolean stale; /* something changed while nobody looked */

  PursuitDeal *deal;
  GPtrArray *stages; /* PursuitStage: all of the deal's process, in order */
  gint64 stages_of;  /* the process that they belong to, or are being read of */
  PursuitDealStory *story;

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
stages_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitDealReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (!end_reading (self, error))
    return;
  if (stages != NULL)
    {
      g_clear_pointer (&self->stages, g_ptr_array_unref);
      self->stages = g_steal_pointer (&stages);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_stages (PursuitDealReader *self)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_STAGE_ENTITY);

  self->stages_of = pursuit_record_get_int (PURSUIT_RECORD (self->deal), PURSUIT_DEAL_PROCESS_ID);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  pursuit_list_spec_where_int (spec, PURSUIT_STAGE_PROCESS_ID, PURSUIT_OP_EQ, self->stages_of);
  pursuit_list_spec_sort (spec, PURSUIT_STAGE_POSITION, FALSE);
  self->pending++;
  pursuit_session_fetch_async (self->session, spec, self->reading, stages_read_cb, g_object_ref (self));
}

static void
take_deal (PursuitDealReader *self, PursuitDeal *deal)
{
  g_set_object (&self->deal, deal);
  if (self->stages_of != pursuit_record_get_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_PROCESS_ID))
    read_stages (self);
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
  if (self->stages == NULL)
    self->stages_of = 0;
  self->pending = 0;
}

static void
reload (PursuitDealReader *self)
{
  let_go (self);
  self->stale = FALSE;
  self->reading = g_cancellable_new ();
  self->pending = 2;
  pursuit_session_record_async (self->session, &PURSUIT_DEAL_ENTITY, self->id, self->reading, deal_read_cb,
                                g_object_ref (self));
  pursuit_session_deal_story_async (self->session, self->id, self->reading, story_read_cb,
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
  gboolean process = pursuit_change_touches (change, "stage") || pursuit_change_touches (change, "process");

  if (process)
    self->stages_of = 0;
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

  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->story, pursuit_deal_story_free);

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

  return self->pending == 0 && self->source == 0 && self->deal != NULL && self->stages != NULL &&
         self->story != NULL;
}

/** pursuit_deal_reader_get_deal: (transfer none) (nullable): the deal as it was read last. */
PursuitDeal *
pursuit_deal_reader_get_deal (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  return self->deal;
}

/** pursuit_deal_reader_get_stages: (transfer none) (nullable) (element-type PursuitStage): all stages of its
 * process, in order, those that are no longer used too. */
GPtrArray *
pursuit_deal_reader_get_stages (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  return self->deal != NULL ? self->stages : NULL;
}

/** pursuit_deal_reader_get_story: (transfer none) (nullable): how it came to where it is. */
const PursuitDealStory *
pursuit_deal_reader_get_story (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  return self->story;
}

/* The place among the stages of the one that the deal is in; -1 when it is not there. */
static int
find_stage (PursuitDealReader *self)
{
  GPtrArray *stages = pursuit_deal_reader_get_stages (self);
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
  return place >= 0 ? self->stages->pdata[place] : NULL;
}

/** pursuit_deal_reader_get_next_stage: (transfer none) (nullable): the stage in use that follows it. */
PursuitStage *
pursuit_deal_reader_get_next_stage (PursuitDealReader *self)
{
  int place;

  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  place = find_stage (self);
  for (guint i = (guint) place + 1; place >= 0 && i < self->stages->len; i++)
    {
      if (pursuit_record_get_int (self->stages->pdata[i], PURSUIT_STAGE_RETIRED) == 0)
        return self->stages->pdata[i];
    }
  return NULL;
}
