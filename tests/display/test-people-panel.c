/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read from the map of people, where it is seen: beside the chart, and on a deal's page. */

#include <glib/gstdio.h>

#include "pursuit-activity-dialog.h"
#include "pursuit-activity.h"
#include "pursuit-deal-page.h"
#include "pursuit-deal-people-tab.h"
#include "pursuit-display-test.h"
#include "pursuit-participant.h"
#include "pursuit-findings-card.h"
#include "pursuit-path-card.h"
#include "pursuit-people-page.h"
#include "pursuit-person-dialog.h"
#include "pursuit-personality-card.h"

typedef struct
{
  PursuitSession *session;
  PursuitWindow *window;
  PursuitPeopleChart *chart;
  PursuitOrgView *view;
  PursuitPeoplePanel *panel;
  PursuitFindingsCard *findings;
  PursuitPathCard *path;
  gint64 deal_id;
} Fixture;

static gint64
query_id (Fixture *fixture, const char *sql)
{
  g_autofree char *text = pursuit_test_query (pursuit_session_get_path (fixture->session), sql);

  return g_ascii_strtoll (text, NULL, 10);
}

/* A card of the panel, also while there is nothing on it to see. */
static gpointer
find_card (GtkWidget *root, GType type)
{
  gpointer found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_card (child, type);
  return found;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_make_database ("people-panel.db", PURSUIT_SAMPLE_TEAM);
  PursuitPeoplePage *page;

  fixture->session = pursuit_test_open (path);
  fixture->window = pursuit_test_window (fixture->session);
  page = PURSUIT_PEOPLE_PAGE (pursuit_window_show_page (fixture->window, "people"));
  fixture->chart = pursuit_people_page_get_chart (page);
  fixture->view = pursuit_people_chart_get_view (fixture->chart);
  fixture->panel = pursuit_people_chart_get_panel (fixture->chart);
  fixture->findings = find_card (GTK_WIDGET (fixture->panel), PURSUIT_TYPE_FINDINGS_CARD);
  fixture->path = find_card (GTK_WIDGET (fixture->panel), PURSUIT_TYPE_PATH_CARD);
  fixture->deal_id = query_id (fixture, "SELECT id FROM deal WHERE title = 'Cutting fluids, 4 plants'");
  pursuit_people_page_show_chart (page,
                                  query_id (fixture, "SELECT company_id FROM deal WHERE title = "
                                                     "'Cutting fluids, 4 plants'"),
                                  fixture->deal_id, 0);
  pursuit_test_wait_for (pursuit_findings_card_count (fixture->findings) > 0);
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
finish_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(PursuitStep **) user_data = pursuit_session_run_finish (PURSUIT_SESSION (source), result, NULL);
}

static void
set_participant (Fixture *fixture, const char *person, guint field, gint64 value)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT person_id FROM participant JOIN person q ON q.id = person_id "
                       "WHERE deal_id = %d AND q.name = '%s'",
                       (int) fixture->deal_id, person);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  g_autoptr (PursuitStep) step = NULL;

  pursuit_fields_set_int (fields, field, value);
  command = pursuit_command_set_participant (fixture->deal_id, query_id (fixture, sql), fields);
  pursuit_session_run_async (fixture->session, command, NULL, finish_cb, &step);
  pursuit_test_wait_for (step != NULL);
}

static GtkWidget *
button_of (Fixture *fixture, PursuitFindingCode code)
{
  return pursuit_findings_card_get_button (fixture->findings, code);
}

static void
test_figures_and_gaps (Fixture *fixture, gconstpointer data)
{
  g_assert_true (pursuit_test_sees (fixture->panel, "1 of 2"));
  g_assert_true (pursuit_test_sees (fixture->panel, "50 % + 35 % neutral"));
  g_assert_true (pursuit_test_sees (fixture->panel, "6 of 8 met in 30 d"));
  g_assert_true (pursuit_test_sees (fixture->findings, "There is no insider."));
  g_assert_true (pursuit_test_sees (fixture->findings, "Key node of Enter"));
  g_assert_nonnull (button_of (fixture, PURSUIT_FINDING_DECISION_NOT_MET));
  g_assert_null (button_of (fixture, PURSUIT_FINDING_OPPONENTS_OUTWEIGH));

  set_participant (fixture, "Sun Li", PURSUIT_PARTICIPANT_INSIDER, 1);
  pursuit_test_wait_for (button_of (fixture, PURSUIT_FINDING_NO_INSIDER) == NULL);
  set_participant (fixture, "Luo Jian", PURSUIT_PARTICIPANT_ATTITUDE, -2);
  set_participant (fixture, "Zhao Wei", PURSUIT_PARTICIPANT_ATTITUDE, -1);
  pursuit_test_wait_for (button_of (fixture, PURSUIT_FINDING_OPPONENTS_OUTWEIGH) != NULL);
  /* the worst stand first */
  g_assert_true (
      pursuit_test_sees (fixture->findings, "More weight is against us than for us: 70 % to 25 %."));
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  PursuitRecordDialog *dialog;
  g_autofree char *kind = NULL;

  g_signal_emit_by_name (button_of (fixture, PURSUIT_FINDING_DECISION_NOT_MET), "clicked");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_ACTIVITY_DIALOG) != NULL);
  dialog = pursuit_test_find_window (PURSUIT_TYPE_ACTIVITY_DIALOG);
  kind = pursuit_form_get_text (pursuit_record_dialog_get_form (dialog), PURSUIT_ACTIVITY_KIND);
  g_assert_cmpstr (kind, ==, "visit");
  gtk_window_destroy (GTK_WINDOW (dialog));

  /* whoever holds the place gets a name */
  g_signal_emit_by_name (button_of (fixture, PURSUIT_FINDING_KIND_UNCOVERED), "clicked");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_PERSON_DIALOG) != NULL);
  dialog = pursuit_test_find_window (PURSUIT_TYPE_PERSON_DIALOG);
  pursuit_form_suggest (pursuit_record_dialog_get_form (dialog), PURSUIT_PERSON_NAME, "Ma Chao");
  pursuit_form_suggest (pursuit_record_dialog_get_form (dialog), PURSUIT_PERSON_PLACEHOLDER, "0");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (button_of (fixture, PURSUIT_FINDING_KIND_UNCOVERED) == NULL);
}

static void
changed_cb (guint *changes)
{
  (*changes)++;
}

/* What the chart looks like, as bytes. */
static GBytes *
take_picture (Fixture *fixture)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (fixture->view));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width, height;
  gsize stride;
  guchar *data;

  pursuit_test_wait_for (gtk_widget_get_mapped (GTK_WIDGET (fixture->view)) &&
                         gtk_widget_get_height (GTK_WIDGET (fixture->view)) > 0);
  width = gtk_widget_get_width (GTK_WIDGET (fixture->view));
  height = gtk_widget_get_height (GTK_WIDGET (fixture->view));
  stride = (gsize) width * 4;
  data = g_malloc0 (stride * height);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL) /* not drawn yet */
    return g_bytes_new_take (data, stride * height);
  g_assert_true (gsk_renderer_realize (renderer, NULL, NULL));
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_renderer_unrealize (renderer);
  gdk_texture_download (texture, data, stride);
  return g_bytes_new_take (data, stride * height);
}

/* By how many pixels two pictures differ; of another size, all of it does. */
static guint
count_changed (GBytes *before, GBytes *after)
{
  gsize length, other;
  const guint32 *a = g_bytes_get_data (before, &length);
  const guint32 *b = g_bytes_get_data (after, &other);
  guint changed = 0;

  if (length != other)
    return MAX (length, other) / 4;
  for (gsize i = 0; i < length / 4; i++)
    changed += a[i] != b[i];
  return changed;
}

/* By how much the chart looks other than in @picture. */
static guint
count_changes (Fixture *fixture, GBytes *picture)
{
  g_autoptr (GBytes) now = take_picture (fixture);

  return count_changed (picture, now);
}

static void
test_route_on_chart (Fixture *fixture, gconstpointer data)
{
  GtkToggleButton *toggle = pursuit_path_card_get_toggle (fixture->path);
  g_autoptr (GBytes) plain = NULL;

  pursuit_test_wait_for (pursuit_test_sees (fixture->path, "Shortest path to Luo Jian"));
  /* the chart comes to rest */
  do
    {
      g_clear_pointer (&plain, g_bytes_unref);
      plain = take_picture (fixture);
      pursuit_test_settle (100);
    }
  while (count_changes (fixture, plain) > 0);
  gtk_toggle_button_set_active (toggle, TRUE);
  /* a broad line from card to card, and a frame around each of them */
  pursuit_test_wait_for (count_changes (fixture, plain) > 1000);
  gtk_toggle_button_set_active (toggle, FALSE);
  pursuit_test_wait_for (count_changes (fixture, plain) == 0);
}

static void
test_path (Fixture *fixture, gconstpointer data)
{
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);
  gint64 wei = query_id (fixture, "SELECT id FROM person WHERE name = 'Zhao Wei'");
  gint64 min = query_id (fixture, "SELECT id FROM person WHERE name = 'Zhou Min'");
  gint64 luo = query_id (fixture, "SELECT id FROM person WHERE name = 'Luo Jian'");
  g_autoptr (GArray) none = pursuit_people_panel_get_route (fixture->panel);
  g_autoptr (GArray) route = NULL;
  guint changes = 0;

  g_assert_nonnull (people);
  /* nobody is selected: to who decides */
  g_assert_true (pursuit_test_sees (fixture->path, "Shortest path to Luo Jian"));
  g_assert_true (g_str_has_suffix (pursuit_path_card_get_text (fixture->path), "(reports to) → Luo Jian"));
  g_assert_cmpuint (none->len, ==, 0);

  g_signal_connect_swapped (fixture->panel, "route-changed", G_CALLBACK (changed_cb), &changes);
  gtk_toggle_button_set_active (pursuit_path_card_get_toggle (fixture->path), TRUE);
  g_assert_cmpuint (changes, ==, 1);
  route = pursuit_people_panel_get_route (fixture->panel);
  g_assert_cmpuint (route->len, >=, 2);
  g_assert_cmpint (g_array_index (route, gint64, route->len - 1), ==, luo);
  g_assert_cmpint (g_array_index (route, gint64, route->len - 2), ==, min);

  pursuit_org_view_select (fixture->view, wei);
  pursuit_test_wait_for (pursuit_test_sees (fixture->path, "Shortest path to Zhao Wei"));
  g_assert_cmpuint (changes, >=, 2);
  g_assert_cmpstr (pursuit_path_card_get_text (fixture->path), ==, "Zhao Wei");
}

static void
test_deal_page (Fixture *fixture, gconstpointer data)
{
  gint64 id = pursuit_test_open_deal (fixture->window, fixture->session, "Cutting fluids, 4 plants");
  PursuitDealPage *page = PURSUIT_DEAL_PAGE (pursuit_window_show_page (fixture->window, "deal"));
  PursuitDealPeopleTab *tab = pursuit_deal_page_get_people (page);
  PursuitFindingsCard *findings = pursuit_deal_people_tab_get_findings (tab);
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (tab), GTK_TYPE_STACK);

  g_assert_cmpint (id, ==, fixture->deal_id);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "people");
  pursuit_test_wait_for (pursuit_findings_card_count (findings) > 0);
  g_assert_true (pursuit_test_sees (findings, "There is no insider."));
  /* away from the chart, what the person is in the deal is read first */
  g_signal_emit_by_name (pursuit_findings_card_get_button (findings, PURSUIT_FINDING_NO_INSIDER), "clicked");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_PERSON_DIALOG) != NULL);
  g_assert_true (pursuit_test_sees (pursuit_test_find_window (PURSUIT_TYPE_PERSON_DIALOG),
                                    "In “Cutting fluids, 4 plants”"));
  gtk_window_destroy (pursuit_test_find_window (PURSUIT_TYPE_PERSON_DIALOG));

  set_participant (fixture, "Wu Lei", PURSUIT_PARTICIPANT_INSIDER, 1);
  pursuit_test_wait_for (pursuit_findings_card_get_button (findings, PURSUIT_FINDING_NO_INSIDER) == NULL);
}

static void
set_personality (Fixture *fixture, gint64 person_id, const char *personality)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;

  pursuit_fields_set_text (fields, PURSUIT_PERSON_PERSONALITY, personality);
  command = pursuit_command_set_fields (person_id, 0, fields);
  pursuit_window_run (fixture->window, command, NULL, NULL);
}

/* Beside the person stands the personality with what the playbook says of it, and the way there. */
static void
test_personality (Fixture *fixture, gconstpointer data)
{
  gint64 wei = query_id (fixture, "SELECT id FROM person WHERE name = 'Zhao Wei'");
  gint64 hao = query_id (fixture, "SELECT id FROM person WHERE name = 'Qian Hao'");
  g_autofree char *title = NULL;

  pursuit_org_view_select (fixture->view, hao);
  pursuit_test_settle (20);
  g_assert_null (pursuit_test_find (fixture->panel, PURSUIT_TYPE_PERSONALITY_CARD, NULL));
  pursuit_org_view_select (fixture->view, wei);
  pursuit_test_wait_for (pursuit_test_sees (fixture->panel, "task, slow"));
  pursuit_test_wait_for (pursuit_test_sees_start (fixture->panel, "Wants to understand all of it"));
  g_assert_true (pursuit_test_sees (fixture->panel, "Professor"));

  set_personality (fixture, wei, "driver");
  pursuit_test_wait_for (pursuit_test_sees_start (fixture->panel, "Wants an aim and an answer."));
  g_assert_true (pursuit_test_sees (fixture->panel, "task, quick"));
  pursuit_test_click (fixture->panel, "_Read in the Playbook");
  pursuit_test_wait_for (
      pursuit_test_sees (pursuit_window_get_page (fixture->window), "Driver: firm, quick, for results"));
}

/* The same on the page of the deal, for the one who is selected there. */
static void
test_personality_in_deal (Fixture *fixture, gconstpointer data)
{
  PursuitDealPeopleTab *tab;
  PursuitTable *table;
  PursuitList *list;

  pursuit_test_open_deal (fixture->window, fixture->session, "Cutting fluids, 4 plants");
  tab = pursuit_deal_page_get_people (PURSUIT_DEAL_PAGE (pursuit_window_get_page (fixture->window)));
  gtk_stack_set_visible_child_name (GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (tab), GTK_TYPE_STACK)),
                                    "people");
  pursuit_test_wait_for (pursuit_findings_card_count (pursuit_deal_people_tab_get_findings (tab)) > 0);
  g_assert_null (pursuit_test_find (tab, PURSUIT_TYPE_PERSONALITY_CARD, NULL));
  table = pursuit_deal_people_tab_get_table (tab);
  list = pursuit_table_get_list (table);
  /* the weightiest decides: Luo Jian */
  pursuit_table_select (table, pursuit_list_get_id_at (list, 0));
  pursuit_test_wait_for (pursuit_test_sees_start (tab, "Wants an aim and an answer."));
  g_assert_true (pursuit_test_sees (tab, "Driver"));
}

/* A deal with nobody has the tab all the same: what is missing, and the ways to the first person. */
static void
test_empty_deal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  g_autofree char *last =
      pursuit_test_query (pursuit_session_get_path (fixture->session),
                          "SELECT title FROM deal d JOIN company c ON c.id = d.company_id "
                          "WHERE c.name = 'Hengda Machinery' ORDER BY d.created DESC, d.id DESC LIMIT 1");
  g_autofree char *copy = g_strdup_printf ("_Copy 9 People of “%s”", last);
  PursuitDealPeopleTab *tab;
  PursuitRecordDialog *dialog;

  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "Spindle oil");
  pursuit_fields_set_text (fields, PURSUIT_DEAL_COMPANY, "Hengda Machinery");
  command = pursuit_command_new_record (fields);
  pursuit_window_run (fixture->window, command, NULL, NULL);
  pursuit_test_wait_for (query_id (fixture, "SELECT count(*) FROM deal WHERE title = 'Spindle oil'") == 1);
  pursuit_test_open_deal (fixture->window, fixture->session, "Spindle oil");
  tab = pursuit_deal_page_get_people (PURSUIT_DEAL_PAGE (pursuit_window_get_page (fixture->window)));
  gtk_stack_set_visible_child_name (GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (tab), GTK_TYPE_STACK)),
                                    "people");
  pursuit_test_wait_for (pursuit_findings_card_get_button (pursuit_deal_people_tab_get_findings (tab),
                                                           PURSUIT_FINDING_NO_DECISION_MAKER) != NULL);
  g_assert_true (pursuit_test_sees (tab, "Nobody yet"));

  pursuit_test_click (tab, "_Add Person…");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_PERSON_DIALOG) != NULL);
  dialog = pursuit_test_find_window (PURSUIT_TYPE_PERSON_DIALOG);
  pursuit_form_suggest (pursuit_record_dialog_get_form (dialog), PURSUIT_PERSON_NAME, "Gao Yuan");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_sees (tab, "Gao Yuan"));
  g_assert_cmpint (query_id (fixture, "SELECT count(*) FROM participant p JOIN deal d ON d.id = p.deal_id"
                                      " WHERE d.title = 'Spindle oil'"),
                   ==, 1);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (pursuit_test_sees (tab, "Nobody yet"));

  pursuit_test_wait_for (pursuit_test_find (tab, GTK_TYPE_BUTTON, copy) != NULL);
  pursuit_test_click (tab, copy);
  pursuit_test_wait_for (pursuit_test_sees (tab, "Luo Jian"));
  g_assert_cmpint (query_id (fixture, "SELECT count(*) FROM participant p JOIN deal d ON d.id = p.deal_id"
                                      " WHERE d.title = 'Spindle oil'"),
                   ==, 9);
  pursuit_test_wait_for (!pursuit_test_sees (tab, copy));
}

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/people-panel/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("figures-and-gaps", test_figures_and_gaps);
  ADD ("actions", test_actions);
  ADD ("path", test_path);
  ADD ("route-on-chart", test_route_on_chart);
  ADD ("deal-page", test_deal_page);
  ADD ("personality", test_personality);
  ADD ("personality-in-deal", test_personality_in_deal);
  ADD ("empty-deal", test_empty_deal);
#undef ADD
  return g_test_run ();
}
