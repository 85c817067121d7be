/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitDealFollower:
 *
 * Tells a card of the deal page when to read: after another deal was set, and after rows of the tables
 * changed that the card shows. What changes while the card's tab is not on the screen is read when it is.
 * With another deal the card is hidden, because what it shows is not this one's; it shows itself when it has
 * read.
 *
 * ::read: read now, with the cancellable of pursuit_deal_follower_begin().
 */

#include "pursuit-deal-follower.h"

struct _PursuitDealFollower
{
  GObject parent_instance;

  GtkWidget *widget; /* the card, which owns us */
  const char *const *tables;
  PursuitSession *session;
  gint64 deal_id;
  gboolean stale;
  guint source;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (PursuitDealFollower, pursuit_deal_follower, G_TYPE_OBJECT)

enum
{
  READ,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
read_cb (gpointer user_data)
{
  PursuitDealFollower *self = user_data;

  self->source = 0;
  self->stale = FALSE;
  g_signal_emit (self, signals[READ], 0);
  return G_SOURCE_REMOVE;
}

/* A card that hides itself while it has nothing to show still has to read: its parent tells whether anybody
 * could see it. */
static gboolean
is_looked_at (PursuitDealFollower *self)
{
  GtkWidget *parent = gtk_widget_get_parent (self->widget);

  return parent != NULL && gtk_widget_get_mapped (parent);
}

static void
read_soon (PursuitDealFollower *self)
{
  self->stale = TRUE;
  if (self->source == 0 && self->deal_id != 0 && is_looked_at (self))
    self->source = g_idle_add (read_cb, self);
}

static void
changed_cb (PursuitDealFollower *self, PursuitChange *change)
{
  for (guint i = 0; self->tables[i] != NULL; i++)
    {
      if (pursuit_change_touches (change, self->tables[i]))
        {
          read_soon (self);
          return;
        }
    }
}

static void
parent_mapped_cb (PursuitDealFollower *self)
{
  if (self->stale)
    read_soon (self);
}

static void
parent_set_cb (PursuitDealFollower *self)
{
  GtkWidget *parent = gtk_widget_get_parent (self->widget);

  if (parent != NULL)
    g_signal_connect_object (parent, "map", G_CALLBACK (parent_mapped_cb), self, G_CONNECT_SWAPPED);
}

static void
pursuit_deal_follower_dispose (GObject *object)
{
  PursuitDealFollower *self = PURSUIT_DEAL_FOLLOWER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_deal_follower_parent_class)->dispose (object);
}

static void
pursuit_deal_follower_class_init (PursuitDealFollowerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_deal_follower_dispose;

  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
pursuit_deal_follower_init (PursuitDealFollower *self)
{
}

/**
 * pursuit_deal_follower_new:
 * @widget: the card, which holds the follower as long as it lives
 * @tables: (array zero-terminated=1): static: the tables whose rows it shows
 */
PursuitDealFollower *
pursuit_deal_follower_new (GtkWidget *widget, const char *const *tables)
{
  PursuitDealFollower *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (tables != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_DEAL_FOLLOWER, NULL);
  self->widget = widget;
  self->tables = tables;
  g_signal_connect_object (widget, "notify::parent", G_CALLBACK (parent_set_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/** pursuit_deal_follower_set_deal: follows the deal @deal_id; 0 for none. */
void
pursuit_deal_follower_set_deal (PursuitDealFollower *self, PursuitSession *session, gint64 deal_id)
{
  g_return_if_fail (PURSUIT_IS_DEAL_FOLLOWER (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session));

  if (self->session != session)
    {
      if (self->session != NULL)
        g_signal_handlers_disconnect_by_func (self->session, changed_cb, self);
      g_set_object (&self->session, session);
      g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  else if (self->deal_id == deal_id)
    return;
  self->deal_id = deal_id;
  g_cancellable_cancel (self->reading);
  gtk_widget_set_visible (self->widget, FALSE);
  read_soon (self);
}

/** pursuit_deal_follower_get_deal: the deal that is followed; 0 for none. */
gint64
pursuit_deal_follower_get_deal (PursuitDealFollower *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_FOLLOWER (self), 0);

  return self->deal_id;
}

/** pursuit_deal_follower_get_session: (transfer none) (nullable): where to read. */
PursuitSession *
pursuit_deal_follower_get_session (PursuitDealFollower *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_FOLLOWER (self), NULL);

  return self->session;
}

/**
 * pursuit_deal_follower_begin:
 *
 * Returns: (transfer none): the cancellable of a new reading; the one before it is no longer wanted
 */
GCancellable *
pursuit_deal_follower_begin (PursuitDealFollower *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_FOLLOWER (self), NULL);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  return self->reading;
}
