/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which part of the chart the org chart view shows, and how large. */

#include <math.h>

#include "pursuit-org-view-private.h"

#define ZOOM_STEP 1.25

/** pursuit_org_view_get_scale: view pixels a chart pixel; 1 shows cards in their own size. */
double
pursuit_org_view_get_scale (PursuitOrgView *self)
{
  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), 1);

  return self->viewport.scale;
}

static void
zoom_about_middle (PursuitOrgView *self, double scale)
{
  pursuit_org_viewport_zoom (&self->viewport, scale, self->viewport.width / 2, self->viewport.height / 2);
  pursuit_org_view_viewport_changed (self);
  g_object_notify (G_OBJECT (self), "scale");
}

/** pursuit_org_view_zoom_to: shows the chart at @scale, as far as its limits allow, about its middle. */
void
pursuit_org_view_zoom_to (PursuitOrgView *self, double scale)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));
  g_return_if_fail (scale > 0);

  zoom_about_middle (self, scale);
}

/** pursuit_org_view_zoom_step: larger by @steps, or smaller by -@steps. */
void
pursuit_org_view_zoom_step (PursuitOrgView *self, int steps)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  zoom_about_middle (self, self->viewport.scale * pow (ZOOM_STEP, steps));
}

/** pursuit_org_view_fit: shows all of the chart. */
void
pursuit_org_view_fit (PursuitOrgView *self)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  pursuit_org_viewport_fit (&self->viewport);
  pursuit_org_view_viewport_changed (self);
  g_object_notify (G_OBJECT (self), "scale");
}

/** pursuit_org_view_pan: moves the view over the chart by pixels. */
void
pursuit_org_view_pan (PursuitOrgView *self, double dx, double dy)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  pursuit_org_viewport_pan (&self->viewport, dx, dy);
  pursuit_org_view_viewport_changed (self);
}

/** pursuit_org_view_get_area: which part of the chart is seen, in chart pixels. */
PursuitBox
pursuit_org_view_get_area (PursuitOrgView *self)
{
  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), (PursuitBox){ 0 });

  return pursuit_org_viewport_get_area (&self->viewport);
}

/** pursuit_org_view_look_at: brings a point of the chart to the middle of the view. */
void
pursuit_org_view_look_at (PursuitOrgView *self, double x, double y)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  pursuit_org_viewport_center (&self->viewport, &(PursuitBox){ x, y, x, y });
  pursuit_org_view_viewport_changed (self);
}

/**
 * pursuit_org_view_get_place:
 * @scale: (out): how large the chart is seen; 0 when it is as it began, which follows the size of the view
 * @x, @y: (out): what is in the middle, in chart pixels
 *
 * How the chart is looked at, for pursuit_org_view_begin_at().
 */
void
pursuit_org_view_get_place (PursuitOrgView *self, double *scale, double *x, double *y)
{
  PursuitBox area;

  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  area = pursuit_org_viewport_get_area (&self->viewport);
  *scale = !self->begun || pursuit_org_view_is_untouched (self) ? 0 : self->viewport.scale;
  *x = (area.x0 + area.x1) / 2;
  *y = (area.y0 + area.y1) / 2;
}

/**
 * pursuit_org_view_begin_at:
 * @scale, @x, @y: as pursuit_org_view_get_place() told of it
 * @folded: (element-type gint64): whose reports are folded away
 *
 * How the next chart that is shown anew begins.
 */
void
pursuit_org_view_begin_at (PursuitOrgView *self, double scale, double x, double y, GArray *folded)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));
  g_return_if_fail (scale >= 0 && isfinite (scale) && isfinite (x) && isfinite (y));
  g_return_if_fail (folded != NULL);

  self->first_scale = scale;
  self->first_x = x;
  self->first_y = y;
  g_array_set_size (self->first_folded, 0);
  g_array_append_vals (self->first_folded, folded->data, folded->len);
}
