/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A step that a colleague must approve: it is asked for, granted, refused and withdrawn on the deal's page,
 * and the sidebar counts what waits for whom. Every answer is read back from the database. */

#include "pursuit-display-test.h"

#include "pursuit-deal-approvals.h"
#include "pursuit-deal-page.h"
#include "pursuit-deal-step.h"

/* A deal of the sample that stands in the second stage of its process; to skip one needs approval. */
#define TITLE "Cutting fluids, 4 plants"
#define BID 4

typedef struct
{
  char *path;
  char *me;
  PursuitSession *session;
  PursuitWindow *window;
  gint64 deal;
} Fixture;

static PursuitSession *
open_as (Fixture *fixture, const char *name)
{
  PursuitSession *session = pursuit_session_new ();
  g_autoptr (GError) error = NULL;

  pursuit_session_set_today (session, pursuit_day_parse_iso (PURSUIT_TEST_TODAY));
  if (name != NULL)
    g_assert_true (pursuit_session_set_actor (session, name, &error));
  g_assert_true (pursuit_session_open (session, fixture->path, PURSUIT_OPEN_DEFAULT, &error));
  g_assert_no_error (error);
  return session;
}

/* A colleague asks @of to approve the step to Bid; when @of is %NULL nobody asks. */
static void
ask_before (Fixture *fixture, const char *of)
{
  g_autoptr (PursuitSession) colleague = open_as (fixture, "Liu Yang");
  g_autofree char *id = pursuit_test_query (fixture->path, "SELECT id FROM deal WHERE title = '" TITLE "'");

  fixture->deal = g_ascii_strtoll (id, NULL, 10);
  if (of != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitCommand) command =
          pursuit_command_ask_step_approval (fixture->deal, BID, of, "They will not wait");
      g_autoptr (PursuitStep) step = pursuit_session_run (colleague, command, &error);
      g_assert_no_error (error);
      g_assert_nonnull (step);
    }
  pursuit_session_close (colleague);
}

static void
set_up (Fixture *fixture, gconstpointer asked)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("approvals-%d.db", number++);

  fixture->path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  g_autoptr (PursuitSession) mine = open_as (fixture, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM member WHERE id = %" G_GINT64_FORMAT,
                                          pursuit_session_get_actor (mine));
  fixture->me = pursuit_test_query (fixture->path, sql);
  pursuit_session_close (mine);
  ask_before (fixture, asked != NULL ? fixture->me : NULL);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  g_assert_cmpint (pursuit_test_open_deal (fixture->window, fixture->session, TITLE), ==, fixture->deal);
}

static void
tear_down (Fixture *fixture, gconstpointer asked)
{
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
  g_free (fixture->me);
}

static gboolean
is_answer (Fixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *found = pursuit_test_query (fixture->path, sql);

  return g_strcmp0 (found, expected) == 0;
}

/* What stands at the right of the saved view @name in the sidebar. */
static gboolean
is_count (Fixture *fixture, const char *name, const char *count)
{
  GtkWidget *title = pursuit_test_find (fixture->window, GTK_TYPE_LABEL, name);
  GtkWidget *note = gtk_widget_get_last_child (gtk_widget_get_parent (title));

  return g_strcmp0 (gtk_label_get_text (GTK_LABEL (note)), count) == 0;
}

/* Where the page says what is waited for. */
static GtkWidget *
requests (Fixture *fixture)
{
  return pursuit_test_find (fixture->window, PURSUIT_TYPE_DEAL_APPROVALS, NULL);
}

static GtkWindow *
wait_question (void)
{
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  return pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
}

static char *
word_asked (const char *whom)
{
  PursuitDay today = pursuit_day_parse_iso (PURSUIT_TEST_TODAY);
  g_autofree char *day = pursuit_day_format (today, today);

  return g_strdup_printf ("%s is asked to approve “Enter → Bid” since %s", whom, day);
}

#define STATE "SELECT state FROM approval WHERE from_stage_id = 2 AND to_stage_id = 4"
#define STANDS "SELECT stage_id || ' ' || pending FROM deal WHERE title = '" TITLE "'"

/* The deal stays where it is while a colleague is asked, and the request can be withdrawn. */
static void
test_ask (Fixture *fixture, gconstpointer asked)
{
  GtkWindow *question;

  pursuit_test_wait_for (is_count (fixture, "My requests", "0"));
  pursuit_deal_step (fixture->window, fixture->deal, BID, PURSUIT_PLACE_TOP, NULL, NULL);
  question = wait_question ();
  adw_combo_row_set_selected (ADW_COMBO_ROW (pursuit_test_find (question, ADW_TYPE_COMBO_ROW, "Approved by")),
                              1);
  pursuit_test_click (question, "_Ask for Approval");
  pursuit_test_wait_for (is_answer (fixture, STATE, "pending"));
  g_assert_true (is_answer (fixture, STANDS, "2 1"));
  g_autofree char *whom =
      pursuit_test_query (fixture->path,
                          "SELECT m.name FROM approval a JOIN member m ON m.id = a.asked_of_id "
                          "WHERE a.state = 'pending'");
  g_autofree char *sentence = word_asked (whom);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, sentence));
  g_assert_null (pursuit_test_find (requests (fixture), GTK_TYPE_BUTTON, "Grant"));
  pursuit_test_wait_for (is_count (fixture, "My requests", "1"));
  pursuit_test_wait_for (is_count (fixture, "Approvals to decide", "0"));

  pursuit_test_click (requests (fixture), "Withdraw");
  pursuit_test_wait_for (!pursuit_test_sees (fixture->window, sentence));
  g_assert_true (is_answer (fixture, STATE, "withdrawn"));
  g_assert_true (is_answer (fixture, STANDS, "2 0"));
  pursuit_test_wait_for (is_count (fixture, "My requests", "0"));
}

/* Whoever was asked grants it; undo takes that back. */
static void
test_grant (Fixture *fixture, gconstpointer asked)
{
  g_autofree char *sentence = word_asked (fixture->me);

  pursuit_test_wait_for (pursuit_test_sees (fixture->window, sentence));
  g_assert_null (pursuit_test_find (requests (fixture), GTK_TYPE_BUTTON, "Withdraw"));
  pursuit_test_wait_for (is_count (fixture, "Approvals to decide", "1"));
  pursuit_test_wait_for (is_count (fixture, "My requests", "0"));
  pursuit_test_click (requests (fixture), "Grant");
  pursuit_test_wait_for (!pursuit_test_sees (fixture->window, sentence));
  g_assert_true (is_answer (fixture, STATE, "granted"));
  g_assert_true (is_answer (fixture,
                            "SELECT decided || ' ' || self_approved FROM approval WHERE state = 'granted'",
                            PURSUIT_TEST_TODAY " 0"));
  g_assert_true (is_answer (fixture, STANDS, "2 0"));
  pursuit_test_wait_for (is_count (fixture, "Approvals to decide", "0"));

  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, sentence));
  g_assert_true (is_answer (fixture, STATE, "pending"));
}

/* A refusal keeps its reason. */
static void
test_refuse (Fixture *fixture, gconstpointer asked)
{
  g_autofree char *sentence = word_asked (fixture->me);
  GtkWindow *question;

  pursuit_test_wait_for (pursuit_test_sees (fixture->window, sentence));
  pursuit_test_click (requests (fixture), "Refuse…");
  question = wait_question ();
  gtk_editable_set_text (GTK_EDITABLE (pursuit_test_find (question, ADW_TYPE_ENTRY_ROW, "Reason")),
                         "No offer yet");
  pursuit_test_click (question, "_Refuse");
  pursuit_test_wait_for (!pursuit_test_sees (fixture->window, sentence));
  g_assert_true (is_answer (fixture, "SELECT state || ': ' || reason FROM approval WHERE to_stage_id = 4",
                            "refused: No offer yet"));
  g_assert_true (is_answer (fixture, STANDS, "2 0"));
}

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);
  g_test_add ("/approvals/ask", Fixture, NULL, set_up, test_ask, tear_down);
  g_test_add ("/approvals/grant", Fixture, "me", set_up, test_grant, tear_down);
  g_test_add ("/approvals/refuse", Fixture, "me", set_up, test_refuse, tear_down);
  return g_test_run ();
}
