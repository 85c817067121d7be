/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A company's page, its deletion, merging and the window of duplicates, as they are seen and used. */

#include <glib/gstdio.h>

#include "pursuit-company-actions.h"
#include "pursuit-company-dialog.h"
#include "pursuit-company-page.h"
#include "pursuit-company-part.h"
#include "pursuit-company.h"
#include "pursuit-customer-command.h"
#include "pursuit-deal-parties.h"
#include "pursuit-deal-party-dialog.h"
#include "pursuit-display-test.h"
#include "pursuit-duplicates-window.h"
#include "pursuit-merge-dialog.h"
#include "pursuit-person.h"
#include "pursuit-product-in-use.h"

typedef struct
{
  PursuitSession *session;
  PursuitWindow *window;
  PursuitCompanyPage *page;
} Fixture;

static gint64
number (Fixture *fixture, const char *sql)
{
  g_autofree char *found = pursuit_test_query (pursuit_session_get_path (fixture->session), sql);

  return found != NULL ? g_ascii_strtoll (found, NULL, 10) : -1;
}

/* Beside the sample: two companies of one name, at the two highest ids. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_make_database ("company.db", PURSUIT_SAMPLE_TEAM);
  static const char *const names[] = { "Zyx Valves Ltd", "Zyx Valves GmbH" };

  fixture->session = pursuit_test_open (path);
  fixture->window = pursuit_test_window (fixture->session);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_COMPANY_ENTITY);
      g_autoptr (PursuitCommand) command = NULL;
      pursuit_fields_set_text (fields, PURSUIT_COMPANY_NAME, names[i]);
      /* another life than that of the first */
      pursuit_fields_parse (fields, "verified", i ? "yes" : "no", NULL);
      pursuit_fields_set_text (fields, PURSUIT_COMPANY_INDUSTRY, i ? "Steel" : "Valves");
      command = pursuit_command_new_record (fields);
      pursuit_window_run (fixture->window, command, NULL, NULL);
    }
  pursuit_test_wait_for (number (fixture, "SELECT count(*) FROM company WHERE name LIKE 'Zyx%'") == 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (pursuit_session_get_path (fixture->session));

  pursuit_test_close (fixture->window, fixture->session);
  g_clear_object (&fixture->session);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
open_page (Fixture *fixture, gint64 id)
{
  pursuit_company_open (fixture->window, id);
  fixture->page = PURSUIT_COMPANY_PAGE (pursuit_window_get_page (fixture->window));
  pursuit_test_wait_for (pursuit_company_page_is_filled (fixture->page));
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  gint64 id = number (fixture, "SELECT id FROM company WHERE name = 'Zyx Valves Ltd'");
  g_autofree char *count =
      g_strdup_printf ("SELECT count(*) FROM product_in_use WHERE company_id = %" G_GINT64_FORMAT
                       " AND product = 'Oil' AND supplier = 'Castor'",
                       id);
  PursuitCompanyPartDialog *dialog;
  PursuitForm *form;

  open_page (fixture, id);
  g_assert_cmpint (pursuit_company_page_get_company_id (fixture->page), ==, id);
  g_assert_true (pursuit_test_sees (fixture->page, "Zyx Valves Ltd"));
  g_assert_true (pursuit_test_sees (fixture->page, "4 % known"));
  g_assert_true (pursuit_test_sees (fixture->page, "No competitor is known to be inside."));

  dialog = pursuit_company_part_dialog_new (fixture->window, PURSUIT_PART_PRODUCTS, id, NULL);
  form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (dialog));
  gtk_editable_set_text (GTK_EDITABLE (pursuit_form_get_row (form, PURSUIT_PRODUCT_IN_USE_PRODUCT)), "Oil");
  gtk_editable_set_text (GTK_EDITABLE (pursuit_form_get_row (form, PURSUIT_PRODUCT_IN_USE_SUPPLIER)),
                         "Castor");
  gtk_window_present (GTK_WINDOW (dialog));
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (number (fixture, count) == 1);
  /* what is used, and who is inside, adds to what is known */
  pursuit_test_wait_for (pursuit_test_sees (fixture->page, "20 % known"));
  pursuit_test_wait_for (pursuit_test_sees (fixture->page, "Oil · Castor"));
  g_assert_false (pursuit_test_sees (fixture->page, "No competitor is known to be inside."));
}

/* How the grade rose and fell stands on the page: from, to, why. */
static void
test_grades (Fixture *fixture, gconstpointer data)
{
  gint64 id = number (fixture, "SELECT id FROM company WHERE name = 'Zyx Valves Ltd'");
  g_autoptr (PursuitCommand) rise = pursuit_command_grade_company (id, "A", "promised an order");
  g_autoptr (PursuitCommand) fall = pursuit_command_grade_company (id, "C", "took it back");

  open_page (fixture, id);
  g_assert_true (pursuit_test_sees (fixture->page, "Its grade has not changed yet."));
  pursuit_window_run (fixture->window, rise, NULL, NULL);
  pursuit_test_wait_for (pursuit_test_sees (fixture->page, "Rise: D → A"));
  pursuit_window_run (fixture->window, fall, NULL, NULL);
  pursuit_test_wait_for (pursuit_test_sees (fixture->page, "Fall: A → C"));
  g_assert_true (pursuit_test_sees_start (fixture->page, "21 November 2026 · given by hand"));
  g_assert_true (pursuit_test_sees (fixture->page, "Rise: D → A"));
}

/* A party is named on the page of the deal; its line and the head lead to companies, and Back returns. */
static void
test_party (Fixture *fixture, gconstpointer data)
{
  static const char named[] = "SELECT count(*) FROM deal_party p JOIN company c ON c.id = p.company_id "
                              "WHERE c.name = 'Zyx Valves GmbH' AND p.role = 'contractor' AND p.deal_id = %";
  static const char title[] = "SELECT title FROM deal WHERE company_id IS NOT NULL ORDER BY id LIMIT 1";
  g_autofree char *deal = pursuit_test_query (pursuit_session_get_path (fixture->session), title);
  gint64 deal_id = number (fixture, "SELECT id FROM deal WHERE company_id IS NOT NULL ORDER BY id LIMIT 1");
  g_autofree char *sql = g_strdup_printf ("%.*s%" G_GINT64_FORMAT, (int) strlen (named) - 1, named, deal_id);
  PursuitPage *page;
  GtkWidget *card;
  PursuitRecordDialog *dialog;
  PursuitForm *form;

  pursuit_test_open_deal (fixture->window, fixture->session, deal);
  page = pursuit_window_get_page (fixture->window);
  pursuit_test_wait_for ((card = pursuit_test_find (page, PURSUIT_TYPE_DEAL_PARTIES, NULL)) != NULL);
  dialog = pursuit_deal_party_dialog_new (fixture->window, deal_id, NULL);
  form = pursuit_record_dialog_get_form (dialog);
  pursuit_form_suggest (form, PURSUIT_DEAL_PARTY_COMPANY, "Zyx Valves GmbH");
  pursuit_form_suggest (form, PURSUIT_DEAL_PARTY_ROLE, "contractor");
  gtk_window_present (GTK_WINDOW (dialog));
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (number (fixture, sql) == 1);
  pursuit_test_wait_for (pursuit_test_sees (card, "General contractor"));

  GtkWidget *name = pursuit_test_find (card, GTK_TYPE_LABEL, "Zyx Valves GmbH");
  g_signal_emit_by_name (gtk_widget_get_ancestor (name, GTK_TYPE_BUTTON), "clicked");
  g_assert_true (PURSUIT_IS_COMPANY_PAGE (pursuit_window_get_page (fixture->window)));
  pursuit_test_wait_for (pursuit_test_sees (pursuit_window_get_page (fixture->window), "Zyx Valves GmbH"));
  pursuit_window_go_back (fixture->window, 0);
  g_assert_true (pursuit_window_get_page (fixture->window) == page);
  gtk_widget_activate_action (GTK_WIDGET (page), "dealpage.company", NULL);
  g_assert_true (PURSUIT_IS_COMPANY_PAGE (pursuit_window_get_page (fixture->window)));
  pursuit_window_go_back (fixture->window, 0);
  g_assert_true (pursuit_window_get_page (fixture->window) == page);
  pursuit_window_go_back (fixture->window, 0);
  g_assert_true (pursuit_window_get_page (fixture->window) ==
                 pursuit_window_show_page (fixture->window, "board"));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  gint64 id = number (fixture, "SELECT company_id FROM deal WHERE company_id IS NOT NULL LIMIT 1");
  g_autofree char *deals =
      g_strdup_printf ("SELECT count(*) FROM deal WHERE company_id = %" G_GINT64_FORMAT, id);
  gint64 before = number (fixture, deals), all = number (fixture, "SELECT count(*) FROM deal");
  GtkWidget *question;

  open_page (fixture, id);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "companypage.delete", NULL);
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  GtkWidget *label = pursuit_test_find (question, GTK_TYPE_LABEL, "Delete deals, people and activities too");
  g_assert_nonnull (label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON)),
                               TRUE);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "delete");
  pursuit_test_wait_for (number (fixture, "SELECT count(*) FROM deal") == all - before);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (number (fixture, deals) == before);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  gint64 keep = number (fixture, "SELECT id FROM company WHERE name = 'Zyx Valves Ltd'");
  gint64 drop = number (fixture, "SELECT id FROM company WHERE name = 'Zyx Valves GmbH'");
  PursuitMergeDialog *dialog =
      pursuit_merge_dialog_present (fixture->window, &PURSUIT_COMPANY_ENTITY, keep, drop);

  pursuit_test_wait_for (pursuit_test_sees (dialog, "Zyx Valves GmbH"));
  /* only what is taken is offered: the two have another grade, which follows from their deals */
  g_assert_true (pursuit_test_sees (dialog, "Industry"));
  g_assert_false (pursuit_test_sees (dialog, "Life cycle"));
  pursuit_merge_dialog_choose (dialog, PURSUIT_COMPANY_INDUSTRY, TRUE);
  pursuit_merge_dialog_merge (dialog);
  pursuit_test_wait_for (number (fixture, "SELECT count(*) FROM company WHERE name LIKE 'Zyx%'") == 1);
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_MERGE_DIALOG) == NULL);
  g_assert_cmpint (
      number (fixture, "SELECT count(*) FROM company WHERE name = 'Zyx Valves Ltd' AND industry = 'Steel'"),
      ==, 1);
}

/* Two people of one list become one; what is told of the chosen fields is what they say. */
static void
test_merge_people (Fixture *fixture, gconstpointer data)
{
  gint64 keep = number (fixture, "SELECT min(id) FROM person");
  gint64 drop = number (fixture, "SELECT max(id) FROM person WHERE title IS NOT NULL");
  gint64 all = number (fixture, "SELECT count(*) FROM person");
  g_autofree char *title = g_strdup_printf ("SELECT title FROM person WHERE id = %" G_GINT64_FORMAT, drop);
  g_autofree char *expected = pursuit_test_query (pursuit_session_get_path (fixture->session), title);
  g_autofree char *taken = g_strdup_printf ("SELECT title FROM person WHERE id = %" G_GINT64_FORMAT, keep);
  PursuitMergeDialog *dialog =
      pursuit_merge_dialog_present (fixture->window, &PURSUIT_PERSON_ENTITY, keep, drop);

  pursuit_test_wait_for (pursuit_test_sees (dialog, expected));
  pursuit_merge_dialog_choose (dialog, PURSUIT_PERSON_TITLE, TRUE);
  pursuit_merge_dialog_merge (dialog);
  pursuit_test_wait_for (number (fixture, "SELECT count(*) FROM person") == all - 1);
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_MERGE_DIALOG) == NULL);
  g_autofree char *found = pursuit_test_query (pursuit_session_get_path (fixture->session), taken);
  g_assert_cmpstr (found, ==, expected);
}

/* Who is there already is told above the form, where one sees it while the name is typed. */
static void
test_duplicate_on_entry (Fixture *fixture, gconstpointer data)
{
  PursuitRecordDialog *dialog = pursuit_company_dialog_new (fixture->window, NULL);
  PursuitForm *form = pursuit_record_dialog_get_form (dialog);
  GtkWidget *notice;
  graphene_rect_t told, asked;

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (pursuit_form_get_row (form, PURSUIT_COMPANY_NAME)),
                         "Liaoning Steel GmbH");
  pursuit_test_wait_for ((notice = pursuit_test_find (dialog, GTK_TYPE_LABEL, "Is it one of these?")) !=
                             NULL &&
                         gtk_widget_get_height (notice) > 0);
  pursuit_test_settle (50);
  g_assert_true (gtk_widget_compute_bounds (notice, GTK_WIDGET (dialog), &told));
  g_assert_true (gtk_widget_compute_bounds (pursuit_form_get_row (form, PURSUIT_COMPANY_NAME),
                                            GTK_WIDGET (dialog), &asked));
  g_assert_cmpfloat (told.origin.y, <, asked.origin.y);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_duplicates (Fixture *fixture, gconstpointer data)
{
  PursuitDuplicatesWindow *window = pursuit_duplicates_window_present (fixture->window);

  pursuit_test_wait_for (pursuit_duplicates_window_get_n_pairs (window) >= 1);
  g_assert_true (pursuit_test_sees (window, "Zyx Valves Ltd  =  Zyx Valves GmbH"));
  guint before = pursuit_duplicates_window_get_n_pairs (window);
  pursuit_test_click (window, "Not the Same");
  pursuit_test_wait_for (number (fixture, "SELECT count(*) FROM not_duplicate") == 1);
  pursuit_test_wait_for (pursuit_duplicates_window_get_n_pairs (window) == before - 1);
  for (guint left = before - 1; left > 0; left--)
    {
      pursuit_test_click (window, "Not the Same");
      pursuit_test_wait_for (pursuit_duplicates_window_get_n_pairs (window) == left - 1);
    }
  pursuit_test_wait_for (pursuit_test_sees (window, "No duplicates"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whoever types a name that is there is asked whether it is that one. */
static void
test_entry (Fixture *fixture, gconstpointer data)
{
  PursuitRecordDialog *dialog = pursuit_company_dialog_new (fixture->window, NULL);
  PursuitForm *form = pursuit_record_dialog_get_form (dialog);

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (pursuit_form_get_row (form, PURSUIT_COMPANY_NAME)),
                         "Zyx Valves, Inc.");
  pursuit_test_wait_for (pursuit_test_sees (dialog, "Zyx Valves GmbH"));
  g_assert_true (pursuit_test_sees (dialog, "The same name but for the legal form"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/company/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("page", test_page);
  ADD ("grades", test_grades);
  ADD ("party", test_party);
  ADD ("delete", test_delete);
  ADD ("merge", test_merge);
  ADD ("merge-people", test_merge_people);
  ADD ("duplicate-on-entry", test_duplicate_on_entry);
  ADD ("duplicates", test_duplicates);
  ADD ("entry", test_entry);
#undef ADD
  return g_test_run ();
}
