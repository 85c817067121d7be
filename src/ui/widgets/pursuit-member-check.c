/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether somebody bears a name that was written where records only change hands. A command makes a member of
 * every new name; half a name in a cell, or for many records, is rather one that somebody stopped typing. */

#include "pursuit-member-check.h"

#include <glib/gi18n-lib.h>

#include "pursuit-match.h"
#include "pursuit-member.h"
#include "pursuit-text.h"

#define MAX_CHARS 60

/** pursuit_member_check_needed: whether @name, what @field is to become, is that of a member. */
gboolean
pursuit_member_check_needed (const PursuitField *field, const char *name)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return (field->flags & PURSUIT_FIELD_BY_NAME) && g_strcmp0 (field->target, "member") == 0 && name != NULL &&
         !pursuit_text_is_blank (name);
}

/* Names are the same here when the storage takes them for the same. */
static gboolean
is_same (const char *name, const char *other)
{
  g_autofree char *key = pursuit_text_match_key (name, -1), *other_key = pursuit_text_match_key (other, -1);

  return g_strcmp0 (key, other_key) == 0;
}

static GError *
make_refusal (const char *name, const char *near)
{
  g_autofree char *written = pursuit_text_for_display (name, MAX_CHARS);

  if (near != NULL)
    {
      g_autofree char *meant = pursuit_text_for_display (near, MAX_CHARS);
      return g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("Nobody is called “%s”. Did you mean “%s”?"),
                          written, meant);
    }
  return g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                      _ ("Nobody is called “%s”. To add a colleague, write the name as the owner in the form "
                         "of a customer."),
                      written);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);
  const char *name = g_task_get_task_data (task), *near = NULL;
  g_autoptr (PursuitMatch) match = pursuit_match_new (name);

  if (members == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < members->len; i++)
    {
      const char *other = pursuit_record_get_text (members->pdata[i], PURSUIT_MEMBER_NAME);

      if (other != NULL && is_same (name, other))
        {
          g_task_return_boolean (task, TRUE);
          return;
        }
      if (other != NULL && near == NULL && pursuit_match_text (match, other, -1))
        near = other;
    }
  g_task_return_error (task, make_refusal (name, near));
}

/** pursuit_member_check_async: looks for a member called @name. */
void
pursuit_member_check_async (PursuitSession *session,
                            const char *name,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_SESSION (session));
  g_return_if_fail (name != NULL);

  GTask *task = g_task_new (session, NULL, callback, user_data);
  g_autoptr (PursuitListSpec) members = pursuit_list_spec_new (&PURSUIT_MEMBER_ENTITY);

  g_task_set_source_tag (task, pursuit_member_check_async);
  g_task_set_task_data (task, g_strdup (name), g_free);
  pursuit_list_spec_sort (members, PURSUIT_MEMBER_NAME, FALSE);
  pursuit_session_fetch_async (session, members, NULL, read_cb, task);
}

/**
 * pursuit_member_check_finish:
 *
 * Returns: %FALSE when nobody bears the name; @error is a sentence that names who may be meant
 */
gboolean
pursuit_member_check_finish (PursuitSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
