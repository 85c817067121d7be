/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must be known before companies are handed over, exchanged, shared, protected, released or graded: one
 * question with the rows that each of these needs. */

#include "pursuit-holding-dialog.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-colleagues.h"
#include "pursuit-company.h"
#include "pursuit-company-share.h"
#include "pursuit-deal.h"
#include "pursuit-form-row.h"
#include "pursuit-member.h"
#include "pursuit-text.h"

/* Days that a protection is proposed for. */
#define PROTECT_DAYS 30

typedef struct
{
  PursuitHolding holding;
  GArray *ids;
  char *name;            /* (nullable): of the only company */
  GPtrArray *colleagues; /* (nullable): PursuitMember */
  GtkWidget *question;   /* not owned: answers before it goes */
  AdwComboRow *member;   /* (nullable) */
  AdwComboRow *choice;   /* (nullable): the right, or the grade */
  GtkEditable *until;    /* (nullable) */
  GtkEditable *reason;   /* (nullable) */
  GtkSwitch *deals;      /* (nullable) */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_array_unref (asking->ids);
  g_free (asking->name);
  g_clear_pointer (&asking->colleagues, g_ptr_array_unref);
  g_clear_object (&asking->member);
  g_clear_object (&asking->choice);
  g_clear_object (&asking->until);
  g_clear_object (&asking->reason);
  g_clear_object (&asking->deals);
  g_free (asking);
}

/* What the question says, and which rows it has. */
static const struct
{
  const char *heading;
  const char *answer;
  const char *member; /* what the row of the colleague is called; NULL: it has none */
  gboolean until, reason, deals;
  const PursuitChoice *choices;
  const char *choice;
} QUESTIONS[] = {
  [PURSUIT_HOLDING_HAND_OVER] = { N_ ("Hand Over"), N_ ("_Hand Over"), N_ ("New owner"), FALSE, TRUE, TRUE },
  [PURSUIT_HOLDING_EXCHANGE] = { N_ ("Exchange Customers"), N_ ("_Exchange"), N_ ("With whom"), FALSE, TRUE,
                                 TRUE },
  [PURSUIT_HOLDING_SHARE] = { N_ ("Share"), N_ ("_Share"), N_ ("With whom"), TRUE, FALSE, FALSE,
                              PURSUIT_SHARE_RIGHTS, N_ ("Right") },
  [PURSUIT_HOLDING_PROTECT] = { N_ ("Protect from the Pool"), N_ ("_Protect"), NULL, TRUE },
  [PURSUIT_HOLDING_RELEASE] = { N_ ("Release to the Pool"), N_ ("_Release"), NULL, FALSE, TRUE },
  [PURSUIT_HOLDING_GRADE] = { N_ ("Give Another Grade"), N_ ("_Grade"), NULL, FALSE, TRUE, FALSE,
                              PURSUIT_GRADES, N_ ("Grade") },
};

static gint64
get_member (Asking *asking)
{
  guint selected = adw_combo_row_get_selected (asking->member);

  return selected > 0 && selected <= asking->colleagues->len
             ? pursuit_record_get_id (asking->colleagues->pdata[selected - 1])
             : 0;
}

/* The question has its answer when a colleague is chosen and the day is one. */
static gboolean
get_until (Asking *asking, PursuitDay *day)
{
  const char *text = gtk_editable_get_text (asking->until);

  *day = pursuit_day_parse_iso (text);
  return *day != PURSUIT_DAY_NONE || (*text == '\0' && asking->holding == PURSUIT_HOLDING_SHARE);
}

/* A button that cannot be pressed does not say why. */
static void
tell_until (Asking *asking)
{
  const char *text = gtk_editable_get_text (asking->until);
  PursuitDay day;
  g_autofree char *shown = pursuit_text_for_display (text, 40);
  g_autofree char *problem = *text == '\0'
                                 ? g_strdup (_ ("Write the day as YYYY-MM-DD."))
                                 : g_strdup_printf (_ ("“%s” is not a date. Write it as YYYY-MM-DD."), shown);

  pursuit_form_row_tell (GTK_WIDGET (asking->until), get_until (asking, &day) ? NULL : problem);
}

static void
update_cb (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);
  PursuitDay day;
  gboolean complete =
      (asking->member == NULL || get_member (asking) != 0) &&
      (asking->until == NULL || get_until (asking, &day)) &&
      (asking->holding != PURSUIT_HOLDING_GRADE || *gtk_editable_get_text (asking->reason) != '\0');

  if (asking->until != NULL)
    tell_until (asking);
  pursuit_compat_ask_set_enabled (asking->question, "do", complete);
}

static PursuitCommand *
make_command (Asking *asking, gint64 actor)
{
  const gint64 *ids = (const gint64 *) asking->ids->data;
  guint n = asking->ids->len;
  const char *reason = asking->reason ? gtk_editable_get_text (asking->reason) : NULL;
  const PursuitChoice *choices = QUESTIONS[asking->holding].choices;
  const char *code = choices ? choices[adw_combo_row_get_selected (asking->choice)].code : NULL;
  gboolean deals = asking->deals != NULL && gtk_switch_get_active (asking->deals);
  PursuitDay until = PURSUIT_DAY_NONE;

  if (reason != NULL && *reason == '\0')
    reason = NULL;
  if (asking->until != NULL)
    get_until (asking, &until);
  switch (asking->holding)
    {
    case PURSUIT_HOLDING_HAND_OVER:
      return pursuit_command_hand_over_companies (ids, n, get_member (asking), deals, reason);
    case PURSUIT_HOLDING_EXCHANGE:
      return pursuit_command_exchange_companies (ids, n, actor, get_member (asking), deals, reason);
    case PURSUIT_HOLDING_SHARE:
      return pursuit_command_share_companies (ids, n, get_member (asking), code, until);
    case PURSUIT_HOLDING_PROTECT:
      return pursuit_command_protect_companies (ids, n, until);
    case PURSUIT_HOLDING_RELEASE:
      return pursuit_command_release_companies (ids, n, reason);
    case PURSUIT_HOLDING_GRADE:
    default:
      return pursuit_command_grade_company (ids[0], code, reason);
    }
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);
  PursuitWindow *window = PURSUIT_WINDOW (source);
  g_autofree char *answer = pursuit_compat_ask_finish (result);

  g_task_return_boolean (task, TRUE);
  if (g_strcmp0 (answer, "do") != 0)
    return;
  g_autoptr (PursuitCommand) command =
      make_command (asking, pursuit_session_get_actor (pursuit_window_get_session (window)));
  pursuit_window_run (window, command, NULL, NULL);
}

static void
add_row (GtkWidget *group, gpointer row, const char *title, GTask *task, const char *signal)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (row));
  g_signal_connect_object (row, signal, G_CALLBACK (update_cb), task, G_CONNECT_SWAPPED);
}

static AdwComboRow *
make_choice (const PursuitChoice *choices)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  for (; choices->code != NULL; choices++)
    gtk_string_list_append (labels, _ (choices->label));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  return row;
}

static void
add_deals (Asking *asking, GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();

  asking->deals = g_object_ref_sink (GTK_SWITCH (gtk_switch_new ()));
  gtk_switch_set_active (asking->deals, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (asking->deals), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Open deals go with them"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (asking->deals));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (asking->deals));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
make_rows (GTask *task, PursuitDay today)
{
  Asking *asking = g_task_get_task_data (task);
  GtkWidget *group = adw_preferences_group_new ();

  if (QUESTIONS[asking->holding].member != NULL)
    {
      asking->member = g_object_ref_sink (pursuit_colleagues_make_row (asking->colleagues));
      add_row (group, asking->member, _ (QUESTIONS[asking->holding].member), task, "notify::selected");
    }
  if (QUESTIONS[asking->holding].choices != NULL)
    {
      asking->choice = g_object_ref_sink (make_choice (QUESTIONS[asking->holding].choices));
      add_row (group, asking->choice, _ (QUESTIONS[asking->holding].choice), task, "notify::selected");
    }
  if (QUESTIONS[asking->holding].until)
    {
      g_autofree char *iso = pursuit_day_to_iso (today + PROTECT_DAYS);
      asking->until = g_object_ref_sink (GTK_EDITABLE (adw_entry_row_new ()));
      gtk_editable_set_text (asking->until, iso);
      add_row (group, asking->until, _ ("Until (YYYY-MM-DD)"), task, "changed");
    }
  if (QUESTIONS[asking->holding].deals)
    add_deals (asking, group);
  if (QUESTIONS[asking->holding].reason)
    {
      asking->reason = g_object_ref_sink (GTK_EDITABLE (adw_entry_row_new ()));
      add_row (group, asking->reason, _ ("Reason"), task, "changed");
    }
  return group;
}

static void
ask (PursuitWindow *window, GTask *task)
{
  Asking *asking = g_task_get_task_data (task);
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "do", _ (QUESTIONS[asking->holding].answer), PURSUIT_ANSWER_SUGGESTED },
  };
  PursuitDay today = pursuit_session_get_today (pursuit_window_get_session (window));
  g_autofree char *body =
      g_strdup_printf (ngettext ("%u customer", "%u customers", asking->ids->len), asking->ids->len);

  asking->question =
      pursuit_compat_ask_async (GTK_WINDOW (window), _ (QUESTIONS[asking->holding].heading),
                                asking->name != NULL ? asking->name : body, make_rows (task, today), answers,
                                G_N_ELEMENTS (answers), answered_cb, g_object_ref (task));
  update_cb (task);
}

static void
colleagues_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PursuitWindow *window = g_task_get_source_object (task);
  Asking *asking = g_task_get_task_data (task);

  asking->colleagues = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);
  if (asking->colleagues == NULL)
    {
      pursuit_window_toast_error (window, error);
      g_task_return_boolean (task, FALSE);
      return;
    }
  ask (window, task);
}

static void
read_colleagues (GTask *task)
{
  PursuitWindow *window = g_task_get_source_object (task);
  const Asking *asking = g_task_get_task_data (task);

  if (QUESTIONS[asking->holding].member == NULL)
    ask (window, task);
  else
    pursuit_colleagues_read_async (pursuit_window_get_session (window), colleagues_read_cb,
                                   g_object_ref (task));
}

/* A company that is gone by now is told by the command. */
static void
company_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);
  g_autoptr (PursuitRecord) company = pursuit_session_record_finish (PURSUIT_SESSION (source), result, NULL);

  if (company != NULL)
    asking->name = g_strdup (pursuit_record_get_text (company, PURSUIT_COMPANY_NAME));
  read_colleagues (task);
}

/**
 * pursuit_holding_dialog_ask:
 * @ids: (array length=n_ids): companies; copied
 *
 * Asks for what @holding needs, and does it when it is answered.
 */
void
pursuit_holding_dialog_ask (PursuitWindow *window, PursuitHolding holding, const gint64 *ids, guint n_ids)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (ids != NULL && n_ids > 0);

  g_autoptr (GTask) task = g_task_new (window, NULL, NULL, NULL);
  Asking *asking = g_new0 (Asking, 1);

  g_task_set_source_tag (task, pursuit_holding_dialog_ask);
  asking->holding = holding;
  asking->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (asking->ids, ids, n_ids);
  g_task_set_task_data (task, asking, asking_free);
  if (n_ids == 1)
    pursuit_session_record_async (pursuit_window_get_session (window), &PURSUIT_COMPANY_ENTITY, ids[0], NULL,
                                  company_read_cb, g_steal_pointer (&task));
  else
    read_colleagues (task);
}
