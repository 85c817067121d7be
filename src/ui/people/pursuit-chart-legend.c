/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitChartLegend:
 *
 * Says what the colours and signs on the cards of an org chart mean.
 */

#include "pursuit-chart-legend.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pursuit-theme.h"

#define MARK_SIZE 12
#define DOT_RADIUS 2.0

typedef enum
{
  MARK_CHAMPION,
  MARK_NEUTRAL,
  MARK_OPPONENT,
  MARK_WEIGHT,
  MARK_COVERAGE,
  MARK_INSIDER,
} Mark;

struct _PursuitChartLegend
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitChartLegend, pursuit_chart_legend, GTK_TYPE_BOX)

static void
set_color (cairo_t *cr, PursuitColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

static void
draw_ring (cairo_t *cr, const PursuitTheme *theme)
{
  double middle = MARK_SIZE / 2.0;

  cairo_set_line_width (cr, 2.5);
  set_color (cr, theme->card_border);
  cairo_arc (cr, middle, middle, middle - 1.5, 0, 2 * G_PI);
  cairo_stroke (cr);
  set_color (cr, theme->accent);
  cairo_arc (cr, middle, middle, middle - 1.5, -G_PI / 2, G_PI / 6);
  cairo_stroke (cr);
}

static void
draw_mark_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  static const PursuitAttitudeColor attitudes[] = { PURSUIT_ATTITUDE_CHAMPION, PURSUIT_ATTITUDE_NEUTRAL,
                                                    PURSUIT_ATTITUDE_OPPONENT };
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const PursuitTheme *theme = pursuit_theme_get (dark ? PURSUIT_THEME_DARK : PURSUIT_THEME_LIGHT);
  Mark mark = GPOINTER_TO_UINT (user_data);

  if (mark <= MARK_OPPONENT)
    {
      set_color (cr, theme->attitudes[attitudes[mark]]);
      cairo_rectangle (cr, 1, 1, MARK_SIZE - 2, MARK_SIZE - 2);
      cairo_fill (cr);
    }
  else if (mark == MARK_WEIGHT)
    draw_ring (cr, theme);
  else
    {
      set_color (cr, theme->text);
      for (int i = 0; i < 3; i++)
        {
          cairo_arc (cr, 2 + i * 4.5, MARK_SIZE / 2.0, DOT_RADIUS, 0, 2 * G_PI);
          cairo_fill (cr);
        }
    }
}

static void
add_entry (PursuitChartLegend *self, Mark mark, const char *text)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *picture;

  if (mark == MARK_INSIDER)
    picture = gtk_image_new_from_icon_name ("pursuit-insider-confirmed-symbolic");
  else
    {
      picture = gtk_drawing_area_new ();
      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (picture), MARK_SIZE);
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (picture), MARK_SIZE);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (picture), draw_mark_cb, GUINT_TO_POINTER (mark),
                                      NULL);
      g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                               G_CALLBACK (gtk_widget_queue_draw), picture, G_CONNECT_SWAPPED);
    }
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (entry), picture);
  gtk_box_append (GTK_BOX (entry), gtk_label_new (text));
  gtk_box_append (GTK_BOX (self), entry);
}

static void
pursuit_chart_legend_class_init (PursuitChartLegendClass *klass)
{
}

static void
pursuit_chart_legend_init (PursuitChartLegend *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 14);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "chart-legend");
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  add_entry (self, MARK_CHAMPION, _ ("++ for us"));
  add_entry (self, MARK_NEUTRAL, _ ("0 neutral"));
  add_entry (self, MARK_OPPONENT, _ ("−− against"));
  add_entry (self, MARK_WEIGHT, _ ("weight"));
  add_entry (self, MARK_COVERAGE, _ ("coverage"));
  add_entry (self, MARK_INSIDER, _ ("insider"));
}
