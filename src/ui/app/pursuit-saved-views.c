/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitSavedViews:
 *
 * How many deals of the board's process each of its saved views has, now and after each change. Counting is
 * the readers' work and goes on one round at a time: what changes meanwhile makes one more round, however
 * much it is.
 *
 * ::counted (const char *view, gint64 count): a view was counted.
 */

#include "pursuit-saved-views.h"

#include <gio/gio.h>

#include "pursuit-board-process.h"
#include "pursuit-deal-view.h"
#include "pursuit-deal.h"
#include "pursuit-settings.h"

/* Counting waits until the first frame is out and until a series of changes is over. */
#define COUNT_DELAY_MS 400

struct _PursuitSavedViews
{
  GObject parent_instance;

  PursuitSession *session;
  GCancellable *counting;
  guint source;
  guint pending; /* answers of this round that did not come yet */
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (PursuitSavedViews, pursuit_saved_views, G_TYPE_OBJECT)

enum
{
  COUNTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
count_soon (PursuitSavedViews *self);

typedef struct
{
  PursuitSavedViews *views;
  const char *code;
} Counting;

static void
counting_free (Counting *counting)
{
  g_object_unref (counting->views);
  g_free (counting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Counting, counting_free)

static void
end_answer (PursuitSavedViews *self)
{
  if (--self->pending == 0 && self->stale)
    count_soon (self);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Counting) counting = user_data;
  g_autoptr (GError) error = NULL;
  gint64 count = pursuit_session_count_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (count >= 0)
    g_signal_emit (counting->views, signals[COUNTED], 0, counting->code, count);
  end_answer (counting->views);
}

static void
count_view (PursuitSavedViews *self, const char *code, gint64 process_id)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  Counting *counting = g_new0 (Counting, 1);

  pursuit_list_spec_set_on_board (spec, TRUE);
  pursuit_list_spec_where_int (spec, PURSUIT_DEAL_PROCESS_ID, PURSUIT_OP_EQ, process_id);
  pursuit_deal_view_restrict (spec, code, pursuit_session_get_actor (self->session));
  counting->views = g_object_ref (self);
  counting->code = code;
  self->pending++;
  pursuit_session_count_async (self->session, spec, self->counting, counted_cb, counting);
}

static void
processes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitSavedViews) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) processes = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  for (const PursuitChoice *view = PURSUIT_DEAL_VIEWS;
       processes != NULL && processes->len > 0 && view->code != NULL; view++)
    count_view (self, view->code,
                pursuit_record_get_id (processes->pdata[pursuit_board_process_find (processes)]));
  end_answer (self);
}

static gboolean
count_cb (gpointer user_data)
{
  PursuitSavedViews *self = user_data;
  g_autoptr (PursuitListSpec) processes = pursuit_board_process_spec ();

  self->source = 0;
  self->stale = FALSE;
  self->pending = 1;
  pursuit_session_fetch_async (self->session, processes, self->counting, processes_read_cb,
                               g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
count_soon (PursuitSavedViews *self)
{
  self->stale = TRUE;
  if (self->pending == 0 && self->source == 0)
    self->source = g_timeout_add (COUNT_DELAY_MS, count_cb, self);
}

static void
changed_cb (PursuitSavedViews *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, "deal") || pursuit_change_touches (change, "stage") ||
      pursuit_change_touches (change, "process"))
    count_soon (self);
}

static void
pursuit_saved_views_dispose (GObject *object)
{
  PursuitSavedViews *self = PURSUIT_SAVED_VIEWS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
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
  self->counting = g_cancellable_new ();
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
  g_signal_connect_object (session, "day-changed", G_CALLBACK (count_soon), self, G_CONNECT_SWAPPED);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::board-process", G_CALLBACK (count_soon), self,
                             G_CONNECT_SWAPPED);
  count_soon (self);
  return self;
}
