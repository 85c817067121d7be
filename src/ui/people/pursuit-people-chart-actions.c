/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with the person that is looked at on the people page, by menu, key and button. */

#include <glib/gi18n-lib.h>

#include "pursuit-activity-dialog.h"
#include "pursuit-parties-card.h"
#include "pursuit-people-chart-private.h"
#include "pursuit-people-copy.h"
#include "pursuit-person-data.h"
#include "pursuit-person-dialog.h"
#include "pursuit-person-erase.h"
#include "pursuit-record-chooser.h"
#include "pursuit-text.h"

/* Longer names of groups are cut in the menu. */
#define MAX_GROUP 40

static void
run (PursuitPeopleChart *self, PursuitCommand *command)
{
  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

/* pursuit_people_chart_get_current: (transfer none) (nullable): whom the actions are about. */
PursuitRecord *
pursuit_people_chart_get_current (PursuitPeopleChart *self)
{
  PursuitOrgPeople *people = pursuit_people_chart_get_people (self);

  return people ? (PursuitRecord *) pursuit_org_people_get_person (people, self->current) : NULL;
}

/* Which deal of the company has people whom the chosen one has not, and how many. */
static void
update_copy (PursuitPeopleChart *self)
{
  PursuitOrgPeople *people = pursuit_people_chart_get_people (self);
  const PursuitPeopleMap *map = people ? people->map : NULL;
  gboolean possible = map && map->earlier_people > 0 && !pursuit_session_get_read_only (self->session) &&
                      pursuit_people_reader_get_day (self->reader) == PURSUIT_DAY_NONE;
  g_autofree char *label =
      possible ? pursuit_people_copy_label (map) : g_strdup (_ ("_Copy the People of the Last Deal"));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.copy-people", possible);
  g_menu_remove_all (self->copy_section);
  g_menu_append (self->copy_section, label, "chart.copy-people");
}

/* The groups of the deal, each with a mark if the person is in it. */
static void
update_groups (PursuitPeopleChart *self)
{
  PursuitOrgPeople *people = pursuit_people_chart_get_people (self);
  PursuitPeopleMap *map = people ? people->map : NULL;

  g_menu_remove_all (self->groups_menu);
  for (guint i = 0; map && i < map->parties->len; i++)
    {
      const PursuitPartyView *party = map->parties->pdata[i];
      g_autofree char *name =
          pursuit_text_for_menu (pursuit_record_get_text (party->party, PURSUIT_PARTY_NAME), MAX_GROUP);
      gboolean member = self->current && pursuit_party_find_member (party, self->current) != NULL;
      /* Translators: %s is a group of people. */
      g_autofree char *label = g_strdup_printf (member ? _ ("Take Out of “%s”") : _ ("Put into “%s”"), name);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "person.group", "x", pursuit_record_get_id (party->party));
      g_menu_append_item (self->groups_menu, item);
    }
  g_menu_append (self->groups_menu, _ ("_New Group…"), "chart.new-group");
}

/* pursuit_people_chart_update_actions: another person is looked at, or the people are others. */
void
pursuit_people_chart_update_actions (PursuitPeopleChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = !pursuit_session_get_read_only (self->session);
  gboolean person = writable && pursuit_people_chart_get_current (self) != NULL;
  gboolean placed =
      person && pursuit_org_people_find (pursuit_people_chart_get_people (self), self->current) >= 0;
  gboolean in_deal =
      person && pursuit_org_people_get_participant (pursuit_people_chart_get_people (self), self->current);

  gtk_widget_action_set_enabled (widget, "person.edit", person);
  gtk_widget_action_set_enabled (widget, "person.log", person);
  gtk_widget_action_set_enabled (widget, "person.delete", person);
  gtk_widget_action_set_enabled (widget, "person.erase", person);
  gtk_widget_action_set_enabled (widget, "person.report", pursuit_people_chart_get_current (self) != NULL);
  gtk_widget_action_set_enabled (widget, "person.add-report", placed);
  gtk_widget_action_set_enabled (widget, "person.set-manager", placed);
  gtk_widget_action_set_enabled (widget, "person.remove", placed);
  gtk_widget_action_set_enabled (widget, "chart.cut", placed);
  gtk_widget_action_set_enabled (widget, "chart.paste", placed);
  gtk_widget_action_set_enabled (widget, "chart.line", placed);
  gtk_widget_action_set_enabled (widget, "person.assistant", placed);
  gtk_widget_action_set_enabled (widget, "person.columns", placed);
  gtk_widget_action_set_enabled (
      widget, "chart.fold",
      self->current && placed &&
          pursuit_people_chart_get_people (self)->n_reports[pursuit_org_people_find (
              pursuit_people_chart_get_people (self), self->current)] > 0);
  gtk_widget_action_set_enabled (widget, "person.place", person && !placed);
  gtk_widget_action_set_enabled (widget, "person.leave-deal", in_deal);
  gtk_widget_action_set_enabled (widget, "person.group", person);
  gtk_widget_action_set_enabled (widget, "chart.new-group",
                                 writable && pursuit_people_reader_get_deal (self->reader) != 0);
  gtk_widget_action_set_enabled (widget, "chart.add-guest",
                                 writable && pursuit_people_reader_get_deal (self->reader) != 0);
  update_copy (self);
  update_groups (self);
}

static PursuitPersonDialog *
make_dialog (PursuitPeopleChart *self, PursuitRecord *person, gint64 manager_id)
{
  PursuitPersonContext context = { .people = pursuit_people_chart_get_people (self),
                                   .company_id = pursuit_people_reader_get_company (self->reader),
                                   .company = pursuit_people_reader_get_company_name (self->reader),
                                   .deal_id = pursuit_people_reader_get_deal (self->reader),
                                   .deal = pursuit_people_reader_get_deal_title (self->reader),
                                   .manager_id = manager_id };

  return pursuit_person_dialog_new (pursuit_window_of (self), person, &context);
}

/* pursuit_people_chart_present_dialog: edits @person, or begins a new one under @manager_id. */
void
pursuit_people_chart_present_dialog (PursuitPeopleChart *self, PursuitRecord *person, gint64 manager_id)
{
  gtk_window_present (GTK_WINDOW (make_dialog (self, person, manager_id)));
}

/* pursuit_people_chart_present_new: begins somebody of a level and a function, codes of choices. */
void
pursuit_people_chart_present_new (PursuitPeopleChart *self, const char *level, const char *function)
{
  PursuitPersonDialog *dialog = make_dialog (self, NULL, 0);
  PursuitForm *form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (dialog));

  pursuit_form_suggest (form, PURSUIT_PERSON_LEVEL, level);
  pursuit_form_suggest (form, PURSUIT_PERSON_FUNCTION, function);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* pursuit_people_chart_edit: opens the dialog of a person. */
void
pursuit_people_chart_edit (PursuitPeopleChart *self, gint64 id)
{
  PursuitPerson *person = pursuit_people_chart_get_people (self)
                              ? pursuit_org_people_get_person (pursuit_people_chart_get_people (self), id)
                              : NULL;

  if (person && !pursuit_session_get_read_only (self->session))
    pursuit_people_chart_present_dialog (self, PURSUIT_RECORD (person), 0);
}

static void
reparent_current (PursuitPeopleChart *self, gint64 manager)
{
  g_autoptr (PursuitCommand) command = pursuit_command_reparent_person (self->current, manager, 0);

  run (self, command);
}

/* Returns: (transfer full) (element-type gint64): @id, and the others if it is one of several who are
 * selected on the chart */
static GArray *
list_meant (PursuitPeopleChart *self, gint64 id)
{
  g_autoptr (GArray) picked = pursuit_org_view_list_picked (self->view);
  GArray *alone;

  for (guint i = 0; i < picked->len; i++)
    if (g_array_index (picked, gint64, i) == id)
      return g_steal_pointer (&picked);
  alone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (alone, id);
  return alone;
}

static void
leave_deal (PursuitPeopleChart *self, GArray *ids)
{
  g_autoptr (PursuitCommand) command =
      pursuit_command_remove_participants (pursuit_people_reader_get_deal (self->reader),
                                           (const gint64 *) (gpointer) ids->data, ids->len);

  run (self, command);
}

/* pursuit_people_chart_remove: takes a person off the chart, with the others who are selected. Those of other
 * companies are on it because of the deal, and leave that. */
void
pursuit_people_chart_remove (PursuitPeopleChart *self, gint64 id)
{
  PursuitOrgPeople *people = pursuit_people_chart_get_people (self);
  g_autoptr (GArray) ids = list_meant (self, id);
  g_autoptr (GArray) guests = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = ids->len; i > 0; i--)
    if (pursuit_org_people_is_guest (people, g_array_index (ids, gint64, i - 1)))
      {
        g_array_append_val (guests, g_array_index (ids, gint64, i - 1));
        g_array_remove_index (ids, i - 1);
      }
  if (ids->len > 0)
    {
      g_autoptr (PursuitCommand) command =
          pursuit_command_remove_people_from_chart ((const gint64 *) (gpointer) ids->data, ids->len);

      run (self, command);
    }
  if (guests->len > 0)
    leave_deal (self, guests);
}

/* Actions */

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);

  pursuit_people_chart_edit (self, self->current);
}

static void
add_report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);

  pursuit_people_chart_present_dialog (self, NULL, self->current);
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);
  PursuitRecord *person = pursuit_people_chart_get_current (self);

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

  pursuit_people_chart_remove (self, self->current);
}

/* Nothing is asked: the message that follows has an Undo button. */
static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);
  g_autoptr (GArray) ids = list_meant (self, self->current);
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_people ((const gint64 *) (gpointer) ids->data, ids->len);

  run (self, command);
}

/* That is asked before: it cannot be undone. */
static void
erase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);

  pursuit_person_erase_ask (pursuit_window_of (self), self->current);
}

/* @parameter: the name of a format */
static void
report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);
  PursuitReportFormat format;

  if (pursuit_report_format_from_string (g_variant_get_string (parameter, NULL), &format))
    pursuit_person_data_export (pursuit_window_of (self), self->current, format);
}

/* Those who take no part in the deal stay as they are. */
static void
leave_deal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);
  PursuitOrgPeople *people = pursuit_people_chart_get_people (self);
  g_autoptr (GArray) ids = list_meant (self, self->current);

  for (guint i = ids->len; i > 0; i--)
    if (pursuit_org_people_get_participant (people, g_array_index (ids, gint64, i - 1)) == NULL)
      g_array_remove_index (ids, i - 1);
  if (ids->len > 0)
    leave_deal (self, ids);
}

static void
group_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);
  PursuitPeopleMap *map = pursuit_people_chart_get_people (self)->map;

  for (guint i = 0; i < map->parties->len; i++)
    {
      const PursuitPartyView *party = map->parties->pdata[i];

      if (pursuit_record_get_id (party->party) == g_variant_get_int64 (parameter))
        pursuit_party_toggle_member (pursuit_window_of (self), party, self->current);
    }
}

static void
new_group_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);

  pursuit_party_present_new (pursuit_window_of (self), pursuit_people_reader_get_deal (self->reader));
}

static void
copy_people_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);

  pursuit_people_copy_run (pursuit_window_of (self), pursuit_people_chart_get_people (self)->map);
}

static void
place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);

  if (pursuit_people_chart_get_people (self)->n_cards == 0)
    reparent_current (self, 0);
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
  else if (g_str_equal (name, "chart.cut"))
    pursuit_org_view_cut (self->view);
  else if (g_str_equal (name, "chart.paste"))
    pursuit_org_view_paste (self->view);
  else if (g_str_equal (name, "chart.line"))
    pursuit_org_view_begin_line (self->view, self->current);
  else if (g_str_equal (name, "chart.fold"))
    pursuit_org_view_toggle_fold (self->view, self->current);
  else
    pursuit_org_view_fit (self->view);
}

static void
expand_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_org_view_expand_to (PURSUIT_PEOPLE_CHART (widget)->view, g_variant_get_int32 (parameter));
}

static void
set_place (PursuitPeopleChart *self, guint field, gint64 number)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;

  pursuit_fields_set_int (fields, field, number);
  command = pursuit_command_set_fields (self->current, 0, fields);
  run (self, command);
}

static void
assistant_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);
  PursuitRecord *person = pursuit_people_chart_get_current (self);

  if (person)
    set_place (self, PURSUIT_PERSON_ASSISTANT, !pursuit_record_get_int (person, PURSUIT_PERSON_ASSISTANT));
}

static void
columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_place (PURSUIT_PEOPLE_CHART (widget), PURSUIT_PERSON_CHART_COLUMNS, g_variant_get_int32 (parameter));
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

  return pursuit_org_people_why_not (pursuit_people_chart_get_people (self), self->current,
                                     pursuit_record_get_id (person));
}

static void
manager_chosen_cb (PursuitPeopleChart *self, gint64 id)
{
  reparent_current (self, id);
}

static void
set_manager_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const PursuitRecordChooserFuncs funcs = { .describe = describe_person, .why_not = why_not_manager };
  PursuitPeopleChart *self = PURSUIT_PEOPLE_CHART (widget);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PERSON_ENTITY);
  PursuitRecord *person = pursuit_people_chart_get_current (self);
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

/* pursuit_people_chart_make_menu: (transfer full): what the context menu of a card offers. */
GMenuModel *
pursuit_people_chart_make_menu (PursuitPeopleChart *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenuModel) own = pursuit_person_data_menu_new ();

  g_menu_append (first, _ ("_Edit…"), "person.edit");
  g_menu_append (first, _ ("_Add Report…"), "person.add-report");
  g_menu_append (first, _ ("Set _Manager…"), "person.set-manager");
  g_menu_append (first, _ ("_Log Activity…"), "person.log");
  g_menu_append (place, _ ("Cu_t"), "chart.cut");
  g_menu_append (place, _ ("_Paste Here"), "chart.paste");
  g_menu_append (place, _ ("_Fold or Unfold"), "chart.fold");
  g_menu_append (place, _ ("Draw a L_ine…"), "chart.line");
  g_menu_append (place, _ ("_Assistant, or Not Any Longer"), "person.assistant");
  g_menu_append (columns, _ ("_Automatic"), "person.columns(0)");
  g_menu_append (columns, _ ("_1 Column"), "person.columns(1)");
  g_menu_append (columns, _ ("_2 Columns"), "person.columns(2)");
  g_menu_append (columns, _ ("_3 Columns"), "person.columns(3)");
  g_menu_append_submenu (place, _ ("Reports in _Columns"), G_MENU_MODEL (columns));
  g_menu_append_submenu (place, _ ("_Groups"), G_MENU_MODEL (self->groups_menu));
  g_menu_append (last, _ ("_Remove from Chart"), "person.remove");
  g_menu_append (last, _ ("Take Out of the Dea_l"), "person.leave-deal");
  g_menu_append (last, _ ("_Delete"), "person.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  g_menu_append_section (menu, NULL, own);
  return G_MENU_MODEL (menu);
}

/* pursuit_people_chart_install_actions: called once. */
void
pursuit_people_chart_install_actions (GtkWidgetClass *widget_class)
{
  static const char *const views[] = { "chart", "list", "support", "levels", "stages" };

  gtk_widget_class_install_action (widget_class, "person.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "person.add-report", NULL, add_report_action);
  gtk_widget_class_install_action (widget_class, "person.set-manager", NULL, set_manager_action);
  gtk_widget_class_install_action (widget_class, "person.log", NULL, log_action);
  gtk_widget_class_install_action (widget_class, "person.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "person.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "person.erase", NULL, erase_action);
  gtk_widget_class_install_action (widget_class, "person.report", "s", report_action);
  gtk_widget_class_install_action (widget_class, "person.leave-deal", NULL, leave_deal_action);
  gtk_widget_class_install_action (widget_class, "person.place", NULL, place_action);
  gtk_widget_class_install_action (widget_class, "person.group", "x", group_action);
  gtk_widget_class_install_action (widget_class, "chart.new-group", NULL, new_group_action);
  gtk_widget_class_install_action (widget_class, "chart.copy-people", NULL, copy_people_action);
  gtk_widget_class_install_action (widget_class, "chart.add-guest", NULL, pursuit_people_chart_add_guest);
  gtk_widget_class_install_action (widget_class, "chart.zoom-in", NULL, chart_action);
  gtk_widget_class_install_action (widget_class, "chart.zoom-out", NULL, chart_action);
  gtk_widget_class_install_action (widget_class, "chart.zoom-normal", NULL, chart_action);
  gtk_widget_class_install_action (widget_class, "chart.fit", NULL, chart_action);
  gtk_widget_class_install_action (widget_class, "chart.expand", "i", expand_action);
  gtk_widget_class_install_property_action (widget_class, "chart.view", "view");
  gtk_widget_class_install_property_action (widget_class, "chart.lanes", "lanes");
  gtk_widget_class_install_property_action (widget_class, "chart.matters", "matters");
  gtk_widget_class_install_action (widget_class, "person.assistant", NULL, assistant_action);
  gtk_widget_class_install_action (widget_class, "person.columns", "i", columns_action);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "chart.view", "s",
                                         views[i]);
  gtk_widget_class_install_action (widget_class, "chart.cut", NULL, chart_action);
  gtk_widget_class_install_action (widget_class, "chart.line", NULL, chart_action);
  gtk_widget_class_install_action (widget_class, "chart.paste", NULL, chart_action);
  gtk_widget_class_install_action (widget_class, "chart.fold", NULL, chart_action);
}
