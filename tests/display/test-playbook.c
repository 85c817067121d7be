/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The playbook: search, edit, retire, own pages; and what of it a deal shows. */

#include "pursuit-display-test.h"

#include <string.h>

#include "pursuit-buying-stage.h"
#include "pursuit-deal-page.h"
#include "pursuit-deal.h"
#include "pursuit-playbook-dialog.h"
#include "pursuit-playbook-view.h"
#include "pursuit-processes-page.h"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
  PursuitPlaybookView *view;
} Fixture;

static guint
count_rows (Fixture *fixture)
{
  GtkListBox *list = pursuit_playbook_view_get_list (fixture->view);
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;
  return n;
}

static PursuitRecord *
get_open (Fixture *fixture)
{
  return (PursuitRecord *) pursuit_playbook_sheet_get_page (pursuit_playbook_view_get_sheet (fixture->view));
}

static const char *
get_open_title (Fixture *fixture)
{
  return get_open (fixture) ? pursuit_record_get_text (get_open (fixture), PURSUIT_PLAYBOOK_PAGE_TITLE)
                            : NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("playbook-%d.db", number++);

  fixture->path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  fixture->view = PURSUIT_PLAYBOOK_VIEW (pursuit_window_show_page (fixture->window, "playbook"));
  pursuit_test_wait_for (count_rows (fixture) > 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
}

static void
search (Fixture *fixture, const char *text)
{
  GtkWidget *entry = pursuit_test_find (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
}

/* What the database holds of the page now. */
static char *
read_text (Fixture *fixture, gint64 id, guint field)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PLAYBOOK_PAGE_ENTITY);

  pursuit_list_spec_set_ids (spec, &id, 1);
  g_autoptr (PursuitList) list = pursuit_session_list (fixture->session, spec);
  pursuit_test_wait_for (pursuit_list_is_loaded (list));
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    return NULL;
  g_autoptr (PursuitRecord) page = g_list_model_get_item (G_LIST_MODEL (list), 0);
  pursuit_test_wait_for (pursuit_record_is_set (page, PURSUIT_PLAYBOOK_PAGE_TITLE));
  return g_strdup (pursuit_record_get_text (page, field));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  guint all = count_rows (fixture);

  g_assert_cmpuint (all, >=, 90);
  /* the first page is open, and the keyboard is in the list */
  g_assert_nonnull (get_open (fixture));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (pursuit_playbook_view_get_list (fixture->view))));
  search (fixture, "hot pot");
  pursuit_test_wait_for (count_rows (fixture) == 1);
  g_assert_true (pursuit_test_sees (fixture->view, "Hand the hot potato back"));
  g_assert_cmpstr (get_open_title (fixture), ==, "Hand the hot potato back");
  /* in the other language too */
  search (fixture, "蚕食");
  pursuit_test_wait_for (count_rows (fixture) == 1 &&
                         g_strcmp0 (get_open_title (fixture), "Nibbling, and how to stop it") == 0);
  g_assert_true (pursuit_test_sees (fixture->view, "Negotiation tactics · End game"));
  search (fixture, "no such words at all");
  pursuit_test_wait_for (count_rows (fixture) == 0);
  g_assert_null (get_open (fixture));
  g_assert_true (pursuit_test_sees (fixture->view, "No page is open"));
  search (fixture, "");
  pursuit_test_wait_for (count_rows (fixture) == all);
}

static gpointer
find_dialog (void)
{
  return pursuit_test_find_window (PURSUIT_TYPE_PLAYBOOK_DIALOG);
}

static void
enter (PursuitRecordDialog *dialog, guint field, const char *text)
{
  GtkWidget *row = pursuit_form_get_row (pursuit_record_dialog_get_form (dialog), field);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  gint64 id = pursuit_record_get_id (get_open (fixture));
  g_autofree char *title = g_strdup (get_open_title (fixture));

  act (fixture, "playbook.edit");
  enter (find_dialog (), PURSUIT_PLAYBOOK_PAGE_TITLE, "Ask for the wherefore");
  pursuit_test_click (find_dialog (), "_Save");
  pursuit_test_wait_for (g_strcmp0 (get_open_title (fixture), "Ask for the wherefore") == 0);
  g_autofree char *saved = read_text (fixture, id, PURSUIT_PLAYBOOK_PAGE_TITLE);
  g_assert_cmpstr (saved, ==, "Ask for the wherefore");
  g_assert_true (pursuit_playbook_page_is_edited (PURSUIT_PLAYBOOK_PAGE (get_open (fixture))));
  g_assert_true (pursuit_test_sees (fixture->view, "Back to the _Shipped Text"));
  pursuit_test_wait_for (g_strcmp0 (pursuit_session_get_undo_label (fixture->session),
                                    "Edit playbook page “Ask what the money is for”") == 0);

  act (fixture, "playbook.restore");
  pursuit_test_wait_for (g_strcmp0 (get_open_title (fixture), title) == 0);
  g_assert_false (pursuit_test_sees (fixture->view, "Back to the _Shipped Text"));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (g_strcmp0 (get_open_title (fixture), "Ask for the wherefore") == 0);
}

static void
test_retire (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *topics = GTK_DROP_DOWN (pursuit_test_find (fixture->view, GTK_TYPE_DROP_DOWN, NULL));
  guint all = count_rows (fixture);
  gint64 id = pursuit_record_get_id (get_open (fixture));

  act (fixture, "playbook.retire");
  pursuit_test_wait_for (count_rows (fixture) == all - 1);
  g_assert_cmpint (pursuit_record_get_id (get_open (fixture)), !=, id);
  gtk_drop_down_set_selected (topics, g_list_model_get_n_items (gtk_drop_down_get_model (topics)) - 1);
  pursuit_test_wait_for (count_rows (fixture) == 1);
  pursuit_test_wait_for (pursuit_record_get_id (get_open (fixture)) == id &&
                         pursuit_test_sees (fixture->view, "_Use Again"));
  act (fixture, "playbook.retire");
  pursuit_test_wait_for (count_rows (fixture) == 0);
  /* only the pages of one topic */
  gtk_drop_down_set_selected (topics, 2);
  pursuit_test_wait_for (count_rows (fixture) == 5);
  pursuit_test_wait_for (pursuit_test_sees (fixture->view, "Competitive strategies"));
  /* what a topic leaves out is opened all the same */
  pursuit_page_show_record (PURSUIT_PAGE (fixture->view), id);
  pursuit_test_wait_for (get_open (fixture) != NULL && pursuit_record_get_id (get_open (fixture)) == id);
  g_assert_cmpuint (count_rows (fixture), ==, all);
}

static void
test_own_page (Fixture *fixture, gconstpointer data)
{
  guint all = count_rows (fixture);

  pursuit_page_create (PURSUIT_PAGE (fixture->view));
  enter (find_dialog (), PURSUIT_PLAYBOOK_PAGE_TITLE, "Bring cake");
  /* without advice it is no page */
  pursuit_test_click (find_dialog (), "_Save");
  GtkWidget *text = pursuit_test_find (find_dialog (), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_ancestor (text, GTK_TYPE_LIST_BOX_ROW), "error"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "On Fridays.", -1);
  pursuit_test_click (find_dialog (), "_Save");
  pursuit_test_wait_for (count_rows (fixture) == all + 1 &&
                         g_strcmp0 (get_open_title (fixture), "Bring cake") == 0);
  g_assert_true (pursuit_test_sees (fixture->view, "On Fridays."));
  g_assert_true (pursuit_test_sees (fixture->view, "Your own page."));
  act (fixture, "playbook.delete");
  pursuit_test_wait_for (count_rows (fixture) == all);
}

static GtkWidget *
find_by_tooltip (GtkWidget *root, const char *tooltip)
{
  GtkWidget *found = g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0 ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_tooltip (child, tooltip);
  return found;
}

/* A deal tells whom to watch and what the playbook says; both lead on. */
static void
test_deal (Fixture *fixture, gconstpointer data)
{
  pursuit_test_open_deal (fixture->window, fixture->session, "Cutting fluids, 4 plants");
  PursuitPage *page = pursuit_window_get_page (fixture->window);

  pursuit_test_wait_for (pursuit_test_sees (page, "Technical dept. manager writes the criteria"));
  g_assert_true (pursuit_test_sees (page, "Using dept. manager designs the solution"));
  g_assert_true (pursuit_test_sees (page, "not known"));
  pursuit_test_wait_for (pursuit_test_sees (page, "Be the supplier who is asked for"));
  g_assert_true (pursuit_test_sees (page, "Enter × Using dept. manager"));
  g_assert_true (pursuit_test_sees_start (page, "1 of "));
  g_signal_emit_by_name (find_by_tooltip (GTK_WIDGET (page), "Next advice"), "clicked");
  g_assert_true (pursuit_test_sees_start (page, "2 of "));
  g_assert_true (pursuit_test_sees (page, "Come on to the list by being of use"));
  g_signal_emit_by_name (find_by_tooltip (GTK_WIDGET (page), "Previous advice"), "clicked");
  pursuit_test_click (page, "_Read in the Playbook");
  g_assert_true (pursuit_window_get_page (fixture->window) == PURSUIT_PAGE (fixture->view));
  pursuit_test_wait_for (g_strcmp0 (get_open_title (fixture), "Be the supplier who is asked for") == 0);

  pursuit_window_show_page (fixture->window, "deal");
  gtk_widget_activate_action (GTK_WIDGET (page), "dealpage.people", "x", (gint64) 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (pursuit_deal_page_get_tabs (PURSUIT_DEAL_PAGE (page))),
                   ==, "people");
}

/* The participation matrix of a process: a cell cycles, and what it says is shown in deals. */
static void
test_participation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_BUYING_STAGE_ENTITY);
  PursuitPage *page = pursuit_window_show_page (fixture->window, "processes");
  PursuitParticipationGrid *grid = pursuit_processes_page_get_participation (PURSUIT_PROCESSES_PAGE (page));

  pursuit_list_spec_where (spec, PURSUIT_BUYING_STAGE_CODE, PURSUIT_OP_EQ, "criteria");
  g_autoptr (PursuitList) list = pursuit_session_list (fixture->session, spec);
  pursuit_test_wait_for (pursuit_list_is_loaded (list));
  gint64 criteria = pursuit_list_get_id_at (list, 0);
  pursuit_processes_page_show_tab (PURSUIT_PROCESSES_PAGE (page), "people");
  pursuit_test_wait_for (pursuit_participation_grid_get_cell (grid, criteria, "executive") != NULL);
  GtkWidget *cell = pursuit_participation_grid_get_cell (grid, criteria, "executive");
  pursuit_test_wait_for (gtk_widget_has_css_class (cell, "weight-absent"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (cell), ==,
                   "Set criteria × Top executive: Absent; usually stays away");
  g_signal_emit_by_name (cell, "clicked");
  pursuit_test_wait_for (gtk_widget_has_css_class (cell, "weight-may-join"));
  pursuit_test_wait_for (
      g_strcmp0 (pursuit_session_get_undo_label (fixture->session), "Edit the participation matrix") == 0);
  g_signal_emit_by_name (cell, "clicked");
  pursuit_test_wait_for (gtk_widget_has_css_class (cell, "weight-works"));
  g_signal_emit_by_name (cell, "clicked");
  pursuit_test_wait_for (gtk_widget_has_css_class (cell, "weight-decides"));

  pursuit_test_open_deal (fixture->window, fixture->session, "Cutting fluids, 4 plants");
  page = pursuit_window_get_page (fixture->window);
  pursuit_test_wait_for (pursuit_test_sees (page, "Top executive usually stays away"));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (gtk_widget_has_css_class (cell, "weight-works"));
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);
  g_test_add ("/playbook/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/playbook/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/playbook/retire", Fixture, NULL, set_up, test_retire, tear_down);
  g_test_add ("/playbook/own-page", Fixture, NULL, set_up, test_own_page, tear_down);
  g_test_add ("/playbook/participation", Fixture, NULL, set_up, test_participation, tear_down);
  g_test_add ("/playbook/deal", Fixture, NULL, set_up, test_deal, tear_down);
  return g_test_run ();
}
