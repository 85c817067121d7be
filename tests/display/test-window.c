/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window over an open database: its pages, actions, messages and templates. */

#include "pursuit-display-test.h"

#include <string.h>

#include "pursuit-activities-page.h"
#include "pursuit-activity-dialog.h"
#include "pursuit-activity.h"
#include "pursuit-company-dialog.h"
#include "pursuit-company-panel.h"
#include "pursuit-company.h"
#include "pursuit-customers-page.h"
#include "pursuit-preferences.h"
#include "pursuit-sidebar.h"
#include "pursuit-start-page.h"
#include "pursuit-table-row.h"
#include "pursuit-trouble-page.h"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("window-%d.db", number++);

  fixture->path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
}

static guint
count (PursuitTable *table)
{
  return g_list_model_get_n_items (G_LIST_MODEL (pursuit_table_get_list (table)));
}

static PursuitTable *
show_customers (Fixture *fixture)
{
  PursuitPage *page = pursuit_window_show_page (fixture->window, "customers");
  PursuitTable *table = pursuit_customers_page_get_table (PURSUIT_CUSTOMERS_PAGE (page));

  pursuit_test_wait_for (pursuit_list_is_loaded (pursuit_table_get_list (table)) && count (table) > 0);
  return table;
}

static PursuitTable *
show_activities (Fixture *fixture)
{
  PursuitPage *page = pursuit_window_show_page (fixture->window, "activities");
  PursuitTable *table = pursuit_activities_page_get_table (PURSUIT_ACTIVITIES_PAGE (page));

  pursuit_test_wait_for (pursuit_list_is_loaded (pursuit_table_get_list (table)) && count (table) > 0);
  return table;
}

/* Types into the header bar's field. */
static void
search (Fixture *fixture, const char *text)
{
  GtkWidget *entry = pursuit_test_find (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  pursuit_test_wait_for (
      g_str_equal (pursuit_page_get_search_text (pursuit_window_get_page (fixture->window)), text));
}

static const char *const page_ids[] = { "board", "customers", "people", "activities", "reports" };

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (page_ids); i++)
    {
      PursuitPage *page;

      if (!pursuit_window_has_page (fixture->window, page_ids[i]))
        continue;
      page = pursuit_window_show_page (fixture->window, page_ids[i]);
      g_assert_true (PURSUIT_IS_PAGE (page));
      g_assert_true (pursuit_window_get_page (fixture->window) == page);
      /* Made once, kept afterwards. */
      g_assert_true (pursuit_window_show_page (fixture->window, page_ids[i]) == page);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page)));
      pursuit_test_settle (50);
    }
  g_assert_null (pursuit_window_show_page (fixture->window, "nowhere"));
}

static void
test_page_action (Fixture *fixture, gconstpointer data)
{
  pursuit_window_show_page (fixture->window, "activities");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "customers"));
  g_assert_true (PURSUIT_IS_CUSTOMERS_PAGE (pursuit_window_get_page (fixture->window)));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  AdwFlap *flap = ADW_FLAP (pursuit_test_find (fixture->window, ADW_TYPE_FLAP, NULL));
  GtkWidget *entry, *panel;
  int minimum;

  show_customers (fixture);
  entry = pursuit_test_find (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_true (adw_flap_get_reveal_flap (flap));
  g_assert_nonnull (gtk_widget_get_ancestor (entry, GTK_TYPE_WINDOW_HANDLE));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 700);
  pursuit_test_wait_for (adw_flap_get_folded (flap));
  g_assert_false (adw_flap_get_reveal_flap (flap));
  g_assert_null (gtk_widget_get_ancestor (entry, GTK_TYPE_WINDOW_HANDLE));
  for (gsize i = 0; i < G_N_ELEMENTS (page_ids); i++)
    {
      pursuit_window_show_page (fixture->window, page_ids[i]);
      pursuit_test_settle (300);
      gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      /* the panel of a customer is a little wider than a telephone */
      g_assert_cmpint (minimum, <=, g_str_equal (page_ids[i], "customers") ? 400 : 360);
    }

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  pursuit_test_wait_for (!adw_flap_get_folded (flap));
  /* room that is there again opens no panel by itself */
  panel = pursuit_test_find (pursuit_window_show_page (fixture->window, "customers"), ADW_TYPE_FLAP, NULL);
  pursuit_test_settle (300);
  g_assert_false (adw_flap_get_reveal_flap (ADW_FLAP (panel)));
  g_assert_true (adw_flap_get_reveal_flap (flap));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sidebar", NULL);
  g_assert_false (adw_flap_get_reveal_flap (flap));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sidebar", NULL);
  g_assert_true (adw_flap_get_reveal_flap (flap));
}

static void
test_templates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "It <b>failed</b> & how.");
  GtkWidget *widgets[] = {
    g_object_new (PURSUIT_TYPE_SIDEBAR, NULL),
    g_object_new (PURSUIT_TYPE_COMPANY_PANEL, NULL),
    g_object_new (PURSUIT_TYPE_PREFERENCES, NULL),
    GTK_WIDGET (pursuit_start_page_new (pursuit_test_application ())),
    GTK_WIDGET (pursuit_trouble_page_new (pursuit_test_application (), "/tmp/<i>odd</i> & name.db", error)),
    GTK_WIDGET (pursuit_company_dialog_new (fixture->window, NULL)),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      g_assert_true (GTK_IS_WIDGET (widgets[i]));
      if (GTK_IS_WINDOW (widgets[i]))
        gtk_window_destroy (GTK_WINDOW (widgets[i]));
      else
        g_object_unref (g_object_ref_sink (widgets[i]));
    }
}

static GtkWindow *
find_shortcuts (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_SHORTCUTS_WINDOW (window))
        return window;
    }
  return NULL;
}

static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  GtkWindow *shortcuts;

  g_assert_null (find_shortcuts ()); /* made when it is asked for */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.shortcuts", NULL);
  shortcuts = find_shortcuts ();
  g_assert_nonnull (shortcuts);
  g_assert_true (gtk_window_get_transient_for (shortcuts) == GTK_WINDOW (fixture->window));
  pursuit_test_wait_for (gtk_widget_get_mapped (GTK_WIDGET (shortcuts)));
  gtk_window_destroy (shortcuts);
}

/* No other process may do anything to the user's data through the bus. */
static void
test_nothing_exported (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) of_application = g_action_group_list_actions (G_ACTION_GROUP (pursuit_test_application ()));
  g_auto (GStrv) of_window = g_action_group_list_actions (G_ACTION_GROUP (fixture->window));

  g_assert_cmpuint (g_strv_length (of_application), ==, 0);
  g_assert_cmpuint (g_strv_length (of_window), ==, 0);
}

/* Making, undoing, redoing */

static void
fill_in (gpointer dialog, guint field, const char *text)
{
  PursuitForm *form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (dialog));

  gtk_editable_set_text (GTK_EDITABLE (pursuit_form_get_row (form, field)), text);
}

static void
make_company (Fixture *fixture, PursuitTable *table, const char *name)
{
  guint before = count (table);
  PursuitRecordDialog *dialog = pursuit_company_dialog_new (fixture->window, NULL);

  fill_in (dialog, PURSUIT_COMPANY_NAME, name);
  gtk_window_present (GTK_WINDOW (dialog));
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (count (table) == before + 1);
}

/* Undoes or redoes as the menu does, once that is possible. */
static void
step (Fixture *fixture, const char *action)
{
  if (g_str_equal (action, "win.undo"))
    pursuit_test_wait_for (pursuit_session_get_undo_label (fixture->session) != NULL);
  else
    pursuit_test_wait_for (pursuit_session_get_redo_label (fixture->session) != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static void
test_undo_redo (Fixture *fixture, gconstpointer data)
{
  PursuitTable *table = show_customers (fixture);
  guint before = count (table);

  make_company (fixture, table, "Qingyun Bearings");
  g_assert_nonnull (strstr (pursuit_session_get_undo_label (fixture->session), "Qingyun Bearings"));
  step (fixture, "win.undo");
  pursuit_test_wait_for (count (table) == before);
  step (fixture, "win.redo");
  pursuit_test_wait_for (count (table) == before + 1);
  step (fixture, "win.undo");
  pursuit_test_wait_for (count (table) == before);
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  PursuitTable *table = show_customers (fixture);
  guint before = count (table);

  make_company (fixture, table, "To Be Deleted");
  pursuit_table_select (table, pursuit_list_get_id_at (pursuit_table_get_list (table), 0));
  g_assert_cmpint (pursuit_table_get_selected (table), !=, 0);
  gtk_widget_activate_action (GTK_WIDGET (table), "customers.delete", NULL);
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG)),
                               "delete");
  pursuit_test_wait_for (count (table) == before);
  step (fixture, "win.undo");
  pursuit_test_wait_for (count (table) == before + 1);
}

/* What stands below the row of @field, or NULL. */
static const char *
problem_of (PursuitForm *form, guint field)
{
  GtkWidget *below = gtk_widget_get_next_sibling (pursuit_form_get_row (form, field));
  GtkWidget *label = NULL;

  if (below && gtk_widget_has_css_class (below, "form-problem"))
    label = pursuit_test_find (below, GTK_TYPE_LABEL, NULL);
  return label ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

/* Everything that is wrong is told where it is, and only until it is corrected. */
static void
test_refused_dialog (Fixture *fixture, gconstpointer data)
{
  PursuitRecordDialog *dialog = pursuit_company_dialog_new (fixture->window, NULL);
  PursuitForm *form = pursuit_record_dialog_get_form (dialog);
  GtkWidget *name = pursuit_form_get_row (form, PURSUIT_COMPANY_NAME);

  gtk_window_present (GTK_WINDOW (dialog));
  fill_in (dialog, PURSUIT_COMPANY_EMPLOYEES, "a dozen");
  pursuit_test_click (dialog, "_Save"); /* without a name */
  g_assert_cmpstr (problem_of (form, PURSUIT_COMPANY_NAME), ==, "Name may not be empty.");
  g_assert_nonnull (strstr (problem_of (form, PURSUIT_COMPANY_EMPLOYEES), "“a dozen”"));
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), name));
  g_assert_false (
      gtk_revealer_get_reveal_child (GTK_REVEALER (pursuit_test_find (dialog, GTK_TYPE_REVEALER, NULL))));

  fill_in (dialog, PURSUIT_COMPANY_NAME, "Somebody");
  g_assert_null (problem_of (form, PURSUIT_COMPANY_NAME));
  g_assert_false (gtk_widget_has_css_class (name, "error"));
  pursuit_test_click (dialog, "_Save");
  g_assert_null (problem_of (form, PURSUIT_COMPANY_NAME));
  g_assert_nonnull (problem_of (form, PURSUIT_COMPANY_EMPLOYEES));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A dialog that is closed before the database has answered writes into nothing that is gone. */
static void
test_closed_while_saving (Fixture *fixture, gconstpointer data)
{
  PursuitRecordDialog *dialog = pursuit_company_dialog_new (fixture->window, NULL);

  gtk_window_present (GTK_WINDOW (dialog));
  fill_in (dialog, PURSUIT_COMPANY_NAME, "Hasty");
  pursuit_test_click (dialog, "_Save");
  gtk_window_destroy (GTK_WINDOW (dialog));
  pursuit_test_wait_for (pursuit_session_get_undo_label (fixture->session) != NULL);
  g_autofree char *kept =
      pursuit_test_query (fixture->path, "SELECT count(*) FROM company WHERE name = 'Hasty'");
  g_assert_cmpstr (kept, ==, "1");
}

/* Messages that follow each other while they still move come one after the other. */
static void
test_hasty_messages (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "One", "Two", "Three", "Four" };

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      pursuit_window_toast (fixture->window, words[i]);
      pursuit_test_wait_for (pursuit_test_sees (fixture->window, words[i]));
      if (i > 0)
        pursuit_test_wait_for (!pursuit_test_sees (fixture->window, words[i - 1]));
    }
  /* the last of several is what there is to say */
  pursuit_window_toast (fixture->window, "Not worth it");
  pursuit_window_toast (fixture->window, "Five");
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "Five"));
  g_assert_false (pursuit_test_sees (fixture->window, "Not worth it"));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* Text that would break something if it were markup, or drew without bounds, is harmless everywhere. */
static void
test_hostile_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *filler = g_strnfill (10000, 'W');
  const char *const names[] = {
    "<b>bold</b> & <span foreground='red'>&amp;</i>",
    "\xe2\x80\xae"
    "drawkcab \xe2\x81\xa6 isolated \xd7\xa2\xd7\x91\xd7\xa8\xd7\x99\xd7\xaa",
    "Tab\tand __under_lines_ %s %n",
    filler,
  };
  PursuitTable *table = show_customers (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id;
      PursuitRecordDialog *dialog;
      g_autoptr (PursuitRecord) record = NULL;

      make_company (fixture, table, names[i]);
      search (fixture, i == 3 ? "WWWWWWWW" : "");
      pursuit_test_settle (100);
      id = 0;
      for (guint n = 0; n < count (table) && id == 0; n++)
        {
          g_autoptr (PursuitRecord) row =
              g_list_model_get_item (G_LIST_MODEL (pursuit_table_get_list (table)), n);

          pursuit_test_wait_for (pursuit_record_is_set (row, PURSUIT_COMPANY_NAME));
          if (g_strcmp0 (pursuit_record_get_text (row, PURSUIT_COMPANY_NAME), names[i]) == 0)
            id = pursuit_record_get_id (row);
        }
      g_assert_cmpint (id, !=, 0);
      pursuit_page_show_record (pursuit_window_get_page (fixture->window), id);
      pursuit_test_settle (150);
      record = pursuit_table_get_selected_record (table);
      dialog = pursuit_company_dialog_new (fixture->window, record);
      gtk_window_present (GTK_WINDOW (dialog));
      pursuit_test_settle (100);
      /* Opening and closing a form loses nothing and changes nothing. */
      g_assert_false (pursuit_form_is_changed (pursuit_record_dialog_get_form (dialog)));
      gtk_window_close (GTK_WINDOW (dialog));
      pursuit_test_settle (20);
      search (fixture, "");
      pursuit_test_settle (50);
    }
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  PursuitTable *table = show_customers (fixture);
  PursuitTableColumns *columns = pursuit_table_get_columns (table);
  PursuitList *list = pursuit_table_get_list (table);
  guint n = count (table);
  gint64 first = pursuit_list_get_id_at (list, 0);
  gint64 last = pursuit_list_get_id_at (list, n - 1);

  pursuit_table_columns_set_sort (columns, 1, TRUE);
  pursuit_test_wait_for (pursuit_list_is_loaded (list) && pursuit_list_get_id_at (list, 0) == last);
  g_assert_cmpint (pursuit_list_get_id_at (list, n - 1), ==, first);
}

static void
test_column_width (Fixture *fixture, gconstpointer data)
{
  PursuitTableColumns *columns = pursuit_table_get_columns (show_customers (fixture));
  g_autoptr (PursuitTableColumns) again = NULL;
  PursuitColumn column = *pursuit_table_columns_get (columns, 0);
  int x, width;

  pursuit_table_columns_set_width (columns, 0, 133);
  pursuit_table_columns_save (columns);
  again = pursuit_table_columns_new ("customers", &PURSUIT_COMPANY_ENTITY, &column, 1);
  pursuit_table_columns_place (again, 0, 0, &x, &width);
  g_assert_cmpint (width, ==, 133);
  pursuit_table_columns_set_width (columns, 0, 1);
  pursuit_table_columns_place (columns, 0, 0, &x, &width);
  g_assert_cmpint (width, >=, 40);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  PursuitTable *table = show_customers (fixture);
  guint before = count (table);
  GtkWidget *entry;

  make_company (fixture, table, "Zyxwv Unlikely");
  search (fixture, "zyxwv");
  pursuit_test_wait_for (count (table) == 1);
  /* Enter goes to what is found, not to the buttons below the field; so does Down, which is taken for it. */
  entry = pursuit_test_find (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  pursuit_test_wait_for (pursuit_test_count (table, PURSUIT_TYPE_TABLE_ROW) > 0);
  gtk_widget_grab_focus (entry);
  g_signal_emit_by_name (entry, "activate");
  pursuit_test_wait_for (PURSUIT_IS_TABLE_ROW (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  search (fixture, "nobody is called like this");
  pursuit_test_wait_for (count (table) == 0);
  pursuit_test_wait_for (pursuit_test_sees (table, "No customers"));
  search (fixture, "");
  pursuit_test_wait_for (count (table) == before + 1);
}

static void
test_recycled (Fixture *fixture, gconstpointer data)
{
  PursuitTable *table = show_customers (fixture);

  pursuit_test_settle (100);
  /* Only rows in sight have widgets. */
  g_assert_cmpuint (pursuit_test_count (table, PURSUIT_TYPE_TABLE_ROW), >, 5);
  g_assert_cmpuint (pursuit_test_count (table, PURSUIT_TYPE_TABLE_ROW), <, 30);
}

/* Activities */

static void
test_log_activity (Fixture *fixture, gconstpointer data)
{
  PursuitTable *table = show_activities (fixture);
  guint before = count (table);
  PursuitActivityDialog *dialog = pursuit_activity_dialog_log (fixture->window, 0, 0, 0, NULL);

  fill_in (dialog, PURSUIT_ACTIVITY_SUBJECT, "Call Mr Sun back");
  fill_in (dialog, PURSUIT_ACTIVITY_DONE, "");
  fill_in (dialog, PURSUIT_ACTIVITY_PLANNED, "2026-11-20");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (count (table) == before + 1);
}

/* What the list says of who of ours took part in the activity called @subject; NULL while it is not read. */
static const char *
members_of (PursuitTable *table, const char *subject)
{
  GListModel *list = G_LIST_MODEL (pursuit_table_get_list (table));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PursuitRecord) activity = g_list_model_get_item (list, i);
      if (g_strcmp0 (pursuit_record_get_text (activity, PURSUIT_ACTIVITY_SUBJECT), subject) == 0)
        return pursuit_record_get_text (activity, PURSUIT_ACTIVITY_MEMBERS);
    }
  return NULL;
}

static void
test_colleagues (Fixture *fixture, gconstpointer data)
{
  PursuitTable *table = show_activities (fixture);
  PursuitActivityDialog *dialog = pursuit_activity_dialog_log (fixture->window, 0, 0, 0, NULL);
  GtkWidget *row = NULL;

  fill_in (dialog, PURSUIT_ACTIVITY_SUBJECT, "Joint visit");
  fill_in (dialog, PURSUIT_ACTIVITY_DONE, "");
  fill_in (dialog, PURSUIT_ACTIVITY_PLANNED, "2026-11-20");
  pursuit_test_wait_for ((row = pursuit_test_find (dialog, ADW_TYPE_ACTION_ROW, "Zhou Qi")) != NULL);
  gtk_widget_activate (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (g_strcmp0 (members_of (table, "Joint visit"), "Zhou Qi") == 0);
}

static void
test_mark_done (Fixture *fixture, gconstpointer data)
{
  PursuitTable *table = show_activities (fixture);
  guint before = count (table);

  pursuit_table_select (table, pursuit_list_get_id_at (pursuit_table_get_list (table), 0));
  gtk_widget_activate_action (GTK_WIDGET (table), "activities.done", NULL);
  pursuit_test_wait_for (count (table) == before - 1);
  step (fixture, "win.undo");
  pursuit_test_wait_for (count (table) == before);
}

static void
test_next_step_needs_words (Fixture *fixture, gconstpointer data)
{
  PursuitActivityDialog *dialog = pursuit_activity_dialog_log (fixture->window, 0, 0, 0, NULL);
  GtkWidget *when = NULL;

  fill_in (dialog, PURSUIT_ACTIVITY_SUBJECT, "Lunch");
  for (GtkWidget *group = pursuit_test_find (dialog, GTK_TYPE_LABEL, "When"); group && !when;
       group = gtk_widget_get_parent (group))
    when = ADW_IS_ENTRY_ROW (group) ? group : NULL;
  g_assert_nonnull (when);
  gtk_editable_set_text (GTK_EDITABLE (when), "2026-12-01");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_settle (30);
  g_assert_true (pursuit_test_sees (dialog, "Say what the next step is."));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);

  ADD ("/window/pages", test_pages);
  ADD ("/window/page-action", test_page_action);
  ADD ("/window/narrow", test_narrow);
  ADD ("/window/templates", test_templates);
  ADD ("/window/shortcuts", test_shortcuts);
  ADD ("/window/nothing-exported", test_nothing_exported);
  ADD ("/window/undo-redo", test_undo_redo);
  ADD ("/window/hasty-messages", test_hasty_messages);
  ADD ("/window/hostile-text", test_hostile_text);
  ADD ("/customers/delete", test_delete);
  ADD ("/customers/refused-dialog", test_refused_dialog);
  ADD ("/customers/closed-while-saving", test_closed_while_saving);
  ADD ("/customers/sort", test_sort);
  ADD ("/customers/column-width", test_column_width);
  ADD ("/customers/search", test_search);
  ADD ("/customers/recycled", test_recycled);
  ADD ("/activities/log", test_log_activity);
  ADD ("/activities/colleagues", test_colleagues);
  ADD ("/activities/mark-done", test_mark_done);
  ADD ("/activities/next-step-needs-words", test_next_step_needs_words);

  return g_test_run ();
}
