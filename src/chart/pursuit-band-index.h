/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A rectangle by its edges, in world coordinates; x1 >= x0 and y1 >= y0. */
typedef struct
{
  double x0;
  double y0;
  double x1;
  double y1;
} PursuitBox;

/* Whether two boxes have a point in common, edges included. */
static inline gboolean
pursuit_box_meets (const PursuitBox *a, const PursuitBox *b)
{
  return a->x0 <= b->x1 && b->x0 <= a->x1 && a->y0 <= b->y1 && b->y0 <= a->y1;
}

typedef struct _PursuitBandIndex PursuitBandIndex;

PursuitBandIndex *
pursuit_band_index_new (const PursuitBox *boxes, guint n_boxes, double band_height);
void
pursuit_band_index_free (PursuitBandIndex *index);
void
pursuit_band_index_query (const PursuitBandIndex *index, const PursuitBox *area, GArray *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitBandIndex, pursuit_band_index_free)

G_END_DECLS
