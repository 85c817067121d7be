/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One row of a form: the widget that suits a field's type. Whatever it looks like, its value is text as
 * pursuit_field_parse_text() reads it.
 */

#include "pursuit-form-row.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#include "pursuit-name-suggest.h"
#include "pursuit-parse.h"

/* How many letters of a text a field takes; more would only slow the field down. */
#define MAX_CHARS 20000

static char *
make_title (const PursuitField *field)
{
  const char *label = pursuit_field_get_label (field);

  /* Translators: what a number is called, then its unit: “Power (kW)” */
  return field->unit != NULL ? g_strdup_printf (_ ("%s (%s)"), label, field->unit) : g_strdup (label);
}

static gboolean
is_text_area (const PursuitField *field)
{
  return field->type == PURSUIT_FIELD_TEXT && (field->flags & PURSUIT_FIELD_LONG);
}

static GtkWidget *
get_part (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "part");
}

static void
set_part (GtkWidget *row, GtkWidget *part)
{
  g_object_set_data (G_OBJECT (row), "part", part);
}

/* Dates */

/* In which order the locale writes day and month; a year in front is understood everywhere. */
static PursuitDateOrder
get_locale_order (void)
{
  const char *format = nl_langinfo (D_FMT);
  const char *month = strstr (format, "%m");
  const char *day = strstr (format, "%d");

  if (day == NULL)
    day = strstr (format, "%e");
  return day != NULL && month != NULL && day < month ? PURSUIT_DATE_ORDER_DMY : PURSUIT_DATE_ORDER_MDY;
}

/* What is written as a date of the locale, as ISO; anything else as it is, to be complained about. */
static char *
normalise_date (const char *text)
{
  PursuitDay day = pursuit_day_parse (text, -1, PURSUIT_DATE_ORDER_YMD);

  if (day == PURSUIT_DAY_NONE)
    day = pursuit_day_parse (text, -1, get_locale_order ());
  return day != PURSUIT_DAY_NONE ? pursuit_day_to_iso (day) : g_strdup (text);
}

static void
day_selected_cb (GtkCalendar *calendar, GtkWidget *row)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
calendar_shown_cb (GtkWidget *popover, GtkWidget *row)
{
  GtkCalendar *calendar = GTK_CALENDAR (gtk_popover_get_child (GTK_POPOVER (popover)));
  g_autofree char *text = normalise_date (gtk_editable_get_text (GTK_EDITABLE (row)));
  PursuitDay day = pursuit_day_parse_iso (text);
  g_autoptr (GDateTime) date = NULL;
  int year, month, mday;

  if (day == PURSUIT_DAY_NONE)
    return;
  pursuit_day_to_ymd (day, &year, &month, &mday);
  date = g_date_time_new_local (year, month, mday, 0, 0, 0);
  g_signal_handlers_block_by_func (calendar, day_selected_cb, row);
  if (date)
    gtk_calendar_select_day (calendar, date);
  g_signal_handlers_unblock_by_func (calendar, day_selected_cb, row);
}

static void
add_calendar (GtkWidget *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _ ("Choose a date"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_selected_cb), row, 0);
  g_signal_connect_object (popover, "show", G_CALLBACK (calendar_shown_cb), row, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

/* Enter in a field saves, as it does in other dialogs. */
static void
entry_activated_cb (GtkWidget *row)
{
  gtk_widget_activate_default (row);
}

static GtkWidget *
make_entry_row (PursuitSession *session, const PursuitField *field)
{
  GtkWidget *row = adw_entry_row_new ();
  const PursuitEntity *target = field->target ? pursuit_entity_find (field->target) : NULL;
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  if (GTK_IS_TEXT (text))
    gtk_text_set_max_length (GTK_TEXT (text), MAX_CHARS);
  g_signal_connect (row, "entry-activated", G_CALLBACK (entry_activated_cb), NULL);
  if (field->type == PURSUIT_FIELD_DATE)
    add_calendar (row);
  else if (field->type == PURSUIT_FIELD_INT || field->type == PURSUIT_FIELD_MONEY)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_NUMBER);
  else if (target && session && (field->flags & PURSUIT_FIELD_BY_NAME))
    pursuit_name_suggest_attach (row, session, target);
  return row;
}

/* Choices */

static gboolean
may_be_empty (const PursuitField *field)
{
  return !(field->flags & PURSUIT_FIELD_REQUIRED);
}

static GtkWidget *
make_combo_row (const PursuitField *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  if (may_be_empty (field))
    gtk_string_list_append (labels, "—");
  for (const PursuitChoice *choice = field->choices; choice->code; choice++)
    gtk_string_list_append (labels, pursuit_choice_get_label (choice));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  return row;
}

static void
select_choice (GtkWidget *row, const PursuitField *field, const char *code)
{
  guint position = may_be_empty (field) ? 1 : 0;

  for (const PursuitChoice *choice = field->choices; choice->code; choice++, position++)
    if (g_strcmp0 (choice->code, code) == 0)
      {
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), position);
        return;
      }
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
}

static const char *
get_choice (GtkWidget *row, const PursuitField *field)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (may_be_empty (field))
    return selected == 0 ? "" : field->choices[selected - 1].code;
  return field->choices[selected].code;
}

/* Several choices at once, long texts: a title above the part that is edited */

static GtkWidget *
make_tall_row (const PursuitField *field, GtkWidget *part)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *words = make_title (field);
  GtkWidget *title = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (box, "form-tall-row");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), part);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  set_part (row, part);
  return row;
}

static GtkWidget *
make_set_row (const PursuitField *field)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  for (const PursuitChoice *choice = field->choices; choice->code; choice++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (pursuit_choice_get_label (choice));
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), check);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  return make_tall_row (field, flow);
}

static GtkCheckButton *
get_check (GtkWidget *row, int index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (get_part (row)), index);

  return GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (child));
}

static char *
get_set (GtkWidget *row, const PursuitField *field)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (int i = 0; field->choices[i].code; i++)
    if (gtk_check_button_get_active (get_check (row, i)))
      g_string_append_printf (codes, "%s%s", codes->len ? "," : "", field->choices[i].code);
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static void
set_set (GtkWidget *row, const PursuitField *field, const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, ",", -1);

  for (int i = 0; field->choices[i].code; i++)
    gtk_check_button_set_active (get_check (row, i),
                                 g_strv_contains ((const char *const *) codes, field->choices[i].code));
}

static GtkWidget *
make_text_row (const PursuitField *field)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 60);
  return make_tall_row (field, view);
}

static GtkWidget *
make_switch_row (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *part = gtk_switch_new ();

  gtk_widget_set_valign (part, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), part);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), part);
  set_part (row, part);
  return row;
}

/**
 * pursuit_form_row_new:
 * @session: (nullable): where suggestions for names come from
 *
 * Returns: (transfer floating): a row for a list of preferences that edits @field
 */
GtkWidget *
pursuit_form_row_new (PursuitSession *session, const PursuitField *field)
{
  GtkWidget *row;

  g_return_val_if_fail (field != NULL, NULL);

  if (field->type == PURSUIT_FIELD_CHOICE)
    row = make_combo_row (field);
  else if (field->type == PURSUIT_FIELD_SET)
    row = make_set_row (field);
  else if (field->type == PURSUIT_FIELD_BOOL)
    row = make_switch_row ();
  else if (is_text_area (field))
    row = make_text_row (field);
  else
    row = make_entry_row (session, field);
  g_autofree char *title = make_title (field);
  /* users named some: “R&D” is no markup */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

/** pursuit_form_row_get_text: (transfer full): what the row holds, as pursuit_field_parse_text() reads it. */
char *
pursuit_form_row_get_text (GtkWidget *row, const PursuitField *field)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (GTK_IS_WIDGET (row) && field != NULL, NULL);

  if (field->type == PURSUIT_FIELD_CHOICE)
    return g_strdup (get_choice (row, field));
  if (field->type == PURSUIT_FIELD_SET)
    return get_set (row, field);
  if (field->type == PURSUIT_FIELD_BOOL)
    return g_strdup (gtk_switch_get_active (GTK_SWITCH (get_part (row))) ? "1" : "0");
  if (field->type == PURSUIT_FIELD_DATE)
    return normalise_date (gtk_editable_get_text (GTK_EDITABLE (row)));
  if (!is_text_area (field))
    return pursuit_field_text_from_entry (field, gtk_editable_get_text (GTK_EDITABLE (row)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_part (row)));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/** pursuit_form_row_set_text: shows @text, which may be "", in the row. */
void
pursuit_form_row_set_text (GtkWidget *row, const PursuitField *field, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (row) && field != NULL);
  g_return_if_fail (text != NULL);

  if (field->type == PURSUIT_FIELD_CHOICE)
    select_choice (row, field, text);
  else if (field->type == PURSUIT_FIELD_SET)
    set_set (row, field, text);
  else if (field->type == PURSUIT_FIELD_BOOL)
    gtk_switch_set_active (GTK_SWITCH (get_part (row)), g_str_equal (text, "1"));
  else if (is_text_area (field))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_part (row))), text, -1);
  else
    {
      g_autofree char *entry = pursuit_field_text_to_entry (field, text);
      gtk_editable_set_text (GTK_EDITABLE (row), entry);
    }
}

/* What is wrong with a row: a row of its own below it, which a screen reader finds by the field. */

static const char problem_key[] = "problem";

/* The widget of the row that the user writes into, or chooses with. */
static GtkWidget *
get_input (GtkWidget *row)
{
  GtkEditable *delegate = GTK_IS_EDITABLE (row) ? gtk_editable_get_delegate (GTK_EDITABLE (row)) : NULL;

  if (delegate)
    return GTK_WIDGET (delegate);
  return get_part (row) ? get_part (row) : row;
}

static void
clear_problem (GtkWidget *row)
{
  GtkWidget *shown = g_object_get_data (G_OBJECT (row), problem_key);

  if (shown == NULL)
    return;
  g_object_set_data (G_OBJECT (row), problem_key, NULL);
  g_signal_handlers_disconnect_by_func (row, clear_problem, NULL);
  gtk_widget_remove_css_class (row, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (get_input (row)), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (get_input (row)), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (shown)), shown);
}

static GtkWidget *
make_problem_row (const char *problem, GtkWidget **label)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");

  *label = g_object_new (GTK_TYPE_LABEL, "label", problem, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                         "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), *label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "form-problem");
  return row;
}

/**
 * pursuit_form_row_tell:
 * @row: in a list
 * @problem: (nullable): what is wrong with what the row holds, a sentence; %NULL when it is right
 *
 * Says it below the row until the user writes something else into it.
 */
void
pursuit_form_row_tell (GtkWidget *row, const char *problem)
{
  GtkListBox *list;
  GtkWidget *shown, *label;

  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));

  clear_problem (row);
  if (problem == NULL)
    return;
  list = GTK_LIST_BOX (gtk_widget_get_parent (row));
  shown = make_problem_row (problem, &label);
  gtk_list_box_insert (list, shown, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
  g_object_set_data (G_OBJECT (row), problem_key, shown);
  gtk_widget_add_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (get_input (row)), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (get_input (row)), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  label, NULL, -1);
  if (GTK_IS_EDITABLE (row))
    g_signal_connect (row, "changed", G_CALLBACK (clear_problem), NULL);
}

/**
 * pursuit_form_row_read:
 * @value: (out): what the row's text means
 *
 * Returns: %FALSE when it means nothing, which the row tells
 */
gboolean
pursuit_form_row_read (GtkWidget *row, const PursuitField *field, PursuitValue *value)
{
  g_autofree char *text = pursuit_form_row_get_text (row, field);
  g_autoptr (GError) error = NULL;
  gboolean done = pursuit_field_parse_text (field, text, NULL, value, &error);

  pursuit_form_row_tell (row, error ? error->message : NULL);
  return done;
}
