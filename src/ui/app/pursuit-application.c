/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitApplication:
 *
 * One process, one window, one database at a time. It owns the way to a database: opening, making a first
 * one, saying why one cannot be opened. A database is being opened before GTK is initialised, so that its
 * first rows are there when the window is.
 */

#include "pursuit-application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-debug.h"
#include "pursuit-error.h"
#include "pursuit-preferences.h"
#include "pursuit-progress.h"
#include "pursuit-session-keep.h"
#include "pursuit-start-page.h"
#include "pursuit-style.h"
#include "pursuit-trouble-page.h"
#include "pursuit-window.h"

/* A folder or a file that the program makes is the user's alone. */
#define FOLDER_MODE 0700

struct _PursuitApplication
{
  AdwApplication parent_instance;

  PursuitWindow *window;   /* unowned; there is one from the first activation on */
  PursuitSession *session; /* the database that the window shows */
  PursuitSession *pending; /* the one that is being opened or made */
  PursuitDay today;        /* what the clock is told to be, for tests; PURSUIT_DAY_NONE otherwise */
  gboolean imports;        /* once the database that is being made is open, the import's window shall open */
  char *path;              /* of the last database that was asked for */
  GError *error;           /* why the first one was not opened, until there is a window to say so */
};

G_DEFINE_FINAL_TYPE (PursuitApplication, pursuit_application, ADW_TYPE_APPLICATION)

static void
show_trouble (PursuitApplication *self, const GError *error)
{
  PursuitTroublePage *page = pursuit_trouble_page_new (self, self->path, error);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *title = g_filename_display_name (name);

  pursuit_window_set_empty (self->window, GTK_WIDGET (page), title);
}

/* The database that could not be opened leaves the one that is open in peace. */
static void
report_failure (PursuitApplication *self, GError *error)
{
  self->imports = FALSE;
  if (self->window == NULL)
    {
      g_clear_error (&self->error);
      self->error = g_error_copy (error);
    }
  else if (self->session)
    {
      pursuit_window_set_session (self->window, self->session);
      pursuit_compat_tell (GTK_WINDOW (self->window), pursuit_trouble_title (error), error->message);
    }
  else
    show_trouble (self, error);
}

static void
take_session (PursuitApplication *self, PursuitSession *session)
{
  g_autoptr (PursuitSession) old = g_steal_pointer (&self->session);

  self->session = g_object_ref (session);
  pursuit_debug_mark ("database open");
  if (self->window)
    pursuit_window_set_session (self->window, session);
  if (old)
    pursuit_session_close (old);
  if (self->imports && self->window)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.import", NULL);
  self->imports = FALSE;
}

/* The database that was asked for is there, or is not; an answer about an earlier one comes too late. */
static void
take_answer (PursuitApplication *self, PursuitSession *session, gboolean done, GError *error)
{
  g_autoptr (PursuitSession) held = g_object_ref (session);

  if (self->pending != session)
    return;
  g_clear_object (&self->pending);
  if (done)
    take_session (self, held);
  else
    report_failure (self, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = pursuit_session_open_finish (PURSUIT_SESSION (source), result, &error);

  take_answer (self, PURSUIT_SESSION (source), done, error);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = pursuit_session_create_finish (PURSUIT_SESSION (source), result, &error);

  take_answer (self, PURSUIT_SESSION (source), done, error);
}

typedef struct
{
  PursuitApplication *application;
  PursuitProgress *progress;
} Restoring;

static void
restoring_free (Restoring *restoring)
{
  g_object_unref (restoring->application);
  g_object_unref (restoring->progress);
  g_free (restoring);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restoring, restoring_free)

static void
tell_restored (PursuitApplication *self, const char *aside)
{
  g_autofree char *folder = g_filename_display_name (aside);
  g_autofree char *text = g_strdup_printf (_ ("The files that it replaced are kept in “%s”."), folder);

  pursuit_compat_tell (GTK_WINDOW (self->window), _ ("The backup is restored"), *aside ? text : NULL);
}

/* When it failed, what was open is open again. */
static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restoring) restoring = user_data;
  PursuitApplication *self = restoring->application;
  g_autoptr (PursuitSession) session = g_object_ref (PURSUIT_SESSION (source));
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = pursuit_session_restore_finish (session, result, &error);

  pursuit_progress_end (restoring->progress);
  if (self->pending != session)
    return;
  g_clear_object (&self->pending);
  if (self->window == NULL)
    return;
  if (aside || pursuit_session_get_path (session))
    take_session (self, session);
  if (aside)
    tell_restored (self, aside);
  else if (self->session == NULL)
    show_trouble (self, error);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pursuit_compat_tell (GTK_WINDOW (self->window), _ ("The backup could not be restored"), error->message);
}

static void
begin (PursuitApplication *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  g_clear_error (&self->error);
  g_clear_object (&self->pending);
  self->pending = pursuit_session_new ();
  pursuit_session_set_ui_thread (self->pending);
  if (self->today != PURSUIT_DAY_NONE)
    pursuit_session_set_today (self->pending, self->today);
}

static int
refuse_usage (const char *message)
{
  g_printerr ("%s\n", message);
  return 2;
}

static int
pursuit_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  PursuitApplication *self = PURSUIT_APPLICATION (application);
  g_auto (GStrv) files = NULL;
  g_autofree char *path = NULL;
  const char *today;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Pursuit %s\n", PURSUIT_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "today", "&s", &today))
    {
      self->today = pursuit_day_parse_iso (today);
      if (self->today == PURSUIT_DAY_NONE)
        return refuse_usage (_ ("--today takes a date like 2026-11-21."));
    }
  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^aay", &files);
  if (files && files[0] && files[1])
    return refuse_usage (_ ("Only one database can be opened at a time."));

  path = files && files[0] ? g_canonicalize_filename (files[0], NULL) : pursuit_application_default_path ();
  if ((files && files[0]) || g_file_test (path, G_FILE_TEST_EXISTS))
    pursuit_application_open (self, path, PURSUIT_OPEN_ELSE_READ_ONLY);
  return -1;
}

static void
add_accels (GtkApplication *self)
{
  const struct
  {
    const char *action;
    const char *accels[2];
  } keys[] = {
    { "win.new", { "<Control>n" } },
    { "win.find", { "<Control>f" } },
    { "win.sidebar", { "F9" } },
    { "win.close", { "<Control>q" } },
    { "win.shortcuts", { "<Control>question" } },
    { "win.page::board", { "<Control>1" } },
    { "win.page::customers", { "<Control>2" } },
    { "win.page::people", { "<Control>3" } },
    { "win.page::activities", { "<Control>4" } },
    { "win.page::reports", { "<Control>5" } },
    { "win.page::playbook", { "<Control>6" } },
    { "win.page::processes", { "<Control>7" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (self, keys[i].action, keys[i].accels);
}

/* An interrupt from outside ends the program as closing the window does. */
static gboolean
signal_cb (gpointer user_data)
{
  PursuitApplication *self = user_data;

  if (self->window)
    gtk_window_destroy (GTK_WINDOW (self->window));
  else
    g_application_quit (G_APPLICATION (self));
  return G_SOURCE_CONTINUE;
}

static void
pursuit_application_startup (GApplication *application)
{
  pursuit_style_prepare ();
  G_APPLICATION_CLASS (pursuit_application_parent_class)->startup (application);

  pursuit_compat_init ();
  pursuit_style_load ();
  pursuit_preferences_apply ();
  add_accels (GTK_APPLICATION (application));
  g_unix_signal_add (SIGINT, signal_cb, application);
  g_unix_signal_add (SIGTERM, signal_cb, application);
  pursuit_debug_mark ("toolkit ready");
}

/* Without its window the program holds no database. */
static void
window_removed_cb (PursuitApplication *self, GtkWindow *window)
{
  g_autoptr (PursuitSession) session = NULL;

  if (window != GTK_WINDOW (self->window))
    return;
  self->window = NULL;
  g_clear_error (&self->error);
  g_clear_pointer (&self->path, g_free);
  session = g_steal_pointer (&self->session);
  if (session)
    pursuit_session_close (session);
}

static void
pursuit_application_activate (GApplication *application)
{
  PursuitApplication *self = PURSUIT_APPLICATION (application);

  if (self->window == NULL)
    {
      self->window = pursuit_window_new (GTK_APPLICATION (self));
      pursuit_debug_mark ("window made");
      if (self->session)
        pursuit_window_set_session (self->window, self->session);
      else if (self->error)
        show_trouble (self, self->error);
      else if (self->pending == NULL)
        pursuit_application_start (self);
    }
  pursuit_window_present_when_ready (self->window);
}

static void
pursuit_application_finalize (GObject *object)
{
  PursuitApplication *self = PURSUIT_APPLICATION (object);

  g_clear_object (&self->session);
  g_clear_object (&self->pending);
  g_clear_error (&self->error);
  g_free (self->path);

  G_OBJECT_CLASS (pursuit_application_parent_class)->finalize (object);
}

static void
pursuit_application_class_init (PursuitApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = pursuit_application_finalize;
  application_class->handle_local_options = pursuit_application_handle_local_options;
  application_class->startup = pursuit_application_startup;
  application_class->activate = pursuit_application_activate;
}

static void
pursuit_application_init (PursuitApplication *self)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Take this date as today (for tests)"), N_ ("DATE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, NULL },
    { NULL },
  };

  self->today = PURSUIT_DAY_NONE;
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Opens the window on the database FILE, or on your own without one."));
  g_signal_connect (self, "window-removed", G_CALLBACK (window_removed_cb), NULL);
}

/** pursuit_application_new: the program; run it with g_application_run(). */
PursuitApplication *
pursuit_application_new (void)
{
  PursuitApplication *self = g_object_new (PURSUIT_TYPE_APPLICATION, "application-id", PURSUIT_APP_ID,
                                           "flags", G_APPLICATION_NON_UNIQUE, NULL);

  /* pursuit_style_load() does what a path made from the id would do */
  g_application_set_resource_base_path (G_APPLICATION (self), NULL);
  return self;
}

/** pursuit_application_default_path: (transfer full): where the user's own database is, or would be. */
char *
pursuit_application_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "pursuit", "pursuit.db", NULL);
}

/**
 * pursuit_application_open:
 * @path: an absolute path
 * @flags: how to open it
 *
 * Begins to open a database; works before GTK is initialised. When it is open it takes the place of the one
 * in the window; when it cannot be opened the window says why, and what can be done.
 */
void
pursuit_application_open (PursuitApplication *self, const char *path, PursuitOpenFlags flags)
{
  g_return_if_fail (PURSUIT_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  begin (self, path);
  if (self->window && self->session == NULL)
    pursuit_window_set_session (self->window, NULL);
  pursuit_session_open_async (self->pending, path, flags, NULL, opened_cb, g_object_ref (self));
}

/**
 * pursuit_application_create:
 * @path: where to; nothing may be there
 * @options: what it holds
 *
 * Makes a database, with its folder if need be, and shows it as pursuit_application_open() does.
 */
void
pursuit_application_create (PursuitApplication *self, const char *path, const PursuitCreateOptions *options)
{
  g_autofree char *folder = NULL;

  g_return_if_fail (PURSUIT_IS_APPLICATION (self));
  g_return_if_fail (path != NULL && options != NULL);

  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, FOLDER_MODE); /* a failure shows itself when the file is made */
  begin (self, path);
  if (self->window && self->session == NULL)
    pursuit_window_set_session (self->window, NULL);
  pursuit_session_create_async (self->pending, path, options, NULL, created_cb, g_object_ref (self));
}

/**
 * pursuit_application_restore:
 * @file: a backup
 *
 * Puts @file in the place of the database that is open, or that could not be opened. The replaced files are
 * moved aside and kept.
 */
void
pursuit_application_restore (PursuitApplication *self, const char *file)
{
  g_autoptr (PursuitSession) session = NULL;
  g_autofree char *path = NULL;
  Restoring *restoring;

  g_return_if_fail (PURSUIT_IS_APPLICATION (self));
  g_return_if_fail (self->window != NULL && self->path != NULL);
  g_return_if_fail (file != NULL);

  path = g_strdup (self->path);
  session = g_steal_pointer (&self->session);
  if (session)
    g_set_object (&self->pending, session);
  else
    begin (self, path);
  /* The database is closed meanwhile: no page may read it. */
  pursuit_window_set_session (self->window, NULL);
  restoring = g_new0 (Restoring, 1);
  restoring->application = g_object_ref (self);
  restoring->progress = g_object_ref (pursuit_progress_new (GTK_WINDOW (self->window), _ ("Restoring")));
  pursuit_session_restore_async (self->pending, file, path, pursuit_progress_report, restoring->progress,
                                 pursuit_progress_get_cancellable (restoring->progress), restored_cb,
                                 restoring);
}

/** pursuit_application_get_path: (nullable): the database that is open, or that was asked for last. */
const char *
pursuit_application_get_path (PursuitApplication *self)
{
  g_return_val_if_fail (PURSUIT_IS_APPLICATION (self), NULL);

  return self->path;
}

/**
 * pursuit_application_start:
 *
 * Shows the choices of a first start: sample data, an empty database, an import. What is chosen is made where
 * the database that was asked for last is missing, or in the user's own place.
 */
void
pursuit_application_start (PursuitApplication *self)
{
  g_return_if_fail (PURSUIT_IS_APPLICATION (self));
  g_return_if_fail (self->window != NULL);

  if (self->path == NULL)
    self->path = pursuit_application_default_path ();
  pursuit_window_set_empty (self->window, GTK_WIDGET (pursuit_start_page_new (self)), _ ("Pursuit"));
}

/** pursuit_application_import_when_open: opens the import's window when the next database is open. */
void
pursuit_application_import_when_open (PursuitApplication *self)
{
  g_return_if_fail (PURSUIT_IS_APPLICATION (self));

  self->imports = TRUE;
}
