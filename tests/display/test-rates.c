/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exchange rates as they are seen and edited. */

#include <glib/gstdio.h>

#include "pursuit-board-column.h"
#include "pursuit-deal.h"
#include "pursuit-display-test.h"
#include "pursuit-rate.h"
#include "pursuit-rates-window.h"
#include "pursuit-record-dialog.h"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
  GtkWidget *rates;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = pursuit_test_make_database ("rates.db", PURSUIT_SAMPLE_NONE);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), "win.rates", NULL);
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_RATES_WINDOW) != NULL);
  fixture->rates = pursuit_test_find_window (PURSUIT_TYPE_RATES_WINDOW);
  pursuit_test_wait_for (
      pursuit_test_sees_start (fixture->rates, "Reports, totals and conditions tell amounts in CNY"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_free (fixture->path);
}

/* A button with an icon is known by its tooltip. */
static void
click_icon (GtkWidget *root, const char *tooltip)
{
  GtkWidget *found = NULL;
  GQueue waiting = G_QUEUE_INIT;

  g_queue_push_tail (&waiting, root);
  while (found == NULL && !g_queue_is_empty (&waiting))
    {
      GtkWidget *widget = g_queue_pop_head (&waiting);

      if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
        found = widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (&waiting, child);
    }
  g_queue_clear (&waiting);
  g_assert_nonnull (found);
  g_signal_emit_by_name (found, "clicked");
}

static void
fill (PursuitRecordDialog *dialog, guint field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pursuit_form_get_row (pursuit_record_dialog_get_form (dialog), field)),
                         text);
}

/* Fills in the dialog that is open, but for what is %NULL, and saves it. */
static void
save (const char *currency, const char *day, const char *value)
{
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_RECORD_DIALOG) != NULL);
  PursuitRecordDialog *dialog = pursuit_test_find_window (PURSUIT_TYPE_RECORD_DIALOG);
  if (currency != NULL)
    fill (dialog, PURSUIT_RATE_CURRENCY, currency);
  if (day != NULL)
    fill (dialog, PURSUIT_RATE_DAY, day);
  fill (dialog, PURSUIT_RATE_VALUE, value);
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_RECORD_DIALOG) == NULL);
}

static void
assert_kept (Fixture *fixture, const char *expected)
{
  g_autofree char *found = pursuit_test_query (
      fixture->path,
      "SELECT group_concat(r, '; ') FROM (SELECT currency || ' ' || day || ' ' || value AS r FROM rate "
      "ORDER BY currency, day)");

  g_assert_cmpstr (found, ==, expected);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  pursuit_test_click (fixture->rates, "_New Rate…");
  save ("usd", NULL, "7.1");
  pursuit_test_wait_for (pursuit_test_sees (fixture->rates, "1 USD = 7.1 CNY"));
  assert_kept (fixture, "USD " PURSUIT_TEST_TODAY " 7.1");

  /* an older one beside it: the newer stands on top */
  click_icon (fixture->rates, "New rate of USD");
  save (NULL, "2026-01-01", "6.9");
  pursuit_test_wait_for (pursuit_test_sees (fixture->rates, "1 USD = 6.9 CNY"));
  assert_kept (fixture, "USD 2026-01-01 6.9; USD " PURSUIT_TEST_TODAY " 7.1");

  pursuit_test_click (fixture->rates, "1 USD = 6.9 CNY");
  save (NULL, NULL, "6.95");
  pursuit_test_wait_for (pursuit_test_sees (fixture->rates, "1 USD = 6.95 CNY"));
  assert_kept (fixture, "USD 2026-01-01 6.95; USD " PURSUIT_TEST_TODAY " 7.1");

  click_icon (fixture->rates, "Delete this rate");
  pursuit_test_wait_for (!pursuit_test_sees (fixture->rates, "1 USD = 7.1 CNY"));
  assert_kept (fixture, "USD 2026-01-01 6.95");
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), "win.undo", NULL);
  pursuit_test_wait_for (pursuit_test_sees (fixture->rates, "1 USD = 7.1 CNY"));
}

/* What the database refuses is said in the dialog, which stays open. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  pursuit_test_click (fixture->rates, "_New Rate…");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_RECORD_DIALOG) != NULL);
  PursuitRecordDialog *dialog = pursuit_test_find_window (PURSUIT_TYPE_RECORD_DIALOG);
  fill (dialog, PURSUIT_RATE_CURRENCY, "CNY");
  fill (dialog, PURSUIT_RATE_VALUE, "1");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (
      pursuit_test_sees (dialog, "CNY is the currency of this database. It needs no rate."));
  fill (dialog, PURSUIT_RATE_CURRENCY, "EUR");
  fill (dialog, PURSUIT_RATE_VALUE, "7.8");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_sees (fixture->rates, "1 EUR = 7.8 CNY"));
  assert_kept (fixture, "EUR " PURSUIT_TEST_TODAY " 7.8");
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
add_deal (Fixture *fixture, const char *title, const char *amount, const char *currency)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pursuit_fields_parse (fields, "title", title, NULL) &&
                 pursuit_fields_parse (fields, "currency", currency, NULL) &&
                 pursuit_fields_parse (fields, "amount", amount, NULL));
  command = pursuit_command_new_record (fields);
  pursuit_session_run_async (fixture->session, command, NULL, keep_result_cb, &result);
  pursuit_test_wait_for (result != NULL);
  g_autoptr (PursuitStep) step = pursuit_session_run_finish (fixture->session, result, &error);
  g_assert_no_error (error);
}

/* Over a column stands what its deals are worth; what is left out is said, until there is a rate. */
static void
test_board (Fixture *fixture, gconstpointer data)
{
  add_deal (fixture, "Crane", "1200", "CNY");
  add_deal (fixture, "Ship", "100000", "KRW");
  GtkWidget *column = pursuit_test_find (fixture->window, PURSUIT_TYPE_BOARD_COLUMN, NULL);
  g_assert_nonnull (column);
  pursuit_test_wait_for (pursuit_test_sees (column, "¥\u202f1.2\u202fk + ?"));

  pursuit_test_click (fixture->rates, "_New Rate…");
  save ("KRW", "2026-01-01", "0.005");
  pursuit_test_wait_for (pursuit_test_sees (column, "¥\u202f1.7\u202fk"));
}

/* Where the comma is the decimal sign, numbers are written and shown with it. */
static void
test_decimal_comma (Fixture *fixture, gconstpointer data)
{
  pursuit_test_write_numbers (TRUE);
  pursuit_test_click (fixture->rates, "_New Rate…");
  save ("KWD", "2026-01-01", "23,405");
  pursuit_test_wait_for (pursuit_test_sees (fixture->rates, "1 KWD = 23,405 CNY"));
  assert_kept (fixture, "KWD 2026-01-01 23.405");

  pursuit_test_click (fixture->rates, "1 KWD = 23,405 CNY");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_RECORD_DIALOG) != NULL);
  PursuitRecordDialog *dialog = pursuit_test_find_window (PURSUIT_TYPE_RECORD_DIALOG);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                       pursuit_form_get_row (pursuit_record_dialog_get_form (dialog), PURSUIT_RATE_VALUE))),
                   ==, "23,405");
  save (NULL, NULL, "1.023,5");
  pursuit_test_wait_for (pursuit_test_sees (fixture->rates, "1 KWD = 1023,5 CNY"));
  assert_kept (fixture, "KWD 2026-01-01 1023.5");
  pursuit_test_write_numbers (FALSE);
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);
  g_test_add ("/rates/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/rates/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/rates/board", Fixture, NULL, set_up, test_board, tear_down);
  g_test_add ("/rates/decimal-comma", Fixture, NULL, set_up, test_decimal_comma, tear_down);
  return g_test_run ();
}
