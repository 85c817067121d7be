/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a deal over a real database: it is opened by keyboard, shows what the database holds, leads on
 * to the neighbours, moves the deal, and gives the focus back to the card. */

#include "pursuit-display-test.h"

#include <string.h>

#include "pursuit-activities-page.h"
#include "pursuit-activity.h"
#include "pursuit-board-page.h"
#include "pursuit-buying-stage.h"
#include "pursuit-deal-actions.h"
#include "pursuit-deal-dialog.h"
#include "pursuit-deal-page.h"
#include "pursuit-money.h"
#include "pursuit-participant.h"
#include "pursuit-people-page.h"
#include "pursuit-print-preview.h"
#include "pursuit-stage.h"
#include "pursuit-table-row.h"
#include "pursuit-watch-card.h"

/* Stands in the second stage, which has a deal above it and some below. */
#define TITLE "Cutting fluids, 4 plants"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
  PursuitBoard *board;
} Fixture;

static PursuitList *
get_column (Fixture *fixture, guint column)
{
  return PURSUIT_LIST (pursuit_board_column_get_deals (pursuit_board_get_column (fixture->board, column)));
}

static gboolean
all_loaded (Fixture *fixture)
{
  if (pursuit_board_get_n_columns (fixture->board) == 0)
    return FALSE;
  for (guint i = 0; i < pursuit_board_get_n_columns (fixture->board); i++)
    if (!pursuit_list_is_loaded (get_column (fixture, i)))
      return FALSE;
  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("deal-page-%d.db", number++);
  PursuitPage *page;

  fixture->path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  page = pursuit_window_show_page (fixture->window, "board");
  fixture->board = pursuit_board_page_get_board (PURSUIT_BOARD_PAGE (page));
  pursuit_test_wait_for (all_loaded (fixture));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
}

static PursuitRecord *
get_item (Fixture *fixture, guint column, guint place)
{
  PursuitRecord *deal = g_list_model_get_item (G_LIST_MODEL (get_column (fixture, column)), place);

  g_assert_nonnull (deal);
  pursuit_test_wait_for (pursuit_record_is_set (deal, PURSUIT_DEAL_TITLE));
  return deal;
}

/* Where the deal called TITLE stands in the second column. */
static guint
find_place (Fixture *fixture)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (get_column (fixture, 1))); i++)
    {
      g_autoptr (PursuitRecord) deal = get_item (fixture, 1, i);
      if (g_strcmp0 (pursuit_record_get_text (deal, PURSUIT_DEAL_TITLE), TITLE) == 0)
        return i;
    }
  g_assert_not_reached ();
}

static PursuitDealPage *
get_page (Fixture *fixture)
{
  PursuitPage *page = pursuit_window_get_page (fixture->window);

  return PURSUIT_IS_DEAL_PAGE (page) ? PURSUIT_DEAL_PAGE (page) : NULL;
}

static void
wait_filled (Fixture *fixture)
{
  pursuit_test_wait_for (get_page (fixture) != NULL && pursuit_deal_page_is_filled (get_page (fixture)));
}

/* What a key does that is bound to a class of the focus or of what stands around it. */
static void
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  GtkWidget *widget = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      GListModel *controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          GListModel *shortcuts = GTK_IS_SHORTCUT_CONTROLLER (controller) ? G_LIST_MODEL (controller) : NULL;

          for (guint k = 0; shortcuts && k < g_list_model_get_n_items (shortcuts); k++)
            {
              g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, k);
              GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

              if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
                  gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
                  gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers &&
                  gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                gtk_shortcut_get_arguments (shortcut)))
                {
                  g_object_unref (controllers);
                  return;
                }
            }
        }
      g_object_unref (controllers);
    }
  g_error ("nothing that has the focus knows the key %s", gdk_keyval_name (key));
}

/* Opens the deal called TITLE with Enter on its card; its id. */
static gint64
open_deal (Fixture *fixture)
{
  guint place = find_place (fixture);
  g_autoptr (PursuitRecord) deal = get_item (fixture, 1, place);

  g_assert_true (pursuit_board_focus_place (fixture->board, 1, place));
  press (fixture, GDK_KEY_Return, 0);
  wait_filled (fixture);
  return pursuit_record_get_id (deal);
}

static gint64
count (Fixture *fixture, const PursuitEntity *entity, guint field, gint64 deal_id)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);

  pursuit_list_spec_where_int (spec, field, PURSUIT_OP_EQ, deal_id);
  g_autoptr (PursuitList) list = pursuit_session_list (fixture->session, spec);
  pursuit_test_wait_for (pursuit_list_is_loaded (list));
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
choose_tab (Fixture *fixture, const char *name)
{
  gtk_stack_set_visible_child_name (pursuit_deal_page_get_tabs (get_page (fixture)), name);
}

static const char *
get_tab (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (pursuit_deal_page_get_tabs (get_page (fixture)));
}

static gboolean
has_tab (Fixture *fixture, const char *name)
{
  GtkStack *tabs = pursuit_deal_page_get_tabs (get_page (fixture));

  return gtk_stack_page_get_visible (gtk_stack_get_page (tabs, gtk_stack_get_child_by_name (tabs, name)));
}

static PursuitTrackView *
get_tracks (Fixture *fixture)
{
  return pursuit_deal_head_get_tracks (pursuit_deal_page_get_head (get_page (fixture)));
}

static gboolean
sees_amount (Fixture *fixture, gint64 yuan)
{
  g_autofree char *amount = pursuit_money_format (100 * yuan, "CNY");

  return pursuit_test_sees (fixture->window, amount);
}

/* Head, tracks and tabs say what the database holds. */
static void
test_facts (Fixture *fixture, gconstpointer data)
{
  gint64 id = open_deal (fixture);
  g_autofree char *people =
      g_strdup_printf ("People %" G_GINT64_FORMAT,
                       count (fixture, &PURSUIT_PARTICIPANT_ENTITY, PURSUIT_PARTICIPANT_DEAL_ID, id));
  g_autofree char *activities =
      g_strdup_printf ("Activities %" G_GINT64_FORMAT,
                       count (fixture, &PURSUIT_ACTIVITY_ENTITY, PURSUIT_ACTIVITY_DEAL_ID, id));

  g_assert_cmpint (pursuit_deal_page_get_deal_id (get_page (fixture)), ==, id);
  g_assert_true (pursuit_test_sees (fixture->window, "Hengda Machinery — " TITLE));
  g_assert_true (pursuit_test_sees (fixture->window, TITLE));
  /* B by its date, and a chance below 20 per cent because the customer is ahead of us */
  g_assert_true (pursuit_test_sees (fixture->window, "C"));
  g_assert_true (sees_amount (fixture, 760000));
  g_assert_true (pursuit_test_sees (fixture->window, "closes 14 Mar"));
  g_assert_true (pursuit_test_sees (fixture->window, "Liu Yang"));
  g_assert_true (pursuit_test_sees (fixture->window, "_Move to Propose… · 2 nodes open"));
  g_assert_true (pursuit_test_sees (fixture->window, people));
  g_assert_true (pursuit_test_sees (fixture->window, activities));
  g_assert_true (
      pursuit_test_sees (fixture->window, "▲ No insider tells us what goes on at the customer’s."));
  g_assert_true (pursuit_test_sees (fixture->window, "Enter: work items"));
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "Whom to watch now"));
  g_assert_true (pursuit_test_sees (fixture->window, "Find an insider"));
  g_assert_true (pursuit_test_sees_start (get_page (fixture), "◆ An insider is won — open"));
  /* two rows of six steps, and not more */
  g_assert_nonnull (pursuit_track_view_get_button (get_tracks (fixture), 1, 5));
  g_assert_null (pursuit_track_view_get_button (get_tracks (fixture), 1, 6));
  g_assert_nonnull (pursuit_track_view_get_button (get_tracks (fixture), 0, 5));
  g_assert_null (pursuit_track_view_get_button (get_tracks (fixture), 2, 0));
}

/* Back gives the focus to the card of the deal that was shown last. */
static void
test_back (Fixture *fixture, gconstpointer data)
{
  gint64 id = open_deal (fixture);
  PursuitDeal *focused;

  press (fixture, GDK_KEY_Escape, 0);
  g_assert_null (get_page (fixture));
  focused = pursuit_board_get_focus_deal (fixture->board);
  g_assert_nonnull (focused);
  g_assert_cmpint (pursuit_record_get_id (PURSUIT_RECORD (focused)), ==, id);

  press (fixture, GDK_KEY_Return, 0);
  wait_filled (fixture);
  press (fixture, GDK_KEY_Down, GDK_ALT_MASK);
  wait_filled (fixture);
  press (fixture, GDK_KEY_Left, GDK_ALT_MASK);
  focused = pursuit_board_get_focus_deal (fixture->board);
  g_assert_nonnull (focused);
  g_assert_cmpint (pursuit_record_get_id (PURSUIT_RECORD (focused)), ==,
                   pursuit_list_get_id_at (get_column (fixture, 1), find_place (fixture) + 1));
}

static void
test_neighbours (Fixture *fixture, gconstpointer data)
{
  PursuitList *column = get_column (fixture, 1);
  guint place = find_place (fixture);

  open_deal (fixture);
  press (fixture, GDK_KEY_Down, GDK_ALT_MASK);
  wait_filled (fixture);
  g_assert_cmpint (pursuit_deal_page_get_deal_id (get_page (fixture)), ==,
                   pursuit_list_get_id_at (column, place + 1));
  g_autoptr (PursuitRecord) below = get_item (fixture, 1, place + 1);
  g_assert_true (pursuit_test_sees (fixture->window, pursuit_record_get_text (below, PURSUIT_DEAL_TITLE)));

  for (guint i = place + 1; i > 0; i--)
    press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  wait_filled (fixture);
  g_assert_cmpint (pursuit_deal_page_get_deal_id (get_page (fixture)), ==,
                   pursuit_list_get_id_at (column, 0));
  /* above the first there is none */
  press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_cmpint (pursuit_deal_page_get_deal_id (get_page (fixture)), ==,
                   pursuit_list_get_id_at (column, 0));
}

/* Whether a label that is drawn stands below @root. */
static gboolean
draws_text (GtkWidget *root)
{
  if (gtk_widget_get_opacity (root) == 0 || !gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && *gtk_label_get_text (GTK_LABEL (root)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (draws_text (child))
      return TRUE;
  return FALSE;
}

/* The first frame of another deal says whose it is, over empty cards: nothing of the deal before is seen in
 * them, and they are where they were. */
static void
test_shell (Fixture *fixture, gconstpointer data)
{
  open_deal (fixture);
  g_autoptr (PursuitRecord) below = get_item (fixture, 1, find_place (fixture) + 1);
  const char *title = pursuit_record_get_text (below, PURSUIT_DEAL_TITLE);
  GtkWidget *cards = gtk_stack_get_child_by_name (pursuit_deal_page_get_tabs (get_page (fixture)), "stage");
  GtkWidget *watch = pursuit_test_find (cards, PURSUIT_TYPE_WATCH_CARD, NULL);
  int height = gtk_widget_get_height (watch);

  g_assert_true (draws_text (cards));
  press (fixture, GDK_KEY_Down, GDK_ALT_MASK);
  g_assert_true (pursuit_test_sees (fixture->window, title));
  g_assert_false (draws_text (cards));
  g_assert_true (gtk_widget_get_mapped (watch));
  g_assert_cmpint (gtk_widget_get_height (watch), ==, height);
  g_assert_false (pursuit_deal_page_is_filled (get_page (fixture)));
  wait_filled (fixture);
  g_assert_true (draws_text (cards));
}

/* Answers the question about what the step lacks. */
static void
move_anyway (void)
{
  GtkWindow *question = NULL;

  pursuit_test_wait_for ((question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL &&
                         pursuit_test_find (question, ADW_TYPE_ENTRY_ROW, NULL) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_test_find (question, ADW_TYPE_ENTRY_ROW, NULL)), "Sure of it");
  GtkWidget *approver = pursuit_test_find (question, ADW_TYPE_COMBO_ROW, NULL);
  if (approver != NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (approver), 1);
  pursuit_test_click (question, "_Move Anyway");
}

/* The button offers the next stage, moves the deal in the database, and the page follows; undo too. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  gint64 id = open_deal (fixture);
  gint64 below = pursuit_list_get_id_at (get_column (fixture, 1), find_place (fixture) + 1);
  GtkWindow *question;

  pursuit_test_click (fixture->window, "_Move to Propose… · 2 nodes open");
  question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  GtkWidget *stage = pursuit_test_find (question, ADW_TYPE_COMBO_ROW, "Stage");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (stage)), ==, 2);
  pursuit_test_click (question, "_Move");
  move_anyway (); /* nobody has said that we are on the shortlist */
  pursuit_test_wait_for (pursuit_list_find_id (get_column (fixture, 2), id) == 0);
  pursuit_test_wait_for (pursuit_test_sees_start (fixture->window, "Move to Bid…"));
  wait_filled (fixture);
  g_assert_true (pursuit_test_sees (fixture->window, "Propose: work items"));

  /* what stood below it in its old column is next */
  press (fixture, GDK_KEY_Down, GDK_ALT_MASK);
  wait_filled (fixture);
  g_assert_cmpint (pursuit_deal_page_get_deal_id (get_page (fixture)), ==, below);

  pursuit_deal_open (fixture->window, id, NULL);
  wait_filled (fixture);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "_Move to Propose… · 2 nodes open"));
  pursuit_test_wait_for (pursuit_list_find_id (get_column (fixture, 1), id) >= 0);
}

/* A step of the selling track asks for the move there. */
static void
test_track (Fixture *fixture, gconstpointer data)
{
  gint64 id = open_deal (fixture);
  GtkWidget *step = pursuit_track_view_get_button (get_tracks (fixture), 1, 3);
  GtkWindow *question;

  g_assert_true (gtk_widget_grab_focus (step));
  g_signal_emit_by_name (step, "clicked");
  question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  pursuit_test_click (question, "_Move");
  move_anyway (); /* that, and a stage is skipped */
  pursuit_test_wait_for (pursuit_list_find_id (get_column (fixture, 3), id) == 0);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = pursuit_money_format (76000000, "CNY");
  g_autofree char *after = pursuit_money_format (81000000, "CNY");
  g_autofree char *change = g_strdup_printf ("Amount: %s → %s", before, after);
  GtkWindow *dialog;
  PursuitForm *form;

  open_deal (fixture);
  press (fixture, GDK_KEY_F2, 0);
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_DEAL_DIALOG) != NULL);
  dialog = pursuit_test_find_window (PURSUIT_TYPE_DEAL_DIALOG);
  form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (dialog));
  gtk_editable_set_text (GTK_EDITABLE (pursuit_form_get_row (form, PURSUIT_DEAL_AMOUNT)), "810000");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (sees_amount (fixture, 810000));

  /* the history has the old and the new value, and takes the step back */
  wait_filled (fixture);
  choose_tab (fixture, "history");
  g_assert_true (pursuit_test_sees (fixture->window, change));
  pursuit_test_click (get_page (fixture), "_Undo");
  pursuit_test_wait_for (sees_amount (fixture, 760000));
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "undone"));
}

/* The child button of @box with this tooltip, visible or not. */
static GtkWidget *
find_button (GtkWidget *box, const char *tooltip)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  while (child != NULL && g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) != 0)
    child = gtk_widget_get_next_sibling (child);
  g_assert_nonnull (child);
  return child;
}

/* The sheet that was asked for, which is closed then. */
static void
check_sheet (void)
{
  GtkWindow *preview;

  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_PRINT_PREVIEW) != NULL);
  preview = pursuit_test_find_window (PURSUIT_TYPE_PRINT_PREVIEW);
  pursuit_test_wait_for (pursuit_print_preview_get_n_pages (PURSUIT_PRINT_PREVIEW (preview)) > 0);
  g_assert_cmpuint (pursuit_print_preview_get_n_pages (PURSUIT_PRINT_PREVIEW (preview)), ==, 2);
  g_assert_true (pursuit_test_sees (preview, "2 pages"));
  gtk_window_destroy (preview);
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_PRINT_PREVIEW) == NULL);
}

/* By its key, and from the menu, which a card has too. */
static void
test_sheet (Fixture *fixture, gconstpointer data)
{
  GtkWidget *menu;

  open_deal (fixture);
  press (fixture, GDK_KEY_p, GDK_CONTROL_MASK);
  check_sheet ();
  menu = find_button (pursuit_page_get_header_end (PURSUIT_PAGE (get_page (fixture))),
                      "More to do with the deal");
  g_signal_emit_by_name (menu, "clicked");
  g_assert_true (pursuit_test_sees (menu, "Deal Sheet…"));
  g_assert_true (gtk_widget_activate_action (menu, "deal.sheet", NULL));
  check_sheet ();
  gtk_popover_popdown (GTK_POPOVER (pursuit_test_find (menu, GTK_TYPE_POPOVER, NULL)));
  pursuit_test_wait_for (!GTK_IS_POPOVER (gtk_widget_get_last_child (menu)));
}

static void
test_log (Fixture *fixture, gconstpointer data)
{
  gint64 id = open_deal (fixture);
  gint64 before = count (fixture, &PURSUIT_ACTIVITY_ENTITY, PURSUIT_ACTIVITY_DEAL_ID, id);
  GtkWidget *entry;
  AdwComboRow *where;
  PursuitList *list;

  choose_tab (fixture, "activities");
  entry = pursuit_test_find (pursuit_deal_page_get_activities (get_page (fixture)), GTK_TYPE_ENTRY, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Sent the <b>data</b> sheet");
  /* every contact asks where the customer is; “Not asked” is an answer, and so is the last of the stages */
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "Where is the customer now?"));
  where = ADW_COMBO_ROW (pursuit_test_find (pursuit_deal_page_get_activities (get_page (fixture)),
                                            ADW_TYPE_COMBO_ROW, "Where is the customer now?"));
  adw_combo_row_set_selected (where, g_list_model_get_n_items (adw_combo_row_get_model (where)) - 1);
  pursuit_test_click (pursuit_deal_page_get_activities (get_page (fixture)), "_Log");
  list = pursuit_table_get_list (
      pursuit_deal_activities_tab_get_table (pursuit_deal_page_get_activities (get_page (fixture))));
  pursuit_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == before + 1);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "Sent the <b>data</b> sheet"));
  pursuit_test_wait_for (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0');
  pursuit_test_wait_for (!pursuit_test_sees (fixture->window, "Where is the customer now?"));
  g_autofree char *stage = pursuit_test_query (
      fixture->path,
      "SELECT b.position = (SELECT max(position) FROM buying_stage WHERE process_id = 1) "
      "FROM deal d JOIN buying_stage b ON b.id = d.buying_stage_id WHERE d.title = '" TITLE "'");
  g_assert_cmpstr (stage, ==, "1");
  g_autofree char *title = g_strdup_printf ("Activities %" G_GINT64_FORMAT, before + 1);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, title));
}

/* A tab that would be empty is not there, and the one that was chosen is shown again on the next deal. */
static void
test_tabs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  gint64 id = open_deal (fixture);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (get_column (fixture, 0)));
  gint64 empty;

  g_assert_true (has_tab (fixture, "people"));
  g_assert_true (has_tab (fixture, "history"));
  choose_tab (fixture, "activities");

  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "Nothing known yet");
  command = pursuit_command_new_record (fields);
  pursuit_window_run (fixture->window, command, NULL, NULL);
  pursuit_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (get_column (fixture, 0))) > n);
  empty = pursuit_list_get_id_at (get_column (fixture, 0), 0);
  pursuit_deal_open (fixture->window, empty, G_LIST_MODEL (get_column (fixture, 0)));
  wait_filled (fixture);
  g_assert_false (has_tab (fixture, "activities"));
  g_assert_true (has_tab (fixture, "people"));
  g_assert_cmpstr (get_tab (fixture), ==, "stage");

  pursuit_deal_open (fixture->window, id, NULL);
  wait_filled (fixture);
  g_assert_cmpstr (get_tab (fixture), ==, "activities");
}

/* Activating somebody shows the chart; going on from the list of activities shows the deal. */
static void
test_ways (Fixture *fixture, gconstpointer data)
{
  gint64 id = open_deal (fixture);
  PursuitTable *people =
      pursuit_deal_people_tab_get_table (pursuit_deal_page_get_people (get_page (fixture)));
  PursuitTable *table;
  PursuitPage *page;
  GtkWidget *open;

  choose_tab (fixture, "people");
  pursuit_table_select (people, pursuit_list_get_id_at (pursuit_table_get_list (people), 0));
  g_signal_emit_by_name (people, "activate", pursuit_table_get_selected (people));
  page = pursuit_window_get_page (fixture->window);
  g_assert_true (PURSUIT_IS_PEOPLE_PAGE (page));
  /* the chart names the deal, and leads back to it */
  open = find_button (pursuit_page_get_header_start (page), "Open the page of this deal");
  pursuit_test_wait_for (gtk_widget_get_visible (open));
  g_signal_emit_by_name (open, "clicked");
  wait_filled (fixture);
  g_assert_cmpint (pursuit_deal_page_get_deal_id (get_page (fixture)), ==, id);

  page = pursuit_window_show_page (fixture->window, "activities");
  table = pursuit_activities_page_get_table (PURSUIT_ACTIVITIES_PAGE (page));
  pursuit_test_wait_for (pursuit_list_is_loaded (pursuit_table_get_list (table)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pursuit_table_get_list (table))); i++)
    {
      g_autoptr (PursuitRecord) activity =
          g_list_model_get_item (G_LIST_MODEL (pursuit_table_get_list (table)), i);

      pursuit_test_wait_for (pursuit_record_is_set (activity, PURSUIT_ACTIVITY_SUBJECT));
      if (pursuit_record_get_int (activity, PURSUIT_ACTIVITY_DEAL_ID) != id)
        continue;
      pursuit_table_select (table, pursuit_record_get_id (activity));
      break;
    }
  gtk_widget_activate_action (GTK_WIDGET (table), "activities.deal", NULL);
  wait_filled (fixture);
  g_assert_cmpint (pursuit_deal_page_get_deal_id (get_page (fixture)), ==, id);
  /* and back to the activities, which it was opened from */
  gtk_widget_activate_action (GTK_WIDGET (get_page (fixture)), "dealpage.back", NULL);
  g_assert_true (PURSUIT_IS_ACTIVITIES_PAGE (pursuit_window_get_page (fixture->window)));
}

/* A deal that is deleted takes its page with it; undo brings the deal back, not the page. */
static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  gint64 id = open_deal (fixture);
  g_autoptr (PursuitCommand) command = pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, id);

  pursuit_window_run (fixture->window, command, NULL, NULL);
  pursuit_test_wait_for (get_page (fixture) == NULL);
  g_assert_true (PURSUIT_IS_BOARD_PAGE (pursuit_window_get_page (fixture->window)));
}

/* Left while it was being read, it drops the answers, and has all of them when it is shown again. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  guint place = find_place (fixture);
  gint64 id = pursuit_list_get_id_at (get_column (fixture, 1), place);

  for (guint i = 0; i < 20; i++)
    {
      pursuit_deal_open (fixture->window, pursuit_list_get_id_at (get_column (fixture, 1), i % 5), NULL);
      pursuit_window_show_page (fixture->window, i % 2 ? "board" : "customers");
      if (i % 3 == 0)
        pursuit_test_settle (2);
    }
  pursuit_deal_open (fixture->window, id, NULL);
  wait_filled (fixture);
  g_assert_true (pursuit_test_sees (fixture->window, TITLE));
}

static PursuitRecord *
new_record (const PursuitEntity *entity, gint64 id, guint name_field, const char *name)
{
  PursuitRecord *record = pursuit_record_new (entity);

  pursuit_record_set_int (record, PURSUIT_RECORD_ID, id);
  pursuit_record_set_text (record, name_field, name);
  return record;
}

/* Where the customer is comes from evidence; what is danger is said, and old evidence is called so. */
static void
test_drift (void)
{
  static const char *const names[] = { "Need", "Survey", "Criteria" };
  PursuitDay today = pursuit_day_parse_iso (PURSUIT_TEST_TODAY);
  g_autoptr (GPtrArray) stages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) buying = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PursuitRecord) deal = new_record (&PURSUIT_DEAL_ENTITY, 1, PURSUIT_DEAL_TITLE, TITLE);
  GtkWidget *window = gtk_window_new ();
  PursuitDealHead *head = g_object_new (PURSUIT_TYPE_DEAL_HEAD, NULL);
  PursuitTrackView *tracks = pursuit_deal_head_get_tracks (head);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_ptr_array_add (buying, new_record (&PURSUIT_BUYING_STAGE_ENTITY, 11 + i, PURSUIT_BUYING_STAGE_NAME,
                                           names[i]));
      g_ptr_array_add (stages, new_record (&PURSUIT_STAGE_ENTITY, 21 + i, PURSUIT_STAGE_NAME, "Stage"));
      pursuit_record_set_int (stages->pdata[i], PURSUIT_STAGE_POSITION, i + 1);
      pursuit_record_set_int (stages->pdata[i], PURSUIT_STAGE_BUYING_STAGE_ID, 11 + i);
    }
  pursuit_record_set_int (deal, PURSUIT_DEAL_STAGE_ID, 22);
  pursuit_record_set_int (deal, PURSUIT_DEAL_STAGE_POSITION, 2);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (head));
  gtk_window_present (GTK_WINDOW (window));
  pursuit_deal_head_set_tracks (head, PURSUIT_DEAL (deal), stages, buying, NULL, today);
  g_assert_false (pursuit_test_sees (head, "Nobody has found out yet where the customer is."));
  g_assert_nonnull (pursuit_track_view_get_button (tracks, 1, 2));

  pursuit_record_set_int (deal, PURSUIT_DEAL_BUYING_STAGE_ID, 13);
  pursuit_record_set_int (deal, PURSUIT_DEAL_BUYING_DAY, today - 6);
  pursuit_deal_head_set_tracks (head, PURSUIT_DEAL (deal), stages, buying, NULL, today);
  pursuit_test_wait_for (
      pursuit_test_sees (head, "▲ The customer is 1 step ahead of us: what we miss now is decided "
                               "without us, and a price war comes next."));
  pursuit_record_set_int (deal, PURSUIT_DEAL_BUYING_STAGE_ID, 12);
  pursuit_deal_head_set_tracks (head, PURSUIT_DEAL (deal), stages, buying, NULL, today);
  pursuit_test_wait_for (pursuit_test_sees (head, "We are in step with the customer."));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/deal-page/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("facts", test_facts);
  ADD ("back", test_back);
  ADD ("neighbours", test_neighbours);
  ADD ("shell", test_shell);
  ADD ("move", test_move);
  ADD ("track", test_track);
  ADD ("edit", test_edit);
  ADD ("sheet", test_sheet);
  ADD ("log", test_log);
  ADD ("tabs", test_tabs);
  ADD ("ways", test_ways);
  ADD ("deleted", test_deleted);
  ADD ("left", test_left);
  g_test_add_func ("/deal-page/drift", test_drift);
  return g_test_run ();
}
