/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks what a key node asks for: the kind of the condition, its argument in the way that suits the kind, its
 * number. */

#include "pursuit-condition-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-activity.h"
#include "pursuit-chips.h"
#include "pursuit-company.h"
#include "pursuit-condition.h"
#include "pursuit-deal.h"
#include "pursuit-node-condition.h"
#include "pursuit-participant.h"
#include "pursuit-people-findings.h"
#include "pursuit-person.h"
#include "pursuit-scorecard-template.h"
#include "pursuit-text.h"

#include "compat.h"

/* What the condition says of a person's attitude; the codes are those of rules/pursuit-condition. */
static const PursuitChoice ATTITUDES[] = {
  { "supporter", N_ ("Supporter or more") },
  { "champion", N_ ("Champion") },
  { NULL, NULL },
};

static const PursuitChoice EVIDENCE[] = {
  { "", N_ ("Text or file") },
  { "text", N_ ("Text") },
  { "file", N_ ("File") },
  { NULL, NULL },
};

/* The sorts of words that say which people are meant. */
static const struct
{
  const char *title;
  const PursuitChoice *choices;
} PEOPLE[] = {
  { N_ ("Roles"), PURSUIT_ROLES },
  { N_ ("Levels"), PURSUIT_LEVELS },
  { N_ ("Functions"), PURSUIT_FUNCTIONS },
  { N_ ("Attitude"), ATTITUDES },
};

typedef struct
{
  PursuitWindow *window;
  gint64 node_id;
  PursuitRecord *condition; /* (nullable): what is changed */
  GPtrArray *scorecards;    /* PursuitScorecardTemplate */
  GtkWidget *question;
  GtkWidget *kind;
  GtkWidget *box;          /* holds what follows */
  GtkWidget *argument_box; /* for the present kind */
  GPtrArray *chips;        /* PursuitChips, of people or activities */
  GtkWidget *combo;        /* (nullable) */
  GPtrArray *combo_codes;
  GtkWidget *entry; /* (nullable) */
  GtkWidget *number;
  GtkWidget *number_row;
  GtkWidget *problem;
} Question;

/* It goes with its box, so that no widget in it finds it gone. */
static void
question_free (Question *question)
{
  g_clear_object (&question->condition);
  g_ptr_array_unref (question->scorecards);
  g_ptr_array_unref (question->chips);
  g_ptr_array_unref (question->combo_codes);
  g_object_unref (question->window);
  g_free (question);
}

static PursuitConditionKind
get_kind (Question *question)
{
  return (PursuitConditionKind) adw_combo_row_get_selected (ADW_COMBO_ROW (question->kind));
}

/* The argument as it is stored. */
static char *
get_argument (Question *question)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  if (question->entry)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry))));
  if (question->combo)
    {
      guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (question->combo));
      return g_strdup (selected < question->combo_codes->len ? question->combo_codes->pdata[selected] : "");
    }
  for (guint i = 0; i < question->chips->len; i++)
    {
      g_autofree char *chosen = pursuit_chips_get_codes (question->chips->pdata[i]);
      g_string_append_printf (codes, "%s%s", codes->len && *chosen ? "," : "", chosen);
    }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static double
get_number (Question *question)
{
  const PursuitConditionInfo *info = pursuit_condition_info (get_kind (question));

  return info->threshold_label ? gtk_spin_button_get_value (GTK_SPIN_BUTTON (question->number)) : NAN;
}

/* Says what is still wrong; only a condition of the closed set can be saved. */
static void
check (Question *question)
{
  g_autofree char *argument = get_argument (question);
  g_autoptr (GError) error = NULL;
  PursuitCondition condition;
  gboolean good = pursuit_condition_parse (&condition, 0, pursuit_condition_kind_code (get_kind (question)),
                                           *argument ? argument : NULL, get_number (question), &error);

  gtk_label_set_text (GTK_LABEL (question->problem), good ? "" : error->message);
  gtk_widget_set_visible (question->problem, !good);
  if (question->question)
    pursuit_compat_ask_set_enabled (question->question, "save", good);
}

static void
changed_cb (GtkWidget *widget, gpointer user_data)
{
  check (g_object_get_data (G_OBJECT (widget), "question"));
}

static void
combo_changed_cb (GtkWidget *widget, GParamSpec *pspec, gpointer user_data)
{
  changed_cb (widget, NULL);
}

static void
add_chips (Question *question, const char *title, const PursuitChoice *choices, const char *chosen)
{
  GtkWidget *chips = pursuit_chips_new (title);
  g_auto (GStrv) codes = g_strsplit (chosen ? chosen : "", ",", -1);

  for (const PursuitChoice *choice = choices; choice->code; choice++)
    pursuit_chips_add (PURSUIT_CHIPS (chips), choice->code, _ (choice->label),
                       g_strv_contains ((const char *const *) codes, choice->code));
  g_object_set_data (G_OBJECT (chips), "question", question);
  g_signal_connect (chips, "changed", G_CALLBACK (changed_cb), NULL);
  gtk_box_append (GTK_BOX (question->argument_box), chips);
  g_ptr_array_add (question->chips, chips);
}

static GtkWidget *
add_to_group (Question *question, GtkWidget *row)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_box_append (GTK_BOX (question->argument_box), group);
  return row;
}

static void
add_combo_entry (Question *question, GtkStringList *names, const char *code, const char *name)
{
  gtk_string_list_append (names, name);
  g_ptr_array_add (question->combo_codes, g_strdup (code));
}

static void
add_field_entries (Question *question, GtkStringList *names, const PursuitEntity *entity)
{
  for (guint i = PURSUIT_RECORD_N_COMMON; i < entity->n_fields; i++)
    {
      const PursuitField *field = &entity->fields[i];
      g_autofree char *code = g_strdup_printf ("%s.%s", entity->name, field->name);
      /* Translators: an entity (deal or company) and one of its fields */
      g_autofree char *name =
          field->label ? g_strdup_printf (_ ("%s: %s"), _ (entity->label), pursuit_field_get_label (field))
                       : NULL;

      if ((field->flags & PURSUIT_FIELD_EDIT) && name != NULL && field->type != PURSUIT_FIELD_BOOL)
        add_combo_entry (question, names, code, name);
    }
}

/* Each thing that may be wrong on the map of people, then all that are as bad or worse. */
static void
add_finding_entries (Question *question, GtkStringList *names)
{
  for (guint i = 0; i < PURSUIT_N_FINDINGS; i++)
    add_combo_entry (question, names, pursuit_finding_code (i), pursuit_finding_label (i));
  for (guint i = 0; i < PURSUIT_N_SEVERITIES; i++)
    add_combo_entry (question, names, pursuit_finding_severity_code (i), pursuit_finding_severity_label (i));
}

static void
add_combo (Question *question, const PursuitConditionInfo *info, const char *chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (info->argument == PURSUIT_ARGUMENT_FIELD)
    {
      add_field_entries (question, names, &PURSUIT_DEAL_ENTITY);
      add_field_entries (question, names, &PURSUIT_COMPANY_ENTITY);
    }
  else if (info->argument == PURSUIT_ARGUMENT_FINDING)
    add_finding_entries (question, names);
  else if (info->argument == PURSUIT_ARGUMENT_SCORECARD)
    for (guint i = 0; i < question->scorecards->len; i++)
      add_combo_entry (question, names,
                       pursuit_record_get_text (question->scorecards->pdata[i],
                                                PURSUIT_SCORECARD_TEMPLATE_CODE),
                       pursuit_record_get_text (question->scorecards->pdata[i],
                                                PURSUIT_SCORECARD_TEMPLATE_NAME));
  else
    for (const PursuitChoice *choice = EVIDENCE; choice->code; choice++)
      add_combo_entry (question, names, choice->code, _ (choice->label));
  question->combo = add_to_group (question, adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->combo), _ (info->argument_label));
  adw_combo_row_set_model (ADW_COMBO_ROW (question->combo), G_LIST_MODEL (names));
  for (guint i = 0; i < question->combo_codes->len; i++)
    if (g_strcmp0 (question->combo_codes->pdata[i], chosen ? chosen : "") == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (question->combo), i);
  g_object_set_data (G_OBJECT (question->combo), "question", question);
  g_signal_connect (question->combo, "notify::selected", G_CALLBACK (combo_changed_cb), NULL);
}

static void
add_entry (Question *question, const PursuitConditionInfo *info, const char *text)
{
  question->entry = add_to_group (question, adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->entry), _ (info->argument_label));
  gtk_editable_set_text (GTK_EDITABLE (question->entry), text ? text : "");
  g_object_set_data (G_OBJECT (question->entry), "question", question);
  g_signal_connect (question->entry, "changed", G_CALLBACK (changed_cb), NULL);
}

static void
show_argument (Question *question, const PursuitConditionInfo *info, const char *argument)
{
  switch (info->argument)
    {
    case PURSUIT_ARGUMENT_PEOPLE:
      for (guint i = 0; i < G_N_ELEMENTS (PEOPLE); i++)
        add_chips (question, _ (PEOPLE[i].title), PEOPLE[i].choices, argument);
      break;
    case PURSUIT_ARGUMENT_ACTIVITY:
      add_chips (question, _ (info->argument_label), PURSUIT_ACTIVITY_KINDS, argument);
      break;
    case PURSUIT_ARGUMENT_FIELD:
    case PURSUIT_ARGUMENT_SCORECARD:
    case PURSUIT_ARGUMENT_EVIDENCE:
    case PURSUIT_ARGUMENT_FINDING:
      add_combo (question, info, argument);
      break;
    case PURSUIT_ARGUMENT_TAG:
    case PURSUIT_ARGUMENT_SUBJECT:
      add_entry (question, info, argument);
      break;
    case PURSUIT_ARGUMENT_NONE:
    default:
      break;
    }
}

/* Shows what the present kind wants to know; @record has it already, when it is of this kind. */
static void
show_kind (Question *question, PursuitRecord *record)
{
  const PursuitConditionInfo *info = pursuit_condition_info (get_kind (question));
  const char *argument = record ? pursuit_record_get_text (record, PURSUIT_NODE_CONDITION_ARGUMENT) : NULL;
  double number = record && pursuit_record_is_set (record, PURSUIT_NODE_CONDITION_THRESHOLD)
                      ? pursuit_record_get_real (record, PURSUIT_NODE_CONDITION_THRESHOLD)
                      : info->threshold;
  gboolean score = info->argument == PURSUIT_ARGUMENT_SCORECARD;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (question->argument_box)) != NULL)
    gtk_box_remove (GTK_BOX (question->argument_box), child);
  g_ptr_array_set_size (question->chips, 0);
  g_ptr_array_set_size (question->combo_codes, 0);
  question->combo = NULL;
  question->entry = NULL;
  show_argument (question, info, argument);
  gtk_widget_set_visible (question->number_row, info->threshold_label != NULL);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (question->number), score ? 1 : 0);
  gtk_spin_button_set_increments (GTK_SPIN_BUTTON (question->number), score ? 0.5 : 1, score ? 1 : 10);
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (question->number), info->threshold_min, info->threshold_max);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (question->number), number);
  if (info->threshold_label)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->number_row), _ (info->threshold_label));
  check (question);
}

static void
kind_chosen_cb (GtkWidget *row, GParamSpec *pspec, gpointer user_data)
{
  show_kind (g_object_get_data (G_OBJECT (row), "question"), NULL);
}

static PursuitCommand *
make_command (Question *question)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_NODE_CONDITION_ENTITY);
  g_autofree char *argument = get_argument (question);
  double number = get_number (question);

  pursuit_fields_set_text (fields, PURSUIT_NODE_CONDITION_KIND,
                           pursuit_condition_kind_code (get_kind (question)));
  if (*argument)
    pursuit_fields_set_text (fields, PURSUIT_NODE_CONDITION_ARGUMENT, argument);
  else
    pursuit_fields_unset (fields, PURSUIT_NODE_CONDITION_ARGUMENT);
  if (isnan (number))
    pursuit_fields_unset (fields, PURSUIT_NODE_CONDITION_THRESHOLD);
  else
    {
      g_auto (PursuitValue) value = { 0 };
      pursuit_value_set_real (&value, number);
      pursuit_fields_set_value (fields, PURSUIT_NODE_CONDITION_THRESHOLD, &value);
    }
  if (question->condition)
    return pursuit_command_set_fields (pursuit_record_get_id (question->condition), 0, fields);
  pursuit_fields_set_int (fields, PURSUIT_NODE_CONDITION_NODE_ID, question->node_id);
  return pursuit_command_new_record (fields);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autofree char *answer = pursuit_compat_ask_finish (result);
  g_autoptr (PursuitCommand) command = NULL;

  if (g_strcmp0 (answer, "save") == 0)
    command = make_command (question);
  else if (g_strcmp0 (answer, "delete") == 0)
    command = pursuit_command_delete_record (&PURSUIT_NODE_CONDITION_ENTITY,
                                             pursuit_record_get_id (question->condition));
  if (command)
    pursuit_window_run (question->window, command, NULL, NULL);
  g_object_unref (question->box);
}

static void
make_number (Question *question)
{
  question->number = gtk_spin_button_new_with_range (0, 1, 1);
  question->number_row = adw_action_row_new ();
  gtk_widget_set_valign (question->number, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (question->number_row), question->number);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (question->number_row), question->number);
  g_object_set_data (G_OBJECT (question->number), "question", question);
  g_signal_connect (question->number, "value-changed", G_CALLBACK (changed_cb), NULL);
}

static void
make_widgets (Question *question)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  GtkWidget *first = adw_preferences_group_new ();
  GtkWidget *last = adw_preferences_group_new ();

  for (guint i = 0; i < PURSUIT_N_CONDITION_KINDS; i++)
    gtk_string_list_append (kinds, _ (pursuit_condition_info (i)->label));
  question->kind = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->kind), _ ("What must be true"));
  adw_combo_row_set_model (ADW_COMBO_ROW (question->kind), G_LIST_MODEL (kinds));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (first), question->kind);
  make_number (question);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (last), question->number_row);
  question->argument_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  question->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (question->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (question->problem), 0);
  gtk_widget_add_css_class (question->problem, "error");
  question->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  g_object_set_data_full (G_OBJECT (question->box), "owned", question, (GDestroyNotify) question_free);
  gtk_widget_set_size_request (question->box, 440, -1);
  gtk_box_append (GTK_BOX (question->box), first);
  gtk_box_append (GTK_BOX (question->box), question->argument_box);
  gtk_box_append (GTK_BOX (question->box), last);
  gtk_box_append (GTK_BOX (question->box), question->problem);
}

/**
 * pursuit_condition_dialog_ask:
 * @node_id: of the key node
 * @condition: (nullable): what is changed; %NULL makes a new one
 * @scorecards: (element-type PursuitScorecardTemplate): those that a condition may ask for
 *
 * Asks for a condition and saves it.
 *
 * Returns: (transfer none): the question
 */
GtkWidget *
pursuit_condition_dialog_ask (PursuitWindow *window,
                              gint64 node_id,
                              PursuitRecord *condition,
                              GPtrArray *scorecards)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "save", _ ("_Save"), PURSUIT_ANSWER_SUGGESTED },
    { "delete", _ ("_Delete"), PURSUIT_ANSWER_DESTRUCTIVE },
  };
  Question *question = g_new0 (Question, 1);

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (scorecards != NULL, NULL);

  question->window = g_object_ref (window);
  question->node_id = node_id;
  question->condition = condition ? g_object_ref (condition) : NULL;
  question->scorecards = g_ptr_array_ref (scorecards);
  question->chips = g_ptr_array_new ();
  question->combo_codes = g_ptr_array_new_with_free_func (g_free);
  make_widgets (question);
  for (guint i = 0; condition != NULL && i < PURSUIT_N_CONDITION_KINDS; i++)
    if (g_strcmp0 (pursuit_condition_kind_code (i),
                   pursuit_record_get_text (condition, PURSUIT_NODE_CONDITION_KIND)) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (question->kind), i);
  question->question =
      pursuit_compat_ask_async (GTK_WINDOW (window),
                                condition ? _ ("Change the Condition") : _ ("New Condition"), NULL,
                                question->box, answers, condition ? 3 : 2, answered_cb, question);
  show_kind (question, condition);
  g_object_set_data (G_OBJECT (question->kind), "question", question);
  g_signal_connect (question->kind, "notify::selected", G_CALLBACK (kind_chosen_cb), NULL);
  return question->question;
}

/* The names of codes, whatever they are codes of. */
static const char *
label_of_code (const char *code)
{
  static const PursuitChoice *const all[] = { PURSUIT_ROLES, PURSUIT_LEVELS, PURSUIT_FUNCTIONS, ATTITUDES,
                                              PURSUIT_ACTIVITY_KINDS };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (pursuit_choice_is_valid (all[i], code))
      return pursuit_choice_label (all[i], code);
  return code;
}

/* The name of the scorecard with @code. */
static const char *
name_scorecard (GPtrArray *scorecards, const char *code)
{
  for (guint i = 0; i < scorecards->len; i++)
    if (g_strcmp0 (pursuit_record_get_text (scorecards->pdata[i], PURSUIT_SCORECARD_TEMPLATE_CODE), code) ==
        0)
      return pursuit_record_get_text (scorecards->pdata[i], PURSUIT_SCORECARD_TEMPLATE_NAME);
  return code;
}

static char *
describe_argument (const PursuitCondition *condition, GPtrArray *scorecards)
{
  g_auto (GStrv) codes = g_strsplit (condition->argument, ",", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  if (condition->kind == PURSUIT_CONDITION_SCORECARD)
    return g_strdup (name_scorecard (scorecards, condition->argument));
  if (condition->entity)
    return g_strdup_printf (_ ("%s: %s"), _ (condition->entity->label),
                            pursuit_field_get_label (&condition->entity->fields[condition->field]));
  for (guint i = 0; codes[i] != NULL; i++)
    if (*codes[i] != '\0' && !g_str_equal (codes[i], "any"))
      g_string_append_printf (words, "%s%s", words->len ? _ (", ") : "", label_of_code (codes[i]));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * pursuit_condition_describe:
 * @scorecards: (element-type PursuitScorecardTemplate): for their names
 *
 * Returns: (transfer full): what @condition asks for, in a line: “Has a person: Decision maker, Supporter or
 * more”
 */
char *
pursuit_condition_describe (PursuitRecord *condition, GPtrArray *scorecards)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD (condition), NULL);

  PursuitCondition parsed;
  double number = pursuit_record_is_set (condition, PURSUIT_NODE_CONDITION_THRESHOLD)
                      ? pursuit_record_get_real (condition, PURSUIT_NODE_CONDITION_THRESHOLD)
                      : NAN;
  const char *kind = pursuit_record_get_text (condition, PURSUIT_NODE_CONDITION_KIND);
  g_autofree char *argument = NULL;
  g_autoptr (GString) line = NULL;

  if (!pursuit_condition_parse (&parsed, 0, kind,
                                pursuit_record_get_text (condition, PURSUIT_NODE_CONDITION_ARGUMENT), number,
                                NULL))
    return g_strdup (kind);
  const PursuitConditionInfo *info = pursuit_condition_info (parsed.kind);
  argument = describe_argument (&parsed, scorecards);
  line = g_string_new (_ (info->label));
  if (*argument)
    g_string_append_printf (line, _ (": %s"), argument);
  /* one of something goes without saying */
  if (info->threshold_label && (info->threshold > 1 || fabs (parsed.threshold - 1) > 1e-9))
    /* Translators: what a number means, and the number: “ (Score, 0 to 5: 3)” */
    g_string_append_printf (line, _ (" (%s: %g)"), _ (info->threshold_label), parsed.threshold);
  return g_string_free (g_steal_pointer (&line), FALSE);
}
