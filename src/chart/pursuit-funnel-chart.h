/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart.h"

G_BEGIN_DECLS

/**
 * PursuitFunnelBar: one stage of the funnel, already worded.
 *
 * @id: given back by the hit test
 * @name, @note: at the left, e.g. “Develop” and “median 14 d”; @note may be %NULL
 * @headline, @detail: in the bar, e.g. “187” and “¥ 61.2 M”; @detail may be %NULL
 * @link: under the bar, e.g. “65 % go on · 66 left”; %NULL is none
 * @alert: the link asks for attention: framed and in the warning colour
 * @won: drawn in green, as a rectangle
 * @arrived: decides the bar's upper width
 * @went_on: decides its lower width, at most @arrived
 * @stayed: neither went on nor left; drawn pale at the sides. What is left then has been lost and is hatched
 * @change: (nullable): under @note, how it differs from what it is compared with, e.g. “▲ +34, was 153”
 * @arrived_before, @went_on_before: the widths of the outline, if the funnel is compared with anything
 */
typedef struct
{
  gint64 id;
  const char *name;
  const char *note;
  const char *headline;
  const char *detail;
  const char *link;
  gboolean alert;
  gboolean won;
  double arrived;
  double went_on;
  double stayed;
  const char *change;
  double arrived_before;
  double went_on_before;
} PursuitFunnelBar;

/**
 * PursuitFunnelBarPlace: where one bar lies, in user units from the layout's origin.
 *
 * @top, @height: of the bar; @band_height: down to the next bar, its link included
 * @upper, @lower: the widths of its two ends, around @center; @middle: the lower end with those who stayed
 * @upper_before, @lower_before: the widths of the outline’s two ends, around @center
 * @text_beside: its words do not fit into it and stand at its right; @text_x: where they begin, else its
 * middle
 */
typedef struct
{
  double top;
  double height;
  double band_height;
  double center;
  double upper;
  double lower;
  double middle;
  double upper_before;
  double lower_before;
  gboolean text_beside;
  double text_x;
} PursuitFunnelBarPlace;

/** PursuitFunnelLayout: the funnel's geometry; it copies the words. @compared: (nullable): what the outlines
 * are, @compared_top: where that is said. Free with pursuit_funnel_layout_free(). */
typedef struct
{
  PursuitTheme theme;
  double width;
  double height;
  double label_width;
  char *compared;
  double compared_top;
  guint n_bars;
  PursuitFunnelBar *bars;
  PursuitFunnelBarPlace *places;
} PursuitFunnelLayout;

/**
 * pursuit_funnel_chart_layout:
 * @bars: from the first stage to the last
 * @compared: (nullable): what the outlines are, e.g. “2025 H1”; %NULL draws none
 * @width: to fill, in user units
 * @height: to fill; the layout is higher when the words need it, see its @height. 0 is the smallest height
 * @canvas: measures the words
 *
 * Returns: (transfer full): the layout
 */
PursuitFunnelLayout *
pursuit_funnel_chart_layout (const PursuitFunnelBar *bars,
                             guint n_bars,
                             const char *compared,
                             double width,
                             double height,
                             const PursuitTheme *theme,
                             PursuitCanvas *canvas);

/**
 * pursuit_funnel_chart_draw:
 * @selected: index of a bar to outline (pointer or focus), or -1
 *
 * Draws the layout with its upper left corner at the canvas' origin.
 */
void
pursuit_funnel_chart_draw (const PursuitFunnelLayout *layout, PursuitCanvas *canvas, int selected);

/** pursuit_funnel_chart_hit: Returns: the index of the bar whose row is at (@x, @y), or -1 */
int
pursuit_funnel_chart_hit (const PursuitFunnelLayout *layout, double x, double y);

/** pursuit_funnel_chart_describe: Returns: (transfer full): the funnel in words, a line a stage */
char *
pursuit_funnel_chart_describe (const PursuitFunnelBar *bars, guint n_bars);

/**
 * pursuit_funnel_chart_new:
 * @bars: from the first stage to the last; copied. Each is a mark
 * @compared: (nullable): what the outlines are; copied
 *
 * Returns: (transfer full): the funnel as a chart of a report
 */
PursuitChart *
pursuit_funnel_chart_new (const PursuitFunnelBar *bars, guint n_bars, const char *compared);

void
pursuit_funnel_layout_free (PursuitFunnelLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitFunnelLayout, pursuit_funnel_layout_free)

G_END_DECLS
