/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done on a deal's page: the actions “dealpage.…”, their keys, and the buttons for them. */

#include "pursuit-deal-page-private.h"

#include "pursuit-buying-stage-dialog.h"
#include "pursuit-approval-dialog.h"
#include "pursuit-company-actions.h"
#include "pursuit-deal-actions.h"
#include "pursuit-deal-files.h"
#include "pursuit-deal-menu.h"
#include "pursuit-deal-move-dialog.h"
#include "pursuit-deal-node-act.h"
#include "pursuit-finding-act.h"
#include "pursuit-people-page.h"
#include "pursuit-window.h"

static PursuitSession *
get_session (PursuitDealPage *self)
{
  return pursuit_page_get_session (PURSUIT_PAGE (self));
}

static PursuitDeal *
get_deal (PursuitDealPage *self)
{
  return pursuit_deal_reader_get_deal (self->reader);
}

/* Where the deal can be moved. */
static GPtrArray *
get_targets (PursuitDealPage *self)
{
  GPtrArray *stages = pursuit_deal_reader_get_part (self->reader, PURSUIT_DEAL_PART_STAGES);
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; stages != NULL && i < stages->len; i++)
    if (pursuit_record_get_int (stages->pdata[i], PURSUIT_STAGE_RETIRED) == 0)
      g_ptr_array_add (targets, g_object_ref (stages->pdata[i]));
  return targets;
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (widget);
  PursuitWindow *window = pursuit_window_of (self);

  if (window != NULL && pursuit_window_get_page (window) == PURSUIT_PAGE (self))
    pursuit_window_go_back (window, self->id);
}

static void
company_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDeal *deal = pursuit_deal_reader_get_deal (PURSUIT_DEAL_PAGE (widget)->reader);
  gint64 id = deal != NULL ? pursuit_record_get_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_COMPANY_ID) : 0;

  if (id != 0)
    pursuit_company_open (pursuit_window_of (widget), id);
}

static void
go_to (PursuitDealPage *self, guint place)
{
  gint64 id = pursuit_list_get_id_at (PURSUIT_LIST (self->neighbours), place);

  self->place = place;
  if (id != 0)
    pursuit_deal_page_show (self, id, self->neighbours);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (widget);

  pursuit_deal_page_show_neighbours (self);
  if (self->neighbours != NULL && gtk_widget_is_sensitive (self->previous))
    go_to (self, self->place - 1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (widget);
  gboolean here;

  pursuit_deal_page_show_neighbours (self);
  if (self->neighbours == NULL || !gtk_widget_is_sensitive (self->next))
    return;
  here = pursuit_list_find_id (PURSUIT_LIST (self->neighbours), self->id) >= 0;
  go_to (self, self->place + (here ? 1 : 0));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (widget);

  pursuit_deal_edit (pursuit_window_of (self), self->id);
}

static void
sheet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (widget);

  if (get_deal (self) != NULL)
    pursuit_deal_show_sheet (pursuit_window_of (self), self->id);
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (widget);

  if (get_deal (self) != NULL)
    pursuit_deal_log_activity (pursuit_window_of (self), get_deal (self));
}

static void
ask_move (PursuitDealPage *self, gint64 stage_id)
{
  g_autoptr (GPtrArray) targets = get_targets (self);

  if (get_deal (self) != NULL && !pursuit_session_get_read_only (get_session (self)))
    pursuit_deal_move_dialog_ask (pursuit_window_of (self), get_deal (self), targets, stage_id);
}

static void
move_cb (PursuitDealPage *self)
{
  PursuitStage *next = pursuit_deal_reader_get_next_stage (self->reader);

  if (next != NULL)
    ask_move (self, pursuit_record_get_id (PURSUIT_RECORD (next)));
}

static void
step_activated_cb (PursuitDealPage *self, gint64 stage_id)
{
  ask_move (self, stage_id);
}

static void
buying_step_activated_cb (PursuitDealPage *self, gint64 buying_stage_id)
{
  GPtrArray *stages = pursuit_deal_reader_get_part (self->reader, PURSUIT_DEAL_PART_BUYING);

  if (get_deal (self) != NULL && stages != NULL && !pursuit_session_get_read_only (get_session (self)))
    pursuit_buying_stage_dialog_new (pursuit_window_of (self), get_deal (self), stages, buying_stage_id);
}

static void
person_activated_cb (PursuitDealPage *self, gint64 person_id)
{
  PursuitWindow *window = pursuit_window_of (self);
  PursuitPage *page;
  gint64 company;

  if (get_deal (self) == NULL)
    return;
  company = pursuit_record_get_int (PURSUIT_RECORD (get_deal (self)), PURSUIT_DEAL_COMPANY_ID);
  page = pursuit_window_show_page (window, "people");
  if (page != NULL)
    pursuit_people_page_show_chart (PURSUIT_PEOPLE_PAGE (page), company, self->id, person_id);
}

/* Where somebody of the deal belongs. */
static PursuitPersonContext
get_place (PursuitDealPage *self)
{
  PursuitRecord *deal = PURSUIT_RECORD (get_deal (self));

  return (PursuitPersonContext){ .company_id = pursuit_record_get_int (deal, PURSUIT_DEAL_COMPANY_ID),
                                 .company = pursuit_record_get_text (deal, PURSUIT_DEAL_COMPANY),
                                 .deal_id = self->id,
                                 .deal = pursuit_record_get_text (deal, PURSUIT_DEAL_TITLE),
                                 .joins = TRUE };
}

static void
finding_act_cb (PursuitDealPage *self, gpointer finding)
{
  if (get_deal (self) != NULL)
    {
      const PursuitPersonContext place = get_place (self);

      pursuit_finding_act (pursuit_window_of (self), &place, finding);
    }
}

static void
add_person_cb (PursuitDealPage *self)
{
  if (get_deal (self) != NULL)
    {
      const PursuitPersonContext place = get_place (self);

      gtk_window_present (GTK_WINDOW (pursuit_person_dialog_new (pursuit_window_of (self), NULL, &place)));
    }
}

/* One person on the chart; 0: all who take part, or the chart of the company as long as there are none. */
static void
people_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (widget);
  gint64 person = g_variant_get_int64 (parameter);

  if (person == 0 && gtk_stack_page_get_visible (self->people_page))
    gtk_stack_set_visible_child_name (self->tabs, "people");
  else
    person_activated_cb (self, person);
}

static void
tick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (widget);
  g_autoptr (PursuitCommand) command = NULL;
  gint64 work_id;
  gboolean done;

  g_variant_get (parameter, "(xb)", &work_id, &done);
  command = pursuit_command_tick_work (self->id, work_id, done, PURSUIT_DAY_NONE, NULL);
  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

static void
meet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (widget);
  const PursuitDealTasks *tasks = pursuit_deal_reader_get_tasks (self->reader);
  const char *action, *argument;
  gint64 node_id;

  g_variant_get (parameter, "(x&s&s)", &node_id, &action, &argument);
  if (tasks != NULL && get_deal (self) != NULL)
    pursuit_deal_node_act (pursuit_window_of (self), get_deal (self), tasks, node_id, action, argument);
}

static void
withdraw_evidence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitDealPage *self = PURSUIT_DEAL_PAGE (widget);

  pursuit_deal_node_withdraw (pursuit_window_of (self), self->id, g_variant_get_int64 (parameter));
}

static void
open_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_deal_open_file (pursuit_window_of (widget), g_variant_get_int64 (parameter));
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *state;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &state);
  pursuit_approval_dialog_decide (pursuit_window_of (widget), id, state);
}

static void
undo_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_window_undo_step (pursuit_window_of (widget), g_variant_get_int64 (parameter));
}

static void
attach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pursuit_deal_choose_file (pursuit_window_of (widget), PURSUIT_DEAL_PAGE (widget)->id, NULL);
}

/* Files that are dropped anywhere on the page are the deal's. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  PursuitDealPage *self = user_data;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  if (get_deal (self) == NULL || pursuit_session_get_read_only (get_session (self)))
    return FALSE;
  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    g_list_store_append (files, file->data);
  pursuit_deal_attach (pursuit_window_of (self), self->id, G_LIST_MODEL (files), NULL);
  return TRUE;
}

/** pursuit_deal_page_add_drop: lets files be dragged onto the page. */
void
pursuit_deal_page_add_drop (PursuitDealPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* The buttons of the header bar stand outside of the page, where its actions are not known. */
static void
back_cb (PursuitDealPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dealpage.back", NULL);
}

static void
previous_cb (PursuitDealPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dealpage.previous", NULL);
}

static void
next_cb (PursuitDealPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dealpage.next", NULL);
}

static void
edit_cb (PursuitDealPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dealpage.edit", NULL);
}

static void
sheet_cb (PursuitDealPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dealpage.sheet", NULL);
}

static void
menu_cb (PursuitDealPage *self)
{
  g_autoptr (GPtrArray) targets = get_targets (self);

  if (get_deal (self) != NULL)
    pursuit_deal_menu_popup (self->menu, &(GdkRectangle){ 0, gtk_widget_get_height (self->menu), 1, 1 },
                             get_deal (self), targets, FALSE);
}

/** pursuit_deal_page_add_keys: the keys that work wherever the focus is, also on a button of the header bar.
 */
void
pursuit_deal_page_add_keys (PursuitDealPage *self)
{
  static const PursuitPageKey keys[] = { { GDK_KEY_Left, GDK_ALT_MASK, "dealpage.back" },
                                         { GDK_KEY_Up, GDK_ALT_MASK, "dealpage.previous" },
                                         { GDK_KEY_Down, GDK_ALT_MASK, "dealpage.next" },
                                         { GDK_KEY_F2, 0, "dealpage.edit" },
                                         { GDK_KEY_p, GDK_CONTROL_MASK, "dealpage.sheet" } };

  pursuit_page_add_keys (PURSUIT_PAGE (self), keys, G_N_ELEMENTS (keys));
}

/** pursuit_deal_page_install_actions: adds the page's actions, keys and the callbacks of its buttons. */
void
pursuit_deal_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "dealpage.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "dealpage.company", NULL, company_action);
  gtk_widget_class_install_action (widget_class, "dealpage.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "dealpage.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "dealpage.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "dealpage.sheet", NULL, sheet_action);
  gtk_widget_class_install_action (widget_class, "dealpage.log", NULL, log_action);
  gtk_widget_class_install_action (widget_class, "dealpage.people", "x", people_action);
  gtk_widget_class_install_action (widget_class, "dealpage.tick", "(xb)", tick_action);
  gtk_widget_class_install_action (widget_class, "dealpage.meet", "(xss)", meet_action);
  gtk_widget_class_install_action (widget_class, "dealpage.withdraw-evidence", "x", withdraw_evidence_action);
  gtk_widget_class_install_action (widget_class, "dealpage.open-file", "x", open_file_action);
  gtk_widget_class_install_action (widget_class, "dealpage.decide", "(xs)", decide_action);
  gtk_widget_class_install_action (widget_class, "dealpage.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "dealpage.undo-step", "x", undo_step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "dealpage.back", NULL);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, buying_step_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_act_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_person_cb);
}
