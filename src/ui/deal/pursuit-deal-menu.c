/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of a deal. Its actions live in a group of the widget that the menu belongs to, made anew for each
 * deal, so that no other process can reach them. */

#include "pursuit-deal-menu.h"

#include <glib/gi18n-lib.h>

#include "pursuit-deal-actions.h"
#include "pursuit-deal-close-dialog.h"
#include "pursuit-deal-move-dialog.h"
#include "pursuit-deal-step.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"

typedef struct
{
  GtkWidget *parent; /* not owned: it owns the action group, which owns this */
  PursuitDeal *deal;
  GPtrArray *stages;
} Menu;

static void
menu_free (gpointer data, GClosure *closure)
{
  Menu *menu = data;

  g_object_unref (menu->deal);
  g_ptr_array_unref (menu->stages);
  g_free (menu);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Menu *menu = user_data;
  PursuitPage *page = pursuit_window_get_page (pursuit_window_of (menu->parent));

  if (page != NULL)
    pursuit_page_show_record (page, pursuit_record_get_id (PURSUIT_RECORD (menu->deal)));
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Menu *menu = user_data;
  pursuit_deal_edit (pursuit_window_of (menu->parent), pursuit_record_get_id (PURSUIT_RECORD (menu->deal)));
}

static void
log_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Menu *menu = user_data;
  pursuit_deal_log_activity (pursuit_window_of (menu->parent), menu->deal);
}

static void
move_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Menu *menu = user_data;
  pursuit_deal_move_dialog_ask (pursuit_window_of (menu->parent), menu->deal, menu->stages, 0);
}

static void
move_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Menu *menu = user_data;

  pursuit_deal_step (pursuit_window_of (menu->parent), pursuit_record_get_id (PURSUIT_RECORD (menu->deal)),
                     g_variant_get_int64 (parameter), PURSUIT_PLACE_TOP, NULL, NULL);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Menu *menu = user_data;
  pursuit_deal_close_dialog_new (pursuit_window_of (menu->parent), menu->deal,
                                 g_variant_get_string (parameter, NULL));
}

static void
people_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Menu *menu = user_data;
  pursuit_deal_show_people (pursuit_window_of (menu->parent), menu->deal);
}

static void
sheet_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Menu *menu = user_data;
  pursuit_deal_show_sheet (pursuit_window_of (menu->parent),
                           pursuit_record_get_id (PURSUIT_RECORD (menu->deal)));
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Menu *menu = user_data;
  pursuit_deal_reopen (pursuit_window_of (menu->parent), menu->deal);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Menu *menu = user_data;
  pursuit_deal_delete (pursuit_window_of (menu->parent), menu->deal);
}

/* One action; the group keeps @menu alive through the closures of its actions. */
static void
add_action (GSimpleActionGroup *group, const char *name, const char *type, GCallback callback, Menu *menu)
{
  Menu *copy = g_memdup2 (menu, sizeof *menu);
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, type != NULL ? G_VARIANT_TYPE (type) : NULL);

  g_object_ref (copy->deal);
  g_ptr_array_ref (copy->stages);
  g_signal_connect_data (action, "activate", callback, copy, menu_free, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static GMenu *
make_stage_menu (PursuitDeal *deal, GPtrArray *stages)
{
  gint64 own = pursuit_record_get_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_STAGE_ID);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < stages->len; i++)
    {
      gint64 id = pursuit_record_get_id (stages->pdata[i]);
      g_autofree char *label =
          pursuit_text_for_menu (pursuit_record_get_text (stages->pdata[i], PURSUIT_STAGE_NAME), 60);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
      if (id == own)
        continue;
      g_menu_item_set_action_and_target (item, "deal.move-to", "x", id);
      g_menu_append_item (menu, item);
    }
  return menu;
}

static GMenu *
make_menu (PursuitDeal *deal, GPtrArray *stages, gboolean can_open)
{
  const char *outcome = pursuit_record_get_text (PURSUIT_RECORD (deal), PURSUIT_DEAL_OUTCOME);
  gboolean open = outcome == NULL || g_str_equal (outcome, "open");
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) move = make_stage_menu (deal, stages);
  g_autoptr (GMenu) close = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  if (can_open)
    g_menu_append (first, _ ("_Open"), "deal.open");
  g_menu_append (first, _ ("_Edit…"), "deal.edit");
  g_menu_append (first, _ ("_Log Activity…"), "deal.log");
  g_menu_append (first, _ ("Show Peo_ple"), "deal.people");
  g_menu_append (first, _ ("Deal _Sheet…"), "deal.sheet");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));

  g_autoptr (GMenu) moving = g_menu_new ();
  g_menu_append_submenu (moving, _ ("Move _To"), G_MENU_MODEL (move));
  g_menu_append (moving, _ ("_Move…"), "deal.move");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moving));

  g_menu_append (close, _ ("Close as _Won…"), "deal.close::won");
  g_menu_append (close, _ ("Close as L_ost…"), "deal.close::lost");
  g_menu_append (close, _ ("With_draw…"), "deal.close::withdrawn");
  g_menu_append (close, _ ("_Postpone…"), "deal.close::postponed");
  if (open)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (close));
  else
    g_menu_append (last, _ ("_Reopen"), "deal.reopen");

  g_menu_append (last, _ ("De_lete…"), "deal.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return menu;
}

static void
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  g_object_unref (popover);
}

/* The chosen action runs after this signal; it needs the popover where it is. The focus goes back to where
 * the menu was asked for: left alone it lands anywhere, even on the Undo button of a message. */
static void
closed_cb (GtkPopover *popover, GtkWidget *focus)
{
  if (gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  g_idle_add_once (unparent_cb, g_object_ref (popover));
}

/**
 * pursuit_deal_menu_popup:
 * @parent: a widget in a PursuitWindow, which lays out popovers (has a layout manager)
 * @where: in @parent's coordinates
 * @stages: (element-type PursuitStage): where the deal can be moved
 * @can_open: whether the page around @parent opens deals; %FALSE where it shows the deal already
 *
 * Shows the menu of @deal.
 */
void
pursuit_deal_menu_popup (GtkWidget *parent,
                         const GdkRectangle *where,
                         PursuitDeal *deal,
                         GPtrArray *stages,
                         gboolean can_open)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (where != NULL);
  g_return_if_fail (PURSUIT_IS_DEAL (deal));
  g_return_if_fail (stages != NULL);

  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) model = make_menu (deal, stages, can_open);
  GtkWidget *popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (parent));
  Menu menu = { parent, deal, stages };

  add_action (group, "open", NULL, G_CALLBACK (open_cb), &menu);
  add_action (group, "edit", NULL, G_CALLBACK (edit_cb), &menu);
  add_action (group, "log", NULL, G_CALLBACK (log_cb), &menu);
  add_action (group, "people", NULL, G_CALLBACK (people_cb), &menu);
  add_action (group, "sheet", NULL, G_CALLBACK (sheet_cb), &menu);
  add_action (group, "move", NULL, G_CALLBACK (move_cb), &menu);
  add_action (group, "move-to", "x", G_CALLBACK (move_to_cb), &menu);
  add_action (group, "close", "s", G_CALLBACK (close_cb), &menu);
  add_action (group, "reopen", NULL, G_CALLBACK (reopen_cb), &menu);
  add_action (group, "delete", NULL, G_CALLBACK (delete_cb), &menu);
  gtk_widget_insert_action_group (parent, "deal", G_ACTION_GROUP (group));

  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), where);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), focus != NULL ? focus : parent, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
}
