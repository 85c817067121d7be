/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitProgress:
 *
 * How far something that takes long is, with a Cancel button. It keeps the window from being used meanwhile,
 * and is not seen when the work is over in a moment.
 */

#include "pursuit-progress.h"

#include <glib/gi18n-lib.h>

#define SHOW_AFTER_MS 300
#define POLL_MS 100
/* The worker writes the progress as a whole number that is read without a lock. */
#define WHOLE 10000

struct _PursuitProgress
{
  AdwWindow parent_instance;

  GCancellable *cancellable;
  GtkProgressBar *bar;
  GtkWidget *cancel;
  guint show_source;
  guint poll_source;
  int done; /* 0 … WHOLE, atomic */
};

G_DEFINE_FINAL_TYPE (PursuitProgress, pursuit_progress, ADW_TYPE_WINDOW)

static gboolean
show_cb (gpointer user_data)
{
  PursuitProgress *self = user_data;

  self->show_source = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static gboolean
poll_cb (gpointer user_data)
{
  PursuitProgress *self = user_data;

  gtk_progress_bar_set_fraction (self->bar, (double) g_atomic_int_get (&self->done) / WHOLE);
  return G_SOURCE_CONTINUE;
}

static void
cancel_cb (PursuitProgress *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->cancel, FALSE);
}

/* Closing means cancelling; the window goes when the work has ended. */
static gboolean
pursuit_progress_close_request (GtkWindow *window)
{
  cancel_cb (PURSUIT_PROGRESS (window));
  return TRUE;
}

static void
pursuit_progress_dispose (GObject *object)
{
  PursuitProgress *self = PURSUIT_PROGRESS (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_handle_id (&self->poll_source, g_source_remove);

  G_OBJECT_CLASS (pursuit_progress_parent_class)->dispose (object);
}

static void
pursuit_progress_finalize (GObject *object)
{
  g_clear_object (&PURSUIT_PROGRESS (object)->cancellable);

  G_OBJECT_CLASS (pursuit_progress_parent_class)->finalize (object);
}

static void
pursuit_progress_class_init (PursuitProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_progress_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_progress_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pursuit_progress_close_request;
}

static void
pursuit_progress_init (PursuitProgress *self)
{
  self->cancellable = g_cancellable_new ();
}

static GtkWidget *
make_content (PursuitProgress *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (title);

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_widget_set_halign (self->cancel, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (box, "progress-box");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), self->cancel);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return box;
}

/**
 * pursuit_progress_new:
 * @parent: which may not be used meanwhile
 * @title: what is being done, translated
 *
 * Returns: (transfer none): it shows itself in a moment, and goes with pursuit_progress_end()
 */
PursuitProgress *
pursuit_progress_new (GtkWindow *parent, const char *title)
{
  PursuitProgress *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_PROGRESS, "transient-for", parent, "modal", TRUE, "destroy-with-parent",
                       TRUE, "resizable", FALSE, "default-width", 360, "title", title, NULL);
  adw_window_set_content (ADW_WINDOW (self), make_content (self, title));
  self->show_source = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
  self->poll_source = g_timeout_add (POLL_MS, poll_cb, self);
  return self;
}

/** pursuit_progress_get_cancellable: (transfer none): what the Cancel button cancels. */
GCancellable *
pursuit_progress_get_cancellable (PursuitProgress *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROGRESS (self), NULL);

  return self->cancellable;
}

/**
 * pursuit_progress_report:
 * @done: from 0 to 1
 * @progress: a PursuitProgress that the caller holds a reference to
 *
 * A PursuitProgressFunc, for any thread.
 */
void
pursuit_progress_report (double done, gpointer progress)
{
  PursuitProgress *self = progress;

  g_atomic_int_set (&self->done, (int) (CLAMP (done, 0, 1) * WHOLE));
}

/** pursuit_progress_end: the work has ended, one way or another. */
void
pursuit_progress_end (PursuitProgress *self)
{
  g_return_if_fail (PURSUIT_IS_PROGRESS (self));

  gtk_window_destroy (GTK_WINDOW (self));
}
