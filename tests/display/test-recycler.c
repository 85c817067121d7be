/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-test.h"
#include "pursuit-recycler.h"
#include "sample-deals.h"

enum
{
  ROW_HEIGHT = 40,
  SPACING = 10,
  PITCH = ROW_HEIGHT + SPACING,
  HEIGHT = 400,
  MANY = 1000000
};

typedef struct
{
  GListModel *deals;
  PursuitRecycler *recycler;
  GtkAdjustment *adjustment;
  GtkWidget *window;
  guint n_bound;
} Fixture;

static GtkWidget *
create_row (gpointer user_data)
{
  GtkWidget *row =
      g_object_new (ADW_TYPE_BIN, "focusable", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);

  adw_bin_set_child (ADW_BIN (row), gtk_label_new (NULL));
  return row;
}

static void
bind_row (GtkWidget *row, gpointer item, guint position, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, pursuit_record_get_id (item) - 1);

  gtk_label_set_text (GTK_LABEL (adw_bin_get_child (ADW_BIN (row))), text);
  fixture->n_bound++;
}

static void
unbind_row (GtkWidget *row, gpointer user_data)
{
  Fixture *fixture = user_data;
  fixture->n_bound--;
}

static const PursuitRecyclerRows ROWS = { create_row, bind_row, unbind_row };

static void
set_up (Fixture *fixture, gconstpointer n_deals)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->deals = sample_deals_new (GPOINTER_TO_UINT (n_deals), 0);
  fixture->recycler = PURSUIT_RECYCLER (pursuit_recycler_new (&ROWS, fixture));
  pursuit_recycler_set_row_height (fixture->recycler, ROW_HEIGHT, SPACING);
  pursuit_recycler_set_model (fixture->recycler, fixture->deals);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->recycler));
  fixture->window = widget_test_window (scroller, 200, HEIGHT);
  fixture->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static void
tear_down (Fixture *fixture, gconstpointer n_deals)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_cmpuint (fixture->n_bound, ==, 0);
  g_object_unref (fixture->deals);
}

static const char *
text_at (Fixture *fixture, guint position)
{
  GtkWidget *row = pursuit_recycler_get_row (fixture->recycler, position);
  return row != NULL ? gtk_label_get_text (GTK_LABEL (adw_bin_get_child (ADW_BIN (row)))) : NULL;
}

/* Where the row at @position is drawn, from the top of the list. */
static double
y_of (Fixture *fixture, guint position)
{
  GtkWidget *row = pursuit_recycler_get_row (fixture->recycler, position);
  double y;

  g_assert_nonnull (row);
  gtk_widget_translate_coordinates (row, GTK_WIDGET (fixture->recycler), 0, 0, NULL, &y);
  return y;
}

static void
test_few_widgets (Fixture *fixture, gconstpointer n_deals)
{
  const guint limit = HEIGHT / PITCH + 4;

  g_assert_cmpfloat (gtk_adjustment_get_upper (fixture->adjustment), ==, (double) MANY * PITCH);
  g_assert_cmpuint (pursuit_recycler_get_n_widgets (fixture->recycler), <=, limit);
  for (guint i = 0; i < 200; i++)
    {
      gtk_adjustment_set_value (fixture->adjustment, i * 137.0);
      gtk_adjustment_set_value (fixture->adjustment, i * 249987.0);
    }
  widget_test_wait_frames (fixture->window, 2);
  g_assert_cmpuint (pursuit_recycler_get_n_widgets (fixture->recycler), <=, limit);
  g_assert_cmpuint (fixture->n_bound, <=, limit);
}

static void
test_exact_position (Fixture *fixture, gconstpointer n_deals)
{
  const guint positions[] = { 0, 1, 7, 500000, 999990 };

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      g_autofree char *expected = g_strdup_printf ("%u", positions[i]);
      gtk_adjustment_set_value (fixture->adjustment, (double) positions[i] * PITCH + 3);
      widget_test_wait_frames (fixture->window, 1);
      g_assert_cmpstr (text_at (fixture, positions[i]), ==, expected);
      g_assert_cmpfloat (y_of (fixture, positions[i]), ==, SPACING / 2 - 3);
    }
}

static void
test_scroll_to (Fixture *fixture, gconstpointer n_deals)
{
  pursuit_recycler_scroll_to (fixture->recycler, 777777);
  widget_test_wait_frames (fixture->window, 1);
  g_assert_cmpfloat (y_of (fixture, 777777), ==, HEIGHT - PITCH + SPACING / 2);
  double value = gtk_adjustment_get_value (fixture->adjustment);
  pursuit_recycler_scroll_to (fixture->recycler, 777775); /* seen already */
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, value);
  pursuit_recycler_scroll_to (fixture->recycler, 10);
  widget_test_wait_frames (fixture->window, 1);
  g_assert_cmpfloat (y_of (fixture, 10), ==, SPACING / 2);
}

/* Emits the key binding's action as if the key had been pressed on the focused row. */
static void
press (Fixture *fixture, guint keyval)
{
  GtkWidget *widget = GTK_WIDGET (fixture->recycler);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval)
            {
              g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                           gtk_shortcut_get_arguments (shortcut)));
              return;
            }
        }
    }
  g_assert_not_reached ();
}

static void
assert_focus (Fixture *fixture, guint position)
{
  GtkWidget *row = pursuit_recycler_get_row (fixture->recycler, position);

  g_assert_cmpuint (pursuit_recycler_get_focus_position (fixture->recycler), ==, position);
  g_assert_nonnull (row);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == row);
}

static void
test_keys (Fixture *fixture, gconstpointer n_deals)
{
  pursuit_recycler_focus_row (fixture->recycler, 0);
  assert_focus (fixture, 0);
  press (fixture, GDK_KEY_Down);
  assert_focus (fixture, 1);
  press (fixture, GDK_KEY_Page_Down);
  assert_focus (fixture, 1 + HEIGHT / PITCH);
  press (fixture, GDK_KEY_End);
  assert_focus (fixture, MANY - 1);
  press (fixture, GDK_KEY_Down);
  assert_focus (fixture, MANY - 1);
  widget_test_wait_frames (fixture->window, 1);
  g_assert_cmpfloat (y_of (fixture, MANY - 1), ==, HEIGHT - PITCH + SPACING / 2);
  press (fixture, GDK_KEY_Page_Up);
  assert_focus (fixture, MANY - 1 - HEIGHT / PITCH);
  press (fixture, GDK_KEY_Home);
  assert_focus (fixture, 0);
  press (fixture, GDK_KEY_Up);
  assert_focus (fixture, 0);
}

static void
test_focus_survives_scrolling (Fixture *fixture, gconstpointer n_deals)
{
  pursuit_recycler_focus_row (fixture->recycler, 2);
  gtk_adjustment_set_value (fixture->adjustment, 20000000);
  widget_test_wait_frames (fixture->window, 2);
  assert_focus (fixture, 2);
  g_assert_cmpfloat (y_of (fixture, 2), <=, -ROW_HEIGHT);
  press (fixture, GDK_KEY_Down);
  assert_focus (fixture, 3);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), <=, 3 * PITCH);
}

static void
test_change_above (Fixture *fixture, gconstpointer n_deals)
{
  gtk_adjustment_set_value (fixture->adjustment, 20 * PITCH + 7);
  widget_test_wait_frames (fixture->window, 1);
  g_assert_cmpstr (text_at (fixture, 22), ==, "22");
  double before = y_of (fixture, 22);

  sample_deals_splice (SAMPLE_DEALS (fixture->deals), 3, 0, 2);
  widget_test_wait_frames (fixture->window, 1);
  g_assert_cmpstr (text_at (fixture, 24), ==, "22");
  g_assert_cmpfloat (y_of (fixture, 24), ==, before);

  sample_deals_splice (SAMPLE_DEALS (fixture->deals), 0, 5, 0);
  widget_test_wait_frames (fixture->window, 1);
  g_assert_cmpstr (text_at (fixture, 19), ==, "22");
  g_assert_cmpfloat (y_of (fixture, 19), ==, before);
}

static void
test_change_below (Fixture *fixture, gconstpointer n_deals)
{
  gtk_adjustment_set_value (fixture->adjustment, 10 * PITCH);
  widget_test_wait_frames (fixture->window, 1);
  sample_deals_splice (SAMPLE_DEALS (fixture->deals), 12, 1, 0);
  widget_test_wait_frames (fixture->window, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, 10 * PITCH);
  g_assert_cmpstr (text_at (fixture, 11), ==, "11");
  g_assert_cmpstr (text_at (fixture, 12), ==, "13");
}

static void
test_replace_all (Fixture *fixture, gconstpointer n_deals)
{
  gtk_adjustment_set_value (fixture->adjustment, 30 * PITCH + 5);
  widget_test_wait_frames (fixture->window, 1);
  sample_deals_splice (SAMPLE_DEALS (fixture->deals), 0, 100, 0);
  sample_deals_splice (SAMPLE_DEALS (fixture->deals), 0, 0, 100);
  widget_test_wait_frames (fixture->window, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, 30 * PITCH + 5);
  sample_deals_splice (SAMPLE_DEALS (fixture->deals), 0, 100, 0);
  widget_test_wait_frames (fixture->window, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, 0);
  g_assert_cmpuint (fixture->n_bound, ==, 0);
}

static void
test_focused_row_removed (Fixture *fixture, gconstpointer n_deals)
{
  pursuit_recycler_focus_row (fixture->recycler, 4);
  sample_deals_splice (SAMPLE_DEALS (fixture->deals), 4, 1, 0);
  assert_focus (fixture, 4);
  g_assert_cmpstr (text_at (fixture, 4), ==, "5");
  sample_deals_splice (SAMPLE_DEALS (fixture->deals), 0, 2, 0);
  assert_focus (fixture, 2);
  g_assert_cmpstr (text_at (fixture, 2), ==, "5");
  sample_deals_splice (SAMPLE_DEALS (fixture->deals), 0, 97, 0);
  g_assert_null (gtk_root_get_focus (GTK_ROOT (fixture->window)));
}

static void
test_gap (Fixture *fixture, gconstpointer n_deals)
{
  GtkWidget *placeholder = gtk_label_new (NULL);
  double y;

  pursuit_recycler_set_gap_widget (fixture->recycler, placeholder);
  g_assert_false (gtk_widget_get_mapped (placeholder));
  pursuit_recycler_set_gap (fixture->recycler, 2);
  widget_test_wait_frames (fixture->window, 1);
  g_assert_true (gtk_widget_get_mapped (placeholder));
  g_assert_cmpfloat (y_of (fixture, 1), ==, PITCH + SPACING / 2);
  g_assert_cmpfloat (y_of (fixture, 2), ==, 3 * PITCH + SPACING / 2);
  gtk_widget_translate_coordinates (placeholder, GTK_WIDGET (fixture->recycler), 0, 0, NULL, &y);
  g_assert_cmpfloat (y, ==, 2 * PITCH + SPACING / 2);
  g_assert_cmpfloat (gtk_adjustment_get_upper (fixture->adjustment), ==, 101 * PITCH);

  pursuit_recycler_set_gap (fixture->recycler, PURSUIT_RECYCLER_NO_GAP);
  widget_test_wait_frames (fixture->window, 1);
  g_assert_false (gtk_widget_get_mapped (placeholder));
  g_assert_cmpfloat (y_of (fixture, 2), ==, 2 * PITCH + SPACING / 2);
}

static void
test_gap_at (Fixture *fixture, gconstpointer n_deals)
{
  PursuitRecycler *recycler = fixture->recycler;

  g_assert_cmpuint (pursuit_recycler_get_gap_at (recycler, 0), ==, 0);
  g_assert_cmpuint (pursuit_recycler_get_gap_at (recycler, PITCH * 0.4), ==, 0);
  g_assert_cmpuint (pursuit_recycler_get_gap_at (recycler, PITCH * 0.6), ==, 1);
  g_assert_cmpuint (pursuit_recycler_get_gap_at (recycler, PITCH * 1.4), ==, 1);
  pursuit_recycler_set_gap (recycler, 1);
  /* the whole of the gap, and the halves of its neighbours that touch it, mean the gap */
  g_assert_cmpuint (pursuit_recycler_get_gap_at (recycler, PITCH * 0.6), ==, 1);
  g_assert_cmpuint (pursuit_recycler_get_gap_at (recycler, PITCH * 1.1), ==, 1);
  g_assert_cmpuint (pursuit_recycler_get_gap_at (recycler, PITCH * 1.9), ==, 1);
  g_assert_cmpuint (pursuit_recycler_get_gap_at (recycler, PITCH * 2.4), ==, 1);
  g_assert_cmpuint (pursuit_recycler_get_gap_at (recycler, PITCH * 2.6), ==, 2);
  g_assert_cmpuint (pursuit_recycler_get_gap_at (recycler, PITCH * 500), ==, 100);
}

int
main (int argc, char **argv)
{
  widget_test_init (&argc, &argv);

#define ADD(name, n, func)                                                                                   \
  g_test_add ("/recycler/" name, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)
  ADD ("few-widgets", MANY, test_few_widgets);
  ADD ("exact-position", MANY, test_exact_position);
  ADD ("scroll-to", MANY, test_scroll_to);
  ADD ("keys", MANY, test_keys);
  ADD ("focus-survives-scrolling", MANY, test_focus_survives_scrolling);
  ADD ("change-above", 100, test_change_above);
  ADD ("change-below", 100, test_change_below);
  ADD ("replace-all", 100, test_replace_all);
  ADD ("focused-row-removed", 100, test_focused_row_removed);
  ADD ("gap", 100, test_gap);
  ADD ("gap-at", 100, test_gap_at);
  return g_test_run ();
}
