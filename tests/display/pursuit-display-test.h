/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-application.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

/* How long a condition may take before the test fails. */
#define PURSUIT_TEST_TIMEOUT_SECONDS 20

/** pursuit_test_wait_for: runs the main loop until @condition holds; fails the test when it takes too long.
 */
#define pursuit_test_wait_for(condition)                                                                     \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    gint64 wait_end_ = g_get_monotonic_time () + PURSUIT_TEST_TIMEOUT_SECONDS * G_USEC_PER_SEC;              \
    while (!(condition) && g_get_monotonic_time () < wait_end_)                                              \
      if (!g_main_context_iteration (NULL, FALSE))                                                           \
        g_usleep (1000);                                                                                     \
    g_assert_true (condition);                                                                               \
  }                                                                                                          \
  G_STMT_END

/** PURSUIT_TEST_TODAY: the day that every test database is opened on. */
#define PURSUIT_TEST_TODAY "2026-11-21"

void
pursuit_test_init (int *argc, char ***argv);
char *
pursuit_test_path (const char *name);
char *
pursuit_test_make_database (const char *name, PursuitSampleKind sample);
char *
pursuit_test_query (const char *path, const char *sql);
PursuitSession *
pursuit_test_open (const char *path);
PursuitApplication *
pursuit_test_application (void);
PursuitWindow *
pursuit_test_window (PursuitSession *session);
void
pursuit_test_close (PursuitWindow *window, PursuitSession *session);
void
pursuit_test_settle (guint milliseconds);
gpointer
pursuit_test_find_window (GType type);
gint64
pursuit_test_open_deal (PursuitWindow *window, PursuitSession *session, const char *title);
GtkWidget *
pursuit_test_find (gpointer root, GType type, const char *text);
guint
pursuit_test_count (gpointer root, GType type);
gboolean
pursuit_test_sees (gpointer root, const char *text);
gboolean
pursuit_test_sees_start (gpointer root, const char *words);
void
pursuit_test_write_numbers (gboolean german);
void
pursuit_test_click (gpointer root, const char *label);
void
pursuit_test_press (gpointer widget, guint key, GdkModifierType modifiers);

G_END_DECLS
