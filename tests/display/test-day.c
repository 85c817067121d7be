/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window that stays open over midnight shows what is true on the new day. */

#include "pursuit-display-test.h"

#include <glib/gstdio.h>

#include "pursuit-activities-page.h"
#include "pursuit-activity.h"
#include "pursuit-board-page.h"
#include "pursuit-customers-page.h"
#include "pursuit-deal-card.h"
#include "pursuit-sidebar.h"

typedef struct
{
  PursuitSession *session;
  PursuitWindow *window;
} Fixture;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pursuit_session_open_finish (PURSUIT_SESSION (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Opened as the program opens it, so that the session looks at the clock. */
static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = pursuit_test_make_database ("day.db", PURSUIT_SAMPLE_TEAM);
  gboolean opened = FALSE;

  fixture->session = pursuit_session_new ();
  pursuit_session_set_today (fixture->session, pursuit_day_parse_iso (PURSUIT_TEST_TODAY));
  pursuit_session_set_ui_thread (fixture->session);
  pursuit_session_open_async (fixture->session, path, PURSUIT_OPEN_DEFAULT, NULL, opened_cb, &opened);
  pursuit_test_wait_for (opened);
  fixture->window = pursuit_test_window (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_strdup (pursuit_session_get_path (fixture->session));

  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
turn (Fixture *fixture, int days)
{
  pursuit_session_set_today (fixture->session, pursuit_day_parse_iso (PURSUIT_TEST_TODAY) + days);
}

/* What is drawn of @widget. */
static GBytes *
draw (GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gtk_widget_queue_draw (widget);
  gtk_test_widget_wait_for_draw (widget); /* what waits for its place gets it */
  gtk_widget_snapshot_child (gtk_widget_get_parent (widget), widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  return gsk_render_node_serialize (node);
}

static gboolean
is_drawn_as (GtkWidget *widget, GBytes *before)
{
  g_autoptr (GBytes) now = draw (widget);

  return g_bytes_equal (now, before);
}

/* The days in the stage and what is overdue stand on the cards. */
static void
test_cards (Fixture *fixture, gconstpointer unused)
{
  PursuitPage *page = pursuit_window_show_page (fixture->window, "board");
  g_autoptr (GBytes) before = NULL;
  GtkWidget *card;

  pursuit_test_wait_for (pursuit_page_is_ready (page));
  pursuit_test_settle (200);
  card = pursuit_test_find (page, PURSUIT_TYPE_DEAL_CARD, NULL);
  g_assert_nonnull (card);
  before = draw (card);
  g_assert_true (is_drawn_as (card, before));

  turn (fixture, 40);
  pursuit_test_wait_for (!is_drawn_as (card, before));
  pursuit_test_settle (600); /* what is read again meanwhile */
  turn (fixture, 0);
  pursuit_test_wait_for (is_drawn_as (card, before));
}

/* All that is planned is due one day. */
static void
test_sidebar (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *sidebar = pursuit_test_find (fixture->window, PURSUIT_TYPE_SIDEBAR, NULL);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_ACTIVITY_ENTITY);
  g_autoptr (PursuitList) planned = NULL;
  g_autofree char *note = NULL;

  pursuit_list_spec_where (spec, PURSUIT_ACTIVITY_DONE, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_where (spec, PURSUIT_ACTIVITY_PLANNED, PURSUIT_OP_IS_SET, NULL);
  planned = pursuit_session_list (fixture->session, spec);
  pursuit_test_wait_for (pursuit_list_is_loaded (planned));
  note = g_strdup_printf ("%u due", g_list_model_get_n_items (G_LIST_MODEL (planned)));
  pursuit_test_settle (600);
  g_assert_null (pursuit_test_find (sidebar, GTK_TYPE_LABEL, note));

  turn (fixture, 4000);
  pursuit_test_wait_for (pursuit_test_find (sidebar, GTK_TYPE_LABEL, note) != NULL);
}

/* Tables tell days from today: the last contact of customers, how late an activity is. */
static void
test_table (Fixture *fixture, gconstpointer page_id)
{
  PursuitPage *page = pursuit_window_show_page (fixture->window, page_id);
  PursuitTable *table = g_str_equal (page_id, "customers")
                            ? pursuit_customers_page_get_table (PURSUIT_CUSTOMERS_PAGE (page))
                            : pursuit_activities_page_get_table (PURSUIT_ACTIVITIES_PAGE (page));
  PursuitList *list = pursuit_table_get_list (table);
  g_autoptr (GBytes) before = NULL;
  guint n_rows;

  pursuit_test_wait_for (pursuit_list_is_loaded (list));
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (n_rows, >, 10);
  pursuit_test_settle (300);
  before = draw (GTK_WIDGET (table));
  turn (fixture, 400);
  pursuit_test_wait_for (!is_drawn_as (GTK_WIDGET (table), before));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n_rows);
}

#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);

  ADD ("/day/cards", NULL, test_cards);
  ADD ("/day/sidebar", NULL, test_sidebar);
  ADD ("/day/customers", "customers", test_table);
  ADD ("/day/activities", "activities", test_table);

  return g_test_run ();
}
