/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-viewport.h"

#include <math.h>

/* So much of the chart stays in view however far it is pushed away. */
#define MIN_IN_VIEW 72.0
/* Left free around a chart that is fitted. */
#define FIT_MARGIN 24.0
/* A chart that does not fit is not begun smaller than this: its text would be hard to read. */
#define MIN_FIRST_SCALE 0.5
/* Below this scale there is nothing to see that the fitted chart would not show. */
#define MIN_SCALE 0.1

/* Pixels are whole, so that text and lines stay sharp and cards do not tremble while the view moves. */
static double
corner (double position)
{
  return floor (position + 0.5);
}

static double
clamp_axis (double position, double low, double high, double size, double scale)
{
  double keep = MIN (MIN_IN_VIEW, MIN (size / 2, (high - low) * scale));

  return CLAMP (position, low * scale - size + keep, MAX (high * scale - keep, low * scale - size + keep));
}

static void
clamp (PursuitOrgViewport *self)
{
  self->x = clamp_axis (self->x, self->bounds.x0, self->bounds.x1, self->width, self->scale);
  self->y = clamp_axis (self->y, self->bounds.y0, self->bounds.y1, self->height, self->scale);
}

static double
box_width (const PursuitBox *box)
{
  return MAX (box->x1 - box->x0, 1);
}

static double
box_height (const PursuitBox *box)
{
  return MAX (box->y1 - box->y0, 1);
}

/** pursuit_org_viewport_fit_scale: the scale at which all of the chart is seen; never above 1. */
double
pursuit_org_viewport_fit_scale (const PursuitOrgViewport *self)
{
  double wide = (self->width - 2 * FIT_MARGIN) / box_width (&self->bounds);
  double high = (self->height - 2 * FIT_MARGIN) / box_height (&self->bounds);

  return CLAMP (MIN (wide, high), 1e-6, 1);
}

/** pursuit_org_viewport_set_size: the view is @width by @height pixels now; its upper left corner stays. */
void
pursuit_org_viewport_set_size (PursuitOrgViewport *self, double width, double height)
{
  self->width = width;
  self->height = height;
  clamp (self);
}

/** pursuit_org_viewport_set_bounds: there is @bounds to see now; the view stays where it is if it can. */
void
pursuit_org_viewport_set_bounds (PursuitOrgViewport *self, const PursuitBox *bounds)
{
  self->bounds = *bounds;
  clamp (self);
}

/** pursuit_org_viewport_pan: moves the view over the chart by view pixels. */
void
pursuit_org_viewport_pan (PursuitOrgViewport *self, double dx, double dy)
{
  self->x += dx;
  self->y += dy;
  clamp (self);
}

/** pursuit_org_viewport_zoom: sets the scale, within its limits; what is at @x, @y in the view stays there.
 */
void
pursuit_org_viewport_zoom (PursuitOrgViewport *self, double scale, double x, double y)
{
  double least = MIN (pursuit_org_viewport_fit_scale (self), MIN_SCALE);
  double factor;

  scale = CLAMP (scale, least, PURSUIT_ORG_VIEWPORT_MAX_SCALE);
  factor = scale / self->scale;
  self->x = (self->x + x) * factor - x;
  self->y = (self->y + y) * factor - y;
  self->scale = scale;
  clamp (self);
}

/** pursuit_org_viewport_fit: shows all of the chart, in the middle. */
void
pursuit_org_viewport_fit (PursuitOrgViewport *self)
{
  self->scale = pursuit_org_viewport_fit_scale (self);
  pursuit_org_viewport_center (self, &self->bounds);
}

/** pursuit_org_viewport_begin: what a chart shows first: all of it if it can be read, else its upper part. */
void
pursuit_org_viewport_begin (PursuitOrgViewport *self)
{
  self->scale = MAX (pursuit_org_viewport_fit_scale (self), MIN_FIRST_SCALE);
  pursuit_org_viewport_center (self, &self->bounds);
  if (box_width (&self->bounds) * self->scale > self->width)
    self->x = MAX (self->bounds.x0 * self->scale, self->x);
  self->y = self->bounds.y0 * self->scale - FIT_MARGIN;
  clamp (self);
}

static double
reveal_axis (double position, double low, double high, double size)
{
  if (high - low > size || low < position)
    return low;
  return high > position + size ? high - size : position;
}

/** pursuit_org_viewport_reveal: moves the view as little as needed to show @box and @margin view pixels more.
 */
void
pursuit_org_viewport_reveal (PursuitOrgViewport *self, const PursuitBox *box, double margin)
{
  self->x =
      reveal_axis (self->x, box->x0 * self->scale - margin, box->x1 * self->scale + margin, self->width);
  self->y =
      reveal_axis (self->y, box->y0 * self->scale - margin, box->y1 * self->scale + margin, self->height);
  clamp (self);
}

/** pursuit_org_viewport_center: moves the middle of @box to the middle of the view. */
void
pursuit_org_viewport_center (PursuitOrgViewport *self, const PursuitBox *box)
{
  self->x = (box->x0 + box->x1) / 2 * self->scale - self->width / 2;
  self->y = (box->y0 + box->y1) / 2 * self->scale - self->height / 2;
  clamp (self);
}

/** pursuit_org_viewport_to_world: where a point of the view is on the chart. */
void
pursuit_org_viewport_to_world (const PursuitOrgViewport *self, double x, double y, double *wx, double *wy)
{
  *wx = (corner (self->x) + x) / self->scale;
  *wy = (corner (self->y) + y) / self->scale;
}

/** pursuit_org_viewport_to_view: where a point of the chart is in the view, in whole pixels. */
void
pursuit_org_viewport_to_view (const PursuitOrgViewport *self, double wx, double wy, double *x, double *y)
{
  *x = floor (wx * self->scale + 0.5) - corner (self->x);
  *y = floor (wy * self->scale + 0.5) - corner (self->y);
}

/** pursuit_org_viewport_get_area: the part of the chart that is in the view, in world pixels. */
PursuitBox
pursuit_org_viewport_get_area (const PursuitOrgViewport *self)
{
  PursuitBox area;

  pursuit_org_viewport_to_world (self, 0, 0, &area.x0, &area.y0);
  pursuit_org_viewport_to_world (self, self->width, self->height, &area.x1, &area.y1);
  return area;
}
