/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done for a deal on its page: work is ticked off, key nodes are met, files come in, approvals are
 * asked for. Every answer is read back from the database. */

#include "pursuit-display-test.h"

#include "pursuit-attachment.h"
#include "pursuit-deal-actions.h"
#include "pursuit-deal-page.h"
#include "pursuit-deal-work-card.h"
#include "pursuit-member.h"
#include "pursuit-participant.h"
#include "pursuit-session-tasks.h"

/* A deal of the sample that stands in the second stage, with three of five work items done. */
#define TITLE "Cutting fluids, 4 plants"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
  gint64 deal;
  PursuitDealTasks *tasks; /* as they were read last */
} Fixture;

static PursuitDealPage *
get_page (Fixture *fixture)
{
  return PURSUIT_DEAL_PAGE (pursuit_window_get_page (fixture->window));
}

static void
tasks_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->tasks = pursuit_session_deal_tasks_finish (PURSUIT_SESSION (source), result, NULL);
  g_assert_nonnull (fixture->tasks);
}

static const PursuitDealTasks *
read_tasks (Fixture *fixture)
{
  g_clear_pointer (&fixture->tasks, pursuit_deal_tasks_free);
  pursuit_session_deal_tasks_async (fixture->session, fixture->deal, NULL, tasks_read_cb, fixture);
  pursuit_test_wait_for (fixture->tasks != NULL);
  return fixture->tasks;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("stage-tab-%d.db", number++);

  fixture->path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  fixture->deal = pursuit_test_open_deal (fixture->window, fixture->session, TITLE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->tasks, pursuit_deal_tasks_free);
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
}

static GtkWindow *
wait_question (void)
{
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  return pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
}

/* The check button at @place, from 0. */
static GtkWidget *
find_check (GtkWidget *root, guint *place)
{
  if (GTK_IS_CHECK_BUTTON (root) && gtk_widget_get_mapped (root) && (*place)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, place);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static const PursuitTaskWork *
get_work (Fixture *fixture, guint place)
{
  return read_tasks (fixture)->work->pdata[place];
}

static const PursuitTaskNode *
get_node (Fixture *fixture, const char *name)
{
  const PursuitDealTasks *tasks = read_tasks (fixture);

  for (guint i = 0; i < tasks->nodes->len; i++)
    {
      const PursuitTaskNode *node = tasks->nodes->pdata[i];
      if (g_str_equal (node->name, name))
        return node;
    }
  g_assert_not_reached ();
}

/* A work item is ticked by keyboard; the box keeps the focus, and undo takes the tick back. */
static void
test_tick (Fixture *fixture, gconstpointer data)
{
  guint place = 1;
  GtkWidget *check = find_check (GTK_WIDGET (get_page (fixture)), &place);

  g_assert_nonnull (check);
  g_assert_true (pursuit_test_sees (fixture->window, "3 of 5"));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_true (gtk_widget_grab_focus (check));
  g_assert_true (gtk_widget_activate (check));
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "4 of 5"));
  g_assert_true (get_work (fixture, 1)->done);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_true (gtk_widget_has_focus (check));

  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "3 of 5"));
  g_assert_false (get_work (fixture, 1)->done);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

/* The closest candidate is marked as insider, which meets the node. */
static void
test_insider (Fixture *fixture, gconstpointer data)
{
  GtkWindow *question;

  g_assert_false (get_node (fixture, "An insider is won")->met);
  pursuit_test_click (fixture->window, "Mark an Insider…");
  question = wait_question ();
  pursuit_test_click (question, "_Mark as Insider");
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "◆ An insider is won — met"));
  g_assert_true (get_node (fixture, "An insider is won")->met);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "_Move to Propose… · 1 node open"));
}

/* Evidence meets a node, and is withdrawn again. */
static void
test_evidence (Fixture *fixture, gconstpointer data)
{
  GtkWindow *question;
  const PursuitTaskNode *node;

  pursuit_test_click (fixture->window, "Give Evidence Instead…");
  question = wait_question ();
  gtk_editable_set_text (GTK_EDITABLE (pursuit_test_find (question, ADW_TYPE_ENTRY_ROW, "How do you know?")),
                         "Wu calls us every <b>week</b>");
  pursuit_test_click (question, "C_onfirm");
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "Evidence: Wu calls us every <b>week</b>"));
  node = get_node (fixture, "An insider is won");
  g_assert_true (node->met);
  g_assert_cmpint (node->day, ==, pursuit_session_get_today (fixture->session));

  pursuit_test_click (fixture->window, "Withdraw");
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "◆ An insider is won — open"));
  g_assert_null (get_node (fixture, "An insider is won")->evidence);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "Evidence: Wu calls us every <b>week</b>"));
}

static gint64
get_file (GtkWidget *card)
{
  GtkWidget *button = pursuit_test_find (card, GTK_TYPE_BUTTON, "offer.pdf");

  g_assert_nonnull (button);
  return g_variant_get_int64 (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)));
}

/* Of two deals whose evidence has the same name, each opens its own file. */
static void
test_files_of_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) card = g_object_ref_sink (g_object_new (PURSUIT_TYPE_DEAL_WORK_CARD, NULL));
  PursuitDay today = pursuit_session_get_today (fixture->session);
  const PursuitDealTasks *tasks = read_tasks (fixture);
  PursuitTaskNode *node = tasks->nodes->pdata[0];

  node->met = TRUE;
  node->evidence = g_strdup ("offer.pdf");
  node->file = g_strdup ("offer.pdf");
  node->file_id = 3;
  pursuit_deal_work_card_show (PURSUIT_DEAL_WORK_CARD (card), NULL, tasks, today, TRUE);
  g_assert_cmpint (get_file (card), ==, 3);
  node->file_id = 9;
  pursuit_deal_work_card_show (PURSUIT_DEAL_WORK_CARD (card), NULL, tasks, today, TRUE);
  g_assert_cmpint (get_file (card), ==, 9);
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  GListModel *controllers = gtk_widget_observe_controllers (widget);
  GtkDropTarget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_DROP_TARGET (controller))
        found = GTK_DROP_TARGET (controller);
    }
  g_object_unref (controllers);
  return found;
}

/* Files that are dropped onto the page are attached, one step each; the same bytes are there once. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autofree char *offer = pursuit_test_path ("offer.txt"), *letter = pursuit_test_path ("letter.txt");
  g_autofree char *kept =
      g_strconcat (fixture->path, ".files/98/",
                   "988180bf0c9328c9e8bd082755c647048ae82481fd06799bad05f2e1a4e1339c", NULL);
  g_autoptr (GFile) first = g_file_new_for_path (offer), second = g_file_new_for_path (letter);
  GSList *files = g_slist_append (g_slist_append (NULL, first), second);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_true (g_file_set_contents (offer, "offer", -1, NULL));
  g_assert_true (g_file_set_contents (letter, "letter", -1, NULL));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, g_boxed_copy (GDK_TYPE_FILE_LIST, files));
  g_slist_free (files);
  g_signal_emit_by_name (find_drop_target (GTK_WIDGET (get_page (fixture))), "drop", &value, 10.0, 10.0,
                         &taken);
  g_assert_true (taken);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "Files 2"));
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_REGULAR));

  gtk_stack_set_visible_child_name (pursuit_deal_page_get_tabs (get_page (fixture)), "files");
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "offer.txt"));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "Files 1"));
}

/* What a colleague was asked is seen above the tabs until it is withdrawn. */
static void
test_approval (Fixture *fixture, gconstpointer data)
{
  PursuitDay today = pursuit_session_get_today (fixture->session);
  g_autofree char *day = pursuit_day_format (today, today);
  g_autofree char *sentence =
      g_strdup_printf ("Chen Jing is asked to approve “An insider is won” since %s", day);
  g_autoptr (PursuitCommand) command = NULL;
  gint64 node = get_node (fixture, "An insider is won")->id;

  command = pursuit_command_ask_node_approval (fixture->deal, node, "Chen Jing", "please");
  pursuit_window_run (fixture->window, command, NULL, NULL);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, sentence));
  pursuit_test_click (fixture->window, "Withdraw");
  pursuit_test_wait_for (!pursuit_test_sees (fixture->window, sentence));
  g_assert_cmpstr (((PursuitTaskApproval *) read_tasks (fixture)->approvals->pdata[0])->state, ==,
                   "withdrawn");
}

/* A step further back is taken back by itself from the history; the later one stays. */
static void
test_undo_step (Fixture *fixture, gconstpointer data)
{
  const PursuitDealTasks *tasks = read_tasks (fixture);
  gint64 second = ((PursuitTaskWork *) tasks->work->pdata[1])->id;
  gint64 last = ((PursuitTaskWork *) tasks->work->pdata[4])->id;
  gint64 ids[] = { second, last };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (PursuitCommand) command =
          pursuit_command_tick_work (fixture->deal, ids[i], TRUE, PURSUIT_DAY_NONE, NULL);
      pursuit_window_run (fixture->window, command, NULL, NULL);
    }
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "5 of 5"));
  pursuit_test_wait_for (pursuit_deal_page_is_filled (get_page (fixture)));
  gtk_stack_set_visible_child_name (pursuit_deal_page_get_tabs (get_page (fixture)), "history");
  pursuit_test_click (get_page (fixture), "Undo This Step");
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "undone"));
  g_assert_false (get_work (fixture, 1)->done);
  g_assert_true (get_work (fixture, 4)->done);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = { { "/stage-tab/tick", test_tick },
                { "/stage-tab/insider", test_insider },
                { "/stage-tab/evidence", test_evidence },
                { "/stage-tab/drop", test_drop },
                { "/stage-tab/approval", test_approval },
                { "/stage-tab/undo-step", test_undo_step },
                { "/stage-tab/files-of-two", test_files_of_two } };

  pursuit_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
