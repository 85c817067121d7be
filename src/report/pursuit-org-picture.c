/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-picture.h"

#include "pursuit-org-legend.h"

/* Cards are never larger than this, in units of the body font a pixel: as on the sheets of a whole chart. */
#define NATURAL_SCALE 0.079
/* Above it there is text, however small: a PDF can be magnified and searched. */
#define TEXT_SCALE 0.04
/* In heights of the body font. */
#define LEAST_HEIGHT 10.0
#define LIKED_HEIGHT 34.0
#define LEAST_WIDTH 30.0
#define LEGEND_GAP 1.0

/* @scale: of the cards */
typedef struct
{
  PursuitTheme theme;
  PursuitOrgChartLayout *chart;
  double width;
  double scale;
  double chart_height;
  double height;
} PictureLayout;

static PursuitOrgChartLayout *
lay_out_chart (const PursuitOrgPeople *people, double width, double height)
{
  PursuitOrgChartData data;
  PursuitOrgChartOptions options = PURSUIT_ORG_CHART_OPTIONS_INIT;

  pursuit_org_people_get_chart (people, &data);
  options.tree.leaf_blocks = TRUE;
  options.tree.n_lanes = PURSUIT_ORG_N_LANES;
  options.lane_names = pursuit_org_lane_names ();
  options.view_width = width;
  options.view_height = height;
  return pursuit_org_chart_layout_new (&data, &options);
}

static double
legend_height (const PursuitTheme *theme, PursuitCanvas *canvas, double width)
{
  return pursuit_org_legend_measure (canvas, theme, width) + LEGEND_GAP * theme->font_size;
}

/* The scale at which the chart fits. */
static double
find_scale (const PursuitOrgChartLayout *chart, const PursuitTheme *theme, double width, double height)
{
  const PursuitBox *bounds = &chart->bounds;

  return MIN (NATURAL_SCALE * theme->font_size,
              MIN (width / (bounds->x1 - bounds->x0), height / (bounds->y1 - bounds->y0)));
}

static void
get_heights (gconstpointer data,
             double width,
             const PursuitTheme *theme,
             PursuitCanvas *canvas,
             double *least,
             double *likes)
{
  double most = LIKED_HEIGHT * theme->font_size, legend = legend_height (theme, canvas, width);
  g_autoptr (PursuitOrgChartLayout) chart = lay_out_chart (data, width, most);
  double height = (chart->bounds.y1 - chart->bounds.y0) * find_scale (chart, theme, width, most) + legend;

  *likes = height;
  *least = MIN (height, LEAST_HEIGHT * theme->font_size + legend);
}

static gpointer
lay_out (gconstpointer data, double width, double height, const PursuitTheme *theme, PursuitCanvas *canvas)
{
  PictureLayout *layout = g_new0 (PictureLayout, 1);
  double legend = legend_height (theme, canvas, width);

  layout->theme = *theme;
  layout->width = width;
  layout->chart = lay_out_chart (data, width, height - legend);
  layout->scale = find_scale (layout->chart, theme, width, height - legend);
  layout->chart_height = (layout->chart->bounds.y1 - layout->chart->bounds.y0) * layout->scale;
  layout->height = layout->chart_height + legend;
  return layout;
}

static void
draw (gconstpointer data, PursuitCanvas *canvas)
{
  const PictureLayout *layout = data;
  const PursuitBox *bounds = &layout->chart->bounds;
  PursuitOrgChartView view = { .theme = &layout->theme,
                               .area = *bounds,
                               .scale = layout->scale,
                               .parts = PURSUIT_ORG_CHART_ALL,
                               .text_scale = TEXT_SCALE };

  pursuit_canvas_save (canvas);
  pursuit_canvas_translate (canvas, (layout->width - (bounds->x1 - bounds->x0) * layout->scale) / 2, 0);
  pursuit_org_chart_draw (canvas, layout->chart, &view);
  pursuit_canvas_restore (canvas);
  pursuit_org_legend_draw (canvas, &layout->theme, 0,
                           layout->chart_height + LEGEND_GAP * layout->theme.font_size, layout->width);
}

static void
free_layout (gpointer data)
{
  PictureLayout *layout = data;

  pursuit_org_chart_layout_free (layout->chart);
  g_free (layout);
}

static const PursuitChartKind PICTURE_KIND = {
  .least_width = LEAST_WIDTH,
  .get_heights = get_heights,
  .lay_out = lay_out,
  .height_offset = G_STRUCT_OFFSET (PictureLayout, height),
  .draw = draw,
  .free_layout = free_layout,
  .free_data = (GDestroyNotify) pursuit_org_people_unref,
};

PursuitChart *
pursuit_org_picture_new (PursuitOrgPeople *people, const char *words)
{
  PursuitChart *self;

  g_return_val_if_fail (people != NULL && people->n_cards > 0 && words != NULL, NULL);

  self = pursuit_chart_new (&PICTURE_KIND, pursuit_org_people_ref (people));
  pursuit_chart_set_words (self, words);
  return self;
}
