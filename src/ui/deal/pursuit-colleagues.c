/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who can be asked to approve something, and the row of a dialog in which one of them is chosen. */

#include "pursuit-colleagues.h"

#include <glib/gi18n-lib.h>

#include "pursuit-member.h"
#include "pursuit-text.h"

/** pursuit_colleagues_read_async: reads the active members. */
void
pursuit_colleagues_read_async (PursuitSession *session, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (PursuitListSpec) members = pursuit_list_spec_new (&PURSUIT_MEMBER_ENTITY);

  g_return_if_fail (PURSUIT_IS_SESSION (session));

  pursuit_list_spec_where (members, PURSUIT_MEMBER_ACTIVE, PURSUIT_OP_IS_SET, NULL);
  pursuit_list_spec_sort (members, PURSUIT_MEMBER_NAME, FALSE);
  pursuit_session_fetch_async (session, members, NULL, callback, user_data);
}

/**
 * pursuit_colleagues_read_finish:
 *
 * Returns: (transfer full) (nullable) (element-type PursuitMember): everybody but whoever asks; whoever is
 * alone approves by themselves
 */
GPtrArray *
pursuit_colleagues_read_finish (PursuitSession *session, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) members = pursuit_session_fetch_finish (session, result, error);
  GPtrArray *colleagues;

  if (members == NULL)
    return NULL;
  colleagues = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < members->len; i++)
    {
      if (members->len == 1 ||
          pursuit_record_get_id (members->pdata[i]) != pursuit_session_get_actor (session))
        g_ptr_array_add (colleagues, g_object_ref (members->pdata[i]));
    }
  return colleagues;
}

/** pursuit_colleagues_make_row: (transfer floating): a row in which one of @colleagues is chosen, or nobody.
 */
AdwComboRow *
pursuit_colleagues_make_row (GPtrArray *colleagues)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  g_return_val_if_fail (colleagues != NULL, NULL);

  gtk_string_list_append (names, _ ("Nobody yet"));
  for (guint i = 0; i < colleagues->len; i++)
    {
      g_autofree char *name =
          pursuit_text_for_display (pursuit_record_get_text (colleagues->pdata[i], PURSUIT_MEMBER_NAME), 60);
      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  return row;
}

/** pursuit_colleagues_get_chosen: (transfer none) (nullable): the name of who is chosen in @row. */
const char *
pursuit_colleagues_get_chosen (GPtrArray *colleagues, AdwComboRow *row)
{
  guint selected;

  g_return_val_if_fail (colleagues != NULL, NULL);
  g_return_val_if_fail (ADW_IS_COMBO_ROW (row), NULL);

  selected = adw_combo_row_get_selected (row);
  return selected > 0 && selected <= colleagues->len
             ? pursuit_record_get_text (colleagues->pdata[selected - 1], PURSUIT_MEMBER_NAME)
             : NULL;
}
