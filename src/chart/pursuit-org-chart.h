/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-band-index.h"
#include "pursuit-canvas.h"
#include "pursuit-org-card.h"
#include "pursuit-theme.h"
#include "pursuit-tree-layout.h"

G_BEGIN_DECLS

typedef enum
{
  PURSUIT_ORG_RELATION_FRIEND,
  PURSUIT_ORG_RELATION_RIVAL,
  PURSUIT_ORG_RELATION_INFLUENCE, /* the first influences the second: drawn with an arrow */
} PursuitOrgRelationKind;

typedef struct
{
  gint64 id;
  guint from; /* index of a card */
  guint to;
  PursuitOrgRelationKind kind;
  const char *label; /* such as “same school”; NULL: none */
} PursuitOrgRelation;

/* The people of one chart. The arrays belong to the caller and must outlive the layout unchanged. */
typedef struct
{
  guint n_cards;
  const PursuitOrgCard *cards;
  const gint *parent;      /* index of each card's manager, or -1; siblings stand in the order of indices */
  const guint8 *columns;   /* see PursuitTreeInput; NULL: all automatic */
  const guint8 *collapsed; /* see PursuitTreeInput; NULL: none */
  guint n_relations;
  const PursuitOrgRelation *relations;
  const guint8 *assistants; /* see PursuitTreeInput; NULL: none */
} PursuitOrgChartData;

/* @tree: sizes, gaps and lanes; all cards are tree.card_width by tree.card_height
 * @lane_names: names of the tree.n_lanes lanes, top first; must outlive the layout; NULL: lanes without names
 * @view_width, @view_height: shape of the view that the columns of blocks are chosen for, in any unit;
 *   0: they go by the number of reports, see pursuit_tree_block_columns()
 */
typedef struct
{
  PursuitTreeOptions tree;
  const char *const *lane_names;
  double view_width;
  double view_height;
} PursuitOrgChartOptions;

#define PURSUIT_ORG_CHART_OPTIONS_INIT                                                                       \
  ((PursuitOrgChartOptions){ .tree = PURSUIT_TREE_OPTIONS_INIT, .lane_names = NULL })

/* The line of one relation: a cubic Bézier curve, and the bounds of curve and label. */
typedef struct
{
  const PursuitOrgRelation *relation;
  double x[4];
  double y[4];
  PursuitBox bounds;
} PursuitOrgCurve;

/* Where everything stands, in world pixels. Read only. */
typedef struct
{
  PursuitOrgChartData data;
  PursuitOrgChartOptions options;
  PursuitTreeLayout *tree; /* x and y are rounded to whole pixels */
  double width;            /* cards and lanes reach from 0, 0 to here */
  double height;
  PursuitBox bounds; /* all that is drawn: also curves, rings, outlines and names of lanes */
  guint n_boxes;
  PursuitBox *boxes; /* the visible cards in the order of tree->order */
  GArray *across;    /* of PursuitBox: horizontal lines to the reports */
  GArray *down;      /* of PursuitBox: vertical lines */
  GArray *curves;    /* of PursuitOrgCurve: the relations between visible cards */
  PursuitBandIndex *card_index;
  PursuitBandIndex *across_index;
  PursuitBandIndex *down_index;
} PursuitOrgChartLayout;

typedef enum
{
  PURSUIT_ORG_CHART_LANES = 1 << 0,
  PURSUIT_ORG_CHART_LINES = 1 << 1,
  PURSUIT_ORG_CHART_RELATIONS = 1 << 2,
  PURSUIT_ORG_CHART_CARDS = 1 << 3,
  PURSUIT_ORG_CHART_LANE_NAMES = 1 << 4, /* they stand at the left of the area */
  PURSUIT_ORG_CHART_ALL = 0x1f,
} PursuitOrgChartParts;

typedef enum
{
  PURSUIT_ORG_CHART_UP,
  PURSUIT_ORG_CHART_DOWN,
  PURSUIT_ORG_CHART_LEFT,
  PURSUIT_ORG_CHART_RIGHT,
} PursuitOrgChartDirection;

/* How a chart is drawn.
 * @theme: colours and font
 * @area: the part of the world to draw; its upper left corner comes to the origin of the canvas
 * @scale: canvas units per world pixel
 * @parts: what to draw: on the screen at 1:1 the cards are widgets
 * @states: of each card, PursuitOrgCardState, or NULL
 * @route, @n_route: (nullable): indices of cards, one after the other: a way through the chart to highlight
 * @text_scale: below it cards are boxes without text; 0 is PURSUIT_ORG_CHART_TEXT_SCALE, for paper take less
 */
typedef struct
{
  const PursuitTheme *theme;
  PursuitBox area;
  double scale;
  PursuitOrgChartParts parts;
  const guint8 *states;
  double text_scale;
  const guint *route;
  guint n_route;
} PursuitOrgChartView;

/* Below this scale cards are boxes without text. */
#define PURSUIT_ORG_CHART_TEXT_SCALE 0.35

PursuitOrgChartLayout *
pursuit_org_chart_layout_new (const PursuitOrgChartData *data, const PursuitOrgChartOptions *options);
void
pursuit_org_chart_layout_free (PursuitOrgChartLayout *layout);
void
pursuit_org_chart_find_cards (const PursuitOrgChartLayout *layout, const PursuitBox *area, GArray *found);
void
pursuit_org_chart_draw (PursuitCanvas *canvas,
                        const PursuitOrgChartLayout *layout,
                        const PursuitOrgChartView *view);
gint
pursuit_org_chart_hit (const PursuitOrgChartLayout *layout, double x, double y);
gint
pursuit_org_chart_neighbor (const PursuitOrgChartLayout *layout,
                            guint card,
                            PursuitOrgChartDirection direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitOrgChartLayout, pursuit_org_chart_layout_free)

G_END_DECLS
