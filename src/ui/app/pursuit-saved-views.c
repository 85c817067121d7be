/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitSavedViews:
 *
 * How many deals of the board's process each of its saved views has, now and after each change.
 *
 * ::counted (const char *view, gint64 count): a view was counted.
 */

#include "pursuit-saved-views.h"

#include <gio/gio.h>

#include "pursuit-board-process.h"
#include "pursuit-deal-view.h"
#include "pursuit-deal.h"
#include "pursuit-list-counter.h"
#include "pursuit-settings.h"

struct _PursuitSavedViews
{
  GObject parent_instance;

  PursuitSession *session;
  PursuitListCounter *counter;
  gint64 process_id; /* whose deals are counted; 0: there is no process */
};

G_DEFINE_FINAL_TYPE (PursuitSavedViews, pursuit_saved_views, G_TYPE_OBJECT)

enum
{
  COUNTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
processes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitSavedViews) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) processes = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->process_id = 0;
  if (processes != NULL && processes->len > 0)
    self->process_id = pursuit_record_get_id (processes->pdata[pursuit_board_process_find (processes)]);
  pursuit_list_counter_go (self->counter);
}

static void
begin_counting (gpointer owner, GCancellable *cancellable)
{
  PursuitSavedViews *self = owner;
  g_autoptr (PursuitListSpec) processes = pursuit_board_process_spec ();

  pursuit_session_fetch_async (self->session, processes, cancellable, processes_read_cb, g_object_ref (self));
}

static PursuitListSpec *
get_view (gpointer owner, guint index)
{
  PursuitSavedViews *self = owner;
  const char *code = PURSUIT_DEAL_VIEWS[index].code;
  PursuitListSpec *spec;

  if (code == NULL || self->process_id == 0)
    return NULL;
  spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  pursuit_list_spec_set_on_board (spec, TRUE);
  pursuit_list_spec_where_int (spec, PURSUIT_DEAL_PROCESS_ID, PURSUIT_OP_EQ, self->process_id);
  pursuit_deal_view_restrict (spec, code, pursuit_session_get_actor (self->session));
  return spec;
}

static void
show_view (gpointer owner, guint index, gint64 count)
{
  g_signal_emit (owner, signals[COUNTED], 0, PURSUIT_DEAL_VIEWS[index].code, count);
}

static const PursuitListCounts COUNTS = { begin_counting, get_view, show_view, NULL };

static void
changed_cb (PursuitSavedViews *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, "deal") || pursuit_change_touches (change, "stage") ||
      pursuit_change_touches (change, "process"))
    pursuit_list_counter_count_soon (self->counter);
}

static void
pursuit_saved_views_dispose (GObject *object)
{
  PursuitSavedViews *self = PURSUIT_SAVED_VIEWS (object);

  if (self->counter != NULL)
    g_object_run_dispose (G_OBJECT (self->counter));
  g_clear_object (&self->counter);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_saved_views_parent_class)->dispose (object);
}

static void
pursuit_saved_views_class_init (PursuitSavedViewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_saved_views_dispose;

  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
pursuit_saved_views_init (PursuitSavedViews *self)
{
}

/** pursuit_saved_views_new: (transfer full): counts the saved views of @session's database until it is let
 * go; drop it with g_object_run_dispose() so that answers on their way find nobody. */
PursuitSavedViews *
pursuit_saved_views_new (PursuitSession *session)
{
  PursuitSavedViews *self;
  GSettings *settings = pursuit_settings_get ();

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);

  self = g_object_new (PURSUIT_TYPE_SAVED_VIEWS, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->counter = pursuit_list_counter_new (session, NULL, &COUNTS, self);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::board-process", G_CALLBACK (pursuit_list_counter_count_soon),
                             self->counter, G_CONNECT_SWAPPED);
  return self;
}
