/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What meets the conditions of a key node: each kind of condition leads to the place where what it asks for
 * is told.
 */

#include "pursuit-deal-node-act.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "compat.h"
#include "pursuit-activity-dialog.h"
#include "pursuit-activity.h"
#include "pursuit-approval-dialog.h"
#include "pursuit-company-dialog.h"
#include "pursuit-company.h"
#include "pursuit-deal-actions.h"
#include "pursuit-deal-criteria-dialog.h"
#include "pursuit-deal-dialog.h"
#include "pursuit-deal-files.h"
#include "pursuit-deal-score-dialog.h"
#include "pursuit-evidence-dialog.h"
#include "pursuit-participant.h"
#include "pursuit-text.h"

/* What is acted on. Freed with act_free(). */
typedef struct
{
  PursuitWindow *window;
  PursuitDeal *deal;
  const PursuitDealTasks *tasks; /* while the action begins */
  const PursuitTaskNode *node;
  const char *argument;
  gint64 person_id;
  guint field;
} Act;

static Act *
act_copy (const Act *act)
{
  Act *copy = g_memdup2 (act, sizeof *act);

  g_object_ref (copy->window);
  g_object_ref (copy->deal);
  copy->tasks = NULL;
  copy->node = NULL;
  copy->argument = NULL;
  return copy;
}

static void
act_free (Act *act)
{
  g_object_unref (act->window);
  g_object_unref (act->deal);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static gint64
deal_id (const Act *act)
{
  return pursuit_record_get_id (PURSUIT_RECORD (act->deal));
}

static void
confirm (const Act *act)
{
  pursuit_evidence_dialog_present (act->window, deal_id (act), act->node);
}

static void
attach (const Act *act)
{
  pursuit_deal_choose_file (act->window, deal_id (act), *act->argument ? act->argument : NULL);
}

static void
ask_approval (const Act *act)
{
  pursuit_approval_dialog_ask (act->window, deal_id (act), act->node->id, act->node->name);
}

static void
show_people (const Act *act)
{
  pursuit_deal_show_people (act->window, act->deal);
}

static void
insider_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autofree char *answer = pursuit_compat_ask_finish (result);
  g_autoptr (PursuitFields) fields = NULL;
  g_autoptr (PursuitCommand) command = NULL;

  if (g_strcmp0 (answer, "people") == 0)
    show_people (act);
  if (g_strcmp0 (answer, "mark") != 0)
    return;
  fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_INSIDER, 1);
  command = pursuit_command_set_participant (deal_id (act), act->person_id, fields);
  pursuit_window_run (act->window, command, NULL, NULL);
}

/* The closest candidate can be marked at once; anybody else is found on the chart. */
static void
mark_insider (const Act *act)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "people", _ ("Somebody _Else…"), PURSUIT_ANSWER_PLAIN },
    { "mark", _ ("_Mark as Insider"), PURSUIT_ANSWER_SUGGESTED },
  };
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  Act *copy;

  if (act->tasks->candidate_id == 0)
    {
      show_people (act);
      return;
    }
  name = pursuit_text_for_display (act->tasks->candidate, 60);
  /* Translators: %s is a person */
  heading = g_strdup_printf (_ ("Is %s an insider?"), name);
  copy = act_copy (act);
  copy->person_id = act->tasks->candidate_id;
  pursuit_compat_ask_async (
      GTK_WINDOW (act->window), heading,
      _ ("An insider tells us what goes on at the customer’s, because they want us to win."), NULL, answers,
      G_N_ELEMENTS (answers), insider_answered_cb, copy);
}

/* The first of the kinds that the condition names. */
static void
log_activity (const Act *act)
{
  g_auto (GStrv) kinds = g_strsplit (act->argument, ",", -1);
  PursuitRecord *deal = PURSUIT_RECORD (act->deal);
  const char *title = pursuit_record_get_text (deal, PURSUIT_DEAL_TITLE);
  PursuitActivityDialog *dialog =
      pursuit_activity_dialog_log (act->window, pursuit_record_get_int (deal, PURSUIT_DEAL_COMPANY_ID),
                                   deal_id (act), 0, title != NULL ? title : "");

  if (kinds[0] != NULL && pursuit_choice_is_valid (PURSUIT_ACTIVITY_KINDS, kinds[0]))
    pursuit_form_suggest (pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (dialog)),
                          PURSUIT_ACTIVITY_KIND, kinds[0]);
}

static void
focus_field (PursuitRecordDialog *dialog, guint field)
{
  GtkWidget *row = pursuit_form_get_row (pursuit_record_dialog_get_form (dialog), field);

  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
record_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) record = pursuit_session_record_finish (PURSUIT_SESSION (source), result, &error);
  PursuitRecordDialog *dialog;

  if (record == NULL)
    {
      pursuit_window_toast_error (act->window, error);
      return;
    }
  if (PURSUIT_IS_DEAL (record))
    dialog = PURSUIT_RECORD_DIALOG (pursuit_deal_dialog_edit (act->window, PURSUIT_DEAL (record)));
  else
    {
      dialog = pursuit_company_dialog_new (act->window, record);
      gtk_window_present (GTK_WINDOW (dialog));
    }
  focus_field (dialog, act->field);
}

/* ENTITY.FIELD: the form of the deal or of its customer, at that field. */
static void
fill_field (const Act *act)
{
  gboolean company = g_str_has_prefix (act->argument, "company.");
  const PursuitEntity *entity = company ? &PURSUIT_COMPANY_ENTITY : &PURSUIT_DEAL_ENTITY;
  gint64 id =
      company ? pursuit_record_get_int (PURSUIT_RECORD (act->deal), PURSUIT_DEAL_COMPANY_ID) : deal_id (act);
  const char *name = strchr (act->argument, '.');
  int field = name != NULL ? pursuit_entity_find_field (entity, name + 1) : -1;
  Act *copy;

  if (id == 0)
    {
      /* without a customer, the deal is asked for one */
      id = deal_id (act);
      entity = &PURSUIT_DEAL_ENTITY;
      field = PURSUIT_DEAL_COMPANY;
    }
  copy = act_copy (act);
  copy->field = (guint) MAX (field, 0);
  pursuit_session_record_async (pursuit_window_get_session (act->window), entity, id, NULL, record_read_cb,
                                copy);
}

/* The scorecard that the condition names. */
static void
score (const Act *act)
{
  pursuit_deal_score_dialog_present (act->window, deal_id (act), act->argument);
}

static void
edit_criteria (const Act *act)
{
  pursuit_deal_criteria_dialog_present (act->window, act->deal);
}

static const struct
{
  const char *action;
  void (*act) (const Act *act);
} ACTS[] = {
  { "confirm", confirm },
  { "attach", attach },
  { "ask-approval", ask_approval },
  { "mark-insider", mark_insider },
  { "add-person", show_people },
  { "set-weights", show_people },
  { "show-people", show_people },
  { "log-activity", log_activity },
  { "fill-field", fill_field },
  { "score", score },
  { "edit-criteria", edit_criteria },
};

/**
 * pursuit_deal_node_act:
 * @tasks: of @deal, with the key node @node_id
 * @action: the code of what meets a condition (pursuit_gate_action_code())
 * @argument: the condition's argument
 *
 * Starts what meets a condition of a key node; what has no place of its own is confirmed by evidence.
 */
void
pursuit_deal_node_act (PursuitWindow *window,
                       PursuitDeal *deal,
                       const PursuitDealTasks *tasks,
                       gint64 node_id,
                       const char *action,
                       const char *argument)
{
  Act act = { .window = window, .deal = deal, .tasks = tasks, .argument = argument };

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_DEAL (deal));
  g_return_if_fail (tasks != NULL && action != NULL && argument != NULL);

  for (guint i = 0; i < tasks->nodes->len; i++)
    {
      const PursuitTaskNode *node = tasks->nodes->pdata[i];
      if (node->id == node_id)
        act.node = node;
    }
  if (act.node == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ACTS); i++)
    {
      if (g_str_equal (ACTS[i].action, action))
        {
          ACTS[i].act (&act);
          return;
        }
    }
  confirm (&act);
}

/** pursuit_deal_node_withdraw: takes back what was said of a key node. */
void
pursuit_deal_node_withdraw (PursuitWindow *window, gint64 deal, gint64 node_id)
{
  g_autoptr (PursuitCommand) command = pursuit_command_confirm_node (deal, node_id, NULL, PURSUIT_DAY_NONE);

  pursuit_window_run (window, command, NULL, NULL);
}
