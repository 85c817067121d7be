/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPeopleChart:
 *
 * The org chart of one company, or of those who take part in a deal without one, over the database: it
 * shows what the reader has read and turns what the user means into commands. The signal ::loaded follows
 * each reading.
 */

#include "pursuit-people-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-activity-dialog.h"
#include "pursuit-chart-legend.h"
#include "pursuit-person-dialog.h"
#include "pursuit-record-chooser.h"

/* Below this width of the chart the legend would lie on the zoom buttons. */
#define LEGEND_WIDTH 740

struct _PursuitPeopleChart
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitPeopleReader *reader;
  gboolean anew;   /* the next answer is another chart */
  gint64 centered; /* who is brought to the middle then */
  gint64 current;  /* whom the actions are about: on the chart or not */

  AdwFlap *flap;
  PursuitOrgView *view;
  GtkWidget *empty;
  GtkLabel *hint;
  GtkButton *scale;
  GtkWidget *legend;
  AdwBin *panel_place;
  PursuitPeoplePanel *panel;
  GtkWidget *manager_chooser;
  guint legend_source;
};

G_DEFINE_FINAL_TYPE (PursuitPeopleChart, pursuit_people_chart, ADW_TYPE_BIN)

enum
{
  LOADED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
run (PursuitPeopleChart *self, PursuitCommand *command)
{
  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

static PursuitOrgPeople *
get_people (PursuitPeopleChart *self)
{
  return pursuit_people_reader_get_people (self->reader);
}

static PursuitRecord *
current_person (PursuitPeopleChart *self)
{
  PursuitOrgPeople *people = get_people (self);

  return people ? (PursuitRecord *) pursuit_org_people_get_person (people, self->current) : NULL;
}

static void
update_actions (PursuitPeopleChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = !pursuit_session_get_read_only (self->session);
  gboolean person = writable && current_person (self) != NULL;
  gboolean placed = person && pursuit_org_people_find (get_people (self), self->current) >= 0;
  gboolean in_deal = person && pursuit_org_people_get_participant (get_people (self), self->current);

  gtk_widget_action_set_enabled (widget, "person.edit", person);
  gtk_widget_action_set_enabled (widget, "person.log", person);
  gtk_widget_action_set_enabled (widget, "person.delete", person);
  gtk_widget_action_set_enabled (widget, "person.add-report", placed);
  gtk_widget_action_set_enabled (widget, "person.set-manager", placed);
  gtk_widget_action_set_enabled (widget, "person.remove", placed);
  gtk_widget_action_set_enabled (widget, "person.place", person && !placed);
  gtk_widget_action_set_enabled (widget, "person.leave-deal", in_deal);
}

static void
set_current (PursuitPeopleChart *self, gint64 id)
{
  self->current = id;
  pursuit_people_panel_select (self->panel, id);
  update_actions (self);
}

static void
read_cb (PursuitPeopleChart *self)
{
  PursuitOrgPeople *people = pursuit_people_reader_get_people (self->reader);

  pursuit_org_view_set_people (self->view, people, self->anew);
  self->anew = FALSE;
  pursuit_people_panel_set_people (self->panel, people, pursuit_people_reader_get_deal (self->reader) != 0);
  gtk_widget_set_visible (self->empty, people->n_cards == 0);
  if (self->centered)
    {
      pursuit_org_view_select (self->view, self->centered);
      pursuit_org_view_center (self->view, self->centered);
      set_current (self, self->centered);
    }
  self->centered = 0;
  if (current_person (self) == NULL)
    self->current = 0;
  update_actions (self);
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
reparent_cb (PursuitPeopleChart *self, gint64 id, gint64 manager, gint64 before)
{
  g_autoptr (PursuitCommand) command = pursuit_command_reparent_person (id, manager, before);

  run (self, command);
}

static void
remove_cb (PursuitPeopleChart *self, gint64 id)
{
  g_autoptr (PursuitCommand) command = pursuit_command_remove_from_chart (id);

  run (self, command);
}

static void
present_dialog (PursuitPeopleChart *self, PursuitRecord *person, gint64 manager_id)
{
  PursuitPersonContext context = { .people = get_people (self),
                                   .company_id = pursuit_people_reader_get_company (self->reader),
                                   .company = pursuit_people_reader_get_company_name (self->reader),
                                   .deal_id = pursuit_people_reader_get_deal (self->reader),
                                   .deal = pursuit_people_reader_get_deal_title (self->reader),
                                   .manager_id = manager_id };

  gtk_window_present (GTK_WINDOW (pursuit_person_dialog_new (pursuit_window_of (self), person, &context)));
}

static void
edit_cb (PursuitPeopleChart *self, gint64 id)
{
  PursuitPerson *person = get_people (self) ? pursuit_org_people_get_person (get_people (self), id) : NULL;

  if (person && !pursuit_session_get_read_only (self->session))
    present_dialog (self, PURSUIT_RECORD (person), 0);
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
}

static void
unplaced_chosen_cb (PursuitPeopleChart *self, gint64 id)
{
  pursuit_org_view_select (self->view, 0);
  set_current (self, id);
}

/* Actions */

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);

  edit_cb (self, self->current);
}

static void
add_report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);

  present_dialog (self, NULL, self->current);
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);
  PursuitRecord *person = current_person (self);

  if (person)
    pursuit_activity_dialog_log (pursuit_window_of (self),
                                 pursuit_record_get_int (person, PURSUIT_PERSON_COMPANY_ID),
                                 pursuit_people_reader_get_deal (self->reader), self->current,
                                 pursuit_record_get_text (person, PURSUIT_PERSON_NAME));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);

  remove_cb (self, self->current);
}

/* Nothing is asked: the message that follows has an Undo button. */
static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);
  g_autoptr (PursuitCommand) command = pursuit_command_delete_record (&PURSUIT_PERSON_ENTITY, self->current);

  run (self, command);
}

static void
leave_deal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);
  g_autoptr (PursuitCommand) command =
      pursuit_command_remove_participant (pursuit_people_reader_get_deal (self->reader), self->current);

  run (self, command);
}

static void
place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);

  if (get_people (self)->n_cards == 0)
    reparent_cb (self, self->current, 0, 0);
  else
    pursuit_org_view_begin_move (self->view, self->current);
}

static void
chart_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);

  if (g_str_equal (name, "chart.zoom-in"))
    pursuit_org_view_zoom_step (self->view, 1);
  else if (g_str_equal (name, "chart.zoom-out"))
    pursuit_org_view_zoom_step (self->view, -1);
  else if (g_str_equal (name, "chart.zoom-normal"))
    pursuit_org_view_zoom_to (self->view, 1);
  else
    pursuit_org_view_fit (self->view);
}

/* Set manager… */

static char *
describe_person (PursuitRecord *person, gpointer user_data)
{
  return g_strdup (pursuit_record_get_text (person, PURSUIT_PERSON_TITLE));
}

static char *
why_not_manager (PursuitRecord *person, gpointer user_data)
{
  PursuitPeopleChart *self = user_data;

  return pursuit_org_people_why_not (get_people (self), self->current, pursuit_record_get_id (person));
}

static void
manager_chosen_cb (PursuitPeopleChart *self, gint64 id)
{
  reparent_cb (self, self->current, id, 0);
}

static void
set_manager_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const PursuitRecordChooserFuncs funcs = { .describe = describe_person, .why_not = why_not_manager };
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PERSON_ENTITY);
  PursuitRecord *person = current_person (self);
  GtkWidget *card = pursuit_org_view_get_card (self->view, self->current);
  graphene_rect_t bounds;

  if (person == NULL)
    return;
  pursuit_list_spec_where_int (spec, PURSUIT_PERSON_COMPANY_ID, PURSUIT_OP_EQ,
                               pursuit_record_get_int (person, PURSUIT_PERSON_COMPANY_ID));
  pursuit_list_spec_sort (spec, PURSUIT_PERSON_NAME, FALSE);
  g_clear_pointer (&self->manager_chooser, gtk_widget_unparent);
  self->manager_chooser =
      GTK_WIDGET (pursuit_record_chooser_new (self->session, spec, PURSUIT_PERSON_NAME,
                                              _ ("Nobody: the top of the chart"), &funcs, self));
  g_signal_connect_object (self->manager_chooser, "chosen", G_CALLBACK (manager_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->manager_chooser, GTK_WIDGET (self));
  if (card && gtk_widget_compute_bounds (card, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->manager_chooser),
                                 &(GdkRectangle){ bounds.origin.x, bounds.origin.y, bounds.size.width,
                                                  bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->manager_chooser));
}

/* Widget */

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_append (first, _ ("_Edit…"), "person.edit");
  g_menu_append (first, _ ("_Add Report…"), "person.add-report");
  g_menu_append (first, _ ("Set _Manager…"), "person.set-manager");
  g_menu_append (first, _ ("_Log Activity…"), "person.log");
  g_menu_append (last, _ ("_Remove from Chart"), "person.remove");
  g_menu_append (last, _ ("Take Out of the Dea_l"), "person.leave-deal");
  g_menu_append (last, _ ("_Delete"), "person.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

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
  return gtk_widget_grab_focus (GTK_WIDGET (PURSUIT_PEOPLE_CHART (widget)->view));
}

static void
pursuit_people_chart_dispose (GObject *object)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (object);

  g_clear_handle_id (&self->legend_source, g_source_remove);
  g_clear_pointer (&self->manager_chooser, gtk_widget_unparent);

  G_OBJECT_CLASS (pursuit_people_chart_parent_class)->dispose (object);
}

static void
pursuit_people_chart_finalize (GObject *object)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (object);

  g_clear_object (&self->session);
  g_clear_object (&self->reader);

  G_OBJECT_CLASS (pursuit_people_chart_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "person.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "person.add-report", NULL, add_report_action);
  gtk_widget_class_install_action (widget_class, "person.set-manager", NULL, set_manager_action);
  gtk_widget_class_install_action (widget_class, "person.log", NULL, log_action);
  gtk_widget_class_install_action (widget_class, "person.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "person.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "person.leave-deal", NULL, leave_deal_action);
  gtk_widget_class_install_action (widget_class, "person.place", NULL, place_action);
  gtk_widget_class_install_action (widget_class, "chart.zoom-in", NULL, chart_action);
  gtk_widget_class_install_action (widget_class, "chart.zoom-out", NULL, chart_action);
  gtk_widget_class_install_action (widget_class, "chart.zoom-normal", NULL, chart_action);
  gtk_widget_class_install_action (widget_class, "chart.fit", NULL, chart_action);
}

static void
pursuit_people_chart_class_init (PursuitPeopleChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_people_chart_dispose;
  object_class->finalize = pursuit_people_chart_finalize;
  widget_class->grab_focus = pursuit_people_chart_grab_focus;

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (PURSUIT_TYPE_ORG_VIEW);
  g_type_ensure (PURSUIT_TYPE_CHART_LEGEND);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/people/pursuit-people-chart.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, flap);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, view);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, empty);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, hint);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, scale);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, legend);
  gtk_widget_class_bind_template_child (widget_class, PursuitPeopleChart, panel_place);
  gtk_widget_class_bind_template_callback (widget_class, reparent_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_cb);
  gtk_widget_class_bind_template_callback (widget_class, hint_cb);
  gtk_widget_class_bind_template_callback (widget_class, resized_cb);
  install_actions (widget_class);
}

static void
pursuit_people_chart_init (PursuitPeopleChart *self)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  pursuit_org_view_set_menu (self->view, menu);
  scale_cb (self);
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
  self->panel = PURSUIT_PEOPLE_PANEL (pursuit_people_panel_new (session));
  adw_bin_set_child (self->panel_place, GTK_WIDGET (self->panel));
  unplaced = pursuit_people_panel_get_unplaced (self->panel);
  g_signal_connect_object (unplaced, "chosen", G_CALLBACK (unplaced_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unplaced, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
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

  if (get_people (self) && !pursuit_session_get_read_only (self->session))
    present_dialog (self, NULL, 0);
}

/**
 * pursuit_people_chart_find:
 * @text: a part of a name or a job title
 *
 * Selects the first person on the chart that matches.
 *
 * Returns: whether there is one
 */
gboolean
pursuit_people_chart_find (PursuitPeopleChart *self, const char *text)
{
  gint64 id;

  g_return_val_if_fail (PURSUIT_IS_PEOPLE_CHART (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  id = get_people (self) ? pursuit_org_people_search (get_people (self), text) : 0;
  if (id)
    pursuit_org_view_select (self->view, id);
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
