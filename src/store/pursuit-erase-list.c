/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-erase-list.h"

#include "pursuit-sync.h"

#include <string.h>

/*
 * NAME.erased beside the database: who was erased, a line each: the uid, a blank, the day. It says nothing of
 * whom it was. It lies beside the database and not in it, because a restore puts an older database in its
 * place.
 */

static char *
list_path (const char *database)
{
  return g_strconcat (database, ".erased", NULL);
}

/* The list as it is; "" when there is none. */
static char *
load (const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  char *text = NULL;

  if (g_file_get_contents (path, &text, NULL, &local_error))
    return text;
  if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_strdup ("");
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * pursuit_erase_list_add:
 * @database: its path
 * @uid: of whoever is erased
 * @day: on which
 *
 * Puts somebody on the list; when this returns, that is on the disk. Nobody stands on it twice.
 */
gboolean
pursuit_erase_list_add (const char *database, const char *uid, PursuitDay day, GError **error)
{
  g_return_val_if_fail (database != NULL && uid != NULL, FALSE);

  g_autofree char *path = list_path (database);
  g_autofree char *old = load (path, error);
  if (old == NULL)
    return FALSE;
  if (strstr (old, uid) != NULL)
    return TRUE;

  g_autofree char *iso = pursuit_day_to_iso (day);
  const char *end = *old != '\0' && !g_str_has_suffix (old, "\n") ? "\n" : "";
  g_autofree char *text = g_strdup_printf ("%s%s%s %s\n", old, end, uid, iso);
  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, error))
    return FALSE;
  pursuit_sync_folder_of (path);
  return TRUE;
}

/**
 * pursuit_erase_list_read:
 * @database: its path
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the uids of all who were erased from it; %NULL
 * when the list is there and cannot be read
 */
GPtrArray *
pursuit_erase_list_read (const char *database, GError **error)
{
  g_return_val_if_fail (database != NULL, NULL);

  g_autofree char *path = list_path (database);
  g_autofree char *text = load (path, error);
  if (text == NULL)
    return NULL;

  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *uids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length = strcspn (lines[i], " \r");
      if (length > 0)
        g_ptr_array_add (uids, g_strndup (lines[i], length));
    }
  return uids;
}
