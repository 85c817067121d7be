/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

/*
 * Compares @image (RGB24 or ARGB32) with the picture tests/chart/golden/NAME.png. Letters differ a little
 * from one FreeType to the next, so the tolerance is: at most 1.5 % of the pixels may differ by more than 60
 * of 255 in a channel, and the mean difference may be at most 2 of 255. What was drawn is kept in the build
 * folder when it does not fit. With PURSUIT_UPDATE_GOLDEN set, the picture is written instead.
 */
void
assert_golden (cairo_surface_t *image, const char *name);
