/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board over made-up deals: what it asks for when deals are dragged, carried by keyboard or dropped. */

#include "pursuit-board.h"
#include "pursuit-deal-card.h"
#include "pursuit-session-spine.h"
#include "sample-deals.h"
#include "widget-test.h"

enum
{
  N_STAGES = 3,
  N_DEALS = 40
};

typedef struct
{
  PursuitBoard *board;
  GtkWidget *window;
  GListModel *deals[N_STAGES];
  char *asked; /* what the board asked for last, as words */
} Fixture;

static GListModel *
get_deals (PursuitStage *stage, gpointer user_data)
{
  Fixture *fixture = user_data;
  return g_object_ref (fixture->deals[pursuit_record_get_id (PURSUIT_RECORD (stage)) - 1]);
}

static void
note (Fixture *fixture, char *words)
{
  g_free (fixture->asked);
  fixture->asked = words;
}

static void
move_deal_cb (Fixture *fixture, PursuitDeal *deal, gint64 stage_id, gint64 before_id)
{
  note (fixture,
        g_strdup_printf ("move %d to %d before %d", (int) pursuit_record_get_id (PURSUIT_RECORD (deal)),
                         (int) stage_id, (int) before_id));
}

static void
close_deal_cb (Fixture *fixture, PursuitDeal *deal, const char *outcome)
{
  note (fixture,
        g_strdup_printf ("close %d %s", (int) pursuit_record_get_id (PURSUIT_RECORD (deal)), outcome));
}

static void
delete_deal_cb (Fixture *fixture, PursuitDeal *deal)
{
  note (fixture, g_strdup_printf ("delete %d", (int) pursuit_record_get_id (PURSUIT_RECORD (deal))));
}

static void
activate_deal_cb (Fixture *fixture, PursuitDeal *deal)
{
  note (fixture, g_strdup_printf ("open %d", (int) pursuit_record_get_id (PURSUIT_RECORD (deal))));
}

static void
menu_cb (Fixture *fixture, PursuitDealCard *card, double x, double y)
{
  PursuitRecord *deal = PURSUIT_RECORD (pursuit_deal_card_get_deal (card));
  note (fixture, g_strdup_printf ("menu %d", (int) pursuit_record_get_id (deal)));
}

static GPtrArray *
make_stages (gint64 factor)
{
  static const char *const names[N_STAGES] = { "Develop", "Enter", "Propose" };
  GPtrArray *stages = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < N_STAGES; i++)
    {
      PursuitRecord *stage = pursuit_record_new (&PURSUIT_STAGE_ENTITY);
      pursuit_record_set_int (stage, PURSUIT_RECORD_ID, i + 1);
      pursuit_record_set_text (stage, PURSUIT_STAGE_NAME, names[i]);
      pursuit_record_set_text (stage, PURSUIT_STAGE_PHASE, i == N_STAGES - 1 ? "deliver" : "sell");
      pursuit_record_set_text (stage, PURSUIT_STAGE_CURRENCY, "CNY");
      pursuit_record_set_int (stage, PURSUIT_STAGE_COUNT, (i + 1) * factor);
      pursuit_record_set_int (stage, PURSUIT_STAGE_AMOUNT, (i + 1) * factor * 100000);
      pursuit_record_set_int (stage, PURSUIT_STAGE_WEIGHTED, (i + 1) * factor * 10000);
      g_ptr_array_add (stages, stage);
    }
  return stages;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) stages = make_stages (10);

  for (int i = 0; i < N_STAGES; i++)
    fixture->deals[i] = sample_deals_new (i == 1 && data != NULL ? 0 : N_DEALS, i + 1);
  fixture->board = PURSUIT_BOARD (pursuit_board_new ());
  g_signal_connect_swapped (fixture->board, "move-deal", G_CALLBACK (move_deal_cb), fixture);
  g_signal_connect_swapped (fixture->board, "close-deal", G_CALLBACK (close_deal_cb), fixture);
  g_signal_connect_swapped (fixture->board, "delete-deal", G_CALLBACK (delete_deal_cb), fixture);
  g_signal_connect_swapped (fixture->board, "activate-deal", G_CALLBACK (activate_deal_cb), fixture);
  g_signal_connect_swapped (fixture->board, "menu", G_CALLBACK (menu_cb), fixture);
  pursuit_board_set_today (fixture->board, SAMPLE_TODAY);
  pursuit_board_set_stages (fixture->board, stages, get_deals, fixture);
  fixture->window = widget_test_window (GTK_WIDGET (fixture->board), 700, 600);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  for (int i = 0; i < N_STAGES; i++)
    g_object_unref (fixture->deals[i]);
  g_free (fixture->asked);
}

static PursuitRecycler *
get_list (Fixture *fixture, guint column)
{
  return pursuit_board_column_get_recycler (pursuit_board_get_column (fixture->board, column));
}

static guint
get_gap (Fixture *fixture, guint column)
{
  return pursuit_recycler_get_gap (get_list (fixture, column));
}

static void
assert_no_gap (Fixture *fixture)
{
  for (guint i = 0; i < N_STAGES; i++)
    g_assert_cmpuint (get_gap (fixture, i), ==, PURSUIT_RECYCLER_NO_GAP);
}

static void
press (Fixture *fixture, guint keyval)
{
  GtkEventController *keys =
      widget_test_controller (GTK_WIDGET (fixture->board), GTK_TYPE_EVENT_CONTROLLER_KEY, 0);
  gboolean handled = FALSE;

  g_signal_emit_by_name (keys, "key-pressed", keyval, 0, (GdkModifierType) 0, &handled);
  g_assert_true (handled);
}

static int
get_focus_id (Fixture *fixture)
{
  PursuitDeal *deal = pursuit_board_get_focus_deal (fixture->board);
  return deal != NULL ? (int) pursuit_record_get_id (PURSUIT_RECORD (deal)) : 0;
}

/* The middle of the place where the row at @position is seen, in the board's coordinates. */
static void
get_point (Fixture *fixture, guint column, guint position, double *x, double *y)
{
  GtkWidget *row = pursuit_recycler_get_row (get_list (fixture, column), position);

  g_assert_nonnull (row);
  gtk_widget_translate_coordinates (row, GTK_WIDGET (fixture->board), gtk_widget_get_width (row) / 2.0,
                                    gtk_widget_get_height (row) / 2.0, x, y);
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *column = GTK_WIDGET (pursuit_board_get_column (fixture->board, 0));
  const char *expected[] = { "Develop", "10 deals" };
  GtkWidget *bar = widget_test_find (column, GTK_TYPE_PROGRESS_BAR, 0);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      GtkWidget *label = widget_test_find (column, GTK_TYPE_LABEL, i);
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, expected[i]);
    }
  g_assert_cmpfloat_with_epsilon (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), 1 / 3.0, 1e-9);

  /* other numbers for the same stages: the cards stay, no widget is made anew */
  GtkWidget *card = pursuit_recycler_get_row (get_list (fixture, 0), 0);
  g_autoptr (GPtrArray) stages = make_stages (1);
  pursuit_board_set_stages (fixture->board, stages, get_deals, fixture);
  g_assert_true (pursuit_recycler_get_row (get_list (fixture, 0), 0) == card);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (widget_test_find (column, GTK_TYPE_LABEL, 1))), ==,
                   "1 deal");
}

static void
test_focus_by_arrows (Fixture *fixture, gconstpointer data)
{
  pursuit_recycler_focus_row (get_list (fixture, 0), 1);
  g_assert_cmpint (get_focus_id (fixture), ==, 1000002);
  press (fixture, GDK_KEY_Right);
  g_assert_cmpint (get_focus_id (fixture), ==, 2000002);
  press (fixture, GDK_KEY_Right);
  g_assert_cmpint (get_focus_id (fixture), ==, 3000002);
  press (fixture, GDK_KEY_Right); /* the last column */
  g_assert_cmpint (get_focus_id (fixture), ==, 3000002);
  press (fixture, GDK_KEY_Left);
  g_assert_cmpint (get_focus_id (fixture), ==, 2000002);
}

static void
test_empty_column (Fixture *fixture, gconstpointer data)
{
  pursuit_recycler_focus_row (get_list (fixture, 0), 1);
  press (fixture, GDK_KEY_Right);
  g_assert_cmpint (get_focus_id (fixture), ==, 3000002);
  press (fixture, GDK_KEY_Left);
  g_assert_cmpint (get_focus_id (fixture), ==, 1000002);

  press (fixture, GDK_KEY_space);
  press (fixture, GDK_KEY_Right);
  g_assert_cmpuint (get_gap (fixture, 1), ==, 0);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpstr (fixture->asked, ==, "move 1000002 to 2 before 0");
}

static void
test_carry (Fixture *fixture, gconstpointer data)
{
  pursuit_recycler_focus_row (get_list (fixture, 0), 1);
  press (fixture, GDK_KEY_space);
  assert_no_gap (fixture);
  press (fixture, GDK_KEY_Down); /* behind the next card */
  g_assert_cmpuint (get_gap (fixture, 0), ==, 3);
  press (fixture, GDK_KEY_Up); /* its own place */
  assert_no_gap (fixture);
  press (fixture, GDK_KEY_Up);
  g_assert_cmpuint (get_gap (fixture, 0), ==, 0);
  press (fixture, GDK_KEY_Up);
  g_assert_cmpuint (get_gap (fixture, 0), ==, 0);
  press (fixture, GDK_KEY_Right);
  g_assert_cmpuint (get_gap (fixture, 0), ==, PURSUIT_RECYCLER_NO_GAP);
  g_assert_cmpuint (get_gap (fixture, 1), ==, 0);
  press (fixture, GDK_KEY_End);
  g_assert_cmpuint (get_gap (fixture, 1), ==, N_DEALS);
  press (fixture, GDK_KEY_Up);
  g_assert_cmpuint (get_gap (fixture, 1), ==, N_DEALS - 1);
  g_assert_cmpint (get_focus_id (fixture), ==, 1000002); /* the lifted card keeps it */
  press (fixture, GDK_KEY_Return);
  g_assert_cmpstr (fixture->asked, ==, "move 1000002 to 2 before 2000040");
}

static void
test_put_back (Fixture *fixture, gconstpointer data)
{
  pursuit_recycler_focus_row (get_list (fixture, 0), 1);
  press (fixture, GDK_KEY_space);
  press (fixture, GDK_KEY_Right);
  press (fixture, GDK_KEY_Escape);
  assert_no_gap (fixture);
  g_assert_cmpint (get_focus_id (fixture), ==, 1000002);
  g_assert_null (fixture->asked);

  /* dropped where it was: nothing is asked for */
  press (fixture, GDK_KEY_space);
  press (fixture, GDK_KEY_Return);
  g_assert_null (fixture->asked);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  pursuit_recycler_focus_row (get_list (fixture, 0), 0);
  press (fixture, GDK_KEY_space);
  press (fixture, GDK_KEY_Right);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpuint (get_gap (fixture, 1), !=, PURSUIT_RECYCLER_NO_GAP); /* until it is answered */
  pursuit_board_finish_move (fixture->board, FALSE);
  assert_no_gap (fixture);
  g_assert_cmpint (get_focus_id (fixture), ==, 1000001);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->deals[0]), ==, N_DEALS);
}

static void
test_settles (Fixture *fixture, gconstpointer data)
{
  pursuit_recycler_focus_row (get_list (fixture, 0), 0);
  press (fixture, GDK_KEY_space);
  press (fixture, GDK_KEY_Right);
  press (fixture, GDK_KEY_Return);
  pursuit_board_finish_move (fixture->board, TRUE);
  g_assert_cmpuint (get_gap (fixture, 1), ==, 0); /* the lists have not changed yet */
  sample_deals_splice (SAMPLE_DEALS (fixture->deals[0]), 0, 1, 0);
  sample_deals_insert (SAMPLE_DEALS (fixture->deals[1]), 0, 1000001);
  assert_no_gap (fixture);
  g_assert_cmpint (get_focus_id (fixture), ==, 1000001); /* the focus follows the deal */
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         GTK_WIDGET (get_list (fixture, 1))));
}

static void
test_other_keys (Fixture *fixture, gconstpointer data)
{
  pursuit_recycler_focus_row (get_list (fixture, 2), 3);
  press (fixture, GDK_KEY_Delete);
  g_assert_cmpstr (fixture->asked, ==, "delete 3000004");
  press (fixture, GDK_KEY_Menu);
  g_assert_cmpstr (fixture->asked, ==, "menu 3000004");
  g_signal_emit_by_name (get_list (fixture, 2), "activate", 3);
  g_assert_cmpstr (fixture->asked, ==, "open 3000004");
}

/* Begins a drag on the card at @position and returns the board's drop target. */
static GtkEventController *
drag (Fixture *fixture, guint column, guint position)
{
  GtkWidget *board = GTK_WIDGET (fixture->board);
  GtkEventController *source = widget_test_controller (board, GTK_TYPE_DRAG_SOURCE, 0);
  g_autoptr (GdkContentProvider) content = NULL;
  double x, y;

  get_point (fixture, column, position, &x, &y);
  g_signal_emit_by_name (source, "prepare", x, y, &content);
  g_assert_nonnull (content);
  g_signal_emit_by_name (source, "drag-begin", NULL);
  return widget_test_controller (board, GTK_TYPE_DROP_TARGET, 0);
}

static void
drag_to (GtkEventController *target, double x, double y)
{
  GdkDragAction action = 0;

  g_signal_emit_by_name (target, "motion", x, y, &action);
  g_assert_cmpint (action, ==, GDK_ACTION_MOVE);
}

static gboolean
drop (GtkEventController *target, Fixture *fixture, guint column, guint position, double x, double y)
{
  g_auto (GValue) value = G_VALUE_INIT;
  PursuitDealCard *card = PURSUIT_DEAL_CARD (pursuit_recycler_get_row (get_list (fixture, column), position));
  gboolean taken = FALSE;

  g_value_init (&value, PURSUIT_TYPE_DEAL);
  g_value_set_object (&value, pursuit_deal_card_get_deal (card));
  g_signal_emit_by_name (target, "drop", &value, x, y, &taken);
  return taken;
}

static void
end_drag (Fixture *fixture)
{
  GtkEventController *source = widget_test_controller (GTK_WIDGET (fixture->board), GTK_TYPE_DRAG_SOURCE, 0);
  g_signal_emit_by_name (source, "drag-end", NULL, FALSE);
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  GtkEventController *target = drag (fixture, 0, 1);
  double x, y;

  get_point (fixture, 1, 2, &x, &y);
  drag_to (target, x, y - 10); /* the upper half: in front of it */
  g_assert_cmpuint (get_gap (fixture, 1), ==, 2);
  g_assert_true (drop (target, fixture, 0, 1, x, y - 10));
  end_drag (fixture);
  g_assert_cmpstr (fixture->asked, ==, "move 1000002 to 2 before 2000003");
  g_assert_cmpuint (get_gap (fixture, 1), ==, 2);
  pursuit_board_finish_move (fixture->board, FALSE);
  assert_no_gap (fixture);
}

static void
free_check (gpointer data)
{
  PursuitStepCheck *check = data;

  g_free (check->sentence);
  g_ptr_array_unref (check->unmet);
  g_array_unref (check->fields);
  g_free (check);
}

static PursuitStepCheck *
add_check (GPtrArray *checks, gint64 stage_id, const char *sentence)
{
  PursuitStepCheck *check = g_new0 (PursuitStepCheck, 1);

  check->stage_id = stage_id;
  check->sentence = g_strdup (sentence);
  check->n_nodes = 1;
  check->unmet = g_ptr_array_new ();
  check->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (checks, check);
  return check;
}

/* What stands against a step to the second stage is a key node, to the third the matrix. */
static GPtrArray *
make_checks (PursuitUnmetLine *line)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func (free_check);

  g_ptr_array_add (add_check (checks, 2, "A key node is missing.")->unmet, line);
  add_check (checks, 3, "From Develop to Propose is forbidden.")->forbidden = TRUE;
  return checks;
}

/* What stands in the open place of @column. */
static gboolean
says (Fixture *fixture, guint column, const char *text)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_list (fixture, column)));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (child)), text) == 0)
      return TRUE;
  return FALSE;
}

/* A column that the process forbids says so under the pointer and takes no drop; one whose key node is open
 * says which; where nothing is known yet, and where nothing stands against it, it may be dropped. */
static void
test_drag_forbidden (Fixture *fixture, gconstpointer data)
{
  PursuitUnmetLine line = { .node_id = 7, .node_name = (char *) "An insider is won" };
  g_autoptr (GPtrArray) checks = make_checks (&line);
  g_autoptr (GPtrArray) free_step = g_ptr_array_new_with_free_func (free_check);
  GtkEventController *target = drag (fixture, 0, 1);
  GdkDragAction action = GDK_ACTION_MOVE;
  double x, y;

  get_point (fixture, 2, 0, &x, &y);
  drag_to (target, x, y);
  g_assert_true (says (fixture, 2, "Drop to move to Propose"));
  pursuit_board_set_checks (fixture->board, checks); /* the answer comes while the pointer rests */
  g_assert_true (says (fixture, 2, "From Develop to Propose is forbidden."));
  g_signal_emit_by_name (target, "motion", x, y, &action);
  g_assert_cmpint (action, ==, 0);
  g_assert_false (drop (target, fixture, 0, 1, x, y));
  end_drag (fixture);
  g_assert_null (fixture->asked);
  assert_no_gap (fixture);

  target = drag (fixture, 0, 1);
  pursuit_board_set_checks (fixture->board, checks);
  get_point (fixture, 1, 2, &x, &y);
  drag_to (target, x, y - 10);
  g_assert_true (says (fixture, 1, "1 key node open: An insider is won"));
  add_check (free_step, 2, NULL);
  pursuit_board_set_checks (fixture->board, free_step);
  g_assert_true (says (fixture, 1, "Key node of Develop is met\ndrop to move"));
  g_assert_true (drop (target, fixture, 0, 1, x, y - 10));
  end_drag (fixture);
  g_assert_cmpstr (fixture->asked, ==, "move 1000002 to 2 before 2000003");
}

/* The same by keyboard: the deal stays lifted until it is carried elsewhere. */
static void
test_forbidden_by_keyboard (Fixture *fixture, gconstpointer data)
{
  PursuitUnmetLine line = { .node_id = 7, .node_name = (char *) "An insider is won" };
  g_autoptr (GPtrArray) checks = make_checks (&line);

  pursuit_recycler_focus_row (get_list (fixture, 0), 1);
  press (fixture, GDK_KEY_space);
  pursuit_board_set_checks (fixture->board, checks);
  press (fixture, GDK_KEY_Right);
  press (fixture, GDK_KEY_Right);
  press (fixture, GDK_KEY_Return);
  g_assert_null (fixture->asked);
  g_assert_cmpuint (get_gap (fixture, 2), !=, PURSUIT_RECYCLER_NO_GAP);
  press (fixture, GDK_KEY_Left);
  press (fixture, GDK_KEY_Return);
  g_assert_true (g_str_has_prefix (fixture->asked, "move 1000002 to 2"));
}

static void
test_drag_cancelled (Fixture *fixture, gconstpointer data)
{
  GtkEventController *target = drag (fixture, 0, 1);
  double x, y;

  get_point (fixture, 2, 0, &x, &y);
  drag_to (target, x, y);
  g_assert_cmpuint (get_gap (fixture, 2), !=, PURSUIT_RECYCLER_NO_GAP);
  end_drag (fixture);
  assert_no_gap (fixture);
  g_assert_null (fixture->asked);
}

static void
test_drag_to_own_place (Fixture *fixture, gconstpointer data)
{
  GtkEventController *target = drag (fixture, 0, 1);
  double x, y;

  get_point (fixture, 0, 1, &x, &y);
  drag_to (target, x, y - 20);
  assert_no_gap (fixture);
  drag_to (target, x, y + 20);
  assert_no_gap (fixture);
  g_assert_false (drop (target, fixture, 0, 1, x, y + 20));
  end_drag (fixture);
  g_assert_null (fixture->asked);
}

static void
test_drag_to_zones (Fixture *fixture, gconstpointer data)
{
  static const char *const outcomes[] = { "won", "lost", "postponed" };
  GtkWidget *board = GTK_WIDGET (fixture->board);

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      GtkEventController *target = drag (fixture, 0, 1);
      double x = gtk_widget_get_width (board) * (1 + 2 * i) / 6.0;
      double y = gtk_widget_get_height (board) - 30;
      g_autofree char *expected = g_strdup_printf ("close 1000002 %s", outcomes[i]);
      widget_test_wait_ms (300); /* the zones slide in */
      drag_to (target, x, y);
      assert_no_gap (fixture);
      g_assert_true (drop (target, fixture, 0, 1, x, y));
      end_drag (fixture);
      g_assert_cmpstr (fixture->asked, ==, expected);
    }
}

static void
test_autoscroll (Fixture *fixture, gconstpointer data)
{
  GtkEventController *target = drag (fixture, 0, 1);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_list (fixture, 1)));
  GtkWidget *zones = widget_test_find (GTK_WIDGET (fixture->board), GTK_TYPE_REVEALER, 0);
  graphene_rect_t bounds;
  double x, y;

  widget_test_wait_ms (300); /* the zones slide in */
  get_point (fixture, 1, 1, &x, &y);
  drag_to (target, x, y);
  widget_test_wait_frames (fixture->window, 5);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  /* near the end of what is seen of the list, with the pointer at rest */
  g_assert_true (gtk_widget_compute_bounds (zones, GTK_WIDGET (fixture->board), &bounds));
  drag_to (target, x, bounds.origin.y - 4);
  guint gap = get_gap (fixture, 1);
  g_assert_cmpuint (gap, !=, PURSUIT_RECYCLER_NO_GAP);
  widget_test_wait_frames (fixture->window, 20);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 100);
  g_assert_cmpuint (get_gap (fixture, 1), >, gap);

  /* the last place can be reached: it is above the zones */
  gtk_adjustment_set_value (adjustment, G_MAXINT);
  widget_test_wait_frames (fixture->window, 2);
  drag_to (target, x, bounds.origin.y - 4);
  g_assert_cmpuint (get_gap (fixture, 1), ==, N_DEALS);
  end_drag (fixture);
}

int
main (int argc, char **argv)
{
  widget_test_init (&argc, &argv);

#define ADD(name, data, func) g_test_add ("/board/" name, Fixture, data, set_up, func, tear_down)
  ADD ("numbers", NULL, test_numbers);
  ADD ("focus-by-arrows", NULL, test_focus_by_arrows);
  ADD ("empty-column", "empty", test_empty_column);
  ADD ("carry", NULL, test_carry);
  ADD ("put-back", NULL, test_put_back);
  ADD ("refused", NULL, test_refused);
  ADD ("settles", NULL, test_settles);
  ADD ("other-keys", NULL, test_other_keys);
  ADD ("drag", NULL, test_drag);
  ADD ("drag-forbidden", NULL, test_drag_forbidden);
  ADD ("forbidden-by-keyboard", NULL, test_forbidden_by_keyboard);
  ADD ("drag-cancelled", NULL, test_drag_cancelled);
  ADD ("drag-to-own-place", NULL, test_drag_to_own_place);
  ADD ("drag-to-zones", NULL, test_drag_to_zones);
  ADD ("autoscroll", NULL, test_autoscroll);
  return g_test_run ();
}
