/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a drop costs on a chart of 100,000 people in the whole window: until it is durable, until the chart is
 * laid out anew, and until the first frame of the animation is painted. Beside the time on the clock stands
 * that of the window's thread on a processor. The floor is one durable COMMIT of one row in another file and
 * the frame in which a window shows another label. $PURSUIT_BENCH_PEOPLE makes fewer.
 */
#include "pursuit-display-test.h"

#include "pursuit-company.h"
#include "pursuit-people-page.h"
#include "pursuit-tree-layout.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <time.h>

#include "sample-tree.h"

enum
{
  DROPS = 40,
  N_PEOPLE = 100000
};

/* Milliseconds on the clock and of this thread on a processor. */
typedef struct
{
  double wall[DROPS];
  double processor[DROPS];
} Times;

typedef struct
{
  double wall;
  double processor;
} Moment;

typedef struct
{
  Moment begin;
  Moment durable;
  Moment laid_out;
  Moment painted;
  PursuitOrgPeople *before; /* of the chart, only compared */
  PursuitOrgView *view;
} Drop;

static Moment
now (void)
{
  struct timespec processor;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &processor);
  return (Moment){ g_get_monotonic_time () / 1e3, processor.tv_sec * 1e3 + processor.tv_nsec / 1e6 };
}

static void
note (Times *times, guint i, const Moment *begin, const Moment *end)
{
  times->wall[i] = end->wall - begin->wall;
  times->processor[i] = end->processor - begin->processor;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static void
report (const char *what, Times *times, double floor)
{
  qsort (times->wall, DROPS, sizeof (double), compare_doubles);
  qsort (times->processor, DROPS, sizeof (double), compare_doubles);
  g_print ("%-36s median %6.2f ms  95 %% %6.2f  worst %6.2f; the window's thread %6.2f ms", what,
           times->wall[DROPS / 2], times->wall[DROPS * 95 / 100], times->wall[DROPS - 1],
           times->processor[DROPS / 2]);
  if (floor > 0)
    g_print ("; %.1f x the floor", times->wall[DROPS / 2] / floor);
  g_print ("\n");
}

static void
must (sqlite3 *db, int result, int wanted)
{
  if (result != wanted)
    g_error ("%s", sqlite3_errmsg (db));
}

/* Adds people to a company, about eight a manager, each with a level. */
static void
add_people (const char *path, gint64 company_id, guint n)
{
  g_autoptr (SampleTree) tree = sample_tree_new (SAMPLE_TREE_ORG8, n);
  const gint64 first = 1000000;
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  must (db, sqlite3_exec (db, "BEGIN", NULL, NULL, NULL), SQLITE_OK);
  must (db,
        sqlite3_prepare_v2 (
            db,
            "INSERT INTO person (id, uid, updated_ms, name, company_id, title, level, function, "
            "reports_to, on_chart, chart_order, match_key, search) VALUES ($1, 'bench-' || $1, 0, "
            "'Person ' || $1, $2, 'Process engineer', $3, 'technical', $4, 1, $5, "
            "'person' || $1, 'person ' || $1)",
            -1, &stmt, NULL),
        SQLITE_OK);
  for (guint i = 0; i < n; i++)
    {
      const char *level = i == 0 ? "decision" : i < 600 ? "management" : "operating";

      sqlite3_reset (stmt);
      sqlite3_bind_int64 (stmt, 1, first + i);
      sqlite3_bind_int64 (stmt, 2, company_id);
      sqlite3_bind_text (stmt, 3, level, -1, SQLITE_STATIC);
      if (tree->parent[i] >= 0)
        sqlite3_bind_int64 (stmt, 4, first + tree->parent[i]);
      sqlite3_bind_double (stmt, 5, i + 1);
      must (db, sqlite3_step (stmt), SQLITE_DONE);
      sqlite3_clear_bindings (stmt);
    }
  sqlite3_finalize (stmt);
  must (db, sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (db);
}

static gint64
find_company (const char *path)
{
  g_autofree char *id = pursuit_test_query (path, "SELECT id FROM company WHERE name = 'Hengda Machinery'");

  return g_ascii_strtoll (id, NULL, 10);
}

static void
measure_commits (const char *path, Times *times)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  must (db,
        sqlite3_exec (db,
                      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
                      "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER); INSERT INTO t VALUES (1, 0)",
                      NULL, NULL, NULL),
        SQLITE_OK);
  for (guint i = 0; i < DROPS; i++)
    {
      Moment begin = now (), end;

      sqlite3_exec (db, "BEGIN IMMEDIATE; UPDATE t SET n = n + 1 WHERE id = 1; COMMIT", NULL, NULL, NULL);
      end = now ();
      note (times, i, &begin, &end);
    }
  sqlite3_close (db);
}

static void
painted_cb (GdkFrameClock *clock, Drop *drop)
{
  if (drop->laid_out.wall && drop->painted.wall == 0)
    drop->painted = now ();
}

static void
changed_cb (Drop *drop)
{
  if (drop->durable.wall == 0)
    drop->durable = now ();
}

static void
moved_cb (Drop *drop)
{
  if (drop->laid_out.wall == 0 && pursuit_org_view_get_people (drop->view) != drop->before)
    drop->laid_out = now ();
}

static void
measure_labels (Times *times)
{
  GtkWidget *window = gtk_window_new (), *label = gtk_label_new ("0");
  Drop drop = { 0 };

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 900);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
  pursuit_test_settle (300);
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), &drop);
  for (guint i = 0; i < DROPS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i + 1);

      drop = (Drop){ .begin = now (), .laid_out = now () };
      gtk_label_set_text (GTK_LABEL (label), text);
      while (drop.painted.wall == 0)
        g_main_context_iteration (NULL, TRUE);
      note (times, i, &drop.begin, &drop.painted);
      pursuit_test_settle (20);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Somebody in view without reports, and a manager in view who is not theirs. */
static gboolean
choose (PursuitOrgView *view, gint64 *id, gint64 *target)
{
  PursuitOrgPeople *people = pursuit_org_view_get_people (view);

  *id = *target = 0;
  for (guint i = 0; i < people->n_cards && !(*id && *target); i++)
    {
      gint64 one = people->cards[i].id;
      GtkWidget *card = pursuit_org_view_get_card (view, one);

      if (card == NULL || gtk_widget_get_width (card) == 0)
        continue;
      if (*target == 0 && people->n_reports[i] > 0)
        *target = one;
      else if (people->n_reports[i] == 0 && people->parent[i] != pursuit_org_people_find (people, *target))
        *id = one;
    }
  return *id && *target;
}

static void
measure_drops (PursuitSession *session, GtkWidget *window, PursuitOrgView *view)
{
  Times durable, laid_out, painted;
  Drop drop = { .view = view };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong paint = g_signal_connect_after (clock, "after-paint", G_CALLBACK (painted_cb), &drop);
  gulong change = g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), &drop);
  gulong move = g_signal_connect_swapped (view, "moved", G_CALLBACK (moved_cb), &drop);

  for (guint i = 0; i < DROPS; i++)
    {
      gint64 id, target;
      graphene_rect_t bounds;

      pursuit_org_view_center (view, 1000000 + 2000 + 37 * i);
      pursuit_test_settle (300);
      g_assert_true (choose (view, &id, &target));
      g_assert_true (
          gtk_widget_compute_bounds (pursuit_org_view_get_card (view, target), GTK_WIDGET (view), &bounds));
      drop = (Drop){ .begin = now (), .before = pursuit_org_view_get_people (view), .view = view };
      g_assert_true (pursuit_org_view_drop (view, id, bounds.origin.x + bounds.size.width / 2,
                                            bounds.origin.y + bounds.size.height / 2));
      while (drop.painted.wall == 0)
        g_main_context_iteration (NULL, TRUE);
      note (&durable, i, &drop.begin, &drop.durable);
      note (&laid_out, i, &drop.begin, &drop.laid_out);
      note (&painted, i, &drop.begin, &drop.painted);
      pursuit_test_settle (400);
    }
  g_signal_handler_disconnect (clock, paint);
  g_signal_handler_disconnect (session, change);
  g_signal_handler_disconnect (view, move);
  report ("drop to durable and told", &durable, 0);
  report ("drop to all laid out anew", &laid_out, 0);
  report ("drop to the first animated frame", &painted, 0);
}

int
main (int argc, char **argv)
{
  const char *fewer = g_getenv ("PURSUIT_BENCH_PEOPLE");
  guint n = fewer ? (guint) g_ascii_strtoull (fewer, NULL, 10) : N_PEOPLE;
  g_autofree char *path = NULL, *floor_path = NULL;
  PursuitSession *session;
  PursuitWindow *window;
  PursuitPeoplePage *page;
  PursuitOrgView *view;
  Times commits, labels;
  gint64 company;
  Moment begin;

  pursuit_test_init (&argc, &argv);
  path = pursuit_test_make_database ("people.db", PURSUIT_SAMPLE_TEAM);
  floor_path = pursuit_test_path ("floor.db");
  company = find_company (path);
  add_people (path, company, n);
  measure_commits (floor_path, &commits);
  measure_labels (&labels);
  report ("floor: one COMMIT with fsync", &commits, 0);
  report ("floor: another label in a window", &labels, 0);
  session = pursuit_test_open (path);
  window = pursuit_test_window (session);
  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  page = PURSUIT_PEOPLE_PAGE (pursuit_window_show_page (window, "people"));
  view = pursuit_people_chart_get_view (pursuit_people_page_get_chart (page));
  begin = now ();
  pursuit_page_show_record (PURSUIT_PAGE (page), company);
  pursuit_test_wait_for (pursuit_org_view_get_people (view)->n_cards >= n);
  g_print ("%u people read and laid out: %.0f ms\n", n, now ().wall - begin.wall);
  pursuit_test_settle (3000);
  pursuit_org_view_zoom_to (view, 1);
  measure_drops (session, GTK_WIDGET (window), view);
  pursuit_test_close (window, session);
  g_object_unref (session);
  g_unlink (path);
  return 0;
}
