/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board over a real database: what is moved, closed, made and deleted is there afterwards, and undo
 * works. */

#include "pursuit-display-test.h"

#include <string.h>

#include "pursuit-activity.h"
#include "pursuit-board-page.h"
#include "pursuit-deal-actions.h"
#include "pursuit-deal-close-dialog.h"
#include "pursuit-deal-dialog.h"
#include "pursuit-deal-menu.h"
#include "pursuit-deal-move-dialog.h"
#include "pursuit-deals-move-dialog.h"
#include "pursuit-list-view.h"
#include "pursuit-sidebar.h"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
  PursuitBoard *board;
} Fixture;

static GListModel *
get_deals (Fixture *fixture, guint column)
{
  return pursuit_board_column_get_deals (pursuit_board_get_column (fixture->board, column));
}

static guint
count (Fixture *fixture, guint column)
{
  return g_list_model_get_n_items (get_deals (fixture, column));
}

static gint64
get_stage_id (Fixture *fixture, guint column)
{
  PursuitStage *stage = pursuit_board_column_get_stage (pursuit_board_get_column (fixture->board, column));
  return pursuit_record_get_id (PURSUIT_RECORD (stage));
}

static gint64
get_stage_count (Fixture *fixture, guint column)
{
  PursuitStage *stage = pursuit_board_column_get_stage (pursuit_board_get_column (fixture->board, column));
  return pursuit_record_get_int (PURSUIT_RECORD (stage), PURSUIT_STAGE_COUNT);
}

static int
find (Fixture *fixture, guint column, gint64 id)
{
  return pursuit_list_find_id (PURSUIT_LIST (get_deals (fixture, column)), id);
}

static gboolean
all_loaded (Fixture *fixture)
{
  if (pursuit_board_get_n_columns (fixture->board) == 0)
    return FALSE;
  for (guint i = 0; i < pursuit_board_get_n_columns (fixture->board); i++)
    {
      if (!pursuit_list_is_loaded (PURSUIT_LIST (get_deals (fixture, i))))
        return FALSE;
    }
  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer sample)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("board-%d.db", number++);
  PursuitPage *page;

  fixture->path = pursuit_test_make_database (name, GPOINTER_TO_INT (sample));
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  page = pursuit_window_show_page (fixture->window, "board");
  fixture->board = pursuit_board_page_get_board (PURSUIT_BOARD_PAGE (page));
  pursuit_test_wait_for (all_loaded (fixture));
}

static void
tear_down (Fixture *fixture, gconstpointer sample)
{
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
}

/* The deal at @position, with its values read. */
static PursuitDeal *
get_deal (Fixture *fixture, guint column, guint position)
{
  PursuitRecord *deal = g_list_model_get_item (get_deals (fixture, column), position);

  g_assert_nonnull (deal);
  pursuit_test_wait_for (pursuit_record_is_set (deal, PURSUIT_DEAL_TITLE));
  return PURSUIT_DEAL (deal);
}

static gint64
get_id (PursuitDeal *deal)
{
  return pursuit_record_get_id (PURSUIT_RECORD (deal));
}

static void
test_columns (Fixture *fixture, gconstpointer sample)
{
  g_assert_cmpuint (pursuit_board_get_n_columns (fixture->board), ==, 6);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (count (fixture, i), ==, get_stage_count (fixture, i));
  g_assert_cmpuint (count (fixture, 0), >, 5);
  g_assert_true (pursuit_page_is_ready (pursuit_window_get_page (fixture->window)));
}

static void
test_move_and_undo (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (PursuitDeal) deal = get_deal (fixture, 0, 2);
  gint64 before = pursuit_list_get_id_at (PURSUIT_LIST (get_deals (fixture, 1)), 1);
  guint n_from = count (fixture, 0), n_to = count (fixture, 1);

  g_signal_emit_by_name (fixture->board, "move-deal", deal, get_stage_id (fixture, 1), before);
  pursuit_test_wait_for (find (fixture, 1, get_id (deal)) == 1);
  pursuit_test_wait_for (find (fixture, 0, get_id (deal)) < 0);
  g_assert_cmpint (find (fixture, 1, before), ==, 2);
  pursuit_test_wait_for (get_stage_count (fixture, 1) == n_to + 1 &&
                         get_stage_count (fixture, 0) == n_from - 1);

  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (find (fixture, 0, get_id (deal)) == 2);
  pursuit_test_wait_for (find (fixture, 1, get_id (deal)) < 0);
  pursuit_window_redo (fixture->window);
  pursuit_test_wait_for (find (fixture, 1, get_id (deal)) == 1);
}

static void
test_order (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (PursuitDeal) deal = get_deal (fixture, 0, 0);
  gint64 stage = get_stage_id (fixture, 0);

  g_signal_emit_by_name (fixture->board, "move-deal", deal, stage, PURSUIT_PLACE_END);
  pursuit_test_wait_for (find (fixture, 0, get_id (deal)) == (int) count (fixture, 0) - 1);
  g_signal_emit_by_name (fixture->board, "move-deal", deal, stage,
                         pursuit_list_get_id_at (PURSUIT_LIST (get_deals (fixture, 0)), 0));
  pursuit_test_wait_for (find (fixture, 0, get_id (deal)) == 0);
}

/* The deal is gone when the drop comes: nothing moves, and the place closes. */
static void
test_refused_move (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (PursuitRecord) nobody = pursuit_record_new (&PURSUIT_DEAL_ENTITY);
  guint n = count (fixture, 1);

  pursuit_record_set_int (nobody, PURSUIT_RECORD_ID, 987654321);
  g_signal_emit_by_name (fixture->board, "move-deal", nobody, get_stage_id (fixture, 1), PURSUIT_PLACE_END);
  pursuit_test_settle (200);
  g_assert_cmpuint (count (fixture, 1), ==, n);
}

static void
search (Fixture *fixture, const char *text)
{
  GtkWidget *entry = pursuit_test_find (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static guint
count_all (Fixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < pursuit_board_get_n_columns (fixture->board); i++)
    n += count (fixture, i);
  return n;
}

static gint64
count_stages (Fixture *fixture)
{
  gint64 n = 0;

  for (guint i = 0; i < pursuit_board_get_n_columns (fixture->board); i++)
    n += get_stage_count (fixture, i);
  return n;
}

static void
test_search (Fixture *fixture, gconstpointer sample)
{
  guint n = count_all (fixture);

  search (fixture, "Liaoning");
  pursuit_test_wait_for (count_all (fixture) > 0 && count_all (fixture) < n);
  pursuit_test_wait_for (count_stages (fixture) == count_all (fixture));
  search (fixture, "no such deal anywhere");
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "No deal matches"));
  pursuit_test_click (fixture->window, "_Clear Filters");
  pursuit_test_wait_for (count_all (fixture) == n && count_stages (fixture) == n);
  pursuit_test_wait_for (!pursuit_test_sees (fixture->window, "No deal matches"));
}

/* The chooser below @root with this tooltip. */
static GtkWidget *
find_chooser (GtkWidget *root, const char *tooltip)
{
  GtkWidget *found = NULL;

  if (GTK_IS_DROP_DOWN (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chooser (child, tooltip);
  return found;
}

static void
test_filters (Fixture *fixture, gconstpointer sample)
{
  guint n = count_all (fixture);
  GtkWidget *header = pursuit_page_get_header_start (pursuit_window_get_page (fixture->window));
  GtkWidget *filters = adw_bin_get_child (ADW_BIN (gtk_widget_get_last_child (header)));
  GtkWidget *clear = gtk_widget_get_last_child (filters);
  GtkWidget *owner = find_chooser (filters, "Whose deals are shown");
  GtkWidget *more = gtk_widget_get_prev_sibling (clear);

  gtk_menu_button_popup (GTK_MENU_BUTTON (more));
  GtkWidget *grade = find_chooser (filters, "Deals of which grade are shown");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (more));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (grade), 1);
  pursuit_test_wait_for (count_all (fixture) < n && count_stages (fixture) == count_all (fixture));
  guint n_grade = count_all (fixture);
  g_autoptr (PursuitDeal) deal = get_deal (fixture, 3, 0);
  g_assert_cmpstr (pursuit_record_get_text (PURSUIT_RECORD (deal), PURSUIT_DEAL_GRADE), ==, "A");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (owner), 1);
  pursuit_test_wait_for (count_all (fixture) < n_grade && count_stages (fixture) == count_all (fixture));
  pursuit_test_wait_for (gtk_widget_get_mapped (clear));
  g_signal_emit_by_name (clear,
                         "clicked"); /* pressed it would wait, and the header bar lays itself out anew */
  pursuit_test_wait_for (count_all (fixture) == n);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (owner)), ==, 0);
}

/* The line of a saved view in the sidebar, as the user sees it, and the number in it. */
static GtkListBoxRow *
find_view (Fixture *fixture, const char *title, guint *n)
{
  PursuitSidebar *sidebar = PURSUIT_SIDEBAR (pursuit_test_find (fixture->window, PURSUIT_TYPE_SIDEBAR, NULL));
  GtkListBox *list = GTK_LIST_BOX (pursuit_test_find (sidebar, GTK_TYPE_LIST_BOX, NULL));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      GtkWidget *note = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));

      if (!pursuit_test_sees (row, title))
        continue;
      *n = (guint) g_ascii_strtoull (gtk_label_get_text (GTK_LABEL (note)), NULL, 10);
      return row;
    }
  g_assert_not_reached ();
}

static guint
count_view (Fixture *fixture, const char *title)
{
  guint n;

  find_view (fixture, title, &n);
  return n;
}

/* A saved view leaves of the columns and of their numbers as many deals as the sidebar says; a change is
 * counted; “Board” and the button in the header bar show all again. */
static void
test_views (Fixture *fixture, gconstpointer sample)
{
  static const char *const titles[] = { "Customer ahead of us", "No insider yet", "Closing this quarter",
                                        "No next step" };
  GtkListBoxRow *board, *row;
  guint n = count_all (fixture), shown, unused;

  board = find_view (fixture, "Board", &unused);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      pursuit_test_wait_for (count_view (fixture, titles[i]) > 0);
      row = find_view (fixture, titles[i], &shown);
      g_assert_cmpuint (shown, <, n);
      g_assert_true (gtk_widget_activate (GTK_WIDGET (board)));
      pursuit_test_wait_for (count_all (fixture) == n);
      g_assert_true (gtk_widget_activate (GTK_WIDGET (row)));
      pursuit_test_wait_for (count_all (fixture) == shown && count_stages (fixture) == shown);
      g_assert_true (gtk_list_box_row_is_selected (row));
    }

  /* the first deal without a next step gets one */
  for (guint i = 0; i < pursuit_board_get_n_columns (fixture->board); i++)
    {
      if (count (fixture, i) == 0)
        continue;
      g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);
      g_autoptr (PursuitDeal) deal = get_deal (fixture, i, 0);
      pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_SUBJECT, "Call them");
      pursuit_fields_set_int (fields, PURSUIT_ACTIVITY_DEAL_ID, get_id (deal));
      pursuit_fields_set_day (fields, PURSUIT_ACTIVITY_PLANNED, pursuit_day_parse_iso (PURSUIT_TEST_TODAY));
      g_autoptr (PursuitCommand) command = pursuit_command_new_record (fields);
      pursuit_window_run (fixture->window, command, NULL, NULL);
      break;
    }
  pursuit_test_wait_for (count_all (fixture) == shown - 1);
  pursuit_test_wait_for (count_view (fixture, "No next step") == shown - 1);

  g_assert_true (gtk_widget_activate (GTK_WIDGET (board)));
  pursuit_test_wait_for (count_all (fixture) == n && count_stages (fixture) == n);
  row = find_view (fixture, titles[0], &shown);
  g_assert_true (gtk_widget_activate (GTK_WIDGET (row)));
  pursuit_test_wait_for (count_all (fixture) == shown);
  GtkWidget *header = pursuit_page_get_header_start (pursuit_window_get_page (fixture->window));
  GtkWidget *filters = adw_bin_get_child (ADW_BIN (gtk_widget_get_last_child (header)));
  pursuit_test_settle (100);
  g_assert_true (gtk_widget_activate (gtk_widget_get_last_child (filters)));
  pursuit_test_wait_for (count_all (fixture) == n);
  g_assert_true (gtk_list_box_row_is_selected (board));
}

static PursuitForm *
get_form (gpointer dialog)
{
  return pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (dialog));
}

static void
write_field (gpointer dialog, guint field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pursuit_form_get_row (get_form (dialog), field)), text);
}

static void
test_new_deal (Fixture *fixture, gconstpointer sample)
{
  guint n = count (fixture, 0);
  GtkWindow *dialog;

  pursuit_page_create (pursuit_window_get_page (fixture->window));
  dialog = pursuit_test_find_window (PURSUIT_TYPE_DEAL_DIALOG);
  g_assert_nonnull (dialog);
  pursuit_test_wait_for (pursuit_test_sees (dialog, "Develop"));
  write_field (dialog, PURSUIT_DEAL_TITLE, "<b>A & B</b>");
  write_field (dialog, PURSUIT_DEAL_COMPANY, "Somebody New");
  write_field (dialog, PURSUIT_DEAL_AMOUNT, "a lot");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_sees (dialog, "Amount: “a lot” is not an amount."));
  g_assert_cmpuint (count (fixture, 0), ==, n);

  write_field (dialog, PURSUIT_DEAL_AMOUNT, "1.5 M");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (count (fixture, 0) == n + 1);
  g_autoptr (PursuitDeal) deal = get_deal (fixture, 0, 0);
  g_assert_cmpstr (pursuit_record_get_text (PURSUIT_RECORD (deal), PURSUIT_DEAL_TITLE), ==, "<b>A & B</b>");
  g_assert_cmpstr (pursuit_record_get_text (PURSUIT_RECORD (deal), PURSUIT_DEAL_COMPANY), ==, "Somebody New");
  g_assert_cmpint (pursuit_record_get_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_AMOUNT), ==, 150000000);
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_DEAL_DIALOG) == NULL);
}

static void
test_edit (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (PursuitDeal) deal = get_deal (fixture, 2, 0);
  GtkWindow *dialog;

  pursuit_deal_edit (fixture->window, get_id (deal));
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_DEAL_DIALOG) != NULL);
  dialog = pursuit_test_find_window (PURSUIT_TYPE_DEAL_DIALOG);
  write_field (dialog, PURSUIT_DEAL_TITLE, "Another title");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (
      g_strcmp0 (pursuit_record_get_text (PURSUIT_RECORD (deal), PURSUIT_DEAL_TITLE), "Another title") == 0);
}

static AdwComboRow *
find_combo (gpointer dialog, const char *title)
{
  return ADW_COMBO_ROW (pursuit_test_find (dialog, ADW_TYPE_COMBO_ROW, title));
}

static guint
count_choices (gpointer dialog, const char *title)
{
  AdwComboRow *row = find_combo (dialog, title);
  GListModel *choices = row ? adw_combo_row_get_model (row) : NULL;

  return choices ? g_list_model_get_n_items (choices) : 0;
}

/* A deal in another process leaves the board of this one; undo brings it back to its place. */
static void
test_edit_process (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (PursuitDeal) deal = get_deal (fixture, 2, 1);
  gint64 id = get_id (deal);
  gint64 process_id = pursuit_record_get_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_PROCESS_ID);
  guint n = count (fixture, 2);
  GtkWindow *dialog;

  pursuit_deal_edit (fixture->window, get_id (deal));
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_DEAL_DIALOG) != NULL);
  dialog = pursuit_test_find_window (PURSUIT_TYPE_DEAL_DIALOG);
  pursuit_test_wait_for (count_choices (dialog, "Process") == 3);
  g_assert_null (find_combo (dialog, "Stage")); /* its stage is changed by moving it */
  adw_combo_row_set_selected (find_combo (dialog, "Process"), 1);
  pursuit_test_wait_for (count_choices (dialog, "Stage") == 6);
  adw_combo_row_set_selected (find_combo (dialog, "Process"), 0);
  g_assert_null (find_combo (dialog, "Stage"));
  adw_combo_row_set_selected (find_combo (dialog, "Process"), 1);
  adw_combo_row_set_selected (find_combo (dialog, "Stage"), 3);
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (count (fixture, 2) == n - 1);
  g_assert_cmpint (find (fixture, 2, id), ==, -1);
  pursuit_test_wait_for (pursuit_record_get_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_PROCESS_ID) !=
                         process_id);
  g_assert_cmpstr (pursuit_record_get_text (PURSUIT_RECORD (deal), PURSUIT_DEAL_STAGE), ==, "Position");

  pursuit_test_wait_for (pursuit_session_get_undo_label (fixture->session) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  pursuit_test_wait_for (count (fixture, 2) == n);
  g_assert_cmpint (find (fixture, 2, id), ==, 1);
}

static void
test_close_as_lost (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (PursuitDeal) deal = get_deal (fixture, 1, 0);
  guint n = count (fixture, 1);
  GtkWindow *dialog;

  g_signal_emit_by_name (fixture->board, "close-deal", deal, "lost");
  dialog = pursuit_test_find_window (PURSUIT_TYPE_DEAL_CLOSE_DIALOG);
  g_assert_nonnull (dialog);
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_sees (dialog, "Say in a few words why."));
  write_field (dialog, PURSUIT_DEAL_CLOSE_REASON, "Price");
  write_field (dialog, PURSUIT_DEAL_COMPETITOR, "Rival Oil");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (count (fixture, 1) == n - 1);
  g_assert_cmpint (find (fixture, 1, get_id (deal)), <, 0);
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_DEAL_CLOSE_DIALOG) == NULL);

  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (find (fixture, 1, get_id (deal)) == 0);
}

static void
test_delete (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (PursuitDeal) deal = get_deal (fixture, 1, 0);
  GtkWindow *question;

  pursuit_deal_delete (fixture->window, deal);
  question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  pursuit_test_click (question, "_Cancel");
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  g_assert_cmpint (find (fixture, 1, get_id (deal)), ==, 0);

  pursuit_deal_delete (fixture->window, deal);
  question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  pursuit_test_click (question, "_Delete");
  pursuit_test_wait_for (find (fixture, 1, get_id (deal)) < 0);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (find (fixture, 1, get_id (deal)) == 0);
}

static GPtrArray *
get_stages (Fixture *fixture)
{
  GPtrArray *stages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < pursuit_board_get_n_columns (fixture->board); i++)
    g_ptr_array_add (stages, g_object_ref (pursuit_board_column_get_stage (
                                 pursuit_board_get_column (fixture->board, i))));
  return stages;
}

/* The question about a step that lacks something, once it is there. */
static GtkWindow *
wait_for_step_question (void)
{
  GtkWindow *question = NULL;

  pursuit_test_wait_for ((question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL &&
                         pursuit_test_find (question, ADW_TYPE_ENTRY_ROW, NULL) != NULL);
  return question;
}

/* Writes why, and names the first colleague. */
static void
fill_step_question (GtkWindow *question)
{
  GtkWidget *reason = pursuit_test_find (question, ADW_TYPE_ENTRY_ROW, NULL);
  GtkWidget *approver = pursuit_test_find (question, ADW_TYPE_COMBO_ROW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (reason), "They want an answer today");
  if (approver != NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (approver), 1);
}

static void
test_menu (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (PursuitDeal) deal = get_deal (fixture, 0, 1);
  g_autoptr (GPtrArray) stages = get_stages (fixture);
  GtkWidget *board = GTK_WIDGET (fixture->board);

  pursuit_deal_menu_popup (board, &(GdkRectangle){ 100, 100, 1, 1 }, deal, stages, TRUE);
  GtkWidget *popover = pursuit_test_find (board, GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_nonnull (popover);
  g_assert_true (pursuit_test_sees (popover, "Log Activity…"));
  gtk_widget_activate_action (board, "deal.move-to", "x", get_stage_id (fixture, 3));
  GtkWindow *question = wait_for_step_question ();
  fill_step_question (question);
  pursuit_test_click (question, "_Move Anyway");
  pursuit_test_wait_for (find (fixture, 3, get_id (deal)) == 0);
  gtk_popover_popdown (GTK_POPOVER (popover));
  pursuit_test_wait_for (pursuit_test_find (board, GTK_TYPE_POPOVER_MENU, NULL) == NULL);
}

static void
test_move_dialog (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (PursuitDeal) deal = get_deal (fixture, 0, 1);
  g_autoptr (GPtrArray) stages = get_stages (fixture);
  GtkWindow *question;

  pursuit_deal_move_dialog_ask (fixture->window, deal, stages, 0);
  question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  GtkWidget *stage = pursuit_test_find (question, ADW_TYPE_COMBO_ROW, NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (stage)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (stage), 2);
  pursuit_test_click (question, "_Move");
  question = wait_for_step_question ();
  fill_step_question (question);
  pursuit_test_click (question, "_Move Anyway");
  pursuit_test_wait_for (find (fixture, 2, get_id (deal)) == 0);
}

static gboolean
is_sensitive (gpointer window, const char *label)
{
  GtkWidget *button = pursuit_test_find (window, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

static gboolean
is_board_settling (Fixture *fixture, guint column)
{
  PursuitRecycler *recycler =
      pursuit_board_column_get_recycler (pursuit_board_get_column (fixture->board, column));
  return pursuit_recycler_get_gap (recycler) != PURSUIT_RECYCLER_NO_GAP;
}

/* A drop that lacks something asks; cancelled, the card is where it was. */
static void
test_step_question (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (PursuitDeal) deal = get_deal (fixture, 0, 1); /* not assessed */
  guint n_from = count (fixture, 0), n_to = count (fixture, 1);

  g_signal_emit_by_name (fixture->board, "move-deal", deal, get_stage_id (fixture, 1), PURSUIT_PLACE_END);
  GtkWindow *question = wait_for_step_question ();
  g_assert_true (pursuit_test_sees (question, "The potential customer is assessed and graded"));
  g_assert_null (pursuit_test_find (question, ADW_TYPE_COMBO_ROW, NULL)); /* one step on needs no approval */
  g_assert_false (is_sensitive (question, "_Move Anyway"));
  pursuit_test_click (question, "_Cancel");
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  g_assert_cmpint (find (fixture, 0, get_id (deal)), ==, 1);
  g_assert_false (is_board_settling (fixture, 1));
  g_assert_cmpuint (count (fixture, 0), ==, n_from);
  g_assert_cmpuint (count (fixture, 1), ==, n_to);

  /* with a reason it goes, and undo brings it back to its exact place */
  g_signal_emit_by_name (fixture->board, "move-deal", deal, get_stage_id (fixture, 1), PURSUIT_PLACE_END);
  question = wait_for_step_question ();
  fill_step_question (question);
  g_assert_true (is_sensitive (question, "_Move Anyway"));
  pursuit_test_click (question, "_Move Anyway");
  pursuit_test_wait_for (find (fixture, 1, get_id (deal)) == (int) n_to);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (find (fixture, 0, get_id (deal)) == 1);
}

/* A step that needs approval: without a colleague nothing goes; asked for, the deal stays. */
static void
test_step_approval (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (PursuitDeal) deal = get_deal (fixture, 0, 2); /* assessed, but Enter is skipped */
  GtkWindow *question;

  g_signal_emit_by_name (fixture->board, "move-deal", deal, get_stage_id (fixture, 2), PURSUIT_PLACE_TOP);
  question = wait_for_step_question ();
  gtk_editable_set_text (GTK_EDITABLE (pursuit_test_find (question, ADW_TYPE_ENTRY_ROW, NULL)), "Framework");
  g_assert_false (is_sensitive (question, "_Move Anyway"));
  g_assert_false (is_sensitive (question, "_Ask for Approval"));
  fill_step_question (question);
  pursuit_test_click (question, "_Ask for Approval");
  pursuit_test_wait_for (g_strcmp0 (pursuit_session_get_undo_label (fixture->session),
                                    "Ask for approval for “Yulin Coal Chem.”") == 0);
  g_assert_cmpint (find (fixture, 0, get_id (deal)), ==, 2);

  /* asked again, the question says that it is pending */
  g_signal_emit_by_name (fixture->board, "move-deal", deal, get_stage_id (fixture, 2), PURSUIT_PLACE_TOP);
  question = wait_for_step_question ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (question)), "not decided yet"));
  pursuit_test_click (question, "_Cancel");
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
}

/* The list of the deals that the board shows. */

static PursuitTable *
show_list (Fixture *fixture)
{
  PursuitPage *page = pursuit_window_get_page (fixture->window);
  GtkWidget *table;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "board.switch-mode", NULL));
  table = pursuit_test_find (page, PURSUIT_TYPE_TABLE, NULL);
  pursuit_test_wait_for (pursuit_list_is_loaded (pursuit_table_get_list (PURSUIT_TABLE (table))) &&
                         gtk_widget_get_mapped (table));
  return PURSUIT_TABLE (table);
}

static GtkWidget *
table_view (PursuitTable *table)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (table), PURSUIT_TYPE_LIST_VIEW);
}

static guint
count_rows (PursuitTable *table)
{
  return g_list_model_get_n_items (pursuit_table_get_model (table));
}

static void
test_list (Fixture *fixture, gconstpointer sample)
{
  PursuitPage *page = pursuit_window_get_page (fixture->window);
  guint n = count_all (fixture);
  PursuitTable *table = show_list (fixture);
  gint64 first = pursuit_list_get_id_at (PURSUIT_LIST (get_deals (fixture, 0)), 0);

  /* the same deals, in the order of the stages */
  g_assert_cmpuint (count_rows (table), ==, n);
  pursuit_test_wait_for (pursuit_test_sees (table, "Develop"));
  for (guint i = 0, before = 0; i < pursuit_board_get_n_columns (fixture->board); i++)
    {
      gint64 id = pursuit_list_get_id_at (PURSUIT_LIST (get_deals (fixture, i)), 0);
      int place = pursuit_list_find_id (pursuit_table_get_list (table), id);
      g_assert_cmpint (place, >=, before);
      before += count (fixture, i);
      g_assert_cmpint (place, <, before);
    }
  search (fixture, "Liaoning");
  pursuit_test_wait_for (count_rows (table) > 0 && count_rows (table) < n);
  pursuit_test_wait_for (count_rows (table) == count_all (fixture));
  search (fixture, "");
  pursuit_test_wait_for (count_rows (table) == n);
  pursuit_board_page_set_view (PURSUIT_BOARD_PAGE (page), "stale");
  pursuit_test_wait_for (count_rows (table) < n && count_rows (table) == count_all (fixture));
  pursuit_board_page_set_view (PURSUIT_BOARD_PAGE (page), NULL);
  pursuit_test_wait_for (count_rows (table) == n);

  g_assert_true (pursuit_page_focus_record (page, first));
  g_assert_cmpint (pursuit_table_get_selected (table), ==, first);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "board.switch-mode", NULL));
  pursuit_test_wait_for (gtk_widget_get_mapped (GTK_WIDGET (fixture->board)));
}

/* Several deals at once: those that are ready go; without a reason the others stay and their names are told;
 * undo takes the whole step back. */
static void
test_move_many (Fixture *fixture, gconstpointer sample)
{
  PursuitTable *table = show_list (fixture);
  PursuitDealsMoveDialog *dialog;
  gint64 ids[3];
  guint n_from = count (fixture, 0), n_to = count (fixture, 1);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = pursuit_list_get_id_at (PURSUIT_LIST (get_deals (fixture, 0)), i);
  pursuit_table_selection_set_ids (pursuit_table_get_selection (table), ids, G_N_ELEMENTS (ids));
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "3 selected"));
  pursuit_test_click (table_view (table), "_Move…");
  dialog = pursuit_test_find_window (PURSUIT_TYPE_DEALS_MOVE_DIALOG);
  g_assert_nonnull (dialog);
  pursuit_deals_move_dialog_choose (dialog, get_stage_id (fixture, 1), NULL);
  pursuit_test_wait_for (pursuit_deals_move_dialog_is_checked (dialog));
  g_assert_true (pursuit_test_sees (dialog, "What stands against it"));
  pursuit_deals_move_dialog_move (dialog);
  pursuit_test_wait_for (count (fixture, 1) > n_to);
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_cmpuint (count (fixture, 1), <, n_to + 3);
  g_assert_cmpuint (count (fixture, 0) + count (fixture, 1), ==, n_from + n_to);
  gtk_window_close (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (count (fixture, 0) == n_from && count (fixture, 1) == n_to);

  /* with a reason all go */
  pursuit_table_selection_set_ids (pursuit_table_get_selection (table), ids, G_N_ELEMENTS (ids));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (table), "deals.move", NULL));
  dialog = pursuit_test_find_window (PURSUIT_TYPE_DEALS_MOVE_DIALOG);
  pursuit_deals_move_dialog_choose (dialog, get_stage_id (fixture, 1), "Framework contract");
  pursuit_test_wait_for (pursuit_deals_move_dialog_is_checked (dialog));
  pursuit_deals_move_dialog_move (dialog);
  pursuit_test_wait_for (count (fixture, 1) == n_to + 3);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pursuit_window_get_page (fixture->window)),
                                             "board.switch-mode", NULL));
}

/* The stage is edited in its cell by moving the deal there, with all that the move needs. */
static void
test_stage_in_cell (Fixture *fixture, gconstpointer sample)
{
  PursuitTable *table = show_list (fixture);
  g_autoptr (PursuitDeal) deal = get_deal (fixture, 0, 1);
  int column = pursuit_table_columns_find (pursuit_table_get_columns (table), PURSUIT_DEAL_STAGE);
  GtkWindow *question;

  g_assert_cmpint (column, >=, 0);
  pursuit_test_wait_for (pursuit_table_edit (table, get_id (deal), (guint) column));
  question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  adw_combo_row_set_selected (ADW_COMBO_ROW (pursuit_test_find (question, ADW_TYPE_COMBO_ROW, NULL)), 2);
  pursuit_test_click (question, "_Move");
  question = wait_for_step_question ();
  fill_step_question (question);
  pursuit_test_click (question, "_Move Anyway");
  pursuit_test_wait_for (find (fixture, 2, get_id (deal)) == 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pursuit_window_get_page (fixture->window)),
                                             "board.switch-mode", NULL));
}

static void
test_empty (Fixture *fixture, gconstpointer sample)
{
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "No deals yet"));
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);

#define ADD(name, sample, func)                                                                              \
  g_test_add ("/board-page/" name, Fixture, GINT_TO_POINTER (sample), set_up, func, tear_down)
  ADD ("columns", PURSUIT_SAMPLE_TEAM, test_columns);
  ADD ("move-and-undo", PURSUIT_SAMPLE_TEAM, test_move_and_undo);
  ADD ("order", PURSUIT_SAMPLE_TEAM, test_order);
  ADD ("refused-move", PURSUIT_SAMPLE_TEAM, test_refused_move);
  ADD ("search", PURSUIT_SAMPLE_TEAM, test_search);
  ADD ("filters", PURSUIT_SAMPLE_TEAM, test_filters);
  ADD ("views", PURSUIT_SAMPLE_TEAM, test_views);
  ADD ("new-deal", PURSUIT_SAMPLE_TEAM, test_new_deal);
  ADD ("edit", PURSUIT_SAMPLE_TEAM, test_edit);
  ADD ("edit-process", PURSUIT_SAMPLE_TEAM, test_edit_process);
  ADD ("close-as-lost", PURSUIT_SAMPLE_TEAM, test_close_as_lost);
  ADD ("delete", PURSUIT_SAMPLE_TEAM, test_delete);
  ADD ("menu", PURSUIT_SAMPLE_TEAM, test_menu);
  ADD ("move-dialog", PURSUIT_SAMPLE_TEAM, test_move_dialog);
  ADD ("step-question", PURSUIT_SAMPLE_TEAM, test_step_question);
  ADD ("step-approval", PURSUIT_SAMPLE_TEAM, test_step_approval);
  ADD ("list", PURSUIT_SAMPLE_TEAM, test_list);
  ADD ("move-many", PURSUIT_SAMPLE_TEAM, test_move_many);
  ADD ("stage-in-cell", PURSUIT_SAMPLE_TEAM, test_stage_in_cell);
  ADD ("empty", PURSUIT_SAMPLE_NONE, test_empty);
  return g_test_run ();
}
