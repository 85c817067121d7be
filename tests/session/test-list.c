/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "pursuit-deal.h"
#include "pursuit-process.h"

/* Changes as the list told them since last asked, written "12-1 4+1". */
static GString *told;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  g_string_append_printf (told, "%s%u", told->len ? " " : "", position);
  if (removed)
    g_string_append_printf (told, "-%u", removed);
  if (added)
    g_string_append_printf (told, "+%u", added);
}

/* Spins the main loop until @done says so, ten seconds at most: a busy machine is no failure. */
static void
spin_until (gboolean (*done) (gconstpointer data), gconstpointer data)
{
  gint64 give_up = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!done (data) && g_get_monotonic_time () < give_up)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static gboolean
has_told (gconstpointer expected)
{
  return told->len >= strlen (expected);
}

static void
check_told (const char *expected)
{
  spin_until (has_told, expected);
  /* and nothing more: what comes with the same commit has come within a moment */
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 20;
  while (g_get_monotonic_time () < until)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  g_assert_cmpstr (told->str, ==, expected);
  g_string_set_size (told, 0);
}

static PursuitList *
column (SessionFixture *fixture, gint64 stage_id)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_DEAL_STAGE_ID, PURSUIT_OP_EQ, stage_id);
  pursuit_list_spec_set_on_board (spec, TRUE);
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_POSITION, FALSE);
  PursuitList *list = pursuit_session_list (fixture->session, spec);
  session_wait_loaded (list);
  g_string_set_size (told, 0);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), NULL);
  return list;
}

static void
assert_same_as_store (SessionFixture *fixture, PursuitList *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      pursuit_session_fetch (fixture->session, pursuit_list_get_spec (list), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
  for (guint i = 0; i < records->len; i++)
    g_assert_cmpint (pursuit_record_get_id (records->pdata[i]), ==, pursuit_list_get_id_at (list, i));
}

/* A process that tells sooner that the customer is ahead brings deals into a list of those. */
static void
test_follows_thresholds (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_TEAM, 0);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_DEAL_PROCESS_ID, PURSUIT_OP_EQ, 1);
  pursuit_list_spec_where (spec, PURSUIT_DEAL_DRIFT_STATE, PURSUIT_OP_EQ, "customer-ahead");
  pursuit_list_spec_set_on_board (spec, TRUE);
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_POSITION, FALSE);
  g_autoptr (PursuitList) list = pursuit_session_list (fixture.session, spec);
  session_wait_loaded (list);
  guint before = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_string_set_size (told, 0);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), NULL);

  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PROCESS_ENTITY);
  pursuit_fields_set_int (fields, PURSUIT_PROCESS_DRIFT_AHEAD, 2);
  session_run (&fixture, pursuit_command_set_fields (1, 0, fields));
  spin_until (has_told, "0-1");
  assert_same_as_store (&fixture, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), <, before);
  session_fixture_close (&fixture);
}

static void
test_follows_moves (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 2000);
  g_autoptr (PursuitList) from = column (&fixture, 1);
  g_autoptr (PursuitList) to = column (&fixture, 2);
  guint n_from = g_list_model_get_n_items (G_LIST_MODEL (from)),
        n_to = g_list_model_get_n_items (G_LIST_MODEL (to));
  g_assert_cmpuint (n_from, >, 100);
  gint64 moved = pursuit_list_get_id_at (from, 10), fifth = pursuit_list_get_id_at (to, 4);

  session_run (&fixture, session_forced_move (moved, 2, fifth));
  /* two lists, asked on two readers: either may answer first */
  spin_until (has_told, "10-1 4+1");
  if (g_str_has_prefix (told->str, "4+1"))
    check_told ("4+1 10-1");
  else
    check_told ("10-1 4+1");
  g_assert_cmpint (pursuit_list_get_id_at (to, 4), ==, moved);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (from)), ==, n_from - 1);
  assert_same_as_store (&fixture, from);
  assert_same_as_store (&fixture, to);

  session_run (&fixture, session_forced_move (moved, 2, PURSUIT_PLACE_TOP));
  check_told ("4-1 0+1");
  session_run (&fixture, session_forced_move (moved, 2, PURSUIT_PLACE_END));
  g_autofree char *to_end = g_strdup_printf ("0-1 %u+1", n_to);
  check_told (to_end);
  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, moved));
  g_autofree char *gone = g_strdup_printf ("%u-1", n_to);
  check_told (gone);
  pursuit_step_free (pursuit_session_undo (fixture.session, NULL));
  g_autofree char *back = g_strdup_printf ("%u+1", n_to);
  check_told (back);
  assert_same_as_store (&fixture, to);
  session_fixture_close (&fixture);
}

static void
changed_cb (PursuitRecord *record, guint *count)
{
  (*count)++;
}

static gboolean
has_title (gconstpointer record)
{
  return pursuit_record_is_set ((PursuitRecord *) record, PURSUIT_DEAL_TITLE);
}

static gboolean
has_changed (gconstpointer count)
{
  return *(const guint *) count > 0;
}

static void
test_rows (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 2000);
  g_autoptr (PursuitList) list = column (&fixture, 1);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list)), count = 0;
  g_autoptr (PursuitRecord) first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (PursuitRecord) last = g_list_model_get_item (G_LIST_MODEL (list), n - 1);
  g_autoptr (PursuitRecord) again = g_list_model_get_item (G_LIST_MODEL (list), 0);

  /* the first page is read before the list tells of it, later ones when they are asked for; one object a
   * record */
  g_assert_true (first == again);
  g_assert_nonnull (pursuit_record_get_text (first, PURSUIT_DEAL_TITLE));
  g_assert_null (pursuit_record_get_text (last, PURSUIT_DEAL_TITLE));
  g_assert_cmpint (pursuit_record_get_id (last), ==, pursuit_list_get_id_at (list, n - 1));
  spin_until (has_title, last);
  g_assert_nonnull (pursuit_record_get_text (last, PURSUIT_DEAL_TITLE));
  check_told ("");

  /* a changed field is told by the row, not by the list */
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "Another title");
  g_signal_connect (first, "changed", G_CALLBACK (changed_cb), &count);
  session_run (&fixture, pursuit_command_set_fields (pursuit_record_get_id (first), 0, fields));
  spin_until (has_changed, &count);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpstr (pursuit_record_get_text (first, PURSUIT_DEAL_TITLE), ==, "Another title");
  check_told ("");
  session_fixture_close (&fixture);
}

static void
test_other_spec (void)
{
  SessionFixture fixture;
  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 2000);
  g_autoptr (PursuitList) list = column (&fixture, 1);
  g_autoptr (PursuitListSpec) none = pursuit_list_spec_copy (pursuit_list_get_spec (list));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  pursuit_list_spec_set_match (none, "100% nowhere_");
  pursuit_list_set_spec (list, none);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
  session_wait_loaded (list);
  g_autofree char *emptied = g_strdup_printf ("0-%u", n);
  check_told (emptied);
  session_fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  told = g_string_new (NULL);
  g_test_add_func ("/list/follows-moves", test_follows_moves);
  g_test_add_func ("/list/follows-thresholds", test_follows_thresholds);
  g_test_add_func ("/list/rows", test_rows);
  g_test_add_func ("/list/other-spec", test_other_spec);
  int status = g_test_run ();
  g_string_free (told, TRUE);
  return status;
}
