/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "pursuit-theme.h"

/* A theme with fonts that the tests' packages bring, so that the pictures are the same everywhere. */
PursuitTheme
golden_theme (PursuitThemeKind kind);

/*
 * Whether two pictures (RGB24 or ARGB32) are alike. Fonts and Cairo differ between machines, so they are
 * compared by the means of squares of 16 × 16 pixels, not by pixels: a letter that is drawn a little
 * differently does not count, a bar that is elsewhere does. No square's mean may differ by more than 48 of
 * 255 in a channel, and all of them together by 2 at most.
 */
gboolean
golden_alike (cairo_surface_t *a, cairo_surface_t *b);

/*
 * Compares @image with the picture tests/chart/golden/NAME.png. What was drawn is kept in the build folder
 * when it does not fit. With PURSUIT_UPDATE_GOLDEN set, the picture is written instead: look at it before it
 * is committed.
 */
void
assert_golden (cairo_surface_t *image, const char *name);

/* Makes of a picture what a printer without colour does. */
void
golden_make_grey (cairo_surface_t *image);

/* Draws a chart, with its upper left corner at the canvas' origin. */
typedef void (*GoldenDraw) (PursuitCanvas *canvas, const PursuitTheme *theme, gboolean chinese);

/*
 * Compares what @draw makes of @width × @height on a card with NAME-light, -dark, -grey (as it is printed)
 * and -zh (in Chinese, light).
 */
void
assert_golden_set (GoldenDraw draw, int width, int height, const char *name);
