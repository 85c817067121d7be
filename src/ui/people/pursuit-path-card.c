/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPathCard:
 *
 * The shortest path of trust to somebody, who of us should go it, and a switch that asks the chart to show
 * it.
 *
 * Signals: ::route-changed: pursuit_path_card_get_route() gives another route.
 */

#include "pursuit-path-card.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-text.h"

#define MAX_NAME 60
#define LINE_CHARS 24

struct _PursuitPathCard
{
  AdwBin parent_instance;

  PursuitPeopleReading *reading;
  GtkLabel *title;
  GtkLabel *path;
  GtkLabel *owner;
  GtkToggleButton *toggle;
};

G_DEFINE_FINAL_TYPE (PursuitPathCard, pursuit_path_card, ADW_TYPE_BIN)

enum
{
  ROUTE_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
add_style (PangoAttrList *attributes, PangoAttribute *attribute, gsize from, gsize to)
{
  attribute->start_index = (guint) from;
  attribute->end_index = (guint) to;
  pango_attr_list_insert (attributes, attribute);
}

/* The people as words, what is between them less so, and the one at the end bold. */
static void
show_path (PursuitPathCard *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PangoAttrList *attributes = pango_attr_list_new ();
  GPtrArray *path = self->reading->path;

  for (guint i = 0; i < path->len; i++)
    {
      const PursuitPathLine *line = path->pdata[i];
      g_autofree char *name = pursuit_text_for_display (line->name, MAX_NAME);
      gsize from = text->len;

      g_string_append (text, name);
      if (i + 1 == path->len)
        add_style (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), from, text->len);
      else
        {
          from = text->len;
          /* Translators: how somebody stands to the next one on the way: “Sun Li (friend) → Zhou Min” */
          g_string_append_printf (text, _ (" (%s) → "), pursuit_trust_via_label (line->via));
          add_style (attributes, pango_attr_foreground_alpha_new (G_MAXUINT16 * 0.6), from, text->len);
        }
    }
  if (path->len == 0)
    g_string_append (text, _ ("Nobody whom one of us knows leads there."));
  gtk_label_set_text (self->path, text->str);
  gtk_label_set_attributes (self->path, attributes);
  pango_attr_list_unref (attributes);
}

static void
show (PursuitPathCard *self)
{
  gboolean known = self->reading != NULL && self->reading->target_id != 0;
  g_autofree char *name = known ? pursuit_text_for_display (self->reading->target, MAX_NAME) : NULL;
  /* Translators: %s is a person */
  g_autofree char *title = known ? g_strdup_printf (_ ("Shortest path to %s"), name) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), known);
  if (!known)
    return;
  gtk_label_set_text (self->title, title);
  show_path (self);
  gtk_widget_set_visible (GTK_WIDGET (self->owner), self->reading->owner_text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->toggle), self->reading->path->len > 1);
  if (self->reading->owner_text != NULL)
    {
      g_autofree char *why = pursuit_text_for_display (self->reading->owner_text, 2 * MAX_NAME);
      /* Translators: %s says who and why: “Yang Li met Sun Li 4 times” */
      g_autofree char *owner = g_strdup_printf (_ ("Best owner: %s"), why);

      gtk_label_set_text (self->owner, owner);
    }
}

static void
toggled_cb (PursuitPathCard *self)
{
  g_signal_emit (self, signals[ROUTE_CHANGED], 0);
}

static void
pursuit_path_card_dispose (GObject *object)
{
  g_clear_pointer (&PURSUIT_PATH_CARD (object)->reading, pursuit_people_reading_unref);

  G_OBJECT_CLASS (pursuit_path_card_parent_class)->dispose (object);
}

static void
pursuit_path_card_class_init (PursuitPathCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_path_card_dispose;

  signals[ROUTE_CHANGED] = g_signal_new ("route-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static void
pursuit_path_card_init (PursuitPathCard *self)
{
  GtkWidget *grid = gtk_grid_new ();

  self->title = make_label ("heading");
  self->path = make_label (NULL);
  self->owner = make_label ("dim-label");
  gtk_label_set_selectable (self->path, TRUE);
  self->toggle = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->toggle), "pursuit-org-chart-symbolic");
  pursuit_compat_set_tooltip (GTK_WIDGET (self->toggle), _ ("Show this path on the chart"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show this path on the chart"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->toggle), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_START);
  g_signal_connect_object (self->toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->title), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->toggle), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->path), 0, 1, 2, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->owner), 0, 2, 2, 1);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "people-group");
  adw_bin_set_child (ADW_BIN (self), grid);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** pursuit_path_card_new: (transfer floating): a card that is not seen before it has a path to show. */
GtkWidget *
pursuit_path_card_new (void)
{
  return g_object_new (PURSUIT_TYPE_PATH_CARD, NULL);
}

/** pursuit_path_card_set_reading: shows the path of @reading (nullable). */
void
pursuit_path_card_set_reading (PursuitPathCard *self, PursuitPeopleReading *reading)
{
  g_return_if_fail (PURSUIT_IS_PATH_CARD (self));

  if (reading != NULL)
    pursuit_people_reading_ref (reading);
  g_clear_pointer (&self->reading, pursuit_people_reading_unref);
  self->reading = reading;
  show (self);
  if (gtk_toggle_button_get_active (self->toggle))
    g_signal_emit (self, signals[ROUTE_CHANGED], 0);
}

/** pursuit_path_card_get_route: (transfer full) (element-type gint64): the people whom the chart is asked to
 * show, in their order; empty while it is not asked for anybody. */
GArray *
pursuit_path_card_get_route (PursuitPathCard *self)
{
  g_return_val_if_fail (PURSUIT_IS_PATH_CARD (self), NULL);

  GArray *route = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->reading == NULL || !gtk_toggle_button_get_active (self->toggle))
    return route;
  for (guint i = 0; i < self->reading->path->len; i++)
    g_array_append_val (route, ((PursuitPathLine *) self->reading->path->pdata[i])->person_id);
  return route;
}

/** pursuit_path_card_get_toggle: (transfer none): what asks for the route on the chart. */
GtkToggleButton *
pursuit_path_card_get_toggle (PursuitPathCard *self)
{
  g_return_val_if_fail (PURSUIT_IS_PATH_CARD (self), NULL);

  return self->toggle;
}

/** pursuit_path_card_get_text: (transfer none): the path as it is shown. */
const char *
pursuit_path_card_get_text (PursuitPathCard *self)
{
  g_return_val_if_fail (PURSUIT_IS_PATH_CARD (self), NULL);

  return gtk_label_get_text (self->path);
}
