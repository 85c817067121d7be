/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-canvas.h"
#include "pursuit-theme.h"

G_BEGIN_DECLS

/** PURSUIT_SUPPORT_UNKNOWN: in place of an attitude. */
#define PURSUIT_SUPPORT_UNKNOWN (-3)

/**
 * PursuitSupportPoint: somebody who takes part in a decision.
 *
 * @name: who
 * @attitude: -2 against to 2 for us, or %PURSUIT_SUPPORT_UNKNOWN
 * @weight: share in the decision, percent; -1: not weighed
 * @insider: whether to mark as an insider, by a spot in that colour
 */
typedef struct
{
  const char *name;
  int attitude;
  int weight;
  gboolean insider;
} PursuitSupportPoint;

/** PursuitSupportPlace: where the bubble of a point lies; @room is the width for its name. */
typedef struct
{
  double x;
  double y;
  double radius;
  double room;
} PursuitSupportPlace;

/**
 * PursuitSupportLayout: the geometry of a chart of power over support; it copies the names. Free with
 * pursuit_support_layout_free().
 *
 * @left, @top, @right, @bottom: the field on which bubbles lie
 * @zero: the height of no weight, above the lower edge of the field
 * @max_weight: percent at the upper edge of the field
 */
typedef struct
{
  PursuitTheme theme;
  double width;
  double height;
  double left;
  double top;
  double right;
  double bottom;
  double zero;
  int max_weight;
  guint n_points;
  PursuitSupportPoint *points;
  PursuitSupportPlace *places;
} PursuitSupportLayout;

/**
 * PursuitSupportWords: what is written on the chart, in the user's language.
 *
 * @attitudes: six names: unknown, then from -2 to 2
 * @corners: four names: strong against us, strong for us, weak against us, weak for us
 * @weight: name of the vertical axis
 */
typedef struct
{
  const char *attitudes[6];
  const char *corners[4];
  const char *weight;
} PursuitSupportWords;

PursuitSupportLayout *
pursuit_support_chart_layout (const PursuitSupportPoint *points,
                              guint n_points,
                              double width,
                              double height,
                              const PursuitTheme *theme);
void
pursuit_support_chart_draw (const PursuitSupportLayout *layout,
                            const PursuitSupportWords *words,
                            int selected,
                            PursuitCanvas *canvas);
int
pursuit_support_chart_hit (const PursuitSupportLayout *layout, double x, double y);
void
pursuit_support_chart_read (const PursuitSupportLayout *layout,
                            double x,
                            double y,
                            int *attitude,
                            int *weight);
void
pursuit_support_layout_free (PursuitSupportLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitSupportLayout, pursuit_support_layout_free)

G_END_DECLS
