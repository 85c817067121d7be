/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with a saved view: another name, another place among the views, and its end. Views are
 * settings, which undo does not know: a view goes only when that was asked. */

#include "pursuit-view-edit.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-text.h"

static int
find_view (GPtrArray *views, const char *name)
{
  for (guint i = 0; i < views->len; i++)
    if (g_str_equal (((PursuitKeptView *) views->pdata[i])->name, name))
      return (int) i;
  return -1;
}

/** pursuit_view_rename: calls the view @name of lists of @entity @new_name; nothing when another is called
 * so. */
void
pursuit_view_rename (const PursuitEntity *entity, const char *name, const char *new_name)
{
  g_autoptr (GPtrArray) views = pursuit_kept_views_load (entity);
  int index = find_view (views, name);

  g_return_if_fail (new_name != NULL);

  if (index < 0 || find_view (views, new_name) >= 0)
    return;
  PursuitKeptView *view = views->pdata[index];
  g_free (view->name);
  view->name = g_strdup (new_name);
  pursuit_kept_views_store (entity, views);
}

/** pursuit_view_move: puts the view @name @step places further down, as far as there are places. */
void
pursuit_view_move (const PursuitEntity *entity, const char *name, int step)
{
  g_autoptr (GPtrArray) views = pursuit_kept_views_load (entity);
  int index = find_view (views, name);
  int to = index + step;

  if (index < 0 || to < 0 || to >= (int) views->len)
    return;
  g_ptr_array_insert (views, to, g_ptr_array_steal_index (views, (guint) index));
  pursuit_kept_views_store (entity, views);
}

/** pursuit_view_delete: forgets the view @name. */
void
pursuit_view_delete (const PursuitEntity *entity, const char *name)
{
  g_autoptr (GPtrArray) views = pursuit_kept_views_load (entity);
  int index = find_view (views, name);

  if (index < 0)
    return;
  g_ptr_array_remove_index (views, (guint) index);
  pursuit_kept_views_store (entity, views);
}

/* Asking */

typedef struct
{
  const PursuitEntity *entity;
  char *name;
  GtkWidget *question; /* not owned: answers before it goes */
  GtkEditable *entry;  /* (nullable) */
} Asking;

static void
asking_free (Asking *asking)
{
  g_free (asking->name);
  g_clear_object (&asking->entry);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autofree char *answer = pursuit_compat_ask_finish (result);

  if (asking->entry)
    g_signal_handlers_disconnect_by_data (asking->entry, asking);
  if (g_strcmp0 (answer, "do") != 0)
    return;
  if (asking->entry)
    pursuit_view_rename (asking->entity, asking->name, gtk_editable_get_text (asking->entry));
  else
    pursuit_view_delete (asking->entity, asking->name);
}

/* A view has a name of its own. */
static void
name_changed_cb (Asking *asking)
{
  const char *name = gtk_editable_get_text (asking->entry);
  g_autoptr (GPtrArray) views = pursuit_kept_views_load (asking->entity);

  pursuit_compat_ask_set_enabled (asking->question, "do",
                                  !pursuit_text_is_blank (name) && find_view (views, name) < 0);
}

static Asking *
asking_new (const PursuitEntity *entity, const char *name)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->entity = entity;
  asking->name = g_strdup (name);
  return asking;
}

/** pursuit_view_ask_name: asks for another name of the view @name, and gives it that. */
void
pursuit_view_ask_name (GtkWindow *parent, const PursuitEntity *entity, const char *name)
{
  const PursuitAnswer answers[] = { { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
                                    { "do", _ ("_Rename"), PURSUIT_ANSWER_SUGGESTED } };
  Asking *asking = asking_new (entity, name);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_max_length (GTK_ENTRY (entry), PURSUIT_VIEW_MAX_NAME);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the view"), -1);
  asking->entry = g_object_ref_sink (GTK_EDITABLE (entry));
  asking->question = pursuit_compat_ask_async (parent, _ ("Rename View"), NULL, entry, answers,
                                               G_N_ELEMENTS (answers), answered_cb, asking);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (name_changed_cb), asking);
  name_changed_cb (asking);
  gtk_widget_grab_focus (entry);
}

/** pursuit_view_ask_delete: asks whether the view @name is to go, and lets it go. */
void
pursuit_view_ask_delete (GtkWindow *parent, const PursuitEntity *entity, const char *name)
{
  const PursuitAnswer answers[] = { { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
                                    { "do", _ ("_Delete"), PURSUIT_ANSWER_DESTRUCTIVE } };
  g_autofree char *heading = g_strdup_printf (_ ("Delete the view “%s”?"), name);

  pursuit_compat_ask_async (parent, heading, _ ("What it shows stays. Undo does not bring the view back."),
                            NULL, answers, G_N_ELEMENTS (answers), answered_cb, asking_new (entity, name));
}
