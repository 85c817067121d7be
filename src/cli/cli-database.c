/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-error.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

/**
 * pursuit_cli_database_path:
 *
 * Returns: (transfer full): the file that --database names, or the user's own
 */
char *
pursuit_cli_database_path (PursuitCli *cli)
{
  if (cli->database != NULL)
    return g_strdup (cli->database);
  return g_build_filename (g_get_user_data_dir (), "pursuit", "pursuit.db", NULL);
}

/**
 * pursuit_cli_prepare:
 *
 * Makes the session, on the day that --today names.
 */
gboolean
pursuit_cli_prepare (PursuitCli *cli, GError **error)
{
  cli->session = pursuit_session_new ();
  if (cli->today == NULL)
    return TRUE;

  PursuitDay today = pursuit_day_parse_iso (cli->today);
  if (today == PURSUIT_DAY_NONE)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE,
                   _ ("“%s” is not a date. Write it as YYYY-MM-DD."), cli->today);
      return FALSE;
    }
  pursuit_session_set_today (cli->session, today);
  return TRUE;
}

/* A database of an older version is brought up to this one: a line that is written over again and again. */
static void
tell_progress (double done, gpointer told)
{
  *(gboolean *) told = TRUE;
  g_printerr (_ ("Bringing the database up to this version: %d %%"), (int) (done * 100));
  g_printerr ("\r");
}

/**
 * pursuit_cli_open:
 * @writing: whether the verb changes anything: only then is the lock taken and the actor looked up
 *
 * Opens the database.
 */
gboolean
pursuit_cli_open (PursuitCli *cli, gboolean writing, GError **error)
{
  g_autofree char *path = pursuit_cli_database_path (cli);

  if (!pursuit_cli_prepare (cli, error))
    return FALSE;
  /* before the opening, which makes the acting member at need */
  if (writing && cli->actor != NULL && !pursuit_session_set_actor (cli->session, cli->actor, error))
    return FALSE;
  gboolean told = FALSE;
  if (isatty (STDERR_FILENO))
    pursuit_session_set_open_progress (cli->session, tell_progress, &told);
  gboolean opened = pursuit_session_open (cli->session, path,
                                          writing ? PURSUIT_OPEN_DEFAULT : PURSUIT_OPEN_READ_ONLY, error);
  pursuit_session_set_open_progress (cli->session, NULL, NULL);
  if (told)
    g_printerr ("\n");
  return opened;
}

static gboolean
is_stage (PursuitRecord *stage, const char *key)
{
  static const guint fields[] = { PURSUIT_STAGE_CODE, PURSUIT_STAGE_NAME, PURSUIT_STAGE_NAME_OTHER,
                                  PURSUIT_RECORD_UID };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = pursuit_record_get_text (stage, fields[i]);
      g_autofree char *own = text ? pursuit_text_search_key (text, -1) : NULL;
      if (own != NULL && g_str_equal (own, key))
        return TRUE;
    }
  return FALSE;
}

/**
 * pursuit_cli_resolve_stage:
 * @process_id: only its stages count
 * @text: a code, a name in either language of its template, or a position
 *
 * Returns: the stage's id, or 0 with %PURSUIT_ERROR_NOT_FOUND and the names that there are
 */
gint64
pursuit_cli_resolve_stage (PursuitCli *cli, gint64 process_id, const char *text, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_STAGE_ENTITY);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *key = pursuit_text_search_key (stripped, -1);
  gint64 position = 0;
  gboolean is_number = g_ascii_string_to_signed (stripped, 10, 0, G_MAXINT, &position, NULL);

  pursuit_list_spec_where_int (spec, PURSUIT_STAGE_PROCESS_ID, PURSUIT_OP_EQ, process_id);
  pursuit_list_spec_sort (spec, PURSUIT_STAGE_POSITION, FALSE);
  g_autoptr (GPtrArray) stages = pursuit_session_fetch (cli->session, spec, error);
  if (stages == NULL)
    return 0;

  for (guint i = 0; i < stages->len; i++)
    {
      PursuitRecord *stage = g_ptr_array_index (stages, i);
      if (is_stage (stage, key) ||
          (is_number && pursuit_record_get_int (stage, PURSUIT_STAGE_POSITION) == position))
        return pursuit_record_get_id (stage);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              pursuit_record_get_text (stage, PURSUIT_STAGE_CODE));
    }
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND, _ ("There is no stage “%s”. There are: %s."),
               text, names->str);
  return 0;
}
