/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-person-drag.h"

#include "pursuit-drag-escape.h"

#define CANCELLED "pursuit-cancelled"

static gpointer
pursuit_person_drag_copy (gpointer drag)
{
  return g_memdup2 (drag, sizeof (PursuitPersonDrag));
}

G_DEFINE_BOXED_TYPE (PursuitPersonDrag, pursuit_person_drag, pursuit_person_drag_copy, g_free)

static void
drag_begin_cb (GtkDragSource *source)
{
  g_object_set_data_full (G_OBJECT (source), "pursuit-escape", pursuit_drag_escape_new (source),
                          g_object_unref);
}

static void
drag_end_cb (GtkDragSource *source)
{
  g_object_set_data (G_OBJECT (source), "pursuit-escape", NULL);
}

/* GTK 4.8 goes on to offer a drag that was cancelled: the targets must know. */
static gboolean
drag_cancel_cb (GtkDragSource *source, GdkDrag *drag)
{
  g_object_set_data (G_OBJECT (drag), CANCELLED, GINT_TO_POINTER (TRUE));
  return FALSE;
}

/**
 * pursuit_person_drag_init_source:
 * @source: drags people
 *
 * Makes Escape end the drags of @source without a drop.
 */
void
pursuit_person_drag_init_source (GtkDragSource *source)
{
  g_return_if_fail (GTK_IS_DRAG_SOURCE (source));

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), NULL);
  g_signal_connect (source, "drag-cancel", G_CALLBACK (drag_cancel_cb), NULL);
}

/**
 * pursuit_person_drag_get:
 * @target: over which somebody is dragged, or dropped
 * @value: (nullable): what is dropped; %NULL for what is dragged over @target now
 *
 * Returns: (transfer none) (nullable): who it is; %NULL when that is not known yet, or the drag was cancelled
 */
const PursuitPersonDrag *
pursuit_person_drag_get (GtkDropTarget *target, const GValue *value)
{
  GdkDrop *drop;
  GdkDrag *drag;

  g_return_val_if_fail (GTK_IS_DROP_TARGET (target), NULL);

  drop = gtk_drop_target_get_current_drop (target);
  drag = drop ? gdk_drop_get_drag (drop) : NULL;
  if (drag && g_object_get_data (G_OBJECT (drag), CANCELLED))
    return NULL;
  if (value == NULL)
    value = gtk_drop_target_get_value (target);
  return value ? g_value_get_boxed (value) : NULL;
}
