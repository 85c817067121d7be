/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-band-index.h"
#include "pursuit-theme.h"

G_BEGIN_DECLS

/**
 * PursuitChart:
 *
 * Any chart that a report may hold: what it shows, what it says in words, and its marks, the parts of it that
 * mean something by themselves. Made once and never changed afterwards; counted references.
 *
 * A new chart is one file pair: it lays out, draws and finds by three functions of its own, wraps them in a
 * PursuitChartKind, and has a pursuit_NAME_chart_new() that copies what it is given and adds a mark for each
 * part in the order in which they are numbered. Reports, paper, export and screen then show it.
 */
typedef struct _PursuitChart PursuitChart;

/* What a chart's own functions of its own types are cast to. */
typedef gpointer (*PursuitChartLayOut) (gconstpointer data,
                                        double width,
                                        double height,
                                        const PursuitTheme *theme,
                                        PursuitCanvas *canvas);
typedef void (*PursuitChartDraw) (gconstpointer layout, PursuitCanvas *canvas);
typedef void (*PursuitChartDrawChosen) (gconstpointer layout, PursuitCanvas *canvas, int selected);
typedef int (*PursuitChartHit) (gconstpointer layout, double x, double y);

/**
 * PursuitChartKind: what a chart can do. @data is what pursuit_chart_new() was given, @layout what @lay_out
 * returned, a mark is its index from 0.
 *
 * @grows: more height than it likes best makes it better still
 * @least_width: on a screen, in heights of the body font; narrower ones cut words off
 * @least_height, @liked_height: the least height and the one that it likes best, in heights of the body font;
 *   without the first, it is how high the chart becomes when it is laid out in no height
 * @get_heights: (nullable): the same in user units, where they depend on what is shown in another way
 * @lay_out: (transfer full): as large as it gets in @width × @height
 * @height_offset: G_STRUCT_OFFSET() of the double in the layout that says how high it has become
 * @draw: with its upper left corner at the canvas’ origin; the chosen mark is outlined over it
 * @draw_chosen: (nullable): instead of @draw, for a chart that shows by itself that @selected (a mark, or −1)
 *   is chosen
 * @hit: (nullable): the mark at a point, or −1
 * @place: (nullable): the box of a mark; %FALSE if it is not seen. %NULL if there are no marks
 * @free_layout, @free_data: free what they are given
 */
typedef struct
{
  gboolean grows;
  double least_width;
  double least_height;
  double liked_height;
  void (*get_heights) (gconstpointer data,
                       double width,
                       const PursuitTheme *theme,
                       PursuitCanvas *canvas,
                       double *least,
                       double *likes);
  PursuitChartLayOut lay_out;
  gsize height_offset;
  PursuitChartDraw draw;
  PursuitChartDrawChosen draw_chosen;
  PursuitChartHit hit;
  gboolean (*place) (gconstpointer layout, guint mark, PursuitBox *box);
  GDestroyNotify free_layout;
  GDestroyNotify free_data;
} PursuitChartKind;

/**
 * PursuitChartMark: a part of a chart.
 *
 * @id: what the report knows it by; 0 if there is nothing behind it
 * @title: what it is, e.g. “Develop”; the list of what is behind it is called so
 * @words: all of it in words, for the pointer and the screen reader
 */
typedef struct
{
  gint64 id;
  const char *title;
  const char *words;
} PursuitChartMark;

/**
 * pursuit_chart_new:
 * @kind: static
 * @data: (transfer full): what it shows
 *
 * Returns: (transfer full): a chart without words and marks yet
 */
PursuitChart *
pursuit_chart_new (const PursuitChartKind *kind, gpointer data);
PursuitChart *
pursuit_chart_ref (PursuitChart *self);
void
pursuit_chart_unref (PursuitChart *self);

/** pursuit_chart_keep: a copy of @text, made valid UTF-8, that lives as long as the chart; %NULL stays %NULL.
 */
const char *
pursuit_chart_keep (PursuitChart *self, const char *text);

/** pursuit_chart_set_words: what the whole chart says, a line for each part. */
void
pursuit_chart_set_words (PursuitChart *self, const char *words);

/** pursuit_chart_add_mark: the next mark; see PursuitChartMark. */
void
pursuit_chart_add_mark (PursuitChart *self, gint64 id, const char *title, const char *words);

const char *
pursuit_chart_get_words (PursuitChart *self);
guint
pursuit_chart_get_n_marks (PursuitChart *self);
const PursuitChartMark *
pursuit_chart_get_mark (PursuitChart *self, guint mark);

/** pursuit_chart_get_grows: whether it may fill more height than it likes best. */
gboolean
pursuit_chart_get_grows (PursuitChart *self);

/** pursuit_chart_get_least_width: in user units of @theme. */
double
pursuit_chart_get_least_width (PursuitChart *self, const PursuitTheme *theme);

/** pursuit_chart_get_heights: @least, @likes: (out): how high it has to be at @width, and would best be. */
void
pursuit_chart_get_heights (PursuitChart *self,
                           double width,
                           const PursuitTheme *theme,
                           PursuitCanvas *canvas,
                           double *least,
                           double *likes);

/** PursuitChartLayout: a chart laid out in a size. Free with pursuit_chart_layout_free(). */
typedef struct _PursuitChartLayout PursuitChartLayout;

/**
 * pursuit_chart_lay_out:
 * @width, @height: to fill, in user units; the layout is higher when it has to be
 * @canvas: measures the words
 *
 * Returns: (transfer full): the layout, which keeps the chart by reference
 */
PursuitChartLayout *
pursuit_chart_lay_out (PursuitChart *self,
                       double width,
                       double height,
                       const PursuitTheme *theme,
                       PursuitCanvas *canvas);
void
pursuit_chart_layout_free (PursuitChartLayout *layout);
double
pursuit_chart_layout_get_height (const PursuitChartLayout *layout);
void
pursuit_chart_layout_draw (const PursuitChartLayout *layout, PursuitCanvas *canvas, int selected);
int
pursuit_chart_layout_hit (const PursuitChartLayout *layout, double x, double y);
gboolean
pursuit_chart_layout_place (const PursuitChartLayout *layout, guint mark, PursuitBox *box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitChart, pursuit_chart_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitChartLayout, pursuit_chart_layout_free)

G_END_DECLS
