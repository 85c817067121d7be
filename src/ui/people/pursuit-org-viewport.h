/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-band-index.h"

G_BEGIN_DECLS

#define PURSUIT_ORG_VIEWPORT_MAX_SCALE 2.0

/**
 * PursuitOrgViewport:
 * @width, @height: of the view, in pixels
 * @bounds: what there is to see, in world pixels
 * @scale: view pixels a world pixel
 * @x, @y: of the view's upper left corner, in world pixels times @scale
 *
 * Which part of a chart a view shows. A plain value without a widget; the functions keep the chart from
 * leaving the view.
 */
typedef struct
{
  double width;
  double height;
  PursuitBox bounds;
  double scale;
  double x;
  double y;
} PursuitOrgViewport;

double
pursuit_org_viewport_fit_scale (const PursuitOrgViewport *self);
void
pursuit_org_viewport_set_size (PursuitOrgViewport *self, double width, double height);
void
pursuit_org_viewport_set_bounds (PursuitOrgViewport *self, const PursuitBox *bounds);
void
pursuit_org_viewport_pan (PursuitOrgViewport *self, double dx, double dy);
void
pursuit_org_viewport_zoom (PursuitOrgViewport *self, double scale, double x, double y);
void
pursuit_org_viewport_fit (PursuitOrgViewport *self);
void
pursuit_org_viewport_begin (PursuitOrgViewport *self);
void
pursuit_org_viewport_reveal (PursuitOrgViewport *self, const PursuitBox *box, double margin);
void
pursuit_org_viewport_center (PursuitOrgViewport *self, const PursuitBox *box);
void
pursuit_org_viewport_to_world (const PursuitOrgViewport *self, double x, double y, double *wx, double *wy);
void
pursuit_org_viewport_to_view (const PursuitOrgViewport *self, double wx, double wy, double *x, double *y);
PursuitBox
pursuit_org_viewport_get_area (const PursuitOrgViewport *self);

G_END_DECLS
