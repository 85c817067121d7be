/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-viewport.h"

#include <math.h>

static PursuitOrgViewport
make_viewport (double width, double height)
{
  PursuitOrgViewport viewport = { .scale = 1 };
  PursuitBox bounds = { 0, 0, width, height };

  pursuit_org_viewport_set_size (&viewport, 800, 600);
  pursuit_org_viewport_set_bounds (&viewport, &bounds);
  return viewport;
}

static void
test_fit (void)
{
  PursuitOrgViewport viewport = make_viewport (7520, 1000);
  PursuitBox area;

  pursuit_org_viewport_fit (&viewport);
  g_assert_cmpfloat_with_epsilon (viewport.scale, 0.1, 1e-9);
  area = pursuit_org_viewport_get_area (&viewport);
  g_assert_cmpfloat (area.x0, <=, 0);
  g_assert_cmpfloat (area.x1, >=, 7520);
  g_assert_cmpfloat (area.y0, <=, 0);
  g_assert_cmpfloat (area.y1, >=, 1000);

  /* A small chart is not blown up. */
  viewport = make_viewport (100, 100);
  pursuit_org_viewport_fit (&viewport);
  g_assert_cmpfloat (viewport.scale, ==, 1);
}

static void
test_zoom_keeps_point (void)
{
  PursuitOrgViewport viewport = make_viewport (3000, 3000);
  double wx, wy, after_x, after_y;

  pursuit_org_viewport_pan (&viewport, 500, 700);
  pursuit_org_viewport_to_world (&viewport, 200, 100, &wx, &wy);
  for (int i = 0; i < 5; i++)
    pursuit_org_viewport_zoom (&viewport, viewport.scale * 0.8, 200, 100);
  pursuit_org_viewport_to_world (&viewport, 200, 100, &after_x, &after_y);
  /* Pixels are whole: the point may be half a pixel off. */
  g_assert_cmpfloat (fabs (after_x - wx), <=, 0.5 / viewport.scale + 0.5);
  g_assert_cmpfloat (fabs (after_y - wy), <=, 0.5 / viewport.scale + 0.5);
}

static void
test_limits (void)
{
  PursuitOrgViewport viewport = make_viewport (3000, 3000);
  PursuitBox area;

  pursuit_org_viewport_zoom (&viewport, 50, 0, 0);
  g_assert_cmpfloat (viewport.scale, ==, PURSUIT_ORG_VIEWPORT_MAX_SCALE);
  pursuit_org_viewport_zoom (&viewport, 1e-9, 0, 0);
  g_assert_cmpfloat (viewport.scale, >=, 0.05);
  pursuit_org_viewport_zoom (&viewport, 1, 0, 0);
  /* However far it is pushed, some of the chart stays in view. */
  pursuit_org_viewport_pan (&viewport, 1e7, 1e7);
  area = pursuit_org_viewport_get_area (&viewport);
  g_assert_cmpfloat (area.x0, <, 3000);
  g_assert_cmpfloat (area.y0, <, 3000);
  pursuit_org_viewport_pan (&viewport, -1e7, -1e7);
  area = pursuit_org_viewport_get_area (&viewport);
  g_assert_cmpfloat (area.x1, >, 0);
  g_assert_cmpfloat (area.y1, >, 0);
}

static void
test_reveal (void)
{
  PursuitOrgViewport viewport = make_viewport (3000, 3000);
  PursuitBox inside = { 100, 100, 276, 184 };
  PursuitBox right = { 1000, 100, 1176, 184 };
  PursuitBox area;

  pursuit_org_viewport_reveal (&viewport, &inside, 20);
  g_assert_cmpfloat (viewport.x, ==, 0);
  pursuit_org_viewport_reveal (&viewport, &right, 20);
  area = pursuit_org_viewport_get_area (&viewport);
  g_assert_cmpfloat (area.x1, ==, 1196);
  g_assert_cmpfloat (area.y0, ==, 0);
}

/* Places in the view are whole pixels, and move together. */
static void
test_whole_pixels (void)
{
  PursuitOrgViewport viewport = make_viewport (3000, 3000);
  double x, y, x2, y2;

  pursuit_org_viewport_zoom (&viewport, 0.77, 0, 0);
  pursuit_org_viewport_pan (&viewport, 10.3, 20.7);
  pursuit_org_viewport_to_view (&viewport, 123, 456, &x, &y);
  g_assert_cmpfloat (x, ==, floor (x));
  g_assert_cmpfloat (y, ==, floor (y));
  pursuit_org_viewport_pan (&viewport, 5, -3);
  pursuit_org_viewport_to_view (&viewport, 123, 456, &x2, &y2);
  g_assert_cmpfloat (x2, ==, x - 5);
  g_assert_cmpfloat (y2, ==, y + 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/org-viewport/fit", test_fit);
  g_test_add_func ("/org-viewport/zoom-keeps-point", test_zoom_keeps_point);
  g_test_add_func ("/org-viewport/limits", test_limits);
  g_test_add_func ("/org-viewport/reveal", test_reveal);
  g_test_add_func ("/org-viewport/whole-pixels", test_whole_pixels);
  return g_test_run ();
}
