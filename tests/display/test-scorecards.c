/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A deal is assessed and its buying criteria are edited on its page, by keyboard; what was given is read back
 * from the database, and what is drawn from the screen. */

#include "pursuit-display-test.h"

#include "pursuit-chart-style.h"
#include "pursuit-deal-actions.h"
#include "pursuit-deal-criteria-card.h"
#include "pursuit-deal-criteria-dialog.h"
#include "pursuit-deal-page.h"
#include "pursuit-deal-score-dialog.h"
#include "pursuit-deal-scorecards-tab.h"
#include "pursuit-rating-view.h"
#include "pursuit-score-history.h"
#include "pursuit-score-row.h"
#include "pursuit-scorecard-editor.h"
#include "pursuit-scorecards-dialog.h"

#include <math.h>

/* A deal of the sample with criteria and two assessments by the opportunity card. */
#define TITLE "Cutting fluids, 4 plants"
/* One that was never assessed. */
#define OTHER_TITLE "Hydraulic oil, new line 3"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
  gint64 deal_id;
} Fixture;

static PursuitDealPage *
get_page (Fixture *fixture)
{
  return PURSUIT_DEAL_PAGE (pursuit_window_get_page (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("scorecards-%d.db", number++);

  fixture->path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  fixture->deal_id = pursuit_test_open_deal (fixture->window, fixture->session, TITLE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
}

static void
sheets_cb (GObject *source, GAsyncResult *result, gpointer sheets)
{
  *(GPtrArray **) sheets = pursuit_session_score_sheets_finish (PURSUIT_SESSION (source), result, NULL);
}

static GPtrArray *
read_sheets (Fixture *fixture)
{
  GPtrArray *sheets = NULL;

  pursuit_session_score_sheets_async (fixture->session, fixture->deal_id, NULL, sheets_cb, &sheets);
  pursuit_test_wait_for (sheets != NULL);
  return sheets;
}

static void
criteria_cb (GObject *source, GAsyncResult *result, gpointer sheet)
{
  *(PursuitCriteriaSheet **) sheet = pursuit_session_criteria_finish (PURSUIT_SESSION (source), result, NULL);
}

static PursuitCriteriaSheet *
read_criteria (Fixture *fixture)
{
  PursuitCriteriaSheet *sheet = NULL;

  pursuit_session_criteria_async (fixture->session, fixture->deal_id, NULL, criteria_cb, &sheet);
  pursuit_test_wait_for (sheet != NULL);
  return sheet;
}

static PursuitDealScorecardsTab *
show_tab (Fixture *fixture)
{
  GtkStack *tabs = pursuit_deal_page_get_tabs (get_page (fixture));

  gtk_stack_set_visible_child_name (tabs, "scorecards");
  return PURSUIT_DEAL_SCORECARDS_TAB (gtk_stack_get_visible_child (tabs));
}

/* What the key @key does to the widget with the focus in @window. */
static void
press (GtkWindow *window, guint key)
{
  GtkWidget *widget = gtk_window_get_focus (window);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean done = FALSE;
          if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) ||
              gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
            continue;
          g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &done);
          if (done)
            return;
        }
    }
  g_error ("nothing that has the focus knows the key %s", gdk_keyval_name (key));
}

/* %NULL while it waits for its next frame. */
static GskRenderNode *
take_node (GtkWidget *chart)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (chart);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (chart), gtk_widget_get_height (chart));
  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

/* The chart as it is on the screen. */
static cairo_surface_t *
draw_chart (GtkWidget *chart)
{
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;

  while ((node = take_node (chart)) == NULL)
    pursuit_test_settle (10);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gtk_widget_get_width (chart),
                                        gtk_widget_get_height (chart));
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
has_color (cairo_surface_t *surface, int x, int y, PursuitColor color)
{
  const guchar *pixel =
      cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x;

  return fabs (pixel[2] / 255.0 - color.red) < 0.02 && fabs (pixel[1] / 255.0 - color.green) < 0.02 &&
         fabs (pixel[0] / 255.0 - color.blue) < 0.02;
}

/* Whether the pixel of the chart at (@x, @y) has @color. */
static gboolean
is_painted (GtkWidget *chart, double x, double y, PursuitColor color)
{
  cairo_surface_t *surface = draw_chart (chart);
  gboolean same = has_color (surface, (int) x, (int) y, color);

  cairo_surface_destroy (surface);
  return same;
}

static gboolean
is_bar (GtkWidget *chart, guint row, int points)
{
  const PursuitRatingLayout *layout = pursuit_rating_view_get_layout (PURSUIT_RATING_VIEW (chart));
  const PursuitRatingPlace *place = &layout->places[row];

  return is_painted (chart, pursuit_rating_place_x (place, points) - place->width / 10, place->y,
                     layout->theme.attitudes[PURSUIT_ATTITUDE_CHAMPION]);
}

/* The tab shows the latest assessment; a new one is given by digits, saved by Enter, and undone. */
static void
test_score (Fixture *fixture, gconstpointer data)
{
  PursuitDealScorecardsTab *tab = show_tab (fixture);
  GtkWidget *chart = NULL;
  GtkWindow *dialog;

  pursuit_test_wait_for ((chart = pursuit_deal_scorecards_tab_get_chart (tab, "opportunity")) != NULL &&
                         gtk_widget_get_height (chart) > 0);
  g_assert_null (pursuit_deal_scorecards_tab_get_chart (tab, "man"));
  g_assert_true (pursuit_test_sees (tab, "3.4 of 5. Pursue it: worth the whole sales process."));
  /* funds are 3 */
  g_assert_true (is_bar (chart, 1, 3));
  g_assert_false (is_bar (chart, 1, 4));

  g_assert_true (gtk_widget_activate (pursuit_deal_scorecards_tab_get_button (tab, "opportunity")));
  pursuit_test_wait_for ((dialog = pursuit_test_find_window (PURSUIT_TYPE_DEAL_SCORE_DIALOG)) != NULL);
  PursuitDealScoreDialog *score = PURSUIT_DEAL_SCORE_DIALOG (dialog);
  /* it begins with what was said last */
  g_assert_cmpint (pursuit_score_row_get_points (
                       PURSUIT_SCORE_ROW (pursuit_deal_score_dialog_get_row (score, 1))),
                   ==, 3);
  g_assert_true (pursuit_test_sees (dialog, "Approved by management, with somebody in charge"));
  press (dialog, GDK_KEY_1);
  g_assert_true (pursuit_test_sees (dialog, "Talked about in one department"));
  gtk_widget_grab_focus (pursuit_deal_score_dialog_get_row (score, 1));
  press (dialog, GDK_KEY_5);
  gtk_widget_grab_focus (pursuit_deal_score_dialog_get_row (score, 2));
  press (dialog, GDK_KEY_minus);
  pursuit_score_row_set_note (PURSUIT_SCORE_ROW (pursuit_deal_score_dialog_get_row (score, 1)), "<Seen> it");
  g_signal_emit_by_name (dialog, "activate-default");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_DEAL_SCORE_DIALOG) == NULL);

  g_autoptr (GPtrArray) sheets = read_sheets (fixture);
  const PursuitScoreSheet *sheet = pursuit_score_sheets_find (sheets, "opportunity");
  g_assert_cmpuint (sheet->assessments->len, ==, 3);
  const PursuitAssessment *latest = pursuit_score_sheet_get_latest (sheet);
  g_assert_cmpint (latest->day, ==, pursuit_day_parse_iso (PURSUIT_TEST_TODAY));
  g_assert_cmpint (latest->points[0], ==, 1);
  g_assert_cmpint (latest->points[1], ==, 5);
  g_assert_cmpint (latest->points[2], ==, PURSUIT_NOT_SCORED);
  g_assert_cmpint (latest->points[3], ==, 2);
  g_assert_cmpstr (latest->notes[1], ==, "<Seen> it");
  pursuit_test_wait_for (g_strcmp0 (pursuit_session_get_undo_label (fixture->session),
                                    "Score “" TITLE "” by “Opportunity assessment”") == 0);

  pursuit_test_wait_for ((chart = pursuit_deal_scorecards_tab_get_chart (tab, "opportunity")) != NULL &&
                         gtk_widget_get_height (chart) > 0 && is_bar (chart, 1, 5));
  g_assert_false (is_bar (chart, 0, 2));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for ((chart = pursuit_deal_scorecards_tab_get_chart (tab, "opportunity")) != NULL &&
                         gtk_widget_get_height (chart) > 0 && !is_bar (chart, 1, 5));
  g_assert_true (is_bar (chart, 0, 4));
}

static void
type (PursuitDealCriteriaDialog *dialog, int column, int row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pursuit_deal_criteria_dialog_get_entry (dialog, column, row)), text);
}

/* The card draws both bidders; the sheet is changed and saved as one step, and refuses what is none. */
static void
test_criteria (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = NULL, *chart = NULL;
  GtkWindow *window;

  pursuit_test_wait_for (
      (card = pursuit_test_find (fixture->window, PURSUIT_TYPE_DEAL_CRITERIA_CARD, NULL)) != NULL &&
      (chart = pursuit_deal_criteria_card_get_chart (PURSUIT_DEAL_CRITERIA_CARD (card))) != NULL &&
      gtk_widget_get_height (chart) > 0);
  g_assert_true (pursuit_test_sees (card, "● we  ○ Castor"));
  const PursuitRatingLayout *layout = pursuit_rating_view_get_layout (PURSUIT_RATING_VIEW (chart));
  /* tool life: we have 5 and Castor has 3 */
  g_assert_true (is_painted (chart, pursuit_rating_place_x (&layout->places[1], 5), layout->places[1].y,
                             layout->theme.attitudes[PURSUIT_ATTITUDE_CHAMPION]));
  g_assert_false (is_painted (chart, pursuit_rating_place_x (&layout->places[1], 3), layout->places[1].y,
                              layout->theme.attitudes[PURSUIT_ATTITUDE_CHAMPION]));

  pursuit_test_click (card, "_Edit Criteria…");
  pursuit_test_wait_for ((window = pursuit_test_find_window (PURSUIT_TYPE_DEAL_CRITERIA_DIALOG)) != NULL);
  PursuitDealCriteriaDialog *dialog = PURSUIT_DEAL_CRITERIA_DIALOG (window);
  pursuit_test_click (dialog, "Add _Criterion");
  type (dialog, 0, 6, "Warranty");
  type (dialog, 1, 6, "20");
  type (dialog, 2, 6, "7");
  pursuit_test_click (dialog, "_Save");
  g_assert_true (pursuit_test_sees (dialog, "Points are from 0 to 5; leave the field empty for none."));
  type (dialog, 2, 6, "4");
  type (dialog, 3, 6, "");
  type (dialog, 2, 1, "5");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_DEAL_CRITERIA_DIALOG) == NULL);

  g_autoptr (PursuitCriteriaSheet) sheet = read_criteria (fixture);
  g_assert_cmpuint (sheet->rows->len, ==, 6);
  const PursuitCriteriaRow *price = pursuit_criteria_sheet_get_row (sheet, 0);
  const PursuitCriteriaRow *warranty = pursuit_criteria_sheet_get_row (sheet, 5);
  g_assert_cmpint (price->ours, ==, 5);
  g_assert_cmpint (price->rivals[0], ==, 4);
  g_assert_cmpstr (warranty->name, ==, "Warranty");
  g_assert_cmpfloat (warranty->weight, ==, 20);
  g_assert_cmpint (warranty->ours, ==, 4);
  g_assert_cmpint (warranty->rivals[0], ==, PURSUIT_NOT_SCORED);

  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (g_strcmp0 (pursuit_session_get_redo_label (fixture->session),
                                    "Set the buying criteria of “" TITLE "”") == 0);
  g_autoptr (PursuitCriteriaSheet) before = read_criteria (fixture);
  g_assert_cmpuint (before->rows->len, ==, 5);
  g_assert_cmpint (pursuit_criteria_sheet_get_row (before, 0)->ours, ==, 2);
}

/* What the deal before has is not taken for another's: nothing of it is seen until the other is read. */
static void
test_another_deal (Fixture *fixture, gconstpointer data)
{
  PursuitDealScorecardsTab *tab = show_tab (fixture);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  pursuit_list_spec_where (spec, PURSUIT_DEAL_TITLE, PURSUIT_OP_EQ, OTHER_TITLE);
  g_autoptr (PursuitList) list = pursuit_session_list (fixture->session, spec);
  pursuit_test_wait_for (pursuit_list_is_loaded (list));
  pursuit_test_wait_for (pursuit_test_find (tab, PURSUIT_TYPE_RATING_VIEW, NULL) != NULL);
  pursuit_deal_scorecards_tab_set_deal (tab, fixture->session, pursuit_list_get_id_at (list, 0));
  g_assert_null (pursuit_test_find (tab, PURSUIT_TYPE_RATING_VIEW, NULL));
}

/* The line of the totals: two assessments, the later one to the right and higher, for it was the better. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  PursuitDealScorecardsTab *tab = show_tab (fixture);
  GtkWidget *chart = NULL;
  int first_x = -1, first_y = -1, last_x = -1, last_y = -1, n = 0;

  pursuit_test_wait_for ((chart = pursuit_test_find (tab, PURSUIT_TYPE_SCORE_HISTORY, NULL)) != NULL &&
                         gtk_widget_get_width (chart) > 0);
  PursuitTheme theme = pursuit_chart_style_for_widget (chart);
  cairo_surface_t *surface = draw_chart (chart);
  for (int x = 0; x < gtk_widget_get_width (chart); x++)
    {
      for (int y = 0; y < gtk_widget_get_height (chart); y++)
        {
          if (!has_color (surface, x, y, theme.accent))
            continue;
          if (n++ == 0)
            {
              first_x = x;
              first_y = y;
            }
          last_x = x;
          last_y = y;
        }
    }
  cairo_surface_destroy (surface);
  g_assert_cmpint (n, >, 50); /* two dots and what lies between them */
  g_assert_cmpint (last_x - first_x, >, gtk_widget_get_width (chart) / 2);
  g_assert_cmpint (last_y, <, first_y - 2);
}

/* A scorecard gets another name and another criterion, saved as one step; the list follows, also when it is
 * undone. */
static void
test_editor (Fixture *fixture, gconstpointer data)
{
  PursuitScorecardsDialog *dialog = pursuit_scorecards_dialog_new (fixture->window);
  GtkWidget *row = NULL, *name = NULL;
  GtkWindow *editor;

  pursuit_test_wait_for ((row = pursuit_test_find (dialog, ADW_TYPE_ACTION_ROW, NULL)) != NULL);
  g_signal_emit_by_name (row, "activated");
  pursuit_test_wait_for ((editor = pursuit_test_find_window (PURSUIT_TYPE_SCORECARD_EDITOR)) != NULL);
  g_assert_true (pursuit_test_sees (editor, "Level of the project"));
  pursuit_test_click (editor, "Add _Criterion");
  pursuit_test_wait_for ((name = pursuit_test_find (editor, ADW_TYPE_ENTRY_ROW, NULL)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (name), "Ours");
  pursuit_test_click (editor, "_Save");
  /* the new criterion has no name yet */
  pursuit_test_wait_for (pursuit_test_sees (editor, "Every criterion needs a name."));
  GtkWidget *focus = gtk_window_get_focus (editor);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW)), "Weather");
  pursuit_test_click (editor, "_Save");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_SCORECARD_EDITOR) == NULL);

  g_autoptr (GPtrArray) sheets = read_sheets (fixture);
  const PursuitScoreSheet *sheet = sheets->pdata[0];
  g_assert_cmpstr (sheet->code, ==, "opportunity");
  g_assert_cmpstr (sheet->name, ==, "Ours");
  g_assert_cmpfloat (sheet->pursue, ==, 3);
  g_assert_cmpfloat (sheet->lower, ==, 2);
  g_assert_cmpuint (sheet->items->len, ==, 10);
  g_assert_cmpstr (pursuit_score_sheet_get_item (sheet, 9)->name, ==, "Weather");
  g_assert_cmpfloat (pursuit_score_sheet_get_item (sheet, 9)->weight, ==, 10);
  g_assert_cmpstr (pursuit_score_sheet_get_item (sheet, 1)->anchors[4], ==,
                   "Budget released for this purpose");
  pursuit_test_wait_for (pursuit_test_sees (dialog, "10 criteria"));

  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (pursuit_test_sees (dialog, "9 criteria"));
  g_assert_false (pursuit_test_sees (dialog, "10 criteria"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);

  g_test_add ("/scorecards/score", Fixture, NULL, set_up, test_score, tear_down);
  g_test_add ("/scorecards/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/scorecards/criteria", Fixture, NULL, set_up, test_criteria, tear_down);
  g_test_add ("/scorecards/another-deal", Fixture, NULL, set_up, test_another_deal, tear_down);
  g_test_add ("/scorecards/editor", Fixture, NULL, set_up, test_editor, tear_down);

  return g_test_run ();
}
