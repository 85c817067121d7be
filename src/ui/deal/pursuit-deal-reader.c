/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealReader:
 *
 * Reads all that the page of a deal tells of it in the background, and again whenever any of it changes. It
 * is told once all of it is there: were each answer shown when it comes, the page would be laid out a dozen
 * times and its cards would jump. What is no longer wanted is let go.
 *
 * ::changed: all was read; ::gone: there is no such deal any more; ::failed (const char *sentence).
 */

#include "pursuit-deal-reader.h"

#include "pursuit-buying-decision.h"
#include "pursuit-buying-stage.h"
#include "pursuit-deal-party.h"
#include "pursuit-error.h"
#include "pursuit-need.h"
#include "pursuit-session-score.h"
#include "pursuit-session-story.h"

/* What is asked about the deal as a whole. */
typedef enum
{
  STORY,
  STATE,
  TASKS,
  WATCH,
  ADVICE,
  CRITERIA,
  N_ANSWERS
} Answer;

static const struct
{
  void (*ask) (PursuitSession *, gint64 deal_id, GCancellable *, GAsyncReadyCallback, gpointer);
  gpointer (*finish) (PursuitSession *, GAsyncResult *, GError **);
  GDestroyNotify free;
} ANSWERS[N_ANSWERS] = {
#define ANSWER(call, free_it)                                                                                \
  {                                                                                                          \
    pursuit_session_##call##_async,                                                                          \
        (gpointer (*) (PursuitSession *, GAsyncResult *, GError **)) pursuit_session_##call##_finish,        \
        (GDestroyNotify) free_it                                                                             \
  }
  [STORY] = ANSWER (deal_story, pursuit_deal_story_free),
  [STATE] = ANSWER (deal_state, pursuit_deal_state_free),
  [TASKS] = ANSWER (deal_tasks, pursuit_deal_tasks_free),
  [WATCH] = ANSWER (deal_watch, pursuit_watch_free),
  [ADVICE] = ANSWER (deal_pages, g_ptr_array_unref),
  [CRITERIA] = ANSWER (criteria, pursuit_criteria_sheet_free),
#undef ANSWER
};

/* Where the parts are read from. */
static const struct
{
  const PursuitEntity *entity;
  guint key;      /* of the records: which process or deal they belong to */
  guint deal_key; /* of the deal: which one is meant; 0: the deal itself */
  guint sort;     /* 0: as they come */
  guint retired;  /* those of which this is set are left out; 0: none */
} PARTS[PURSUIT_DEAL_N_PARTS] = {
  [PURSUIT_DEAL_PART_STAGES] = { &PURSUIT_STAGE_ENTITY, PURSUIT_STAGE_PROCESS_ID, PURSUIT_DEAL_PROCESS_ID,
                                 PURSUIT_STAGE_POSITION },
  [PURSUIT_DEAL_PART_BUYING] = { &PURSUIT_BUYING_STAGE_ENTITY, PURSUIT_BUYING_STAGE_PROCESS_ID,
                                 PURSUIT_DEAL_PROCESS_ID, PURSUIT_BUYING_STAGE_POSITION,
                                 PURSUIT_BUYING_STAGE_RETIRED },
  [PURSUIT_DEAL_PART_NEEDS] = { &PURSUIT_NEED_ENTITY, PURSUIT_NEED_DEAL_ID, 0, PURSUIT_NEED_POSITION },
  [PURSUIT_DEAL_PART_DECISIONS] = { &PURSUIT_BUYING_DECISION_ENTITY, PURSUIT_BUYING_DECISION_DEAL_ID },
  [PURSUIT_DEAL_PART_PARTIES] = { &PURSUIT_DEAL_PARTY_ENTITY, PURSUIT_DEAL_PARTY_DEAL_ID },
};

/* A change of any of their rows may be one of what is told here. */
static const char *const TABLES[] = { "process",        "work_item",     "key_node",     "node_condition",
                                      "company",        "member",        "participant",  "participation",
                                      "person",         "playbook_page", "need_version", "buying_criterion",
                                      "criterion_score" };

/* What a part holds, and of which process or deal it was read, or is being read. */
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
  gpointer answers[N_ANSWERS];

  GCancellable *reading;
  guint pending;   /* readings under way */
  gboolean failed; /* one of them did, and that was said */
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
  if (error != NULL && !self->failed && !g_error_matches (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND))
    {
      self->failed = TRUE;
      g_signal_emit (self, signals[FAILED], 0, error->message);
    }
  return TRUE;
}

static void
tell (PursuitDealReader *self)
{
  if (self->pending == 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_answer (PursuitDealReader *self, Answer answer)
{
  if (self->answers[answer] != NULL)
    ANSWERS[answer].free (self->answers[answer]);
  self->answers[answer] = NULL;
}

typedef struct
{
  PursuitDealReader *reader;
  guint which; /* Answer or PursuitDealPart */
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->reader);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static Reading *
reading_new (PursuitDealReader *self, guint which)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->reader = g_object_ref (self);
  reading->which = which;
  self->pending++;
  return reading;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  PursuitDealReader *self = reading->reader;
  g_autoptr (GError) error = NULL;
  gpointer answer = ANSWERS[reading->which].finish (PURSUIT_SESSION (source), result, &error);

  if (!end_reading (self, error))
    {
      if (answer != NULL)
        ANSWERS[reading->which].free (answer);
      return;
    }
  if (answer != NULL)
    {
      clear_answer (self, reading->which);
      self->answers[reading->which] = answer;
    }
  tell (self);
}

static void
part_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  PursuitDealReader *self = reading->reader;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (!end_reading (self, error))
    return;
  if (records != NULL)
    self->parts[reading->which].records = g_steal_pointer (&records);
  tell (self);
}

static void
read_part (PursuitDealReader *self, PursuitDealPart part, gint64 of)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (PARTS[part].entity);

  self->parts[part].of = of;
  g_clear_pointer (&self->parts[part].records, g_ptr_array_unref);
  pursuit_list_spec_where_int (spec, PARTS[part].key, PURSUIT_OP_EQ, of);
  if (PARTS[part].retired != 0)
    pursuit_list_spec_where (spec, PARTS[part].retired, PURSUIT_OP_IS_EMPTY, NULL);
  if (PARTS[part].sort != 0)
    pursuit_list_spec_sort (spec, PARTS[part].sort, FALSE);
  pursuit_session_fetch_async (self->session, spec, self->reading, part_read_cb, reading_new (self, part));
}

static void
take_deal (PursuitDealReader *self, PursuitDeal *deal)
{
  g_set_object (&self->deal, deal);
  for (guint i = 0; i < PURSUIT_DEAL_N_PARTS; i++)
    {
      gint64 of = PARTS[i].deal_key != 0 ? pursuit_record_get_int (PURSUIT_RECORD (deal), PARTS[i].deal_key)
                                         : self->id;

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
    tell (self);
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
  self->failed = FALSE;
  self->reading = g_cancellable_new ();
  self->pending = 1;
  pursuit_session_record_async (self->session, &PURSUIT_DEAL_ENTITY, self->id, self->reading, deal_read_cb,
                                g_object_ref (self));
  for (guint i = 0; i < N_ANSWERS; i++)
    ANSWERS[i].ask (self->session, self->id, self->reading, answered_cb, reading_new (self, i));
  /* what hangs on the process seldom changes; what hangs on the deal tells of other rows too */
  for (guint i = 0; i < PURSUIT_DEAL_N_PARTS; i++)
    if (PARTS[i].deal_key == 0)
      self->parts[i].of = 0;
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
  gboolean concerns = pursuit_change_has (change, "deal", self->id);

  for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
    concerns |= pursuit_change_touches (change, TABLES[i]);
  for (guint i = 0; i < PURSUIT_DEAL_N_PARTS; i++)
    {
      if (!pursuit_change_touches (change, PARTS[i].entity->name))
        continue;
      self->parts[i].of = 0;
      concerns = TRUE;
    }
  if (concerns)
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
  for (guint i = 0; i < N_ANSWERS; i++)
    clear_answer (self, i);

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
 * Reads another deal; ::changed tells when it is there. Until then only @known is there of it.
 */
void
pursuit_deal_reader_read (PursuitDealReader *self, gint64 deal_id, PursuitDeal *known)
{
  g_return_if_fail (PURSUIT_IS_DEAL_READER (self));
  g_return_if_fail (deal_id > 0);
  g_return_if_fail (known == NULL || PURSUIT_IS_DEAL (known));

  self->id = deal_id;
  g_clear_object (&self->deal);
  for (guint i = 0; i < N_ANSWERS; i++)
    clear_answer (self, i);
  reload (self);
  if (known != NULL)
    take_deal (self, known);
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

/** pursuit_deal_reader_is_reading: whether ::changed is still to come. */
gboolean
pursuit_deal_reader_is_reading (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), FALSE);

  return self->pending > 0 || self->stale;
}

/** pursuit_deal_reader_is_done: whether all that there is has been read. */
gboolean
pursuit_deal_reader_is_done (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), FALSE);

  for (guint i = 0; i < PURSUIT_DEAL_N_PARTS; i++)
    if (self->parts[i].records == NULL)
      return FALSE;
  for (guint i = 0; i < N_ANSWERS; i++)
    if (self->answers[i] == NULL)
      return FALSE;
  return self->pending == 0 && self->source == 0 && self->deal != NULL;
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
 * Returns: (transfer none) (nullable) (element-type PursuitRecord): what belongs to the deal or to its
 * process, in order; %NULL while it is not read
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

  return self->answers[STORY];
}

/** pursuit_deal_reader_get_state: (transfer none) (nullable): what its process asks of it. */
const PursuitDealState *
pursuit_deal_reader_get_state (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  return self->answers[STATE];
}

/** pursuit_deal_reader_get_tasks: (transfer none) (nullable): what is to be done for it. */
const PursuitDealTasks *
pursuit_deal_reader_get_tasks (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  return self->answers[TASKS];
}

/** pursuit_deal_reader_get_watch: (transfer none) (nullable): whom to watch in it now. */
const PursuitWatch *
pursuit_deal_reader_get_watch (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  return self->answers[WATCH];
}

/** pursuit_deal_reader_get_advice: (transfer none) (nullable) (element-type PursuitPlaybookPage): the pages
 * of the playbook that apply to it, the most useful first. */
GPtrArray *
pursuit_deal_reader_get_advice (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  return self->answers[ADVICE];
}

/** pursuit_deal_reader_get_criteria: (transfer none) (nullable): by what the customer will choose. */
const PursuitCriteriaSheet *
pursuit_deal_reader_get_criteria (PursuitDealReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_READER (self), NULL);

  return self->answers[CRITERIA];
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
