/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Files of a deal: taken in, opened and saved elsewhere. A file is opened only when somebody asks for it, as
 * a copy that nothing leads back from, by the program that the desktop has for it, and never as a program.
 */

#include "pursuit-deal-files.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "compat.h"
#include "pursuit-company-command.h"
#include "pursuit-progress.h"
#include "pursuit-session-attach.h"
#include "pursuit-text.h"

/* Taking files in */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PursuitProgress *progress = g_task_get_task_data (task);
  GError *error = NULL;
  PursuitKeptFile *kept = pursuit_session_keep_file_finish (PURSUIT_SESSION (source), result, &error);

  pursuit_progress_end (progress);
  if (kept != NULL)
    g_task_return_pointer (task, kept, (GDestroyNotify) pursuit_kept_file_free);
  else
    g_task_return_error (task, error);
}

/**
 * pursuit_deal_keep_file_async:
 *
 * Copies a file beside the database, with a progress bar and a way to cancel when it takes long.
 */
void
pursuit_deal_keep_file_async (PursuitWindow *window,
                              const char *path,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  PursuitProgress *progress;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (path != NULL);

  name = g_filename_display_basename (path);
  /* Translators: %s is a file */
  title = g_strdup_printf (_ ("Attaching “%s”"), name);
  progress = g_object_ref (pursuit_progress_new (GTK_WINDOW (window), title));
  task = g_task_new (window, NULL, callback, user_data);
  g_task_set_source_tag (task, pursuit_deal_keep_file_async);
  g_task_set_task_data (task, progress, g_object_unref);
  pursuit_session_keep_file_async (pursuit_window_get_session (window), path, pursuit_progress_report,
                                   progress, pursuit_progress_get_cancellable (progress), kept_cb, task);
}

/** pursuit_deal_keep_file_finish: (transfer full) (nullable): what was kept; %NULL when nothing was, which
 * the user has been told. */
PursuitKeptFile *
pursuit_deal_keep_file_finish (PursuitWindow *window, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  PursuitKeptFile *kept;

  g_return_val_if_fail (g_async_result_is_tagged (result, pursuit_deal_keep_file_async), NULL);

  kept = g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pursuit_compat_tell (GTK_WINDOW (window), _ ("The file could not be attached"), error->message);
  return kept;
}

/* Files that are taken in one behind the other. */
typedef struct
{
  GListModel *files; /* GFile */
  guint next;
  gint64 deal_id;
  gint64 company_id; /* instead of a deal */
  char *tag;
} Attaching;

static void
attaching_free (Attaching *attaching)
{
  g_object_unref (attaching->files);
  g_free (attaching->tag);
  g_free (attaching);
}

static void
attach_next (PursuitWindow *window, Attaching *attaching);

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitStep) step = pursuit_window_run_finish (PURSUIT_WINDOW (source), result, NULL);

  if (step != NULL)
    attach_next (PURSUIT_WINDOW (source), user_data);
  else
    attaching_free (user_data);
}

static void
file_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Attaching *attaching = user_data;
  PursuitWindow *window = PURSUIT_WINDOW (source);
  g_autoptr (PursuitKeptFile) kept = pursuit_deal_keep_file_finish (window, result);
  g_autoptr (PursuitCommand) command = NULL;

  if (kept == NULL)
    {
      attaching_free (attaching);
      return;
    }
  command = attaching->company_id != 0
                ? pursuit_command_attach_to_company (attaching->company_id, kept, attaching->tag)
                : pursuit_command_attach (attaching->deal_id, kept, attaching->tag);
  pursuit_window_run (window, command, attached_cb, attaching);
}

static void
attach_next (PursuitWindow *window, Attaching *attaching)
{
  g_autoptr (GFile) file = g_list_model_get_item (attaching->files, attaching->next++);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    pursuit_deal_keep_file_async (window, path, file_kept_cb, attaching);
  else
    attaching_free (attaching);
}

/**
 * pursuit_deal_attach:
 * @files: (element-type GFile): what is attached, one step each
 * @tag: (nullable): what they are
 *
 * Attaches files to a deal; stops at the first that cannot be.
 */
void
pursuit_deal_attach (PursuitWindow *window, gint64 deal_id, GListModel *files, const char *tag)
{
  Attaching *attaching;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  attaching = g_new0 (Attaching, 1);
  attaching->files = g_object_ref (files);
  attaching->deal_id = deal_id;
  attaching->tag = g_strdup (tag);
  attach_next (window, attaching);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Attaching *attaching = user_data;
  g_autoptr (GFile) file = pursuit_compat_open_file_finish (result, NULL);

  if (file == NULL)
    {
      attaching_free (attaching);
      return;
    }
  g_list_store_append (G_LIST_STORE (attaching->files), file);
  attach_next (PURSUIT_WINDOW (source), attaching);
}

static void
choose_file (PursuitWindow *window, gint64 deal_id, gint64 company_id, const char *tag)
{
  const PursuitFileType types[] = { { _ ("All files"), "*" } };
  Attaching *attaching = g_new0 (Attaching, 1);

  attaching->files = G_LIST_MODEL (g_list_store_new (G_TYPE_FILE));
  attaching->deal_id = deal_id;
  attaching->company_id = company_id;
  attaching->tag = g_strdup (tag);
  pursuit_compat_open_file_async (GTK_WINDOW (window), _ ("Attach a File"), types, G_N_ELEMENTS (types),
                                  chosen_cb, attaching);
}

/** pursuit_deal_choose_file: asks for a file and attaches it to a deal. @tag: (nullable) */
void
pursuit_deal_choose_file (PursuitWindow *window, gint64 deal_id, const char *tag)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));

  choose_file (window, deal_id, 0, tag);
}

/** pursuit_company_choose_file: asks for a file and attaches it to a company. */
void
pursuit_company_choose_file (PursuitWindow *window, gint64 company_id)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));

  choose_file (window, 0, company_id, NULL);
}

/* Handing files out */

/* A file on its way out. */
typedef struct
{
  char *name;
  char *sha256;
  char *mime;
  char *path; /* (nullable): of the copy that is opened */
} Opening;

static void
opening_free (Opening *opening)
{
  g_free (opening->name);
  g_free (opening->sha256);
  g_free (opening->mime);
  g_free (opening->path);
  g_free (opening);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PursuitWindow *window = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!pursuit_session_copy_file_finish (PURSUIT_SESSION (source), result, &error))
    {
      pursuit_compat_tell (GTK_WINDOW (window), _ ("The file could not be opened"), error->message);
      return;
    }
  /* what is changed in the copy would be lost */
  g_chmod (opening->path, 0400);
  pursuit_compat_open_path (GTK_WINDOW (window), opening->path);
}

/* Makes a copy under its own name in a folder of the user's, and opens that. */
static void
open_copy (PursuitWindow *window, GTask *task)
{
  Opening *opening = g_task_get_task_data (task);
  g_autofree char *folder =
      g_build_filename (g_get_user_cache_dir (), "pursuit", "opened", opening->sha256, NULL);
  g_autofree char *name = g_strdelimit (g_strdup (opening->name), "/", '-');

  g_mkdir_with_parents (folder, 0700);
  opening->path = g_build_filename (folder, name, NULL);
  pursuit_session_copy_file_async (pursuit_window_get_session (window), opening->sha256, opening->path, NULL,
                                   copied_cb, g_object_ref (task));
}

/* The types that the user has agreed to open since the program was started. */
static GHashTable *
get_agreed (void)
{
  static GHashTable *agreed;

  if (agreed == NULL)
    agreed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return agreed;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  g_autofree char *answer = pursuit_compat_ask_finish (result);

  if (g_strcmp0 (answer, "open") != 0)
    return;
  g_hash_table_add (get_agreed (), g_strdup (opening->mime));
  open_copy (PURSUIT_WINDOW (source), task);
}

static void
ask_to_open (PursuitWindow *window, GTask *task)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "open", _ ("_Open"), PURSUIT_ANSWER_SUGGESTED },
  };
  Opening *opening = g_task_get_task_data (task);
  g_autofree char *type = g_content_type_from_mime_type (opening->mime);
  g_autofree char *what = g_content_type_get_description (type != NULL ? type : opening->mime);
  g_autofree char *name = pursuit_text_for_display (opening->name, 60);
  /* Translators: %s is a file */
  g_autofree char *heading = g_strdup_printf (_ ("Open “%s”?"), name);
  /* Translators: %s is a kind of file, as the desktop calls it: “PDF document” */
  g_autofree char *body = g_strdup_printf (
      _ ("It is opened by the program that your desktop has for “%s”. Files from strangers can "
         "do harm. You are asked once for each kind of file."),
      what);

  pursuit_compat_ask_async (GTK_WINDOW (window), heading, body, NULL, answers, G_N_ELEMENTS (answers),
                            answered_cb, g_object_ref (task));
}

static gboolean
is_program (const char *mime)
{
  g_autofree char *type = g_content_type_from_mime_type (mime);

  return type == NULL || g_content_type_can_be_executable (type) ||
         g_content_type_is_a (type, "application/x-desktop");
}

static void
record_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) file = pursuit_session_record_finish (PURSUIT_SESSION (source), result, &error);
  g_autoptr (GTask) task = NULL;
  const char *mime;
  Opening *opening;

  if (file == NULL)
    {
      pursuit_window_toast_error (window, error);
      return;
    }
  mime = pursuit_record_get_text (file, PURSUIT_ATTACHMENT_MIME);
  opening = g_new0 (Opening, 1);
  opening->name = g_strdup (pursuit_record_get_text (file, PURSUIT_ATTACHMENT_NAME));
  opening->sha256 = g_strdup (pursuit_record_get_text (file, PURSUIT_ATTACHMENT_SHA256));
  opening->mime = g_strdup (mime != NULL ? mime : "application/octet-stream");
  task = g_task_new (window, NULL, NULL, NULL);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  if (is_program (opening->mime) && !g_str_has_prefix (opening->mime, "text/plain"))
    pursuit_compat_tell (GTK_WINDOW (window), _ ("This file is not opened from here"),
                         _ ("It may be a program. Save it to a folder if you know what it is."));
  else if (g_hash_table_contains (get_agreed (), opening->mime))
    open_copy (window, task);
  else
    ask_to_open (window, task);
  g_task_return_boolean (task, TRUE);
}

/** pursuit_deal_open_file: opens a copy of a file by the program that the desktop has for it, when the user
 * agrees. */
void
pursuit_deal_open_file (PursuitWindow *window, gint64 attachment_id)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));

  pursuit_session_record_async (pursuit_window_get_session (window), &PURSUIT_ATTACHMENT_ENTITY,
                                attachment_id, NULL, record_read_cb, g_object_ref (window));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (pursuit_session_copy_file_finish (PURSUIT_SESSION (source), result, &error))
    pursuit_window_toast (window, _ ("The file is saved."));
  else
    pursuit_compat_tell (GTK_WINDOW (window), _ ("The file could not be saved"), error->message);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *sha256 = user_data;
  g_autoptr (GFile) target = pursuit_compat_save_file_finish (result, NULL);
  g_autofree char *path = target != NULL ? g_file_get_path (target) : NULL;
  PursuitWindow *window = PURSUIT_WINDOW (source);

  if (path != NULL)
    pursuit_session_copy_file_async (pursuit_window_get_session (window), sha256, path, NULL, saved_cb,
                                     g_object_ref (window));
}

/** pursuit_deal_save_file: asks where @attachment is to be saved, and saves it there. */
void
pursuit_deal_save_file (PursuitWindow *window, PursuitRecord *attachment)
{
  const PursuitFileType types[] = { { _ ("All files"), "*" } };

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_ATTACHMENT (attachment));

  pursuit_compat_save_file_async (GTK_WINDOW (window), _ ("Save the File"),
                                  pursuit_record_get_text (attachment, PURSUIT_ATTACHMENT_NAME), types,
                                  G_N_ELEMENTS (types), place_chosen_cb,
                                  g_strdup (pursuit_record_get_text (attachment, PURSUIT_ATTACHMENT_SHA256)));
}
