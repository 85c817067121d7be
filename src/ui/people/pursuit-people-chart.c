/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPeopleChart:
 *
 * The org chart of one company, or of those who take part in a deal without one, over the database: it
 * shows what the reader has read and turns what the user means into commands. The signal ::loaded follows
 * each reading.
 *
 * Properties: `view` (“chart”, “list”, “support”, “levels” or “stages”: how the people are shown), `lanes`
 * (whether the levels are swim lanes on the chart), `matters` (whether those who matter in the customer's
 * buying stage stand out).
 */

#include "pursuit-people-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-chart-legend.h"

/* Below this width of the chart the legend would lie on the zoom buttons. */
#define LEGEND_WIDTH 740
/* From the pointer to what is said about it. */
#define HINT_DISTANCE 28

G_DEFINE_FINAL_TYPE (PursuitPeopleChart, pursuit_people_chart, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_VIEW,
  PROP_LANES,
  PROP_MATTERS,
  N_PROPS
};
static GParamSpec *pspecs[N_PROPS];

enum
{
  LOADED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* pursuit_people_chart_get_people: (transfer none) (nullable): who was read last. */
PursuitOrgPeople *
pursuit_people_chart_get_people (PursuitPeopleChart *self)
{
  return pursuit_people_reader_get_people (self->reader);
}

static void
set_current (PursuitPeopleChart *self, gint64 id)
{
  self->current = id;
  pursuit_people_panel_select (self->panel, id);
  pursuit_people_chart_select_in_views (self);
  pursuit_people_chart_update_actions (self);
}

/* pursuit_people_chart_choose: looks at somebody, on the chart or not, in all views. */
void
pursuit_people_chart_choose (PursuitPeopleChart *self, gint64 id)
{
  pursuit_org_view_select (self->view, id);
  set_current (self, id);
}

static void
read_cb (PursuitPeopleChart *self)
{
  PursuitOrgPeople *people = pursuit_people_reader_get_people (self->reader);

  if (self->anew)
    pursuit_people_chart_restore_state (self);
  pursuit_org_view_set_people (self->view, people, self->anew);
  self->anew = FALSE;
  pursuit_people_panel_set_people (self->panel, people, pursuit_people_reader_get_map (self->reader));
  gtk_widget_set_visible (self->empty, people->n_cards == 0);
  if (self->centered)
    {
      pursuit_org_view_select (self->view, self->centered);
      pursuit_org_view_center (self->view, self->centered);
      set_current (self, self->centered);
    }
  self->centered = 0;
  if (pursuit_people_chart_get_current (self) == NULL)
    self->current = 0;
  pursuit_people_chart_update_views (self);
  pursuit_people_chart_update_lines (self);
  pursuit_people_chart_update_day (self);
  pursuit_people_chart_update_actions (self);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
failed_cb (PursuitPeopleChart *self, const GError *error)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)))
    pursuit_window_toast_error (pursuit_window_of (self), error);
}

/* What the user does on the chart */

static void
reparent_cb (PursuitPeopleChart *self, GVariant *people, gint64 manager, gint64 before)
{
  gsize n_people;
  const gint64 *ids = g_variant_get_fixed_array (people, &n_people, sizeof *ids);
  g_autoptr (PursuitCommand) command = pursuit_command_reparent_people (ids, n_people, manager, before);

  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

static void
selected_cb (PursuitPeopleChart *self)
{
  set_current (self, pursuit_org_view_get_selected (self->view));
}

static void
scale_cb (PursuitPeopleChart *self)
{
  double percent = pursuit_org_view_get_scale (self->view) * 100;
  g_autofree char *text = percent < 1 ? g_strdup_printf (_ ("%.2f %%"), percent)
                                      : g_strdup_printf (_ ("%d %%"), (int) floor (percent + 0.5));

  gtk_button_set_label (self->scale, text);
}

static void
hint_cb (PursuitPeopleChart *self)
{
  const char *hint = pursuit_org_view_get_hint (self->view);

  gtk_label_set_text (self->hint, hint ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
  gtk_widget_queue_allocate (self->overlay);
}

/* What letting go would do, or why it is refused, stands under the pointer. */
static gboolean
place_hint_cb (PursuitPeopleChart *self, GtkWidget *child, GdkRectangle *place)
{
  int width = gtk_widget_get_width (self->overlay), height = gtk_widget_get_height (self->overlay);
  GtkRequisition size;
  double x, y;

  if (child != GTK_WIDGET (self->hint) || !pursuit_org_view_get_hint_place (self->view, &x, &y))
    return FALSE;
  gtk_widget_get_preferred_size (child, NULL, &size);
  size.width = MIN (size.width, width);
  *place = (GdkRectangle){ CLAMP ((int) x - size.width / 2, 0, MAX (width - size.width, 0)),
                           CLAMP ((int) y + HINT_DISTANCE, 0, MAX (height - size.height, 0)), size.width,
                           size.height };
  return TRUE;
}

static void
unplaced_chosen_cb (PursuitPeopleChart *self, gint64 id)
{
  pursuit_people_chart_choose (self, id);
}

/* Widget */

static gboolean
has_legend_room (PursuitPeopleChart *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self->view)) >= LEGEND_WIDTH;
}

static gboolean
legend_cb (gpointer user_data)
{
  PursuitPeopleChart *self = user_data;

  self->legend_source = 0;
  gtk_widget_set_visible (self->legend, has_legend_room (self));
  return G_SOURCE_REMOVE;
}

/* What is shown cannot change while it is being allocated. */
static void
resized_cb (PursuitPeopleChart *self)
{
  if (has_legend_room (self) != gtk_widget_get_visible (self->legend) && self->legend_source == 0)
    self->legend_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, legend_cb, self, NULL);
}

static gboolean
pursuit_people_chart_grab_focus (GtkWidget *widget)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);
  GtkWidget *seen = gtk_stack_get_visible_child (self->views);

  if (gtk_widget_is_ancestor (GTK_WIDGET (self->view), seen))
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return gtk_widget_child_focus (seen, GTK_DIR_TAB_FORWARD);
}

/* A popover that is open while its window goes would look for the pointer there. */
static void
pursuit_people_chart_unmap (GtkWidget *widget)
{
  pursuit_people_chart_close_line (PURSUIT_PEOPLE_CHART (widget));
  pursuit_people_chart_keep_state (PURSUIT_PEOPLE_CHART (widget));

  GTK_WIDGET_CLASS (pursuit_people_chart_parent_class)->unmap (widget);
}

static void
pursuit_people_chart_dispose (GObject *object)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (object);

  g_clear_handle_id (&self->legend_source, g_source_remove);
  g_clear_pointer (&self->manager_chooser, gtk_widget_unparent);
  g_clear_pointer (&self->guest_chooser, gtk_widget_unparent);
  pursuit_people_chart_close_line (self);

  G_OBJECT_CLASS (pursuit_people_chart_parent_class)->dispose (object);
}

static void
pursuit_people_chart_finalize (GObject *object)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (object);

  g_clear_object (&self->session);
  g_clear_object (&self->reader);
  g_clear_object (&self->rows);
  g_clear_object (&self->groups_menu);

  G_OBJECT_CLASS (pursuit_people_chart_parent_class)->finalize (object);
}

static void
pursuit_people_chart_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (object);

  if (prop_id == PROP_VIEW)
    g_value_set_string (value, pursuit_people_chart_get_view_name (self));
  else if (prop_id == PROP_LANES)
    g_value_set_boolean (value, pursuit_org_view_get_lanes (self->view));
  else if (prop_id == PROP_MATTERS)
    g_value_set_boolean (value, self->reader && pursuit_people_reader_get_matters (self->reader));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
pursuit_people_chart_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (object);

  if (prop_id == PROP_VIEW)
    pursuit_people_chart_set_view (self, g_value_get_string (value));
  else if (prop_id == PROP_LANES)
    {
      pursuit_org_view_set_lanes (self->view, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
    }
  else if (prop_id == PROP_MATTERS)
    {
      pursuit_people_reader_set_matters (self->reader, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
pursuit_people_chart_class_init (PursuitPeopleChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_people_chart_dispose;
  object_class->finalize = pursuit_people_chart_finalize;
  object_class->get_property = pursuit_people_chart_get_property;
  object_class->set_property = pursuit_people_chart_set_property;
  widget_class->grab_focus = pursuit_people_chart_grab_focus;
  widget_class->unmap = pursuit_people_chart_unmap;

  pspecs[PROP_VIEW] =
      g_param_spec_string ("view", NULL, NULL, "chart",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  pspecs[PROP_LANES] =
      g_param_spec_boolean ("lanes", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  pspecs[PROP_MATTERS] =
      g_param_spec_boolean ("matters", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, pspecs);

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (PURSUIT_TYPE_ORG_VIEW);
  g_type_ensure (PURSUIT_TYPE_CHART_LEGEND);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/people/pursuit-people-chart.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, flap);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, views);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, overlay);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, view);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, minimap);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, support);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, levels);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, matrix);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, list_place);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, empty);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, hint);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, scale);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, legend);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, panel_place);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, copy_section);
  gtk_widget_class_bind_template_callback (widget_class, reparent_cb);
  gtk_widget_class_bind_template_callback (widget_class, pursuit_people_chart_remove);
  gtk_widget_class_bind_template_callback (widget_class, pursuit_people_chart_edit);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_cb);
  gtk_widget_class_bind_template_callback (widget_class, hint_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_hint_cb);
  pursuit_people_chart_bind_views (widget_class);
  pursuit_people_chart_bind_lines (widget_class);
  pursuit_people_chart_bind_day (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, resized_cb);
  pursuit_people_chart_install_actions (widget_class);
}

static void
pursuit_people_chart_init (PursuitPeopleChart *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->groups_menu = g_menu_new ();
  menu = pursuit_people_chart_make_menu (self);
  pursuit_org_view_set_menu (self->view, menu);
  pursuit_people_chart_init_views (self);
  scale_cb (self);
}

static void
route_changed_cb (PursuitPeopleChart *self)
{
  g_autoptr (GArray) route = pursuit_people_panel_get_route (self->panel);

  pursuit_org_view_set_route (self->view, route);
}

/** pursuit_people_chart_new: (transfer floating): a chart over the database @session that shows nobody yet.
 */
GtkWidget *
pursuit_people_chart_new (PursuitSession *session)
{
  PursuitPeopleChart *self;
  PursuitUnplacedList *unplaced;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);

  self = g_object_new (PURSUIT_TYPE_PEOPLE_CHART, NULL);
  self->session = g_object_ref (session);
  self->reader = pursuit_people_reader_new (session);
  pursuit_org_view_set_session (self->view, session);
  self->panel = PURSUIT_PEOPLE_PANEL (pursuit_people_panel_new (session));
  adw_bin_set_child (self->panel_place, GTK_WIDGET (self->panel));
  g_signal_connect_object (self->panel, "route-changed", G_CALLBACK (route_changed_cb), self,
                           G_CONNECT_SWAPPED);
  unplaced = pursuit_people_panel_get_unplaced (self->panel);
  g_signal_connect_object (unplaced, "chosen", G_CALLBACK (unplaced_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unplaced, "remove", G_CALLBACK (pursuit_people_chart_remove), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  pursuit_people_chart_update_actions (self);
  return GTK_WIDGET (self);
}

/**
 * pursuit_people_chart_show:
 * @company_id: whose people; 0: those who take part in @deal_id
 * @deal_id: the deal whose roles, attitudes and weights are seen; 0 chooses the company's largest open one
 * @person_id: who is selected and brought to the middle; 0 for nobody
 *
 * Reads and shows another chart.
 */
void
pursuit_people_chart_show (PursuitPeopleChart *self, gint64 company_id, gint64 deal_id, gint64 person_id)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_CHART (self));
  g_return_if_fail (company_id != 0 || deal_id != 0);

  pursuit_people_chart_keep_state (self);
  self->anew = company_id == 0 || company_id != pursuit_people_reader_get_company (self->reader);
  self->centered = person_id;
  pursuit_people_reader_read (self->reader, company_id, deal_id, deal_id == 0);
}

/** pursuit_people_chart_set_deal: what holds for @deal_id is seen from now on; 0 for none. */
void
pursuit_people_chart_set_deal (PursuitPeopleChart *self, gint64 deal_id)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_CHART (self));

  pursuit_people_reader_read (self->reader, pursuit_people_reader_get_company (self->reader), deal_id, FALSE);
}

/** pursuit_people_chart_add_person: begins a new person of the company. */
void
pursuit_people_chart_add_person (PursuitPeopleChart *self)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_CHART (self));

  if (pursuit_people_chart_get_people (self) && !pursuit_session_get_read_only (self->session))
    pursuit_people_chart_present_dialog (self, NULL, 0);
}

/**
 * pursuit_people_chart_find:
 * @text: a part of a name or a job title
 *
 * Selects the first person on the chart that matches and brings the card to the middle; in the list, shows
 * those that match.
 *
 * Returns: whether there is one
 */
gboolean
pursuit_people_chart_find (PursuitPeopleChart *self, const char *text)
{
  gint64 id;

  g_return_val_if_fail (PURSUIT_IS_PEOPLE_CHART (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (self->table && g_str_equal (pursuit_people_chart_get_view_name (self), "list"))
    pursuit_people_rows_search (self->rows, text);
  id = pursuit_people_chart_get_people (self)
           ? pursuit_org_people_search (pursuit_people_chart_get_people (self), text)
           : 0;
  if (id)
    {
      pursuit_people_chart_choose (self, id);
      pursuit_org_view_center (self->view, id);
    }
  return id != 0;
}

/** pursuit_people_chart_get_reader: (transfer none): what says which company and which deal are shown. */
PursuitPeopleReader *
pursuit_people_chart_get_reader (PursuitPeopleChart *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_CHART (self), NULL);

  return self->reader;
}

/** pursuit_people_chart_get_view: (transfer none): the chart itself. */
PursuitOrgView *
pursuit_people_chart_get_view (PursuitPeopleChart *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_CHART (self), NULL);

  return self->view;
}

/** pursuit_people_chart_get_panel: (transfer none): what stands beside it. */
PursuitPeoplePanel *
pursuit_people_chart_get_panel (PursuitPeopleChart *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_CHART (self), NULL);

  return self->panel;
}

/** pursuit_people_chart_get_flap: (transfer none): what shows and hides the panel. */
AdwFlap *
pursuit_people_chart_get_flap (PursuitPeopleChart *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_CHART (self), NULL);

  return self->flap;
}
