/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with a row: its menu, and the keys. */

#include "pursuit-table-private.h"

#include <glib/gi18n-lib.h>

static GtkShortcut *
make_shortcut (const PursuitTableAction *action)
{
  return gtk_shortcut_new (gtk_keyval_trigger_new (action->key, action->modifiers),
                           gtk_named_action_new (action->action));
}

/* The focus goes back to the row that the menu was of, unless what was chosen led elsewhere. */
static void
menu_closed_cb (PursuitTable *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      (focus == NULL || gtk_widget_is_ancestor (focus, self->menu)))
    pursuit_table_focus_rows (self);
}

/* Neighbours with the same submenu stand in it together. */
static GMenu *
make_menu (const PursuitTableAction *actions, guint n_actions)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) part = NULL;

  for (guint i = 0; i < n_actions; i++)
    {
      if (actions[i].menu != NULL && (i == 0 || actions[i - 1].menu != actions[i].menu))
        {
          g_clear_object (&part);
          part = g_menu_new ();
          g_menu_append_submenu (menu, _ (actions[i].menu), G_MENU_MODEL (part));
        }
      g_menu_append (actions[i].menu != NULL ? part : menu, _ (actions[i].label), actions[i].action);
    }
  return menu;
}

/**
 * pursuit_table_set_actions:
 * @actions: in the order of the menu
 *
 * What can be done with a row: by its menu, which a right click, Menu or Shift+F10 opens, and by keys.
 */
void
pursuit_table_set_actions (PursuitTable *self, const PursuitTableAction *actions, guint n_actions)
{
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());
  g_autoptr (GMenu) menu = make_menu (actions, n_actions);

  g_return_if_fail (PURSUIT_IS_TABLE (self));
  g_return_if_fail (self->menu == NULL);

  for (guint i = 0; i < n_actions; i++)
    {
      if (actions[i].key)
        gtk_shortcut_controller_add_shortcut (keys, make_shortcut (&actions[i]));
    }
  gtk_widget_add_controller (GTK_WIDGET (self->recycler), GTK_EVENT_CONTROLLER (keys));
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
}
