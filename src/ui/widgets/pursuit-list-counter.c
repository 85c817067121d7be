/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitListCounter:
 *
 * Counts the rows of several lists, one list after the other, whenever they may have changed. Counting is
 * the readers' work and goes on one round at a time: what changes meanwhile makes one more round, however
 * much it is.
 */

#include "pursuit-list-counter.h"

/* Counting waits until the first frame is out and until a series of changes is over. */
#define COUNT_DELAY_MS 400

struct _PursuitListCounter
{
  GObject parent_instance;

  PursuitSession *session;
  GtkWidget *seen; /* not owned: the owner's; NULL: counting waits for nobody to look */
  const PursuitListCounts *counts;
  gpointer owner;

  guint source;
  GCancellable *round; /* NULL: nothing is being counted */
  guint next;          /* the list that is being counted */
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (PursuitListCounter, pursuit_list_counter, G_TYPE_OBJECT)

static void
count_next (PursuitListCounter *self);

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitListCounter) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 count = pursuit_session_count_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (count >= 0)
    self->counts->show (self->owner, self->next, count);
  self->next++;
  count_next (self);
}

static void
end_round (PursuitListCounter *self)
{
  g_autoptr (GCancellable) round = g_steal_pointer (&self->round);

  if (self->counts->end != NULL)
    self->counts->end (self->owner, round);
  if (self->stale)
    pursuit_list_counter_count_soon (self);
}

static void
count_next (PursuitListCounter *self)
{
  g_autoptr (PursuitListSpec) list = self->counts->get_list (self->owner, self->next);

  if (list != NULL)
    pursuit_session_count_async (self->session, list, self->round, counted_cb, g_object_ref (self));
  else
    end_round (self);
}

static gboolean
begin_cb (gpointer user_data)
{
  PursuitListCounter *self = user_data;

  self->source = 0;
  self->stale = FALSE;
  self->round = g_cancellable_new ();
  self->next = 0;
  if (self->counts->begin != NULL)
    self->counts->begin (self->owner, self->round);
  else
    count_next (self);
  return G_SOURCE_REMOVE;
}

static void
map_cb (PursuitListCounter *self)
{
  if (self->stale)
    pursuit_list_counter_count_soon (self);
}

static void
pursuit_list_counter_dispose (GObject *object)
{
  PursuitListCounter *self = PURSUIT_LIST_COUNTER (object);

  pursuit_list_counter_stop (self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_list_counter_parent_class)->dispose (object);
}

static void
pursuit_list_counter_class_init (PursuitListCounterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_list_counter_dispose;
}

static void
pursuit_list_counter_init (PursuitListCounter *self)
{
}

/**
 * pursuit_list_counter_new:
 * @seen: (nullable): where the counts are shown: nothing is counted while it is not on the screen
 * @counts: what is counted; static
 * @owner: whom its functions are called with
 *
 * Counts for the first time soon, and again each day. Its owner stops it with g_object_run_dispose() before
 * it goes; then no function is called any more.
 *
 * Returns: (transfer full): the counter
 */
PursuitListCounter *
pursuit_list_counter_new (PursuitSession *session,
                          GtkWidget *seen,
                          const PursuitListCounts *counts,
                          gpointer owner)
{
  PursuitListCounter *self;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session) && counts != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_LIST_COUNTER, NULL);
  self->session = g_object_ref (session);
  self->seen = seen;
  self->counts = counts;
  self->owner = owner;
  g_signal_connect_object (session, "day-changed", G_CALLBACK (pursuit_list_counter_count_soon), self,
                           G_CONNECT_SWAPPED);
  if (seen != NULL)
    g_signal_connect_object (seen, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  pursuit_list_counter_count_soon (self);
  return self;
}

/** pursuit_list_counter_count_soon: the lists may have changed. */
void
pursuit_list_counter_count_soon (PursuitListCounter *self)
{
  g_return_if_fail (PURSUIT_IS_LIST_COUNTER (self));

  self->stale = TRUE;
  if (self->round == NULL && self->source == 0 && (self->seen == NULL || gtk_widget_get_mapped (self->seen)))
    self->source = g_timeout_add (COUNT_DELAY_MS, begin_cb, self);
}

/** pursuit_list_counter_go: what the lists depend on has been read. */
void
pursuit_list_counter_go (PursuitListCounter *self)
{
  g_return_if_fail (PURSUIT_IS_LIST_COUNTER (self) && self->round != NULL);

  count_next (self);
}

/** pursuit_list_counter_stop: there are other lists now: what is being counted is of no use. */
void
pursuit_list_counter_stop (PursuitListCounter *self)
{
  g_return_if_fail (PURSUIT_IS_LIST_COUNTER (self));

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->round);
  g_clear_object (&self->round);
}
