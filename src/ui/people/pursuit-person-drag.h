/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PursuitPersonDrag:
 * @id: who is dragged
 * @placed: whether the person is on the chart
 *
 * What a person is while being dragged between the chart and the list beside it. Free with g_free().
 */
typedef struct
{
  gint64 id;
  gboolean placed;
} PursuitPersonDrag;

#define PURSUIT_TYPE_PERSON_DRAG (pursuit_person_drag_get_type ())
GType
pursuit_person_drag_get_type (void);

void
pursuit_person_drag_init_source (GtkDragSource *source);
const PursuitPersonDrag *
pursuit_person_drag_get (GtkDropTarget *target, const GValue *value);

G_END_DECLS
