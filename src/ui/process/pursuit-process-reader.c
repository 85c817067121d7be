/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitProcessReader:
 *
 * All processes of a database with all of their parts, read in the background and again whenever one of them
 * changes. They are a few hundred rows, so that nothing is read by halves. ::changed says that there is
 * something new.
 */

#include "pursuit-process-reader.h"

#include "pursuit-buying-stage.h"
#include "pursuit-node-condition.h"
#include "pursuit-process.h"
#include "pursuit-scorecard-template.h"
#include "pursuit-stage-node.h"
#include "pursuit-stage-step.h"
#include "pursuit-stage-work.h"
#include "pursuit-stage.h"

/* Where the parts come from, of what they are parts (0: of nothing), and their order (0: none). */
static const struct
{
  const PursuitEntity *entity;
  guint parent;
  guint position;
} PARTS[PURSUIT_PROCESS_N_PARTS] = {
  [PURSUIT_PROCESS_PART_PROCESSES] = { &PURSUIT_PROCESS_ENTITY, 0, PURSUIT_PROCESS_POSITION },
  [PURSUIT_PROCESS_PART_STAGES] = { &PURSUIT_STAGE_ENTITY, PURSUIT_STAGE_PROCESS_ID, PURSUIT_STAGE_POSITION },
  [PURSUIT_PROCESS_PART_BUYING] = { &PURSUIT_BUYING_STAGE_ENTITY, PURSUIT_BUYING_STAGE_PROCESS_ID,
                                    PURSUIT_BUYING_STAGE_POSITION },
  [PURSUIT_PROCESS_PART_WORK] = { &PURSUIT_STAGE_WORK_ENTITY, PURSUIT_STAGE_WORK_STAGE_ID,
                                  PURSUIT_STAGE_WORK_POSITION },
  [PURSUIT_PROCESS_PART_NODES] = { &PURSUIT_STAGE_NODE_ENTITY, PURSUIT_STAGE_NODE_STAGE_ID,
                                   PURSUIT_STAGE_NODE_POSITION },
  [PURSUIT_PROCESS_PART_CONDITIONS] = { &PURSUIT_NODE_CONDITION_ENTITY, PURSUIT_NODE_CONDITION_NODE_ID,
                                        PURSUIT_NODE_CONDITION_POSITION },
  [PURSUIT_PROCESS_PART_STEPS] = { &PURSUIT_STAGE_STEP_ENTITY, PURSUIT_STAGE_STEP_PROCESS_ID, 0 },
  [PURSUIT_PROCESS_PART_SCORECARDS] = { &PURSUIT_SCORECARD_TEMPLATE_ENTITY, 0,
                                        PURSUIT_SCORECARD_TEMPLATE_POSITION },
};

struct _PursuitProcessReader
{
  GObject parent_instance;

  PursuitSession *session;
  GPtrArray *parts[PURSUIT_PROCESS_N_PARTS];
  GPtrArray *coming[PURSUIT_PROCESS_N_PARTS]; /* of the reading under way */
  GCancellable *reading;
  guint pending;
  guint source;
};

G_DEFINE_FINAL_TYPE (PursuitProcessReader, pursuit_process_reader, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

typedef struct
{
  PursuitProcessReader *reader;
  PursuitProcessPart part;
  GCancellable *reading;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->reader);
  g_object_unref (reading->reading);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* All parts change at once: half of a change is no process. */
static void
part_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  PursuitProcessReader *self = reading->reader;
  g_autoptr (GPtrArray) records = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  if (self->reading != reading->reading)
    return;
  g_clear_pointer (&self->coming[reading->part], g_ptr_array_unref);
  self->coming[reading->part] = g_steal_pointer (&records);
  if (--self->pending > 0)
    return;
  for (guint i = 0; i < PURSUIT_PROCESS_N_PARTS; i++)
    if (self->coming[i] != NULL)
      {
        g_clear_pointer (&self->parts[i], g_ptr_array_unref);
        self->parts[i] = g_steal_pointer (&self->coming[i]);
      }
  g_clear_object (&self->reading);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
read_cb (gpointer user_data)
{
  PursuitProcessReader *self = user_data;

  self->source = 0;
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  self->pending = PURSUIT_PROCESS_N_PARTS;
  for (guint i = 0; i < PURSUIT_PROCESS_N_PARTS; i++)
    {
      g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (PARTS[i].entity);
      Reading *reading = g_new0 (Reading, 1);

      reading->reader = g_object_ref (self);
      reading->part = i;
      reading->reading = g_object_ref (self->reading);
      if (PARTS[i].position)
        pursuit_list_spec_sort (spec, PARTS[i].position, FALSE);
      pursuit_session_fetch_async (self->session, spec, self->reading, part_read_cb, reading);
    }
  return G_SOURCE_REMOVE;
}

static void
session_changed_cb (PursuitProcessReader *self, PursuitChange *change)
{
  for (guint i = 0; i < PURSUIT_PROCESS_N_PARTS; i++)
    if (self->source == 0 && pursuit_change_touches (change, PARTS[i].entity->name))
      self->source = g_idle_add (read_cb, self);
}

static void
pursuit_process_reader_dispose (GObject *object)
{
  PursuitProcessReader *self = PURSUIT_PROCESS_READER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_process_reader_parent_class)->dispose (object);
}

static void
pursuit_process_reader_finalize (GObject *object)
{
  PursuitProcessReader *self = PURSUIT_PROCESS_READER (object);

  for (guint i = 0; i < PURSUIT_PROCESS_N_PARTS; i++)
    {
      g_clear_pointer (&self->parts[i], g_ptr_array_unref);
      g_clear_pointer (&self->coming[i], g_ptr_array_unref);
    }

  G_OBJECT_CLASS (pursuit_process_reader_parent_class)->finalize (object);
}

static void
pursuit_process_reader_class_init (PursuitProcessReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_process_reader_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_process_reader_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pursuit_process_reader_init (PursuitProcessReader *self)
{
}

/** pursuit_process_reader_new: (transfer full): begins to read; ::changed says when everything is there. */
PursuitProcessReader *
pursuit_process_reader_new (PursuitSession *session)
{
  PursuitProcessReader *self = g_object_new (PURSUIT_TYPE_PROCESS_READER, NULL);

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), self);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  read_cb (self);
  return self;
}

/** pursuit_process_reader_is_ready: whether everything was read once. */
gboolean
pursuit_process_reader_is_ready (PursuitProcessReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROCESS_READER (self), FALSE);

  return self->parts[PURSUIT_PROCESS_PART_PROCESSES] != NULL;
}

/* The parts in their order; behind them those that are retired, when @last is 1. */
static GPtrArray *
collect (PursuitProcessReader *self, PursuitProcessPart part, gint64 parent_id, gint64 last)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *all = self->parts[part];
  int retired_field = pursuit_entity_find_field (PARTS[part].entity, "retired");

  for (gint64 retired = 0; retired <= last; retired++)
    for (guint i = 0; all != NULL && i < all->len; i++)
      {
        PursuitRecord *record = all->pdata[i];
        gint64 is_retired = retired_field >= 0 ? pursuit_record_get_int (record, (guint) retired_field) : 0;

        if (is_retired == retired &&
            (PARTS[part].parent == 0 || pursuit_record_get_int (record, PARTS[part].parent) == parent_id))
          g_ptr_array_add (found, g_object_ref (record));
      }
  return found;
}

/**
 * pursuit_process_reader_get:
 * @parent_id: the process, stage or key node whose parts are wanted; of no meaning for processes
 *
 * Returns: (transfer full) (element-type PursuitRecord): its parts in their order, retired ones behind the
 * others
 */
GPtrArray *
pursuit_process_reader_get (PursuitProcessReader *self, PursuitProcessPart part, gint64 parent_id)
{
  g_return_val_if_fail (PURSUIT_IS_PROCESS_READER (self), NULL);
  g_return_val_if_fail (part < PURSUIT_PROCESS_N_PARTS, NULL);

  return collect (self, part, parent_id, 1);
}

/** pursuit_process_reader_get_used: (transfer full) (element-type PursuitRecord): the same without those that
 * are retired. */
GPtrArray *
pursuit_process_reader_get_used (PursuitProcessReader *self, PursuitProcessPart part, gint64 parent_id)
{
  g_return_val_if_fail (PURSUIT_IS_PROCESS_READER (self), NULL);
  g_return_val_if_fail (part < PURSUIT_PROCESS_N_PARTS, NULL);

  return collect (self, part, parent_id, 0);
}

/** pursuit_process_reader_find: (transfer none) (nullable): the part with this id. */
PursuitRecord *
pursuit_process_reader_find (PursuitProcessReader *self, PursuitProcessPart part, gint64 id)
{
  g_return_val_if_fail (PURSUIT_IS_PROCESS_READER (self), NULL);
  g_return_val_if_fail (part < PURSUIT_PROCESS_N_PARTS, NULL);

  for (guint i = 0; self->parts[part] != NULL && i < self->parts[part]->len; i++)
    if (pursuit_record_get_id (self->parts[part]->pdata[i]) == id)
      return self->parts[part]->pdata[i];
  return NULL;
}
